package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"hearme/app/text/typeset"
)

// touching tells whether fingers touch the screen and no mouse does.
var touching = func() bool { return fyne.CurrentDevice().IsMobile() }

// reading is a selection in words that are read only: by mouse, by touch after
// a long one, and by keys. What embeds it says where the words are.
type reading struct {
	cursor
	words  func() *typeset.Text
	over   func() float32           // how far the words begin under the widget's top, nil for 0
	moved  func()                   // draws anew
	done   func()                   // a selection is made, nil when nobody asks
	scroll func(by fyne.Delta) bool // a finger drags the page; false when it does not scroll

	dragging bool
	picking  bool // dragging selects by words, and by touch does not scroll
	focused  bool
	shift    bool // is held
}

func (r *reading) hit(at fyne.Position) typeset.Pos {
	if r.over != nil {
		at.Y -= r.over()
	}
	return r.words().Hit(at.X, at.Y)
}

// FocusGained is for Fyne.
func (r *reading) FocusGained() {
	r.focused = true
	r.moved()
}

// FocusLost is for Fyne.
func (r *reading) FocusLost() {
	r.focused, r.shift, r.picking = false, false, false
	r.moved()
}

// TypedRune does nothing: the words are read only.
func (r *reading) TypedRune(rune) {}

// KeyDown is for Fyne.
func (r *reading) KeyDown(k *fyne.KeyEvent) { r.held(k, true) }

// KeyUp is for Fyne.
func (r *reading) KeyUp(k *fyne.KeyEvent) { r.held(k, false) }

func (r *reading) held(k *fyne.KeyEvent, down bool) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		r.shift = down
	}
}

func (r *reading) move(k fyne.KeyName, word, extend bool) {
	if r.cursor.key(r.words(), k, word, extend, 8) {
		r.moved()
	}
}

// DoubleTapped selects a word.
func (r *reading) DoubleTapped(e *fyne.PointEvent) {
	r.pick(r.words().WordAt(r.hit(e.Position)))
	r.chosen()
}

// Dragged selects from where the mouse went down.
func (r *reading) Dragged(e *fyne.DragEvent) {
	if touching() && !r.picking && r.scroll(e.Dragged) {
		return
	}
	if !r.dragging && !r.picking {
		r.anchor = r.hit(e.Position.Subtract(e.Dragged))
	}
	r.dragging = true
	if r.picking {
		r.widen(r.words(), r.hit(e.Position))
	} else {
		r.to(r.hit(e.Position), true)
	}
	r.moved()
}

// DragEnd is for Fyne.
func (r *reading) DragEnd() {
	if r.dragging {
		r.dragging, r.picking = false, false
		r.chosen()
	}
}

func (r *reading) chosen() {
	r.moved()
	if r.done != nil {
		r.done()
	}
}
