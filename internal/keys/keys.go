// Package keys is the only place with an AEAD or a key derivation. Both come
// from golang.org/x/crypto; nothing is invented here.
package keys

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"

	"hearme/internal/words"
)

// Key is a 256-bit secret.
type Key [32]byte

// SaltSize is the length of a salt in bytes.
const SaltSize = 16

// ErrOpen says that a box does not open: another key, another place
// (associated data), or changed bytes.
var ErrOpen = errors.New("keys: does not open")

// Params is the cost of Argon2id.
type Params struct {
	Time      uint32 // passes
	MemoryKiB uint32
	Lanes     uint8
}

// Default takes about a quarter of a second on a small laptop.
var Default = Params{Time: 3, MemoryKiB: 64 << 10, Lanes: 4}

// NewKey returns a random key.
func NewKey() Key {
	var k Key
	rand.Read(k[:])
	return k
}

// NewSalt returns SaltSize random bytes.
func NewSalt() []byte {
	s := make([]byte, SaltSize)
	rand.Read(s)
	return s
}

// Zero overwrites the key.
func (k *Key) Zero() { clear(k[:]) }

// Derive makes a key of a passphrase with Argon2id. Case, the width of letters
// and the spaces around words do not matter; every sign counts.
func Derive(passphrase string, salt []byte, p Params) Key {
	plain := strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(passphrase))), " ")
	return Key(argon2.IDKey([]byte(plain), salt, p.Time, p.MemoryKiB, p.Lanes, 32))
}

// Seal encrypts with XChaCha20-Poly1305 under a random nonce, which stands in
// front. ad says where the box belongs: it opens with the same ad only. The
// zero key, which is what a locked session is left with, panics.
func Seal(k Key, ad, plaintext []byte) []byte {
	if k == (Key{}) {
		panic("keys: sealing with the zero key")
	}
	a, err := chacha20poly1305.NewX(k[:])
	if err != nil { // only a wrong key length fails, and the type forbids it
		panic(err)
	}
	nonce := make([]byte, a.NonceSize(), a.NonceSize()+len(plaintext)+a.Overhead())
	rand.Read(nonce)
	return a.Seal(nonce, nonce, plaintext, ad)
}

// Open decrypts what Seal made; its only error is ErrOpen.
func Open(k Key, ad, box []byte) ([]byte, error) {
	a, err := chacha20poly1305.NewX(k[:])
	if err != nil || k == (Key{}) || len(box) < a.NonceSize() {
		return nil, ErrOpen
	}
	p, err := a.Open(nil, box[:a.NonceSize()], box[a.NonceSize():], ad)
	if err != nil {
		return nil, ErrOpen
	}
	return p, nil
}

// codeParams are fixed for good: tablet and server must come to the same hash.
// They are light, because a code has 77 random bits: no one guesses it.
var codeParams = Params{Time: 1, MemoryKiB: 8 << 10, Lanes: 1}

// CodeHash is the Argon2id hash of a withdrawal code in words.Normalise's
// form, salted with the project's id; hexadecimal. It stands in manifests, so
// that reading them gives no codes.
func CodeHash(code, project string) string {
	salt := sha256.Sum256([]byte("hearme withdrawal code\x00" + project))
	sum := argon2.IDKey([]byte(words.Normalise(code)), salt[:], codeParams.Time, codeParams.MemoryKiB, codeParams.Lanes, 32)
	return hex.EncodeToString(sum)
}
