package text

import (
	"image"

	"hearme/app/text/typeset"
	"hearme/internal/look"
)

// draw paints what is in view, for the raster.
func (e *Editor) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	if w == 0 || h == 0 {
		return img
	}
	s := surface{owner: e}
	o := e.origin()
	c := typeset.Canvas{Image: img, X: -o.X, Y: -o.Y, Scale: s.scale(w, e.Size().Width)}
	if e.text == "" && e.Placeholder != "" {
		hint := fonts.Layout(e.Placeholder, e.style(), e.view().Width)
		hint.Paint(c, tokenColour(look.Ink2, e), nil)
	}
	e.drawText(c)
	if e.handles {
		e.drawHandles(c)
	} else if e.focused {
		e.drawCaret(c)
	}
	e.drawBar(img, c.Scale)
	return img
}

func (e *Editor) drawText(c typeset.Canvas) {
	t := e.layout()
	start, end := e.cursor.selection()
	p := pen{Canvas: c, colour: tokenColour(look.Damson, e)}
	for _, r := range e.chosen(t, c, start, end) {
		top := float32(r.Line) * t.Pitch()
		p.fill(box{r.X0, top, r.X1, top + t.Pitch()}, 0)
	}
	ink, chosen := tokenColour(e.Color, e), tokenColour(look.OnDamson, e)
	if start == end {
		t.Paint(c, ink, nil)
		return
	}
	t.Paint(c, ink, inked(ink, chosen, start, end))
}

// chosen is where the selection stands in view, with a notch for each selected
// end of a paragraph.
func (e *Editor) chosen(t *typeset.Text, c typeset.Canvas, start, end int) []typeset.Rect {
	if start == end {
		return nil
	}
	first := t.LineAt(c.Y)
	last := t.LineAt(c.Y+float32(c.Image.Bounds().Dy())/c.Scale) + 1
	out := t.Rects(start, end, first, last)
	notch := t.Style().Size / 4
	for n := first; n < last; n++ {
		l := t.Line(n)
		if l.Soft || l.End < start || l.End >= end {
			continue
		}
		if l.RTL {
			out = append(out, typeset.Rect{Line: n, X0: l.X - notch, X1: l.X})
		} else {
			out = append(out, typeset.Rect{Line: n, X0: l.X + l.Width, X1: l.X + l.Width + notch})
		}
	}
	return out
}

func (e *Editor) drawCaret(c typeset.Canvas) {
	b, half := caretBox(e.layout(), e.caret, e.loc)
	left, width := e.scroll.X-e.inset().Width, e.Size().Width // a space may hang over the edge
	x := min(max(b.x0, left), left+width-2*half)
	p := pen{Canvas: c, colour: tokenColour(e.Color, e)}
	p.fill(box{x, b.y0, x + 2*half, b.y1}, 0)
}

// drawHandles draws what a finger takes hold of, at the selection's ends.
func (e *Editor) drawHandles(c typeset.Canvas) {
	first, last := e.ends()
	if first.Byte == last.Byte {
		e.drawCaret(c)
		return
	}
	p := pen{Canvas: typeset.Canvas{Image: c.Image, Scale: c.Scale}, colour: tokenColour(look.Damson, e)}
	for _, end := range []typeset.Pos{first, last} {
		h := e.handle(end)
		p.fill(box{h.X, h.Y, h.X, h.Y}.grown(handleRadius), handleRadius)
		p.fill(box{h.X - 1, h.Y - 1.5*handleRadius, h.X + 1, h.Y}, 0)
	}
}

// drawBar shows how far an editor of many lines is scrolled, at its far edge.
func (e *Editor) drawBar(img *image.RGBA, scale float32) {
	t, view := e.layout(), e.view()
	if !e.multi || t.Height() <= view.Height {
		return
	}
	p := pen{Canvas: typeset.Canvas{Image: img, Scale: scale}, colour: tokenColour(look.Edge, e)}
	size, in := e.Size(), e.inset()
	x := size.Width - 8
	if e.loc.RTL {
		x = 4
	}
	length := max(24, view.Height*view.Height/t.Height())
	y := in.Height + (view.Height-length)*e.scroll.Y/(t.Height()-view.Height)
	p.fill(box{x, y, x + 4, y + length}, 2)
}
