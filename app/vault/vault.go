// Package vault keeps drafts and sealed envelopes on the tablet, in SQLite.
// Drafts are encrypted by us, each under a key of its own that only its
// connector's passphrase leads to; envelopes are sealed before they come here.
//
// A call that returns without an error has committed.
package vault

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver
	"github.com/pressly/goose/v3"

	"hearme/internal/keys"
	"hearme/story"
)

//go:embed migrations/*.sql
var migrations embed.FS

// The files of a vault's folder.
const (
	fileName    = "vault.db"
	lockName    = "vault.lock"
	ballastName = "vault.ballast"
)

// Vault is a tablet's store. Its methods may be called from several
// goroutines.
type Vault struct {
	db     *sql.DB
	id     string
	salt   []byte
	params keys.Params
	dir    string // empty in memory
	lock   *os.File
	now    func() time.Time
}

type options struct {
	now      func() time.Time
	params   keys.Params
	maxPages int
	ballast  int64
}

// Option changes how a vault is made or opened.
type Option func(*options)

// WithParams sets the cost of Argon2id for a new vault; an existing one keeps
// its own.
func WithParams(p keys.Params) Option { return func(o *options) { o.params = p } }

// WithClock sets what tells the time of drafts.
func WithClock(now func() time.Time) Option { return func(o *options) { o.now = now } }

// WithMaxPages lets the file grow to n pages of 4 KiB only, as if the disk
// were full then.
func WithMaxPages(n int) Option { return func(o *options) { o.maxPages = n } }

func settle(opts []Option) options {
	o := options{now: time.Now, params: keys.Default, ballast: ballastSize}
	for _, f := range opts {
		f(&o)
	}
	return o
}

// Create makes a vault in dir, which is made too. Codes: vault_exists,
// vault_busy, disk_full.
func Create(dir string, opts ...Option) (*Vault, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, problem(err)
	}
	f, err := os.OpenFile(filepath.Join(dir, fileName), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil, &story.Problem{Code: "vault_exists"}
	}
	if err != nil {
		return nil, problem(err)
	}
	if err := f.Close(); err != nil {
		return nil, problem(err)
	}
	return Open(dir, opts...)
}

// Open opens the vault in dir and brings it to this build's schema. Codes:
// vault_missing, vault_busy (another program has it open), vault_newer (made
// by a newer program; nothing is changed), vault_damaged, disk_full.
func Open(dir string, opts ...Option) (*Vault, error) {
	path := filepath.Join(dir, fileName)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &story.Problem{Code: "vault_missing"}
	case err != nil:
		return nil, problem(err)
	case info.Size() == 0 && hasBallast(dir): // SQLite takes an empty file for a new one; this one was full
		return nil, &story.Problem{Code: "vault_damaged"}
	}
	lock, err := takeLock(filepath.Join(dir, lockName))
	if err != nil {
		return nil, err
	}
	o := settle(opts)
	v, err := open("file:"+(&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()+"?", o)
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	v.dir, v.lock = dir, lock
	v.layBallast(o.ballast)
	return v, nil
}

// OpenMemory makes a vault that is gone when it is closed: practice mode.
func OpenMemory(opts ...Option) (*Vault, error) {
	return open("file::memory:?", settle(opts))
}

// The pragmas stand in the DSN so that a connection that database/sql opens
// anew has them too. TRUNCATE with EXTRA is what lost nothing in simulated
// power cuts; secure_delete overwrites what is erased.
const pragmas = "_journal_mode=TRUNCATE&_synchronous=EXTRA&_secure_delete=on&_foreign_keys=on&_busy_timeout=2000&_txlock=immediate"

func open(dsn string, o options) (*Vault, error) {
	db, err := sql.Open("sqlite3", dsn+pragmas)
	if err != nil {
		return nil, problem(err)
	}
	db.SetMaxOpenConns(1)
	db.SetConnMaxLifetime(0)
	db.SetMaxIdleConns(1)
	v := &Vault{db: db, now: o.now}
	if err := v.prepare(o); err != nil {
		return nil, errors.Join(problem(err), db.Close())
	}
	return v, nil
}

func (v *Vault) prepare(o options) error {
	var verdict string
	if err := v.db.QueryRow("PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return &story.Problem{Code: "vault_damaged"}
	}
	if err := v.migrate(); err != nil {
		return err
	}
	_, err := v.db.Exec(`INSERT INTO vault (one, id, salt, passes, memory, lanes) VALUES (1, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		string(story.NewID()), keys.NewSalt(), o.params.Time, o.params.MemoryKiB, o.params.Lanes)
	if err != nil {
		return err
	}
	p := &v.params
	if err := v.db.QueryRow(`SELECT id, salt, passes, memory, lanes FROM vault`).Scan(&v.id, &v.salt, &p.Time, &p.MemoryKiB, &p.Lanes); err != nil {
		return &story.Problem{Code: "vault_damaged"}
	}
	if len(v.salt) != keys.SaltSize || p.Time < 1 || p.Time > 100 || p.MemoryKiB > 1<<20 || p.Lanes < 1 {
		return &story.Problem{Code: "vault_damaged"}
	}
	if o.maxPages > 0 {
		_, err = v.db.Exec("PRAGMA max_page_count=" + strconv.Itoa(o.maxPages))
	}
	return err
}

func (v *Vault) migrate() error {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, v.db, sub)
	if err != nil {
		return err
	}
	ctx := context.Background()
	now, newest, err := p.GetVersions(ctx)
	if err != nil {
		return err
	}
	if now > newest {
		return &story.Problem{Code: "vault_newer"}
	}
	_, err = p.Up(ctx)
	return err
}

// Close closes the file and lets another program open it. Lock every session
// first.
func (v *Vault) Close() error {
	err := v.db.Close()
	if v.lock != nil {
		err = errors.Join(err, v.lock.Close())
	}
	return err
}

// inTx runs f in one transaction and commits it.
func (v *Vault) inTx(f func(tx *sql.Tx) error) error {
	tx, err := v.db.Begin()
	if err != nil {
		return problem(err)
	}
	if err := f(tx); err != nil {
		_ = tx.Rollback() // what f says is the reason; the file is as before
		return problem(err)
	}
	return problem(tx.Commit())
}
