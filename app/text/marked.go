package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hearme/internal/look"
)

// State is what was decided about a mark.
type State int

const (
	Proposed State = iota
	Out            // will be taken out
	Kept           // stays
)

// Mark is a stretch of the words, Start to End in bytes, that the screen marks.
type Mark struct {
	Start, End int
	Kind       string // a span kind of look: person, place, date, contact, number, service, detail
	State      State
	Label      string // the word shown with the mark, in the reader's language
	Current    bool   // the one being looked at
}

// Marked shows a person's words with marks.
type Marked struct {
	widget.BaseWidget

	Color      look.Token           // look.Ink when empty
	OnTapped   func(i int)          // a mark was tapped, by its place in the list
	OnSelected func(start, end int) // words were selected, in bytes on grapheme edges

	loc   *Locale
	role  look.Role
	text  string
	marks []Mark
}

// NewMarked makes an empty one.
func NewMarked(loc *Locale, role look.Role) *Marked {
	m := &Marked{loc: loc, role: role}
	m.ExtendBaseWidget(m)
	return m
}

// SetText shows s with its marks.
func (m *Marked) SetText(s string, marks []Mark) {
	m.text, m.marks = s, marks
	m.Refresh()
}

// HeightFor is the height in dp that it takes at a width in dp.
func (m *Marked) HeightFor(width float32) float32 {
	_, line := look.Size(m.role, m.loc.script(), m.loc.scale())
	return line
}

// CreateRenderer is for Fyne.
func (m *Marked) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewText(m.text, nil))
}
