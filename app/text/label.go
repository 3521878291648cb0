package text

import (
	"image/color"
	"slices"

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

	// Selectable lets the words be selected and copied: by mouse, by keys when
	// focused, by touch after a long one. Set it before the label is shown.
	Selectable bool
	OnScroll   func(by fyne.Delta) // where Selectable: a finger drags the page

	loc  *Locale
	role look.Role
	text string
	laid layouts
	sel  *selection // nil unless Selectable
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
	if l.sel != nil {
		l.sel.cursor, l.sel.picking = cursor{}, false
	}
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
	shown(l)
	r := &textRenderer{min: l.MinSize}
	r.surface = surface{owner: l, paint: l.paint}
	r.set = func() { r.margin = l.style().Size / 2 }
	if l.Selectable {
		l.sel = newSelection(l)
		r.front = l.sel
	}
	return r
}

func (l *Label) paint(c typeset.Canvas) {
	t := l.layout(l.Size().Width)
	top, _ := t.Overflow()
	c.Y -= top
	var inks typeset.Ink
	if l.sel != nil {
		inks = l.paintSelection(c, t)
	}
	t.Paint(c, tokenColour(l.Color, l), inks)
	if l.sel != nil && l.sel.focused {
		b, _ := caretBox(t, l.sel.caret, l.loc)
		p := pen{Canvas: c, colour: tokenColour(look.Focus, l)}
		p.fill(b, 0)
	}
}

// paintSelection paints what lies behind selected letters, and gives their ink.
func (l *Label) paintSelection(c typeset.Canvas, t *typeset.Text) typeset.Ink {
	start, end := l.Selected()
	if start == end {
		return nil
	}
	p := pen{Canvas: c, colour: tokenColour(look.Damson, l)}
	last := t.LineAt(c.Y + float32(c.Image.Bounds().Dy())/c.Scale)
	for _, r := range t.Rects(start, end, t.LineAt(c.Y), last+1) {
		top := float32(r.Line) * t.Pitch()
		p.fill(box{r.X0, top, r.X1, top + t.Pitch()}, 0)
	}
	return inked(tokenColour(l.Color, l), tokenColour(look.OnDamson, l), start, end)
}

// inked gives the letters from start to end another colour.
func inked(plain, chosen color.NRGBA, start, end int) typeset.Ink {
	return func(byt int) color.NRGBA {
		if byt >= start && byt < end {
			return chosen
		}
		return plain
	}
}

// textRenderer draws a widget that is a surface and perhaps something in front.
type textRenderer struct {
	surface
	min   func() fyne.Size
	set   func()            // brings the margin up to date
	front fyne.CanvasObject // as large as the widget, or nil
}

func (r *textRenderer) Layout(size fyne.Size) {
	r.set()
	r.resize(size)
	if r.front != nil {
		r.front.Resize(size)
	}
}
func (r *textRenderer) MinSize() fyne.Size { return r.min() }
func (r *textRenderer) Objects() []fyne.CanvasObject {
	if r.front != nil {
		return append(slices.Clone(r.objects), r.front)
	}
	return r.objects
}
func (r *textRenderer) Destroy() {}
func (r *textRenderer) Refresh() { r.set(); r.resize(r.owner.Size()); r.refresh() }
