// Package words makes withdrawal codes and passphrases that people can read
// aloud, write down and type again.
package words

import (
	"crypto/rand"
	_ "embed"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed words.txt
var file string

var list = strings.Fields(file)

const (
	codeWords       = 7  // of 2,048: 77 bits
	passphraseWords = 5  // 55 bits, behind Argon2id
	codeDigits      = 24 // 79 bits
	groupDigits     = 4
)

// List returns the 2,048 words, in alphabetical order.
func List() []string { return append([]string(nil), list...) }

// NewCode returns a withdrawal code: seven words where the language has a
// list (English), else 24 digits in groups of four, which every script's
// readers can copy.
func NewCode(lang string) string {
	if base, _, _ := strings.Cut(lang, "-"); base == "en" {
		return pick(codeWords)
	}
	return digits()
}

// NewPassphrase returns five words for a connector or a lead to keep.
func NewPassphrase() string { return pick(passphraseWords) }

func pick(n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = list[below(len(list))]
	}
	return strings.Join(out, " ")
}

func digits() string {
	var b strings.Builder
	for i := range codeDigits {
		if i > 0 && i%groupDigits == 0 {
			b.WriteByte(' ')
		}
		b.WriteByte(byte('0' + below(10)))
	}
	return b.String()
}

func below(n int) int {
	i, err := rand.Int(rand.Reader, big.NewInt(int64(n)))
	if err != nil { // crypto/rand never fails on the systems we run on
		panic(err)
	}
	return int(i.Int64())
}

// IsCode reports whether what someone typed can be a withdrawal code: seven
// words of the list, or 24 digits.
func IsCode(code string) bool {
	parts := strings.Fields(Normalise(code))
	if joined := strings.Join(parts, ""); len(joined) == codeDigits && strings.Trim(joined, "0123456789") == "" {
		return true
	}
	if len(parts) != codeWords {
		return false
	}
	for _, p := range parts {
		if _, known := slices.BinarySearch(list, p); !known {
			return false
		}
	}
	return true
}

// Normalise brings a code or passphrase as someone typed it to one form:
// small letters, words (or groups of four digits) with one space between,
// hyphens and full stops as spaces, the digits of any script as 0 to 9,
// invisible marks gone.
func Normalise(code string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '0' + digitValue(r)
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			return unicode.ToLower(r)
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return ' '
	}, norm.NFKC.String(code))
	parts := strings.Fields(clean)
	joined := strings.Join(parts, "")
	if joined != "" && strings.Trim(joined, "0123456789") == "" {
		return group(joined)
	}
	return strings.Join(parts, " ")
}

func group(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if i > 0 && i%groupDigits == 0 {
			b.WriteByte(' ')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// digitValue counts back to the zero of the digit's own script: Unicode gives
// every decimal set ten code points in a row.
func digitValue(r rune) rune {
	for v := rune(0); v < 10; v++ {
		if zero := r - v; unicode.IsDigit(zero) && !unicode.IsDigit(zero-1) {
			return v
		}
	}
	// Sets that stand side by side (the mathematical digits) are already
	// plain after NFKC; what is left keeps its place in the ten.
	return (r - '0') % 10
}
