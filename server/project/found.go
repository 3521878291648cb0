package project

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"
	"golang.org/x/mod/sumdb/note"

	"hearme/internal/keys"
	"hearme/server/store"
	"hearme/story"
	"hearme/sync/wire"
)

// Founding is what a new project is made of.
type Founding struct {
	Dir         string
	RecoveryDir string // empty: Dir + "-recovery"; never inside Dir
	Name        string // of the project
	Lead        string
	Passphrase  string
	Practice    bool // its stories are invented
}

// Found makes a project: its keys, its first lead, this quarter's epoch, the
// recovery sheets and a first configuration. When it fails it leaves nothing
// behind. It returns where the sheets lie. Errors: ErrThere, ErrName,
// ErrShortPassphrase, ErrRecoveryDir and what the disk says.
func Found(ctx context.Context, f Founding, opts ...Option) (sheets string, err error) {
	if strings.TrimSpace(f.Name) == "" || len(f.Name) > 200 {
		return "", errors.New("a project's name is 1 to 200 bytes of plain text")
	}
	if f.RecoveryDir == "" {
		f.RecoveryDir = filepath.Clean(f.Dir) + "-recovery"
	}
	if sheets, err = outside(f.Dir, f.RecoveryDir); err != nil {
		return "", err
	}
	p := newProject(f.Dir, opts)
	p.pepper = keys.NewSalt()
	p.info = store.Project{ID: string(story.NewID()), Name: f.Name, Practice: f.Practice}
	row, err := p.newLead(f.Lead, f.Passphrase)
	if err != nil {
		return "", err
	}
	undoDir, err := emptyDir(f.Dir, ErrThere)
	if err != nil {
		return "", err
	}
	undoSheets, err := emptyDir(sheets, ErrRecoveryDir)
	if err != nil {
		undoDir()
		return "", err
	}
	if err := p.found(ctx, row, sheets); err != nil {
		undoSheets()
		undoDir()
		return "", err
	}
	return sheets, nil
}

// found writes the sheets, and only then the project: there is never a project
// without them.
func (p *Project) found(ctx context.Context, lead store.Lead, sheets string) error {
	signing, verifier, err := note.GenerateKey(rand.Reader, "hearme-"+p.info.ID[:8])
	if err != nil {
		return err
	}
	p.info.Verifier = verifier
	recovery, err := age.GenerateHybridIdentity()
	if err != nil {
		return err
	}
	p.info.Recovery = recovery.Recipient().String()
	if err := p.writeRecovery(sheets, recovery.String()); err != nil {
		return err
	}
	change, err := p.firstChange(lead, signing)
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{pepperFile: p.pepper, sheetsFile: []byte(sheets + "\n")} {
		if err := writeFile(p.path(name), data); err != nil {
			return err
		}
	}
	if err := syncDir(p.dir); err != nil {
		return err
	}
	if err := p.openStores(); err != nil {
		return err
	}
	return errors.Join(p.store.Found(ctx, p.info, lead, change), p.Close())
}

// firstChange is the first epoch, the safeguarding key and the configuration
// that names them.
func (p *Project) firstChange(lead store.Lead, signing string) (store.Change, error) {
	h := holders{store.Recovery: p.info.Recovery, lead.Name: lead.Recipient}
	epoch, grants, err := newEpoch(h, p.info.ID, quarter(p.now()))
	if err != nil {
		return store.Change{}, err
	}
	// Its own key, so that it can go to the safeguarding lead alone once the
	// project has named one; until then the first lead holds it.
	guard, err := age.GenerateHybridIdentity()
	if err != nil {
		return store.Change{}, err
	}
	for subject, key := range map[string]string{signingSubject: signing, guardSubject: guard.String()} {
		more, err := h.grants(p.info.ID, subject, key)
		if err != nil {
			return store.Change{}, err
		}
		grants = append(grants, more...)
	}
	c := defaults(p.now())
	c.Version, c.Serial, c.Project, c.Name, c.Practice = 1, 1, p.info.ID, p.info.Name, p.info.Practice
	c.Epochs, c.Safeguarding = []wire.Epoch{*epoch}, guard.Recipient().String()
	signed, err := signConfig(c, signing)
	return store.Change{Epoch: epoch, Grants: grants, Config: signed, What: "init"}, err
}

// ErrRecoveryDir says why a folder cannot take the recovery sheets.
var ErrRecoveryDir = errors.New("the recovery sheets need an empty folder outside the server's own: name one with --recovery-dir")

// outside returns inner's full path, and refuses it inside dir, links followed.
func outside(dir, inner string) (string, error) {
	d, err := realPath(dir)
	if err != nil {
		return "", err
	}
	r, err := realPath(inner)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(d, r)
	if err != nil || rel == "." || rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", ErrRecoveryDir
	}
	return r, nil
}

// realPath follows the links of the part of a path that exists.
func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for at := abs; ; at = filepath.Dir(at) {
		real, err := filepath.EvalSymlinks(at)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || at == filepath.Dir(at) {
			return "", err
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}

// emptyDir makes a folder or takes an empty one; undo takes out what was put
// in, and the folder if it was made. full is the error when something is there.
func emptyDir(dir string, full error) (undo func(), err error) {
	entries, err := os.ReadDir(dir)
	made := errors.Is(err, fs.ErrNotExist)
	if made {
		err = os.MkdirAll(dir, 0o700)
	}
	if err != nil {
		return nil, err
	}
	if len(entries) > 0 {
		return nil, fmt.Errorf("%w (%s is not empty)", full, dir)
	}
	return func() {
		if made {
			os.RemoveAll(dir)
			return
		}
		entries, _ := os.ReadDir(dir)
		for _, e := range entries {
			os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}, nil
}

// writeFile writes a new file that only its owner reads, durably.
func writeFile(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// replaceFile puts a new file in an old one's place, whole or not at all.
func replaceFile(path string, data []byte) error {
	next := path + ".new"
	if err := os.Remove(next); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := writeFile(next, data); err != nil {
		return err
	}
	if err := os.Rename(next, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
