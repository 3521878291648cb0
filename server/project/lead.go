package project

import (
	"context"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"filippo.io/age"

	"hearme/internal/keys"
	"hearme/server/store"
	"hearme/story/envelope"
)

// What is said about names and passphrases. ErrPassphrase never tells which of
// the two was wrong.
var (
	ErrPassphrase      = errors.New("wrong name or passphrase")
	ErrShortPassphrase = errors.New("the passphrase is too short: use four words or more")
	ErrName            = errors.New("a lead's name is 1 to 100 bytes of plain text")
)

// minPassphrase is in letters. It only stops the worst; five generated words
// are what is recommended.
const minPassphrase = 8

// Lead is a lead who is signed in: their identity and what it opens, in memory.
type Lead struct {
	name     string
	identity string
	epochs   []EpochIdentity
	openers  map[string]*envelope.Opener
	signing  string
	guard    string
}

// EpochIdentity opens what was sealed to one quarter.
type EpochIdentity struct {
	ID        string // for instance 2026-Q4
	Recipient string
	Identity  string // an age identity file, never written or logged
}

// Name returns the lead's name.
func (l *Lead) Name() string { return l.name }

// EpochIdentities returns every epoch's identity, oldest first.
func (l *Lead) EpochIdentities() []EpochIdentity { return l.epochs }

// SafeguardingIdentity returns the identity of safeguarding records, empty for
// a lead who does not hold it.
func (l *Lead) SafeguardingIdentity() string { return l.guard }

// ErrEpoch says that a lead holds no key of an epoch.
var ErrEpoch = errors.New("project: no key for this epoch")

// Open opens what was sealed to an epoch.
func (l *Lead) Open(epoch string, sealed []byte) ([]byte, error) {
	o := l.openers[epoch]
	if o == nil {
		return nil, ErrEpoch
	}
	return o.Open(sealed)
}

// Seal seals to an epoch what leads write.
func (l *Lead) Seal(epoch string, plain []byte) ([]byte, error) {
	for _, e := range l.epochs {
		if e.ID == epoch {
			return sealTo(e.Recipient, plain)
		}
	}
	return nil, ErrEpoch
}

// Wrap encrypts the lead's identity under a key that lives in a session's
// cookie alone.
func (l *Lead) Wrap(key [32]byte) ([]byte, error) {
	return keys.Seal(key, []byte("hearme session\x00"+l.name), []byte(l.identity)), nil
}

// Unwrap opens what Wrap made; keys.ErrOpen for another key or name.
func (p *Project) Unwrap(ctx context.Context, name string, key [32]byte, wrapped []byte) (*Lead, error) {
	identity, err := keys.Open(key, []byte("hearme session\x00"+name), wrapped)
	if err != nil {
		return nil, err
	}
	return p.load(ctx, name, string(identity))
}

// UnlockLead opens a lead's keys with their passphrase. When a new quarter has
// begun it makes the quarter's epoch. ErrPassphrase, whichever of the two is
// wrong, in the same time. The caller limits how often it is tried.
func (p *Project) UnlockLead(ctx context.Context, name, passphrase string) (*Lead, error) {
	row, err := p.store.Lead(ctx, name)
	if errors.Is(err, store.ErrNotFound) {
		row = store.Lead{Name: name, Salt: make([]byte, keys.SaltSize), Time: p.cost.Time, MemoryKiB: p.cost.MemoryKiB, Lanes: p.cost.Lanes}
	} else if err != nil {
		return nil, err
	}
	k := p.derive(passphrase, row)
	identity, err := keys.Open(k, p.leadAD(row), row.Sealed)
	k.Zero()
	if err != nil {
		return nil, ErrPassphrase
	}
	l, err := p.load(ctx, name, string(identity))
	if err != nil {
		return nil, err
	}
	return l, p.rotate(ctx, l)
}

func (p *Project) derive(passphrase string, row store.Lead) keys.Key {
	salt := append(append([]byte(nil), row.Salt...), p.pepper...)
	return keys.Derive(passphrase, salt, keys.Params{Time: row.Time, MemoryKiB: row.MemoryKiB, Lanes: row.Lanes})
}

func (p *Project) leadAD(row store.Lead) []byte {
	return []byte("hearme lead\x00" + p.info.ID + "\x00" + row.Name + "\x00" + row.Recipient)
}

// newLead makes a lead's identity and seals it under their passphrase.
func (p *Project) newLead(name, passphrase string) (store.Lead, error) {
	if name == "" || len(name) > 100 || !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl) || name != strings.TrimSpace(name) {
		return store.Lead{}, ErrName
	}
	id, err := age.GenerateHybridIdentity()
	if err != nil {
		return store.Lead{}, err
	}
	row := store.Lead{Name: name, Recipient: id.Recipient().String()}
	err = p.sealLead(&row, id.String(), passphrase)
	return row, err
}

// sealLead puts an identity under a passphrase and a new salt.
func (p *Project) sealLead(row *store.Lead, identity, passphrase string) error {
	if utf8.RuneCountInString(strings.TrimSpace(passphrase)) < minPassphrase {
		return ErrShortPassphrase
	}
	row.Salt, row.Time, row.MemoryKiB, row.Lanes = keys.NewSalt(), p.cost.Time, p.cost.MemoryKiB, p.cost.Lanes
	k := p.derive(passphrase, *row)
	row.Sealed = keys.Seal(k, p.leadAD(*row), []byte(identity))
	k.Zero()
	return nil
}

// load opens every key that was sealed to a lead.
func (p *Project) load(ctx context.Context, name, identity string) (*Lead, error) {
	l := &Lead{name: name, identity: identity, openers: map[string]*envelope.Opener{}}
	grants, err := p.store.Grants(ctx, name)
	if err != nil {
		return nil, err
	}
	epochs, err := p.store.Epochs(ctx)
	if err != nil {
		return nil, err
	}
	opened := map[string]string{}
	for _, g := range grants {
		if opened[g.Subject], err = openGrant(identity, p.info.ID, g); err != nil {
			return nil, err
		}
	}
	l.signing, l.guard = opened[signingSubject], opened[guardSubject]
	for _, e := range epochs {
		key, ok := opened[epochSubject+e.ID]
		if !ok {
			continue
		}
		if l.openers[e.ID], err = envelope.NewOpener(key); err != nil {
			return nil, err
		}
		l.epochs = append(l.epochs, EpochIdentity{ID: e.ID, Recipient: e.Recipient, Identity: key})
	}
	return l, nil
}

// AddLead makes another lead and seals to them what this lead holds. ErrName,
// ErrShortPassphrase, store.ErrConflict for a name that is taken.
func (p *Project) AddLead(ctx context.Context, by *Lead, name, passphrase string) error {
	row, err := p.newLead(name, passphrase)
	if err != nil {
		return err
	}
	held := map[string]string{signingSubject: by.signing, guardSubject: by.guard}
	for _, e := range by.epochs {
		held[epochSubject+e.ID] = e.Identity
	}
	var grants []store.Grant
	for subject, key := range held {
		if key == "" {
			continue
		}
		g, err := holders{name: row.Recipient}.grants(p.info.ID, subject, key)
		if err != nil {
			return err
		}
		grants = append(grants, g...)
	}
	return p.store.AddLead(ctx, by.name, row, grants)
}

// ChangePassphrase puts a lead's identity under a new passphrase and ends
// their web sessions. ErrShortPassphrase.
func (p *Project) ChangePassphrase(ctx context.Context, l *Lead, passphrase string) error {
	row, err := p.store.Lead(ctx, l.name)
	if err != nil {
		return err
	}
	if err := p.sealLead(&row, l.identity, passphrase); err != nil {
		return err
	}
	if err := p.store.ReplaceLead(ctx, l.name, row); err != nil {
		return err
	}
	return p.sessions.EndSessionsOf(ctx, l.name)
}
