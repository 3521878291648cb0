package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Squares shows a code as dark and light squares with the light edge that a
// phone's camera needs. It is dark on light in every palette.
type Squares struct {
	widget.BaseWidget
	rows [][]bool
	side float32
}

const squaresEdge = 4 // light squares around, as cameras expect

// NewSquares makes one with a side in dp.
func NewSquares(rows [][]bool, side float32) *Squares {
	s := &Squares{rows: rows, side: side}
	s.ExtendBaseWidget(s)
	return s
}

// MinSize is for Fyne.
func (s *Squares) MinSize() fyne.Size { return fyne.NewSquareSize(s.side) }

// CreateRenderer is for Fyne.
func (s *Squares) CreateRenderer() fyne.WidgetRenderer {
	code := canvas.NewRaster(s.paint)
	code.Resize(s.Size())
	return widget.NewSimpleRenderer(code)
}

// paint draws every square with whole pixels, so that none is wider than
// another.
func (s *Squares) paint(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	light, dark := color.NRGBA{255, 255, 255, 255}, color.NRGBA{0x2a, 0x1c, 0x2b, 255}
	for i := 0; i < len(img.Pix); i += 4 {
		copy(img.Pix[i:], []byte{light.R, light.G, light.B, 255})
	}
	n := len(s.rows) + 2*squaresEdge
	unit := min(w, h) / n
	left, top := (w-unit*len(s.rows))/2, (h-unit*len(s.rows))/2
	for y, row := range s.rows {
		for x, on := range row {
			for p := 0; on && p < unit*unit; p++ {
				img.SetNRGBA(left+x*unit+p%unit, top+y*unit+p/unit, dark)
			}
		}
	}
	return img
}
