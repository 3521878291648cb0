package sqlite

import (
	"context"
	"database/sql"
	"time"

	"hearme/server/store"
)

// Sessions is a store.Sessions in a file of its own.
type Sessions struct {
	db  *sql.DB
	now func() time.Time
}

var _ store.Sessions = (*Sessions)(nil)

// OpenSessions opens or makes the sessions' database; now nil is time.Now.
func OpenSessions(path string, now func() time.Time) (*Sessions, error) {
	if now == nil {
		now = time.Now
	}
	db, err := openFile(path, "sessions")
	if err != nil {
		return nil, explain(err)
	}
	return &Sessions{db, now}, nil
}

// PutSession keeps a session and forgets those that are over.
func (s *Sessions) PutSession(ctx context.Context, v store.Session) error {
	if _, err := s.db.ExecContext(ctx, "DELETE FROM sessions WHERE expires <= ?", s.now().Unix()); err != nil {
		return explain(err)
	}
	_, err := s.db.ExecContext(ctx, "REPLACE INTO sessions (id, lead, wrapped, expires) VALUES (?, ?, ?, ?)",
		v.ID, v.Lead, v.Wrapped, v.Expires.Unix())
	return explain(err)
}

// Session returns a session that is not over.
func (s *Sessions) Session(ctx context.Context, id string, now time.Time) (store.Session, error) {
	v := store.Session{ID: id}
	var expires int64
	err := s.db.QueryRowContext(ctx, "SELECT lead, wrapped, expires FROM sessions WHERE id = ? AND expires > ?", id, now.Unix()).
		Scan(&v.Lead, &v.Wrapped, &expires)
	v.Expires = time.Unix(expires, 0)
	return v, explain(err)
}

// EndSession forgets a session, known or not.
func (s *Sessions) EndSession(ctx context.Context, id string) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM sessions WHERE id = ?", id)
	return explain(err)
}

// EndSessionsOf forgets every session of a lead.
func (s *Sessions) EndSessionsOf(ctx context.Context, lead string) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM sessions WHERE lead = ?", lead)
	return explain(err)
}

// Close closes the file.
func (s *Sessions) Close() error { return s.db.Close() }
