package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"hearme/server/store"
	"hearme/story"
	"hearme/sync/wire"
)

func scanID(r *sql.Rows) (id story.ID, err error) { err = r.Scan(&id); return }

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// Offer takes one envelope.
func (d *DB) Offer(ctx context.Context, o store.Offer) (wire.Result, error) {
	var res wire.Result
	err := d.do(ctx, func(t *tx) (err error) {
		res, err = t.offer(o)
		return err
	})
	if errors.Is(err, store.ErrBadBlob) {
		return wire.Result{ID: o.Manifest.ID, Status: wire.Refused, Code: wire.CodeBadBlob}, nil
	}
	return res, err
}

// offer is the order of the rules: what was erased stays erased, a tombstone
// is looked at before anything is put in, the same manifest gets the same
// receipt, another one under the same id is kept beside.
func (t *tx) offer(o store.Offer) (wire.Result, error) {
	m := o.Manifest
	gone := wire.Result{ID: m.ID, Status: wire.Gone}
	erased, err := t.has("SELECT 1 FROM erased WHERE id = ?", m.ID)
	if err != nil {
		return wire.Result{}, err
	}
	if erased {
		return gone, t.exec("INSERT OR IGNORE INTO erased (id, device) VALUES (?, ?)", m.ID, o.Device)
	}
	var back []string
	if m.CodeHash != "" {
		if back, err = t.texts("SELECT flag FROM tombstones WHERE code_hash = ? ORDER BY flag", m.CodeHash); err != nil {
			return wire.Result{}, err
		}
	}
	if len(back) > 0 && back[0] == "" {
		return gone, t.eraseUnseen(o)
	}
	hash := sum([]byte(o.Text))
	if err := t.begin(o, hash, back); err != nil {
		return wire.Result{}, err
	}
	for _, ref := range m.Blobs {
		if data, ok := o.Blobs[ref.SHA256]; ok {
			if err := t.keepBlob(ref.SHA256, ref.Size, data); err != nil {
				return wire.Result{}, err
			}
		}
	}
	missing, err := t.missing(m.ID, hash)
	if err != nil {
		return wire.Result{}, err
	}
	if len(missing) > 0 {
		return wire.Result{ID: m.ID, Status: wire.Need, Missing: missing}, nil
	}
	return t.complete(m.ID, hash)
}

// eraseUnseen erases a story that was withdrawn before it came.
func (t *tx) eraseUnseen(o store.Offer) error {
	if err := t.ownBlobs(o.Manifest); err != nil {
		return err
	}
	ln, err := t.eraseLine(string(o.Manifest.ID))
	if err != nil {
		return err
	}
	ln.Devices = append(ln.Devices, o.Device)
	for _, ref := range o.Manifest.Blobs {
		ln.Blobs = append(ln.Blobs, ref.SHA256)
	}
	return t.erasing(ln)
}

// ownBlobs refuses blobs of another story: erasing one must not take another's.
func (t *tx) ownBlobs(m wire.Manifest) error {
	for _, ref := range m.Blobs {
		others, err := t.has("SELECT 1 FROM refs WHERE sha = ? AND id <> ?", ref.SHA256, m.ID)
		if err != nil {
			return err
		}
		if others {
			return store.ErrBadBlob
		}
	}
	return nil
}

// begin writes an envelope down, unless it is there.
func (t *tx) begin(o store.Offer, hash string, back []string) error {
	m := o.Manifest
	there, err := t.has("SELECT 1 FROM envelopes WHERE id = ? AND hash = ?", m.ID, hash)
	if err != nil || there {
		return err
	}
	if err := t.ownBlobs(m); err != nil {
		return err
	}
	guard := len(m.Blobs) == 1 && m.Blobs[0].Retention == wire.SafeguardingBlob
	err = t.exec(`INSERT INTO envelopes (id, hash, device, epoch, code_hash, note, received, safeguarding)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, m.ID, hash, o.Device, m.Epoch, m.CodeHash, o.Note, t.day(), guard)
	if err != nil {
		return err
	}
	for n, ref := range m.Blobs {
		err := t.exec("INSERT INTO refs (id, hash, n, sha, size, retention) VALUES (?, ?, ?, ?, ?, ?)",
			m.ID, hash, n, ref.SHA256, ref.Size, ref.Retention)
		if err != nil {
			return err
		}
	}
	if len(back) > 0 {
		return t.takeBack(string(m.ID), back)
	}
	return nil
}

// keepBlob checks and keeps a blob, unless it is held or was erased.
func (t *tx) keepBlob(sha string, size int, data []byte) error {
	if len(data) != size || sum(data) != sha {
		return store.ErrBadBlob
	}
	erased, err := t.has("SELECT 1 FROM erased_blobs WHERE sha = ?", sha)
	if err != nil || erased {
		return err
	}
	if err := t.exec("INSERT OR IGNORE INTO blobs (sha, data) VALUES (?, ?)", sha, data); err != nil {
		return err
	}
	return t.exec("DELETE FROM parts WHERE sha = ?", sha)
}

func (t *tx) missing(id story.ID, hash string) ([]string, error) {
	return t.texts(`SELECT sha FROM refs WHERE id = ? AND hash = ?
		AND sha NOT IN (SELECT sha FROM blobs) AND sha NOT IN (SELECT sha FROM erased_blobs) ORDER BY n`, id, hash)
}

// complete gives an envelope its place in the log, once.
func (t *tx) complete(id story.ID, hash string) (wire.Result, error) {
	var position sql.NullInt64
	var variant bool
	err := t.scan("SELECT position, variant FROM envelopes WHERE id = ? AND hash = ?", []any{id, hash}, &position, &variant)
	if err != nil {
		return wire.Result{}, err
	}
	if !position.Valid {
		if variant, err = t.has("SELECT 1 FROM envelopes WHERE id = ? AND position IS NOT NULL", id); err != nil {
			return wire.Result{}, err
		}
		if position.Int64, err = t.log(id, hash); err != nil {
			return wire.Result{}, err
		}
		err = t.exec("UPDATE envelopes SET position = ?, variant = ? WHERE id = ? AND hash = ?", position.Int64, variant, id, hash)
		if err != nil {
			return wire.Result{}, err
		}
	}
	rec := wire.Receipt{ID: id, Position: position.Int64}
	if err := t.scan("SELECT head FROM log WHERE position = ?", []any{position.Int64}, &rec.Head); err != nil {
		return wire.Result{}, err
	}
	status := wire.Stored
	if variant {
		status = wire.Variant
	}
	return wire.Result{ID: id, Status: status, Receipt: &rec}, nil
}

// log adds a line to the receipts' chain.
func (t *tx) log(id story.ID, hash string) (int64, error) {
	var last int64
	var head string
	err := t.scan("SELECT position, head FROM log ORDER BY position DESC LIMIT 1", nil, &last, &head)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, err
	}
	head = chainReceipt(head, last+1, string(id), hash)
	return last + 1, t.exec("INSERT INTO log (position, id, hash, head) VALUES (?, ?, ?, ?)", last+1, id, hash, head)
}

func chainReceipt(before string, position int64, id, hash string) string {
	return sum(fmt.Appendf(nil, "%s\n%d\n%s\n%s\n", before, position, id, hash))
}

// Head is the newest place in the log, with position 0 when it is empty.
func (d *DB) Head(ctx context.Context) (wire.Receipt, error) {
	var r wire.Receipt
	err := d.read.QueryRowContext(ctx, "SELECT id, position, head FROM log ORDER BY position DESC LIMIT 1").Scan(&r.ID, &r.Position, &r.Head)
	if errors.Is(err, sql.ErrNoRows) {
		return wire.Receipt{}, nil
	}
	return r, explain(err)
}

// Agrees reports whether a receipt is of this log.
func (d *DB) Agrees(ctx context.Context, r wire.Receipt) (bool, error) {
	if r.Position == 0 {
		return true, nil
	}
	var head string
	err := d.read.QueryRowContext(ctx, "SELECT head FROM log WHERE position = ?", r.Position).Scan(&head)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return head == r.Head, explain(err)
}

// KeepAside keeps what is not understood, each thing once and at most
// maxAsides things: past that nothing more is taken.
func (d *DB) KeepAside(ctx context.Context, a store.Aside) error {
	return d.do(ctx, func(t *tx) error {
		return t.exec(`INSERT OR IGNORE INTO asides (day, device, reason, sha, raw) SELECT ?, ?, ?, ?, ?
			WHERE (SELECT count(*) FROM asides) < ?`, t.day(), a.Device, a.Reason, sum(a.Raw), a.Raw, maxAsides)
	})
}
