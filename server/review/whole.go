package review

import whole "hearme/internal/isolate"

// piece is a part of a text: whole is a telephone number or the like, which
// keeps its own order and one line in text of either direction.
type piece struct {
	Text  string
	Whole bool
}

func pieces(text string) []piece {
	runes := []rune(text)
	var out []piece
	at := 0
	for _, s := range whole.Find(runes) {
		if s.Start > at {
			out = append(out, piece{string(runes[at:s.Start]), false})
		}
		out = append(out, piece{string(runes[s.Start:s.End]), true})
		at = s.End
	}
	if at < len(runes) {
		out = append(out, piece{string(runes[at:]), false})
	}
	return out
}
