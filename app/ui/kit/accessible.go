package kit

import "fyne.io/fyne/v2"

var (
	_ fyne.Accessible = (*Button)(nil)
	_ fyne.Accessible = (*Choice)(nil)
	_ fyne.Accessible = (*PictureChoice)(nil)
	_ fyne.Accessible = (*Item)(nil)
	_ fyne.Accessible = (*Count)(nil)
	_ fyne.Accessible = (*Step)(nil)
	_ fyne.Accessible = (*Field)(nil)
)

// AccessibilityRole is for Fyne.
func (t *touch) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is what a screen reader says; Fyne has no word yet for
// being chosen, and a tick is read out in every language.
func (c *Choice) AccessibilityLabel() string { return ticked(c.chosen, c.caption) }

// AccessibilityLabel is what a screen reader says.
func (p *PictureChoice) AccessibilityLabel() string { return ticked(p.chosen, p.caption) }

// AccessibilityLabel is what a screen reader says.
func (s *Step) AccessibilityLabel() string { return ticked(s.chosen, s.label.Text()) }

func ticked(on bool, words string) string {
	if on {
		return "✓ " + words
	}
	return words
}

// AccessibilityLabel is what a screen reader says: the field's name, what stands
// in it, and the line below. A password is said as dots.
func (f *Field) AccessibilityLabel() string {
	words, note := f.Editor.AccessibilityLabel(), f.note.Text()
	if words != "" && note != "" {
		words += ". "
	}
	return words + note
}

// AccessibilityRole is for Fyne.
func (f *Field) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
