package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text"
	"hearme/internal/look"
)

// Page is a whole screen: a top that never moves, a body that scrolls when it
// must, a foot with the next step always in sight.
type Page struct {
	Loc    *text.Locale
	More   string              // the words "More below"
	Banner fyne.CanvasObject   // above all, for practice mode; nil for none
	Start  []fyne.CanvasObject // at the top where reading begins: Stop first, or the brand, or back
	End    []fyne.CanvasObject // at the top's other side: progress, or safety and lock
	Body   fyne.CanvasObject
	Foot   fyne.CanvasObject // nil for none
	Bar    bool              // the foot lies on a bar of card across the page
	Fixed  bool              // the body takes the room that there is and does not scroll
}

// pageReach is how far a page's scroll reaches into the margins, so that its
// bar is clear of the words.
const pageReach float32 = 28

// Build makes the screen.
func (p Page) Build() fyne.CanvasObject {
	s := &page{p: p}
	items := append(append(append([]fyne.CanvasObject{}, p.Start...), Space()), p.End...)
	s.top = Row(p.Loc, look.S4, items...)
	s.body = p.Body
	if !p.Fixed {
		s.body = newScroll(p.Loc, p.More, p.Body, pageReach, true)
	}
	s.ExtendBaseWidget(s)
	return s
}

// Needs is the height of window in dp that shows all of the page at a width,
// with nothing to scroll.
func (p Page) Needs(width float32) float32 {
	w := width - 2*look.Margin
	top := Row(p.Loc, look.S4, append(append([]fyne.CanvasObject{}, p.Start...), p.End...)...)
	h := look.S4 + max(heightFor(top, w), look.TouchConnector) + look.S4 + heightFor(p.Body, w) + look.S2 + look.S4
	if p.Foot != nil {
		h += look.S4 + heightFor(p.Foot, w)
		if p.Bar {
			h += look.S3
		}
	}
	return h
}

type page struct {
	widget.BaseWidget
	p         Page
	top, body fyne.CanvasObject
}

// MinSize is for Fyne; a page takes the size of its window.
func (s *page) MinSize() fyne.Size { return fyne.NewSize(320, 320) }

// CreateRenderer is for Fyne.
func (s *page) CreateRenderer() fyne.WidgetRenderer {
	r := &pageRenderer{s: s, paper: &canvas.Rectangle{}, bar: &canvas.Rectangle{}, line: &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type pageRenderer struct {
	s                *page
	paper, bar, line *canvas.Rectangle
}

func (r *pageRenderer) Layout(size fyne.Size) {
	p, y := r.s.p, look.S4
	r.paper.Resize(size)
	w := size.Width - 2*look.Margin
	if p.Banner != nil {
		h := heightFor(p.Banner, w)
		place(p.Banner, look.Margin, y, w, h)
		y += h + look.S3
	}
	h := max(heightFor(r.s.top, w), look.TouchConnector)
	place(r.s.top, look.Margin, y, w, h)
	y += h + look.S4
	end := size.Height - look.S4
	r.bar.Hidden, r.line.Hidden = !p.Bar || p.Foot == nil, !p.Bar || p.Foot == nil
	if p.Foot != nil {
		h := heightFor(p.Foot, w)
		top := size.Height - look.S4 - h
		place(p.Foot, look.Margin, top, w, h)
		end = top - look.S4
		if p.Bar {
			place(r.bar, 0, end, size.Width, size.Height-end)
			thick := float32(1)
			if highContrast() {
				thick = 2
			}
			place(r.line, 0, end, size.Width, thick)
			end -= look.S3
		}
	}
	if _, ok := r.s.body.(*Scroll); ok { // which reaches into the margins
		place(r.s.body, look.Margin-pageReach, y-look.S2, w+2*pageReach, max(end-y+look.S2, 0))
		return
	}
	place(r.s.body, look.Margin, y, w, max(end-y, 0))
}
func (r *pageRenderer) MinSize() fyne.Size { return r.s.MinSize() }
func (r *pageRenderer) Objects() []fyne.CanvasObject {
	os := []fyne.CanvasObject{r.paper, r.bar, r.line}
	if r.s.p.Banner != nil {
		os = append(os, r.s.p.Banner)
	}
	os = append(os, r.s.top, r.s.body)
	if r.s.p.Foot != nil {
		os = append(os, r.s.p.Foot)
	}
	return os
}
func (r *pageRenderer) Destroy() {}
func (r *pageRenderer) Refresh() {
	fill(r.paper, look.Paper, look.Paper, 0, 0)
	fill(r.bar, look.Card, look.Card, 0, 0)
	fill(r.line, look.Line, look.Line, 0, 0)
	r.Layout(r.s.Size())
	for _, o := range r.Objects()[3:] {
		o.Refresh()
	}
}
