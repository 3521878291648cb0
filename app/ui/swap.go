package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"hearme/app/ui/kit"
)

// swap holds one component that can be put in another's place, so that a
// screen changes a part of itself and keeps its scrolling and its caret.
type swap struct {
	widget.BaseWidget
	o fyne.CanvasObject
}

func newSwap(o fyne.CanvasObject) *swap {
	s := &swap{o: o}
	s.ExtendBaseWidget(s)
	return s
}

func (s *swap) set(o fyne.CanvasObject) {
	s.o = o
	s.Refresh()
}

// HeightFor is the height at a width, dp.
func (s *swap) HeightFor(width float32) float32 {
	if f, ok := s.o.(kit.Flowing); ok {
		return f.HeightFor(width)
	}
	return s.o.MinSize().Height
}

// Widest is the width that it would like, dp.
func (s *swap) Widest() float32 {
	if w, ok := s.o.(kit.Widening); ok {
		return w.Widest()
	}
	return s.o.MinSize().Width
}

// MinSize is for Fyne.
func (s *swap) MinSize() fyne.Size { return s.o.MinSize() }

// CreateRenderer is for Fyne.
func (s *swap) CreateRenderer() fyne.WidgetRenderer { return &swapRenderer{s} }

type swapRenderer struct{ s *swap }

func (r *swapRenderer) Layout(size fyne.Size)        { r.s.o.Move(fyne.NewPos(0, 0)); r.s.o.Resize(size) }
func (r *swapRenderer) MinSize() fyne.Size           { return r.s.MinSize() }
func (r *swapRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.s.o} }
func (r *swapRenderer) Destroy()                     {}
func (r *swapRenderer) Refresh() {
	r.Layout(r.s.Size())
	r.s.o.Refresh()
}
