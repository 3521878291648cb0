package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// By keyboard a Marked has a caret: arrows move it, with Shift they select;
// Return takes the selection, or taps the mark at the caret.

var (
	_ fyne.Focusable    = (*Marked)(nil)
	_ fyne.Shortcutable = (*Marked)(nil)
	_ desktop.Keyable   = (*Marked)(nil)
)

// TypedKey is for Fyne.
func (m *Marked) TypedKey(k *fyne.KeyEvent) {
	if k.Name != fyne.KeyReturn && k.Name != fyne.KeyEnter && k.Name != fyne.KeySpace {
		m.move(k.Name, false, m.shift)
		return
	}
	if start, end := m.Selected(); start != end {
		m.selected()
		return
	}
	for i, k := range m.marks {
		if m.caret.Byte >= k.Start && m.caret.Byte <= k.End && m.OnTapped != nil {
			m.OnTapped(i)
			return
		}
	}
}

// TypedShortcut is for Fyne.
func (m *Marked) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault {
		m.move(c.KeyName, true, c.Modifier&fyne.KeyModifierShift != 0)
	}
}
