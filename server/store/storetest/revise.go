package storetest

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"hearme/server/store"
	"hearme/story"
	"hearme/sync/wire"
)

// revision is other words for the story blob of an offer.
func revision(o store.Offer, was, words string) store.Revision {
	if was == "" {
		was = o.Manifest.Blobs[0].SHA256
	}
	return store.Revision{ID: o.Manifest.ID, Retention: wire.StoryBlob, Was: was, Sealed: []byte(words)}
}

func revisionTakesThePlace(t *testing.T, b Backend) {
	s := b.Open(t)
	o := Sealed(story.NewID(), "code", "old words", "about")
	first := offer(t, s, o, wire.Stored)
	ok(t, s.SetState(ctx, "Amina", o.Manifest.ID, store.NeedsRedaction))
	must(s.PutWriting(ctx, "Amina", store.Writing{Subject: string(o.Manifest.ID), Kind: "themes", Sealed: []byte("t")}))(t)
	must(s.PutWriting(ctx, "Amina", store.Writing{Subject: "epoch:2026-Q4", Kind: "index", Sealed: []byte("i")}))(t)
	ok(t, s.ReplaceBlob(ctx, "Amina", revision(o, "", "new words")))
	last := must(s.AuditLog(ctx, 1))(t)[0]
	same(t, last.Who+" "+last.What+" "+last.Subject, "Amina revise "+string(o.Manifest.ID))
	old := o.Manifest.Blobs[0].SHA256
	for range 2 {
		same(t, string(must(s.Blob(ctx, o.Manifest.ID, wire.StoryBlob))(t)), "new words")
		same(t, string(must(s.Blob(ctx, o.Manifest.ID, wire.AboutBlob))(t)), "about")
		info := must(s.Story(ctx, o.Manifest.ID))(t)
		same(t, info.State, store.NeedsRedaction)
		same(t, info.Receipt, *first.Receipt)
		same(t, info.Blobs[0], wire.BlobRef{SHA256: Sum([]byte("new words")), Size: len("new words"), Retention: wire.StoryBlob})
		same(t, info.Variants, 0)
		// The tablet that still holds the old blob has its receipt, with the
		// blob or without, and cannot bring it back.
		same(t, *offer(t, s, o, wire.Stored).Receipt, *first.Receipt)
		bare := o
		bare.Blobs = nil
		same(t, *offer(t, s, bare, wire.Stored).Receipt, *first.Receipt)
		same(t, must(s.Parts(ctx, old))(t).Done, true)
		ok(t, s.PutPart(ctx, old, 0, []byte("old words")))
		same(t, string(must(s.Blob(ctx, o.Manifest.ID, wire.StoryBlob))(t)), "new words")
		_, err := s.Writing(ctx, "epoch:2026-Q4", "index")
		is(t, err, store.ErrNotFound)
		must(s.Writing(ctx, string(o.Manifest.ID), "themes"))(t)
		ok(t, s.Close())
		s = b.Open(t)
	}
	defer s.Close()
	// What was made of the old words meanwhile is not taken any more.
	_, err := s.PutWriting(ctx, "Ben", store.Writing{Subject: "epoch:2026-Q4", Kind: "index", Sealed: []byte("i"), From: []string{old}})
	is(t, err, store.ErrNotFound)
	must(s.PutWriting(ctx, "Ben", store.Writing{Subject: "epoch:2026-Q4", Kind: "index", Sealed: []byte("i"), From: []string{Sum([]byte("new words"))}}))(t)
	same(t, offer(t, s, Sealed(story.NewID(), "thief", "old words"), wire.Refused).Code, wire.CodeBadBlob)
	ok(t, s.VerifyAudit(ctx))
}

func revisionsOfRevisions(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	o := Sealed(story.NewID(), "code", "one")
	first := offer(t, s, o, wire.Stored)
	ok(t, s.ReplaceBlob(ctx, "Amina", revision(o, "", "two")))
	ok(t, s.ReplaceBlob(ctx, "Amina", revision(o, Sum([]byte("two")), "three")))
	same(t, string(must(s.Blob(ctx, o.Manifest.ID, wire.StoryBlob))(t)), "three")
	is(t, s.ReplaceBlob(ctx, "Amina", revision(o, Sum([]byte("three")), "one")), store.ErrBadBlob) // erased words
	same(t, *offer(t, s, o, wire.Stored).Receipt, *first.Receipt)
	ok(t, s.Withdraw(ctx, "code", nil))
	for _, words := range []string{"one", "two", "three"} {
		same(t, b.Holds(t, []byte(Sum([]byte(words)))), true) // each hash is in the ledger
	}
	offer(t, s, o, wire.Gone)
	_, err := s.Blob(ctx, o.Manifest.ID, wire.StoryBlob)
	is(t, err, store.ErrNotFound)
	is(t, s.ReplaceBlob(ctx, "Amina", revision(o, Sum([]byte("three")), "four")), store.ErrNotFound)
}

// revisionRestored goes back to a time before a revision: the old words stay
// erased. Back to a time after it, the revision is there.
func revisionRestored(t *testing.T, b Backend) {
	s := b.Open(t)
	o, kept := Sealed(story.NewID(), "code", "old words"), Sealed(story.NewID(), "kept", "old words of another")
	first := offer(t, s, o, wire.Stored)
	offer(t, s, kept, wire.Stored)
	ok(t, s.ReplaceBlob(ctx, "Amina", revision(kept, "", "new words of another")))
	ok(t, s.Close())
	b.Backup(t)
	s = b.Open(t)
	ok(t, s.ReplaceBlob(ctx, "Amina", revision(o, "", "new words")))
	ok(t, s.Close())
	b.Restore(t)
	s = b.Open(t)
	defer s.Close()
	_, err := s.Blob(ctx, o.Manifest.ID, wire.StoryBlob)
	is(t, err, store.ErrNotFound)
	same(t, len(must(s.Story(ctx, o.Manifest.ID))(t).Blobs), 0)
	same(t, *offer(t, s, o, wire.Stored).Receipt, *first.Receipt)
	_, err = s.Blob(ctx, o.Manifest.ID, wire.StoryBlob)
	is(t, err, store.ErrNotFound)
	same(t, string(must(s.Blob(ctx, kept.Manifest.ID, wire.StoryBlob))(t)), "new words of another")
	offer(t, s, kept, wire.Stored)
	same(t, string(must(s.Blob(ctx, kept.Manifest.ID, wire.StoryBlob))(t)), "new words of another")
}

func revisionRefused(t *testing.T, b Backend) {
	s := b.Open(t)
	o, other := Sealed(story.NewID(), "code", "old"), Sealed(story.NewID(), "other", "theirs")
	bare := o
	bare.Blobs = nil
	offer(t, s, bare, wire.Need)
	is(t, s.ReplaceBlob(ctx, "Amina", revision(o, "", "new")), store.ErrNotFound) // not there yet
	offer(t, s, o, wire.Stored)
	offer(t, s, other, wire.Stored)
	is(t, s.ReplaceBlob(ctx, "Amina", revision(Envelope(""), "", "new")), store.ErrNotFound)
	is(t, s.ReplaceBlob(ctx, "Amina", revision(o, Sum([]byte("other")), "new")), store.ErrConflict)
	is(t, s.ReplaceBlob(ctx, "Amina", revision(o, "", "old")), store.ErrBadBlob)
	is(t, s.ReplaceBlob(ctx, "Amina", revision(o, "", "theirs")), store.ErrBadBlob)
	ok(t, s.ReplaceBlob(ctx, "Ben", revision(o, "", "new")))
	is(t, s.ReplaceBlob(ctx, "Amina", revision(o, "", "newer")), store.ErrConflict) // Ben was first
	same(t, string(must(s.Blob(ctx, o.Manifest.ID, wire.StoryBlob))(t)), "new")
	ok(t, s.Close())
	s = b.Open(t)
	defer s.Close()
	same(t, string(must(s.Blob(ctx, o.Manifest.ID, wire.StoryBlob))(t)), "new")
}

func revisionLeavesNoBytes(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	old, refused, now := "old ciphertext "+string(story.NewID()), "refused ciphertext "+string(story.NewID()), "new ciphertext "+string(story.NewID())
	o := Sealed(story.NewID(), "code", strings.Repeat(old, 50))
	offer(t, s, o, wire.Stored)
	same(t, b.Holds(t, []byte(old)), true)
	ok(t, s.ReplaceBlob(ctx, "Amina", revision(o, "", strings.Repeat(now, 50))))
	is(t, s.ReplaceBlob(ctx, "Amina", revision(o, "", refused)), store.ErrConflict)
	ok(t, s.Audit(ctx, "test", "next", ""))
	same(t, b.Holds(t, []byte(old)), false)
	same(t, b.Holds(t, []byte(refused)), false)
	same(t, b.Holds(t, []byte(now)), true)
	ok(t, s.Withdraw(ctx, "code", nil))
	ok(t, s.Audit(ctx, "test", "next", ""))
	same(t, b.Holds(t, []byte(now)), false)
}

// revisionsAtOnce has many leads revise one story at one time: one is first,
// the others are told, and nothing of theirs stays.
func revisionsAtOnce(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	o := Sealed(story.NewID(), "code", "old words")
	offer(t, s, o, wire.Stored)
	words := func(n int) string { return fmt.Sprintf("ciphertext number %02d of %s", n, o.Manifest.ID) }
	errs := make([]error, 32)
	var wg sync.WaitGroup
	for n := range errs {
		wg.Go(func() { errs[n] = s.ReplaceBlob(ctx, "Amina", revision(o, "", words(n))) })
	}
	wg.Wait()
	first := -1
	for n, err := range errs {
		switch {
		case err == nil && first < 0:
			first = n
		case !errors.Is(err, store.ErrConflict):
			t.Errorf("lead %d: %v", n, err)
		}
	}
	if first < 0 {
		t.Fatal("nobody was first")
	}
	same(t, string(must(s.Blob(ctx, o.Manifest.ID, wire.StoryBlob))(t)), words(first))
	ok(t, s.Audit(ctx, "test", "next", ""))
	for n := range errs {
		same(t, b.Holds(t, []byte(words(n))), n == first)
	}
}
