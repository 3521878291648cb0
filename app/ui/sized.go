package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// sized gives a drawing a square place of its own, in dp.
type sized struct {
	widget.BaseWidget
	side float32
	o    fyne.CanvasObject
}

func newSized(side float32, o fyne.CanvasObject) *sized {
	s := &sized{side: side, o: o}
	s.ExtendBaseWidget(s)
	return s
}

// MinSize is for Fyne.
func (s *sized) MinSize() fyne.Size { return fyne.NewSquareSize(s.side) }

// CreateRenderer is for Fyne.
func (s *sized) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.o) }
