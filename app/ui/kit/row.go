package kit

import (
	"fyne.io/fyne/v2"

	"hearme/app/text"
	"hearme/internal/look"
)

// Row puts components side by side, first at the side where reading begins,
// gap dp apart, their faces in line. Each has the width that it would like;
// what is wrapped in Grow shares the rest. Where there is too little room they
// give way, words wrap, and what still does not fit goes to a next line.
func Row(loc *text.Locale, gap float32, items ...fyne.CanvasObject) *Box {
	b := newBox(items)
	b.widest = func(items []fyne.CanvasObject) float32 { return total(items, gap, widthOf) }
	between := max(gap, look.S2)
	b.height = func(items []fyne.CanvasObject, width float32) (h float32) {
		for i, l := range rowLines(items, width, gap) {
			if i > 0 {
				h += between
			}
			h += l.height
		}
		return h
	}
	b.arrange = func(items []fyne.CanvasObject, size fyne.Size) {
		lines, y := rowLines(items, size.Width, gap), float32(0)
		for _, l := range lines {
			height := l.height
			if len(lines) == 1 {
				height = size.Height
			}
			l.lay(loc, gap, y, size.Width, height)
			y += height + between
		}
	}
	return b
}

// line is one line of a row.
type line struct {
	items          []fyne.CanvasObject
	widths         []float32
	height, lowest float32
}

// rowLines puts what is visible into as few lines as there can be.
func rowLines(items []fyne.CanvasObject, width, gap float32) []line {
	var lines []line
	var now []fyne.CanvasObject
	end := func() {
		l := line{items: now, widths: shares(now, width, gap)}
		for i, o := range now {
			l.height, l.lowest = max(l.height, heightFor(o, l.widths[i])), max(l.lowest, lowerEdge(o))
		}
		if l.height > 0 {
			lines = append(lines, l)
		}
		now = nil
	}
	for _, o := range items {
		if !o.Visible() {
			continue
		}
		if len(now) > 0 && total(append(now[:len(now):len(now)], o), gap, leastOf) > width+0.5 {
			end()
		}
		now = append(now, o)
	}
	end()
	return lines
}

func (l line) lay(loc *text.Locale, gap, top, width, height float32) {
	x := float32(0)
	for i, o := range l.items {
		h := heightFor(o, l.widths[i])
		y := (height - l.lowest - h + lowerEdge(o)) / 2
		if stretches(o) {
			h, y = height, 0
		}
		at := x
		if loc.RTL {
			at = width - x - l.widths[i]
		}
		place(o, at, top+y, l.widths[i], h)
		x += l.widths[i] + gap
	}
}

// leastOf is a component's least width. It is asked often, so what can tells
// it without working out its height.
func leastOf(o fyne.CanvasObject) float32 {
	if l, ok := o.(interface{ leastWidth() float32 }); ok && o.Visible() {
		return l.leastWidth()
	}
	return o.MinSize().Width
}

// total is the width of components side by side.
func total(items []fyne.CanvasObject, gap float32, of func(fyne.CanvasObject) float32) (w float32) {
	n := 0
	for _, o := range items {
		if o.Visible() {
			w += of(o)
			n++
		}
	}
	return w + gap*float32(max(n-1, 0))
}

// shares gives each component of a line its width: what it would like, and to
// what grows the rest, but never under its least.
func shares(items []fyne.CanvasObject, width, gap float32) []float32 {
	ws := make([]float32, len(items))
	room, grows, growLeast := width-gap*float32(max(len(items)-1, 0)), float32(0), float32(0)
	for i, o := range items {
		if g, ok := o.(*grow); ok {
			grows += g.share
			growLeast += leastOf(o)
			continue
		}
		ws[i] = widthOf(o)
	}
	give(items, ws, room-growLeast)
	for _, w := range ws {
		room -= w
	}
	for i, o := range items {
		if g, ok := o.(*grow); ok {
			ws[i] = max(room*g.share/grows, 0)
		}
	}
	return ws
}

// give narrows widths in proportion until they fit a room; what has come to
// its least gives no more.
func give(items []fyne.CanvasObject, ws []float32, room float32) {
	firm := make([]bool, len(ws))
	for range ws {
		over, soft := -room, float32(0)
		for i, w := range ws {
			over += w
			if !firm[i] {
				soft += w
			}
		}
		if over <= 0 || soft <= 0 {
			return
		}
		for i, w := range ws {
			if firm[i] || w == 0 {
				continue
			}
			least := leastOf(items[i])
			if ws[i] = w - over*w/soft; ws[i] <= least {
				ws[i], firm[i] = least, true
			}
		}
	}
}

// stretches tells whether a component takes the whole height of its row.
func stretches(o fyne.CanvasObject) bool {
	s, ok := o.(interface{ stretch() bool })
	return ok && s.stretch()
}

// lowerEdge is how far a surface's edge reaches under its face: faces, and not
// edges, stand in line.
func lowerEdge(o fyne.CanvasObject) float32 {
	if l, ok := o.(interface{ lowerEdge() float32 }); ok && o.Visible() {
		return l.lowerEdge()
	}
	return 0
}
