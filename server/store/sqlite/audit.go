package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"hearme/server/store"
)

// audit adds a line inside the change's own transaction. The head is read from
// the database each time: another program may have written since.
func (t *tx) audit(who, what, subject string) error {
	e := store.Entry{At: t.db.now().UTC().Format(time.RFC3339), Who: who, What: what, Subject: subject}
	var before string
	err := t.scan("SELECT n, head FROM audit ORDER BY n DESC LIMIT 1", nil, &e.N, &before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	e.N++
	return t.exec("INSERT INTO audit (n, at, who, what, subject, head) VALUES (?, ?, ?, ?, ?, ?)",
		e.N, e.At, e.Who, e.What, e.Subject, chainEntry(before, e))
}

func chainEntry(before string, e store.Entry) string {
	b, err := json.Marshal([]any{before, e.N, e.At, e.Who, e.What, e.Subject})
	if err != nil {
		panic(err) // strings and a number always marshal
	}
	return sum(b)
}

// Audit adds a line of its own.
func (d *DB) Audit(ctx context.Context, who, what, subject string) error {
	return d.do(ctx, func(t *tx) error { return t.audit(who, what, subject) })
}

func scanEntry(r *sql.Rows) (e store.Entry, err error) {
	err = r.Scan(&e.N, &e.At, &e.Who, &e.What, &e.Subject, &e.Head)
	return e, err
}

// AuditLog returns the newest entries, newest first.
func (d *DB) AuditLog(ctx context.Context, limit int) ([]store.Entry, error) {
	if limit <= 0 {
		limit = -1
	}
	rows, err := d.read.QueryContext(ctx, "SELECT n, at, who, what, subject, head FROM audit ORDER BY n DESC LIMIT ?", limit)
	if err != nil {
		return nil, explain(err)
	}
	es, err := collect(rows, scanEntry)
	return es, explain(err)
}

// VerifyAudit walks both chains.
func (d *DB) VerifyAudit(ctx context.Context) error {
	rows, err := d.read.QueryContext(ctx, "SELECT n, at, who, what, subject, head FROM audit ORDER BY n")
	if err != nil {
		return explain(err)
	}
	var before string
	var n int64
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		e, err := scanEntry(r)
		n++
		if err == nil && (e.N != n || e.Head != chainEntry(before, e)) {
			err = store.ErrDamaged
		}
		before = e.Head
		return struct{}{}, err
	})
	if err != nil {
		return explain(err)
	}
	rows, err = d.read.QueryContext(ctx, "SELECT position, id, hash, head FROM log ORDER BY position")
	if err != nil {
		return explain(err)
	}
	before, n = "", 0
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		var position int64
		var id, hash, head string
		err := r.Scan(&position, &id, &hash, &head)
		n++
		if err == nil && (position != n || head != chainReceipt(before, position, id, hash)) {
			err = store.ErrDamaged
		}
		before = head
		return struct{}{}, err
	})
	return explain(err)
}
