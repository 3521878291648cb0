// Package session keeps the leads' web sessions in a database of their own,
// which is not backed up. A row is an opaque box that only the key in the
// lead's cookie opens, so the file by itself gives no one a way in.
package session

import (
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"
)

// Ref finds a session: the hash of the random name in the cookie, never the
// name itself.
type Ref [32]byte

// RefOf hashes the random name of a session.
func RefOf(name []byte) Ref {
	return sha256.Sum256(append([]byte("hearme web session\x00"), name...))
}

// ErrNone says that there is no such session, or that it has expired.
var ErrNone = errors.New("session: none")

// Store is the sessions' database.
type Store struct{ db *sql.DB }

const schema = `CREATE TABLE IF NOT EXISTS session (
	ref     BLOB PRIMARY KEY,
	box     BLOB NOT NULL,
	expires INTEGER NOT NULL
) WITHOUT ROWID, STRICT`

// Open opens the database at path and makes it when it is not there.
// secure_delete overwrites what a sign-out erases; a session that a power cut
// loses only means signing in again, so it is not synced.
func Open(path string) (*Store, error) {
	dsn := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: url.Values{
		"_journal_mode":  {"TRUNCATE"},
		"_secure_delete": {"on"},
		"_synchronous":   {"NORMAL"},
		"_busy_timeout":  {"5000"},
	}.Encode()}
	db, err := sql.Open("sqlite3", dsn.String())
	if err != nil {
		return nil, fmt.Errorf("session: %w", err)
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(schema); err != nil {
		return nil, errors.Join(fmt.Errorf("session: %w", err), db.Close())
	}
	return &Store{db}, nil
}

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

// Put keeps a session until it expires, and takes out those that have.
func (s *Store) Put(ref Ref, box []byte, now, expires time.Time) error {
	if _, err := s.db.Exec(`DELETE FROM session WHERE expires <= ?`, now.Unix()); err != nil {
		return fmt.Errorf("session: %w", err)
	}
	_, err := s.db.Exec(`INSERT INTO session (ref, box, expires) VALUES (?, ?, ?)`, ref[:], box, expires.Unix())
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	return nil
}

// Get returns a session's box and when it expires; ErrNone when there is none
// at this time.
func (s *Store) Get(ref Ref, now time.Time) (box []byte, expires time.Time, err error) {
	var at int64
	err = s.db.QueryRow(`SELECT box, expires FROM session WHERE ref = ? AND expires > ?`, ref[:], now.Unix()).Scan(&box, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, time.Time{}, ErrNone
	}
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("session: %w", err)
	}
	return box, time.Unix(at, 0), nil
}

// Drop erases a session; one that is not there is no error.
func (s *Store) Drop(ref Ref) error {
	if _, err := s.db.Exec(`DELETE FROM session WHERE ref = ?`, ref[:]); err != nil {
		return fmt.Errorf("session: %w", err)
	}
	return nil
}
