package ui

import (
	"fyne.io/fyne/v2/canvas"

	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/internal/look"
)

const (
	padGap = 12
	padDot = 22
)

// padWidth grows with the text: the word for rubbing out stays whole.
func padWidth(c *Context) float32 { return 380 + 200*max(c.Locale.Scale-1, 0) }

// pinPad is keys for a PIN and a dot for each digit typed; which digits they
// were is never shown.
func pinPad(c *Context, typed int, erase string, press func(rune), back func()) object {
	var dots []object
	dots = append(dots, kit.Space())
	for i := range flow.PINLength {
		dots = append(dots, pinDot(i < typed))
	}
	dots = append(dots, kit.Space())
	var keys []object
	key := func(d rune) object {
		return kit.NewButton(c.Locale, kit.Quiet, c.Lang.Number(int(d-'0')), "", "", func() { press(d) })
	}
	for _, d := range "123456789" {
		keys = append(keys, key(d))
	}
	ltr := *c.Locale
	ltr.RTL = false // digits lie as on every telephone
	keys = append(keys, kit.Gap(look.TouchConnector), key('0'),
		kit.NewButton(c.Locale, kit.Ghost, erase, "", "", back).Narrow())
	var rows []object // each of its own height: the word for rubbing out may be long
	for i := 0; i < len(keys); i += 3 {
		rows = append(rows, kit.Grid(&ltr, 3, padGap, keys[i:i+3]...))
	}
	return kit.Centre(padWidth(c), kit.Fixed(padWidth(c), kit.Col(look.S5, kit.Row(c.Locale, look.S4, dots...), kit.Col(padGap, rows...))))
}

func pinDot(on bool) object {
	d := canvas.NewCircle(token(look.Card))
	d.StrokeColor, d.StrokeWidth = token(look.Damson), 2
	if on {
		d.FillColor = token(look.Damson)
	}
	return kit.Fixed(padDot, newSized(padDot, d))
}
