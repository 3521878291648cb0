package kit

import (
	"fyne.io/fyne/v2"

	"hearme/app/text"
	"hearme/internal/look"
)

// Words is a label whose lines are about as long as one another, so that no
// word is left alone on the last.
type Words struct {
	*Box
	Label *text.Label
	loc   *text.Locale
	known map[evenAt]float32
}

type evenAt struct {
	words string
	scale float32
	width float32
}

// Even sets a label's lines evenly.
func Even(loc *text.Locale, l *text.Label) *Words {
	w := &Words{Box: newBox([]fyne.CanvasObject{l}), Label: l, loc: loc, known: map[evenAt]float32{}}
	w.ExtendBaseWidget(w)
	w.height = func(_ []fyne.CanvasObject, width float32) float32 { return heightFor(l, w.even(width)) }
	w.arrange = func(_ []fyne.CanvasObject, s fyne.Size) {
		wide, x := w.even(s.Width), float32(0)
		switch {
		case l.Align == text.Center:
			x = (s.Width - wide) / 2
		case loc.RTL:
			x = s.Width - wide
		}
		place(l, x, 0, wide, s.Height)
	}
	return w
}

// even is asked many times for every layout.
func (w *Words) even(width float32) float32 {
	at := evenAt{w.Label.Text(), w.loc.Scale, width}
	e, ok := w.known[at]
	if !ok {
		e = even(w.Label, width)
		w.known[at] = e
	}
	return e
}

// Title is the one question or name of a page.
func Title(loc *text.Locale, s string) *Words {
	l := text.NewLabel(latin(loc, s), look.Title, s)
	l.Bold = true
	return Even(loc, l)
}
