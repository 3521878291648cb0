package text

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text/typeset"
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
	Label      string // the word shown with the mark: its kind, or what was decided; a tick stands before it when Out
	Current    bool   // the one being looked at
}

// Marked shows a person's words with marks.
type Marked struct {
	widget.BaseWidget

	Color       look.Token           // look.Ink when empty
	LabelLocale *Locale              // of the marks' words, when they are in another language than the text
	OnTapped    func(i int)          // a mark was tapped, by its place in the list
	OnSelected  func(start, end int) // words were selected, in bytes on grapheme edges
	OnScroll    func(by fyne.Delta)  // a finger drags the page: on a tablet dragging selects only after a long touch

	loc   *Locale
	role  look.Role
	text  string
	marks []Mark
	laid  layouts

	reading
}

// wordRoom is the least room under a line for the words of its marks, in dp at
// text size 100 %.
const wordRoom = 23

// NewMarked makes an empty one.
func NewMarked(loc *Locale, role look.Role) *Marked {
	m := &Marked{loc: loc, role: role}
	m.reading = reading{
		words: func() *typeset.Text { return m.layout(m.Size().Width) },
		moved: m.Refresh,
		done:  m.selected,
		scroll: func(by fyne.Delta) bool {
			if m.OnScroll != nil {
				m.OnScroll(by)
			}
			return m.OnScroll != nil
		},
	}
	m.ExtendBaseWidget(m)
	return m
}

// SetText shows s with its marks. A selection stays where the words stay.
func (m *Marked) SetText(s string, marks []Mark) {
	if s != m.text {
		m.cursor, m.picking = cursor{}, false
	}
	m.text, m.marks = s, marks
	m.Refresh()
}

// Selected is the selection in bytes, start and end alike when there is none.
func (m *Marked) Selected() (start, end int) { return m.cursor.selection() }

// ClearSelection selects nothing.
func (m *Marked) ClearSelection() {
	m.anchor = m.caret
	m.Refresh()
}

// MarkTop is how far under the widget's top a mark begins, in dp, so that a
// screen can scroll to it.
func (m *Marked) MarkTop(i int) float32 {
	t := m.layout(m.Size().Width)
	return t.Line(t.LineOf(typeset.Pos{Byte: m.marks[i].Start})).Top
}

// HeightFor is the height in dp that it takes at a width in dp, with room for
// the ring and the word of a mark on the last line.
func (m *Marked) HeightFor(width float32) float32 {
	t := m.layout(width)
	return t.Height() + 0.4*t.Style().Size
}

// style leaves room for the marks' words: under the line, in Nastaliq over it.
func (m *Marked) style() typeset.Style {
	s := m.loc.style(m.role)
	s.Serif, s.Base = true, m.loc.wordsBase()
	u, word := m.loc.scale(), float32(0)
	if m.labelled() {
		word = m.labelStyle().Line
	}
	switch {
	case m.nastaliq():
		s.Above, s.Below = word, underlineHeight*u
	case word > 0:
		s.Below = max(word, wordRoom*u) // clear of the next line
	default:
		s.Below = underlineHeight * u
	}
	return s
}

// labelled reports whether any mark has a word.
func (m *Marked) labelled() bool {
	return slices.ContainsFunc(m.marks, func(k Mark) bool { return k.Label != "" })
}

func (m *Marked) nastaliq() bool { return m.loc.script() == "Aran" }

func (m *Marked) labelStyle() typeset.Style {
	loc := m.LabelLocale
	if loc == nil {
		loc = m.loc
	}
	s := loc.style(look.SpanLabel)
	s.Bold, s.NoWrap = true, true
	return s
}

func (m *Marked) layout(width float32) *typeset.Text { return m.laid.at(m.text, m.style(), width) }

// MinSize is for the width that it was last given.
func (m *Marked) MinSize() fyne.Size {
	width := m.Size().Width
	return fyne.NewSize(min(m.layout(width).WidestWord(), longestWord*m.style().Size), m.HeightFor(width))
}

// Resize is for Fyne.
func (m *Marked) Resize(size fyne.Size) {
	old := m.Size()
	m.BaseWidget.Resize(size)
	if old.Width != size.Width {
		m.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (m *Marked) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	shown(m)
	r := &textRenderer{min: m.MinSize}
	r.surface = surface{owner: m, paint: m.paint}
	r.set = func() { r.margin = m.style().Size / 2 }
	return r
}

// Tapped is for Fyne.
func (m *Marked) Tapped(e *fyne.PointEvent) {
	if start, end := m.Selected(); start != end {
		m.ClearSelection()
	}
	if i := m.markAt(e.Position); i >= 0 && m.OnTapped != nil {
		m.OnTapped(i)
	}
}

// markAt is the mark at a point, the shortest where several lie, else -1.
func (m *Marked) markAt(at fyne.Position) int {
	t := m.layout(m.Size().Width)
	line, best := t.LineAt(at.Y), -1
	for i, k := range m.marks {
		for _, r := range t.Rects(k.Start, k.End, line, line+1) {
			if at.X >= r.X0-4 && at.X <= r.X1+4 && (best < 0 || k.End-k.Start < m.marks[best].End-m.marks[best].Start) {
				best = i
			}
		}
	}
	return best
}

// TappedSecondary is a long touch: it selects a word, and dragging selects more.
func (m *Marked) TappedSecondary(e *fyne.PointEvent) {
	if touching() {
		m.DoubleTapped(e)
		m.picking = true
	}
}

func (m *Marked) selected() {
	if start, end := m.Selected(); start != end && m.OnSelected != nil {
		m.OnSelected(start, end)
	}
}
