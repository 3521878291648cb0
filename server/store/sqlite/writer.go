package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// maxBatch is the most jobs that share one commit.
const maxBatch = 256

// job is one change, waiting for its commit.
type job struct {
	ctx  context.Context
	fn   func(*tx) error
	done chan error
}

// errClosed is what a change gets after Close.
var errClosed = errors.New("store: closed")

// do runs fn inside a write transaction and returns after the commit. Changes
// that wait together share one commit; each stands or falls on its own.
func (d *DB) do(ctx context.Context, fn func(*tx) error) error {
	j := job{ctx, fn, make(chan error, 1)}
	select {
	case d.jobs <- j:
	case <-d.quit:
		return errClosed
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-j.done:
		return explain(err)
	case <-d.ended:
		return errClosed
	}
}

// writer is the one goroutine that writes. It never lingers for more: what
// has gathered while the last commit ran is the next batch.
func (d *DB) writer(conn *sql.Conn) {
	defer close(d.ended)
	defer conn.Close()
	t := &tx{conn: conn, db: d, stmts: map[string]*sql.Stmt{}}
	defer t.finalise()
	var scrub <-chan time.Time
	for {
		var batch []job
		select {
		case j := <-d.jobs:
			batch = append(batch, j)
		case <-scrub:
		case <-d.quit:
			t.checkpoint()
			return
		}
		for more := true; more && len(batch) < maxBatch; {
			select {
			case j := <-d.jobs:
				batch = append(batch, j)
			default:
				more = false
			}
		}
		t.run(batch)
		// Erased ciphertext stands in the -wal file until a checkpoint, which an
		// open reader can block: it is tried again until it is done.
		scrub = nil
		if t.scrub && !t.checkpoint() {
			scrub = time.After(time.Second)
		}
	}
}

// tx is what a change works with. It is used by the writer alone.
type tx struct {
	conn  *sql.Conn
	db    *DB
	stmts map[string]*sql.Stmt
	lines []line // for the erasure ledger, written before the commit
	scrub bool   // something was erased and may still stand in the -wal file
}

func (t *tx) run(batch []job) {
	if len(batch) == 0 {
		return
	}
	errs := make([]error, len(batch))
	err := t.exec("BEGIN IMMEDIATE")
	for i, j := range batch {
		if err == nil {
			errs[i], err = t.one(j)
		}
	}
	if err == nil {
		err = t.commit()
	} else {
		t.undo()
	}
	for i, j := range batch {
		if errs[i] == nil {
			errs[i] = err
		}
		j.done <- errs[i]
	}
}

// one does one change. lost says that the whole batch is lost with it: on a
// full disk SQLite may roll everything back by itself.
func (t *tx) one(j job) (err, lost error) {
	if err := j.ctx.Err(); err != nil {
		return err, nil
	}
	if err := t.exec("SAVEPOINT one"); err != nil {
		return err, err
	}
	kept := len(t.lines)
	if err = j.fn(t); err != nil {
		t.lines = t.lines[:kept]
		if t.exec("ROLLBACK TO one") != nil {
			return err, err
		}
	}
	return err, t.exec("RELEASE one")
}

func (t *tx) commit() error {
	err := t.db.ledger.append(t.lines)
	t.scrub = t.scrub || len(t.lines) > 0
	if err == nil {
		err = t.exec("COMMIT")
	}
	if err != nil {
		t.undo()
	}
	t.lines = t.lines[:0]
	return err
}

// undo ends a batch that failed; when SQLite ended it already, nothing is left
// to roll back.
func (t *tx) undo() {
	t.lines = t.lines[:0]
	_ = t.exec("ROLLBACK")
}

// checkpoint empties the -wal file and reports whether it could.
func (t *tx) checkpoint() bool {
	var busy, frames, done int
	err := t.conn.QueryRowContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &done)
	t.scrub = err != nil || busy != 0
	return !t.scrub
}

func (t *tx) stmt(q string) (*sql.Stmt, error) {
	if s := t.stmts[q]; s != nil {
		return s, nil
	}
	s, err := t.conn.PrepareContext(context.Background(), q)
	if err == nil {
		t.stmts[q] = s
	}
	return s, err
}

func (t *tx) exec(q string, args ...any) error {
	_, err := t.changed(q, args...)
	return err
}

// finalise lets go of the statements: until then SQLite does not really close.
func (t *tx) finalise() {
	for _, s := range t.stmts {
		s.Close()
	}
}

// changed runs a statement and returns how many rows it touched.
func (t *tx) changed(q string, args ...any) (int64, error) {
	s, err := t.stmt(q)
	if err != nil {
		return 0, err
	}
	r, err := s.Exec(args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// scan reads one row; sql.ErrNoRows when there is none.
func (t *tx) scan(q string, args []any, into ...any) error {
	s, err := t.stmt(q)
	if err != nil {
		return err
	}
	return s.QueryRow(args...).Scan(into...)
}

// has reports whether a query gives a row.
func (t *tx) has(q string, args ...any) (bool, error) {
	var one int
	err := t.scan(q, args, &one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// texts reads the one text column of every row.
func (t *tx) texts(q string, args ...any) ([]string, error) {
	s, err := t.stmt(q)
	if err != nil {
		return nil, err
	}
	rows, err := s.Query(args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *sql.Rows) (v string, err error) { err = r.Scan(&v); return })
}

// day is the day of receipt. The hour is not kept.
func (t *tx) day() string { return t.db.now().UTC().Format(time.DateOnly) }

// collect reads every row and closes them.
func collect[T any](rows *sql.Rows, one func(*sql.Rows) (T, error)) ([]T, error) {
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := one(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}
