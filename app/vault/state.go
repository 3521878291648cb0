package vault

import (
	"database/sql"
	"encoding/json"
	"errors"

	"hearme/story"
)

// Enrolment is the tablet's place in a project. It can be read while the vault
// is locked.
type Enrolment struct {
	Server     string `json:"server"`      // URL
	Pin        string `json:"pin"`         // of the server's certificate, may be empty
	ProjectKey string `json:"project_key"` // note verifier key of the project
	DeviceID   string `json:"device_id"`   // what the server calls this tablet
	Config     string `json:"config"`      // signed note; whoever sets it has verified it
}

const (
	stateEnrolment   = "enrolment"
	stateLastReceipt = "last_receipt"
	stateDeviceName  = "device_name"
)

// Enrolment returns the tablet's place in a project; false before it has one.
func (v *Vault) Enrolment() (Enrolment, bool, error) {
	var e Enrolment
	s, err := v.state(stateEnrolment)
	if err != nil || s == "" {
		return e, false, err
	}
	if json.Unmarshal([]byte(s), &e) != nil {
		return e, false, &story.Problem{Code: "vault_damaged", Field: stateEnrolment}
	}
	return e, true, nil
}

// SetEnrolment puts the tablet into a project. What waits in the outbox stays
// and is offered there: the last receipt is forgotten, since it belongs to the
// server before.
func (v *Vault) SetEnrolment(e Enrolment) error {
	b, err := json.Marshal(e)
	if err != nil {
		return err
	}
	return v.inTx(func(tx *sql.Tx) error {
		if err := putState(tx, stateEnrolment, string(b)); err != nil {
			return err
		}
		return putState(tx, stateLastReceipt, "")
	})
}

// SetConfig replaces the signed configuration by one that has been verified.
// Code: not_enrolled.
func (v *Vault) SetConfig(signed string) error {
	e, ok, err := v.Enrolment()
	if err != nil {
		return err
	}
	if !ok {
		return &story.Problem{Code: "not_enrolled"}
	}
	e.Config = signed
	b, err := json.Marshal(e)
	if err != nil {
		return err
	}
	return v.inTx(func(tx *sql.Tx) error { return putState(tx, stateEnrolment, string(b)) })
}

// LastReceipt returns the newest receipt as SetLastReceipt got it, or "".
func (v *Vault) LastReceipt() (string, error) { return v.state(stateLastReceipt) }

// SetLastReceipt keeps the newest receipt.
func (v *Vault) SetLastReceipt(r string) error {
	return v.inTx(func(tx *sql.Tx) error { return putState(tx, stateLastReceipt, r) })
}

// DeviceName is the name under which this tablet signs; "" before first run.
func (v *Vault) DeviceName() (string, error) { return v.state(stateDeviceName) }

func (v *Vault) state(name string) (string, error) {
	var s string
	err := v.db.QueryRow(`SELECT value FROM state WHERE name = ?`, name).Scan(&s)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return s, problem(err)
}

func putState(tx *sql.Tx, name, value string) error {
	_, err := tx.Exec(`INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`, name, value)
	return err
}

// column reads a query's only column.
func column[T any](db *sql.DB, query string, args ...any) ([]T, error) {
	rows, err := db.Query(query, args...)
	if err != nil {
		return nil, problem(err)
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var t T
		if err := rows.Scan(&t); err != nil {
			return nil, problem(err)
		}
		out = append(out, t)
	}
	return out, problem(rows.Err())
}
