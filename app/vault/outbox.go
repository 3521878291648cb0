package vault

import (
	"database/sql"
	"errors"
	"slices"
	"strings"

	"hearme/internal/keys"
	"hearme/internal/words"
	"hearme/story"
	"hearme/story/envelope"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// State is what became of a sealed story.
type State string

// The states of a sealed story on the tablet.
const (
	Finished  State = "finished"  // waiting to sync
	Stored    State = "stored"    // the server has it
	Safe      State = "safe"      // backed up too: the tablet's copy is dropped
	Withdrawn State = "withdrawn" // erased here
	Refused   State = "refused"   // kept, with Code
)

// Item is one envelope in the outbox. Everything here can be read while the
// vault is locked: it is what travels in the open.
type Item struct {
	ID       story.ID
	Manifest string // signed note; empty once erased
	State    State
	Code     string // with Refused: why
	Receipt  string // the server's receipt, as it was given to SetState
}

func insertItem(tx *sql.Tx, env envelope.Envelope) error {
	_, err := tx.Exec(`INSERT INTO outbox (id, manifest, state) VALUES (?, ?, ?)`, string(env.ID()), env.Manifest(), string(Finished))
	var s sqlite3.Error
	if errors.As(err, &s) && s.Code == sqlite3.ErrConstraint {
		return &story.Problem{Code: "already_sealed"}
	}
	if err != nil {
		return err
	}
	for _, b := range env.Blobs() {
		if _, err := tx.Exec(`INSERT INTO blob (sha256, item, bytes) VALUES (?, ?, ?)`, b.Ref.SHA256, string(env.ID()), b.Bytes); err != nil {
			return err
		}
	}
	return nil
}

// Outbox lists every envelope, in the order of its random id.
func (v *Vault) Outbox() ([]Item, error) {
	rows, err := v.db.Query(`SELECT id, manifest, state, code, receipt FROM outbox ORDER BY id`)
	if err != nil {
		return nil, problem(err)
	}
	defer rows.Close()
	var items []Item
	for rows.Next() {
		var it Item
		if err := rows.Scan(&it.ID, &it.Manifest, &it.State, &it.Code, &it.Receipt); err != nil {
			return nil, problem(err)
		}
		items = append(items, it)
	}
	return items, problem(rows.Err())
}

// Blob returns one sealed blob. Code: blob_missing.
func (v *Vault) Blob(sha256 string) ([]byte, error) {
	var b []byte
	err := v.db.QueryRow(`SELECT bytes FROM blob WHERE sha256 = ?`, sha256).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &story.Problem{Code: "blob_missing"}
	}
	return b, problem(err)
}

// SetState notes what the server said of an envelope; code is why it was
// refused, receipt its receipt as text, kept as it is (empty: the one before
// stays). With Safe the tablet's blobs go. What was withdrawn stays so.
func (v *Vault) SetState(id story.ID, st State, code, receipt string) error {
	return v.inTx(func(tx *sql.Tx) error {
		_, err := tx.Exec(`UPDATE outbox SET state = ?, code = ?, receipt = CASE ? WHEN '' THEN receipt ELSE ? END WHERE id = ? AND state <> ?`,
			string(st), code, receipt, receipt, string(id), string(Withdrawn))
		if err != nil || st != Safe {
			return err
		}
		_, err = tx.Exec(`DELETE FROM blob WHERE item = ?`, string(id))
		return err
	})
}

// Erase erases an envelope's blobs and manifest; that there was one, and that
// it was withdrawn, stays for the counts.
func (v *Vault) Erase(id story.ID) error {
	return v.withReserve(func() error {
		return v.inTx(func(tx *sql.Tx) error { return erase(tx, id) })
	})
}

func erase(tx *sql.Tx, id story.ID) error {
	if _, err := tx.Exec(`DELETE FROM blob WHERE item = ?`, string(id)); err != nil {
		return err
	}
	_, err := tx.Exec(`UPDATE outbox SET manifest = '', state = ?, code = '', receipt = '' WHERE id = ?`, string(Withdrawn), string(id))
	return err
}

// EraseByCode erases the stories in the outbox that this withdrawal code takes
// back, and queues the code for the server, in one transaction: the server may
// hold one of them without the tablet's knowing. It says which were erased
// here. Code: bad_code.
func (v *Vault) EraseByCode(code string) ([]story.ID, error) {
	if !words.IsCode(code) {
		return nil, &story.Problem{Code: "bad_code", Field: "code"}
	}
	ids, err := v.matching(code)
	if err != nil {
		return nil, err
	}
	err = v.withReserve(func() error {
		return v.inTx(func(tx *sql.Tx) error {
			for _, id := range ids {
				if err := erase(tx, id); err != nil {
					return err
				}
			}
			return queue(tx, code, nil)
		})
	})
	if err != nil {
		return nil, err
	}
	return ids, nil
}

func (v *Vault) matching(code string) ([]story.ID, error) {
	items, err := v.Outbox()
	if err != nil {
		return nil, err
	}
	hashes := map[string]string{} // by project: Argon2id is slow
	var ids []story.ID
	for _, it := range items {
		m, err := envelope.PeekManifest(it.Manifest)
		if err != nil || m.CodeHash == "" {
			continue // erased already, or a safeguarding record
		}
		if hashes[m.Project] == "" {
			hashes[m.Project] = keys.CodeHash(code, m.Project)
		}
		if m.CodeHash == hashes[m.Project] {
			ids = append(ids, it.ID)
		}
	}
	return ids, nil
}

// Withdrawal is a withdrawal that waits for the server.
type Withdrawal struct {
	Code  string
	Flags []string // only these consents are taken back; none: the whole story
}

// QueueWithdrawal keeps a withdrawal until the server has taken it.
func (v *Vault) QueueWithdrawal(code string, flags ...string) error {
	return v.inTx(func(tx *sql.Tx) error { return queue(tx, code, flags) })
}

func queue(tx *sql.Tx, code string, flags []string) error {
	_, err := tx.Exec(`INSERT INTO withdrawal (code, flags) VALUES (?, ?) ON CONFLICT DO NOTHING`, words.Normalise(code), joinFlags(flags))
	return err
}

// Withdrawals lists what waits for the server.
func (v *Vault) Withdrawals() ([]Withdrawal, error) {
	rows, err := v.db.Query(`SELECT code, flags FROM withdrawal`)
	if err != nil {
		return nil, problem(err)
	}
	defer rows.Close()
	var ws []Withdrawal
	for rows.Next() {
		var w Withdrawal
		var flags string
		if err := rows.Scan(&w.Code, &flags); err != nil {
			return nil, problem(err)
		}
		w.Flags = strings.Fields(flags)
		ws = append(ws, w)
	}
	return ws, problem(rows.Err())
}

// DropWithdrawal forgets a withdrawal that the server has taken.
func (v *Vault) DropWithdrawal(w Withdrawal) error {
	return v.withReserve(func() error {
		return v.exec(`DELETE FROM withdrawal WHERE code = ? AND flags = ?`, words.Normalise(w.Code), joinFlags(w.Flags))
	})
}

func joinFlags(flags []string) string {
	flags = slices.Clone(flags)
	slices.Sort(flags)
	return strings.Join(flags, " ")
}
