package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/mobile"

	"hearme/app/text/typeset"
)

var (
	_ fyne.Focusable         = (*Editor)(nil)
	_ fyne.Shortcutable      = (*Editor)(nil)
	_ desktop.Keyable        = (*Editor)(nil)
	_ mobile.Keyboardable    = (*Editor)(nil)
	_ fyne.Draggable         = (*Editor)(nil)
	_ fyne.DoubleTappable    = (*Editor)(nil)
	_ fyne.Scrollable        = (*Editor)(nil)
	_ desktop.Mouseable      = (*Editor)(nil)
	_ desktop.Cursorable     = (*Editor)(nil)
	_ fyne.SecondaryTappable = (*Editor)(nil)
)

// FocusGained is for Fyne.
func (e *Editor) FocusGained() { e.setFocus(true) }

// FocusLost is for Fyne.
func (e *Editor) FocusLost() {
	e.shift, e.picking, e.handles = false, false, false
	e.setFocus(false)
}

func (e *Editor) setFocus(on bool) {
	e.focused = on
	e.Refresh()
	if e.OnFocus != nil {
		e.OnFocus(on)
	}
}

// Focused tells whether what is typed goes here.
func (e *Editor) Focused() bool { return e.focused }

// Keyboard is the one that a tablet shows.
func (e *Editor) Keyboard() mobile.KeyboardType {
	switch {
	case e.Password:
		return mobile.PasswordKeyboard
	case e.multi:
		return mobile.DefaultKeyboard
	}
	return mobile.SingleLineKeyboard
}

// TypedRune is for Fyne.
func (e *Editor) TypedRune(r rune) {
	clean, codes := cleaned(string(r), e.multi)
	for _, code := range codes {
		e.refused(code)
	}
	if clean != "" {
		e.insert(clean, true)
	}
}

// KeyDown is for Fyne.
func (e *Editor) KeyDown(k *fyne.KeyEvent) { e.held(k, true) }

// KeyUp is for Fyne.
func (e *Editor) KeyUp(k *fyne.KeyEvent) { e.held(k, false) }

func (e *Editor) held(k *fyne.KeyEvent, down bool) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		e.shift = down
	}
}

// TypedKey is for Fyne.
func (e *Editor) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyBackspace:
		e.erase(true, false)
	case fyne.KeyDelete:
		e.erase(false, false)
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.multi {
			e.insert("\n", true)
		} else if e.OnSubmitted != nil {
			e.OnSubmitted(e.text)
		}
	case desktop.KeyMenu:
		e.openMenu()
	default:
		e.move(k.Name, false, e.shift)
	}
}

// move carries out the keys that move the caret.
func (e *Editor) move(k fyne.KeyName, word, extend bool) {
	t := e.layout()
	page := max(1, int(e.view().Height/t.Pitch())-1)
	if e.cursor.key(t, k, word, extend, page) {
		e.moved()
	}
}

func (e *Editor) moveTo(p typeset.Pos, extend bool) {
	e.cursor.to(p, extend)
	e.moved()
}

func (e *Editor) moved() {
	e.reveal()
	e.Refresh()
}

// TypedShortcut is for Fyne.
func (e *Editor) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		e.copyTo(s.Clipboard)
	case *fyne.ShortcutCut:
		if e.copyTo(s.Clipboard) {
			e.erase(true, false)
		}
	case *fyne.ShortcutPaste:
		e.paste(s.Clipboard.Content())
	case *fyne.ShortcutSelectAll:
		e.SelectAll()
	case *fyne.ShortcutUndo:
		e.Undo()
	case *fyne.ShortcutRedo:
		e.Redo()
	case *desktop.CustomShortcut:
		e.custom(s)
	}
}

func (e *Editor) custom(s *desktop.CustomShortcut) {
	extend := s.Modifier&fyne.KeyModifierShift != 0
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return
	}
	switch s.KeyName {
	case fyne.KeyZ:
		e.Redo()
	case fyne.KeyBackspace, fyne.KeyDelete:
		e.erase(s.KeyName == fyne.KeyBackspace, true)
	default:
		e.move(s.KeyName, true, extend)
	}
}

// copyTo copies the selection; a password is never copied.
func (e *Editor) copyTo(c fyne.Clipboard) bool {
	start, end := e.Selection()
	if start == end || e.Password || c == nil {
		return false
	}
	c.SetContent(e.text[start:end])
	copied = c
	return true
}
