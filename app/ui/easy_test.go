package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"hearme/app/flow"
	"hearme/app/ui/kit"
)

// pictures counts the easy-read pictures that a screen draws: square, and as
// large as easy read asks.
func pictures(o fyne.CanvasObject) (n int) {
	if d, ok := o.(*kit.Drawing); ok {
		if s := d.Size(); s.Width == s.Height && s.Width >= easySide {
			return 1
		}
		return 0
	}
	var inner []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inner = o.Objects
	case *container.Scroll:
		inner = []fyne.CanvasObject{o.Content}
	case fyne.Widget:
		inner = test.WidgetRenderer(o).Objects()
	}
	for _, i := range inner {
		n += pictures(i)
	}
	return n
}

// One touch shows each sentence with a large picture, at every text size; one
// more leads back.
func TestOneTouchShowsEasyRead(t *testing.T) {
	for shape, size := range shapes {
		for _, scale := range []float32{1, 2} {
			p := someone(t, "en")
			p.shown.(*flow.HandOverPage).HandOver()
			page := p.shown.(*flow.InfoPage)
			by, _, w := p.targets(size, scale)
			tap(t, by, p.lang.T("easy.on"))
			w.Close()
			if !page.Easy() {
				t.Fatalf("%s: the touch did nothing", shape)
			}
			by, _, w = p.targets(size, scale)
			w.Canvas().Capture()
			const layers = 2 // the tile and what is drawn on it
			if n, want := pictures(w.Content())/layers, len(page.Lines()); n != want {
				t.Errorf("%s at %v: %d large pictures beside %d sentences", shape, scale, n, want)
			}
			tap(t, by, p.lang.T("easy.off"))
			w.Close()
			if page.Easy() {
				t.Errorf("%s: no way back to more words", shape)
			}
		}
	}
}

// A page drawn again begins at its top, so a save must not draw it again.
func TestAPageIsDrawnAgainOnlyForWhatItShows(t *testing.T) {
	drawn, easy := 0, false
	changed := whenChanged(&Context{redraw: func() { drawn++ }}, func() any { return [...]any{easy, flow.HelpNone} })
	changed()
	if drawn != 0 {
		t.Error("drawn again for nothing")
	}
	easy = true
	changed()
	if drawn != 1 {
		t.Errorf("drawn %d times for one change", drawn)
	}
}
