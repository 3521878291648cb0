package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"hearme/server/store"
	"hearme/story"
)

// AddToken lets one tablet enrol until expires.
func (d *DB) AddToken(ctx context.Context, who, tokenHash string, expires time.Time) error {
	return d.do(ctx, func(t *tx) error {
		if err := t.exec("INSERT INTO tokens (hash, expires) VALUES (?, ?)", tokenHash, expires.Unix()); err != nil {
			return err
		}
		return t.audit(who, "ticket", "")
	})
}

// Enrol uses a token up. A key that is enrolled already keeps its device, so
// that a second ticket for the same tablet does no harm.
func (d *DB) Enrol(ctx context.Context, tokenHash, key, label string, now time.Time) (store.Device, error) {
	var dev store.Device
	err := d.do(ctx, func(t *tx) error {
		var expires int64
		var used string
		err := t.scan("SELECT expires, device FROM tokens WHERE hash = ?", []any{tokenHash}, &expires, &used)
		if errors.Is(err, sql.ErrNoRows) {
			return store.ErrTokenUnknown
		}
		if err != nil {
			return err
		}
		dev, err = t.device(key)
		known := err == nil
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		switch {
		case used != "" && used != dev.ID:
			return store.ErrTokenUsed
		case known && dev.Revoked != "":
			return store.ErrRevoked
		case used != "":
			return nil
		case !now.Before(time.Unix(expires, 0)):
			return store.ErrTokenExpired
		}
		if !known {
			dev = store.Device{ID: string(story.NewID()), Key: key, Label: label, Enrolled: t.day()}
			err := t.exec("INSERT INTO devices (id, key, label, enrolled) VALUES (?, ?, ?, ?)", dev.ID, key, label, dev.Enrolled)
			if err != nil {
				return err
			}
		}
		if err := t.exec("UPDATE tokens SET device = ? WHERE hash = ?", dev.ID, tokenHash); err != nil {
			return err
		}
		return t.audit("tablet", "enrol", dev.ID)
	})
	return dev, err
}

func (t *tx) device(key string) (store.Device, error) {
	v := store.Device{Key: key}
	err := t.scan("SELECT id, label, enrolled, revoked FROM devices WHERE key = ?", []any{key}, &v.ID, &v.Label, &v.Enrolled, &v.Revoked)
	return v, err
}

// Devices lists every tablet by id, the revoked ones too.
func (d *DB) Devices(ctx context.Context) ([]store.Device, error) {
	rows, err := d.read.QueryContext(ctx, "SELECT id, key, label, enrolled, revoked FROM devices ORDER BY id")
	if err != nil {
		return nil, explain(err)
	}
	ds, err := collect(rows, func(r *sql.Rows) (v store.Device, err error) {
		err = r.Scan(&v.ID, &v.Key, &v.Label, &v.Enrolled, &v.Revoked)
		return v, err
	})
	return ds, explain(err)
}

// Revoke ends what a tablet may send.
func (d *DB) Revoke(ctx context.Context, who, device string) error {
	return d.do(ctx, func(t *tx) error {
		there, err := t.has("SELECT 1 FROM devices WHERE id = ?", device)
		if err != nil {
			return err
		}
		if !there {
			return store.ErrNotFound
		}
		if err := t.exec("UPDATE devices SET revoked = ? WHERE id = ? AND revoked = ''", t.day(), device); err != nil {
			return err
		}
		return t.audit(who, "revoke", device)
	})
}
