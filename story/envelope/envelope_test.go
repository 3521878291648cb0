package envelope

import (
	"bytes"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"hearme/story"
	"hearme/story/internal/only"
)

var hash = strings.Repeat("0f", 32)

func keyPair(t testing.TB, name string) (note.Signer, note.Verifier) {
	t.Helper()
	skey, vkey, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		t.Fatal(err)
	}
	s, err1 := note.NewSigner(skey)
	v, err2 := note.NewVerifier(vkey)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	return s, v
}

func valid() Manifest {
	return Manifest{Version: 1, Project: "p1", Epoch: "2026-Q4", ID: story.ID(strings.Repeat("a", 32)), ConsentHash: hash, CodeHash: hash,
		Day: "2026-11-22", Blobs: []BlobRef{{hash, 5000, StoryBlob}, {hash, 5000, AboutBlob}}}
}

func code(err error) string {
	var p *story.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

func TestManifestIsVerified(t *testing.T) {
	signer, v := keyPair(t, "tablet-1")
	_, other := keyPair(t, "tablet-1")
	signed, err := valid().Sign(signer)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(signed, "\n") != 3 {
		t.Errorf("not one line of text and one signature:\n%s", signed)
	}
	m, by, err := OpenManifest(signed, note.VerifierList(other, v))
	if err != nil || by != "tablet-1" || m.ID != valid().ID {
		t.Fatalf("%+v by %q: %v", m, by, err)
	}
	if _, _, err := OpenManifest(signed, note.VerifierList(other)); code(err) != "bad_signature" {
		t.Errorf("an unknown tablet: %v", err)
	}
	forged := strings.Replace(signed, "2026-11-22", "2026-11-23", 1)
	if _, _, err := OpenManifest(forged, note.VerifierList(v)); code(err) != "bad_signature" {
		t.Errorf("a changed day: %v", err)
	}
	for _, s := range []string{"", "words", signed[:len(signed)/2]} {
		if _, _, err := OpenManifest(s, note.VerifierList(v)); code(err) != "bad_manifest" {
			t.Errorf("%.20q: %v", s, err)
		}
		if _, err := PeekManifest(s); code(err) != "bad_manifest" {
			t.Errorf("peek %.20q: %v", s, err)
		}
	}
}

func TestManifestRules(t *testing.T) {
	for name, change := range map[string]func(*Manifest){
		"version":               func(m *Manifest) { m.Version = 2 },
		"project":               func(m *Manifest) { m.Project = "Luton, 22 November" },
		"epoch":                 func(m *Manifest) { m.Epoch = "" },
		"id":                    func(m *Manifest) { m.ID = "ama" },
		"consent hash":          func(m *Manifest) { m.ConsentHash = strings.ToUpper(hash) },
		"code hash":             func(m *Manifest) { m.CodeHash = "apple barn" },
		"no code":               func(m *Manifest) { m.CodeHash = "" },
		"a time, not a day":     func(m *Manifest) { m.Day = "2026-11-22T10:40:00Z" },
		"no blobs":              func(m *Manifest) { m.Blobs = nil },
		"no story":              func(m *Manifest) { m.Blobs = m.Blobs[1:] },
		"two of a kind":         func(m *Manifest) { m.Blobs[1].Retention = StoryBlob },
		"unknown kind":          func(m *Manifest) { m.Blobs[1].Retention = "voice" },
		"size":                  func(m *Manifest) { m.Blobs[1].Size = -1 },
		"huge":                  func(m *Manifest) { m.Blobs[1].Size = MaxBlob + 1 },
		"safeguarding with":     func(m *Manifest) { m.Blobs[1].Retention = SafeguardingBlob },
		"safeguarding withcode": func(m *Manifest) { m.Blobs = []BlobRef{{hash, 1, SafeguardingBlob}} },
	} {
		m := valid()
		change(&m)
		signer, _ := keyPair(t, "t")
		if _, err := m.Sign(signer); code(err) != "bad_manifest" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOpenTellsWhy(t *testing.T) {
	identity, recipient, err := NewEpoch("2026-Q4")
	if err != nil {
		t.Fatal(err)
	}
	otherIdentity, _, err := NewEpoch("2027-Q1")
	if err != nil {
		t.Fatal(err)
	}
	b, err := sealBody(Body{StoryBlob, map[string]string{"words": "hello"}, recipient})
	if err != nil {
		t.Fatal(err)
	}
	if p, err := Open(otherIdentity+identity, b.Bytes); err != nil || !strings.HasPrefix(string(p), `{"words":"hello"} `) {
		t.Errorf("%.30q, %v", p, err)
	}
	if _, err := Open(otherIdentity, b.Bytes); code(err) != "not_for_key" {
		t.Errorf("another epoch: %v", err)
	}
	if _, err := Open("nothing", b.Bytes); code(err) != "bad_identity" {
		t.Errorf("no identity: %v", err)
	}
	// A file that was cut is never taken for a shorter story.
	for _, n := range []int{0, 10, 1000, len(b.Bytes) - PadStep/2, len(b.Bytes) - 1} {
		if _, err := Open(identity, b.Bytes[:n]); code(err) != "bad_blob" {
			t.Errorf("cut to %d bytes: %v", n, err)
		}
	}
	changed := bytes.Clone(b.Bytes)
	changed[len(changed)-10] ^= 1
	if _, err := Open(identity, changed); code(err) != "bad_blob" {
		t.Errorf("changed: %v", err)
	}
}

func TestPackSignsWhatItSealed(t *testing.T) {
	signer, v := keyPair(t, "t")
	_, recipient, err := NewEpoch("2026-Q4")
	if err != nil {
		t.Fatal(err)
	}
	m := valid()
	env, err := Pack(only.Seal{}, m, []Body{{StoryBlob, "x", recipient}}, signer)
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := OpenManifest(env.Manifest(), note.VerifierList(v))
	if err != nil || len(got.Blobs) != 1 || got.Blobs[0] != env.Blobs()[0].Ref || env.ID() != m.ID || env.CodeHash() != hash {
		t.Errorf("%+v, %v", got, err)
	}
	if !(Envelope{}).IsZero() || env.IsZero() {
		t.Error("IsZero is wrong")
	}
}

func FuzzParseManifest(f *testing.F) {
	seeds, err := filepath.Glob("testdata/manifests/*")
	if err != nil || len(seeds) < 5 {
		f.Fatalf("%d seeds: %v", len(seeds), err)
	}
	for _, name := range seeds {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	signer, v := keyPair(f, "t")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ParseManifest(text)
		if err != nil {
			if code(err) != "bad_manifest" {
				t.Fatalf("an error without its code: %v", err)
			}
			return
		}
		signed, err := m.Sign(signer)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		if again, _, err := OpenManifest(signed, note.VerifierList(v)); err != nil || !strings.HasPrefix(signed, text) || again.ID != m.ID {
			t.Fatalf("%q came back as %q, %v", text, signed, err)
		}
	})
}

func FuzzParseStory(f *testing.F) {
	seeds, err := filepath.Glob("testdata/stories/*.json")
	if err != nil || len(seeds) < 3 {
		f.Fatalf("%d seeds: %v", len(seeds), err)
	}
	for _, name := range seeds {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, plain []byte) {
		b, err := ParseStory(plain, valid())
		if err != nil {
			if code(err) == "" {
				t.Fatalf("an error without a code: %v", err)
			}
			return
		}
		for _, r := range b.Redactions {
			c := b.Content()
			if c.Text(r.Field)[r.Start:r.End] != r.Placeholder {
				t.Fatal("a redaction does not stand where it says")
			}
		}
	})
}

// The seeds must be of use: one of each is read without an error.
func TestSeedsAreRead(t *testing.T) {
	b, err := os.ReadFile("testdata/manifests/good")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ParseManifest(string(b)); err != nil {
		t.Error(err)
	}
	if b, err = os.ReadFile("testdata/stories/good.json"); err != nil {
		t.Fatal(err)
	}
	if s, err := ParseStory(b, valid()); err != nil || len(s.Redactions) != 1 {
		t.Errorf("%+v, %v", s, err)
	}
}
