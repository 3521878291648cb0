package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hearme/app/text/typeset"
)

// Cursor is for Fyne.
func (e *Editor) Cursor() desktop.Cursor { return desktop.TextCursor }

func (e *Editor) hit(at fyne.Position) typeset.Pos {
	o := e.origin()
	return e.layout().Hit(at.X-o.X, at.Y-o.Y)
}

func (e *Editor) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil && !e.focused {
		c.Focus(e)
	}
}

// MouseDown puts the caret where the mouse is; with Shift it selects up to
// there, and a third time the paragraph.
func (e *Editor) MouseDown(m *desktop.MouseEvent) {
	e.focus()
	at := e.hit(m.Position)
	switch {
	case m.Button == desktop.MouseButtonSecondary && e.holds(at):
	case m.Button == desktop.MouseButtonPrimary && e.thrice():
		e.pick(e.layout().Paragraph(at.Byte))
		e.moved()
	default:
		e.moveTo(at, m.Button == desktop.MouseButtonPrimary && m.Modifier&fyne.KeyModifierShift != 0)
	}
}

// MouseUp is for Fyne.
func (e *Editor) MouseUp(*desktop.MouseEvent) {}

// Tapped puts the caret where the finger was; on a selection it opens the menu.
func (e *Editor) Tapped(p *fyne.PointEvent) {
	e.focus()
	if !touching() {
		return
	}
	at := e.hit(p.Position)
	switch {
	case e.thrice():
		e.pick(e.layout().Paragraph(at.Byte))
		e.handles = true
		e.moved()
	case e.handles && e.holds(at):
		e.openMenu()
	default:
		e.picking, e.handles = false, false
		e.moveTo(at, false)
	}
}

// DoubleTapped selects a word.
func (e *Editor) DoubleTapped(p *fyne.PointEvent) {
	e.focus()
	e.pickWord(p.Position)
	e.twice()
}

// TappedSecondary opens the menu; a long touch selects a word before, and
// dragging selects more.
func (e *Editor) TappedSecondary(p *fyne.PointEvent) {
	e.focus()
	if touching() && !e.holds(e.hit(p.Position)) {
		e.pickWord(p.Position)
		e.picking = true
	}
	e.openMenu()
}

func (e *Editor) pickWord(at fyne.Position) {
	e.pick(e.layout().WordAt(e.hit(at)))
	e.handles = touching()
	e.moved()
}

// Dragged selects; a finger scrolls unless it has begun to select or has hold of
// a handle.
func (e *Editor) Dragged(d *fyne.DragEvent) {
	from := d.Position.Subtract(d.Dragged)
	if !e.dragged && e.grab(from) {
		e.picking = false
	}
	if touching() && !e.picking && !e.grabbed {
		e.dragged = true
		e.scrollBy(-d.Dragged.DX, -d.Dragged.DY)
		return
	}
	switch {
	case e.grabbed:
		e.moveTo(e.hit(d.Position.Add(e.offset)), true)
	case e.picking:
		e.widen(e.layout(), e.hit(d.Position))
		e.moved()
	default:
		if !e.dragged {
			e.anchor = e.hit(from)
		}
		e.moveTo(e.hit(d.Position), true)
	}
	e.dragged = true
}

// DragEnd is for Fyne.
func (e *Editor) DragEnd() {
	chose := e.grabbed || e.picking && e.dragged
	e.dragged, e.picking, e.grabbed = false, false, false
	if chose {
		e.openMenu()
	}
}

// Scrolled is for Fyne.
func (e *Editor) Scrolled(s *fyne.ScrollEvent) { e.scrollBy(-s.Scrolled.DX, -s.Scrolled.DY) }

func (e *Editor) scrollBy(dx, dy float32) {
	if e.multi {
		dx = 0
	} else {
		dy = 0
	}
	e.scroll = e.scroll.AddXY(dx, dy)
	e.clamp()
	e.Refresh()
}

// clamp keeps the scroll where there is text. A line that runs right to left
// stands at the right edge and scrolls to the left.
func (e *Editor) clamp() {
	t, view := e.layout(), e.view()
	e.scroll.Y = max(0, min(e.scroll.Y, t.Height()-view.Height))
	over := max(0, t.Widest()-view.Width)
	if e.multi {
		over = 0
	}
	if t.Line(0).RTL {
		e.scroll.X = min(0, max(e.scroll.X, -over))
	} else {
		e.scroll.X = max(0, min(e.scroll.X, over))
	}
}

// reveal scrolls so that the caret is in view.
func (e *Editor) reveal() {
	t, view := e.layout(), e.view()
	line, x := t.Caret(e.caret)
	top := float32(line) * t.Pitch()
	if e.multi {
		e.scroll.Y = min(max(e.scroll.Y, top+t.Pitch()-view.Height), top)
	} else {
		e.scroll.X = min(max(e.scroll.X, x-view.Width), x)
	}
	e.clamp()
}
