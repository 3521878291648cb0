package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hearme/internal/look"
)

// Label shows text. Set its fields before it is shown, or call Refresh after.
type Label struct {
	widget.BaseWidget

	Color  look.Token // look.Ink when empty
	Bold   bool       // the heavier weight
	Align  Align
	NoWrap bool // one line for each paragraph
	Voice  bool // a person's words: the book face, directions found from the words

	loc  *Locale
	role look.Role
	text string
}

// NewLabel makes a label in the size of its role.
func NewLabel(loc *Locale, role look.Role, s string) *Label {
	l := &Label{loc: loc, role: role, text: s}
	l.ExtendBaseWidget(l)
	return l
}

// Text is what the label shows.
func (l *Label) Text() string { return l.text }

// SetText shows s instead.
func (l *Label) SetText(s string) {
	l.text = s
	l.Refresh()
}

// HeightFor is the height in dp that the label takes at a width in dp.
func (l *Label) HeightFor(width float32) float32 {
	_, line := look.Size(l.role, l.loc.script(), l.loc.scale())
	return line
}

// CreateRenderer is for Fyne.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewText(l.text, nil))
}
