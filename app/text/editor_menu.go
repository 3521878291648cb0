package text

import (
	"fyne.io/fyne/v2"

	"hearme/app/text/typeset"
)

// openMenu offers what can be done at the caret or with the selection.
func (e *Editor) openMenu() {
	w, clip := e.loc.Menu, fyne.CurrentApp().Clipboard()
	start, end := e.Selection()
	var acts []act
	if start < end && !e.Password {
		acts = append(acts, act{w.Cut, func() { e.TypedShortcut(&fyne.ShortcutCut{Clipboard: clip}) }},
			act{w.Copy, func() { e.copyTo(clip) }})
	}
	acts = append(acts, act{w.Paste, func() { e.paste(clip.Content()) }})
	if end-start < len(e.text) {
		acts = append(acts, act{w.SelectAll, func() {
			e.SelectAll()
			e.handles = touching()
			e.openMenu()
		}})
	}
	openMenu(e.loc, e, e.selected(), acts)
}

// selected is the box around the selection, or the caret, as far as it is in
// view, in dp from the widget's corner.
func (e *Editor) selected() box {
	t, o, size := e.layout(), e.origin(), e.Size()
	start, end := e.cursor.selection()
	b, _ := caretBox(t, e.caret, e.loc)
	first, last := t.LineAt(-o.Y), t.LineAt(size.Height-o.Y)+1
	for _, r := range t.Rects(start, end, first, last) {
		top := float32(r.Line) * t.Pitch()
		line := box{r.X0, top, r.X1, top + t.Pitch()}
		b = box{min(b.x0, line.x0), min(b.y0, line.y0), max(b.x1, line.x1), max(b.y1, line.y1)}
	}
	if e.handles {
		b.y1 += 2 * handleRadius
	}
	return box{
		min(max(b.x0+o.X, 0), size.Width), min(max(b.y0+o.Y, 0), size.Height),
		min(max(b.x1+o.X, 0), size.Width), min(max(b.y1+o.Y, 0), size.Height),
	}
}

// A selection that was made by touch has a handle at each end, which can be
// dragged. A handle hangs under its line; a finger need not hit it exactly.
const (
	handleRadius = 9
	handleReach  = 32
)

// handle is the middle of the handle of a position, in dp from the widget's corner.
func (e *Editor) handle(p typeset.Pos) fyne.Position {
	b, half := caretBox(e.layout(), p, e.loc)
	o := e.origin()
	return fyne.NewPos(b.x0+half+o.X, b.y1+handleRadius+o.Y)
}

// ends are the selection's, in reading order.
func (e *Editor) ends() (first, last typeset.Pos) {
	start, end := e.cursor.selection()
	return typeset.Pos{Byte: start}, typeset.Pos{Byte: end, After: true}
}

// grab takes hold of the handle at a place, if one is there: the selection's
// other end stays.
func (e *Editor) grab(at fyne.Position) bool {
	first, last := e.ends()
	if !e.handles || first.Byte == last.Byte {
		return false
	}
	to := func(p typeset.Pos) (fyne.Delta, bool) {
		h := e.handle(p)
		d := fyne.NewDelta(h.X-at.X, h.Y-handleRadius-at.Y)
		return d, max(d.DX, -d.DX) <= handleReach && max(d.DY, -d.DY) <= handleReach
	}
	if d, ok := to(last); ok {
		e.anchor, e.caret, e.offset = first, last, d
	} else if d, ok := to(first); ok {
		e.anchor, e.caret, e.offset = last, first, d
	} else {
		return false
	}
	e.offset.DY -= e.layout().Pitch() / 4 // into the line, over its foot
	e.grabbed = true
	return true
}
