package text

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"hearme/app/text/typeset"
)

// surface is what a widget paints its text on: rasters one under the other, each
// small enough for any graphics card, and wider than the widget by a margin,
// because letters may reach over their line's end.
type surface struct {
	owner  fyne.CanvasObject
	margin float32
	paint  func(typeset.Canvas) // the widget's corner is at 0, 0

	rasters []*canvas.Raster
	objects []fyne.CanvasObject
}

// A band that is out of sight is not painted; see Fyne's painters.
const bandHeight = 512 // dp

// resize lays the rasters out over a widget of a size.
func (s *surface) resize(size fyne.Size) {
	n := max(1, int(math.Ceil(float64(size.Height/bandHeight))))
	for len(s.rasters) < n {
		r := canvas.NewRaster(nil)
		r.Generator = s.generator(float32(len(s.rasters)) * bandHeight)
		r.ScaleMode = canvas.ImageScalePixels
		s.rasters = append(s.rasters, r)
		s.objects = append(s.objects, r)
	}
	s.rasters, s.objects = s.rasters[:n], s.objects[:n]
	width := float32(math.Ceil(float64(size.Width + 2*s.margin)))
	for i, r := range s.rasters {
		top := float32(i) * bandHeight
		r.Move(fyne.NewPos(-s.margin, top))
		r.Resize(fyne.NewSize(width, min(bandHeight, float32(math.Ceil(float64(size.Height-top))))))
	}
}

func (s *surface) refresh() {
	for _, r := range s.rasters {
		r.Refresh()
	}
}

func (s *surface) generator(top float32) func(w, h int) image.Image {
	band := int(top / bandHeight)
	return func(w, h int) image.Image {
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		if w == 0 || h == 0 || band >= len(s.rasters) {
			return img
		}
		s.paint(typeset.Canvas{Image: img, X: -s.margin, Y: top, Scale: s.scale(w, s.rasters[band].Size().Width)})
		return img
	}
}

// scale is the device's, which the pixels of a rounded width give only roughly.
func (s *surface) scale(pixels int, width float32) float32 {
	raw := float32(pixels) / width
	c := fyne.CurrentApp().Driver().CanvasForObject(s.owner)
	if c == nil {
		return raw
	}
	for _, factor := range []float32{1, 2, 3} {
		exact := c.Scale() * factor
		if diff := exact*width - float32(pixels); diff > -1 && diff < 1 {
			return exact
		}
	}
	return raw
}
