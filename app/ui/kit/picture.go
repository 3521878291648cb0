package kit

import (
	"fyne.io/fyne/v2"

	"hearme/app/text"
	"hearme/assets"
	"hearme/internal/look"
)

// pictureGround is what lies under pictures. Their colours are the same in
// every palette, so on dark paper they lie on a dimmed rose that shows dark
// hair and damson cloth.
func pictureGround() assets.Ground {
	t, ok := fyne.CurrentApp().Settings().Theme().(*Theme)
	switch {
	case ok && t.Palette.HighContrast:
		return assets.Ground{Wall: "#e4e4e4", Glow: "#f2f2f2", Table: "#c4c4c4", Rim: "#8a8a8a"}
	case ok && t.Palette.Dark:
		return assets.Ground{Wall: "#a78fa4", Glow: "#bba6b8", Table: "#7d6479", Rim: "#6a5267"}
	}
	return assets.Ground{Wall: hexOf(look.Tint), Glow: "#f8f3f7", Table: "#c9b3c5", Rim: "#b79db3"}
}

// NewPicture shows one of assets' pictures on a tile with a side in dp at 100 %
// text. It stands beside a sentence, never alone.
func NewPicture(loc *text.Locale, name string, side float32) fyne.CanvasObject {
	d := NewDrawing(fyne.NewSquareSize(grown(loc, side)), func() []byte { return assets.Picture(name) })
	d.radius = look.RadiusTile
	return Over(newGround(look.RadiusTile), d)
}

// NewTalk shows two people who talk, as wide and high as its place.
func NewTalk() fyne.CanvasObject {
	d := &Drawing{size: fyne.NewSize(160, 160), radius: look.RadiusArt, fills: true}
	d.draw = func(s fyne.Size) []byte {
		return assets.Talk(float64(s.Width), float64(s.Height), pictureGround())
	}
	d.ExtendBaseWidget(d)
	return d
}

// newGround is the tile under a picture.
func newGround(radius float32) *Drawing {
	d := &Drawing{radius: radius}
	d.draw = func(s fyne.Size) []byte {
		return assets.Plain(float64(max(s.Width, 1)), float64(max(s.Height, 1)), pictureGround().Wall)
	}
	d.ExtendBaseWidget(d)
	return d
}

// PictureLine is a picture with its sentence beside it.
func PictureLine(loc *text.Locale, picture, sentence string, side float32) *Box {
	return Row(loc, look.S5, NewPicture(loc, picture, side), Grow(Centred(Even(loc, Lead(loc, sentence)))))
}
