package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"hearme/server/store"
	"hearme/story"
	"hearme/sync/wire"
)

// whole picks the envelopes that are the story and complete.
const whole = "e.position IS NOT NULL AND e.variant = 0"

const infoColumns = `SELECT e.id, e.hash, e.epoch, e.state, e.received, e.device, e.safeguarding, e.position, l.head,
	(SELECT count(*) FROM envelopes v WHERE v.id = e.id AND v.variant = 1 AND v.position IS NOT NULL)
	FROM envelopes e JOIN log l ON l.position = e.position WHERE ` + whole

// Stories lists stories, newest first.
func (d *DB) Stories(ctx context.Context, f store.Filter) ([]store.Info, error) {
	q := infoColumns + " AND e.safeguarding = ?"
	args := []any{f.Safeguarding}
	if f.State != "" {
		q, args = q+" AND e.state = ?", append(args, f.State)
	}
	if f.Epoch != "" {
		q, args = q+" AND e.epoch = ?", append(args, f.Epoch)
	}
	if f.Before > 0 {
		q, args = q+" AND e.position < ?", append(args, f.Before)
	}
	q += " ORDER BY e.position DESC"
	if f.Limit > 0 {
		q, args = q+" LIMIT ?", append(args, f.Limit)
	}
	return d.infos(ctx, q, args...)
}

// Story returns one story or safeguarding record.
func (d *DB) Story(ctx context.Context, id story.ID) (store.Info, error) {
	infos, err := d.infos(ctx, infoColumns+" AND e.id = ?", id)
	if err != nil {
		return store.Info{}, err
	}
	if len(infos) == 0 {
		return store.Info{}, store.ErrNotFound
	}
	return infos[0], nil
}

// infos reads all of one answer in one read transaction.
func (d *DB) infos(ctx context.Context, q string, args ...any) ([]store.Info, error) {
	r, err := d.read.BeginTx(ctx, nil)
	if err != nil {
		return nil, explain(err)
	}
	defer r.Rollback()
	rows, err := r.QueryContext(ctx, q, args...)
	if err != nil {
		return nil, explain(err)
	}
	var hashes []string
	infos, err := collect(rows, func(r *sql.Rows) (i store.Info, err error) {
		var hash string
		err = r.Scan(&i.ID, &hash, &i.Epoch, &i.State, &i.Received, &i.Device, &i.Safeguarding,
			&i.Receipt.Position, &i.Receipt.Head, &i.Variants)
		i.Receipt.ID = i.ID
		hashes = append(hashes, hash)
		return i, err
	})
	if err != nil {
		return nil, explain(err)
	}
	for n := range infos {
		i := &infos[n]
		if i.Blobs, err = refs(ctx, r, i.ID, hashes[n]); err != nil {
			return nil, explain(err)
		}
		rows, err := r.QueryContext(ctx, "SELECT flag FROM taken_back WHERE id = ? ORDER BY flag", i.ID)
		if err != nil {
			return nil, explain(err)
		}
		if i.TakenBack, err = collect(rows, func(r *sql.Rows) (f string, err error) { err = r.Scan(&f); return }); err != nil {
			return nil, explain(err)
		}
	}
	return infos, nil
}

// refs lists an envelope's blobs but for those that were erased.
func refs(ctx context.Context, r *sql.Tx, id story.ID, hash string) ([]wire.BlobRef, error) {
	rows, err := r.QueryContext(ctx, `SELECT sha, size, retention FROM refs WHERE id = ? AND hash = ?
		AND sha NOT IN (SELECT sha FROM erased_blobs) ORDER BY n`, id, hash)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *sql.Rows) (b wire.BlobRef, err error) {
		err = r.Scan(&b.SHA256, &b.Size, &b.Retention)
		return b, err
	})
}

// Blob returns a story's sealed blob of one retention class.
func (d *DB) Blob(ctx context.Context, id story.ID, r wire.Retention) ([]byte, error) {
	return d.blob(ctx, `SELECT b.data FROM envelopes e JOIN refs f ON f.id = e.id AND f.hash = e.hash JOIN blobs b ON b.sha = f.sha
		WHERE e.id = ? AND f.retention = ? AND `+whole, id, r)
}

// VariantBlob returns a variant's sealed blob.
func (d *DB) VariantBlob(ctx context.Context, id story.ID, hash string, r wire.Retention) ([]byte, error) {
	return d.blob(ctx, `SELECT b.data FROM refs f JOIN blobs b ON b.sha = f.sha
		WHERE f.id = ? AND f.retention = ? AND f.hash = ?`, id, r, hash)
}

func (d *DB) blob(ctx context.Context, q string, args ...any) ([]byte, error) {
	var data []byte
	err := d.read.QueryRowContext(ctx, q, args...).Scan(&data)
	return data, explain(err)
}

// Variants lists the other complete envelopes of an id, in order of arrival.
func (d *DB) Variants(ctx context.Context, id story.ID) ([]store.Variant, error) {
	r, err := d.read.BeginTx(ctx, nil)
	if err != nil {
		return nil, explain(err)
	}
	defer r.Rollback()
	rows, err := r.QueryContext(ctx, `SELECT hash, received, device FROM envelopes
		WHERE id = ? AND variant = 1 AND position IS NOT NULL ORDER BY position`, id)
	if err != nil {
		return nil, explain(err)
	}
	vs, err := collect(rows, func(r *sql.Rows) (v store.Variant, err error) {
		err = r.Scan(&v.Hash, &v.Received, &v.Device)
		return v, err
	})
	for n := range vs {
		if err == nil {
			vs[n].Blobs, err = refs(ctx, r, id, vs[n].Hash)
		}
	}
	return vs, explain(err)
}

// SetState moves a story.
func (d *DB) SetState(ctx context.Context, who string, id story.ID, s store.State) error {
	if !slices.Contains(store.States(), s) {
		return store.ErrState
	}
	return d.do(ctx, func(t *tx) error {
		n, err := t.changed("UPDATE envelopes SET state = ? WHERE id = ? AND variant = 0 AND position IS NOT NULL", s, id)
		if err != nil {
			return err
		}
		if n == 0 {
			return store.ErrNotFound
		}
		return t.audit(who, "state:"+string(s), string(id))
	})
}

// Writing returns the newest revision.
func (d *DB) Writing(ctx context.Context, subject, kind string) (store.Writing, error) {
	w := store.Writing{Subject: subject, Kind: kind}
	err := d.read.QueryRowContext(ctx, "SELECT revision, sealed FROM writings WHERE subject = ? AND kind = ?", subject, kind).Scan(&w.Revision, &w.Sealed)
	return w, explain(err)
}

// Writings returns the newest revisions of one kind.
func (d *DB) Writings(ctx context.Context, kind string) ([]store.Writing, error) {
	rows, err := d.read.QueryContext(ctx, "SELECT subject, revision, sealed FROM writings WHERE kind = ? ORDER BY subject", kind)
	if err != nil {
		return nil, explain(err)
	}
	ws, err := collect(rows, func(r *sql.Rows) (store.Writing, error) {
		w := store.Writing{Kind: kind}
		err := r.Scan(&w.Subject, &w.Revision, &w.Sealed)
		return w, err
	})
	return ws, explain(err)
}

// PutWriting replaces revision w.Revision by the next. What speaks of a story
// that went meanwhile is not taken: it would bring words of it back.
func (d *DB) PutWriting(ctx context.Context, who string, w store.Writing) (store.Writing, error) {
	of := w.Of
	if id := story.ID(w.Subject); id.Valid() {
		of = append([]story.ID{id}, of...)
	}
	err := d.do(ctx, func(t *tx) error {
		for _, id := range of {
			there, err := t.has("SELECT 1 FROM envelopes WHERE id = ?", id)
			if err != nil {
				return err
			}
			if !there {
				return store.ErrNotFound
			}
		}
		for _, sha := range w.From {
			gone, err := t.has("SELECT 1 FROM erased_blobs WHERE sha = ?", sha)
			if err != nil {
				return err
			}
			if gone {
				return store.ErrNotFound
			}
		}
		var at int64
		err := t.scan("SELECT revision FROM writings WHERE subject = ? AND kind = ?", []any{w.Subject, w.Kind}, &at)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if at != w.Revision {
			return store.ErrConflict
		}
		err = t.exec("INSERT OR REPLACE INTO writings (subject, kind, revision, sealed) VALUES (?, ?, ?, ?)", w.Subject, w.Kind, at+1, w.Sealed)
		if err != nil {
			return err
		}
		return t.audit(who, "write:"+w.Kind, w.Subject)
	})
	if err == nil {
		w.Revision++
		w.Of, w.From = nil, nil
	}
	return w, err
}

// Asides lists what was kept aside, newest first.
func (d *DB) Asides(ctx context.Context) ([]store.Aside, error) {
	rows, err := d.read.QueryContext(ctx, "SELECT n, day, device, reason, raw FROM asides ORDER BY n DESC")
	if err != nil {
		return nil, explain(err)
	}
	as, err := collect(rows, func(r *sql.Rows) (a store.Aside, err error) {
		err = r.Scan(&a.N, &a.Day, &a.Device, &a.Reason, &a.Raw)
		return a, err
	})
	return as, explain(err)
}

// Counts are the numbers of the project.
func (d *DB) Counts(ctx context.Context) (store.Counts, error) {
	c := store.Counts{Stories: map[store.State]int{}}
	err := d.read.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM envelopes e WHERE e.safeguarding = 1 AND `+whole+`),
		(SELECT count(DISTINCT id) FROM erased),
		(SELECT count(*) FROM envelopes WHERE variant = 1 AND position IS NOT NULL),
		(SELECT count(*) FROM asides),
		(SELECT count(*) FROM envelopes WHERE position IS NULL),
		(SELECT count(*) FROM devices WHERE revoked = '')`).
		Scan(&c.Safeguarding, &c.Withdrawn, &c.Variants, &c.Asides, &c.Incomplete, &c.Devices)
	if err != nil {
		return c, explain(err)
	}
	rows, err := d.read.QueryContext(ctx, "SELECT e.state, count(*) FROM envelopes e WHERE e.safeguarding = 0 AND "+whole+" GROUP BY e.state")
	if err != nil {
		return c, explain(err)
	}
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		var s store.State
		var n int
		err := r.Scan(&s, &n)
		c.Stories[s] = n
		return struct{}{}, err
	})
	return c, explain(err)
}
