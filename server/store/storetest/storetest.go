// Package storetest is the contract that every store.Store keeps. A backend's
// test calls Run.
package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"hearme/server/store"
	"hearme/story"
	"hearme/sync/wire"
)

// Backend is one place where a store lies.
type Backend interface {
	// Open opens it, with all that was committed before.
	Open(t *testing.T) store.Store
	// Backup copies the data (not the erasure ledger) while it is closed;
	// Restore puts that copy back.
	Backup(t *testing.T)
	Restore(t *testing.T)
	// Holds reports whether the bytes stand anywhere in its files while it is open.
	Holds(t *testing.T, b []byte) bool
}

// Now is the time that a Backend's clock shows.
var Now = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)

// Envelope makes an offer of a new story: a story blob and an about blob.
func Envelope(code string) store.Offer {
	return Sealed(story.NewID(), code, "story "+string(story.NewID()), "about "+string(story.NewID()))
}

// Sealed makes an offer of an id with these blobs, story first and then about.
// They stand for ciphertext.
func Sealed(id story.ID, code string, blobs ...string) store.Offer {
	classes := []wire.Retention{wire.StoryBlob, wire.AboutBlob, wire.ContactBlob}
	m := wire.Manifest{Version: 1, Project: "p", Epoch: "2026-Q4", ID: id, CodeHash: code, Day: "2026-11-22"}
	o := store.Offer{Device: "tablet", Blobs: map[string][]byte{}}
	for n, b := range blobs {
		m.Blobs = append(m.Blobs, wire.BlobRef{SHA256: Sum([]byte(b)), Size: len(b), Retention: classes[n]})
		o.Blobs[Sum([]byte(b))] = []byte(b)
	}
	o.Manifest = m
	text, err := json.Marshal(m)
	if err != nil {
		panic(err)
	}
	o.Text = string(text) + "\n"
	o.Note = o.Text + "\n— tablet signature\n"
	return o
}

// Sum is the hexadecimal SHA-256.
func Sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// Run runs the contract.
func Run(t *testing.T, backend func(t *testing.T) Backend) {
	for name, fn := range map[string]func(*testing.T, Backend){
		"SameOfferSameReceipt":      sameOfferSameReceipt,
		"OtherHashIsAVariant":       otherHashIsAVariant,
		"NeedThenStored":            needThenStored,
		"PartsInAnyOrder":           partsInAnyOrder,
		"BadBlobs":                  badBlobs,
		"BlobOfAnotherStory":        blobOfAnotherStory,
		"WithdrawnIsGone":           withdrawnIsGone,
		"TombstoneComesFirst":       tombstoneComesFirst,
		"FlagsTakenBack":            flagsTakenBack,
		"ErasedStaysErasedRestored": erasedStaysErasedRestored,
		"ReceiptsTellARestore":      receiptsTellARestore,
		"ErasedLeavesNoBytes":       erasedLeavesNoBytes,
		"RevisionTakesThePlace":     revisionTakesThePlace,
		"RevisionsOfRevisions":      revisionsOfRevisions,
		"RevisionRestored":          revisionRestored,
		"RevisionRefused":           revisionRefused,
		"RevisionLeavesNoBytes":     revisionLeavesNoBytes,
		"RevisionsAtOnce":           revisionsAtOnce,
		"ReviewStates":              reviewStates,
		"Writings":                  writings,
		"Keys":                      keys,
		"Recordings":                recordings,
		"Enrolment":                 enrolment,
		"AsidesOnce":                asidesOnce,
		"ManyAtOnce":                manyAtOnce,
		"ChainsHold":                chainsHold,
	} {
		t.Run(name, func(t *testing.T) { fn(t, backend(t)) })
	}
}

var ctx = context.Background()

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func is(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("error %v, want %v", err, want)
	}
}

func same[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Fatalf("got %v, want %v", got, want)
	}
}

func offer(t *testing.T, s store.Store, o store.Offer, want wire.Status) wire.Result {
	t.Helper()
	res := must(s.Offer(ctx, o))(t)
	if res.Status != want || res.ID != o.Manifest.ID {
		t.Fatalf("offer: %+v, want %s", res, want)
	}
	if (want == wire.Stored || want == wire.Variant) && res.Receipt == nil {
		t.Fatalf("%s without a receipt", want)
	}
	return res
}

func ids(t *testing.T, s store.Store) string {
	t.Helper()
	out := ""
	for _, i := range must(s.Stories(ctx, store.Filter{}))(t) {
		out += fmt.Sprintln(i.ID, i.State, i.Variants, i.TakenBack, len(i.Blobs))
	}
	return out
}
