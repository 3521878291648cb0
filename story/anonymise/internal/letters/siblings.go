package letters

import "strings"

// Scripts that came from one mother and stand in Unicode in the same order, by
// how far their block is from Devanagari's.
const (
	Bengali  = 0x80
	Gurmukhi = 0x100
	Gujarati = 0x180
)

// FromDevanagari writes a word letter for letter in a sibling script. Letters
// that the script lacks become its nearest.
func FromDevanagari(s string, script int) string {
	var b strings.Builder
	for _, r := range s {
		if r < 0x0900 || r > 0x097F || r == 0x0964 || r == 0x0965 {
			b.WriteRune(r)
			continue
		}
		if to, ok := lacking[script][r]; ok {
			b.WriteString(to)
			continue
		}
		b.WriteRune(r + rune(script))
	}
	return b.String()
}

// Siblings writes a Devanagari word in Bengali, Gurmukhi and Gujarati letters.
func Siblings(s string) []string {
	return []string{FromDevanagari(s, Bengali), FromDevanagari(s, Gurmukhi), FromDevanagari(s, Gujarati)}
}

var lacking = map[int]map[rune]string{
	Bengali:  {'व': "ভ", 'य': "য়", 'ॉ': "া", 'ॅ': "", 'ळ': "ল"},
	Gurmukhi: {'ष': "ਸ਼", 'श': "ਸ਼", 'ृ': "੍ਰਿ", 'ॉ': "ੌ", 'ऑ': "ਔ", 'ः': "", 'ॅ': "", 'ऋ': "ਰਿ", 'ं': "ੰ", 'ँ': "ਂ"},
	Gujarati: {'ॅ': "ૅ"},
}
