package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/ui/kit"
)

// tab goes to the next thing to focus and gives it as a target, nil for one
// that is none.
func tab(w fyne.Window) kit.Target {
	w.Canvas().FocusNext()
	f := w.Canvas().Focused()
	if t, ok := f.(kit.Target); ok {
		return t
	}
	if o, ok := f.(fyne.CanvasObject); ok {
		return named{o}
	}
	return nil
}

// named is an editor, whose field is the target.
type named struct{ fyne.CanvasObject }

func (named) Caption() string { return "field" }

// Whoever only has a keyboard comes to everything on every page, Stop first,
// and sees where they are.
func TestEveryTargetIsReachedByKeys(t *testing.T) {
	for _, lang := range []string{"en", "ur"} {
		for _, scale := range []float32{1, 2} {
			p := someone(t, lang)
			p.screens(func(name string) {
				size := shapes["laptop"]
				_, all, w := p.targets(size, scale)
				defer w.Close()
				w.Canvas().Unfocus()
				reached := map[kit.Target]bool{}
				for i := range 100 {
					o := tab(w)
					if o == nil || reached[o] {
						break
					}
					reached[o] = true
					if _, page := p.shown.(telling); page && i == 0 && o.Caption() != p.lang.T("kit.stop") {
						t.Errorf("%s-%s at %v: the keyboard comes to %q first", name, lang, scale, o.Caption())
					}
					at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
					if field := o.Size().Height > size.Height/2; !field && (at.Y < 0 || at.Y+o.Size().Height > size.Height) {
						t.Errorf("%s-%s at %v: %q has the focus at %v, out of sight", name, lang, scale, o.Caption(), at)
					}
				}
				for _, o := range all {
					d, can := o.(fyne.Disableable)
					if _, focus := o.(fyne.Focusable); focus && o.Visible() && !(can && d.Disabled()) && !reached[o] && o.Size().Height > 0 &&
						o.Caption() != p.lang.T("kit.more_below") && o.Caption() != "More below" { // which is gone once the keys have come to the end
						t.Errorf("%s-%s at %v: the keyboard never comes to %q", name, lang, scale, o.Caption())
					}
				}
			})
		}
	}
}

// A person with a keyboard alone comes from the first page to the goodbye.
func TestKeysThrough(t *testing.T) {
	p := someone(t, "en")
	press := func(key string) {
		t.Helper()
		_, _, w := p.targets(shapes["wide"], 1)
		defer w.Close()
		w.Canvas().Unfocus()
		var seen []string
		for range 100 {
			o := tab(w)
			if o == nil {
				break
			}
			if o.Caption() == p.lang.T(key) {
				w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
				return
			}
			seen = append(seen, o.Caption())
		}
		t.Fatalf("%s: the keyboard never comes to %q, but to %q", p.shown.Name(), key, slices.Compact(seen))
	}
	for _, key := range []string{
		"handover.go", "kit.next", "kit.next", "kit.next", "consent.take_part.yes", "role.carer", "stage.treatment", "kit.next",
	} {
		press(key)
	}
	p.shown.(*flow.StoryPage).SetText("It took long.")
	for _, key := range []string{
		"kit.stop", "stop.go_on", "story.finished", "read_back.right", "consent.quote.no", "kit.next", "consent.contact.no", "about_you.skip", "slip.photo", "slip.have",
	} {
		press(key)
	}
	if _, ok := p.shown.(*flow.GoodbyePage); !ok {
		t.Errorf("ended at %s", p.shown.Name())
	}
}
