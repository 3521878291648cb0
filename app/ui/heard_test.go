package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"hearme/internal/look"
)

// On every page all text is set by the program's own fonts, for Fyne's own text
// asks the system for letters; and all that takes the focus says what it is.
func TestEveryPageIsOursAndSaysWhatItIs(t *testing.T) {
	for _, sc := range scenes {
		s := newStage(t, laptop, "en")
		sc.play(s)
		saysWhatItIs(t, sc.name, s.window)
	}
	p := someone(t, "en")
	p.screens(func(name string) {
		w := p.open(laptop, look.Light, 1)
		defer w.Close()
		saysWhatItIs(t, name, w)
	})
}

func saysWhatItIs(t *testing.T, page string, w fyne.Window) {
	t.Helper()
	focused := 0
	for _, o := range test.LaidOutObjects(w.Content()) {
		if words, ok := o.(*canvas.Text); ok && words.Text != "" {
			t.Errorf("%s: %q is Fyne's own text", page, words.Text)
		}
		if _, ok := o.(fyne.Focusable); !ok {
			continue
		}
		focused++
		if a, ok := o.(fyne.Accessible); !ok || a.AccessibilityLabel() == "" {
			t.Errorf("%s: %T takes the focus and says nothing", page, o)
		}
	}
	if focused == 0 {
		t.Errorf("%s: nothing takes the focus", page)
	}
}

// walked is what Fyne's bridges to screen readers would find: they look into
// containers only and take everything that is no container.
func walked(o fyne.CanvasObject) (said []string) {
	if !o.Visible() {
		return nil
	}
	if a, ok := o.(fyne.Accessible); ok && a.AccessibilityRole() != fyne.AccessibleRoleContainer {
		said = append(said, a.AccessibilityLabel())
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			said = append(said, walked(child)...)
		}
	}
	return said
}

func TestAScreenReaderFindsWhatIsOnThePage(t *testing.T) {
	s := newStage(t, wide, "en")
	shell := NewShell(s.window, s.app)
	shell.hear()
	s.window.Resize(wide)
	start(s)
	s.window.Canvas().Capture()
	said := walked(s.window.Content())
	for _, words := range []string{"Stop", "Who else is here with them?", "Nobody else"} {
		if !slices.ContainsFunc(said, func(got string) bool { return strings.Contains(got, words) }) {
			t.Errorf("%q is not there for a screen reader: %q", words, said)
		}
	}
	once := map[string]bool{}
	for _, w := range said {
		if w == "" || once[w] {
			t.Errorf("%q is said empty or twice: %q", w, said)
		}
		once[w] = true
	}
	s.app.Home()
	s.window.Canvas().Capture()
	if home := walked(s.window.Content()); slices.Equal(home, said) || len(home) < 3 {
		t.Errorf("on the next page: %q", home)
	}
}
