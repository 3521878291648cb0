package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hearme/app/text"
	"hearme/internal/look"
)

// What is chosen shows its tick at once, not only when it is drawn anew.
func TestATickComesAndGoes(t *testing.T) {
	Apply(test.NewApp(), look.Light, 1)
	c := NewChoice(&text.Locale{Tag: "en", Script: "Latn", Scale: 1}, nil, "Patient", "", false, nil)
	w := test.NewWindow(c)
	defer w.Close()
	w.Resize(fyne.NewSize(400, 120))
	damson := look.Light.Colour(look.Damson)
	filled := func() bool {
		img := w.Canvas().Capture()
		p := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.tick)
		r, g, b, _ := img.At(int(p.X)+6, int(p.Y)+6).RGBA()
		return uint8(r>>8) == damson.R && uint8(g>>8) == damson.G && uint8(b>>8) == damson.B
	}
	for _, on := range []bool{false, true, false} {
		c.SetChosen(on)
		if filled() != on {
			t.Errorf("chosen %v, the tick's box is filled: %v", on, filled())
		}
	}
}
