package wire

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
)

// MaxManifest is the most bytes that a signed manifest may have.
const MaxManifest = 16 << 10

// What callers of OpenManifest must tell apart.
var (
	ErrManifest        = errors.New("wire: not a manifest")
	ErrManifestVersion = errors.New("wire: a manifest of another version")
	ErrSignature       = errors.New("wire: not signed by a known tablet")
)

// OpenManifest reads a signed manifest. text is what was signed, by the key
// with signer's name and hash; both are given with ErrManifest and
// ErrManifestVersion too, when the signature holds.
func OpenManifest(signed string, known note.Verifiers) (m Manifest, text string, signer note.Signature, err error) {
	if len(signed) > MaxManifest || !utf8.ValidString(signed) {
		return Manifest{}, "", note.Signature{}, ErrManifest
	}
	n, err := note.Open([]byte(signed), known)
	var unverified *note.UnverifiedNoteError
	var invalid *note.InvalidSignatureError
	switch {
	case errors.As(err, &unverified), errors.As(err, &invalid):
		return Manifest{}, "", note.Signature{}, ErrSignature
	case err != nil:
		return Manifest{}, "", note.Signature{}, ErrManifest
	}
	m, err = ParseManifest(n.Text)
	return m, n.Text, n.Sigs[0], err
}

// ParseManifest reads a manifest's text: one line of JSON, in the very bytes
// that TextOf writes. It checks shape, not truth.
func ParseManifest(text string) (Manifest, error) {
	var v struct {
		Version int `json:"version"`
	}
	if json.Unmarshal([]byte(text), &v) != nil {
		return Manifest{}, ErrManifest
	}
	if v.Version != 1 {
		return Manifest{}, ErrManifestVersion
	}
	var m Manifest
	dec := json.NewDecoder(strings.NewReader(text))
	dec.DisallowUnknownFields()
	if dec.Decode(&m) != nil || TextOf(m) != text {
		return Manifest{}, ErrManifest
	}
	return m, checkManifest(m)
}

// TextOf is the text of a manifest, to be signed.
func TextOf(m Manifest) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(m); err != nil { // strings and numbers always encode
		return ""
	}
	return b.String()
}

func checkManifest(m Manifest) error {
	_, err := time.Parse(time.DateOnly, m.Day)
	if err != nil || !m.ID.Valid() || m.Project == "" || m.Epoch == "" || !isHash(m.ConsentHash, true) || !isHash(m.CodeHash, true) {
		return ErrManifest
	}
	count := map[Retention]int{}
	seen := map[string]bool{}
	for _, b := range m.Blobs {
		if !isHash(b.SHA256, false) || seen[b.SHA256] || b.Size < 1 || b.Size > MaxBlob {
			return ErrManifest
		}
		seen[b.SHA256] = true
		switch b.Retention {
		case StoryBlob, AboutBlob, ContactBlob, SafeguardingBlob:
		default:
			return ErrManifestVersion
		}
		count[b.Retention]++
	}
	story := count[StoryBlob] == 1 && count[AboutBlob] <= 1 && count[ContactBlob] <= 1 && count[SafeguardingBlob] == 0 && m.CodeHash != ""
	guard := count[SafeguardingBlob] == 1 && len(m.Blobs) == 1 && m.CodeHash == ""
	if !story && !guard {
		return ErrManifest
	}
	return nil
}

// isHash reports whether s is 32 bytes in lower-case hexadecimal.
func isHash(s string, orEmpty bool) bool {
	b, err := hex.DecodeString(s)
	return err == nil && (len(b) == 32 && strings.ToLower(s) == s || orEmpty && s == "")
}
