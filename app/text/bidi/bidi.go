// Package bidi is the Unicode Bidirectional Algorithm, UAX #9, with paired
// brackets and isolates: the level of each character of a paragraph and the
// order in which a line shows them. Rule names in comments are the annex's.
package bidi

import (
	"iter"
	"slices"
)

// Base is the direction of a paragraph.
type Base int8

const (
	LTR  Base = iota
	RTL       // right to left
	Auto      // by the first strong character (P2, P3), left to right without one
)

// Level is an embedding level: even runs left to right, odd right to left.
type Level = int8

// Removed is the level of the characters that rule X9 removes.
const Removed Level = -1

const maxDepth = 125

// Paragraph is what a paragraph resolves to before it is cut into lines.
type Paragraph struct {
	Base Level

	levels   []Level // nil when all are Base, which is then 0
	original []class
}

// Resolve finds the levels of one paragraph. A paragraph separator may stand at
// its end.
func Resolve(runes []rune, base Base) *Paragraph {
	r := &resolver{classes: make([]class, len(runes)), runes: runes}
	table, plain := pages(), true
	for i, c := range runes {
		r.classes[i] = classOf(table, c)
		plain = plain && r.classes[i].plain()
	}
	p := &Paragraph{original: r.classes}
	switch base {
	case RTL:
		p.Base = 1
	case Auto:
		p.Base = max(firstStrong(slices.Values(r.classes), false), 0)
	}
	if plain && p.Base == 0 {
		return p
	}
	r.types = append([]class(nil), r.classes...)
	r.levels = make([]Level, len(runes))
	r.base = p.Base
	r.explicit()
	for _, s := range r.sequences() {
		r.resolve(s)
	}
	p.levels = r.levels
	return p
}

// Levels is the levels of a paragraph shown on one line.
func Levels(runes []rune, base Base) (paragraph Level, levels []Level) {
	p := Resolve(runes, base)
	return p.Base, p.Line(0, len(runes))
}

// Line is the levels of the characters start to end shown on a line of their
// own: white space at its end falls back to the paragraph's level (L1).
func (p *Paragraph) Line(start, end int) []Level {
	out := make([]Level, end-start)
	if p.levels != nil {
		copy(out, p.levels[start:end])
	}
	trailing := true
	for i := end - 1; i >= start; i-- {
		switch c := p.original[i]; {
		case c.removed():
			out[i-start] = Removed
		case c == cS || c == cB:
			out[i-start] = p.Base
			trailing = true
		case c == cWS || c >= cLRI:
			if trailing {
				out[i-start] = p.Base
			}
		default:
			trailing = false
		}
	}
	return out
}

// Order is the order, left to right, in which a line shows characters of these
// levels (L2). Removed ones are left out.
func Order(levels []Level) []int {
	order := make([]int, 0, len(levels))
	highest, lowestOdd := Level(0), Level(127)
	for i, l := range levels {
		if l == Removed {
			continue
		}
		order = append(order, i)
		highest = max(highest, l)
		if l&1 == 1 {
			lowestOdd = min(lowestOdd, l)
		}
	}
	for l := highest; l >= lowestOdd; l-- {
		for i := 0; i < len(order); {
			if levels[order[i]] < l {
				i++
				continue
			}
			j := i
			for j < len(order) && levels[order[j]] >= l {
				j++
			}
			reverse(order[i:j])
			i = j
		}
	}
	return order
}

func reverse(s []int) {
	for a, b := 0, len(s)-1; a < b; a, b = a+1, b-1 {
		s[a], s[b] = s[b], s[a]
	}
}

// FirstStrong is 0 or 1 by the first letter with a direction outside isolates,
// and -1 when there is none.
func FirstStrong(words string) Level {
	table := pages()
	return firstStrong(func(yield func(class) bool) {
		for _, r := range words {
			if !yield(classOf(table, r)) {
				return
			}
		}
	}, false)
}

// HasRTL tells whether a letter written right to left is among them.
func HasRTL(words string) bool {
	table := pages()
	for _, r := range words {
		if c := classOf(table, r); c == cR || c == cAL {
			return true
		}
	}
	return false
}

// firstStrong is P2 and P3; inside an isolate it ends at the matching PDI.
func firstStrong(classes iter.Seq[class], inside bool) Level {
	depth := 0
	for c := range classes {
		switch {
		case c.isolateStart():
			depth++
		case c == cPDI && depth > 0:
			depth--
		case c == cPDI && inside, c == cB:
			return -1
		case depth > 0:
		case c == cL:
			return 0
		case c == cR || c == cAL:
			return 1
		}
	}
	return -1
}
