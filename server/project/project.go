// Package project is what makes a server one project's server: its identity,
// its leads' keys, its epochs, its signed configuration, tickets and recovery.
//
// Sealed keys lie in the store; the pepper lies beside it, outside the
// database. The running server holds no key that opens a story: a lead brings
// it with their passphrase, and it lives in memory (see Lead) only.
package project

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"hearme/internal/keys"
	"hearme/server/store"
	"hearme/server/store/sqlite"
	"hearme/sync/wire"
)

// The files of a project folder.
const (
	dbFile       = "hearme.db"
	sessionsFile = "sessions.db" // no backup takes it
	ledgerFile   = "erasures.jsonl"
	pepperFile   = "pepper"
	certFile     = "tls.crt"
	keyFile      = "tls.key"
	addressFile  = "address"       // the URL last served
	sheetsFile   = "recovery-dir"  // where init put the sheets
	nestedDir    = "recovery-keys" // the nested files; the sheets are never in here
)

// What the commands must tell apart. Their texts are for people.
var (
	ErrNone    = errors.New("there is no project in this folder: make one with hearme-server init")
	ErrThere   = errors.New("there is a project in this folder already")
	ErrNewer   = errors.New("this folder was written by a newer version of hearme-server: install that version; nothing was changed")
	ErrDamaged = errors.New("this folder's database or erasure ledger is damaged: keep a copy of the folder as it is, then put back the last backup of the damaged file")
)

// Project is an opened project folder.
type Project struct {
	dir      string
	store    store.Store
	sessions store.Sessions
	info     store.Project
	pepper   []byte
	now      func() time.Time
	cost     keys.Params
	heavy    chan struct{} // Argon2 at one time, for withdrawals
}

// Option changes how a project is opened or founded.
type Option func(*Project)

// Clock sets the time; tests turn it.
func Clock(now func() time.Time) Option { return func(p *Project) { p.now = now } }

// Cost sets the cost of new passphrases; tests make it cheap.
func Cost(c keys.Params) Option { return func(p *Project) { p.cost = c } }

func newProject(dir string, opts []Option) *Project {
	p := &Project{dir: dir, now: time.Now, cost: keys.Default, heavy: make(chan struct{}, 2)}
	for _, o := range opts {
		o(p)
	}
	return p
}

// Open opens a project folder. The erasure ledger is replayed before it
// returns. Errors wrap ErrNone, ErrNewer, ErrDamaged.
func Open(dir string, opts ...Option) (*Project, error) {
	p := newProject(dir, opts)
	pepper, err := os.ReadFile(p.path(pepperFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNone
	}
	if err != nil {
		return nil, err
	}
	p.pepper = pepper
	if err := p.openStores(); err != nil {
		return nil, err
	}
	if p.info, err = p.store.Project(context.Background()); err != nil {
		p.Close()
		if errors.Is(err, store.ErrNoProject) {
			return nil, ErrNone
		}
		return nil, explain(err)
	}
	return p, nil
}

func (p *Project) openStores() error {
	db, err := sqlite.Open(sqlite.Options{Path: p.path(dbFile), Ledger: p.path(ledgerFile), Now: p.now})
	if err != nil {
		return explain(err)
	}
	sessions, err := sqlite.OpenSessions(p.path(sessionsFile), p.now)
	if err != nil {
		db.Close()
		return explain(err)
	}
	p.store, p.sessions = db, sessions
	return nil
}

func explain(err error) error {
	switch {
	case errors.Is(err, store.ErrNewer):
		return fmt.Errorf("%w (%w)", ErrNewer, err)
	case errors.Is(err, store.ErrDamaged):
		return fmt.Errorf("%w (%w)", ErrDamaged, err)
	}
	return err
}

func (p *Project) path(name string) string { return filepath.Join(p.dir, name) }

// Store returns everything but web sessions.
func (p *Project) Store() store.Store { return p.store }

// Sessions returns the leads' web sessions.
func (p *Project) Sessions() store.Sessions { return p.sessions }

// Info returns the project's id, name, verifier key and whether it is for practice.
func (p *Project) Info() store.Project { return p.info }

// Close closes the store and the sessions.
func (p *Project) Close() error { return errors.Join(p.sessions.Close(), p.store.Close()) }

// Config returns the newest configuration, its signature checked.
func (p *Project) Config(ctx context.Context) (wire.Config, error) {
	c, err := p.store.Config(ctx)
	if err != nil {
		return wire.Config{}, err
	}
	v, err := note.NewVerifier(p.info.Verifier)
	if err != nil {
		return wire.Config{}, err
	}
	return OpenConfig(c.Note, v)
}

// WithdrawByCode takes a story back, or only the consents in flags. It takes
// the same time whether the code's story is there; callers limit how often.
func (p *Project) WithdrawByCode(ctx context.Context, code string, flags []string) error {
	select {
	case p.heavy <- struct{}{}:
		defer func() { <-p.heavy }()
	case <-ctx.Done():
		return ctx.Err()
	}
	return p.store.Withdraw(ctx, keys.CodeHash(code, p.info.ID), flags)
}

// SheetsLieAt returns the folder of the recovery sheets while they are still
// in it; they belong with their custodians.
func (p *Project) SheetsLieAt() (string, bool) {
	b, err := os.ReadFile(p.path(sheetsFile))
	if err != nil {
		return "", false
	}
	dir := strings.TrimSpace(string(b))
	left, err := filepath.Glob(filepath.Join(dir, sheetPattern))
	return dir, err == nil && len(left) > 0
}
