// Package sqlite keeps what the server keeps in one SQLite file, in WAL with
// synchronous FULL, and an erasure ledger beside it.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"

	"hearme/server/store"
)

//go:embed migrations/main/*.sql migrations/sessions/*.sql
var migrations embed.FS

const (
	pageSize      = 8192
	maxTombstones = 100_000 // the oldest goes when one more comes
	maxAsides     = 1000
)

// Options says where things lie.
type Options struct {
	Path   string           // the database; made when it is not there
	Ledger string           // the erasure ledger, outside the database
	Now    func() time.Time // nil: time.Now
}

// DB is a store.Store.
type DB struct {
	read   *sql.DB
	write  *sql.DB
	now    func() time.Time
	ledger *ledger
	jobs   chan job
	quit   chan struct{}
	ended  chan struct{}
	once   sync.Once
}

var _ store.Store = (*DB)(nil)

// Open opens the database, brings it to the newest schema and replays the
// erasure ledger before it returns. Errors wrap store.ErrNewer,
// store.ErrDamaged and store.ErrDiskFull.
func Open(o Options) (*DB, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	write, err := openFile(o.Path, "main")
	if err != nil {
		return nil, explain(err)
	}
	read, err := sql.Open("sqlite3", dsn(o.Path)+"&_query_only=on")
	if err != nil {
		write.Close()
		return nil, explain(err)
	}
	read.SetMaxOpenConns(4)
	d := &DB{read: read, write: write, now: o.Now, ledger: &ledger{path: o.Ledger},
		jobs: make(chan job, maxBatch), quit: make(chan struct{}), ended: make(chan struct{})}
	conn, err := write.Conn(context.Background())
	if err != nil {
		d.closeFiles()
		return nil, explain(err)
	}
	go d.writer(conn)
	if err := d.do(context.Background(), (*tx).replay); err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// Close waits for what is being written.
func (d *DB) Close() error {
	d.once.Do(func() { close(d.quit) })
	<-d.ended
	return d.closeFiles()
}

func (d *DB) closeFiles() error { return errors.Join(d.read.Close(), d.write.Close()) }

// openFile opens one database file with one connection and migrates it.
func openFile(path, schema string) (*sql.DB, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := create(path); err != nil {
			return nil, err
		}
	}
	db, err := sql.Open("sqlite3", dsn(path)+"&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if err := migrate(db, schema); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// create makes an empty file with its page size, which WAL freezes.
func create(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	f.Close()
	db, err := sql.Open("sqlite3", fileURL(path))
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(fmt.Sprintf("PRAGMA page_size=%d; PRAGMA journal_mode=WAL", pageSize))
	return err
}

func fileURL(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}).String()
}

// dsn carries every pragma, so that every connection has them.
func dsn(path string) string {
	return fileURL(path) + "?_journal_mode=WAL&_synchronous=FULL&_secure_delete=on&_foreign_keys=on&_busy_timeout=10000"
}

func migrate(db *sql.DB, schema string) error {
	ctx := context.Background()
	var sound string
	if err := db.QueryRow("PRAGMA quick_check(1)").Scan(&sound); err != nil {
		return err
	}
	if sound != "ok" {
		return store.ErrDamaged
	}
	sub, err := fs.Sub(migrations, "migrations/"+schema)
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, sub)
	if err != nil {
		return err
	}
	var tables int
	if err := db.QueryRow("SELECT count(*) FROM sqlite_schema WHERE name = 'goose_db_version'").Scan(&tables); err != nil {
		return err
	}
	if tables > 0 {
		at, err := p.GetDBVersion(ctx)
		if err != nil {
			return err
		}
		sources := p.ListSources()
		if at > sources[len(sources)-1].Version {
			return store.ErrNewer
		}
	}
	_, err = p.Up(ctx)
	return err
}

// explain turns the driver's errors into the store's. Neither tells what a
// row holds.
func explain(err error) error {
	if err == nil {
		return nil
	}
	var e sqlite3.Error
	if errors.As(err, &e) {
		switch e.Code {
		case sqlite3.ErrFull:
			return fmt.Errorf("%w: %w", store.ErrDiskFull, err)
		case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
			return fmt.Errorf("%w: %w", store.ErrDamaged, err)
		}
	}
	if errors.Is(err, sql.ErrNoRows) {
		return store.ErrNotFound
	}
	if strings.Contains(err.Error(), "no space left") {
		return fmt.Errorf("%w: %w", store.ErrDiskFull, err)
	}
	return err
}
