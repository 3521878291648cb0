package text

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text/typeset"
	"hearme/internal/look"
)

// Editor is a box to type in, of one line or of many. It has no border: the
// screen draws one and learns of the focus by OnFocus.
//
// Arrow keys move over the screen: each press passes one grapheme. Where
// directions meet a byte of the text has two places on the screen; the caret
// keeps to the grapheme that it has just passed or that was just typed.
type Editor struct {
	widget.BaseWidget

	Name        string     // what a screen reader calls it
	Placeholder string     // shown while empty
	Color       look.Token // look.Ink when empty
	Password    bool       // shows dots, gives nothing to the clipboard, undoes nothing
	Clear       bool       // a password in letters after all; it still gives nothing to the clipboard
	Voice       bool       // a person's words: the book face
	Bold        bool
	MaxBytes    int     // 0: no limit
	Rows        int     // lines that an editor of many asks for, 3 when 0
	Inset       float32 // from the edge to the text in dp, 16 when 0

	OnChanged   func(string)
	OnSubmitted func(string)      // Return in an editor of one line
	OnRefused   func(code string) // too_long: nothing was taken; bidi_controls, bad_bytes: taken without them
	OnFocus     func(bool)

	loc   *Locale
	role  look.Role
	multi bool

	text   string
	cursor // in what is shown
	undone history

	scroll  fyne.Position // of the text under the view
	focused bool
	shift   bool // is held
	pointer

	laid   *typeset.Text
	wide   float32
	raster *canvas.Raster
}

// NewEditor makes an empty one; multi is for many lines.
func NewEditor(loc *Locale, role look.Role, multi bool) *Editor {
	e := &Editor{loc: loc, role: role, multi: multi}
	e.ExtendBaseWidget(e)
	return e
}

// Text is what was typed, byte for byte.
func (e *Editor) Text() string { return e.text }

// SetText replaces everything and forgets what could be undone. Bytes that are
// no UTF-8 are replaced.
func (e *Editor) SetText(s string) {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if s == e.text {
		return
	}
	e.text, e.undone = s, history{}
	e.caret = typeset.Pos{Byte: len(e.shown()), After: true}
	e.anchor, e.rising, e.handles, e.picking = e.caret, false, false, false
	e.changed()
}

// SelectAll selects everything.
func (e *Editor) SelectAll() {
	e.anchor = typeset.Pos{}
	e.moveTo(typeset.Pos{Byte: len(e.shown()), After: true}, true)
}

// Selection is the selected stretch in bytes of the text, start and end alike
// at the caret when nothing is selected.
func (e *Editor) Selection() (start, end int) {
	a, b := e.stored(e.anchor.Byte), e.stored(e.caret.Byte)
	return min(a, b), max(a, b)
}

// Select selects a stretch in bytes, widened to grapheme edges.
func (e *Editor) Select(start, end int) {
	t := e.layout()
	e.anchor = typeset.Pos{Byte: t.Edge(e.showing(start))}
	to := e.showing(end)
	if at := t.Edge(to); at < to {
		to = t.Next(at)
	}
	e.moveTo(typeset.Pos{Byte: to, After: true}, true)
}

func (e *Editor) changed() {
	e.reveal()
	e.Refresh()
	if e.OnChanged != nil {
		e.OnChanged(e.text)
	}
}

const dot = "•"

func (e *Editor) dotted() bool { return e.Password && !e.Clear }

// shown is the text as it is laid out: dots for a password.
func (e *Editor) shown() string {
	if e.dotted() {
		return strings.Repeat(dot, utf8.RuneCountInString(e.text))
	}
	return e.text
}

// stored is the byte of the text for a byte of what is shown.
func (e *Editor) stored(shown int) int {
	if !e.dotted() {
		return shown
	}
	n := shown / len(dot)
	for i := range e.text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(e.text)
}

// showing is the byte of what is shown for a byte of the text.
func (e *Editor) showing(stored int) int {
	stored = min(max(stored, 0), len(e.text))
	if !e.dotted() {
		return stored
	}
	return utf8.RuneCountInString(e.text[:stored]) * len(dot)
}

func (e *Editor) style() typeset.Style {
	s := e.loc.style(e.role)
	s.Bold, s.Serif, s.NoWrap = e.Bold, e.Voice, !e.multi
	if e.text != "" {
		s.Base = e.loc.wordsBase()
	}
	return s
}

func (e *Editor) layout() *typeset.Text {
	s, width, text := e.style(), e.view().Width, e.shown()
	switch {
	case e.laid == nil:
		e.laid, e.wide = fonts.Layout(text, s, width), width
	case e.wide != width || e.laid.Style() != s || e.laid.Source() != text:
		e.laid, e.wide = e.laid.Again(text, s, width), width
	}
	return e.laid
}

func (e *Editor) inset() fyne.Size {
	x := e.Inset
	if x == 0 {
		x = look.S4
	}
	if !e.multi {
		return fyne.NewSize(x, min(x, look.S2))
	}
	return fyne.NewSize(x, min(x, look.S3))
}

// view is the size of the part where text stands.
func (e *Editor) view() fyne.Size {
	in, size := e.inset(), e.Size()
	return fyne.NewSize(max(1, size.Width-2*in.Width), max(1, size.Height-2*in.Height))
}

// origin is where the text's corner stands on the widget.
func (e *Editor) origin() fyne.Position {
	in := e.inset()
	at := fyne.NewPos(in.Width-e.scroll.X, in.Height-e.scroll.Y)
	if !e.multi { // one line stands in the middle
		at.Y = (e.Size().Height - e.layout().Pitch()) / 2
	}
	return at
}

// MinSize is for Fyne.
func (e *Editor) MinSize() fyne.Size {
	in, s := e.inset(), e.style()
	rows := float32(1)
	if e.multi {
		if rows = float32(e.Rows); rows == 0 {
			rows = 3
		}
	}
	return fyne.NewSize(4*s.Size+2*in.Width, rows*s.Line+2*in.Height)
}

// Resize is for Fyne.
func (e *Editor) Resize(size fyne.Size) {
	if size == e.Size() {
		return
	}
	e.BaseWidget.Resize(size)
	e.reveal()
	e.Refresh()
}

// CreateRenderer is for Fyne.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	shown(e)
	e.raster = canvas.NewRaster(e.draw)
	e.raster.ScaleMode = canvas.ImageScalePixels
	return &editorRenderer{e}
}

type editorRenderer struct{ *Editor }

func (r *editorRenderer) Layout(size fyne.Size)        { r.raster.Resize(size) }
func (r *editorRenderer) MinSize() fyne.Size           { return r.Editor.MinSize() }
func (r *editorRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.raster} }
func (r *editorRenderer) Refresh()                     { r.raster.Resize(r.Size()); r.raster.Refresh() }
func (r *editorRenderer) Destroy()                     {}
