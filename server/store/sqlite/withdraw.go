package sqlite

import (
	"context"
	"slices"

	"hearme/server/store"
	"hearme/story"
	"hearme/story/consent"
	"hearme/sync/wire"
)

// Withdraw erases, takes flags back, or leaves a tombstone. Found or not, it
// writes one line of the ledger, one of the audit log, and commits.
func (d *DB) Withdraw(ctx context.Context, codeHash string, flags []string) error {
	return d.do(ctx, func(t *tx) error {
		ids, err := t.texts("SELECT DISTINCT id FROM envelopes WHERE code_hash = ? AND code_hash <> ''", codeHash)
		if err != nil {
			return err
		}
		whole := len(flags) == 0 || slices.Contains(flags, string(consent.TakePart))
		if len(ids) == 0 {
			ln := line{Kind: "tombstone", Code: codeHash}
			if !whole {
				ln.Flags = flags
			}
			if err := t.erasing(ln); err != nil {
				return err
			}
			return t.audit("public", "withdraw", "")
		}
		for _, id := range ids {
			if whole {
				err = t.erase(id)
			} else {
				err = t.takeBack(id, flags)
			}
			if err != nil {
				return err
			}
			if err := t.audit("public", "withdraw", id); err != nil {
				return err
			}
		}
		return nil
	})
}

// Erase withdraws a story by its id.
func (d *DB) Erase(ctx context.Context, who string, id story.ID) error {
	return d.do(ctx, func(t *tx) error {
		ok, err := t.has("SELECT 1 FROM envelopes WHERE id = ?", id)
		if err != nil {
			return err
		}
		if !ok {
			return store.ErrNotFound
		}
		if err := t.erase(string(id)); err != nil {
			return err
		}
		return t.audit(who, "erase", string(id))
	})
}

// erase takes out every envelope of an id and all that was written about it.
func (t *tx) erase(id string) error {
	ln, err := t.eraseLine(id)
	if err != nil {
		return err
	}
	return t.erasing(ln)
}

// eraseLine is the ledger's line about what is held of an id.
func (t *tx) eraseLine(id string) (line, error) {
	blobs, err := t.texts("SELECT DISTINCT sha FROM refs WHERE id = ?", id)
	if err != nil {
		return line{}, err
	}
	devices, err := t.texts("SELECT DISTINCT device FROM envelopes WHERE id = ?", id)
	return line{Kind: "erase", ID: id, Devices: devices, Blobs: blobs}, err
}

func (t *tx) applyErase(ln line) error {
	// The sealed index of an epoch says things of its stories: it is built anew.
	err := t.exec("DELETE FROM writings WHERE subject = ?1 OR subject IN (SELECT 'epoch:' || epoch FROM envelopes WHERE id = ?1)", ln.ID)
	if err != nil {
		return err
	}
	for _, q := range []string{
		"DELETE FROM envelopes WHERE id = ?",
		"DELETE FROM taken_back WHERE id = ?",
	} {
		if err := t.exec(q, ln.ID); err != nil {
			return err
		}
	}
	for _, dev := range ln.Devices {
		if err := t.exec("INSERT OR IGNORE INTO erased (id, device) VALUES (?, ?)", ln.ID, dev); err != nil {
			return err
		}
	}
	if err := t.dropBlobs(ln.Blobs); err != nil {
		return err
	}
	return t.exec("DELETE FROM refs WHERE id = ?", ln.ID)
}

// dropBlobs takes bytes out for good: what is offered again is never needed.
func (t *tx) dropBlobs(shas []string) error {
	for _, sha := range shas {
		for _, q := range []string{
			"DELETE FROM blobs WHERE sha = ?",
			"DELETE FROM parts WHERE sha = ?",
			"INSERT OR IGNORE INTO erased_blobs (sha) VALUES (?)",
		} {
			if err := t.exec(q, sha); err != nil {
				return err
			}
		}
	}
	return nil
}

// takeBack keeps in clear which consents were taken back. Without contact the
// contact record has no reason to be there.
func (t *tx) takeBack(id string, flags []string) error {
	ln := line{Kind: "flags", ID: id, Flags: flags}
	if slices.Contains(flags, string(consent.Contact)) {
		blobs, err := t.texts("SELECT DISTINCT sha FROM refs WHERE id = ? AND retention = ?", id, wire.ContactBlob)
		if err != nil {
			return err
		}
		ln.Blobs = blobs
	}
	return t.erasing(ln)
}

func (t *tx) applyFlags(ln line) error {
	for _, f := range ln.Flags {
		if err := t.exec("INSERT OR IGNORE INTO taken_back (id, flag) VALUES (?, ?)", ln.ID, f); err != nil {
			return err
		}
	}
	return t.dropBlobs(ln.Blobs)
}

func (t *tx) applyTombstone(ln line) error {
	flags := ln.Flags
	if len(flags) == 0 {
		flags = []string{""}
	}
	for _, f := range flags {
		if err := t.exec("INSERT OR IGNORE INTO tombstones (code_hash, flag) VALUES (?, ?)", ln.Code, f); err != nil {
			return err
		}
	}
	return t.exec("DELETE FROM tombstones WHERE n <= (SELECT max(n) FROM tombstones) - ?", maxTombstones)
}

// WithdrawnFrom lists erased stories that these tablets sent.
func (d *DB) WithdrawnFrom(ctx context.Context, devices []string) ([]story.ID, error) {
	var out []story.ID
	for _, dev := range devices {
		rows, err := d.read.QueryContext(ctx, "SELECT id FROM erased WHERE device = ? ORDER BY id", dev)
		if err != nil {
			return nil, explain(err)
		}
		ids, err := collect(rows, scanID)
		if err != nil {
			return nil, explain(err)
		}
		out = append(out, ids...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
