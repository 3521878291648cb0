package text

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"hearme/internal/look"
)

// tokenColour is a token's colour in the theme that holds for a widget; a theme
// that does not know the tokens gives the light or dark palette's.
func tokenColour(t look.Token, w fyne.Widget) color.NRGBA {
	if t == "" {
		t = look.Ink
	}
	c := theme.ColorForWidget(fyne.ThemeColorName("hm-"+string(t)), w)
	if c != nil {
		if n := color.NRGBAModel.Convert(c).(color.NRGBA); n.A != 0 {
			return n
		}
	}
	if fyne.CurrentApp().Settings().ThemeVariant() == theme.VariantDark {
		return look.Dark.Colour(t)
	}
	return look.Light.Colour(t)
}

// highContrast tells whether the theme has no tints, as its span tints show.
func highContrast(w fyne.Widget) bool {
	return tokenColour(look.PersonKind.Tint(), w) == tokenColour(look.Card, w)
}
