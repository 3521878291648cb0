package vault

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hearme/internal/keys"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
	"hearme/story/envelope"
	"hearme/story/seal"
)

const secretWords = "Canary Nurse Adaeze sang in the corridor"

type project struct {
	identity string
	seal.Project
}

func newProject(t testing.TB) project {
	t.Helper()
	identity, recipient, err := envelope.NewEpoch("2026-Q4")
	check(t, err)
	return project{identity, seal.Project{ID: "p1", Epoch: "2026-Q4", Recipient: recipient, ConsentHash: strings.Repeat("ab", 32)}}
}

// sealed takes a story the whole way to an envelope.
func sealed(t testing.TB, s *Session, p project, id story.ID, code string) envelope.Envelope {
	t.Helper()
	d := must(story.NewDraft(id, story.Content{Lang: "en", WhatHappened: secretWords, Age: story.Adult}))(t)
	w := consent.Wording{Version: "1", Hash: p.ConsentHash}
	var r consent.Record
	check(t, r.Give(consent.Answer{Flag: consent.TakePart, Yes: true, Wording: w, Written: "en", At: time.Now(), How: consent.Touched}))
	red := must(anonymise.Redact(must(consent.Permit(d, r, w))(t), nil, anonymise.CheckNo))(t)
	return must(seal.Seal(red, seal.Extra{Day: "2026-11-22", About: story.About{"sex": "female"}}, p.Project,
		keys.CodeHash(code, p.ID), must(s.Signer())(t)))(t)
}

const (
	codeOne = "apple apricot acorn actor agenda airport album"
	codeTwo = "album airport agenda actor acorn apricot apple"
)

// After sealing, neither the words nor what encrypted them are in any file.
func TestSealingErasesTheDraft(t *testing.T) {
	dir, v, s := newVault(t)
	p := newProject(t)
	id := story.NewID()
	check(t, s.SaveRecord(id, 1, []byte(strings.Repeat(secretWords, 300))))
	var box, key []byte
	check(t, v.db.QueryRow(`SELECT box, key FROM draft`).Scan(&box, &key))
	canaries := [][]byte{[]byte(secretWords), key}
	for piece := range slices.Chunk(box, 64) { // a piece may be left where the whole is not
		canaries = append(canaries, piece)
	}
	if !inFiles(t, dir, key) {
		t.Fatal("the search does not find what is there: it proves nothing")
	}
	check(t, s.SealRecord(id, sealed(t, s, p, id, codeOne)))
	for i, c := range canaries {
		if len(c) >= 16 && inFiles(t, dir, c) {
			t.Errorf("canary %d is still on the disk", i)
		}
	}
	if _, err := s.LoadRecord(id); code(err) != "record_missing" {
		t.Errorf("the draft after sealing: %v", err)
	}
	if err := s.SealRecord(id, sealed(t, s, p, id, codeOne)); code(err) != "already_sealed" {
		t.Errorf("sealed twice: %v", err)
	}
}

func inFiles(t *testing.T, dir string, what []byte) (found bool) {
	t.Helper()
	check(t, filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		found = found || bytes.Contains(b, what)
		return err
	}))
	return found
}

// When anything in the transaction fails, draft and outbox are as before.
func TestSealingIsOneStep(t *testing.T) {
	_, v, s := newVault(t)
	p := newProject(t)
	id := story.NewID()
	check(t, s.SaveRecord(id, 1, []byte("words")))
	env := sealed(t, s, p, id, codeOne)
	if err := s.SealRecord(story.NewID(), env); code(err) != "other_envelope" {
		t.Errorf("under another id: %v", err)
	}
	if err := s.PutEnvelope(envelope.Envelope{}); code(err) != "no_envelope" {
		t.Errorf("the zero envelope: %v", err)
	}
	if _, err := v.db.Exec(`CREATE TRIGGER no BEFORE DELETE ON draft BEGIN SELECT raise(ABORT, 'no'); END`); err != nil {
		t.Fatal(err)
	}
	if s.SealRecord(id, env) == nil {
		t.Fatal("the draft could not go, yet it was sealed")
	}
	if items := must(v.Outbox())(t); len(items) != 0 {
		t.Errorf("half a sealing: %+v", items)
	}
	if b := must(s.LoadRecord(id))(t); string(b) != "words" {
		t.Errorf("the draft: %q", b)
	}
}

// What waits is readable without anyone's passphrase, and opens with the
// project's key.
func TestOutboxWorksLocked(t *testing.T) {
	dir, v, s := newVault(t)
	p := newProject(t)
	id := story.NewID()
	check(t, s.SealRecord(id, sealed(t, s, p, id, codeOne)))
	s.Lock()
	check(t, v.Close())
	v = must(Open(dir))(t)
	defer v.Close()
	items := must(v.Outbox())(t)
	if len(items) != 1 || items[0].ID != id || items[0].State != Finished {
		t.Fatalf("%+v", items)
	}
	m := must(envelope.PeekManifest(items[0].Manifest))(t)
	for _, ref := range m.Blobs {
		b := must(v.Blob(ref.SHA256))(t)
		if envelope.RefOf(ref.Retention, b) != ref {
			t.Errorf("%s: another blob", ref.Retention)
		}
		must(envelope.Open(p.identity, b))(t)
	}

	check(t, v.SetState(id, Refused, "unknown_epoch", ""))
	check(t, v.SetState(id, Stored, "", "receipt 1"))
	check(t, v.SetState(id, Stored, "", ""))
	it := must(v.Outbox())(t)[0]
	if it.State != Stored || it.Code != "" || it.Receipt != "receipt 1" {
		t.Errorf("%+v", it)
	}
	must(v.Blob(m.Blobs[0].SHA256))(t) // stored is not yet safe: the copy stays
	check(t, v.SetState(id, Safe, "", ""))
	if _, err := v.Blob(m.Blobs[0].SHA256); code(err) != "blob_missing" {
		t.Errorf("safe, yet the copy stays: %v", err)
	}
}

func TestWithdrawByCode(t *testing.T) {
	_, v, s := newVault(t)
	p := newProject(t)
	one, two := story.NewID(), story.NewID()
	check(t, s.SealRecord(one, sealed(t, s, p, one, codeOne)))
	check(t, s.SealRecord(two, sealed(t, s, p, two, codeTwo)))
	m := must(envelope.PeekManifest(must(v.Outbox())(t)[0].Manifest))(t)
	if m.ID != one {
		m = must(envelope.PeekManifest(must(v.Outbox())(t)[1].Manifest))(t)
	}
	if _, err := v.EraseByCode("apple apricot"); code(err) != "bad_code" {
		t.Errorf("half a code: %v", err)
	}
	ids := must(v.EraseByCode("Apple-apricot ACORN actor agenda airport album"))(t)
	if len(ids) != 1 || ids[0] != one {
		t.Fatalf("erased %v", ids)
	}
	if _, err := v.Blob(m.Blobs[0].SHA256); code(err) != "blob_missing" {
		t.Errorf("the blob: %v", err)
	}
	// A reply that comes late does not bring it back.
	check(t, v.SetState(one, Stored, "", "r"))
	for _, it := range must(v.Outbox())(t) {
		if it.ID == one && (it.State != Withdrawn || it.Manifest != "") || it.ID == two && it.State != Finished {
			t.Errorf("%+v", it)
		}
	}
	ws := must(v.Withdrawals())(t)
	if len(ws) != 1 || ws[0].Code != codeOne {
		t.Fatalf("queued: %+v", ws)
	}
	// The same code again changes nothing; flags stand apart.
	must(v.EraseByCode(codeOne))(t)
	check(t, v.QueueWithdrawal(codeOne, "quote"))
	if ws = must(v.Withdrawals())(t); len(ws) != 2 {
		t.Fatalf("queued: %+v", ws)
	}
	for _, w := range ws {
		check(t, v.DropWithdrawal(w))
	}
	if ws = must(v.Withdrawals())(t); len(ws) != 0 {
		t.Errorf("left: %+v", ws)
	}
}

// Every passphrase is lost: finished stories stay and travel, drafts are gone.
func TestStartOver(t *testing.T) {
	dir, v, s := newVault(t)
	p := newProject(t)
	id, draft := story.NewID(), story.NewID()
	check(t, s.SealRecord(id, sealed(t, s, p, id, codeOne)))
	check(t, s.SaveRecord(draft, 1, []byte("lost with the passphrase")))
	check(t, v.SetEnrolment(Enrolment{Server: "https://one.example.org", DeviceID: "d1"}))
	check(t, v.SetLastReceipt("r1"))
	old := must(v.DeviceName())(t)
	var box []byte
	check(t, v.db.QueryRow(`SELECT box FROM draft`).Scan(&box))

	n := must(v.StartOver(passTwo, "333444"))(t)
	if _, err := v.Unlock(passOne); code(err) != "wrong_passphrase" {
		t.Errorf("the old passphrase: %v", err)
	}
	if _, err := n.LoadRecord(draft); code(err) != "record_missing" || inFiles(t, dir, box[:64]) {
		t.Errorf("the old draft: %v", err)
	}
	if items := must(v.Outbox())(t); len(items) != 1 || items[0].State != Finished || items[0].Manifest == "" {
		t.Errorf("the outbox: %+v", items)
	}
	if _, ok, err := v.Enrolment(); ok || err != nil {
		t.Errorf("still enrolled: %v", err)
	}
	if must(v.DeviceName())(t) == old || must(n.Signer())(t).Name() != must(v.DeviceName())(t) {
		t.Error("the signing key is not a new one")
	}
}

func TestEnrolment(t *testing.T) {
	_, v, _ := newVault(t)
	if err := v.SetConfig("x"); code(err) != "not_enrolled" {
		t.Errorf("%v", err)
	}
	e := Enrolment{Server: "https://hearme.example.org", Pin: "ab", ProjectKey: "k", DeviceID: "d", Config: "note"}
	check(t, v.SetEnrolment(e))
	check(t, v.SetLastReceipt("r9"))
	check(t, v.SetConfig("newer note"))
	e.Config = "newer note"
	if got, ok, err := v.Enrolment(); err != nil || !ok || got != e {
		t.Errorf("%+v, %v, %v", got, ok, err)
	}
	if r := must(v.LastReceipt())(t); r != "r9" {
		t.Errorf("%q", r)
	}
	check(t, v.SetEnrolment(e))
	if r := must(v.LastReceipt())(t); r != "" {
		t.Errorf("a receipt of the server before: %q", r)
	}
}
