-- +goose Up
CREATE TABLE project (
	one       INTEGER PRIMARY KEY CHECK (one = 1),
	id        TEXT NOT NULL,
	name      TEXT NOT NULL,
	verifier  TEXT NOT NULL,
	practice  INTEGER NOT NULL,
	recovery  TEXT NOT NULL
);
CREATE TABLE leads (
	name      TEXT PRIMARY KEY,
	salt      BLOB NOT NULL,
	time      INTEGER NOT NULL,
	memory    INTEGER NOT NULL,
	lanes     INTEGER NOT NULL,
	recipient TEXT NOT NULL,
	sealed    BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE grants (
	holder  TEXT NOT NULL,
	subject TEXT NOT NULL,
	sealed  BLOB NOT NULL,
	PRIMARY KEY (holder, subject)
) WITHOUT ROWID;
CREATE TABLE epochs (
	n         INTEGER PRIMARY KEY,
	id        TEXT NOT NULL UNIQUE,
	recipient TEXT NOT NULL
);
CREATE TABLE configs (
	serial INTEGER PRIMARY KEY,
	note   TEXT NOT NULL
);
CREATE TABLE devices (
	id       TEXT PRIMARY KEY,
	key      TEXT NOT NULL UNIQUE,
	label    TEXT NOT NULL,
	enrolled TEXT NOT NULL,
	revoked  TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE tokens (
	hash    TEXT PRIMARY KEY,
	expires INTEGER NOT NULL, -- Unix seconds
	device  TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

-- The receipts' log. A row stays when its story goes: it holds an id and a hash.
CREATE TABLE log (
	position INTEGER PRIMARY KEY,
	id       TEXT NOT NULL,
	hash     TEXT NOT NULL,
	head     TEXT NOT NULL
);
-- position is null until every blob has come. Of several envelopes of one id
-- the first that is complete is the story (variant 0).
CREATE TABLE envelopes (
	id           TEXT NOT NULL,
	hash         TEXT NOT NULL,
	device       TEXT NOT NULL,
	epoch        TEXT NOT NULL,
	code_hash    TEXT NOT NULL,
	note         TEXT NOT NULL,
	received     TEXT NOT NULL,
	safeguarding INTEGER NOT NULL,
	variant      INTEGER NOT NULL DEFAULT 0,
	state        TEXT NOT NULL DEFAULT 'received',
	position     INTEGER,
	PRIMARY KEY (id, hash)
) WITHOUT ROWID;
CREATE UNIQUE INDEX envelopes_position ON envelopes (position) WHERE position IS NOT NULL;
CREATE INDEX envelopes_code ON envelopes (code_hash) WHERE code_hash <> '';
CREATE TABLE refs (
	id        TEXT NOT NULL,
	hash      TEXT NOT NULL,
	n         INTEGER NOT NULL, -- place in the manifest
	sha       TEXT NOT NULL,
	size      INTEGER NOT NULL,
	retention TEXT NOT NULL,
	PRIMARY KEY (id, hash, n)
) WITHOUT ROWID;
CREATE INDEX refs_sha ON refs (sha);
-- Rows in the order of arrival: appended, not scattered.
CREATE TABLE blobs (
	n    INTEGER PRIMARY KEY,
	sha  TEXT NOT NULL UNIQUE,
	data BLOB NOT NULL
);
CREATE TABLE parts (
	sha  TEXT NOT NULL,
	n    INTEGER NOT NULL,
	data BLOB NOT NULL,
	UNIQUE (sha, n)
);
CREATE TABLE taken_back (
	id   TEXT NOT NULL,
	flag TEXT NOT NULL,
	PRIMARY KEY (id, flag)
) WITHOUT ROWID;
CREATE TABLE erased (
	id     TEXT NOT NULL,
	device TEXT NOT NULL,
	PRIMARY KEY (id, device)
) WITHOUT ROWID;
CREATE INDEX erased_device ON erased (device);
CREATE TABLE erased_blobs (
	sha TEXT PRIMARY KEY
) WITHOUT ROWID;
-- Withdrawals whose story has not come yet; flag is empty for the whole story.
CREATE TABLE tombstones (
	n         INTEGER PRIMARY KEY,
	code_hash TEXT NOT NULL,
	flag      TEXT NOT NULL,
	UNIQUE (code_hash, flag)
);
CREATE TABLE writings (
	subject  TEXT NOT NULL,
	kind     TEXT NOT NULL,
	revision INTEGER NOT NULL,
	sealed   BLOB NOT NULL,
	PRIMARY KEY (subject, kind)
);
CREATE TABLE asides (
	n      INTEGER PRIMARY KEY,
	day    TEXT NOT NULL,
	device TEXT NOT NULL,
	reason TEXT NOT NULL,
	sha    TEXT NOT NULL UNIQUE,
	raw    BLOB NOT NULL
);
CREATE TABLE audit (
	n       INTEGER PRIMARY KEY,
	at      TEXT NOT NULL,
	who     TEXT NOT NULL,
	what    TEXT NOT NULL,
	subject TEXT NOT NULL,
	head    TEXT NOT NULL
);
