package ui

import (
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
