-- +goose Up
-- What is in clear here says nothing about a person: random ids, which
-- connector a draft belongs to, and what travels in the open anyway.
CREATE TABLE vault (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    id       TEXT NOT NULL,
    salt     BLOB NOT NULL,
    passes   INTEGER NOT NULL,
    memory   INTEGER NOT NULL, -- KiB
    lanes    INTEGER NOT NULL
) STRICT;

CREATE TABLE connector (
    id     TEXT PRIMARY KEY,
    wrap   BLOB NOT NULL, -- the connector's key under the passphrase
    device BLOB NOT NULL, -- the tablet's signing key under the connector's key
    pin    BLOB NOT NULL  -- the PIN under the connector's key
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    id        TEXT PRIMARY KEY,
    connector TEXT NOT NULL REFERENCES connector (id) ON DELETE CASCADE,
    key       BLOB NOT NULL, -- the draft's key under the connector's key
    revision  INTEGER NOT NULL,
    schema    INTEGER NOT NULL,
    box       BLOB NOT NULL
) STRICT;

CREATE TABLE setting (
    connector TEXT NOT NULL REFERENCES connector (id) ON DELETE CASCADE,
    name      TEXT NOT NULL,
    box       BLOB NOT NULL,
    PRIMARY KEY (connector, name)
) STRICT;

CREATE TABLE state (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Random ids in a table without row ids: the order in which stories were
-- sealed is not kept.
CREATE TABLE outbox (
    id       TEXT PRIMARY KEY,
    manifest TEXT NOT NULL, -- signed note; empty once erased
    state    TEXT NOT NULL,
    code     TEXT NOT NULL DEFAULT '',
    receipt  TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
    sha256 TEXT PRIMARY KEY,
    item   TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    bytes  BLOB NOT NULL
) STRICT;

CREATE INDEX blob_item ON blob (item);

CREATE TABLE withdrawal (
    code  TEXT NOT NULL,
    flags TEXT NOT NULL,
    PRIMARY KEY (code, flags)
) STRICT, WITHOUT ROWID;
