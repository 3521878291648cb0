package tablet

import (
	"errors"
	"time"

	"hearme/app/flow"
	"hearme/app/vault"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/envelope"
	"hearme/story/seal"
)

// Session is one connector's open part of the vault as the screens see it.
type Session struct {
	*vault.Session
	store *Store
}

// Records implements flow.Session. A draft that does not open has no times of
// its own: it counts as just touched, so that it is not thrown away unseen.
func (s *Session) Records() ([]flow.RecordInfo, error) {
	infos, err := s.Session.Records()
	if err != nil {
		return nil, err
	}
	out := make([]flow.RecordInfo, 0, len(infos))
	for _, in := range infos {
		if in.Touched.IsZero() {
			in.Created, in.Touched = s.store.now(), s.store.now()
		}
		out = append(out, flow.RecordInfo{ID: in.ID, Created: in.Created, Touched: in.Touched})
	}
	return out, nil
}

// Seal implements flow.Session: the envelope goes into the outbox and the
// draft and its key go, in one transaction.
func (s *Session) Seal(r anonymise.Redacted, rec flow.Record) error {
	c, epoch, err := s.store.project()
	if err != nil {
		return err
	}
	hash, err := s.store.codeHash(rec.Code, c.Project)
	if err != nil {
		return err
	}
	signer, err := s.Signer()
	if err != nil {
		return err
	}
	told := rec.ToldAt
	if told.IsZero() {
		told = s.store.now()
	}
	env, err := seal.Seal(r, seal.Extra{
		Event: rec.Event, EventName: rec.EventName, Day: told.Format(time.DateOnly), Company: string(rec.Company),
		Auto: r.Check() == anonymise.CheckAuto, About: rec.About, Contact: rec.Contact, CallBack: rec.CallBack, Who: rec.Answers(),
	}, seal.Project{ID: c.Project, Epoch: epoch.ID, Recipient: epoch.Recipient, ConsentHash: s.store.cats.AllWording()}, hash, signer)
	if err != nil {
		return err
	}
	return s.SealRecord(r.ID(), env)
}

// SealSafety implements flow.Session.
func (s *Session) SealSafety(n flow.SafetyNote) error {
	c, epoch, err := s.store.project()
	if err != nil {
		return err
	}
	signer, err := s.Signer()
	if err != nil {
		return err
	}
	env, err := seal.SealSafeguarding(envelope.SafeguardingBody{
		At: s.store.now(), Name: n.Person, Reach: n.Reach, Concern: n.Worry, Danger: n.Danger, Knows: n.Knows, Under18: n.Under18,
	}, seal.Project{ID: c.Project, Epoch: epoch.ID, ConsentHash: s.store.cats.AllWording()}, c.Safeguarding, signer)
	if err != nil {
		return err
	}
	return s.PutEnvelope(env)
}

func isCode(err error, code string) bool {
	p, ok := errors.AsType[*story.Problem](err)
	return ok && p.Code == code
}
