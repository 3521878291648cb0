package storetest

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"hearme/server/store"
	"hearme/story"
	"hearme/sync/wire"
)

func sameOfferSameReceipt(t *testing.T, b Backend) {
	s := b.Open(t)
	o := Envelope("code-a")
	first := offer(t, s, o, wire.Stored)
	offer(t, s, Envelope("code-b"), wire.Stored)
	again := offer(t, s, o, wire.Stored)
	same(t, *again.Receipt, *first.Receipt)
	bare := o
	bare.Blobs = nil
	same(t, *offer(t, s, bare, wire.Stored).Receipt, *first.Receipt)
	same(t, len(must(s.Stories(ctx, store.Filter{}))(t)), 2)
	ok(t, s.Close())
	s = b.Open(t)
	defer s.Close()
	same(t, *offer(t, s, o, wire.Stored).Receipt, *first.Receipt)
	got := must(s.Blob(ctx, o.Manifest.ID, wire.StoryBlob))(t)
	same(t, Sum(got), o.Manifest.Blobs[0].SHA256)
	_, err := s.Blob(ctx, o.Manifest.ID, wire.ContactBlob)
	is(t, err, store.ErrNotFound)
}

func otherHashIsAVariant(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	o := Envelope("code")
	offer(t, s, o, wire.Stored)
	v := Sealed(o.Manifest.ID, "code", "another text")
	first := offer(t, s, v, wire.Variant)
	same(t, *offer(t, s, v, wire.Variant).Receipt, *first.Receipt)
	offer(t, s, o, wire.Stored)
	info := must(s.Story(ctx, o.Manifest.ID))(t)
	same(t, info.Variants, 1)
	vs := must(s.Variants(ctx, o.Manifest.ID))(t)
	same(t, len(vs), 1)
	same(t, string(must(s.VariantBlob(ctx, o.Manifest.ID, vs[0].Hash, wire.StoryBlob))(t)), "another text")
	same(t, Sum(must(s.Blob(ctx, o.Manifest.ID, wire.StoryBlob))(t)), o.Manifest.Blobs[0].SHA256)
	same(t, must(s.Counts(ctx))(t).Variants, 1)
	ok(t, s.Withdraw(ctx, "code", nil))
	same(t, ids(t, s), "")
	offer(t, s, v, wire.Gone)
}

func needThenStored(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	o := Envelope("code")
	bare := o
	bare.Blobs = nil
	res := offer(t, s, bare, wire.Need)
	same(t, strings.Join(res.Missing, " "), o.Manifest.Blobs[0].SHA256+" "+o.Manifest.Blobs[1].SHA256)
	same(t, ids(t, s), "")
	same(t, must(s.Counts(ctx))(t).Incomplete, 1)
	half := o
	half.Blobs = map[string][]byte{o.Manifest.Blobs[1].SHA256: o.Blobs[o.Manifest.Blobs[1].SHA256]}
	same(t, len(offer(t, s, half, wire.Need).Missing), 1)
	offer(t, s, o, wire.Stored)
	same(t, must(s.Counts(ctx))(t).Incomplete, 0)
}

func partsInAnyOrder(t *testing.T, b Backend) {
	s := b.Open(t)
	big := strings.Repeat("0123456789abcdef", (2*wire.PartSize+100)/16)
	o := Sealed(story.NewID(), "code", big)
	sha := o.Manifest.Blobs[0].SHA256
	part := func(n int) []byte { return []byte(big)[n*wire.PartSize : min(len(big), (n+1)*wire.PartSize)] }
	is(t, s.PutPart(ctx, sha, 0, part(0)), store.ErrNotFound)
	bare := o
	bare.Blobs = nil
	offer(t, s, bare, wire.Need)
	ok(t, s.PutPart(ctx, sha, 2, part(2)))
	is(t, s.PutPart(ctx, sha, 3, part(2)), store.ErrBadBlob)
	is(t, s.PutPart(ctx, sha, 1, part(2)), store.ErrBadBlob)
	ok(t, s.Close())
	s = b.Open(t)
	defer s.Close()
	held := must(s.Parts(ctx, sha))(t)
	if len(held.Held) != 1 || held.Held[0] != 2 || held.Done || held.Size != len(big) {
		t.Fatalf("parts %+v", held)
	}
	ok(t, s.PutPart(ctx, sha, 0, part(0)))
	ok(t, s.PutPart(ctx, sha, 0, part(0)))
	ok(t, s.PutPart(ctx, sha, 1, part(1)))
	if held := must(s.Parts(ctx, sha))(t); !held.Done || len(held.Held) != 3 {
		t.Fatalf("parts %+v", held)
	}
	// The last part completed the story; nobody had to offer it again.
	if !bytes.Equal(must(s.Blob(ctx, o.Manifest.ID, wire.StoryBlob))(t), []byte(big)) {
		t.Fatal("the blob differs")
	}
	ok(t, s.PutPart(ctx, sha, 1, part(1)))
	offer(t, s, bare, wire.Stored)
}

func badBlobs(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	o := Envelope("code")
	sha := o.Manifest.Blobs[0].SHA256
	good := o.Blobs[sha]
	o.Blobs[sha] = bytes.ToUpper(good)
	same(t, offer(t, s, o, wire.Refused).Code, wire.CodeBadBlob)
	delete(o.Blobs, sha)
	offer(t, s, o, wire.Need)
	is(t, s.PutPart(ctx, sha, 0, bytes.ToUpper(good)), store.ErrBadBlob)
	same(t, len(must(s.Parts(ctx, sha))(t).Held), 0)
	ok(t, s.PutPart(ctx, sha, 0, good))
	offer(t, s, o, wire.Stored)
}

func blobOfAnotherStory(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	o := Sealed(story.NewID(), "code", "mine")
	offer(t, s, o, wire.Stored)
	thief := Sealed(story.NewID(), "thief", "mine")
	same(t, offer(t, s, thief, wire.Refused).Code, wire.CodeBadBlob)
	ok(t, s.Withdraw(ctx, "thief", nil))
	same(t, offer(t, s, thief, wire.Refused).Code, wire.CodeBadBlob)
	same(t, string(must(s.Blob(ctx, o.Manifest.ID, wire.StoryBlob))(t)), "mine")
}

func withdrawnIsGone(t *testing.T, b Backend) {
	s := b.Open(t)
	o, other := Envelope("code"), Envelope("other")
	offer(t, s, o, wire.Stored)
	offer(t, s, other, wire.Stored)
	must(s.PutWriting(ctx, "Amina", store.Writing{Subject: string(o.Manifest.ID), Kind: "notes", Sealed: []byte("n")}))(t)
	must(s.PutWriting(ctx, "Amina", store.Writing{Subject: "epoch:2026-Q4", Kind: "index", Sealed: []byte("i")}))(t)
	ok(t, s.Withdraw(ctx, "code", nil))
	ok(t, s.Withdraw(ctx, "code", nil))
	for range 2 {
		offer(t, s, o, wire.Gone)
		_, err := s.Blob(ctx, o.Manifest.ID, wire.StoryBlob)
		is(t, err, store.ErrNotFound)
		_, err = s.Writing(ctx, string(o.Manifest.ID), "notes")
		is(t, err, store.ErrNotFound)
		_, err = s.Writing(ctx, "epoch:2026-Q4", "index")
		is(t, err, store.ErrNotFound)
		same(t, len(must(s.Stories(ctx, store.Filter{}))(t)), 1)
		gone := must(s.WithdrawnFrom(ctx, []string{"tablet", "unknown"}))(t)
		if len(gone) != 1 || gone[0] != o.Manifest.ID {
			t.Fatalf("withdrawn %v", gone)
		}
		ok(t, s.Close())
		s = b.Open(t)
	}
	_, err := s.PutWriting(ctx, "Amina", store.Writing{Subject: string(o.Manifest.ID), Kind: "notes", Sealed: []byte("n")})
	is(t, err, store.ErrNotFound)
	_, err = s.PutWriting(ctx, "Amina", store.Writing{Subject: "epoch:2026-Q4", Kind: "index", Sealed: []byte("i"), Of: []story.ID{other.Manifest.ID, o.Manifest.ID}})
	is(t, err, store.ErrNotFound)
	must(s.PutWriting(ctx, "Amina", store.Writing{Subject: "epoch:2026-Q4", Kind: "index", Sealed: []byte("i"), Of: []story.ID{other.Manifest.ID}}))(t)
	ok(t, s.Erase(ctx, "Amina", other.Manifest.ID))
	is(t, s.Erase(ctx, "Amina", story.NewID()), store.ErrNotFound)
	offer(t, s, other, wire.Gone)
	same(t, must(s.Counts(ctx))(t).Withdrawn, 2)
	ok(t, s.Close())
}

func tombstoneComesFirst(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	ok(t, s.Withdraw(ctx, "code", nil))
	o := Envelope("code")
	bare := o
	bare.Blobs = nil
	offer(t, s, bare, wire.Gone)
	offer(t, s, o, wire.Gone)
	same(t, ids(t, s), "")
	is(t, s.PutPart(ctx, o.Manifest.Blobs[0].SHA256, 0, []byte("x")), store.ErrNotFound)
	offer(t, s, Envelope(""), wire.Stored)
	ok(t, s.Withdraw(ctx, "", nil))
	same(t, len(must(s.Stories(ctx, store.Filter{}))(t)), 1)
}

func flagsTakenBack(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	o := Sealed(story.NewID(), "code", "s", "a", "c")
	offer(t, s, o, wire.Stored)
	ok(t, s.Withdraw(ctx, "code", []string{"quote"}))
	ok(t, s.Withdraw(ctx, "code", []string{"contact", "quote"}))
	info := must(s.Story(ctx, o.Manifest.ID))(t)
	same(t, strings.Join(info.TakenBack, " "), "contact quote")
	same(t, len(info.Blobs), 2)
	_, err := s.Blob(ctx, o.Manifest.ID, wire.ContactBlob)
	is(t, err, store.ErrNotFound)
	offer(t, s, o, wire.Stored)
	_, err = s.Blob(ctx, o.Manifest.ID, wire.ContactBlob)
	is(t, err, store.ErrNotFound)

	ok(t, s.Withdraw(ctx, "later", []string{"contact"}))
	late := Sealed(story.NewID(), "later", "s2", "a2", "c2")
	offer(t, s, late, wire.Stored)
	info = must(s.Story(ctx, late.Manifest.ID))(t)
	same(t, strings.Join(info.TakenBack, " "), "contact")
	_, err = s.Blob(ctx, late.Manifest.ID, wire.ContactBlob)
	is(t, err, store.ErrNotFound)
	ok(t, s.Withdraw(ctx, "code", []string{"take_part"}))
	offer(t, s, o, wire.Gone)
}

func manyAtOnce(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	const tablets, each = 16, 8
	var wg sync.WaitGroup
	for range tablets {
		wg.Go(func() {
			for range each {
				o := Envelope("")
				for range 2 {
					if res, err := s.Offer(ctx, o); err != nil || res.Status != wire.Stored {
						t.Errorf("offer: %+v %v", res, err)
					}
				}
			}
		})
	}
	wg.Wait()
	same(t, must(s.Head(ctx))(t).Position, tablets*each)
	ok(t, s.VerifyAudit(ctx))
}
