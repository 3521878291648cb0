package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"hearme/app/text"
	"hearme/internal/look"
)

// view is the part of the window in which something may be seen: what leaves
// it at the sides is cut off for good; below, only where nothing scrolls.
type view struct {
	left, right, top, bottom float32
	scrolls                  bool
}

// cuts walks a screen that is laid out and says which words are cut off: by
// their own label, or by the edge of their pane or of the window.
func cuts(w fyne.Window, size fyne.Size) []string {
	var found []string
	if needs := w.Canvas().Size(); needs.Width > size.Width || needs.Height > size.Height {
		found = append(found, fmt.Sprintf("the screen needs %v and has %v", needs, size))
	}
	var walk func(o fyne.CanvasObject, at fyne.Position, in view)
	walk = func(o fyne.CanvasObject, at fyne.Position, in view) {
		if !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		if l, ok := o.(*text.Label); ok && strings.TrimSpace(l.Text()) != "" {
			if why := cutLabel(l, at, in); why != "" {
				found = append(found, fmt.Sprintf("%q %s", l.Text(), why))
			}
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child, at, in)
			}
			return
		case *container.Scroll:
			in = view{at.X, at.X + o.Size().Width, at.Y, at.Y + o.Size().Height, true}
		}
		if wid, ok := o.(fyne.Widget); ok {
			for _, child := range test.WidgetRenderer(wid).Objects() {
				walk(child, at, in)
			}
		}
	}
	walk(w.Content(), fyne.Position{}, view{0, size.Width, 0, size.Height, false})
	for _, o := range w.Canvas().Overlays().List() {
		walk(o, fyne.Position{}, view{0, size.Width, 0, size.Height, false})
	}
	return found
}

func cutLabel(l *text.Label, at fyne.Position, in view) string {
	const slack = 0.6 // dp, of rounding
	size := l.Size()
	switch {
	case l.NoWrap && l.Widest() > size.Width+slack:
		return fmt.Sprintf("needs a width of %.0f and has %.0f", l.Widest(), size.Width)
	case l.HeightFor(size.Width) > size.Height+slack:
		return fmt.Sprintf("needs a height of %.0f and has %.0f", l.HeightFor(size.Width), size.Height)
	case l.MinSize().Width > size.Width+slack:
		return fmt.Sprintf("breaks a word: it needs a width of %.0f and has %.0f", l.MinSize().Width, size.Width)
	case at.X < in.left-slack || at.X+size.Width > in.right+slack:
		return fmt.Sprintf("reaches from %.0f to %.0f, its room from %.0f to %.0f", at.X, at.X+size.Width, in.left, in.right)
	case !in.scrolls && (at.Y < in.top-slack || at.Y+size.Height > in.bottom+slack):
		return fmt.Sprintf("stands from %.0f to %.0f, its room from %.0f to %.0f", at.Y, at.Y+size.Height, in.top, in.bottom)
	}
	return ""
}

// large200 are the shapes of which twice the text size must lose nothing.
var large200 = map[string]fyne.Size{"tall": tall, "laptop": laptop}

// No words are cut off in any language at twice the text size.
func TestNoWordsAreCutOffForAParticipant(t *testing.T) {
	for _, l := range someone(t, "en").cat.Languages() {
		for shape, size := range large200 {
			p := someone(t, l.Tag)
			p.screens(func(name string) {
				w := p.open(size, look.Light, 2)
				defer w.Close()
				for _, c := range cuts(w, size) {
					t.Errorf("%s-%s-%s: %s", name, l.Tag, shape, c)
				}
			})
		}
	}
}

func TestNoWordsAreCutOffForAConnector(t *testing.T) {
	for _, l := range someone(t, "en").cat.Languages() {
		for shape, size := range large200 {
			for _, sc := range scenes {
				s := newStage(t, size, l.Tag)
				s.prefs["text_size"] = "200"
				s.app.SetLanguage(l.Tag) // which takes the look anew
				sc.play(s)
				for _, c := range cuts(s.window, size) {
					t.Errorf("%s-%s-%s: %s", sc.name, l.Tag, shape, c)
				}
			}
		}
	}
}

// The check itself: a word is put where it is cut off.
func TestCutsAreFound(t *testing.T) {
	test.NewTempApp(t)
	loc := &text.Locale{Tag: "en", Script: "Latn", Scale: 1}
	l := text.NewLabel(loc, look.Body, "Five words stand in here")
	w := test.NewTempWindow(t, container.NewWithoutLayout(l))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 200))
	for name, c := range map[string]struct {
		at, size fyne.Size
		cut      bool
	}{
		"whole": {fyne.NewSize(0, 0), fyne.NewSize(280, l.HeightFor(280)), false},
		"low":   {fyne.NewSize(0, 0), fyne.NewSize(90, l.HeightFor(280)), true},
		"right": {fyne.NewSize(100, 0), fyne.NewSize(280, 60), true},
		"below": {fyne.NewSize(0, 190), fyne.NewSize(280, l.HeightFor(280)), true},
	} {
		l.Move(fyne.NewPos(c.at.Width, c.at.Height))
		l.Resize(c.size)
		if got := cuts(w, fyne.NewSize(300, 200)); (len(got) > 0) != c.cut {
			t.Errorf("%s: %q", name, got)
		}
	}
}
