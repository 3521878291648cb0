-- +goose Up
-- Clips of recorded voices that the newest configuration names.
CREATE TABLE recordings (
	n    INTEGER PRIMARY KEY,
	sha  TEXT NOT NULL UNIQUE,
	data BLOB NOT NULL
);
