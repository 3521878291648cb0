package envelope

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"hearme/internal/strictjson"
	"hearme/story"
)

// MaxBlob is the most bytes that one sealed blob may have.
const MaxBlob = 64 << 20

// Retention says what kind of blob it is, and so when it is erased.
type Retention string

// The kinds of blobs.
const (
	StoryBlob        Retention = "story"
	AboutBlob        Retention = "about"
	ContactBlob      Retention = "contact"
	SafeguardingBlob Retention = "safeguarding"
)

// BlobRef names a sealed blob in a manifest.
type BlobRef struct {
	SHA256    string    `json:"sha256"` // hexadecimal
	Size      int       `json:"size"`   // bytes
	Retention Retention `json:"retention"`
}

// ManifestVersion is the version that this build writes and reads.
const ManifestVersion = 1

// Manifest is what travels in the open about one envelope: nothing of event,
// language or person. A tablet signs it as a C2SP signed note whose text is
// the manifest's JSON on one line.
type Manifest struct {
	Version     int       `json:"version"` // 1
	Project     string    `json:"project"`
	Epoch       string    `json:"epoch"`
	ID          story.ID  `json:"id"`
	ConsentHash string    `json:"consent_hash"` // one hash over all languages' wording
	CodeHash    string    `json:"code_hash"`    // Argon2id of the withdrawal code, salted with the project; hexadecimal; empty on safeguarding records
	Day         string    `json:"day"`          // 2026-11-22
	Blobs       []BlobRef `json:"blobs"`
}

// Sign writes the manifest as a signed note.
func (m Manifest) Sign(signer note.Signer) (string, error) {
	if err := m.check(); err != nil {
		return "", err
	}
	b, err := json.Marshal(m)
	if err != nil {
		return "", err
	}
	signed, err := note.Sign(&note.Note{Text: string(b) + "\n"}, signer)
	return string(signed), err
}

// OpenManifest verifies a signed manifest against the keys that are known and
// reads it. Codes: bad_manifest (no note, or not a manifest), bad_signature
// (no known key signed it). keyName is the name of the key that did.
func OpenManifest(signed string, known note.Verifiers) (m Manifest, keyName string, err error) {
	n, err := note.Open([]byte(signed), known)
	var unverified *note.UnverifiedNoteError
	var invalid *note.InvalidSignatureError
	switch {
	case errors.As(err, &unverified), errors.As(err, &invalid):
		return Manifest{}, "", &story.Problem{Code: "bad_signature"}
	case err != nil:
		return Manifest{}, "", &story.Problem{Code: "bad_manifest"}
	}
	m, err = ParseManifest(n.Text)
	return m, n.Sigs[0].Name, err
}

// PeekManifest reads a signed manifest without verifying who signed it: for a
// tablet reading its own outbox. Code: bad_manifest.
func PeekManifest(signed string) (Manifest, error) {
	_, err := note.Open([]byte(signed), note.VerifierList())
	var unverified *note.UnverifiedNoteError
	if !errors.As(err, &unverified) {
		return Manifest{}, &story.Problem{Code: "bad_manifest"}
	}
	return ParseManifest(unverified.Note.Text)
}

// ParseManifest reads a manifest's text: one line of JSON with a newline after
// it, exactly as Sign writes it. Code: bad_manifest.
func ParseManifest(text string) (Manifest, error) {
	bad := &story.Problem{Code: "bad_manifest"}
	line, one := strings.CutSuffix(text, "\n")
	if !one || strings.Contains(line, "\n") {
		return Manifest{}, bad
	}
	var m Manifest
	if strictjson.Unmarshal([]byte(line), &m) != nil || m.check() != nil {
		return Manifest{}, bad
	}
	if again, err := json.Marshal(m); err != nil || string(again) != line {
		return Manifest{}, bad
	}
	return m, nil
}

func (m Manifest) check() error {
	day, err := time.Parse(time.DateOnly, m.Day)
	ok := err == nil && day.Year() >= 2000 &&
		m.Version == ManifestVersion && plainName(m.Project) && plainName(m.Epoch) && m.ID.Valid() &&
		isHash(m.ConsentHash) && (m.CodeHash == "" || isHash(m.CodeHash)) && len(m.Blobs) > 0
	var kinds []Retention
	for _, b := range m.Blobs {
		ok = ok && isHash(b.SHA256) && b.Size > 0 && b.Size <= MaxBlob && !slices.Contains(kinds, b.Retention)
		kinds = append(kinds, b.Retention)
	}
	// A safeguarding record travels alone and cannot be withdrawn by code;
	// everything else hangs on a story that can.
	if slices.Contains(kinds, SafeguardingBlob) {
		ok = ok && len(kinds) == 1 && m.CodeHash == ""
	} else {
		ok = ok && slices.Contains(kinds, StoryBlob) && m.CodeHash != ""
	}
	for _, k := range kinds {
		ok = ok && slices.Contains([]Retention{StoryBlob, AboutBlob, ContactBlob, SafeguardingBlob}, k)
	}
	if !ok {
		return &story.Problem{Code: "bad_manifest"}
	}
	return nil
}

func isHash(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == 32 && strings.ToLower(s) == s
}

func plainName(s string) bool {
	return s != "" && len(s) <= 64 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") == ""
}
