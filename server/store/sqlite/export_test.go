package sqlite

import (
	"context"
	"fmt"
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
