package ui

import "fyne.io/fyne/v2"

// shrinking lets a component that scrolls inside itself be as low as least dp,
// however much there is in it.
type shrinking struct {
	*swap
	least float32
}

func newShrinking(o fyne.CanvasObject, least float32) *shrinking {
	s := &shrinking{swap: &swap{o: o}, least: least}
	s.ExtendBaseWidget(s)
	return s
}

// HeightFor is the least height, dp.
func (s *shrinking) HeightFor(float32) float32 { return s.least }

// MinSize is for Fyne.
func (s *shrinking) MinSize() fyne.Size { return fyne.NewSize(s.o.MinSize().Width, s.least) }
