package sqlite

import (
	"context"
	"slices"

	"hearme/server/store"
)

// record keeps exactly the recordings that the new configuration names.
func (t *tx) record(r store.Recordings) error {
	for sha, data := range r.Add {
		if sum(data) != sha {
			return store.ErrBadBlob
		}
		if err := t.exec("INSERT OR IGNORE INTO recordings (sha, data) VALUES (?, ?)", sha, data); err != nil {
			return err
		}
	}
	held, err := t.texts("SELECT sha FROM recordings")
	if err != nil {
		return err
	}
	for _, sha := range held {
		if slices.Contains(r.Named, sha) {
			continue
		}
		if err := t.exec("DELETE FROM recordings WHERE sha = ?", sha); err != nil {
			return err
		}
	}
	for _, sha := range r.Named {
		if !slices.Contains(held, sha) {
			return store.ErrNotFound
		}
	}
	return nil
}

// Recording returns the bytes of a clip.
func (d *DB) Recording(ctx context.Context, sha256 string) ([]byte, error) {
	var b []byte
	err := d.read.QueryRowContext(ctx, "SELECT data FROM recordings WHERE sha = ?", sha256).Scan(&b)
	return b, explain(err)
}
