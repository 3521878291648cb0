package main

import (
	"strings"
	"unicode"

	"hearme/story/anonymise/internal/corpus"
)

// typed puts a copy of a story as other hands type: small letters, no
// apostrophes, no full stops, slips, capitals alone.
func (t *teller) typed(ps []corpus.Piece, copy int) {
	if !cased(t.lang) {
		return
	}
	start := true
	for i := range ps {
		s := ps[i].Text
		switch copy {
		case 1, 4:
			s = strings.ToLower(s)
		case 2:
			s = hasty(strings.ToLower(s))
			if ps[i].Type == "" {
				s = t.slips(s)
			}
		case 3:
			if ps[i].Type == "" {
				s = t.slips(s)
			}
		case 5:
			s = strings.ToUpper(s)
		case 6:
			s, start = keyboard(strings.ToLower(s), start)
		}
		ps[i].Text = s
	}
}

// hasty drops what takes a second touch to type.
func hasty(s string) string {
	return strings.NewReplacer("'", "", "’", "", "\"", "", ". ", " ", ", ", " ", "!", "").Replace(s)
}

// slips misspells a word in fifteen.
func (t *teller) slips(s string) string {
	ws := strings.Split(s, " ")
	for i, w := range ws {
		if len(w) < 4 || strings.ContainsFunc(w, func(r rune) bool { return r > 'z' || r < 'a' }) || t.r.IntN(15) > 0 {
			continue
		}
		k := 1 + t.r.IntN(len(w)-2)
		switch t.r.IntN(3) {
		case 0:
			ws[i] = w[:k] + w[k+1:]
		case 1:
			ws[i] = w[:k] + w[k+1:k+2] + w[k:k+1] + w[k+2:]
		default:
			ws[i] = w[:k] + w[k:k+1] + w[k:]
		}
	}
	return strings.Join(ws, " ")
}

// keyboard makes the first letter of a sentence a capital and no other, as
// telephones do. start tells that a sentence begins, and comes back for what
// follows.
func keyboard(s string, start bool) (string, bool) {
	var sb strings.Builder
	for _, r := range s {
		if start && unicode.IsLetter(r) {
			r, start = unicode.ToUpper(r), false
		}
		if r == '.' || r == '!' || r == '?' || r == '\n' {
			start = true
		}
		sb.WriteRune(r)
	}
	return sb.String(), start
}
