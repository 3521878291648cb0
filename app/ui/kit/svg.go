package kit

import (
	"bytes"
	"image"
	"image/draw"
	"math"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// paintSVG paints an SVG into w by h pixels, its corners rounded off at a
// radius in pixels. Fyne's own painter keeps the width of lines whatever the
// size, so an icon would get thinner as it grows.
func paintSVG(svg []byte, w, h int, radius float64) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg))
	if err != nil || w == 0 || h == 0 { // the SVGs are the program's own, and tests paint each
		return img
	}
	scale := min(float64(w)/icon.ViewBox.W, float64(h)/icon.ViewBox.H)
	wide, high := icon.ViewBox.W*scale, icon.ViewBox.H*scale
	icon.SetTarget((float64(w)-wide)/2, (float64(h)-high)/2, wide, high)
	for i := range icon.SVGPaths {
		icon.SVGPaths[i].LineWidth *= scale
		for d := range icon.SVGPaths[i].Dash {
			icon.SVGPaths[i].Dash[d] *= scale
		}
	}
	icon.Draw(rasterx.NewDasher(w, h, rasterx.NewScannerGV(w, h, img, img.Bounds())), 1)
	if radius <= 0 {
		return img
	}
	round := image.NewRGBA(img.Bounds())
	draw.DrawMask(round, img.Bounds(), img, image.Point{}, corners{w, h, radius}.mask(), image.Point{}, draw.Src)
	return round
}

// corners is a rectangle with round corners.
type corners struct {
	w, h   int
	radius float64
}

func (c corners) mask() *image.Alpha {
	m := image.NewAlpha(image.Rect(0, 0, c.w, c.h))
	for y := range c.h {
		for x := range c.w {
			dx := max(c.radius-float64(x)-0.5, float64(x)+0.5-float64(c.w)+c.radius, 0)
			dy := max(c.radius-float64(y)-0.5, float64(y)+0.5-float64(c.h)+c.radius, 0)
			cover := c.radius - math.Hypot(dx, dy) + 0.5
			m.Pix[y*m.Stride+x] = uint8(255 * min(max(cover, 0), 1))
		}
	}
	return m
}
