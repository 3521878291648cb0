package typeset

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// Pos is a place for a caret: a byte on a grapheme edge, and which of its two
// neighbours the caret keeps to. Where directions meet these are apart on the
// screen. After keeps to the grapheme before the byte, otherwise to the one
// that begins there. A caret keeps to what it has just passed or typed.
type Pos struct {
	Byte  int
	After bool
}

// Caret is the line of a position, and where on it the caret stands.
func (t *Text) Caret(p Pos) (line int, x float32) {
	line, slot := t.slot(p)
	l := t.Line(line)
	if len(l.Cells) == 0 {
		return line, l.X
	}
	// The slot's edge on the side that the caret keeps to.
	if slot > 0 && (slot == len(l.Cells) || t.keeps(l.Cells[slot-1], p)) {
		return line, l.Cells[slot-1].X1
	}
	return line, l.Cells[slot].X0
}

func (t *Text) keeps(c Cell, p Pos) bool {
	return c.End == p.Byte && !c.RTL || c.Start == p.Byte && c.RTL
}

// LineOf is the line of a position.
func (t *Text) LineOf(p Pos) int {
	para := t.paras[t.paraAt(p.Byte)]
	i := sort.Search(para.rows-1, func(i int) bool {
		end := int(t.rows[para.first+i].end)
		return p.Byte < end || p.After && p.Byte == end
	})
	return para.first + i
}

// slot is the line and the gap between its cells, counted from the left.
func (t *Text) slot(p Pos) (line, slot int) {
	line = t.LineOf(p)
	cells := t.Line(line).Cells
	before, after := -1, -1
	for i, c := range cells {
		if c.End == p.Byte {
			before = i + 1
			if c.RTL {
				before = i
			}
		}
		if c.Start == p.Byte {
			after = i
			if c.RTL {
				after = i + 1
			}
		}
	}
	if p.After && before >= 0 || after < 0 && before >= 0 {
		return line, before
	}
	if after >= 0 {
		return line, after
	}
	return line, t.inside(cells, p.Byte)
}

// inside finds the slot before a cell that holds a byte in its middle.
func (t *Text) inside(cells []Cell, byt int) int {
	for i, c := range cells {
		if c.Start < byt && byt < c.End {
			if c.RTL {
				return i + 1
			}
			return i
		}
	}
	return 0
}

// at is the position in a slot, kept to the cell on its left or on its right.
func at(l *Line, slot int, left bool) Pos {
	if len(l.Cells) == 0 {
		return Pos{Byte: l.Start}
	}
	if slot == 0 {
		left = false
	} else if slot == len(l.Cells) {
		left = true
	}
	c := l.Cells[min(slot, len(l.Cells)-1)]
	if left {
		c = l.Cells[slot-1]
	}
	if left != c.RTL {
		return Pos{c.End, true}
	}
	return Pos{Byte: c.Start}
}

// Right is one grapheme further right on the screen, past the line's end on the
// next line, or on the one before when the paragraph runs right to left.
func (t *Text) Right(p Pos) Pos { return t.step(p, true) }

// Left is the same to the left.
func (t *Text) Left(p Pos) Pos { return t.step(p, false) }

func (t *Text) step(p Pos, right bool) Pos {
	n, slot := t.slot(p)
	l := t.Line(n)
	if right && slot < len(l.Cells) {
		return at(l, slot+1, true)
	}
	if !right && slot > 0 {
		return at(l, slot-1, false)
	}
	onward := right != l.RTL
	if onward {
		n++
	} else {
		n--
	}
	if n < 0 || n >= len(t.rows) {
		return p
	}
	soft := l.Soft
	next := t.Line(n)
	if !onward {
		soft = next.Soft
	}
	edge := 0
	if next.RTL == onward {
		edge = len(next.Cells)
	}
	if soft && len(next.Cells) > 0 { // the line break takes no place: pass a grapheme
		if edge == 0 {
			return at(next, 1, true)
		}
		return at(next, edge-1, false)
	}
	return at(next, edge, edge > 0)
}

// Hit is the position nearest to a point.
func (t *Text) Hit(x, y float32) Pos {
	l := t.Line(t.LineAt(y))
	if len(l.Cells) == 0 {
		return Pos{Byte: l.Start}
	}
	first, last := l.Cells[0], l.Cells[len(l.Cells)-1]
	if x <= first.X0 || x >= last.X1 {
		if (x <= first.X0) != l.RTL {
			return Pos{Byte: l.Start}
		}
		return Pos{l.End, true}
	}
	for i, c := range l.Cells {
		if x < c.X1 {
			if x < (c.X0+c.X1)/2 {
				return at(l, i, false)
			}
			return at(l, i+1, true)
		}
	}
	return Pos{l.End, true}
}

// Vertical is the position delta lines further down, nearest to x.
func (t *Text) Vertical(p Pos, delta int, x float32) Pos {
	n := t.LineOf(p) + delta
	switch {
	case n < 0:
		return Pos{}
	case n >= len(t.rows):
		return Pos{len(t.source), true}
	}
	return t.Hit(x, (float32(n)+0.5)*t.Pitch())
}

// Home and End are where a position's line begins and ends, in reading order.
func (t *Text) Home(p Pos) Pos { return Pos{Byte: t.Line(t.LineOf(p)).Start} }

// End is where the line of a position ends.
func (t *Text) End(p Pos) Pos { return Pos{t.Line(t.LineOf(p)).End, true} }

// Previous is the grapheme edge before a byte, Next the one after, in reading
// order. A paragraph's end counts as one.
func (t *Text) Previous(byt int) int {
	i := t.paraAt(byt)
	p := t.paras[i]
	switch {
	case byt <= p.at && i > 0:
		return t.paras[i-1].end
	case byt <= p.at:
		return 0
	}
	return t.edgeBefore(min(byt, p.end) - 1)
}

// Next is the grapheme edge after a byte.
func (t *Text) Next(byt int) int {
	i := t.paraAt(byt)
	switch {
	case byt < t.paras[i].end:
		return t.edgeAfter(byt)
	case i+1 < len(t.paras):
		return t.paras[i+1].at
	}
	return len(t.source)
}

// Edge is the grapheme edge at a byte, or the one before it.
func (t *Text) Edge(byt int) int {
	byt = min(max(byt, 0), len(t.source))
	if p := t.paras[t.paraAt(byt)]; byt >= p.end {
		return p.end
	}
	return t.edgeBefore(byt)
}

// edgeBefore is the grapheme edge at a byte inside a paragraph, or before it.
func (t *Text) edgeBefore(byt int) int {
	p, base := t.at(byt)
	r := p.rune(byt - base)
	for r > p.lo && (base+int(p.offs[r]) > byt || p.flags[r]&grapheme == 0) {
		r--
	}
	return base + int(p.offs[r])
}

// edgeAfter is the next one after a byte inside a paragraph.
func (t *Text) edgeAfter(byt int) int {
	p, base := t.at(byt)
	r := p.rune(byt-base) + 1
	for r < p.hi && p.flags[r]&grapheme == 0 {
		r++
	}
	return base + int(p.offs[min(r, p.hi)])
}

// at is the stretch that holds a byte inside a paragraph, and the byte at which
// its window begins.
func (t *Text) at(byt int) (p *shaped, base int) {
	t.fonts.mu.Lock()
	defer t.fonts.mu.Unlock()
	i := sort.Search(len(t.stretches), func(i int) bool { return t.stretches[i].at > byt }) - 1
	s := t.stretches[i]
	return t.fonts.near(s.stretch), s.at - s.key.from
}

// Word is the word, the gap or the sign at a byte. A grapheme is of the kind
// that it begins with.
func (t *Text) Word(byt int) (start, end int) {
	p := t.paras[t.paraAt(byt)]
	if p.at == p.end {
		return byt, byt
	}
	start = t.edgeBefore(min(byt, p.end-1))
	k := t.kindAt(start)
	for end = t.edgeAfter(start); end < p.end && t.kindAt(end) == k; {
		end = t.edgeAfter(end)
	}
	for start > p.at {
		before := t.edgeBefore(start - 1)
		if t.kindAt(before) != k {
			break
		}
		start = before
	}
	return start, end
}

// WordAt is the word, the gap or the sign that a position keeps to.
func (t *Text) WordAt(p Pos) (start, end int) {
	if p.After && p.Byte > t.paras[t.paraAt(p.Byte)].at {
		return t.Word(t.Previous(p.Byte))
	}
	return t.Word(p.Byte)
}

// Paragraph is the paragraph at a byte, without its end.
func (t *Text) Paragraph(byt int) (start, end int) {
	p := t.paras[t.paraAt(byt)]
	return p.at, p.end
}

// WordBefore is where the word before a byte begins.
func (t *Text) WordBefore(byt int) int {
	word := false
	for byt > 0 {
		prev := t.Previous(byt)
		k := t.kindAt(prev)
		if word && k != letters {
			break
		}
		word = word || k == letters
		byt = prev
	}
	return byt
}

// WordAfter is where the word after a byte ends.
func (t *Text) WordAfter(byt int) int {
	word := false
	for byt < len(t.source) {
		k := t.kindAt(byt)
		if word && k != letters {
			break
		}
		word = word || k == letters
		byt = t.Next(byt)
	}
	return byt
}

func (t *Text) kindAt(byt int) int {
	if byt >= t.paras[t.paraAt(byt)].end {
		return blanks
	}
	r, _ := utf8.DecodeRuneInString(t.source[byt:])
	return kind(r)
}

const (
	signs = iota
	blanks
	letters
)

func kind(r rune) int {
	switch {
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.M, r), unicode.Is(unicode.Cf, r), r == '\'', r == '’':
		return letters
	case unicode.IsSpace(r):
		return blanks
	}
	return signs
}

// Rect is a stretch of a line.
type Rect struct {
	Line   int
	X0, X1 float32
}

// Rects is where the bytes start to end stand on the lines from first up to
// last, line by line and left to right, without the spaces that hang over their ends.
func (t *Text) Rects(start, end, first, last int) []Rect {
	if start >= end {
		return nil
	}
	var out []Rect
	first = max(first, t.LineOf(Pos{Byte: start}))
	last = min(last, t.LineOf(Pos{end, true})+1)
	for n := first; n < last; n++ {
		open := false
		for _, c := range t.Line(n).Cells {
			in := c.Start < end && c.End > start && !c.Hangs
			if in && open {
				out[len(out)-1].X1 = c.X1
			} else if in {
				out = append(out, Rect{n, c.X0, c.X1})
			}
			open = in
		}
	}
	return out
}
