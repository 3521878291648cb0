// Package isolate finds what must keep its own order, and stay on one line,
// inside text of either direction.
package isolate

import (
	"strings"
	"unicode"
)

// Span is a stretch of runes, from Start up to End.
type Span struct{ Start, End int }

// Find gives phone numbers (and others of seven digits and more in groups), UK
// postcodes, e-mail and web addresses. They are sorted and do not overlap.
func Find(text []rune) []Span {
	var out []Span
	for i := 0; i < len(text); i++ {
		if i > 0 && wordish(text[i-1]) {
			continue
		}
		for _, find := range []func([]rune, int) int{address, number, postcode} {
			if end := find(text, i); end > i {
				out = append(out, Span{i, end})
				i = end - 1
				break
			}
		}
	}
	return out
}

func wordish(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func ascii(r rune) bool { return latin(r) || r >= '0' && r <= '9' }

// The most that is looked at for one number or address, so that no text takes
// longer than its length: digits of a number (two phone numbers side by side),
// characters of an e-mail address (RFC 5321) and of a web address.
const (
	mostDigits = 24
	mostEmail  = 320
	mostWeb    = 2000
)

// number ends a number of at least seven digits, which may stand in groups. Of
// more digits than mostDigits it ends where a group does. A bracket without its
// other one is no part of it.
func number(t []rune, i int) int {
	type until struct {
		digits, end int
		open        bool // a bracket is
	}
	now := until{end: i}
	group, outer := now, now // at the last group's end, and before a bracket that is open
	j, gap, open := i, 0, false
	if j < len(t) && t[j] == '+' {
		j++
	}
	if j < len(t) && t[j] == '(' {
		j++
		open = true
	}
	for ; j < len(t); j++ {
		r := t[j]
		if unicode.IsDigit(r) {
			if now.digits == mostDigits {
				now = group
				break
			}
			now, gap = until{now.digits + 1, j + 1, open}, 0
			continue
		}
		group = now
		between := r == ' ' || r == '-' || r == 0xA0 || r == '.' || r == '(' && !open || r == ')' && open
		if now.digits == 0 || gap == 2 || !between {
			break
		}
		if gap++; r == '(' || r == ')' {
			open = r == '('
		}
		if r == '(' {
			outer = now
		}
	}
	if now.open {
		now = outer
	}
	if now.digits < 7 || now.end < len(t) && wordish(t[now.end]) {
		return 0
	}
	return now.end
}

// postcode ends a UK postcode, with or without its space.
func postcode(t []rune, i int) int {
	at := func(k int) rune {
		if k < len(t) {
			return t[k]
		}
		return 0
	}
	digit := func(r rune) bool { return r >= '0' && r <= '9' }
	j := i
	for j < i+2 && latin(at(j)) {
		j++
	}
	if j == i || !digit(at(j)) {
		return 0
	}
	j++
	if ascii(at(j)) && !(digit(at(j)) && latin(at(j+1)) && latin(at(j+2))) {
		j++
	}
	if at(j) == ' ' || at(j) == 0xA0 {
		j++
	}
	if !digit(at(j)) || !latin(at(j+1)) || !latin(at(j+2)) || wordish(at(j+3)) {
		return 0
	}
	return j + 3
}

// address ends an e-mail or web address.
func address(t []rune, i int) int {
	if i >= len(t) || !ascii(t[i]) {
		return 0
	}
	web, most := false, mostEmail
	head := string(t[i:min(i+8, len(t))])
	for _, s := range []string{"http://", "https://", "www."} {
		if strings.HasPrefix(head, s) {
			web, most = true, mostWeb
		}
	}
	j, ats, dots := i, 0, 0
	for ; j < len(t) && (ascii(t[j]) || inAddress(t[j])); j++ {
		if j-i >= most || ats > 1 && !web {
			return 0
		}
		switch t[j] {
		case '@':
			ats++
		case '.':
			dots++
		}
	}
	for j > i && !ascii(t[j-1]) && t[j-1] != '/' {
		if t[j-1] == '.' {
			dots--
		}
		j--
	}
	if ats == 1 && dots > 0 || web && dots > 0 {
		return j
	}
	return 0
}

func inAddress(r rune) bool {
	switch r {
	case '.', '-', '_', '+', '@', ':', '/', '%', '?', '=', '&', '#':
		return true
	}
	return false
}
