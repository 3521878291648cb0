package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text"
	"hearme/internal/look"
)

// Dots shows how far a person has come: a dot a page, the current one long.
type Dots struct {
	widget.BaseWidget
	loc       *text.Locale
	page, all int
}

// NewDots makes one; page counts from 1.
func NewDots(loc *text.Locale, page, all int) *Dots {
	d := &Dots{loc: loc, page: page, all: all}
	d.ExtendBaseWidget(d)
	return d
}

const (
	dotSide = 9
	dotLong = 26
	dotGap  = 7
)

// MinSize is for Fyne.
func (d *Dots) MinSize() fyne.Size {
	return fyne.NewSize(float32((d.all-1)*(dotSide+dotGap)+dotLong), dotSide)
}

// CreateRenderer is for Fyne.
func (d *Dots) CreateRenderer() fyne.WidgetRenderer {
	r := &dotsRenderer{d: d}
	for range d.all {
		r.dots = append(r.dots, &canvas.Rectangle{})
	}
	r.Refresh()
	return r
}

type dotsRenderer struct {
	d    *Dots
	dots []fyne.CanvasObject
}

func (r *dotsRenderer) Layout(s fyne.Size) {
	x, y := float32(0), (s.Height-dotSide)/2
	for i, o := range r.dots {
		w := float32(dotSide)
		if i == r.d.page-1 {
			w = dotLong
		}
		at := x
		if r.d.loc.RTL {
			at = s.Width - x - w
		}
		place(o, at, y, w, dotSide)
		x += w + dotGap
	}
}
func (r *dotsRenderer) MinSize() fyne.Size           { return r.d.MinSize() }
func (r *dotsRenderer) Objects() []fyne.CanvasObject { return r.dots }
func (r *dotsRenderer) Destroy()                     {}
func (r *dotsRenderer) Refresh() {
	for i, o := range r.dots {
		if i < r.d.page {
			fill(o.(*canvas.Rectangle), look.Damson, "", 0, dotSide/2)
		} else {
			inside := look.Line
			if highContrast() {
				inside = look.Paper
			}
			fill(o.(*canvas.Rectangle), inside, look.Edge, 1, dotSide/2)
		}
	}
	r.Layout(r.d.Size())
}

// Progress is the dots with the words beside them ("Page 4 of 13"); at large
// text the words alone.
func Progress(loc *text.Locale, page, all int, words string) *Box {
	l := Small(loc, words)
	l.NoWrap = true
	if loc.Scale > 1.3 {
		return Row(loc, 0, l)
	}
	return Row(loc, look.S4, NewDots(loc, page, all), l)
}
