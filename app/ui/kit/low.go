package kit

import (
	"fyne.io/fyne/v2"

	"hearme/app/text"
	"hearme/internal/look"
)

// Low gives an Answer the height of a Go button, for a foot where a yes and a
// no stand beside Back.
func (b *Button) Low() *Button {
	b.least, b.ends = look.TouchGo, look.S2
	l := text.NewLabel(b.loc, look.Lead, b.caption)
	l.Bold, l.Align, l.Color = true, text.Center, b.ink()
	b.label, b.content = l, Centre(0, l)
	return b
}

// Tinted is a card in a tone, for what must be seen first.
func Tinted(tone Tone, o fyne.CanvasObject) *Panel {
	inside, _ := tone.tokens()
	return newPanel(inside, "", look.RadiusCard, 0, look.S5, o)
}
