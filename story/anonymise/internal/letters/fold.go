// Package letters brings spellings of one word together, so that lists and
// text meet.
package letters

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings spellings of one word together: lower case, Latin letters
// without accents, one form of each Arabic letter, no joiners, ASCII digits.
func Fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' || c == '\'' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	latin := false
	for _, r := range norm.NFD.String(s) {
		r = unicode.ToLower(r)
		switch {
		case unicode.Is(unicode.Latin, r):
			latin = true
		case unicode.IsLetter(r):
			latin = false
		case unicode.Is(unicode.Mn, r) && (latin || r >= 0x0610 && r <= 0x0670):
			continue
		case unicode.IsDigit(r):
			b.WriteByte(byte('0' + digitValue(r)))
			continue
		}
		if to, ok := folded[r]; ok {
			b.WriteString(to)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Digits of every script stand in runs of ten that begin at zero.
func digitValue(r rune) int {
	if r <= '9' {
		return int(r - '0')
	}
	for _, zero := range []rune{0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0xFF10} {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	if r >= 0x1D7CE && r <= 0x1D7FF { // bold and the like, five rows without a gap
		return int(r-0x1D7CE) % 10
	}
	v := 0
	for unicode.IsDigit(r-1) && v < 9 {
		r--
		v++
	}
	return v
}

var folded = map[rune]string{
	'\'': "", '’': "", 'ʼ': "", '\u200c': "", '\u200d': "", 'ـ': "",
	'ł': "l", 'đ': "d", 'ø': "o", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'ı': "i", 'ð': "d", 'þ': "th",
	'ي': "ی", 'ى': "ی", 'ئ': "ی", 'ك': "ک", 'ة': "ہ", 'ه': "ہ", 'ۃ': "ہ", 'ۂ': "ہ", 'ھ': "ہ", 'أ': "ا", 'إ': "ا", 'ٱ': "ا", 'ؤ': "و",
}
