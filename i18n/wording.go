package i18n

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"strings"
)

// WordingVersion is raised whenever the sense of the consent wording changes.
const WordingVersion = "2026-11"

// Wording returns the version of the consent wording and the SHA-256 of all
// that this language's participant is told and asked before agreeing: every
// key that begins with "consent." or "info.", in order.
func (l *Language) Wording() (version, hash string) {
	var keys []string
	for k := range l.keys {
		if strings.HasPrefix(k, "consent.") || strings.HasPrefix(k, "info.") {
			keys = append(keys, k)
		}
	}
	sort.Strings(keys)
	h := sha256.New()
	for _, k := range keys {
		h.Write([]byte(k + "\x00" + l.T(k) + "\x00"))
	}
	return WordingVersion, hex.EncodeToString(h.Sum(nil))
}

// AllWording returns one hash over every language's wording, for the manifest,
// which must not tell the language.
func (c *Catalogues) AllWording() string {
	h := sha256.New()
	for _, l := range c.Languages() {
		_, lh := l.Wording()
		h.Write([]byte(l.Tag + " " + lh + "\n"))
	}
	return hex.EncodeToString(h.Sum(nil))
}
