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
	e.shift, e.picking = false, false
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
	default:
		e.move(k.Name, false, e.shift)
	}
}

// move carries out the keys that move the caret.
func (e *Editor) move(k fyne.KeyName, word, extend bool) {
	t := e.layout()
	switch k {
	case fyne.KeyLeft, fyne.KeyRight:
		e.sideways(k == fyne.KeyRight, word, extend)
	case fyne.KeyUp:
		e.vertical(-1, extend)
	case fyne.KeyDown:
		e.vertical(1, extend)
	case fyne.KeyPageUp:
		e.vertical(-e.page(), extend)
	case fyne.KeyPageDown:
		e.vertical(e.page(), extend)
	case fyne.KeyHome:
		to := t.Home(e.caret)
		if word {
			to = typeset.Pos{}
		}
		e.moveTo(to, extend)
	case fyne.KeyEnd:
		to := t.End(e.caret)
		if word {
			to = typeset.Pos{Byte: len(t.Source()), After: true}
		}
		e.moveTo(to, extend)
	}
}

func (e *Editor) page() int { return max(1, int(e.view().Height/e.layout().Pitch())-1) }

func (e *Editor) sideways(right, word, extend bool) {
	t := e.layout()
	onward := right != t.Line(t.LineOf(e.caret)).RTL // in reading order
	low, high := min(e.anchor.Byte, e.caret.Byte), max(e.anchor.Byte, e.caret.Byte)
	switch {
	case word && onward:
		e.moveTo(typeset.Pos{Byte: t.WordAfter(e.caret.Byte), After: true}, extend)
	case word:
		e.moveTo(typeset.Pos{Byte: t.WordBefore(e.caret.Byte)}, extend)
	case low != high && !extend && onward:
		e.moveTo(typeset.Pos{Byte: high, After: true}, false)
	case low != high && !extend:
		e.moveTo(typeset.Pos{Byte: low}, false)
	case right:
		e.moveTo(t.Right(e.caret), extend)
	default:
		e.moveTo(t.Left(e.caret), extend)
	}
}

func (e *Editor) vertical(lines int, extend bool) {
	t := e.layout()
	if !e.rising {
		_, e.goal = t.Caret(e.caret)
	}
	e.moveTo(t.Vertical(e.caret, lines, e.goal), extend)
	e.rising = true
}

// moveTo puts the caret somewhere, the selection's other end with it unless it
// is extended.
func (e *Editor) moveTo(p typeset.Pos, extend bool) {
	e.caret, e.rising = p, false
	if !extend {
		e.anchor = p
	}
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
	return true
}
