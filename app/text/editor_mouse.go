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

// MouseDown puts the caret where the mouse is; with Shift it selects up to there.
func (e *Editor) MouseDown(m *desktop.MouseEvent) {
	e.focus()
	if m.Button == desktop.MouseButtonPrimary {
		e.moveTo(e.hit(m.Position), m.Modifier&fyne.KeyModifierShift != 0)
	}
}

// MouseUp is for Fyne.
func (e *Editor) MouseUp(*desktop.MouseEvent) {}

// Tapped puts the caret where the finger was.
func (e *Editor) Tapped(p *fyne.PointEvent) {
	e.focus()
	if fyne.CurrentDevice().IsMobile() {
		e.picking = false
		e.moveTo(e.hit(p.Position), false)
	}
}

// DoubleTapped selects a word.
func (e *Editor) DoubleTapped(p *fyne.PointEvent) {
	e.focus()
	e.pick(p.Position)
}

// TappedSecondary is a long touch: it selects a word, and dragging selects more.
func (e *Editor) TappedSecondary(p *fyne.PointEvent) {
	if fyne.CurrentDevice().IsMobile() {
		e.focus()
		e.pick(p.Position)
	}
}

func (e *Editor) pick(at fyne.Position) {
	start, end := e.layout().Word(e.hit(at).Byte)
	e.anchor = typeset.Pos{Byte: start}
	e.moveTo(typeset.Pos{Byte: end, After: true}, true)
	e.picking = true
}

// Dragged selects; a finger scrolls unless it has begun to select.
func (e *Editor) Dragged(d *fyne.DragEvent) {
	if fyne.CurrentDevice().IsMobile() && !e.picking {
		e.scrollBy(-d.Dragged.DX, -d.Dragged.DY)
		return
	}
	if !e.dragged {
		e.dragged = true
		if !e.picking {
			e.anchor = e.hit(d.Position.Subtract(d.Dragged))
		}
	}
	e.moveTo(e.hit(d.Position), true)
}

// DragEnd is for Fyne.
func (e *Editor) DragEnd() { e.dragged, e.picking = false, false }

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
