package vault

import (
	"database/sql"
	"encoding/json"
	"errors"
	"strconv"
	"time"

	"hearme/internal/keys"
	"hearme/story"
	"hearme/story/envelope"
)

// Info is what is known of a draft besides its content.
type Info struct {
	ID               story.ID
	Created, Touched time.Time
}

// inside is what a draft's box holds: the times say something about a person's
// visit, so they are in it too.
type inside struct {
	Created time.Time `json:"created"`
	Touched time.Time `json:"touched"`
	Body    []byte    `json:"body"`
}

// SaveRecord keeps a draft, encrypted under its own key. schema is the version
// of plaintext. Codes: bad_id, locked, disk_full; record_other when the draft
// is another connector's. A story that was begun may use the room that is kept
// aside when the disk is full, so that no words are lost by it.
func (s *Session) SaveRecord(id story.ID, schema int, plaintext []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.alive(); err != nil {
		return err
	}
	if !id.Valid() {
		return &story.Problem{Code: "bad_id"}
	}
	begun := false
	save := func() error {
		return s.v.inTx(func(tx *sql.Tx) (err error) {
			begun, err = s.save(tx, id, schema, plaintext)
			return err
		})
	}
	err := save()
	if begun && isCode(err, "disk_full") {
		err = s.v.withReserve(save)
	}
	return err
}

// save writes a draft; begun tells whether there was one before.
func (s *Session) save(tx *sql.Tx, id story.ID, schema int, plaintext []byte) (begun bool, err error) {
	now := s.v.now().UTC()
	in, key, revision := inside{now, now, plaintext}, keys.NewKey(), int64(1)
	old, err := s.row(tx, id)
	switch {
	case err == nil:
		key, revision = old.key, old.revision+1
		if was, err := s.unbox(old); err == nil {
			in.Created = was.Created
		}
	case !isCode(err, "record_missing"):
		return false, err
	}
	defer key.Zero()
	b, err := json.Marshal(in)
	if err != nil {
		return false, err
	}
	box := keys.Seal(key, s.draftPlace(id, revision, schema), b)
	clear(b)
	if old != nil {
		_, err = tx.Exec(`UPDATE draft SET revision = ?, schema = ?, box = ? WHERE id = ?`, revision, schema, box, string(id))
		return true, err
	}
	wrapped := keys.Seal(s.key, s.v.place("draft key", s.id, string(id)), key[:])
	_, err = tx.Exec(`INSERT INTO draft (id, connector, key, revision, schema, box) VALUES (?, ?, ?, ?, ?, ?)`,
		string(id), s.id, wrapped, revision, schema, box)
	return false, err
}

// LoadRecord opens a draft. Codes: record_missing, record_other (it is another
// connector's), record_damaged, locked.
func (s *Session) LoadRecord(id story.ID) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.alive(); err != nil {
		return nil, err
	}
	r, err := s.row(s.v.db, id)
	if err != nil {
		return nil, problem(err)
	}
	in, err := s.unbox(r)
	return in.Body, err
}

// Records lists this connector's drafts. One that does not open is listed with
// no times, so that it can be thrown away.
func (s *Session) Records() ([]Info, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.alive(); err != nil {
		return nil, err
	}
	ids, err := column[story.ID](s.v.db, `SELECT id FROM draft WHERE connector = ? ORDER BY id`, s.id)
	if err != nil {
		return nil, err
	}
	var infos []Info
	for _, id := range ids {
		info := Info{ID: id}
		if r, err := s.row(s.v.db, id); err == nil {
			if in, err := s.unbox(r); err == nil {
				info.Created, info.Touched = in.Created, in.Touched
				clear(in.Body)
			}
		}
		infos = append(infos, info)
	}
	return infos, nil
}

// DeleteRecord erases a draft and its key. One that is not there is no error.
func (s *Session) DeleteRecord(id story.ID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.alive(); err != nil {
		return err
	}
	return s.v.withReserve(func() error {
		return s.v.exec(`DELETE FROM draft WHERE id = ? AND connector = ?`, string(id), s.id)
	})
}

// SealRecord puts a sealed story into the outbox and erases its draft and the
// draft's key, in one transaction: from then on the tablet cannot read it. The
// draft need not have been saved before. Codes: no_envelope, other_envelope
// (another story's), already_sealed, locked, disk_full.
func (s *Session) SealRecord(id story.ID, env envelope.Envelope) error {
	if env.ID() != id {
		return &story.Problem{Code: "other_envelope"}
	}
	return s.put(env, id)
}

// PutEnvelope puts an envelope into the outbox that has no draft: a
// safeguarding record. Codes as SealRecord.
func (s *Session) PutEnvelope(env envelope.Envelope) error { return s.put(env, "") }

func (s *Session) put(env envelope.Envelope, draft story.ID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.alive(); err != nil {
		return err
	}
	if env.IsZero() {
		return &story.Problem{Code: "no_envelope"}
	}
	return s.v.inTx(func(tx *sql.Tx) error {
		if err := insertItem(tx, env); err != nil {
			return err
		}
		_, err := tx.Exec(`DELETE FROM draft WHERE id = ? AND connector = ?`, string(draft), s.id)
		return err
	})
}

// SaveSetting keeps a small value of the connector's own, encrypted.
func (s *Session) SaveSetting(name string, value []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.alive(); err != nil {
		return err
	}
	box := keys.Seal(s.key, s.v.place("setting", s.id, name), value)
	return s.v.exec(`INSERT INTO setting (connector, name, box) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET box = excluded.box`, s.id, name, box)
}

// LoadSetting returns a setting, nil when it was never saved.
func (s *Session) LoadSetting(name string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.alive(); err != nil {
		return nil, err
	}
	var box []byte
	err := s.v.db.QueryRow(`SELECT box FROM setting WHERE connector = ? AND name = ?`, s.id, name).Scan(&box)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, problem(err)
	}
	value, err := keys.Open(s.key, s.v.place("setting", s.id, name), box)
	if err != nil {
		return nil, &story.Problem{Code: "vault_damaged", Field: "setting"}
	}
	return value, nil
}

type draftRow struct {
	id       story.ID
	key      keys.Key
	revision int64
	schema   int
	box      []byte
}

type querier interface {
	QueryRow(query string, args ...any) *sql.Row
}

func (s *Session) row(q querier, id story.ID) (*draftRow, error) {
	r := &draftRow{id: id}
	var owner string
	var wrapped []byte
	err := q.QueryRow(`SELECT connector, key, revision, schema, box FROM draft WHERE id = ?`, string(id)).
		Scan(&owner, &wrapped, &r.revision, &r.schema, &r.box)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, &story.Problem{Code: "record_missing"}
	case err != nil:
		return nil, err
	case owner != s.id:
		return nil, &story.Problem{Code: "record_other"}
	}
	key, err := keys.Open(s.key, s.v.place("draft key", s.id, string(id)), wrapped)
	if err != nil || len(key) != len(keys.Key{}) {
		return nil, &story.Problem{Code: "record_damaged"}
	}
	r.key = keys.Key(key)
	clear(key)
	return r, nil
}

func (s *Session) unbox(r *draftRow) (inside, error) {
	var in inside
	b, err := keys.Open(r.key, s.draftPlace(r.id, r.revision, r.schema), r.box)
	if err != nil || json.Unmarshal(b, &in) != nil {
		return inside{}, &story.Problem{Code: "record_damaged"}
	}
	clear(b)
	return in, nil
}

func (s *Session) draftPlace(id story.ID, revision int64, schema int) []byte {
	return s.v.place("draft", s.id, string(id), strconv.FormatInt(revision, 10), strconv.Itoa(schema))
}

func isCode(err error, code string) bool {
	var p *story.Problem
	return errors.As(err, &p) && p.Code == code
}
