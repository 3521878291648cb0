package flow

import (
	"encoding/json"
	"time"

	"hearme/i18n"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
	"hearme/story/singleout"
)

// Intake takes told stories the whole way, draft, permitted, redacted, sealed,
// with or without a window.
type Intake struct {
	Catalogues *i18n.Catalogues
	Engine     anonymise.Engine
	Counting   singleout.Sources // to make wider what would leave too few people
}

// Sealer keeps a sealed story and erases its draft, in one step.
type Sealer interface {
	Seal(r anonymise.Redacted, rec Record) error
}

// Wording is the consent wording in force for a written language.
func (in Intake) Wording(lang string) consent.Wording {
	v, h := in.Catalogues.Language(lang).Wording()
	return consent.Wording{Version: v, Hash: h}
}

// Seal takes a told story the whole way. Every decision must have been made.
// What was made wider is all that goes on.
func (in Intake) Seal(s Sealer, r Record, check anonymise.Check) error {
	r = r.widened()
	d, err := story.NewDraft(r.ID, r.Content)
	if err != nil {
		return err
	}
	p, err := consent.Permit(d, r.Consent, in.Wording(r.Content.Lang))
	if err != nil {
		return err
	}
	red, err := anonymise.Redact(p, r.Decisions, check)
	if err != nil {
		return err
	}
	r.Contact = reachable(r, red.Record())
	return s.Seal(red, r)
}

// reachable leaves of the contact what the person agreed to: all of it with
// the contact consent, the number alone where only a call was asked for at
// Stop. The rest goes with the draft and does not hold the story back.
func reachable(r Record, agreed consent.Record) story.Contact {
	switch {
	case agreed.Says(consent.Contact, ""):
		return r.Contact
	case r.CallBack && !blank(r.Contact.Phone):
		return story.Contact{Phone: r.Contact.Phone}
	}
	return story.Contact{}
}

// SealAsProposed accepts every proposal that nobody decided about, makes wider
// what would leave too few people, and seals, flagged for the lead: nobody
// looked.
func (in Intake) SealAsProposed(s Sealer, r Record) error {
	return in.Seal(s, in.automatic(r), anonymise.CheckAuto)
}

// SealOverdue seals every told story whose 24 hours are over. Stories that
// cannot be sealed (the wording changed, a full disk) stay; the first reason
// is returned with what was sealed.
func (in Intake) SealOverdue(s Session, now time.Time) (sealed []story.ID, err error) {
	infos, err := s.Records()
	if err != nil {
		return nil, err
	}
	var first error
	for _, info := range infos {
		r, err := loadFrom(s, info.ID)
		if err != nil || !r.Told || r.ToldAt.Add(SealsAfter).After(now) {
			continue // damaged ones are shown in the list of stories
		}
		if err := in.SealAsProposed(s, r); err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		sealed = append(sealed, r.ID)
	}
	return sealed, first
}

// EraseDrafts erases this connector's stories in progress with a withdrawal
// code, and says how many.
func EraseDrafts(s Session, same func(a, b string) bool, code string) (n int, err error) {
	infos, err := s.Records()
	if err != nil {
		return 0, err
	}
	for _, info := range infos {
		r, err := loadFrom(s, info.ID)
		if err != nil || !same(r.Code, code) {
			continue // damaged: its code cannot be read, and it expires
		}
		if err := s.DeleteRecord(info.ID); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// Save keeps a record as the vault keeps it.
func Save(s Session, r Record) error {
	r.Schema = RecordSchema
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return s.SaveRecord(r.ID, RecordSchema, b)
}

func loadFrom(s Session, id story.ID) (Record, error) {
	var r Record
	b, err := s.LoadRecord(id)
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(b, &r); err != nil || r.ID != id {
		return Record{}, &story.Problem{Code: "record_damaged"}
	}
	if r.Schema > RecordSchema {
		return Record{}, &story.Problem{Code: "vault_newer"}
	}
	return r, nil
}
