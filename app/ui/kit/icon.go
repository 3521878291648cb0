package kit

import (
	"fmt"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text"
	"hearme/assets"
	"hearme/internal/look"
)

// Icon shows one of assets' icons in a token's colour.
type Icon struct {
	widget.BaseWidget
	loc   *text.Locale
	name  string
	token look.Token
	side  float32
}

// NewIcon makes an icon with a side in dp at 100 % text; it grows with the
// text. Where reading runs right to left those that point are mirrored.
func NewIcon(loc *text.Locale, name string, token look.Token, side float32) *Icon {
	i := &Icon{loc: loc, name: name, token: token, side: side}
	i.ExtendBaseWidget(i)
	return i
}

// MinSize is for Fyne.
func (i *Icon) MinSize() fyne.Size {
	return fyne.NewSquareSize(grown(i.loc, i.side))
}

// grown is a length that grows with the text, a little less than it.
func grown(loc *text.Locale, side float32) float32 {
	return side * (1 + (max(loc.Scale, 1)-1)*0.9)
}

// CreateRenderer is for Fyne.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	svg := func(fyne.Size) []byte { return assets.Icon(i.name, hexOf(i.token), i.loc.RTL) }
	return newPainted(i, svg, 0, i.MinSize)
}

func hexOf(t look.Token) string {
	r, g, b, _ := colour(t).RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// Drawing shows an SVG that is drawn for the palette worn now, at a size in dp.
type Drawing struct {
	widget.BaseWidget
	size   fyne.Size
	radius float32
	fills  bool // takes the whole height of its row
	draw   func(fyne.Size) []byte
}

func (d *Drawing) stretch() bool { return d.fills }

// NewDrawing makes one; draw is asked again whenever the palette changes.
func NewDrawing(size fyne.Size, draw func() []byte) *Drawing {
	d := &Drawing{size: size, draw: func(fyne.Size) []byte { return draw() }}
	d.ExtendBaseWidget(d)
	return d
}

// MinSize is for Fyne.
func (d *Drawing) MinSize() fyne.Size { return d.size }

// CreateRenderer is for Fyne.
func (d *Drawing) CreateRenderer() fyne.WidgetRenderer {
	return newPainted(d, d.draw, d.radius, func() fyne.Size { return d.size })
}

// painted draws a widget that is an SVG and nothing else.
type painted struct {
	owner  fyne.CanvasObject
	raster *canvas.Raster
	least  func() fyne.Size
}

func newPainted(owner fyne.CanvasObject, svg func(fyne.Size) []byte, radius float32, least func() fyne.Size) *painted {
	p := &painted{owner: owner, least: least}
	var last image.Image
	var drawn string
	p.raster = canvas.NewRaster(func(w, h int) image.Image {
		src := svg(owner.Size())
		if last == nil || drawn != string(src) || last.Bounds().Dx() != w || last.Bounds().Dy() != h {
			scale := float64(w) / float64(max(owner.Size().Width, 1))
			last, drawn = paintSVG(src, w, h, float64(radius)*scale), string(src)
		}
		return last
	})
	p.raster.Resize(owner.Size()) // Fyne makes a renderer anew for what was hidden a while, and does not lay it out
	return p
}

func (p *painted) Layout(s fyne.Size)           { p.raster.Resize(s) }
func (p *painted) MinSize() fyne.Size           { return p.least() }
func (p *painted) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.raster} }
func (p *painted) Destroy()                     {}
func (p *painted) Refresh()                     { p.raster.Refresh() }
