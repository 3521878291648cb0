package kit

import (
	"fyne.io/fyne/v2"

	"hearme/app/text"
	"hearme/internal/look"
)

// Choice is a card that is chosen or not: one of a list, or any of it. Being
// chosen shows by a tick and a thicker edge before it shows by colour.
type Choice struct {
	touch
	chosen        bool
	tick          *IconBox
	loc, titleLoc *text.Locale
	words, small  string
}

// NewChoice makes one. small is a second line, or empty; titleLoc is for a
// title in another language than the screen's (nil: the same).
func NewChoice(loc, titleLoc *text.Locale, title, small string, chosen bool, tapped func()) *Choice {
	role := look.Lead
	if titleLoc == nil {
		titleLoc = loc
	} else { // a language's own name, to be known from across a table
		role = look.Answer
	}
	c := &Choice{chosen: chosen, loc: loc, titleLoc: titleLoc, words: title, small: small, tick: NewIconBox(loc, "tick")}
	c.caption, c.onTapped, c.face = title, tapped, c.look
	if small != "" {
		c.caption = title + ", " + small
	}
	c.least, c.sides, c.ends = look.TouchStop, look.S5, look.S3
	c.content = c.inside(role, look.S4)
	c.extend(c)
	return c
}

func (c *Choice) inside(role look.Role, gap float32) fyne.CanvasObject {
	title := text.NewLabel(latin(c.titleLoc, c.words), role, c.words)
	title.Bold = true
	if c.titleLoc.RTL != c.loc.RTL { // it stands with the other titles
		title.Align = text.End
	}
	words := []fyne.CanvasObject{Even(c.loc, title)}
	if c.small != "" {
		words = append(words, Small(c.loc, c.small))
	}
	return Row(c.loc, gap, Grow(Centred(Col(2, words...))), c.tick)
}

// Compact leaves less room round its words, for a page of many; small letters
// are for a small window.
func (c *Choice) Compact(small bool) *Choice {
	c.sides, c.ends = look.S4, look.S1
	role := look.Answer
	if small {
		role = look.Lead
	}
	c.content = c.inside(role, look.S3)
	return c
}

// Chosen reports whether it is chosen.
func (c *Choice) Chosen() bool { return c.chosen }

// SetChosen shows it as chosen or not.
func (c *Choice) SetChosen(on bool) {
	c.chosen = on
	c.Refresh()
}

func (c *Choice) look() face {
	c.tick.On = c.chosen
	return chosenFace(c.chosen)
}

// chosenFace is a card that is chosen or not.
func chosenFace(chosen bool) face {
	f := face{look.Card, look.Line, 1, look.RadiusAnswer, 2, look.Line}
	if chosen {
		f.inside, f.edge, f.width = look.Tint, look.Damson, 3
		if highContrast() {
			f.width = 4
		}
	}
	return f
}

// Centred keeps a component at its own height, in the middle of what it is given.
func Centred(o fyne.CanvasObject) *Box {
	b := newBox([]fyne.CanvasObject{o})
	b.height = func(items []fyne.CanvasObject, w float32) float32 { return heightFor(items[0], w) }
	b.arrange = func(items []fyne.CanvasObject, s fyne.Size) {
		h := min(heightFor(items[0], s.Width), s.Height)
		place(items[0], 0, (s.Height-h)/2, s.Width, h)
	}
	return b
}

// IconBox is a small tile: filled with an icon when On, an empty box when not.
type IconBox struct {
	*Panel
	On   bool
	icon *Icon
}

// NewIconBox makes one that is off.
func NewIconBox(loc *text.Locale, icon string) *IconBox {
	b := &IconBox{icon: NewIcon(loc, icon, look.OnDamson, look.S5)}
	// Not by newPanel: Fyne keeps the first widget that a base is extended to,
	// and Refresh would then reach a renderer that nobody shows.
	b.Panel = &Panel{Width: 1, Radius: look.RadiusChip, SidePad: look.S1, EndPad: look.S1, content: b.icon}
	b.ExtendBaseWidget(b)
	return b
}

// Refresh is for Fyne.
func (b *IconBox) Refresh() {
	b.dress()
	b.Panel.BaseWidget.Refresh()
}

func (b *IconBox) dress() {
	b.Inside, b.Edge = look.Card, look.Edge
	b.icon.token = look.Card // unseen, but it keeps its room
	if b.On {
		b.Inside, b.Edge = look.Damson, ""
		b.icon.token = look.OnDamson
	}
}

// CreateRenderer is for Fyne.
func (b *IconBox) CreateRenderer() fyne.WidgetRenderer {
	b.dress()
	return b.Panel.CreateRenderer()
}

// Item is a card that leads somewhere: an icon tile, a name, a second line,
// an arrow.
type Item struct {
	touch
}

// NewItem makes one. icon or small may be empty.
func NewItem(loc *text.Locale, icon, title, small string, tapped func()) *Item {
	i := &Item{}
	i.caption, i.onTapped = title, tapped
	i.face = func() face { return face{look.Card, look.Line, 1, look.RadiusAnswer, 2, look.Line} }
	i.least, i.sides, i.ends = look.TouchGo, look.S4, look.S3
	words := []fyne.CanvasObject{Even(loc, Heading(loc, title))}
	if small != "" {
		words = append(words, Small(loc, small))
	}
	row := []fyne.CanvasObject{}
	if icon != "" {
		row = append(row, IconTile(loc, icon, look.Tint, look.Damson))
	}
	row = append(row, Grow(Centred(Col(2, words...))), NewIcon(loc, "arrow-right", look.Damson, look.S5))
	i.content = Row(loc, look.S4, row...)
	i.extend(i)
	return i
}

// Prompt is a card with a bar at its side and a plus: a box that can be opened.
func Prompt(loc *text.Locale, title string, open bool, tapped func()) *Item {
	i := &Item{}
	i.caption, i.onTapped = title, tapped
	i.face = func() face { return face{look.Card, look.Line, 1, look.RadiusAnswer, 2, look.Line} }
	i.least, i.sides, i.ends = look.TouchGo+look.S3, look.S4, look.S3
	icon := "plus"
	if open {
		icon = "pencil"
	}
	i.content = Row(loc, look.S4, Bar(look.Rose), Grow(Centred(Even(loc, Heading(loc, title)))), IconTile(loc, icon, look.Tint, look.Damson))
	i.extend(i)
	return i
}

// Count is a number with its name and what it means, and where a touch leads.
type Count struct {
	touch
}

// NewCount makes one; tone colours its icon's tile. small may be empty, tapped nil.
func NewCount(loc *text.Locale, tone Tone, icon, number, title, small string, tapped func()) *Count {
	c := &Count{}
	c.caption, c.onTapped = title, tapped
	c.face = func() face { return face{look.Card, look.Line, 1, look.RadiusCard, 2, look.Line} }
	c.sides, c.ends = look.S5, look.S4
	n := text.NewLabel(latin(loc, number), look.Display, number)
	n.Bold, n.NoWrap = true, true
	inside, ink := tone.tokens()
	words := Small(loc, small)
	words.Hidden = small == ""
	c.content = Grow(Col(look.S1, Row(loc, look.S2, n, Space(), IconTile(loc, icon, inside, ink)),
		Heading(loc, title), words, Space()))
	c.disabled = tapped == nil
	c.extend(c)
	return c
}

// Low makes it no higher than it must be, for a list of many.
func (i *Item) Low() *Item {
	i.least, i.ends = look.TouchStop, look.S2
	return i
}

// NewElsewhere is a card for what is not among the choices: its edge is
// dashed, and it leads to words about it.
func NewElsewhere(loc *text.Locale, title, small string, tapped func()) *Item {
	i := &Item{}
	i.caption, i.onTapped = title, tapped
	i.face = func() face { return face{inside: nothing, radius: look.RadiusAnswer} }
	i.sides, i.ends = 0, 0
	words := []fyne.CanvasObject{Even(loc, Heading(loc, title))}
	if small != "" {
		words = append(words, Even(loc, Small(loc, small)))
	}
	i.content = Grow(Over(newDashes(look.RadiusAnswer), PadBy(look.S4, look.S2, Centred(Col(2, words...)))))
	i.extend(i)
	return i
}
