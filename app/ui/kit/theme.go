package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"hearme/assets"
	"hearme/internal/look"
)

// Theme is the program's look: one of four palettes at a text scale of 1 to 2.
// The colour names "hm-" and a token are the palette's own.
type Theme struct {
	Palette *look.Palette
	Scale   float32
}

// Apply makes every open page take a palette and a text scale at once.
func Apply(a fyne.App, p *look.Palette, scale float32) {
	a.Settings().SetTheme(&Theme{p, min(max(scale, 1), 2)})
}

var themeColours = map[fyne.ThemeColorName]look.Token{
	theme.ColorNameBackground:          look.Paper,
	theme.ColorNameInputBackground:     look.Card,
	theme.ColorNameOverlayBackground:   look.Card,
	theme.ColorNameMenuBackground:      look.Card,
	theme.ColorNameButton:              look.Card,
	theme.ColorNameHeaderBackground:    look.Sunk,
	theme.ColorNameDisabledButton:      look.Sunk,
	theme.ColorNameForeground:          look.Ink,
	theme.ColorNamePlaceHolder:         look.Ink2,
	theme.ColorNameDisabled:            look.Ink2,
	theme.ColorNameSeparator:           look.Line,
	theme.ColorNameShadow:              look.Line,
	theme.ColorNameInputBorder:         look.Edge,
	theme.ColorNameScrollBar:           look.Edge,
	theme.ColorNameScrollBarBackground: look.Line,
	theme.ColorNamePrimary:             look.Damson,
	theme.ColorNameHyperlink:           look.Damson,
	theme.ColorNameForegroundOnPrimary: look.OnDamson,
	theme.ColorNameSelection:           look.Tint,
	theme.ColorNameHover:               look.Tint,
	theme.ColorNamePressed:             look.Tint,
	theme.ColorNameWarning:             look.Straw,
	theme.ColorNameForegroundOnWarning: look.OnStraw,
	theme.ColorNameSuccess:             look.Leaf,
	theme.ColorNameError:               look.Brick,
	theme.ColorNameFocus:               look.Focus,
}

// Color is for Fyne. The variant is not asked: the palette decides.
func (t *Theme) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if token, ok := strings.CutPrefix(string(n), "hm-"); ok {
		return t.Palette.Colour(look.Token(token))
	}
	if token, ok := themeColours[n]; ok {
		return t.Palette.Colour(token)
	}
	v := theme.VariantLight
	if t.Palette.Dark {
		v = theme.VariantDark
	}
	return theme.DefaultTheme().Color(n, v)
}

var (
	regular  = fyne.NewStaticResource("NotoSans-Regular.ttf", assets.Font("NotoSans-Regular"))
	semiBold = fyne.NewStaticResource("NotoSans-SemiBold.ttf", assets.Font("NotoSans-SemiBold"))
)

// Font is for Fyne's own parts; app/text chooses fonts by script itself.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	if s.Bold {
		return semiBold
	}
	return regular
}

// Icon is for Fyne's own parts.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

// Size is for Fyne's own parts.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	role := func(r look.Role) float32 { s, _ := look.Size(r, "Latn", t.Scale); return s }
	switch n {
	case theme.SizeNameText:
		return role(look.Body)
	case theme.SizeNameHeadingText:
		return role(look.Title)
	case theme.SizeNameSubHeadingText:
		return role(look.Lead)
	case theme.SizeNameCaptionText:
		return role(look.Small)
	case theme.SizeNamePadding, theme.SizeNameLineSpacing:
		return look.S2
	case theme.SizeNameInnerPadding:
		return look.S4
	case theme.SizeNameInputRadius:
		return look.RadiusControl
	case theme.SizeNameScrollBar:
		return look.S3
	case theme.SizeNameScrollBarSmall:
		return look.S2
	case theme.SizeNameScrollBarRadius:
		return look.S2
	}
	return theme.DefaultTheme().Size(n)
}

// colour is a token's colour in the palette that is worn now.
func colour(t look.Token) color.Color {
	return fyne.CurrentApp().Settings().Theme().Color(fyne.ThemeColorName("hm-"+string(t)), theme.VariantLight)
}

func highContrast() bool {
	t, ok := fyne.CurrentApp().Settings().Theme().(*Theme)
	return ok && t.Palette.HighContrast
}

// shade is the edge under a filled button, over whatever it lies on.
const shade look.Token = "shade"

// nothing, as the inside of a shape, lets what is under it show.
const nothing look.Token = "nothing"

// fill colours a rectangle: a token inside, an edge of another.
func fill(r *canvas.Rectangle, inside, edge look.Token, width, radius float32) {
	r.FillColor, r.CornerRadius = colour(inside), radius
	switch inside {
	case nothing:
		r.FillColor = color.Transparent
	case shade:
		r.FillColor = color.NRGBA{0x2A, 0x1C, 0x2B, 0x47} // ink at 28 %
	}
	if edge == "" && inside != nothing && highContrast() {
		edge = look.Line
	}
	r.StrokeWidth = 0
	if edge != "" {
		r.StrokeColor, r.StrokeWidth = colour(edge), width
		if highContrast() {
			r.StrokeWidth = max(width, 2)
		}
	}
	r.Refresh()
}
