package text

import (
	"image"
	"image/draw"
	"math"

	"hearme/app/text/typeset"
	"hearme/internal/look"
)

// Words lays out a person's words as a label with Voice unset would at a width
// in dp, directions found from the words; 0 does not wrap. For documents and
// checks, without a window.
func Words(loc *Locale, role look.Role, s string, width float32) *typeset.Text {
	style := loc.style(role)
	style.Base = loc.wordsBase()
	return fonts.Layout(s, style, width)
}

// Picture draws Words in the light palette on a card, one pixel a dp, with a
// margin around them.
func Picture(loc *Locale, role look.Role, s string, width float32) *image.RGBA {
	t := Words(loc, role, s, width)
	top, bottom := t.Overflow()
	const margin = look.S5
	w := int(math.Ceil(float64(width + 2*margin)))
	h := int(math.Ceil(float64(t.Height() + top + bottom + 2*margin)))
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Bounds(), image.NewUniform(look.Light.Colour(look.Card)), image.Point{}, draw.Src)
	t.Paint(typeset.Canvas{Image: img, X: -margin, Y: -margin - top, Scale: 1}, look.Light.Colour(look.Ink), nil)
	return img
}
