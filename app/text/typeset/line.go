package typeset

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"hearme/app/text/bidi"
)

// Line is one line ready to paint.
type Line struct {
	Start, End int     // in bytes of the whole text, without the paragraph's end
	Soft       bool    // the paragraph goes on in the next line
	RTL        bool    // the paragraph's direction
	X          float32 // where its leftmost glyph begins
	Width      float32 // with the spaces at its end
	Top        float32 // of its box, which is a pitch high
	Baseline   float32
	Cells      []Cell // left to right

	pieces []piece
}

// Cell is a grapheme in a line.
type Cell struct {
	Start, End int     // in bytes of the whole text
	X0, X1     float32 // left and right
	RTL        bool
	Hangs      bool // a space at the end of the line, which takes no room
}

// piece is a part of a line from one run, glyphs left to right.
type piece struct {
	*shaped
	base   int // byte of the text at which the window begins
	run    *run
	span   span
	level  bidi.Level
	glyphs []Glyph
	x      float32 // in em, from the line's left
}

// byte is where a rune of the window stands in the text.
func (pc *piece) byte(r int) int { return pc.base + int(pc.offs[r]) }

// Line builds line i.
func (t *Text) Line(i int) *Line {
	t.fonts.mu.Lock()
	defer t.fonts.mu.Unlock()
	return t.line(i)
}

// As many lines are kept as a tall screen shows, and some.
const linesKept = 128

func (t *Text) line(i int) *Line {
	if l := t.lines[i]; l != nil {
		return l
	}
	r := t.rows[i]
	p := &t.paras[t.paraAt(int(r.start))]
	size := t.style.Size
	l := &Line{
		Start: int(r.start), End: int(r.end), Soft: i < p.first+p.rows-1, RTL: p.rtl,
		Top: float32(i) * t.Pitch(), Width: (r.ink + r.spaces) * size, pieces: t.pieces(r),
	}
	l.Baseline = l.Top + t.rise
	l.X = t.left(p.rtl, r.ink*size)
	if p.rtl {
		l.X -= r.spaces * size
	}
	letters := l.Start + len(strings.TrimRightFunc(t.source[l.Start:l.End], space))
	for _, pc := range l.pieces {
		for _, c := range pc.cells() {
			start, end := pc.byte(c.Start), pc.byte(c.End)
			l.Cells = append(l.Cells, Cell{start, end, l.X + c.X0*size, l.X + c.X1*size, c.RTL, start >= letters})
		}
	}
	if len(t.lines) >= linesKept {
		clear(t.lines)
	}
	t.lines[i] = l
	return l
}

func (t *Text) left(rtl bool, ink float32) float32 {
	if t.width <= 0 {
		return 0
	}
	switch {
	case t.style.Align == AlignCenter:
		return (t.width - ink) / 2
	case (t.style.Align == AlignEnd) != rtl:
		return t.width - ink
	}
	return 0
}

// pieces cuts a line by stretches, runs and levels and puts them in visual order.
func (t *Text) pieces(r row) []piece {
	var out []piece
	for k := int(r.first); k < len(t.stretches) && t.stretches[k].at < int(r.end); k++ {
		s := t.stretches[k]
		p := t.fonts.near(s.stretch)
		base := s.at - s.key.from
		l := edges{first: k == int(r.first), last: int(r.end) <= s.at+s.len()}
		l.start, l.end = p.lo, p.hi
		if l.first {
			l.start = p.rune(int(r.start) - base)
		}
		if l.last {
			l.end = p.rune(int(r.end) - base)
		}
		out = t.fonts.part(out, p, base, l)
	}
	order := make([]bidi.Level, len(out))
	for i := range out {
		order[i] = out[i].level
	}
	visual := make([]piece, 0, len(out))
	x := float32(0)
	for _, i := range bidi.Order(order) {
		out[i].x = x
		for _, g := range out[i].glyphs {
			x += g.Advance
		}
		visual = append(visual, out[i])
	}
	return visual
}

// edges is a part of a line, and whether the line begins and ends with it.
type edges struct {
	span
	first, last bool
}

// part appends the pieces of a part of a line.
func (f *Fonts) part(out []piece, p *shaped, base int, l edges) []piece {
	if l.start == l.end {
		return out
	}
	var levels []bidi.Level
	if p.levels != nil {
		end := l.end
		if !l.last && end < len(p.runes) {
			end++ // a letter follows: the spaces before it do not end the line
		}
		levels = p.lineLevels(l.start, end)
	}
	level := func(i int) bidi.Level {
		if levels == nil {
			return 0
		}
		return levels[i-l.start]
	}
	first := sort.Search(len(p.runs), func(i int) bool { return p.runs[i].end > l.start })
	for i := first; i < len(p.runs) && p.runs[i].start < l.end; i++ {
		r := &p.runs[i]
		for a := max(r.start, l.start); a < min(r.end, l.end); {
			b := a + 1
			for b < min(r.end, l.end) && level(b) == level(a) {
				b++
			}
			whole := edges{span{a, b}, l.first || a > l.start, l.last || b < l.end}
			out = append(out, piece{shaped: p, base: base, run: r, span: whole.span, level: level(a), glyphs: f.glyphs(p, r, whole)})
			a = b
		}
	}
	return out
}

// glyphs is a part of a run, shaped again when a line's edge changes its letters.
func (f *Fonts) glyphs(p *shaped, r *run, l edges) []Glyph {
	a, b := l.start, l.end
	if a == r.start && b == r.end {
		return r.glyphs
	}
	g := r.glyphs
	if l.first && a != r.start && p.flags[a]&unsafeCut != 0 || l.last && b != r.end && p.flags[b]&unsafeCut != 0 {
		from, to := r.start, r.end
		if l.first {
			from = a
		}
		if l.last {
			to = b
		}
		beside, after := max(0, from-8), min(len(p.runes), to+8)
		g = shifted(f.shape(p.runes[beside:after], from-beside, to-beside, r, p.lang), beside)
	}
	if r.rtl() {
		from := sort.Search(len(g), func(i int) bool { return int(g[i].Cluster) < b })
		to := sort.Search(len(g), func(i int) bool { return int(g[i].Cluster) < a })
		return g[from:to]
	}
	from := sort.Search(len(g), func(i int) bool { return int(g[i].Cluster) >= a })
	to := sort.Search(len(g), func(i int) bool { return int(g[i].Cluster) >= b })
	return g[from:to]
}

// cells is the graphemes of a piece, left to right, in em and in runes.
func (pc *piece) cells() []Cell {
	type cluster struct {
		at  int
		adv float32
	}
	var clusters []cluster // in logical order
	for _, g := range pc.glyphs {
		if n := len(clusters); n > 0 && clusters[n-1].at == int(g.Cluster) {
			clusters[n-1].adv += g.Advance
			continue
		}
		clusters = append(clusters, cluster{int(g.Cluster), g.Advance})
	}
	if pc.run.rtl() {
		slices.Reverse(clusters)
	}
	if len(clusters) == 0 || clusters[0].at > pc.span.start { // drawn by a glyph of what stands before
		clusters = slices.Insert(clusters, 0, cluster{at: pc.span.start})
	}
	var out []Cell
	for i, c := range clusters {
		end := pc.span.end
		if i+1 < len(clusters) {
			end = clusters[i+1].at
		}
		if n := len(out); n > 0 && pc.flags[c.at]&grapheme == 0 {
			out[n-1].X1 += c.adv
			out[n-1].End = end
			c.at, c.adv = end, 0
		}
		out = pc.split(out, c.at, end, c.adv)
	}
	rtl := pc.level&1 == 1
	if rtl {
		slices.Reverse(out)
	}
	x := pc.x
	for i := range out {
		w := out[i].X1
		out[i].X0, out[i].X1, out[i].RTL = x, x+w, rtl
		x += w
	}
	return out
}

// split shares a cluster's width among its graphemes; X1 holds widths here.
func (p *shaped) split(out []Cell, start, end int, adv float32) []Cell {
	if start == end {
		return out
	}
	first := len(out)
	for i := start; i < end; i++ {
		if i == start || p.flags[i]&grapheme != 0 {
			out = append(out, Cell{Start: i})
		}
		out[len(out)-1].End = i + 1
	}
	for i := first; i < len(out); i++ {
		out[i].X1 = adv / float32(len(out)-first)
	}
	return out
}

// Run is a part of a line in one font, glyphs left to right.
type Run struct {
	Font   string  // the file's name without its ending
	Glyphs []Glyph // clusters are counted in characters from the paragraph's start
}

// Runs is the runs of line i, left to right.
func (t *Text) Runs(i int) []Run {
	l := t.Line(i)
	p := t.paras[t.paraAt(l.Start)]
	var out []Run
	var last *piece
	for k := range l.pieces {
		pc := &l.pieces[k]
		if last == nil || !last.touches(pc) {
			out = append(out, Run{Font: pc.run.face.Name})
		}
		last = pc
		at := pc.byte(pc.span.start)
		by := int32(utf8.RuneCountInString(t.source[p.at:at]) - pc.span.start)
		g := &out[len(out)-1].Glyphs
		for _, glyph := range pc.glyphs {
			glyph.Cluster += by
			*g = append(*g, glyph)
		}
	}
	return out
}

// touches tells whether a piece to the right goes on with the run of one stretch
// in the next.
func (pc *piece) touches(right *piece) bool {
	a, b := pc, right
	if pc.run.rtl() {
		a, b = right, pc
	}
	return a.span.end == a.hi && b.span.start == b.lo && a.run.face == b.run.face && a.run.script == b.run.script && a.level == b.level && a.byte(a.span.end) == b.byte(b.span.start)
}
