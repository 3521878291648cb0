package anonymise

import "unicode/utf8"

// longEnough is the letters that a name has before a misspelling of it is
// looked for: shorter ones are one letter from too many words.
const longEnough = 6

// slips are the spellings of names with one letter left out, which tell in
// linear time whether a word is a name with one letter wrong, left out, added
// or changed places with its neighbour.
type slips map[string][]string

func (s slips) add(name string) {
	if utf8.RuneCountInString(name) < longEnough || len(name) > 60 {
		return
	}
	for _, k := range shorter(name) {
		if len(s[k]) < 4 {
			s[k] = append(s[k], name)
		}
	}
}

// of returns the name that key misspells, "" for none.
func (s slips) of(key string) string {
	if len(s) == 0 || utf8.RuneCountInString(key) < longEnough-1 || len(key) > 61 {
		return ""
	}
	for _, k := range shorter(key) {
		for _, name := range s[k] {
			if name != key && oneApart([]rune(name), []rune(key)) {
				return name
			}
		}
	}
	return ""
}

// shorter returns the word and the word without each of its letters.
func shorter(w string) []string {
	out := []string{w}
	for i, r := range w {
		out = append(out, w[:i]+w[i+utf8.RuneLen(r):])
	}
	return out
}

// oneApart reports one letter changed, added, left out or two neighbours
// changed over.
func oneApart(a, b []rune) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	j := 0
	for j < len(b)-i && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	switch len(a) - len(b) {
	case 1:
		return i+j >= len(b)
	case 0:
		return i+j >= len(a)-1 || i+j == len(a)-2 && a[i] == b[i+1] && a[i+1] == b[i]
	}
	return false
}
