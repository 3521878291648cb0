package typeset

import (
	"slices"
	"sort"

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
	size   float32
}

// Cell is a grapheme in a line.
type Cell struct {
	Start, End int     // in bytes of the whole text
	X0, X1     float32 // left and right
	RTL        bool
	Hangs      bool // a space at the end of the line, which takes no room
}

// piece is a stretch of a line from one run, glyphs left to right.
type piece struct {
	run    *run
	span   span
	level  bidi.Level
	glyphs []Glyph
	x      float32 // in em, from the line's left
}

// pieces cuts a line by runs and levels and puts them in visual order.
func (f *Fonts) pieces(p *Para, l span) []piece {
	if l.start == l.end {
		return nil
	}
	var levels []bidi.Level
	if p.levels != nil {
		levels = p.lineLevels(l.start, l.end)
	}
	level := func(i int) bidi.Level {
		if levels == nil {
			return 0
		}
		return levels[i-l.start]
	}
	var out []piece
	first := sort.Search(len(p.runs), func(i int) bool { return p.runs[i].end > l.start })
	for i := first; i < len(p.runs) && p.runs[i].start < l.end; i++ {
		r := &p.runs[i]
		for a := max(r.start, l.start); a < min(r.end, l.end); {
			b := a + 1
			for b < min(r.end, l.end) && level(b) == level(a) {
				b++
			}
			out = append(out, piece{run: r, span: span{a, b}, level: level(a), glyphs: f.glyphs(p, r, a, b)})
			a = b
		}
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

// glyphs is a part of a run, shaped again when the cut changes its letters.
func (f *Fonts) glyphs(p *Para, r *run, a, b int) []Glyph {
	if a == r.start && b == r.end {
		return r.glyphs
	}
	if a != r.start && p.flags[a]&unsafeCut != 0 || b != r.end && p.flags[b]&unsafeCut != 0 {
		from, to := max(0, a-8), min(len(p.runes), b+8)
		return shifted(nil, f.shape(p.runes[from:to], a-from, b-from, r, p.lang), from)
	}
	g := r.glyphs
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
func (p *Para) cells(pc piece) []Cell {
	type cluster struct {
		at  int
		adv float32
	}
	var clusters []cluster // in logical order
	for _, g := range pc.glyphs {
		at := max(int(g.Cluster), pc.span.start)
		if n := len(clusters); n > 0 && clusters[n-1].at == at {
			clusters[n-1].adv += g.Advance
			continue
		}
		clusters = append(clusters, cluster{at, g.Advance})
	}
	if pc.run.rtl() {
		slices.Reverse(clusters)
	}
	var out []Cell
	for i, c := range clusters {
		end := pc.span.end
		if i+1 < len(clusters) {
			end = clusters[i+1].at
		}
		if n := len(out); n > 0 && p.flags[c.at]&grapheme == 0 {
			out[n-1].X1 += c.adv
			out[n-1].End = end
			c.at, c.adv = end, 0
		}
		out = p.split(out, c.at, end, c.adv)
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
func (p *Para) split(out []Cell, start, end int, adv float32) []Cell {
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

// Run is a stretch of a line in one font, glyphs left to right.
type Run struct {
	Font   string // the file's name without its ending
	Glyphs []Glyph
}

// Runs is the runs of line i, left to right.
func (t *Text) Runs(i int) []Run {
	var out []Run
	for _, pc := range t.Line(i).pieces {
		out = append(out, Run{pc.run.face.Name, pc.glyphs})
	}
	return out
}
