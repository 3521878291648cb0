package text

import "fyne.io/fyne/v2"

var (
	_ fyne.Accessible = (*Label)(nil)
	_ fyne.Accessible = (*Marked)(nil)
	_ fyne.Accessible = (*Editor)(nil)
)

// Spoken is something on the screen that a screen reader can read out.
type Spoken interface {
	fyne.CanvasObject
	fyne.Accessible
}

var onShown func(Spoken)

// OnShown sets what is told of every label, marked text and editor when it is
// first drawn, for a screen reader's sake.
func OnShown(f func(Spoken)) { onShown = f }

func shown(s Spoken) {
	if onShown != nil {
		onShown(s)
	}
}

// AccessibilityLabel is what a screen reader says.
func (l *Label) AccessibilityLabel() string { return l.text }

// AccessibilityRole is for Fyne.
func (l *Label) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what a screen reader says.
func (m *Marked) AccessibilityLabel() string { return m.text }

// AccessibilityRole is for Fyne.
func (m *Marked) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what a screen reader says: the name, and what was typed,
// a password as dots, or the placeholder while there is nothing.
func (e *Editor) AccessibilityLabel() string {
	words := e.shown()
	if words == "" {
		words = e.Placeholder
	}
	if e.Name != "" && words != "" {
		return e.Name + ": " + words
	}
	return e.Name + words
}

// AccessibilityRole is for Fyne.
func (e *Editor) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
