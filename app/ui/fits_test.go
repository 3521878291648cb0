package ui

import (
	"image"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hearme/app/ui/kit"
)

// hidden counts the panes of a window that have more below.
func hidden(w fyne.Window) (n int) {
	w.Canvas().Capture()
	for _, o := range test.LaidOutObjects(w.Content()) {
		if s, ok := o.(*kit.Scroll); ok && !s.AtEnd() {
			n++
		}
	}
	return n
}

// What a connector does many times a day is on one screen, in every language
// that the program speaks.
func TestWhatIsDoneAllDayFitsWithoutScrolling(t *testing.T) {
	for _, c := range []struct {
		scene, lang string
		size        fyne.Size
	}{
		{"home", "en", laptop}, {"home", "ur", wide}, {"home", "ur", laptop}, {"home", "pl", laptop}, {"home", "bn", laptop}, {"home", "fr", laptop},
		{"start_language", "en", wide}, {"start_language", "en", laptop}, {"start_language", "bn", wide}, {"start_language", "pl", wide},
		{"welcome", "en", wide}, {"passphrase", "ur", wide}, {"passphrase", "en", laptop},
		{"start_language", "fr", laptop}, {"pin", "fr", laptop}, {"passphrase", "fr", laptop},
		{"workbench_short", "en", wide}, {"workbench_short", "ur", wide}, {"workbench_short", "en", laptop}, {"workbench_short", "pl", wide},
		{"home_refused", "en", wide}, {"home_refused", "en", laptop}, {"home_refused", "en", tall}, {"home_refused", "ur", wide}, {"home_empty", "ur", wide}, {"practice", "ur", wide},
		{"safety", "en", wide}, {"safety", "en", laptop}, {"safety", "bn", wide}, {"workbench_asks", "en", tall}, {"who_could", "en", tall},
	} {
		s := newStage(t, c.size, c.lang)
		for _, sc := range scenes {
			if sc.name == c.scene {
				sc.play(s)
			}
		}
		if n := hidden(s.window); n > 0 {
			s.picture("unfit-" + c.scene + "-" + c.lang)
			t.Errorf("%s in %s at %v: %d panes have more below", c.scene, c.lang, c.size, n)
		}
	}
}

// A window that gets lower without taking another shape shows the page as one
// that was always so low, and the other way round.
func TestAWindowOfAnotherSizeIsFittedAnew(t *testing.T) {
	low, high := fyne.NewSize(1200, 740), wide
	for _, c := range []struct{ from, to fyne.Size }{{high, low}, {low, high}} {
		resized := newStage(t, c.from, "en")
		drawn := func(s *stage) image.Image {
			for _, sc := range scenes {
				if sc.name == "home_refused" {
					sc.play(s)
				}
			}
			return s.window.Canvas().Capture()
		}
		before := drawn(resized)
		resized.window.Resize(c.to)
		after := resized.window.Canvas().Capture()
		fresh := newStage(t, c.to, "en")
		if !reflect.DeepEqual(after, drawn(fresh)) {
			resized.picture("resized")
			fresh.picture("fresh")
			t.Errorf("from %v to %v: not drawn as it is at that size", c.from, c.to)
		}
		if reflect.DeepEqual(before, after) {
			t.Error("nothing changed")
		}
	}
}
