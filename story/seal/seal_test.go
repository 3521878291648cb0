package seal

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
	"hearme/story/envelope"
)

type fixture struct {
	identity string
	to       Project
	signer   note.Signer
	known    note.Verifiers
}

var hash = strings.Repeat("ab", 32)

func newFixture(t testing.TB) fixture {
	t.Helper()
	identity, recipient, err := envelope.NewEpoch("2026-Q4")
	if err != nil {
		t.Fatal(err)
	}
	skey, vkey, err := note.GenerateKey(rand.Reader, "tablet-1")
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(skey)
	if err != nil {
		t.Fatal(err)
	}
	v, err := note.NewVerifier(vkey)
	if err != nil {
		t.Fatal(err)
	}
	return fixture{identity, Project{ID: "p1", Epoch: "2026-Q4", Recipient: recipient, ConsentHash: hash}, signer, note.VerifierList(v)}
}

const told = "Nurse Adaeze rang me on 020 7946 0018. আমি ভালো আছি।"

// redacted takes a story the whole way, with the phone number out.
func redacted(t testing.TB, contact bool) anonymise.Redacted {
	t.Helper()
	rating := 7
	d, err := story.NewDraft(story.NewID(), story.Content{
		Lang: "en", Role: story.Patient, Stages: []story.Stage{story.Screening}, WhatHappened: told,
		Rating: &rating, Age: story.Adult,
		Translation: &story.Translation{Lang: "bn", Text: "আমি", MadeBy: "connector"},
	})
	if err != nil {
		t.Fatal(err)
	}
	w := consent.Wording{Version: "2026-11", Hash: hash}
	var r consent.Record
	for f, yes := range map[consent.Flag]bool{consent.TakePart: true, consent.Contact: contact} {
		if err := r.Give(consent.Answer{Flag: f, Yes: yes, Wording: w, Written: "en", At: time.Now(), How: consent.Touched}); err != nil {
			t.Fatal(err)
		}
	}
	p, err := consent.Permit(d, r, w)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(told, "020")
	red, err := anonymise.Redact(p, []anonymise.Decision{{
		Field: story.WhatHappened, Verdict: anonymise.Out, Placeholder: "[phone number]", By: "program",
		Finding: anonymise.Finding{Start: at, End: at + len("020 7946 0018"), Type: anonymise.Phone},
	}}, anonymise.CheckNo)
	if err != nil {
		t.Fatal(err)
	}
	return red
}

var extra = Extra{Day: "2026-11-22", Event: "e1", EventName: "Bury Park hall", Company: "nobody",
	About: story.About{"sex": "female"}, Contact: story.Contact{Name: "Ama", Phone: "07700 900123"}}

func code(err error) string {
	var p *story.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

func TestSealedStoryComesBack(t *testing.T) {
	f := newFixture(t)
	r := redacted(t, true)
	env, err := Seal(r, extra, f.to, hash, f.signer)
	if err != nil {
		t.Fatal(err)
	}
	m, by, err := envelope.OpenManifest(env.Manifest(), f.known)
	if err != nil || by != "tablet-1" || m.ID != r.ID() || m.CodeHash != hash {
		t.Fatalf("manifest %+v by %q: %v", m, by, err)
	}
	if len(env.Blobs()) != 3 {
		t.Fatalf("%d blobs, want story, about and contact", len(env.Blobs()))
	}
	plain := map[envelope.Retention][]byte{}
	for i, b := range env.Blobs() {
		if b.Ref != m.Blobs[i] || b.Ref != envelope.RefOf(b.Ref.Retention, b.Bytes) {
			t.Errorf("the manifest names another blob than travels: %+v", b.Ref)
		}
		p, err := envelope.Open(f.identity, b.Bytes)
		if err != nil || len(p)%envelope.PadStep != 0 {
			t.Fatalf("%s: %d bytes, %v", b.Ref.Retention, len(p), err)
		}
		plain[b.Ref.Retention] = p
	}
	s, err := envelope.ParseStory(plain[envelope.StoryBlob], m)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(told, "020 7946 0018", "[phone number]", 1)
	if s.WhatHappened != want || *s.Rating != 7 || !s.Consent.Says(consent.TakePart, "") || s.Event != "e1" || len(s.Redactions) != 1 {
		t.Errorf("the story came back as %+v", s)
	}
	a, err := envelope.ParseAbout(plain[envelope.AboutBlob], m, s.AboutID)
	if err != nil || a.About["sex"] != "female" || a.ID == s.ID {
		t.Errorf("about: %+v, %v", a, err)
	}
	c, err := envelope.ParseContact(plain[envelope.ContactBlob], m, s.ContactID)
	if err != nil || c.Contact != extra.Contact || c.ID == s.ID {
		t.Errorf("contact: %+v, %v", c, err)
	}
}

// What travels in the open, and every sealed byte, is free of what was told.
func TestNothingShowsOutsideTheSeal(t *testing.T) {
	f := newFixture(t)
	env, err := Seal(redacted(t, true), extra, f.to, hash, f.signer)
	if err != nil {
		t.Fatal(err)
	}
	all := []byte(env.Manifest())
	for _, b := range env.Blobs() {
		all = append(all, b.Bytes...)
	}
	for _, secret := range []string{"Adaeze", `"event"`, "Bury", "07700", `"lang"`, "female", "nobody"} {
		if bytes.Contains(all, []byte(secret)) {
			t.Errorf("%q shows", secret)
		}
	}
	for _, b := range env.Blobs() {
		if over := b.Ref.Size % envelope.PadStep; over != env.Blobs()[0].Ref.Size%envelope.PadStep {
			t.Errorf("the size of the %s blob is not a whole step", b.Ref.Retention)
		}
	}
}

func TestSealRefuses(t *testing.T) {
	f := newFixture(t)
	noDay, callBack, badKey := extra, extra, f.to
	callBack.CallBack = true
	noDay.Day = "22 November"
	badKey.Recipient = "age1qqqq"
	for name, c := range map[string]struct {
		r    anonymise.Redacted
		x    Extra
		to   Project
		hash string
		want string
	}{
		"zero":               {anonymise.Redacted{}, extra, f.to, hash, "no_redaction"},
		"contact not asked":  {redacted(t, false), extra, f.to, hash, "contact_without_consent"},
		"more than a number": {redacted(t, false), callBack, f.to, hash, "contact_without_consent"},
		"day":                {redacted(t, true), noDay, f.to, hash, "bad_day"},
		"recipient":          {redacted(t, true), extra, badKey, hash, "bad_recipient"},
		"no code":            {redacted(t, true), extra, f.to, "", "bad_manifest"},
	} {
		if env, err := Seal(c.r, c.x, c.to, c.hash, f.signer); code(err) != c.want || !env.IsZero() {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// Who asked for a call at Stop left a number, though not as the contact consent.
func TestCallBackNumberTravels(t *testing.T) {
	f := newFixture(t)
	number := story.Contact{Phone: "07700 900123"}
	for name, c := range map[string]struct {
		agreed, callBack bool
		contact          story.Contact
		want             string // purposes; refused when empty
	}{
		"a call alone":                {false, true, number, "[call_back]"},
		"in touch alone":              {true, false, number, "[contact]"},
		"both":                        {true, true, story.Contact{Name: "Ama", Phone: number.Phone}, "[contact call_back]"},
		"in touch by e-mail, no call": {true, true, story.Contact{Email: "ama@example.org"}, "[contact]"},
		"neither":                     {false, false, number, ""},
		"a call, but more is given":   {false, true, story.Contact{Name: "Ama", Phone: number.Phone}, ""},
	} {
		x := extra
		x.CallBack, x.Contact = c.callBack, c.contact
		env, err := Seal(redacted(t, c.agreed), x, f.to, hash, f.signer)
		if c.want == "" {
			if code(err) != "contact_without_consent" {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		m, err := envelope.PeekManifest(env.Manifest())
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range env.Blobs() {
			if b.Ref.Retention != envelope.ContactBlob {
				continue
			}
			plain, err := envelope.Open(f.identity, b.Bytes)
			if err != nil {
				t.Fatal(err)
			}
			body, err := envelope.ParseContact(plain, m, "")
			if err != nil || body.Contact != c.contact || fmt.Sprint(body.Purposes) != c.want {
				t.Errorf("%s: %+v, %v, want %s", name, body, err, c.want)
			}
		}
		if len(env.Blobs()) != 3 {
			t.Errorf("%s: %d blobs", name, len(env.Blobs()))
		}
	}
}

func TestSafeguardingGoesToItsLeadAlone(t *testing.T) {
	f := newFixture(t)
	lead, recipient, err := envelope.NewEpoch("safeguarding")
	if err != nil {
		t.Fatal(err)
	}
	rec := envelope.SafeguardingBody{At: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC), Name: "Ama", Reach: "ring after six", Concern: "afraid to go home", Done: "999"}
	env, err := SealSafeguarding(rec, f.to, recipient, f.signer)
	if err != nil {
		t.Fatal(err)
	}
	m, _, err := envelope.OpenManifest(env.Manifest(), f.known)
	if err != nil || m.CodeHash != "" || len(m.Blobs) != 1 {
		t.Fatalf("%+v, %v", m, err)
	}
	blob := env.Blobs()[0].Bytes
	if _, err := envelope.Open(f.identity, blob); code(err) != "not_for_key" {
		t.Errorf("the leads' key opens it: %v", err)
	}
	plain, err := envelope.Open(lead, blob)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := envelope.ParseSafeguarding(plain, m); err != nil || got.Concern != rec.Concern || got.Reach != rec.Reach {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := SealSafeguarding(envelope.SafeguardingBody{At: rec.At}, f.to, recipient, f.signer); code(err) != "empty_record" {
		t.Errorf("an empty record: %v", err)
	}
}

// A blob moved under another story's manifest is found out.
func TestBodiesKnowWhereTheyBelong(t *testing.T) {
	f := newFixture(t)
	one, err := Seal(redacted(t, true), extra, f.to, hash, f.signer)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := envelope.Open(f.identity, one.Blobs()[0].Bytes)
	if err != nil {
		t.Fatal(err)
	}
	own, err := envelope.PeekManifest(one.Manifest())
	if err != nil {
		t.Fatal(err)
	}
	otherStory, otherProject := own, own
	otherStory.ID, otherProject.Project = story.NewID(), "p2"
	for _, m := range []envelope.Manifest{otherStory, otherProject} {
		if _, err := envelope.ParseStory(plain, m); code(err) != "other_body" {
			t.Errorf("under another manifest: %v", err)
		}
	}
	if _, err := envelope.ParseAbout(plain, own, ""); code(err) == "" {
		t.Error("a story passes for about-you")
	}
	newer := bytes.Replace(plain, []byte(`"schema":1`), []byte(`"schema":2`), 1)
	if _, err := envelope.ParseStory(newer, own); code(err) != "body_newer" {
		t.Errorf("a newer body: %v", err)
	}
	moved := bytes.Replace(plain, []byte(`"start":`), []byte(`"start":1`), 1)
	if _, err := envelope.ParseStory(moved, own); code(err) != "bad_body" {
		t.Errorf("a redaction that is not there: %v", err)
	}
}

// Whoever holds the epoch's identity file needs no program of ours.
func TestStockAgeOpensIt(t *testing.T) {
	f := newFixture(t)
	env, err := Seal(redacted(t, true), extra, f.to, hash, f.signer)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	tool := filepath.Join(dir, "age")
	if out, err := exec.Command("go", "build", "-o", tool, "filippo.io/age/cmd/age").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	key, blob := filepath.Join(dir, "epoch.txt"), filepath.Join(dir, "story.age")
	if err := errors.Join(os.WriteFile(key, []byte(f.identity), 0o600), os.WriteFile(blob, env.Blobs()[0].Bytes, 0o600)); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "--decrypt", "-i", key, blob).Output()
	if err != nil {
		t.Fatal(err)
	}
	var s envelope.StoryBody
	if err := json.Unmarshal(out, &s); err != nil || s.ID != env.ID() || !strings.Contains(s.WhatHappened, "[phone number]") {
		t.Errorf("age gave %.200s, %v", out, err)
	}
}
