package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text"
)

// Box holds components in an order of its own. Its height follows from its
// width.
type Box struct {
	widget.BaseWidget
	items   []fyne.CanvasObject
	arrange func(items []fyne.CanvasObject, size fyne.Size)
	height  func(items []fyne.CanvasObject, width float32) float32
	widest  func(items []fyne.CanvasObject) float32
	least   func(items []fyne.CanvasObject) float32
}

func newBox(items []fyne.CanvasObject) *Box {
	b := &Box{items: items}
	b.ExtendBaseWidget(b)
	b.least = func(items []fyne.CanvasObject) (w float32) {
		for _, o := range items {
			w = max(w, leastOf(o))
		}
		return w
	}
	b.widest = func(items []fyne.CanvasObject) (w float32) {
		for _, o := range items {
			w = max(w, widthOf(o))
		}
		return w
	}
	return b
}

// HeightFor is the height at a width, dp.
func (b *Box) HeightFor(width float32) float32 { return b.height(b.items, width) }

// Widest is the width that it would like, dp.
func (b *Box) Widest() float32 { return b.widest(b.items) }

func (b *Box) leastWidth() float32 { return b.least(b.items) }

// MinSize is for Fyne: the height is for the width last given.
func (b *Box) MinSize() fyne.Size {
	w := b.least(b.items)
	return fyne.NewSize(w, b.height(b.items, max(w, b.Size().Width)))
}

// CreateRenderer is for Fyne.
func (b *Box) CreateRenderer() fyne.WidgetRenderer { return &boxRenderer{b} }

type boxRenderer struct{ b *Box }

func (r *boxRenderer) Layout(s fyne.Size)           { r.b.arrange(r.b.items, s) }
func (r *boxRenderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *boxRenderer) Objects() []fyne.CanvasObject { return r.b.items }
func (r *boxRenderer) Destroy()                     {}
func (r *boxRenderer) Refresh() {
	r.b.arrange(r.b.items, r.b.Size())
	for _, o := range r.b.items {
		o.Refresh()
	}
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// Col stacks components, gap dp apart. What is wrapped in Grow takes the
// height that is left over.
func Col(gap float32, items ...fyne.CanvasObject) *Box {
	b := newBox(items)
	b.height = func(items []fyne.CanvasObject, width float32) float32 {
		h, n := float32(0), 0
		for _, o := range items {
			if o.Visible() {
				h += heightFor(o, width)
				n++
			}
		}
		return h + gap*float32(max(n-1, 0))
	}
	b.arrange = func(items []fyne.CanvasObject, size fyne.Size) {
		spare, grows := size.Height-b.height(items, size.Width), 0
		for _, o := range items {
			if _, ok := o.(*grow); ok && o.Visible() {
				grows++
			}
		}
		y := float32(0)
		for _, o := range items {
			if !o.Visible() {
				continue
			}
			h := heightFor(o, size.Width)
			if _, ok := o.(*grow); ok && spare > 0 {
				h += spare / float32(grows)
			}
			place(o, 0, y, size.Width, h)
			y += h + gap
		}
	}
	return b
}

// Grid puts components into columns of equal width, rows of equal height, and
// begins each row at the side where reading begins. Where a word would break,
// there are fewer columns.
func Grid(loc *text.Locale, columns int, gap float32, items ...fyne.CanvasObject) *Box {
	b := newBox(items)
	least := func(items []fyne.CanvasObject) (w float32) {
		for _, o := range items {
			w = max(w, leastOf(o))
		}
		return w
	}
	in := func(items []fyne.CanvasObject, width float32) (n int, cell, row float32) {
		for n = columns; n > 1 && (width-gap*float32(n-1))/float32(n) < least(items); {
			n--
		}
		cell = (width - gap*float32(n-1)) / float32(n)
		for _, o := range items {
			row = max(row, heightFor(o, cell))
		}
		return n, cell, row
	}
	b.height = func(items []fyne.CanvasObject, width float32) float32 {
		n, _, row := in(items, width)
		rows := float32((len(items) + n - 1) / n)
		return rows*row + gap*max(rows-1, 0)
	}
	b.least = func(items []fyne.CanvasObject) float32 {
		return least(items)*float32(columns) + gap*float32(columns-1)
	}
	b.widest = func(items []fyne.CanvasObject) (w float32) {
		for _, o := range items {
			w = max(w, widthOf(o))
		}
		return w*float32(columns) + gap*float32(columns-1)
	}
	b.arrange = func(items []fyne.CanvasObject, size fyne.Size) {
		n, w, h := in(items, size.Width)
		if rows := (len(items) + n - 1) / n; rows > 0 {
			h = max(h, (size.Height-gap*float32(rows-1))/float32(rows))
		}
		for i, o := range items {
			x := float32(i%n) * (w + gap)
			if loc.RTL {
				x = size.Width - x - w
			}
			place(o, x, float32(i/n)*(h+gap), w, h)
		}
	}
	return b
}

// grow marks what takes the room that is left over.
type grow struct {
	*Box
	share float32
	tall  bool
}

func (g *grow) stretch() bool { return g.tall }

// Grow lets a component take the room that is left over in a Row or Col.
func Grow(o fyne.CanvasObject) fyne.CanvasObject { return GrowBy(1, o) }

// GrowBy is Grow with a share: of two with 2 and 1 the first gets two thirds.
// In a Row it also takes the whole height.
func GrowBy(share float32, o fyne.CanvasObject) fyne.CanvasObject {
	g := &grow{Box: Pad(0, o), share: share, tall: true}
	g.ExtendBaseWidget(g)
	return g
}

// Space is room left over, with nothing in it.
func Space() fyne.CanvasObject { return Grow(Gap(0)) }

// Gap is empty room of a height in dp.
func Gap(h float32) fyne.CanvasObject {
	b := newBox(nil)
	b.height = func([]fyne.CanvasObject, float32) float32 { return h }
	b.arrange = func([]fyne.CanvasObject, fyne.Size) {}
	return b
}

// Pad keeps room of all round in dp.
func Pad(all float32, o fyne.CanvasObject) *Box { return PadBy(all, all, o) }

// PadBy keeps room at the sides and above and below, dp.
func PadBy(sides, ends float32, o fyne.CanvasObject) *Box {
	b := newBox([]fyne.CanvasObject{o})
	b.height = func(items []fyne.CanvasObject, width float32) float32 {
		return heightFor(items[0], width-2*sides) + 2*ends
	}
	b.least = func(items []fyne.CanvasObject) float32 { return leastOf(items[0]) + 2*sides }
	b.widest = func(items []fyne.CanvasObject) float32 { return widthOf(items[0]) + 2*sides }
	b.arrange = func(items []fyne.CanvasObject, s fyne.Size) {
		place(items[0], sides, ends, s.Width-2*sides, s.Height-2*ends)
	}
	return b
}

// Centre puts a component in the middle, no wider than most dp (0: any).
func Centre(most float32, o fyne.CanvasObject) *Box {
	b := newBox([]fyne.CanvasObject{o})
	width := func(w float32) float32 {
		w = min(w, widthOf(o))
		if most > 0 {
			w = min(w, most)
		}
		return w
	}
	b.height = func(_ []fyne.CanvasObject, w float32) float32 { return heightFor(o, width(w)) }
	b.arrange = func(_ []fyne.CanvasObject, s fyne.Size) {
		w := width(s.Width)
		h := min(heightFor(o, w), s.Height)
		place(o, (s.Width-w)/2, (s.Height-h)/2, w, h)
	}
	return b
}

// Over lays components on one another, the last on top.
func Over(items ...fyne.CanvasObject) *Box {
	b := newBox(items)
	b.height = func(items []fyne.CanvasObject, w float32) (h float32) {
		for _, o := range items {
			h = max(h, heightFor(o, w))
		}
		return h
	}
	b.arrange = func(items []fyne.CanvasObject, s fyne.Size) {
		for _, o := range items {
			place(o, 0, 0, s.Width, s.Height)
		}
	}
	return b
}

// Limit lets a component be no wider than most dp, or than its longest word,
// at the side where reading begins.
func Limit(loc *text.Locale, most float32, o fyne.CanvasObject) *Box {
	b := newBox([]fyne.CanvasObject{o})
	most = max(most, leastOf(o))
	b.height = func(_ []fyne.CanvasObject, w float32) float32 { return heightFor(o, min(w, most)) }
	b.widest = func([]fyne.CanvasObject) float32 { return min(widthOf(o), most) }
	b.arrange = func(_ []fyne.CanvasObject, s fyne.Size) {
		w, x := min(s.Width, most), float32(0)
		if loc.RTL {
			x = s.Width - w
		}
		place(o, x, 0, w, s.Height)
	}
	return b
}
