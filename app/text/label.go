package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text/typeset"
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
	laid layouts
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
	if s == l.text {
		return
	}
	l.text = s
	l.Refresh()
}

// HeightFor is the height in dp that the label takes at a width in dp.
func (l *Label) HeightFor(width float32) float32 {
	t := l.layout(width)
	top, bottom := t.Overflow()
	return t.Height() + top + bottom
}

// Widest is the width in dp that it takes when no line is wrapped.
func (l *Label) Widest() float32 { return l.layout(0).Widest() }

// Lines is how many lines it takes at a width in dp.
func (l *Label) Lines(width float32) int { return l.layout(width).Lines() }

// Ink is how far under the label's top its letters begin and end, in dp, at a
// width: to set them in the middle of a button by what is seen of them.
func (l *Label) Ink(width float32) (top, bottom float32) {
	t := l.layout(width)
	over, _ := t.Overflow()
	up, _ := t.Reach(0)
	_, down := t.Reach(t.Lines() - 1)
	return over + t.Line(0).Baseline - up, over + t.Line(t.Lines()-1).Baseline + down
}

func (l *Label) style() typeset.Style {
	s := l.loc.style(l.role)
	s.Bold, s.Serif, s.NoWrap = l.Bold, l.Voice, l.NoWrap
	s.Align = typeset.Align(l.Align)
	if l.Voice {
		s.Base = l.loc.wordsBase()
	}
	return s
}

func (l *Label) layout(width float32) *typeset.Text { return l.laid.at(l.text, l.style(), width) }

// A wrapping label asks for no more width than this for a word, in em.
const longestWord = 12

// MinSize is for the width that the label was last given, as with Fyne's own.
func (l *Label) MinSize() fyne.Size {
	if !l.Visible() {
		return fyne.Size{}
	}
	width := l.Size().Width
	if l.NoWrap {
		return fyne.NewSize(l.Widest(), l.HeightFor(width))
	}
	least := min(l.layout(width).WidestWord(), longestWord*l.style().Size)
	return fyne.NewSize(least, l.HeightFor(width))
}

// Resize is for Fyne.
func (l *Label) Resize(size fyne.Size) {
	old := l.Size()
	l.BaseWidget.Resize(size)
	if old.Width != size.Width {
		l.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	r := &textRenderer{min: l.MinSize}
	r.surface = surface{owner: l, paint: l.paint}
	r.set = func() { r.margin = l.style().Size / 2 }
	return r
}

func (l *Label) paint(c typeset.Canvas) {
	t := l.layout(l.Size().Width)
	top, _ := t.Overflow()
	c.Y -= top
	t.Paint(c, tokenColour(l.Color, l), nil)
}

// textRenderer draws a widget that is a surface and nothing else.
type textRenderer struct {
	surface
	min func() fyne.Size
	set func() // brings the margin up to date
}

func (r *textRenderer) Layout(size fyne.Size) {
	r.set()
	r.resize(size)
}
func (r *textRenderer) MinSize() fyne.Size           { return r.min() }
func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) Refresh()                     { r.set(); r.resize(r.owner.Size()); r.refresh() }
