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
// that a name and its postcode are read in one go. Brackets and quotation marks
// go with their other ones or not at all.
func phrases(text []rune, spans []span) []span {
	out := make([]span, len(spans))
	least := 0
	for i, s := range spans {
		out[i] = s
		var open []rune // that must still come
		for j := s.start - 1; j >= max(least, s.start-phraseMost); j-- {
			d, pair := bidi.Direction(text[j]), opener(text[j])
			begins := d == 0 && (j == least || bidi.Direction(text[j-1]) != 0)
			if n := len(open); n > 0 && text[j] == open[n-1] {
				open, begins = open[:n-1], true
			} else if pair > 0 {
				open = append(open, pair)
			} else if pair < 0 || d == 1 {
				break
			}
			if begins && len(open) == 0 {
				out[i].start = j
			}
		}
		least = s.end
	}
	return out
}

// opener is bidi's, and knows quotation marks.
func opener(r rune) rune {
	switch r {
	case '"':
		return '"'
	case '”':
		return '“'
	case '“':
		return -'”'
	case '»':
		return '«'
	case '«':
		return -'»'
	}
	return bidi.Opener(r)
}
