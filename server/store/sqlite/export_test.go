package sqlite

import (
	"context"
	"fmt"

	"hearme/server/store"
)

// MaxPages makes the disk full once the database has so many pages; 0 gives
// it all the room again.
func (d *DB) MaxPages(n int) error {
	if n == 0 {
		n = 1 << 30
	}
	return d.do(context.Background(), func(t *tx) error {
		var now int
		return t.conn.QueryRowContext(context.Background(), fmt.Sprintf("PRAGMA max_page_count = %d", n)).Scan(&now)
	})
}

// Stage does the first of the two commits of ReplaceBlob.
func (d *DB) Stage(r store.Revision) error {
	return d.do(context.Background(), func(t *tx) error { return t.stage(r, sum(r.Sealed)) })
}
