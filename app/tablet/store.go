// Package tablet joins the vault, the way to the server and the screens'
// view-models: what the tablet program and hearme-field are both made of. It
// has no window.
package tablet

import (
	"time"

	"hearme/app/flow"
	"hearme/app/vault"
	"hearme/i18n"
	"hearme/internal/keys"
	"hearme/internal/words"
	"hearme/story"
	"hearme/story/envelope"
	"hearme/sync/client"
	"hearme/sync/wire"
)

// Store is a vault as the screens see it.
type Store struct {
	V       *vault.Vault
	cats    *i18n.Catalogues
	shipped shipped
	now     func() time.Time
	forced  *wire.Config // practice
}

// Open opens the vault in dir, or makes it. Codes as vault.Open and
// vault.Create.
func Open(dir string, cats *i18n.Catalogues, now func() time.Time, opts ...vault.Option) (*Store, error) {
	st, err := OpenExisting(dir, cats, now, opts...)
	if !isCode(err, "vault_missing") {
		return st, err
	}
	v, err := vault.Create(dir, append([]vault.Option{vault.WithClock(now)}, opts...)...)
	if err != nil {
		return nil, err
	}
	return newStore(v, cats, now), nil
}

// OpenExisting opens the vault in dir. Codes as vault.Open.
func OpenExisting(dir string, cats *i18n.Catalogues, now func() time.Time, opts ...vault.Option) (*Store, error) {
	v, err := vault.Open(dir, append([]vault.Option{vault.WithClock(now)}, opts...)...)
	if err != nil {
		return nil, err
	}
	return newStore(v, cats, now), nil
}

func newStore(v *vault.Vault, cats *i18n.Catalogues, now func() time.Time) *Store {
	return &Store{V: v, cats: cats, shipped: shippedWith(cats), now: now}
}

// Close closes the vault.
func (s *Store) Close() error { return s.V.Close() }

// Connectors implements flow.Vault.
func (s *Store) Connectors() (int, error) { return s.V.Connectors() }

// AddConnector implements flow.Vault.
func (s *Store) AddConnector(by flow.Session, passphrase, pin string) (flow.Session, error) {
	var have *vault.Session
	if own, ok := by.(*Session); ok && own != nil {
		have = own.Session
	}
	return s.session(s.V.AddConnector(have, passphrase, pin))
}

// Unlock implements flow.Vault.
func (s *Store) Unlock(passphrase string) (flow.Session, error) {
	return s.session(s.V.Unlock(passphrase))
}

// StartOver implements flow.Vault.
func (s *Store) StartOver(passphrase, pin string) (flow.Session, error) {
	return s.session(s.V.StartOver(passphrase, pin))
}

func (s *Store) session(v *vault.Session, err error) (flow.Session, error) {
	if err != nil {
		return nil, err
	}
	return &Session{Session: v, store: s}, nil
}

// Config implements flow.Vault: what the project signed, with the voices that
// may be heard.
func (s *Store) Config() (wire.Config, bool) {
	if s.forced != nil {
		return s.withVoices(*s.forced), true
	}
	e, ok, err := s.V.Enrolment()
	if err != nil || !ok {
		return wire.Config{}, false
	}
	c, err := client.OpenConfig(e.Config, e.ProjectKey)
	return s.withVoices(c), err == nil
}

// Outbox implements flow.Vault: the stories, without safeguarding records,
// which nobody but their lead is to know of.
func (s *Store) Outbox() ([]flow.Item, error) {
	items, err := s.V.Outbox()
	if err != nil {
		return nil, err
	}
	var out []flow.Item
	for _, it := range items {
		if m, err := envelope.PeekManifest(it.Manifest); err == nil && m.CodeHash == "" {
			continue
		}
		out = append(out, flow.Item{ID: it.ID, State: flow.State(it.State), Code: it.Code})
	}
	return out, nil
}

// EraseByCode implements flow.Vault.
func (s *Store) EraseByCode(code string) (int, error) {
	ids, err := s.V.EraseByCode(code)
	return len(ids), err
}

// CodeMatches implements flow.Vault.
func (s *Store) CodeMatches(a, b string) bool {
	n := words.Normalise(a)
	return n != "" && n == words.Normalise(b)
}

// project is where stories are sealed to: the newest epoch.
func (s *Store) project() (wire.Config, wire.Epoch, error) {
	c, ok := s.Config()
	if !ok || len(c.Epochs) == 0 {
		return wire.Config{}, wire.Epoch{}, &story.Problem{Code: "not_enrolled"}
	}
	return c, c.Epochs[len(c.Epochs)-1], nil
}

func (s *Store) codeHash(code, project string) (string, error) {
	if !words.IsCode(code) {
		return "", &story.Problem{Code: "bad_code", Field: "code"}
	}
	return keys.CodeHash(code, project), nil
}

// Words implements flow.Words.
type Words struct{}

// Passphrase implements flow.Words.
func (Words) Passphrase() string { return words.NewPassphrase() }

// Code implements flow.Words.
func (Words) Code(lang string) string { return words.NewCode(lang) }
