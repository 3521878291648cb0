package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text/typeset"
)

// selection lies over a label whose words can be selected and copied, and takes
// the mouse, fingers and keys; the label paints what is selected.
type selection struct {
	widget.BaseWidget
	reading
	clicks
	label *Label
}

var (
	_ fyne.Focusable         = (*selection)(nil)
	_ fyne.Shortcutable      = (*selection)(nil)
	_ fyne.Draggable         = (*selection)(nil)
	_ fyne.Tappable          = (*selection)(nil)
	_ fyne.DoubleTappable    = (*selection)(nil)
	_ fyne.SecondaryTappable = (*selection)(nil)
	_ fyne.Accessible        = (*selection)(nil)
	_ desktop.Keyable        = (*selection)(nil)
	_ desktop.Mouseable      = (*selection)(nil)
	_ desktop.Cursorable     = (*selection)(nil)
)

func newSelection(l *Label) *selection {
	s := &selection{label: l}
	s.reading = reading{
		words: func() *typeset.Text { return l.layout(l.Size().Width) },
		over: func() float32 {
			top, _ := l.layout(l.Size().Width).Overflow()
			return top
		},
		moved: l.Refresh,
		scroll: func(by fyne.Delta) bool {
			if l.OnScroll != nil {
				l.OnScroll(by)
			}
			return true
		},
	}
	s.ExtendBaseWidget(s)
	return s
}

// Selected is the selected stretch in bytes, start and end alike when there is
// none.
func (l *Label) Selected() (start, end int) {
	if l.sel == nil {
		return 0, 0
	}
	return l.sel.selection()
}

// MinSize is for Fyne: it takes the label's.
func (s *selection) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer is for Fyne.
func (s *selection) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{})
}

// Cursor is for Fyne.
func (s *selection) Cursor() desktop.Cursor { return desktop.TextCursor }

// AccessibilityLabel is what a screen reader says.
func (s *selection) AccessibilityLabel() string { return s.label.text }

// AccessibilityRole is for Fyne.
func (s *selection) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (s *selection) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil && !s.focused {
		c.Focus(s)
	}
}

// MouseDown puts the caret; with Shift it selects up to there, and a third time
// the paragraph.
func (s *selection) MouseDown(m *desktop.MouseEvent) {
	s.focus()
	at := s.hit(m.Position)
	switch {
	case m.Button == desktop.MouseButtonSecondary && s.holds(at):
	case m.Button == desktop.MouseButtonPrimary && s.thrice():
		s.pick(s.words().Paragraph(at.Byte))
	default:
		s.to(at, m.Button == desktop.MouseButtonPrimary && m.Modifier&fyne.KeyModifierShift != 0)
	}
	s.moved()
}

// MouseUp is for Fyne.
func (s *selection) MouseUp(*desktop.MouseEvent) {}

// Tapped by a finger selects nothing, or right after a second tap the paragraph.
func (s *selection) Tapped(p *fyne.PointEvent) {
	s.focus()
	if !touching() {
		return
	}
	at := s.hit(p.Position)
	if s.thrice() {
		s.pick(s.words().Paragraph(at.Byte))
	} else {
		s.to(at, false)
	}
	s.moved()
}

// DoubleTapped selects a word.
func (s *selection) DoubleTapped(p *fyne.PointEvent) {
	s.focus()
	s.reading.DoubleTapped(p)
	s.twice()
}

// TappedSecondary opens the menu; a long touch selects a word before, and
// dragging selects more.
func (s *selection) TappedSecondary(p *fyne.PointEvent) {
	s.focus()
	if touching() && !s.holds(s.hit(p.Position)) {
		s.reading.DoubleTapped(p)
		s.picking = true
	}
	s.openMenu()
}

func (s *selection) openMenu() {
	start, end := s.selection()
	var acts []act
	if start < end {
		acts = append(acts, act{s.label.loc.Menu.Copy, func() { s.copyTo(fyne.CurrentApp().Clipboard()) }})
	}
	if end-start < len(s.label.text) {
		acts = append(acts, act{s.label.loc.Menu.SelectAll, func() {
			s.all()
			s.openMenu()
		}})
	}
	b, _ := caretBox(s.words(), s.caret, s.label.loc)
	openMenu(s.label.loc, s, b, acts)
}

// TypedKey is for Fyne.
func (s *selection) TypedKey(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyMenu {
		s.openMenu()
		return
	}
	s.move(k.Name, false, s.shift)
}

// TypedShortcut is for Fyne.
func (s *selection) TypedShortcut(sh fyne.Shortcut) {
	switch sh := sh.(type) {
	case *fyne.ShortcutCopy:
		s.copyTo(sh.Clipboard)
	case *fyne.ShortcutSelectAll:
		s.all()
	case *desktop.CustomShortcut:
		if sh.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault {
			s.move(sh.KeyName, true, sh.Modifier&fyne.KeyModifierShift != 0)
		}
	}
}

func (s *selection) all() {
	s.pick(0, len(s.label.text))
	s.moved()
}

func (s *selection) copyTo(c fyne.Clipboard) {
	if start, end := s.selection(); start < end {
		c.SetContent(s.label.text[start:end])
		copied = c
	}
}
