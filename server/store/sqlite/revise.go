package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"hearme/server/store"
	"hearme/story"
)

// Rows of refs whose hash is one of these words belong to no envelope: a blob
// on its way in, and the blobs whose place was taken. They are here so that a
// withdrawal finds them, and a tablet that asks about them hears that nothing
// of them is needed.
const (
	staged     = "staged"
	superseded = "superseded"
)

// ReplaceBlob works in two commits. The ledger is on the disk before the
// commit that erases: if the power went between the two, the next start would
// erase the old words, so the new ones must be kept by then.
func (d *DB) ReplaceBlob(ctx context.Context, who string, r store.Revision) error {
	sha := sum(r.Sealed)
	if err := d.do(ctx, func(t *tx) error { return t.stage(r, sha) }); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx) // what has begun is ended
	err := d.do(ctx, func(t *tx) error { return t.revise(who, r, sha) })
	if err != nil {
		return errors.Join(err, d.do(ctx, func(t *tx) error { return t.unstage(sha) }))
	}
	return nil
}

// stands checks that a revision is of the blob that stands there now.
func (t *tx) stands(r store.Revision) error {
	var now string
	err := t.scan(`SELECT f.sha FROM envelopes e JOIN refs f ON f.id = e.id AND f.hash = e.hash JOIN blobs b ON b.sha = f.sha
		WHERE e.id = ? AND f.retention = ? AND `+whole, []any{r.ID, r.Retention}, &now)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return store.ErrNotFound
	case err == nil && now != r.Was:
		return store.ErrConflict
	}
	return err
}

func (t *tx) stage(r store.Revision, sha string) error {
	if err := t.stands(r); err != nil {
		return err
	}
	known, err := t.has("SELECT 1 FROM refs WHERE sha = ?1 UNION ALL SELECT 1 FROM erased_blobs WHERE sha = ?1", sha)
	if err != nil {
		return err
	}
	if known { // every sealing is another one: this one was here before
		return store.ErrBadBlob
	}
	if err := t.aside(r.ID, staged, sha, len(r.Sealed), string(r.Retention)); err != nil {
		return err
	}
	return t.exec("INSERT INTO blobs (sha, data) VALUES (?, ?)", sha, r.Sealed)
}

// aside writes a row of refs that belongs to no envelope.
func (t *tx) aside(id story.ID, hash, sha string, size int, retention string) error {
	return t.exec(`INSERT INTO refs (id, hash, n, sha, size, retention)
		SELECT ?1, ?2, (SELECT coalesce(max(n), 0) + 1 FROM refs WHERE id = ?1 AND hash = ?2), ?3, ?4, ?5`, id, hash, sha, size, retention)
}

func (t *tx) revise(who string, r store.Revision, sha string) error {
	if err := t.stands(r); err != nil {
		return err
	}
	waits, err := t.has("SELECT 1 FROM refs WHERE id = ? AND hash = ? AND sha = ?", r.ID, staged, sha)
	if err != nil {
		return err
	}
	if !waits { // another program opened the database meanwhile and tidied up
		return store.ErrConflict
	}
	if err := t.erasing(line{Kind: "revision", ID: string(r.ID), Blobs: []string{r.Was}, New: sha}); err != nil {
		return err
	}
	return t.audit(who, "revise", string(r.ID))
}

// applyRevision puts the staged blob where the old one stood and erases that.
// In a database of a time before the new one came, the old one goes all the same.
func (t *tx) applyRevision(ln line) error {
	var size int
	var retention string
	err := t.scan("SELECT size, retention FROM refs WHERE id = ? AND hash = ? AND sha = ?", []any{ln.ID, staged, ln.New}, &size, &retention)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if err == nil {
		if err := t.swap(ln, size, retention); err != nil {
			return err
		}
	}
	// The sealed index of the epoch repeats words of its stories: it is built anew.
	err = t.exec("DELETE FROM writings WHERE subject IN (SELECT 'epoch:' || epoch FROM envelopes WHERE id = ?)", ln.ID)
	if err != nil {
		return err
	}
	return t.dropBlobs(ln.Blobs)
}

func (t *tx) swap(ln line, size int, retention string) error {
	for _, was := range ln.Blobs {
		var before int
		if err := t.scan("SELECT size FROM refs WHERE id = ? AND sha = ?", []any{ln.ID, was}, &before); err != nil {
			return err
		}
		err := t.exec("UPDATE refs SET sha = ?, size = ? WHERE id = ? AND sha = ? AND hash NOT IN (?, ?)", ln.New, size, ln.ID, was, staged, superseded)
		if err != nil {
			return err
		}
		if err := t.aside(story.ID(ln.ID), superseded, was, before, retention); err != nil {
			return err
		}
	}
	return t.exec("DELETE FROM refs WHERE id = ? AND hash = ? AND sha = ?", ln.ID, staged, ln.New)
}

// unstage takes out a blob whose revision did not come to be.
func (t *tx) unstage(sha string) error {
	there, err := t.has("SELECT 1 FROM refs WHERE hash = ? AND sha = ?", staged, sha)
	if err != nil || !there {
		return err
	}
	if err := t.exec("DELETE FROM blobs WHERE sha = ?", sha); err != nil {
		return err
	}
	t.scrub = true
	return t.exec("DELETE FROM refs WHERE hash = ? AND sha = ?", staged, sha)
}

// dropStaged takes out what a stop in the middle left behind.
func (t *tx) dropStaged() error {
	left, err := t.texts("SELECT sha FROM refs WHERE hash = ?", staged)
	for _, sha := range left {
		if err == nil {
			err = t.unstage(sha)
		}
	}
	return err
}
