package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text"
	"hearme/internal/look"
)

// Scroll shows a component that may be higher than its place. While there is
// more, a button says so: on a page over the fading end, in a pane below it. It reaches 16 dp into the room at
// its sides, for focus rings, lowered edges and the bar.
type Scroll struct {
	widget.BaseWidget
	content fyne.CanvasObject
	inner   *container.Scroll
	more    *Button
	least   float32
	loc     *text.Locale
	reach   float32 // into the room at its sides, dp
	whole   bool    // the page itself, not a pane on it
}

// NewScroll makes one; more is the words "More below".
func NewScroll(loc *text.Locale, more string, content fyne.CanvasObject) *Scroll {
	return newScroll(loc, more, content, look.S4, false)
}

func newScroll(loc *text.Locale, more string, content fyne.CanvasObject, reach float32, whole bool) *Scroll {
	s := &Scroll{content: content, least: 120, loc: loc, reach: reach, whole: whole}
	kind := Ghost
	if whole {
		kind = onward
	}
	s.inner = container.NewVScroll(&sized{Box: PadBy(reach, look.S2, content)})
	s.more = NewButton(loc, kind, more, "", "chevron-down", func() {
		s.inner.ScrollToOffset(s.inner.Offset.AddXY(0, s.inner.Size().Height*0.8))
		s.look()
	})
	s.inner.OnScrolled = func(fyne.Position) { s.look() }
	s.ExtendBaseWidget(s)
	return s
}

// sized asks for the height that its content has at the width it was given.
type sized struct {
	*Box
	width float32
}

// MinSize is for Fyne.
func (z *sized) MinSize() fyne.Size {
	return fyne.NewSize(0, z.Box.HeightFor(z.width))
}

// CreateRenderer is for Fyne.
func (z *sized) CreateRenderer() fyne.WidgetRenderer { return z.Box.CreateRenderer() }

// HeightFor is the height that would show everything, dp.
func (s *Scroll) HeightFor(width float32) float32 {
	return heightFor(s.content, width-2*s.reach) + 2*look.S2
}

// MinSize is for Fyne.
func (s *Scroll) MinSize() fyne.Size { return fyne.NewSize(s.content.MinSize().Width, s.least) }

// ToEnd shows the end.
func (s *Scroll) ToEnd() { s.inner.ScrollToBottom(); s.look() }

// ToTop shows the beginning, after the content was changed.
func (s *Scroll) ToTop() { s.inner.ScrollToTop(); s.Refresh() }

// By moves what is seen by what a finger was dragged, dp.
func (s *Scroll) By(dy float32) {
	s.inner.ScrollToOffset(s.inner.Offset.SubtractXY(0, dy))
	s.look()
}

// view is the height of what is seen: in a pane that cannot show everything
// the button has its own room under the words.
func (s *Scroll) view(size fyne.Size) float32 {
	if s.whole || s.HeightFor(size.Width) <= size.Height {
		return size.Height
	}
	return max(size.Height-heightFor(s.more, widthOf(s.more)), 0)
}

// atEnd reports whether nothing is left below.
func (s *Scroll) atEnd(size fyne.Size) bool {
	return s.inner.Offset.Y+s.view(size) >= s.HeightFor(size.Width)-look.S2
}

// AtEnd reports whether nothing is left below what is seen.
func (s *Scroll) AtEnd() bool { return s.atEnd(s.Size()) }

func (s *Scroll) look() {
	if s.atEnd(s.Size()) != s.more.Hidden {
		s.more.Hidden = !s.more.Hidden
		s.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (s *Scroll) CreateRenderer() fyne.WidgetRenderer {
	remember(s)
	r := &scrollRenderer{s: s, fade: canvas.NewVerticalGradient(color.Transparent, color.Transparent)}
	r.Refresh()
	return r
}

type scrollRenderer struct {
	s    *Scroll
	fade *canvas.LinearGradient
}

func (r *scrollRenderer) Layout(size fyne.Size) {
	s := r.s
	z := s.inner.Content.(*sized)
	if z.width != size.Width {
		z.width = size.Width
	}
	view := s.view(size)
	s.inner.Resize(fyne.NewSize(size.Width, view))
	z.Resize(fyne.NewSize(size.Width, max(s.HeightFor(size.Width), view)))
	s.more.Hidden = s.atEnd(size)
	r.fade.Hidden = s.more.Hidden || !s.whole
	w := min(widthOf(s.more), size.Width)
	h := heightFor(s.more, w)
	if !s.whole {
		place(s.more, (size.Width-w)/2, view, w, h)
		return
	}
	x := size.Width - s.reach - look.S5 - w // at the end, where fewer words are
	if s.loc.RTL {
		x = s.reach + look.S5
	}
	place(s.more, max(x, 0), size.Height-h-look.S3, w, h)
	place(r.fade, 0, size.Height-h-look.S7, size.Width, h+look.S7)
}
func (r *scrollRenderer) MinSize() fyne.Size { return r.s.MinSize() }
func (r *scrollRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.inner, r.fade, r.s.more}
}
func (r *scrollRenderer) Destroy() {}
func (r *scrollRenderer) Refresh() {
	paper := color.NRGBAModel.Convert(colour(look.Paper)).(color.NRGBA)
	clear := paper
	clear.A = 0
	r.fade.StartColor, r.fade.EndColor = clear, paper
	r.fade.Refresh()
	r.Layout(r.s.Size())
	r.s.more.Refresh()
	r.s.inner.Refresh()
}
