package kit

import (
	"hearme/app/text"
	"hearme/internal/look"

	"fyne.io/fyne/v2"
)

// Kind is what a button is for.
type Kind int

// The kinds. A screen has one Go; Answers stand side by side with equal
// weight; Stop is the straw one and comes first.
const (
	Go      Kind = iota // the next step, filled
	Answer              // yes or no, 124 dp high
	Quiet               // another way on, outlined
	Outline             // another way on that is worth a look, outlined in damson
	Ghost               // words only
	Stop                // straw
	Safety              // worried about safety, and 999
	Listen              // a recorded voice reads the page
	onward              // more below
)

// largeIcon is an icon's side in the participant's part, dp.
const largeIcon float32 = 30

// Button is words that do something.
type Button struct {
	touch
	kind          Kind
	loc           *text.Locale
	label         *text.Label
	icons         []*Icon
	before, after []fyne.CanvasObject
}

// NewButton makes a button. before and after are icons' names or empty.
func NewButton(loc *text.Locale, kind Kind, caption, before, after string, tapped func()) *Button {
	b := &Button{kind: kind, loc: loc}
	b.caption, b.onTapped, b.face = caption, tapped, b.look
	role, gap, side := look.Body, look.S3, look.S5
	b.least, b.sides, b.ends = look.TouchConnector, look.S5, look.S2
	switch kind {
	case Go:
		b.least, b.sides, gap = look.TouchGo, look.S6, look.S4
		role = look.Lead
	case Answer:
		role, b.least, gap, side = look.Answer, look.TouchAnswer, look.S5, largeIcon
		b.ends = look.S4
	case Ghost:
		b.least, b.sides, gap = look.TouchLeast, look.S4, look.S3
	case Stop, Listen:
		b.least, role, side = look.TouchStop, look.Lead, largeIcon
	}
	b.label = text.NewLabel(loc, role, caption)
	b.label.Bold = true
	icons := func(name string) []fyne.CanvasObject {
		if name == "" {
			return nil
		}
		i := NewIcon(loc, name, b.ink(), side)
		b.icons = append(b.icons, i)
		return []fyne.CanvasObject{i}
	}
	b.before, b.after = icons(before), icons(after)
	if loc.Script == "Aran" && kind != Answer { // its lines are tall already
		b.ends = look.S1
	}
	b.content = newCaption(loc, b.label, gap, b.before, b.after)
	b.extend(b)
	return b
}

func (b *Button) ink() look.Token {
	switch b.kind {
	case Go:
		return look.OnDamson
	case Stop:
		return look.OnStraw
	case onward:
		return look.Paper
	case Quiet:
		return look.Ink
	case Safety:
		return look.Brick
	}
	return look.Damson
}

// Low gives an Answer the height of a Go button, for a foot where a yes and a
// no stand beside Back.
func (b *Button) Low() *Button {
	b.least, b.ends = look.TouchGo, look.S2
	b.label = text.NewLabel(b.loc, look.Lead, b.caption)
	b.label.Bold, b.label.Color = true, b.ink()
	b.content = newCaption(b.loc, b.label, look.S3, b.before, b.after)
	return b
}

// Tall gives a button the height of a Go button that it stands beside.
func (b *Button) Tall() *Button { return b.High(look.TouchGo) }

// High gives a button another least height, dp.
func (b *Button) High(least float32) *Button {
	b.least = least
	return b
}

// Large gives a Go button the size of an answer, for the one thing that a page
// is for.
func (b *Button) Large() *Button {
	b.least = 112
	b.face = func() face {
		f := b.look()
		f.radius = look.RadiusCard
		return f
	}
	for _, i := range b.icons {
		i.side = largeIcon
	}
	b.label = text.NewLabel(b.loc, look.Answer, b.caption)
	b.label.Bold = true
	b.content = newCaption(b.loc, b.label, look.S5, b.before, b.after)
	return b
}

// Narrow leaves little room at the sides of its words.
func (b *Button) Narrow() *Button {
	b.sides = look.S2
	return b
}

// SetCaption changes its words.
func (b *Button) SetCaption(s string) {
	b.caption = s
	b.label.SetText(s)
	b.Refresh()
}

func (b *Button) look() face {
	b.label.Color = b.ink()
	if b.kind == Safety {
		b.label.Color = look.Ink
	}
	for _, i := range b.icons {
		i.token = b.ink()
	}
	if b.disabled {
		for _, i := range b.icons {
			i.token = look.Ink2
		}
		b.label.Color = look.Ink2
		return face{inside: look.Sunk, edge: look.Edge, width: 1, radius: look.RadiusControl}
	}
	switch b.kind {
	case Go:
		return face{look.Damson, "", 0, look.RadiusAnswer, 3, shade}
	case Stop:
		return face{look.Straw, "", 0, look.RadiusAnswer, 3, shade}
	case onward:
		return face{look.Ink, "", 0, look.RadiusControl, 0, ""}
	case Answer:
		width := float32(2)
		if highContrast() {
			width = 4
		}
		return face{look.Card, look.Damson, width, look.RadiusAnswer, 2, look.Line}
	case Quiet, Safety:
		return face{look.Card, look.Edge, 1, look.RadiusControl, 0, ""}
	case Outline:
		return face{look.Card, look.Damson, 1, look.RadiusControl, 0, ""}
	case Listen:
		return face{look.Card, look.Damson, 2, look.RadiusAnswer, 2, look.Line}
	}
	return face{radius: look.RadiusControl, inside: nothing}
}
