-- +goose Up
CREATE TABLE sessions (
	id      TEXT PRIMARY KEY,
	lead    TEXT NOT NULL,
	wrapped BLOB NOT NULL,
	expires INTEGER NOT NULL -- Unix seconds
) WITHOUT ROWID;
