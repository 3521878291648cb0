package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text"
	"hearme/assets"
	"hearme/internal/look"
)

// Bar is a short upright stroke at the side of a prompt.
func Bar(token look.Token) fyne.CanvasObject {
	p := newPanel(token, "", look.S1, 0, 0, Gap(look.S7))
	return &fixed{Box: Over(p), width: 7, tall: true}
}

// fixed has a width of its own.
type fixed struct {
	*Box
	width float32
	tall  bool
}

func (f *fixed) leastWidth() float32 { return f.width }

// Widest is the width, dp.
func (f *fixed) Widest() float32 { return f.width }

// MinSize is for Fyne.
func (f *fixed) MinSize() fyne.Size { return fyne.NewSize(f.width, f.Box.MinSize().Height) }

func (f *fixed) stretch() bool { return f.tall || stretches(f.items[0]) }

// Fixed gives a component a width of its own, dp.
func Fixed(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return &fixed{Box: Over(o), width: width}
}

// High gives a component a height of its own, dp.
func High(height float32, o fyne.CanvasObject) *Box {
	b := Over(o)
	b.height = func([]fyne.CanvasObject, float32) float32 { return height }
	return b
}

// Brand is the mark and the program's name.
func Brand(loc *text.Locale, name string) *Box {
	l := Lead(loc, name)
	l.Bold, l.NoWrap = true, true
	mark := NewDrawing(fyne.NewSquareSize(44), func() []byte { return assets.Mark(hexOf(look.Damson), strawOn(look.Paper)) })
	return Row(loc, look.S3, mark, l)
}

// strawOn is straw as a line on a ground: deeper on what is light, where straw
// itself would hardly be seen.
func strawOn(ground look.Token) string {
	light := look.Light.Colour(look.Paper)
	if c, ok := colour(ground).(color.NRGBA); ok && look.Contrast(c, light) < 1.5 {
		return "#d49a1f"
	}
	return hexOf(look.Straw)
}

// Plait is the band of three strands on its ground, height dp; none in high
// contrast.
func Plait(height float32) fyne.CanvasObject { return newBand(height, look.Hero) }

// PaperPlait is the band on card, for the slip and the goodbye.
func PaperPlait(height float32) fyne.CanvasObject { return newBand(height, look.Card) }

// band is a plait as wide as its place.
type band struct {
	widget.BaseWidget
	height float32
	ground look.Token
}

func newBand(height float32, ground look.Token) *band {
	b := &band{height: height, ground: ground}
	b.ExtendBaseWidget(b)
	return b
}

// HeightFor is the height, dp; none in high contrast.
func (b *band) HeightFor(float32) float32 {
	if highContrast() {
		return 0
	}
	return b.height
}

// MinSize is for Fyne.
func (b *band) MinSize() fyne.Size { return fyne.NewSize(0, b.HeightFor(0)) }

// CreateRenderer is for Fyne.
func (b *band) CreateRenderer() fyne.WidgetRenderer {
	return newPainted(b, b.svg, 0, b.MinSize)
}

func (b *band) svg(size fyne.Size) []byte {
	if highContrast() {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>`)
	}
	period := 2.05 * size.Height // loose, as on the way in
	if b.ground == look.Card {
		period = 2.8 * size.Height
	}
	return assets.Plait(float64(size.Width), float64(size.Height), float64(period),
		[3]string{strawOn(b.ground), hexOf(look.Plum), hexOf(look.Rose)}, hexOf(b.ground))
}

// NewRule makes a line of 1 dp across.
func NewRule() *Panel { return newPanel(look.Line, "", 0, 0, 0, Gap(1)) }
