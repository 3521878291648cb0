package text

import "fyne.io/fyne/v2"

var (
	_ fyne.Accessible = (*Label)(nil)
	_ fyne.Accessible = (*Marked)(nil)
	_ fyne.Accessible = (*Editor)(nil)
)

// AccessibilityLabel is what a screen reader says.
func (l *Label) AccessibilityLabel() string { return l.text }

// AccessibilityRole is for Fyne.
func (l *Label) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what a screen reader says.
func (m *Marked) AccessibilityLabel() string { return m.text }

// AccessibilityRole is for Fyne.
func (m *Marked) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what a screen reader says: what was typed, never a
// password, and the placeholder while there is nothing.
func (e *Editor) AccessibilityLabel() string {
	if e.text == "" {
		return e.Placeholder
	}
	return e.shown()
}

// AccessibilityRole is for Fyne.
func (e *Editor) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
