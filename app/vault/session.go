package vault

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/subtle"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"

	"hearme/internal/keys"
	"hearme/story"
)

// PINTries is how many wrong PINs in a row lock a session.
const PINTries = 5

const minPassphrase = 8 // letters; generated ones have five words

// Session is one connector's open part of the vault. After Lock every call
// fails with the code locked.
type Session struct {
	v  *Vault
	id string // the connector's

	mu     sync.Mutex
	open   bool
	key    keys.Key
	device string // the tablet's signing key, in note's form
	pin    []byte
	wrong  int
}

// Connectors counts who can unlock the vault; 0 means first run.
func (v *Vault) Connectors() (int, error) {
	var n int
	err := v.db.QueryRow(`SELECT count(*) FROM connector`).Scan(&n)
	return n, problem(err)
}

// AddConnector makes a connector and opens their part. s is an open session of
// another connector, nil for the first: that one's coming also makes the
// tablet's signing key. Codes: passphrase_short, passphrase_used, not_first,
// locked, disk_full.
func (v *Vault) AddConnector(s *Session, passphrase, pin string) (*Session, error) {
	device, err := v.deviceFor(s)
	if err != nil {
		return nil, err
	}
	under, err := v.freshPassphrase(passphrase)
	if err != nil {
		return nil, err
	}
	n := &Session{v: v, id: string(story.NewID()), open: true, key: keys.NewKey(), device: device, pin: []byte(pin)}
	err = v.inTx(func(tx *sql.Tx) error {
		if s == nil { // two first runs at once must not make two signing keys
			var others int
			if err := tx.QueryRow(`SELECT count(*) FROM connector`).Scan(&others); err != nil {
				return err
			}
			if others > 0 {
				return &story.Problem{Code: "not_first"}
			}
		}
		return n.insert(tx, under)
	})
	if err != nil {
		n.Lock()
		return nil, err
	}
	return n, nil
}

func (n *Session) insert(tx *sql.Tx, under keys.Key) error {
	v := n.v
	_, err := tx.Exec(`INSERT INTO connector (id, wrap, device, pin) VALUES (?, ?, ?, ?)`, n.id,
		keys.Seal(under, v.place("connector key", n.id), n.key[:]),
		keys.Seal(n.key, v.place("device key", n.id), []byte(n.device)),
		keys.Seal(n.key, v.place("pin", n.id), n.pin))
	if err != nil {
		return err
	}
	signer, err := note.NewSigner(n.device)
	if err != nil {
		return err
	}
	return putState(tx, stateDeviceName, signer.Name())
}

// deviceFor gives the tablet's signing key to pass on, or makes it.
func (v *Vault) deviceFor(s *Session) (string, error) {
	if s == nil {
		var name [8]byte
		rand.Read(name[:])
		secret, _, err := note.GenerateKey(rand.Reader, "tablet-"+hex.EncodeToString(name[:]))
		return secret, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.device, s.alive()
}

// freshPassphrase derives the key of a passphrase that nobody here uses yet.
func (v *Vault) freshPassphrase(passphrase string) (keys.Key, error) {
	if utf8.RuneCountInString(strings.TrimSpace(passphrase)) < minPassphrase {
		return keys.Key{}, &story.Problem{Code: "passphrase_short"}
	}
	under := keys.Derive(passphrase, v.salt, v.params)
	s, err := v.find(under)
	if err != nil {
		return keys.Key{}, err
	}
	if s != nil {
		s.Lock()
		return keys.Key{}, &story.Problem{Code: "passphrase_used"}
	}
	return under, nil
}

// Unlock opens the part of the connector whose passphrase it is. Code:
// wrong_passphrase.
func (v *Vault) Unlock(passphrase string) (*Session, error) {
	s, err := v.find(keys.Derive(passphrase, v.salt, v.params))
	if err == nil && s == nil {
		err = &story.Problem{Code: "wrong_passphrase"}
	}
	return s, err
}

// find tries a passphrase's key on every connector; nil when it fits none.
func (v *Vault) find(under keys.Key) (*Session, error) {
	defer under.Zero()
	rows, err := v.db.Query(`SELECT id, wrap, device, pin FROM connector`)
	if err != nil {
		return nil, problem(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var wrap, device, pin []byte
		if err := rows.Scan(&id, &wrap, &device, &pin); err != nil {
			return nil, problem(err)
		}
		key, err := keys.Open(under, v.place("connector key", id), wrap)
		if err != nil || len(key) != len(keys.Key{}) {
			continue
		}
		s := &Session{v: v, id: id, open: true, key: keys.Key(key)}
		clear(key)
		if err := s.fill(device, pin); err != nil {
			return nil, err
		}
		return s, nil
	}
	return nil, problem(rows.Err())
}

func (s *Session) fill(device, pin []byte) error {
	secret, err := keys.Open(s.key, s.v.place("device key", s.id), device)
	if err != nil {
		return &story.Problem{Code: "vault_damaged"}
	}
	s.device = string(secret)
	if s.pin, err = keys.Open(s.key, s.v.place("pin", s.id), pin); err != nil {
		return &story.Problem{Code: "vault_damaged"}
	}
	return nil
}

// place is the associated data of a box: it opens in this vault, as this kind
// of thing, at this id only.
func (v *Vault) place(kind string, parts ...string) []byte {
	return []byte("hearme vault 1\x00" + v.id + "\x00" + kind + "\x00" + strings.Join(parts, "\x00"))
}

func (s *Session) alive() error {
	if !s.open {
		return &story.Problem{Code: "locked"}
	}
	return nil
}

// Lock forgets every key.
func (s *Session) Lock() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open = false
	s.key.Zero()
	clear(s.pin)
	s.device = ""
}

// Signer signs as this tablet.
func (s *Session) Signer() (note.Signer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.alive(); err != nil {
		return nil, err
	}
	return note.NewSigner(s.device)
}

// Verifier is the note verifier key of Signer, which an enrolment gives to the
// server.
func (s *Session) Verifier() (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.alive(); err != nil {
		return "", err
	}
	// PRIVATE+KEY+<name>+<hash>+<base64 of the algorithm's number and the seed>
	parts := strings.SplitN(s.device, "+", 5)
	raw, err := base64.StdEncoding.DecodeString(parts[len(parts)-1])
	if err != nil || len(parts) != 5 || len(raw) != 1+ed25519.SeedSize {
		return "", &story.Problem{Code: "vault_damaged", Field: "device key"}
	}
	public, _ := ed25519.NewKeyFromSeed(raw[1:]).Public().(ed25519.PublicKey)
	return note.NewEd25519VerifierKey(parts[2], public)
}

// HasPIN is false while nobody has chosen one: a vault made without a window.
func (s *Session) HasPIN() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.pin) > 0
}

// CheckPIN gives wrong_pin, or pin_locked from the fifth wrong one in a row on:
// then only the passphrase helps. The count is kept in memory; the PIN never
// protects the file.
func (s *Session) CheckPIN(pin string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.alive(); err != nil {
		return err
	}
	if s.wrong >= PINTries {
		return &story.Problem{Code: "pin_locked"}
	}
	if len(s.pin) > 0 && subtle.ConstantTimeCompare([]byte(pin), s.pin) == 1 {
		s.wrong = 0
		return nil
	}
	if s.wrong++; s.wrong >= PINTries {
		return &story.Problem{Code: "pin_locked"}
	}
	return &story.Problem{Code: "wrong_pin"}
}

// ChangePIN sets a new PIN.
func (s *Session) ChangePIN(pin string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.alive(); err != nil {
		return err
	}
	box := keys.Seal(s.key, s.v.place("pin", s.id), []byte(pin))
	if err := s.v.exec(`UPDATE connector SET pin = ? WHERE id = ?`, box, s.id); err != nil {
		return err
	}
	s.pin, s.wrong = []byte(pin), 0
	return nil
}

// ChangePassphrase wraps the connector's key anew; drafts stay as they are.
// Codes: wrong_passphrase, passphrase_short, passphrase_used, locked.
func (s *Session) ChangePassphrase(old, fresh string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.alive(); err != nil {
		return err
	}
	was, err := s.v.Unlock(old)
	if err != nil {
		return err
	}
	was.Lock()
	if was.id != s.id {
		return &story.Problem{Code: "wrong_passphrase"}
	}
	under, err := s.v.freshPassphrase(fresh)
	if err != nil {
		return err
	}
	defer under.Zero()
	box := keys.Seal(under, s.v.place("connector key", s.id), s.key[:])
	return s.v.exec(`UPDATE connector SET wrap = ? WHERE id = ?`, box, s.id)
}

// StartOver is for when every passphrase is lost: all connectors, their drafts
// and the tablet's signing key go, and so does the enrolment. What waits in
// the outbox stays: a new ticket adopts it. It returns the new first
// connector. Codes as AddConnector.
func (v *Vault) StartOver(passphrase, pin string) (*Session, error) {
	device, err := v.deviceFor(nil)
	if err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(strings.TrimSpace(passphrase)) < minPassphrase {
		return nil, &story.Problem{Code: "passphrase_short"}
	}
	n := &Session{v: v, id: string(story.NewID()), open: true, key: keys.NewKey(), device: device, pin: []byte(pin)}
	under := keys.Derive(passphrase, v.salt, v.params)
	defer under.Zero()
	err = v.withReserve(func() error {
		return v.inTx(func(tx *sql.Tx) error {
			for _, q := range []string{`DELETE FROM draft`, `DELETE FROM setting`, `DELETE FROM connector`, `DELETE FROM state`} {
				if _, err := tx.Exec(q); err != nil {
					return err
				}
			}
			return n.insert(tx, under)
		})
	})
	if err != nil {
		n.Lock()
		return nil, err
	}
	return n, nil
}

func (v *Vault) exec(query string, args ...any) error {
	_, err := v.db.Exec(query, args...)
	return problem(err)
}
