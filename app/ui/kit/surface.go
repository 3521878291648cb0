package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text"
	"hearme/internal/look"
)

// Panel is a rectangle with something on it.
type Panel struct {
	widget.BaseWidget
	Inside, Edge    look.Token
	Width, Radius   float32
	Lower           float32 // the same shape so much lower, 0 for none
	SidePad, EndPad float32
	content         fyne.CanvasObject
}

func newPanel(inside, edge look.Token, radius, lower, pad float32, o fyne.CanvasObject) *Panel {
	p := &Panel{Inside: inside, Edge: edge, Width: 1, Radius: radius, Lower: lower, SidePad: pad, EndPad: pad, content: o}
	p.ExtendBaseWidget(p)
	return p
}

// Card is what lies on the page: a line of 1 dp and the same shape 2 dp lower.
func Card(o fyne.CanvasObject) *Panel {
	return newPanel(look.Card, look.Line, look.RadiusCard, 2, look.S5, o)
}

// Sunk is a pane to read and not to touch.
func Sunk(o fyne.CanvasObject) *Panel {
	return newPanel(look.Sunk, "", look.RadiusCard, 0, look.S5, o)
}

// Flat is a card that nothing can be done with: the page's own colour, a line.
func Flat(o fyne.CanvasObject) *Panel {
	return newPanel(look.Paper, look.Line, look.RadiusCard, 0, look.S5, o)
}

// Tinted is a card in a tone, for what must be seen first.
func Tinted(tone Tone, o fyne.CanvasObject) *Panel {
	inside, _ := tone.tokens()
	return newPanel(inside, "", look.RadiusCard, 0, look.S5, o)
}

// Current is a card that is being worked on: a damson edge.
func Current(o fyne.CanvasObject) *Panel {
	p := newPanel(look.Card, look.Damson, look.RadiusCard, 2, look.S5, o)
	p.Width = 2
	return p
}

// Slip is the paper slip, with little rounding.
func Slip(o fyne.CanvasObject) *Panel {
	p := newPanel(look.Card, look.Line, look.RadiusSlip, 2, 0, o)
	p.SidePad = 1
	return p
}

// Chip is a small rounded word.
func Chip(loc *text.Locale, inside, ink look.Token, s string) *Panel {
	l := Small(loc, s)
	l.Color, l.NoWrap = ink, true
	p := newPanel(inside, "", look.RadiusChip, 0, 0, l)
	p.SidePad, p.EndPad = look.S3, look.S1
	return p
}

// IconTile is an icon on a tinted tile with a side of 48 dp at 100 %.
func IconTile(loc *text.Locale, icon string, inside, ink look.Token) *Panel {
	return newPanel(inside, "", look.RadiusTile, 0, look.S3, NewIcon(loc, icon, ink, look.S5))
}

// Tone is what a banner is about.
type Tone int

// The tones: Calm says how things are, Yours is the person's or practice, Safe
// is done, Danger needs someone now, Sent is out of the tablet's hands.
const (
	Calm Tone = iota
	Yours
	Safe
	Danger
	Sent
)

func (t Tone) tokens() (inside, ink look.Token) {
	switch t {
	case Yours:
		return look.StrawTint, look.StrawText
	case Safe:
		return look.LeafTint, look.Leaf
	case Danger:
		return look.BrickTint, look.Brick
	case Sent:
		return look.PlaceKind.Tint(), look.PlaceKind.Text()
	}
	return look.Tint, look.Damson
}

// Banner is a line of words with an icon, in a tone.
func Banner(loc *text.Locale, tone Tone, icon, s string) *Panel {
	inside, ink := tone.tokens()
	l := Body(loc, s)
	p := newPanel(inside, "", look.RadiusControl, 0, look.S4, Row(loc, look.S3, NewIcon(loc, icon, ink, look.S5), Grow(Even(loc, l))))
	p.EndPad = look.S3
	return p
}

func (p *Panel) lowerEdge() float32 { return p.Lower }

// HeightFor is the height at a width, dp.
func (p *Panel) HeightFor(width float32) float32 {
	return heightFor(p.content, width-2*p.SidePad) + 2*p.EndPad + p.Lower
}

// Widest is the width that it would like, dp.
func (p *Panel) Widest() float32 { return widthOf(p.content) + 2*p.SidePad }

func (p *Panel) leastWidth() float32 { return leastOf(p.content) + 2*p.SidePad }

// MinSize is for Fyne.
func (p *Panel) MinSize() fyne.Size {
	w := p.leastWidth()
	return fyne.NewSize(w, p.HeightFor(max(w, p.Size().Width)))
}

// CreateRenderer is for Fyne.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	r := &panelRenderer{p: p, low: &canvas.Rectangle{}, top: &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type panelRenderer struct {
	p        *Panel
	low, top *canvas.Rectangle
}

func (r *panelRenderer) Layout(s fyne.Size) {
	p := r.p
	h := s.Height - p.Lower
	r.low.Move(fyne.NewPos(0, p.Lower))
	r.low.Resize(fyne.NewSize(s.Width, h))
	r.top.Resize(fyne.NewSize(s.Width, h))
	place(p.content, p.SidePad, p.EndPad, s.Width-2*p.SidePad, h-2*p.EndPad)
}
func (r *panelRenderer) MinSize() fyne.Size { return r.p.MinSize() }
func (r *panelRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.low, r.top, r.p.content}
}
func (r *panelRenderer) Destroy() {}
func (r *panelRenderer) Refresh() {
	p := r.p
	fill(r.top, p.Inside, p.Edge, p.Width, p.Radius)
	if p.Lower > 0 && !highContrast() {
		fill(r.low, look.Line, "", 0, p.Radius)
	}
	r.low.Hidden = p.Lower == 0 || highContrast()
	r.Layout(p.Size())
	p.content.Refresh()
}
