package api_test

import (
	"bytes"
	"errors"
	"net/http"
	"os"
	"testing"

	"hearme/server/store"
	"hearme/story"
	"hearme/sync/wire"
)

// revise takes more out of what stands there of a story.
func (p *play) revise(s *told) error {
	was, err := p.db.Blob(ctx, s.id, wire.StoryBlob)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	now := []byte("revised " + string(story.NewID()))
	err = p.db.ReplaceBlob(ctx, "Amina", store.Revision{ID: s.id, Retention: wire.StoryBlob, Was: sum(was), Sealed: now})
	if err != nil {
		return err
	}
	for _, r := range s.revised {
		if bytes.Equal(r.words, was) {
			r.words = now
			return nil
		}
	}
	if s.revised == nil {
		s.revised = map[string]*revised{}
	}
	s.revised[sum(was)] = &revised{words: now}
	return nil
}

// revised is what a lead made of a text that was sent.
type revised struct {
	words     []byte
	mayBeGone bool // the database was restored since, perhaps to a time before
}

func (p *play) mayLose() {
	for _, s := range p.stories {
		if s == nil {
			continue
		}
		for _, r := range s.revised {
			r.mayBeGone = true
		}
	}
}

// forget breaks the erasure ledger as the rule says.
func (p *play) forget() error {
	if p.rule.forgetsLost {
		os.Remove(p.path("ledger"))
	}
	if p.rule.forgets == "" {
		return nil
	}
	all, err := os.ReadFile(p.path("ledger"))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	var kept []byte
	for line := range bytes.Lines(all) {
		if !bytes.Contains(line, []byte(`"kind":"`+p.rule.forgets+`"`)) {
			kept = append(kept, line...)
		}
	}
	return errors.Join(err, os.WriteFile(p.path("ledger"), kept, 0o600))
}

// A tablet that still holds a blob that a lead revised hears what it heard
// before, and cannot bring the old words back.
func TestASupersededBlobIsNeverNeeded(t *testing.T) {
	w := newWorld(t)
	tb := w.enrol()
	p := tb.pack("code one", nil, "old words", "about")
	first := w.wants(p, wire.Stored, "")
	old := sum(p.blobs[0])
	r := store.Revision{ID: p.id, Retention: wire.StoryBlob, Was: old, Sealed: []byte("new words")}
	if err := w.project.Store().ReplaceBlob(ctx, "Amina", r); err != nil {
		t.Fatal(err)
	}
	bare := p
	bare.blobs = nil
	for range 2 {
		for _, o := range []parcel{p, bare} {
			if res := w.wants(o, wire.Stored, ""); *res.Receipt != *first.Receipt || len(res.Missing) > 0 {
				t.Errorf("another answer: %+v", res)
			}
		}
		if status, _ := w.send(http.MethodPut, wire.BlobsPath+old+"/parts/0", []byte("old words")); status != http.StatusOK {
			t.Errorf("a part of the old blob: %d", status)
		}
		if got, err := w.project.Store().Blob(ctx, p.id, wire.StoryBlob); err != nil || string(got) != "new words" {
			t.Errorf("the story reads %q, %v", got, err)
		}
		if err := w.project.Close(); err != nil {
			t.Fatal(err)
		}
		w.start()
	}
	w.withdraw("code one")
	w.wants(p, wire.Gone, "")
	if n := w.stories(); n != 0 {
		t.Errorf("%d stories after the withdrawal", n)
	}
}
