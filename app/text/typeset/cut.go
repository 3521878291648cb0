package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"

	"hearme/app/text/bidi"
)

// A paragraph is shaped in stretches of a few words, so that an edit shapes one
// of them again and not thousands of words, and only those near the view are
// kept as glyphs. Where it is cut depends on the words alone: most stretches
// are the same after an edit.

// cutting says how long stretches are, in bytes.
type cutting struct {
	whole int // a paragraph up to here is not cut
	least int
	most  int // from here on after any word, before it only after some
	hard  int // from here on inside words
}

var ordinary = cutting{whole: 512, least: 96, most: 384, hard: 1536}

// context is how many bytes of the words beside a stretch decide with it how
// its letters join and where lines may break.
const context = 64

// window is a stretch with the words beside it.
type window struct {
	text     string
	from, to int // the stretch, in bytes of the text
}

// windows cuts a paragraph; mixed tells that any of it runs right to left.
func (c cutting) windows(par string, mixed bool) []window {
	if par == "" {
		return nil
	}
	var out []window
	start := 0
	for _, end := range append(c.cuts(par, mixed), len(par)) {
		from, to := wordBefore(par, start), wordAfter(par, end)
		out = append(out, window{par[from:to], start - from, end - from})
		start = end
	}
	return out
}

// cuts is where stretches begin but the first: between two letters of one
// direction with a space, so that levels and breaks do not depend on more than
// the words beside; in what has no such place, between any letters.
func (c cutting) cuts(par string, mixed bool) []int {
	if len(par) <= c.whole || mixed && strings.ContainsAny(par, controls) {
		return nil
	}
	closed := bracketsOf(par, c.hard)
	var out []int
	start, hash := 0, uint32(offset32)
	for i := 0; i < len(par); i++ {
		at, ok := i+1, false
		if long := at - start; par[i] == ' ' && (long >= c.most || long >= c.least && hash>>7%16 == 0) {
			ok = letterBeside(par, i, at, mixed)
		}
		if !ok && i-start >= c.hard {
			at, ok = i, severable(par, i, mixed)
		}
		if ok && !closed.over(at) {
			out = append(out, at)
			start = at
		}
		hash = (hash ^ uint32(par[i])) * prime32
		if par[i] == ' ' {
			hash = offset32
		}
	}
	return out
}

// Of the FNV hash.
const (
	offset32 = 2166136261
	prime32  = 16777619
)

// controls are those that embed and isolate: their reach has no bound.
const controls = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"

// letterBeside tells whether letters of one direction stand before a and from b on.
func letterBeside(par string, a, b int, mixed bool) bool {
	before, _ := utf8.DecodeLastRuneInString(par[:a])
	after, _ := utf8.DecodeRuneInString(par[b:])
	if !unicode.IsLetter(after) || !unicode.IsLetter(before) && !unicode.Is(unicode.M, before) {
		return false
	}
	d := bidi.Direction(before)
	return !mixed || d >= 0 && d == bidi.Direction(after) && (d == 1 || !leadsToNumber(par[b:]))
}

// leadsToNumber tells whether a number or an address is near, to which the words
// before it may belong, see phrases.
func leadsToNumber(words string) bool {
	var near []rune
	for _, r := range words {
		if len(near) == 2*phraseMost || bidi.Direction(r) == 1 {
			break
		}
		near = append(near, r)
	}
	found := isolates(near)
	return len(found) > 0 && found[0].start <= phraseMost
}

// severable tells whether a stretch may end where no word does. Where directions
// mix the signs between letters depend on both, and stay whole.
func severable(par string, at int, mixed bool) bool {
	after, _ := utf8.DecodeRuneInString(par[at:])
	if !utf8.RuneStart(par[at]) || follows(after) || mixed && !letterBeside(par, at, at, true) {
		return false
	}
	from := max(0, at-context)
	for from > 0 && !utf8.RuneStart(par[from]) {
		from--
	}
	runes := append([]rune(par[from:at]), after)
	var s segmenter.Segmenter
	s.Init(runes)
	last := 0
	for it := s.GraphemeIterator(); it.Next(); {
		last = it.Grapheme().Offset
	}
	return last == len(runes)-1
}

// wordBefore is where the words begin that stand beside a stretch.
func wordBefore(par string, at int) int {
	least := max(0, at-context)
	for i := at - 2; i >= least; i-- {
		if par[i] == ' ' && par[i+1] != ' ' {
			return i + 1
		}
	}
	for least > 0 && !utf8.RuneStart(par[least]) {
		least--
	}
	return least
}

// wordAfter is where they end.
func wordAfter(par string, at int) int {
	most := min(len(par), at+context)
	for i := at + 1; i < most; i++ {
		if par[i] == ' ' && par[i-1] != ' ' {
			return i + 1
		}
	}
	for most < len(par) && !utf8.RuneStart(par[most]) {
		most++
	}
	return most
}

// brackets are the stretches from an opening bracket to its closing one, in
// which a sign's direction and script depend on both.
type brackets struct{ spans []span }

// bracketsOf finds pairs of at most a length, outermost only.
func bracketsOf(par string, most int) brackets {
	type opener struct {
		closes rune
		at     int
	}
	var open []opener
	var out []span
	for i, r := range par {
		if r == ' ' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0x80 && r < 0xF3A {
			continue // the common ones that are none
		}
		other := bidi.Opener(r)
		if other < 0 {
			open = append(open, opener{-other, i})
		}
		for k := len(open) - 1; other > 0 && k >= 0; k-- {
			if open[k].closes != r {
				continue
			}
			if i-open[k].at <= most {
				for len(out) > 0 && out[len(out)-1].start > open[k].at {
					out = out[:len(out)-1]
				}
				out = append(out, span{open[k].at, i})
			}
			open = open[:k]
			break
		}
	}
	return brackets{out}
}

// over tells whether a byte stands inside a pair; bytes are asked in order.
func (b *brackets) over(at int) bool {
	for len(b.spans) > 0 && b.spans[0].end < at {
		b.spans = b.spans[1:]
	}
	return len(b.spans) > 0 && b.spans[0].start < at
}
