package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text"
	"hearme/app/ui/kit"
	"hearme/internal/look"
)

// hero is the one large card of a page: its content, and beside it (above it,
// where the window is tall) the plait on damson.
type hero struct {
	widget.BaseWidget
	c       *Context
	content fyne.CanvasObject
	plait   fyne.CanvasObject
	words   *text.Label // under the plait; empty for none
	share   float32     // of the width that the plait takes
}

func newHero(c *Context, content fyne.CanvasObject, words string) *hero {
	h := &hero{c: c, content: content, plait: kit.Plait(150), share: 0.38}
	h.words = kit.Body(c.Locale, words)
	h.words.Color = look.OnHero
	h.ExtendBaseWidget(h)
	return h
}

const heroBand = 120 // dp of the plait above a tall card

func (h *hero) plain() bool { return h.c.Locale.Scale > 1.3 || h.c.App.Palette()[:2] == "hc" }

func (h *hero) inner(width float32) float32 {
	if h.c.Class == Tall || h.plain() {
		return width - 2*look.S6
	}
	return width*(1-h.share) - 2*look.S6
}

// HeightFor is the height at a width, dp.
func (h *hero) HeightFor(width float32) float32 {
	ht := h.content.MinSize().Height
	if f, ok := h.content.(kit.Flowing); ok {
		ht = f.HeightFor(h.inner(width))
	}
	ht += 2*look.S5 + 2
	if h.c.Class == Tall && !h.plain() {
		ht += heroBand
	}
	return max(ht, 200)
}

// MinSize is for Fyne.
func (h *hero) MinSize() fyne.Size { return fyne.NewSize(320, h.HeightFor(max(320, h.Size().Width))) }

// CreateRenderer is for Fyne.
func (h *hero) CreateRenderer() fyne.WidgetRenderer {
	r := &heroRenderer{h: h, low: &canvas.Rectangle{}, card: &canvas.Rectangle{}, side: &canvas.Rectangle{}, edge: &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type heroRenderer struct {
	h                     *hero
	low, card, side, edge *canvas.Rectangle
}

func (r *heroRenderer) Layout(s fyne.Size) {
	h := r.h
	put := func(o fyne.CanvasObject, x, y, w, ht float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, ht))
	}
	ht := s.Height - 2
	put(r.low, 0, 2, s.Width, ht)
	put(r.card, 0, 0, s.Width, ht)
	put(r.edge, 0, 0, s.Width, ht)
	if h.plain() {
		h.plait.Hide()
		h.words.Hide()
		r.side.Hide()
		put(h.content, look.S6, look.S5, s.Width-2*look.S6, ht-2*look.S5)
		return
	}
	if h.c.Class == Tall {
		put(r.side, 0, 0, s.Width, heroBand)
		r.corners(true, true)
		put(h.plait, 0, 16, s.Width, heroBand-32)
		h.words.Hide()
		put(h.content, look.S6, heroBand+look.S5, s.Width-2*look.S6, ht-heroBand-2*look.S5)
		return
	}
	w := s.Width * h.share
	x, cx := s.Width-w, float32(look.S6)
	if h.c.Locale.RTL {
		x, cx = 0, w+look.S6
	}
	put(r.side, x, 0, w, ht)
	r.corners(h.c.Locale.RTL, !h.c.Locale.RTL)
	put(h.content, cx, look.S5, s.Width-w-2*look.S6, ht-2*look.S5)
	h.words.Hidden = h.words.Text() == ""
	wh := h.words.HeightFor(w - 2*look.S6)
	band := max(min(w*0.36, ht-wh-2*look.S5-look.S4), 0)
	top := max(min((ht-band)*0.3, ht-band-wh-2*look.S5), look.S4)
	put(h.plait, x, top, w, band)
	put(h.words, x+look.S6, min(top+band+look.S5, ht-wh-look.S5), w-2*look.S6, wh)
}

// corners rounds the damson side where the card is round.
func (r *heroRenderer) corners(left, right bool) {
	round := func(on bool) float32 {
		if on {
			return look.RadiusCard
		}
		return 0
	}
	if r.h.c.Class == Tall {
		r.side.TopLeftCornerRadius, r.side.TopRightCornerRadius = look.RadiusCard, look.RadiusCard
		return
	}
	r.side.TopLeftCornerRadius, r.side.BottomLeftCornerRadius = round(left), round(left)
	r.side.TopRightCornerRadius, r.side.BottomRightCornerRadius = round(right), round(right)
}

func token(t look.Token) color.Color { return theme.Color(fyne.ThemeColorName("hm-" + string(t))) }

func (r *heroRenderer) MinSize() fyne.Size { return r.h.MinSize() }
func (r *heroRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.low, r.card, r.side, r.h.plait, r.h.words, r.h.content, r.edge}
}
func (r *heroRenderer) Destroy() {}
func (r *heroRenderer) Refresh() {
	r.low.FillColor, r.low.CornerRadius = token(look.Line), look.RadiusCard
	r.card.FillColor, r.card.CornerRadius = token(look.Card), look.RadiusCard
	r.side.FillColor = token(look.Hero)
	r.edge.FillColor, r.edge.StrokeColor = color.Transparent, token(look.Line)
	r.edge.StrokeWidth, r.edge.CornerRadius = 1, look.RadiusCard
	if r.h.c.App.Palette()[:2] == "hc" {
		r.edge.StrokeWidth = 2
	}
	r.Layout(r.h.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
