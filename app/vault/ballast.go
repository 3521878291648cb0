package vault

import (
	"crypto/rand"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// ballastSize is kept aside so that erasing works on a full disk, SQLite
// needing room for its journal even to delete, and so that words already being
// typed find room. Less is kept when there is no room for all of it.
const (
	ballastSize  = 16 << 20
	leastBallast = 1 << 20
)

// layBallast writes the ballast file when there is none of this size; a disk
// without room has a smaller one, or goes without.
func (v *Vault) layBallast(size int64) {
	path := filepath.Join(v.dir, ballastName)
	if info, err := os.Stat(path); err == nil && info.Size() == size {
		return
	}
	for ; size >= leastBallast; size /= 2 {
		if writeNoise(path, size) == nil {
			return
		}
	}
}

// writeNoise fills a file with random bytes, because a file system may store
// zeros as nothing. Half a file only takes room: it goes.
func writeNoise(path string, size int64) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.CopyN(f, rand.Reader, size)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}

// withReserve runs f, which makes room or keeps words that are being typed.
// When the disk is full it lets the ballast go and tries once more, then lays
// as much ballast again as there is room for.
func (v *Vault) withReserve(f func() error) error {
	err := f()
	if v.dir == "" || !isCode(err, "disk_full") {
		return err
	}
	if os.Remove(filepath.Join(v.dir, ballastName)) != nil {
		return err
	}
	err = f()
	v.layBallast(ballastSize)
	return err
}

// hasBallast reports whether a vault was once opened in this folder: the
// ballast is laid after that.
func hasBallast(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, ballastName))
	return err == nil
}
