package anonymise

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearme/story/anonymise/internal/letters"
)

type tokenKind uint8

const (
	word   tokenKind = iota // letters, with apostrophes inside
	digits                  // digits of any script
	mark                    // one sign: punctuation, symbol, emoji
)

// token is a piece of text between spaces: a word, a run of digits or a sign.
type token struct {
	start, end int
	kind       tokenKind
	key        string // folded for look-ups: lower case, no accents, ASCII digits
	gap        uint8  // what stands before it: 0 nothing, 1 space, 2 a new line
	upper      bool   // begins with a capital
	caps       bool   // capitals only, two letters or more
	cased      bool   // written in a script that has capitals
}

// tokens splits text. It takes linear time and keeps every sign but spaces.
func tokens(text string) []token {
	ts := make([]token, 0, len(text)/4+1)
	var gap uint8 = 2
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			gap = 2
			i += n
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || isControl(r):
			gap = max(gap, 1)
			i += n
		default:
			t := scan(text, i)
			t.gap = gap
			ts = append(ts, t)
			i, gap = t.end, 0
		}
	}
	return ts
}

// isControl reports direction marks and the like, which stand between words.
func isControl(r rune) bool {
	return r >= '\u200e' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || r < ' '
}

func scan(text string, at int) token {
	r, n := utf8.DecodeRuneInString(text[at:])
	t := token{start: at, end: at + n, kind: mark}
	switch {
	case unicode.IsDigit(r):
		t.kind = digits
		for t.end < len(text) {
			r, n := utf8.DecodeRuneInString(text[t.end:])
			if !unicode.IsDigit(r) && !onKeycap(r) {
				break
			}
			t.end += n
		}
	case inWord(r):
		t.kind = word
		t.end = wordEnd(text, t.end)
	}
	s := text[t.start:t.end]
	switch {
	case t.kind == word:
		t.key = fold(s)
		t.upper, t.caps, t.cased = caseOf(s)
	case s == "’" || s == "ʼ" || s == "‘":
		t.key = "'"
	case t.kind == mark:
		t.key = s
	default:
		t.key = strings.Map(func(r rune) rune {
			if onKeycap(r) {
				return -1
			}
			return r
		}, fold(s))
	}
	return t
}

// onKeycap reports what makes a digit the picture of a key.
func onKeycap(r rune) bool { return r == '\ufe0f' || r == '\u20e3' }

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u200c' || r == '\u200d'
}

// wordEnd returns where the word that goes on at i ends. An apostrophe stays
// inside O'Connor and Sa'diyo and ends the word in Amina's, don't and l'hôpital.
func wordEnd(text string, i int) int {
	letters := 1
	first := i - 1
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if inWord(r) {
			letters++
			i += n
			continue
		}
		if (r == '\'' || r == '’' || r == 'ʼ') && joins(text[max(0, first):i], text[i+n:], letters) {
			i += n
			letters = 1
			continue
		}
		return i
	}
	return i
}

func joins(before, after string, letters int) bool {
	if letters == 1 {
		next, _ := utf8.DecodeRuneInString(after)
		return before == "O" || before == "o" || len(before) == 1 && strings.Contains("NDMTK", before) && unicode.IsUpper(next)
	}
	if len(before) > 40 || strings.EqualFold(before, "qu") {
		return false
	}
	n := 0
	for _, r := range after {
		if !unicode.IsLetter(r) {
			break
		}
		n++
	}
	if n < 2 {
		return false
	}
	a := strings.ToLower(after[:2])
	return n > 2 || a != "ll" && a != "re" && a != "ve"
}

func caseOf(s string) (upper, caps, cased bool) {
	letters := 0
	caps = true
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		up := unicode.IsUpper(r) || unicode.IsTitle(r)
		if letters == 0 {
			upper = up
			cased = up || unicode.IsLower(r)
		}
		letters++
		caps = caps && up
	}
	return upper, caps && letters > 1, cased
}

func fold(s string) string { return letters.Fold(s) }
