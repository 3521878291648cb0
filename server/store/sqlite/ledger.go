package sqlite

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"hearme/server/store"
)

// line is one thing that must stay gone when the database is restored from a
// time before it. It holds ids and hashes.
type line struct {
	Kind    string   `json:"kind"` // erase, blobs, revision, flags, tombstone
	ID      string   `json:"id,omitempty"`
	Devices []string `json:"devices,omitempty"` // that sent it
	Blobs   []string `json:"blobs,omitempty"`   // SHA-256
	Code    string   `json:"code_hash,omitempty"`
	Flags   []string `json:"flags,omitempty"`
	New     string   `json:"new,omitempty"` // SHA-256 of what takes the place of Blobs
}

// ledger is a file of lines outside the database. It is written inside write
// transactions only, so the database's lock keeps two programs apart.
type ledger struct{ path string }

// append writes lines durably: they are on the disk when it returns nil.
func (l *ledger) append(lines []line) error {
	if len(lines) == 0 {
		return nil
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	for _, ln := range lines {
		if err := enc.Encode(ln); err != nil {
			return err
		}
	}
	f, made, err := l.open()
	if err != nil {
		return err
	}
	defer f.Close()
	end, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if _, err := f.Write(buf.Bytes()); err != nil {
		return errors.Join(err, f.Truncate(end))
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if made {
		return syncDir(filepath.Dir(l.path))
	}
	return nil
}

func (l *ledger) open() (f *os.File, made bool, err error) {
	_, err = os.Stat(l.path)
	made = errors.Is(err, fs.ErrNotExist)
	f, err = os.OpenFile(l.path, os.O_RDWR|os.O_CREATE, 0o600)
	return f, made, err
}

// read returns every line. A last line that was cut short was never answered
// for: it is taken off.
func (l *ledger) read() ([]line, error) {
	f, err := os.OpenFile(l.path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []line
	var good int64
	for r := bufio.NewReader(f); ; {
		raw, err := r.ReadBytes('\n')
		if err == io.EOF {
			if len(raw) > 0 {
				return out, f.Truncate(good)
			}
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		var ln line
		if err := json.Unmarshal(raw, &ln); err != nil {
			return nil, fmt.Errorf("%w: erasure ledger, byte %d", store.ErrDamaged, good)
		}
		out = append(out, ln)
		good += int64(len(raw))
	}
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// replay does again what the ledger holds; what is done already stays as it is.
func (t *tx) replay() error {
	lines, err := t.db.ledger.read()
	if err != nil {
		return err
	}
	for _, ln := range lines {
		if err := t.apply(ln); err != nil {
			return err
		}
	}
	t.scrub = t.scrub || len(lines) > 0
	return t.dropStaged()
}

// apply does what a line says, in the database alone.
func (t *tx) apply(ln line) error {
	switch ln.Kind {
	case "erase":
		return t.applyErase(ln)
	case "blobs":
		return t.dropBlobs(ln.Blobs)
	case "revision":
		return t.applyRevision(ln)
	case "flags":
		return t.applyFlags(ln)
	case "tombstone":
		return t.applyTombstone(ln)
	}
	return fmt.Errorf("%w: erasure ledger holds %q", store.ErrNewer, ln.Kind)
}

// erasing puts a line into the ledger and does what it says, in one commit.
func (t *tx) erasing(ln line) error {
	if err := t.apply(ln); err != nil {
		return err
	}
	t.lines = append(t.lines, ln)
	return nil
}
