package text

import (
	"image/color"

	"hearme/app/text/typeset"
	"hearme/internal/look"
)

// markPainter draws one picture of a Marked.
type markPainter struct {
	*Marked
	pen
	t     *typeset.Text
	u     float32 // how large, 1 at text size 100 %
	first int     // the lines in view
	last  int
	high  bool // high contrast
}

func (m *Marked) paint(c typeset.Canvas) {
	p := &markPainter{Marked: m, pen: pen{Canvas: c}, t: m.layout(m.Size().Width), u: m.loc.scale(), high: highContrast(m)}
	height := float32(c.Image.Bounds().Dy()) / c.Scale
	p.first, p.last = p.t.LineAt(c.Y-p.t.Pitch()), p.t.LineAt(c.Y+height+p.t.Pitch())+1
	for _, k := range m.marks {
		p.behind(k)
	}
	start, end := m.Selected()
	p.colour = tokenColour(look.Damson, m)
	for _, r := range p.t.Rects(start, end, p.first, p.last) {
		top, bottom := p.span(r.Line)
		p.fill(box{r.X0, top, r.X1, bottom}, 0)
	}
	p.t.Paint(c, tokenColour(m.Color, m), p.inks(start, end))
	taken := map[int][]box{}
	for _, k := range m.marks {
		p.over(k, taken)
	}
	if m.focused {
		b, _ := caretBox(p.t, m.caret, m.loc)
		p.colour = tokenColour(look.Ink, m)
		p.fill(b, 0)
	}
}

// inks gives selected letters and those that go out their colours.
func (p *markPainter) inks(start, end int) typeset.Ink {
	plain, second, chosen := tokenColour(p.Color, p.Marked), tokenColour(look.Ink2, p.Marked), tokenColour(look.OnDamson, p.Marked)
	return func(byt int) color.NRGBA {
		if byt >= start && byt < end {
			return chosen
		}
		for _, k := range p.marks {
			if k.State == Out && byt >= k.Start && byt < k.End {
				return second
			}
		}
		return plain
	}
}

// span is the height that marks take on a line: over the letters to under the
// underline, which in every script lies under the lowest letter.
func (p *markPainter) span(line int) (top, bottom float32) {
	l, size := p.t.Line(line), p.t.Style().Size
	up, down := p.t.Reach(line)
	down = max(down, 0.24*size)
	if p.nastaliq() {
		return l.Baseline - max(up, size) - 2*p.u, l.Baseline + down + (underlineHeight+2)*p.u
	}
	return l.Baseline - max(0.9*size, min(up, 1.1*size)), l.Baseline + min(down, 0.5*size) + underlineHeight*p.u
}

func (p *markPainter) behind(k Mark) {
	for _, r := range p.t.Rects(k.Start, k.End, p.first, p.last) {
		top, bottom := p.span(r.Line)
		b := box{r.X0 - 3*p.u, top, r.X1 + 3*p.u, bottom}
		switch {
		case k.State == Kept:
			p.colour = tokenColour(look.Edge, p.Marked)
			p.frame(b, 6*p.u, 1.5*p.u)
		case !p.high:
			p.colour = tokenColour(look.Kind(k.Kind).Tint(), p.Marked)
			p.fill(b, 4*p.u)
		}
	}
}

func (p *markPainter) over(k Mark, taken map[int][]box) {
	for i, r := range p.t.Rects(k.Start, k.End, p.first, p.last) {
		top, bottom := p.span(r.Line)
		weight := float32(1)
		if p.high {
			weight = 2
		}
		p.colour = tokenColour(look.Kind(k.Kind).Text(), p.Marked)
		if k.State != Kept {
			p.underline(look.Kind(k.Kind), r.X0-3*p.u, r.X1+3*p.u, bottom-underlineHeight*p.u, p.u, weight)
		}
		if k.State == Out {
			p.colour = tokenColour(look.Ink2, p.Marked)
			y := p.t.Line(r.Line).Baseline - 0.3*p.t.Style().Size
			p.fill(box{r.X0, y - 0.8*p.u, r.X1, y + 0.8*p.u}, 0)
		}
		if i == 0 && r.Line == p.t.LineOf(typeset.Pos{Byte: k.Start}) {
			p.word(k, r, top, bottom, taken)
		}
		if k.Current {
			p.colour = tokenColour(look.Ink, p.Marked)
			p.frame(box{r.X0 - 3*p.u, top, r.X1 + 3*p.u, bottom}.grown(4*p.u), 9*p.u, 3*p.u)
		}
	}
}

// word draws the mark's word under it, in Nastaliq over it, further on where
// the word of another mark stands. taken is where each line's words stand.
func (p *markPainter) word(k Mark, r typeset.Rect, top, bottom float32, taken map[int][]box) {
	s := p.labelStyle()
	t := fonts.Layout(k.Label, s, 0)
	width, tick := t.Widest(), float32(0)
	if k.State == Out {
		tick = s.Size
	}
	x := p.place(r, width+tick, taken)
	if k.Current {
		top, bottom = top-4*p.u, bottom+4*p.u
	}
	y := bottom
	if p.nastaliq() {
		y = max(top-t.Height(), p.t.Line(r.Line).Top)
	}
	ink := tokenColour(look.Kind(k.Kind).Text(), p.Marked)
	if k.State == Kept {
		ink = tokenColour(look.Ink2, p.Marked)
	}
	if p.high {
		ink = tokenColour(look.Ink, p.Marked)
	}
	if tick > 0 {
		p.colour = ink
		c, h := y+t.Height()/2, s.Size
		p.line(0.12*h, point{x + 0.05*h, c + 0.02*h}, point{x + 0.28*h, c + 0.26*h}, point{x + 0.68*h, c - 0.28*h})
	}
	at := p.Canvas
	at.X, at.Y = at.X-x-tick, at.Y-y
	t.Paint(at, ink, nil)
}

// place finds room for a word of a width beside the words of other marks.
func (p *markPainter) place(r typeset.Rect, width float32, taken map[int][]box) float32 {
	rtl, gap := p.t.Line(r.Line).RTL, 8*p.u
	x := r.X0
	if rtl {
		x = r.X1 - width
	}
	for _, other := range taken[r.Line] {
		if x < other.x1+gap && x+width+gap > other.x0 {
			if x = other.x1 + gap; rtl {
				x = other.x0 - gap - width
			}
		}
	}
	x = max(0, min(x, p.Size().Width-width))
	taken[r.Line] = append(taken[r.Line], box{x0: x, x1: x + width})
	return x
}
