-- +goose Up
-- Recorded voices that read the pages aloud: public words, in clear. They come
-- in pieces, so that a download that broke off goes on where it stopped.
CREATE TABLE recording (
    sha256 TEXT PRIMARY KEY,
    size   INTEGER NOT NULL,          -- bytes of the whole
    whole  INTEGER NOT NULL DEFAULT 0 -- every piece is there and the hash is right
) STRICT, WITHOUT ROWID;

CREATE TABLE recording_piece (
    sha256 TEXT NOT NULL REFERENCES recording (sha256) ON DELETE CASCADE,
    at     INTEGER NOT NULL, -- where in the whole it begins
    bytes  BLOB NOT NULL,
    UNIQUE (sha256, at)
) STRICT;
