package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text"
	"hearme/internal/look"
)

// Field is an editor in a box, with its name above and a line of help or
// trouble below. The focused box has a damson edge.
type Field struct {
	widget.BaseWidget
	Editor  *text.Editor
	loc     *text.Locale
	name    *text.Label
	note    *text.Label
	foot    fyne.CanvasObject
	lines   int
	role    look.Role
	focused bool
}

// NewField makes one. name may be empty where the page's title says it; lines
// is the least height in lines, 1 for an editor of one line.
func NewField(loc *text.Locale, role look.Role, name string, lines int) *Field {
	f := &Field{loc: loc, lines: lines, role: role, name: Heading(loc, name), note: Small(loc, "")}
	f.Editor = text.NewEditor(loc, role, lines > 1)
	f.Editor.Name = name
	f.Editor.OnFocus = func(on bool) {
		f.focused = on
		f.Refresh()
		if on {
			Reveal(f)
		}
	}
	f.ExtendBaseWidget(f)
	return f
}

// Caption is the field's name.
func (f *Field) Caption() string {
	if f.name.Text() == "" {
		return "field"
	}
	return f.name.Text()
}

// SetNote shows a line below; trouble is in brick.
func (f *Field) SetNote(s string, trouble bool) {
	f.note.Color = look.Ink2
	if trouble {
		f.note.Color = look.Brick
	}
	f.note.SetText(s)
	f.Refresh()
}

// SetFoot puts something inside the box at its foot ("Saved and locked").
func (f *Field) SetFoot(o fyne.CanvasObject) {
	f.foot = o
	f.Refresh()
}

func (f *Field) boxHeight() float32 {
	_, line := look.Size(f.role, f.loc.Script, f.loc.Scale)
	h := line*float32(f.lines) + 2*look.S4
	if f.foot != nil {
		h += heightFor(f.foot, max(f.Size().Width-2*look.S5, 240)) + look.S5
	}
	return max(h, look.TouchConnector)
}

func (f *Field) above(width float32) float32 {
	if f.name.Text() == "" {
		return 0
	}
	return heightFor(f.name, width) + look.S2
}

func (f *Field) below(width float32) float32 {
	if f.note.Text() == "" {
		return 0
	}
	return heightFor(f.note, width) + look.S2
}

// HeightFor is the height at a width, dp.
func (f *Field) HeightFor(width float32) float32 {
	return f.above(width) + f.boxHeight() + f.below(width)
}

// Widest is the width that it would like, dp.
func (f *Field) Widest() float32 { return 480 }

// MinSize is for Fyne.
func (f *Field) MinSize() fyne.Size {
	return fyne.NewSize(120, f.HeightFor(max(120, f.Size().Width)))
}

// CreateRenderer is for Fyne.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldRenderer{f: f, box: &canvas.Rectangle{}}
	r.Refresh()
	drawn(f)
	return r
}

type fieldRenderer struct {
	f   *Field
	box *canvas.Rectangle
}

func (r *fieldRenderer) Layout(s fyne.Size) {
	f := r.f
	top, low := f.above(s.Width), f.below(s.Width)
	place(f.name, 0, 0, s.Width, max(top-look.S2, 0))
	h := s.Height - top - low
	place(r.box, 0, top, s.Width, h)
	pad, side := look.S3, look.S3
	if f.lines == 1 { // one line stands in the middle of the box
		side = look.S2
		pad = (h - f.Editor.MinSize().Height) / 2
	}
	foot := float32(0)
	if f.foot != nil {
		fh := heightFor(f.foot, s.Width-2*look.S5)
		place(f.foot, side+look.S4, top+h-fh-look.S5, s.Width-2*(side+look.S4), fh)
		foot = fh + look.S5
	}
	place(f.Editor, side, top+pad, s.Width-2*side, max(h-2*pad-foot, 0))
	place(f.note, 0, top+h+look.S2, s.Width, max(low-look.S2, 0))
}
func (r *fieldRenderer) MinSize() fyne.Size { return r.f.MinSize() }
func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	os := []fyne.CanvasObject{r.box, r.f.name, r.f.Editor, r.f.note}
	if r.f.foot != nil {
		os = append(os, r.f.foot)
	}
	return os
}
func (r *fieldRenderer) Destroy() {}
func (r *fieldRenderer) Refresh() {
	edge, width := look.Edge, float32(1)
	if r.f.focused {
		edge, width = look.Damson, 2.5
	}
	radius := look.RadiusControl
	if r.f.lines > 1 {
		radius = look.RadiusCard
	}
	fill(r.box, look.Card, edge, width, radius)
	r.Layout(r.f.Size())
	r.f.name.Refresh()
	r.f.note.Refresh()
	r.f.Editor.Refresh()
	canvas.Refresh(r.f)
}
