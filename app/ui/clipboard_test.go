package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/text"
	"hearme/internal/look"
	"hearme/story"
	"hearme/story/anonymise"
)

// What was copied goes when the tablet goes to someone else, and when a story
// is sealed: it cannot be pasted into the next one.
func TestWhatWasCopiedGoesWithTheTablet(t *testing.T) {
	s := newStage(t, laptop, "en")
	copies := func() {
		e := text.NewEditor(&text.Locale{Tag: "en", Scale: 1}, look.Body, true)
		e.SetText("what the first person told")
		e.SelectAll()
		e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: fyne.CurrentApp().Clipboard()})
	}
	gone := func(when string) {
		t.Helper()
		if on := fyne.CurrentApp().Clipboard().Content(); on != "" {
			t.Errorf("%s: %q is still on the clipboard", when, on)
		}
	}
	w := workbench(s)
	for w.Left() > 0 {
		w.TakeOut()
	}
	w.Check = anonymise.CheckNo
	copies()
	w.Seal()
	if _, sealed := s.app.Current().(*flow.Sealed); !sealed {
		t.Fatalf("%T is shown", s.app.Current())
	}
	gone("sealed")
	s = newStage(t, laptop, "en")
	s.day()
	age(s).Aged(story.Adult)
	copies()
	s.app.Current().(*flow.HandOverPage).HandOver()
	if s.app.Current().Part() != flow.Participant {
		t.Fatalf("%T is shown", s.app.Current())
	}
	gone("handed over")
}

// A passphrase in letters is still a passphrase.
func TestAShownPassphraseIsNotCopied(t *testing.T) {
	s := newStage(t, laptop, "en")
	s.day()
	s.app.Start()
	s.app.Current().(*flow.Unlock).SetTyped("lamp river")
	s.app.Current().(*flow.Unlock).ToggleShown()
	e := s.window.Canvas().Focused().(*text.Editor)
	clip := fyne.CurrentApp().Clipboard()
	e.SelectAll()
	e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if e.Text() != "lamp river" || e.AccessibilityLabel() == "" || clip.Content() != "" {
		t.Errorf("%q is on the clipboard, %q was typed", clip.Content(), e.Text())
	}
}
