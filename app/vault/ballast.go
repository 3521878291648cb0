package vault

import (
	"crypto/rand"
	"errors"
	"io"
	"os"
	"path/filepath"

	"hearme/story"
)

// ballastSize is kept aside so that erasing works on a full disk: SQLite needs
// room for its journal even to delete.
const ballastSize = 16 << 20

// layBallast writes the ballast file when there is none and there is room; a
// disk without room goes without. Random bytes, because a file system may
// store zeros as nothing.
func (v *Vault) layBallast(size int64) {
	path := filepath.Join(v.dir, ballastName)
	if info, err := os.Stat(path); err == nil && info.Size() == size {
		return
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	_, err = io.CopyN(f, rand.Reader, size)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		_ = os.Remove(path) // half a ballast only takes room
	}
}

// erasing runs f, which must only make room. When the disk is full it lets the
// ballast go and tries once more, then lays the ballast again if it can.
func (v *Vault) erasing(f func() error) error {
	err := f()
	var p *story.Problem
	if v.dir == "" || !errors.As(err, &p) || p.Code != "disk_full" {
		return err
	}
	if os.Remove(filepath.Join(v.dir, ballastName)) != nil {
		return err
	}
	err = f()
	v.layBallast(ballastSize)
	return err
}
