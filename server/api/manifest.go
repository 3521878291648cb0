package api

import (
	"encoding/json"
	"errors"

	"golang.org/x/mod/sumdb/note"

	"hearme/story/envelope"
	"hearme/sync/wire"
)

// maxManifest is the most bytes that a signed manifest may have.
const maxManifest = 16 << 10

// signed is a manifest whose signature is good, though it may say what this
// version does not understand.
type signed struct {
	raw    string
	text   string
	signer note.Signature
}

// verify checks a signed note against the tablets' keys. code says why not.
func verify(raw string, known note.Verifiers) (s signed, code string) {
	if len(raw) > maxManifest {
		return signed{}, wire.CodeBadManifest
	}
	n, err := note.Open([]byte(raw), known)
	var unverified *note.UnverifiedNoteError
	var invalid *note.InvalidSignatureError
	switch {
	case errors.As(err, &unverified), errors.As(err, &invalid):
		return signed{}, wire.CodeBadSignature
	case err != nil:
		return signed{}, wire.CodeBadManifest
	}
	return signed{raw, n.Text, n.Sigs[0]}, ""
}

// manifest reads what was signed. code is CodeProto for a version that this
// program does not know.
func (s signed) manifest() (m wire.Manifest, code string) {
	m, err := envelope.ParseManifest(s.text)
	if err == nil {
		return m, ""
	}
	var v struct {
		Version int `json:"version"`
	}
	if json.Unmarshal([]byte(s.text), &v) == nil && v.Version > envelope.ManifestVersion {
		return wire.Manifest{}, wire.CodeProto
	}
	return wire.Manifest{}, wire.CodeBadManifest
}
