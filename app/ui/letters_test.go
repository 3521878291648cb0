package ui

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"

	"hearme/app/flow"
)

// Naskh, once chosen, is what the program and the participant's pages are drawn
// in, and the choice comes back with the tablet.
func TestUrduLettersFollowTheChoice(t *testing.T) {
	s := newStage(t, fyne.NewSize(800, 2400), "ur")
	shell := NewShell(s.window, s.app)
	s.window.Resize(fyne.NewSize(800, 2400))
	s.unlock().home().Settings()
	script := func() string { return shell.Context(s.app.Current()).Locale.Script }
	if script() != "Aran" {
		t.Errorf("Urdu begins in %s", script())
	}
	before := s.picture("settings-nastaliq")
	s.app.SetLetters("naskh")
	if script() != "Arab" || s.prefs["urdu_letters"] != "naskh" {
		t.Errorf("after the choice it is %s, kept as %q", script(), s.prefs["urdu_letters"])
	}
	if after := s.picture("settings-naskh"); same(before, after) {
		t.Error("the page did not change")
	}
	s.app.SetLanguage("ar")
	if script() != "Arab" {
		t.Errorf("Arabic is in %s", script())
	}
	for lang, want := range map[string]bool{"ur": true, "ar": false, "en": false} {
		p := someone(t, lang)
		if got := p.shown.(*flow.HandOverPage).ChoosesLetters(); got != want {
			t.Errorf("handing over in %s asks for the letters: %v", lang, got)
		}
	}
}

func same(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}
