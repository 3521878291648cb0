// Package envelope is the sealed form of a story and its opening. A blob is a
// standard age file for one hybrid post-quantum recipient; whoever has the
// key opens it with the stock age command.
package envelope

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
	"golang.org/x/mod/sumdb/note"

	"hearme/story"
	"hearme/story/internal/only"
)

// PadStep is the step in bytes to which bodies are padded, so that a blob's
// size says little about what was told.
const PadStep = 4 << 10

// NewEpoch makes the key pair of a quarter: hybrid X25519 with ML-KEM-768.
// identity is a file for the age command; recipient is what tablets seal to.
// id must be a plain name such as 2026-Q4.
func NewEpoch(id string) (identity, recipient string, err error) {
	if !plainName(id) {
		return "", "", &story.Problem{Code: "bad_epoch", Field: "id"}
	}
	k, err := age.GenerateHybridIdentity()
	if err != nil {
		return "", "", err
	}
	recipient = k.Recipient().String()
	return fmt.Sprintf("# epoch: %s\n# public key: %s\n%s\n", id, recipient, k), recipient, nil
}

// Blob is one sealed body.
type Blob struct {
	Ref   BlobRef
	Bytes []byte
}

// Body is one body to be sealed.
type Body struct {
	Kind      Retention
	Value     any    // marshalled as JSON
	Recipient string // age1pq1...
}

// Envelope is a sealed and signed story, or a safeguarding record. Only
// story/seal makes one; the zero value is refused by the vault.
type Envelope struct {
	manifest Manifest
	signed   string
	blobs    []Blob
}

// Pack seals each body and signs the manifest over them. Only packages inside
// story can name its first parameter.
func Pack(_ only.Seal, m Manifest, bodies []Body, signer note.Signer) (Envelope, error) {
	m.Version = ManifestVersion
	m.Blobs = nil
	var blobs []Blob
	for _, b := range bodies {
		sealed, err := sealBody(b)
		if err != nil {
			return Envelope{}, err
		}
		blobs = append(blobs, sealed)
		m.Blobs = append(m.Blobs, sealed.Ref)
	}
	signed, err := m.Sign(signer)
	if err != nil {
		return Envelope{}, err
	}
	return Envelope{m, signed, blobs}, nil
}

// PackBody seals one body by itself: a revision of a story that is kept
// already. Only packages inside story can name its first parameter.
func PackBody(_ only.Seal, b Body) (Blob, error) { return sealBody(b) }

func sealBody(b Body) (Blob, error) {
	to, err := age.ParseHybridRecipient(b.Recipient)
	if err != nil {
		return Blob{}, &story.Problem{Code: "bad_recipient", Field: string(b.Kind)}
	}
	plain, err := json.Marshal(b.Value)
	if err != nil {
		return Blob{}, err
	}
	var out bytes.Buffer
	w, err := age.Encrypt(&out, to)
	if err != nil {
		return Blob{}, err
	}
	if _, err := w.Write(pad(plain)); err != nil {
		return Blob{}, err
	}
	if err := w.Close(); err != nil {
		return Blob{}, err
	}
	if out.Len() > MaxBlob {
		return Blob{}, &story.Problem{Code: "too_large", Field: string(b.Kind)}
	}
	return Blob{Ref: RefOf(b.Kind, out.Bytes()), Bytes: out.Bytes()}, nil
}

// pad fills with spaces to the next step: white space after JSON means nothing.
func pad(b []byte) []byte {
	if over := len(b) % PadStep; over != 0 {
		b = append(b, strings.Repeat(" ", PadStep-over)...)
	}
	return b
}

// RefOf names a sealed blob.
func RefOf(kind Retention, sealed []byte) BlobRef {
	sum := sha256.Sum256(sealed)
	return BlobRef{SHA256: hex.EncodeToString(sum[:]), Size: len(sealed), Retention: kind}
}

// IsZero reports whether story/seal did not make e.
func (e Envelope) IsZero() bool { return e.signed == "" }

// ID returns the story's id, or the safeguarding record's.
func (e Envelope) ID() story.ID { return e.manifest.ID }

// Manifest returns the signed manifest.
func (e Envelope) Manifest() string { return e.signed }

// CodeHash returns the hash of the withdrawal code that takes it back.
func (e Envelope) CodeHash() string { return e.manifest.CodeHash }

// Blobs returns the sealed blobs; their bytes are shared.
func (e Envelope) Blobs() []Blob { return append([]Blob(nil), e.blobs...) }

// Opener opens blobs sealed to any of its identities.
type Opener struct{ ids []age.Identity }

// NewOpener reads identity files as NewEpoch makes them. Code: bad_identity.
func NewOpener(identities ...string) (*Opener, error) {
	ids, err := age.ParseIdentities(strings.NewReader(strings.Join(identities, "\n")))
	if err != nil {
		return nil, &story.Problem{Code: "bad_identity"}
	}
	return &Opener{ids}, nil
}

// Open returns a blob's plaintext, its padding included. Codes: not_for_key
// (sealed to someone else), bad_blob (not a whole age file, or changed).
func (o *Opener) Open(blob []byte) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(blob), o.ids...)
	var noMatch *age.NoIdentityMatchError
	if errors.As(err, &noMatch) {
		return nil, &story.Problem{Code: "not_for_key"}
	}
	if err != nil {
		return nil, &story.Problem{Code: "bad_blob"}
	}
	plain, err := io.ReadAll(io.LimitReader(r, MaxBlob))
	if err != nil {
		return nil, &story.Problem{Code: "bad_blob"}
	}
	return plain, nil
}

// Open opens one blob with one identity file. Codes as NewOpener and
// Opener.Open.
func Open(identity string, blob []byte) ([]byte, error) {
	o, err := NewOpener(identity)
	if err != nil {
		return nil, err
	}
	return o.Open(blob)
}
