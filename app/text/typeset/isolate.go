package typeset

import (
	"hearme/app/text/bidi"
	"hearme/internal/isolate"
)

// span is a stretch of runes, from start up to end.
type span struct{ start, end int }

// isolates finds what keeps its own order inside right-to-left text.
func isolates(text []rune) []span {
	var out []span
	for _, s := range isolate.Find(text) {
		out = append(out, span{s.Start, s.End})
	}
	return out
}

// A phrase takes in so many characters before its number, in whole words.
const phraseMost = 48

// phrases widens isolates to the left over the Latin words that they end, so
// that a name and its postcode are read in one go.
func phrases(text []rune, spans []span) []span {
	out := make([]span, len(spans))
	least := 0
	for i, s := range spans {
		out[i] = s
		for j := s.start - 1; j >= max(least, s.start-phraseMost); j-- {
			d := bidi.Direction(text[j])
			if d == 1 {
				break
			}
			if d == 0 && (j == least || bidi.Direction(text[j-1]) != 0) {
				out[i].start = j
			}
		}
		least = s.end
	}
	return out
}
