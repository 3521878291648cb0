package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hearme/internal/look"
)

// Everything that takes the focus says to a screen reader what it is.
func TestEveryPartSaysWhatItIs(t *testing.T) {
	Apply(test.NewApp(), look.Light, 1)
	w := test.NewWindow(inEnglish.build())
	defer w.Close()
	w.Resize(fyne.NewSize(1200, 960))
	w.Canvas().Capture()
	said := map[string]bool{}
	for _, o := range test.LaidOutObjects(w.Content()) {
		_, focus := o.(fyne.Focusable)
		_, target := o.(Target)
		if !focus && !target {
			continue
		}
		a, ok := o.(fyne.Accessible)
		if !ok || a.AccessibilityLabel() == "" {
			t.Errorf("%T says nothing", o)
			continue
		}
		said[a.AccessibilityLabel()] = true
	}
	for _, words := range []string{"Stop", "✓ Yes, keep it, We take out names.", "No, thank you", "✓ 6", "Listen: We take out names.. We take out names."} {
		if !said[words] {
			t.Errorf("nothing says %q: %v", words, said)
		}
	}
}
