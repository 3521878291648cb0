package kit

import (
	"fyne.io/fyne/v2"

	"hearme/app/text"
)

// caption is a button's words with its icons beside them, together in the
// middle. Words that need more than one line are wrapped evenly.
type caption struct {
	*Box
	loc           *text.Locale
	label         *text.Label
	gap           float32
	before, after []fyne.CanvasObject
	spare         []*text.Label // words that it says at other times: their width is kept free
}

func newCaption(loc *text.Locale, label *text.Label, gap float32, before, after []fyne.CanvasObject) *caption {
	c := &caption{loc: loc, label: label, gap: gap, before: before, after: after}
	items := append(append(append([]fyne.CanvasObject{}, before...), label), after...)
	c.Box = newBox(items)
	c.ExtendBaseWidget(c)
	label.Align = text.Center
	if len(before)+len(after) > 0 {
		label.Align = text.Start
	}
	c.height = func(_ []fyne.CanvasObject, width float32) float32 {
		h := heightFor(label, c.room(width))
		for _, o := range append(before, after...) {
			h = max(h, o.MinSize().Height)
		}
		return h
	}
	c.widest = func([]fyne.CanvasObject) float32 { return c.icons() + c.most(widthOf) }
	c.least = func([]fyne.CanvasObject) float32 { return c.icons() + c.most(leastOf) }
	c.arrange = func(_ []fyne.CanvasObject, size fyne.Size) { c.lay(size) }
	return c
}

// most is the largest measure of its words, now and at other times.
func (c *caption) most(measure func(fyne.CanvasObject) float32) float32 {
	w := measure(c.label)
	for _, l := range c.spare {
		w = max(w, measure(l))
	}
	return w
}

// icons is the room that the icons take, gaps included.
func (c *caption) icons() (w float32) {
	for _, o := range c.before {
		w += o.MinSize().Width + c.gap
	}
	for _, o := range c.after {
		w += o.MinSize().Width + c.gap
	}
	return w
}

// room is the width of the words in a caption of a width.
func (c *caption) room(width float32) float32 {
	return even(c.label, max(min(width-c.icons(), widthOf(c.label)), 1))
}

// lineSlack is what the lowest letters of another last line may add, dp.
const lineSlack = 2

// even is the least width at which a label takes no more lines than at width.
func even(l *text.Label, width float32) float32 {
	lines := l.Lines(width)
	if lines < 2 {
		return width
	}
	low, high := max(width/float32(lines), leastOf(l)), width // no word is broken
	if low >= high {
		return width
	}
	for range 6 {
		if mid := (low + high) / 2; l.Lines(mid) > lines || l.HeightFor(mid) > l.HeightFor(width)+lineSlack {
			low = mid
		} else {
			high = mid
		}
	}
	return high
}

func (c *caption) lay(size fyne.Size) {
	w := c.room(size.Width)
	x := max((size.Width-c.icons()-w)/2, 0)
	put := func(o fyne.CanvasObject, width, height, y float32) {
		at := x
		if c.loc.RTL {
			at = size.Width - x - width
		}
		place(o, at, y, width, height)
		x += width + c.gap
	}
	icon := func(o fyne.CanvasObject) {
		s := o.MinSize()
		put(o, s.Width, s.Height, (size.Height-s.Height)/2)
	}
	for _, o := range c.before {
		icon(o)
	}
	h := c.label.HeightFor(w)
	y := (size.Height - h) / 2
	if c.loc.Script == "Aran" && c.label.Lines(w) == 1 {
		// its ink is high and left-low: what is seen goes to the middle
		top, bottom := c.label.Ink(w)
		y = (size.Height - top - bottom) / 2
	}
	put(c.label, w, h, y)
	for _, o := range c.after {
		icon(o)
	}
}
