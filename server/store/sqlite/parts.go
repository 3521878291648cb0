package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"hearme/server/store"
	"hearme/story"
	"hearme/sync/wire"
)

// PutPart keeps one part. The last one puts the blob together and gives its
// place to every envelope that waited for it alone.
func (d *DB) PutPart(ctx context.Context, sha string, n int, data []byte) error {
	bad := false
	err := d.do(ctx, func(t *tx) error {
		size, done, err := t.wanted(sha)
		if err != nil || done {
			return err
		}
		if n < 0 || n >= wire.PartCount(size) || len(data) != wire.PartLen(size, n) {
			return store.ErrBadBlob
		}
		if err := t.exec("INSERT OR REPLACE INTO parts (sha, n, data) VALUES (?, ?, ?)", sha, n, data); err != nil {
			return err
		}
		var held int
		if err := t.scan("SELECT count(*) FROM parts WHERE sha = ?", []any{sha}, &held); err != nil {
			return err
		}
		if held < wire.PartCount(size) {
			return nil
		}
		bad, err = t.assemble(sha, size)
		return err
	})
	if err == nil && bad {
		return store.ErrBadBlob
	}
	return err
}

// wanted returns a blob's size and whether it is held (or erased) already.
func (t *tx) wanted(sha string) (size int, done bool, err error) {
	if err := t.scan("SELECT size FROM refs WHERE sha = ?", []any{sha}, &size); err != nil {
		return 0, false, err
	}
	done, err = t.has("SELECT 1 FROM blobs WHERE sha = ?1 UNION ALL SELECT 1 FROM erased_blobs WHERE sha = ?1", sha)
	return size, done, err
}

// assemble joins the parts. Parts that do not add up to the blob are dropped,
// and that must be committed: bad says so without an error.
func (t *tx) assemble(sha string, size int) (bad bool, err error) {
	whole := make([]byte, 0, size)
	for n := range wire.PartCount(size) {
		var data []byte
		if err := t.scan("SELECT data FROM parts WHERE sha = ? AND n = ?", []any{sha, n}, &data); err != nil {
			return false, err
		}
		whole = append(whole, data...)
	}
	err = t.keepBlob(sha, size, whole)
	if errors.Is(err, store.ErrBadBlob) {
		return true, t.exec("DELETE FROM parts WHERE sha = ?", sha)
	}
	if err != nil {
		return false, err
	}
	return false, t.completeWith(sha)
}

func (t *tx) completeWith(sha string) error {
	s, err := t.stmt("SELECT DISTINCT id, hash FROM refs WHERE sha = ?")
	if err != nil {
		return err
	}
	rows, err := s.Query(sha)
	if err != nil {
		return err
	}
	type key struct {
		id   story.ID
		hash string
	}
	keys, err := collect(rows, func(r *sql.Rows) (k key, err error) { err = r.Scan(&k.id, &k.hash); return })
	if err != nil {
		return err
	}
	for _, k := range keys {
		missing, err := t.missing(k.id, k.hash)
		if err != nil {
			return err
		}
		if len(missing) == 0 {
			if _, err := t.complete(k.id, k.hash); err != nil {
				return err
			}
		}
	}
	return nil
}

// Parts lists the parts held of a blob.
func (d *DB) Parts(ctx context.Context, sha string) (store.Parts, error) {
	p := store.Parts{Held: []int{}}
	var done int
	err := d.read.QueryRowContext(ctx, `SELECT size,
		(SELECT count(*) FROM blobs WHERE sha = ?1) + (SELECT count(*) FROM erased_blobs WHERE sha = ?1)
		FROM refs WHERE sha = ?1`, sha).Scan(&p.Size, &done)
	if err != nil {
		return p, explain(err)
	}
	if done > 0 {
		p.Done = true
		for n := range wire.PartCount(p.Size) {
			p.Held = append(p.Held, n)
		}
		return p, nil
	}
	rows, err := d.read.QueryContext(ctx, "SELECT n FROM parts WHERE sha = ? ORDER BY n", sha)
	if err != nil {
		return p, explain(err)
	}
	held, err := collect(rows, func(r *sql.Rows) (n int, err error) { err = r.Scan(&n); return })
	p.Held = append(p.Held, held...)
	return p, explain(err)
}
