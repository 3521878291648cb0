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
)

// largeIcon is an icon's side in the participant's part, dp.
const largeIcon float32 = 30

// Button is words that do something.
type Button struct {
	touch
	kind  Kind
	loc   *text.Locale
	label *text.Label
	icons []*Icon
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
	case Stop:
		b.least, role, side = look.TouchStop, look.Lead, largeIcon
	}
	b.label = text.NewLabel(loc, role, caption)
	b.label.Bold, b.label.Align = true, text.Center
	items := []fyne.CanvasObject{}
	if kind == Answer {
		items = append(items, Space())
	}
	icon := func(name string) {
		if name != "" {
			i := NewIcon(loc, name, b.ink(), side)
			b.icons = append(b.icons, i)
			items = append(items, i)
		}
	}
	icon(before)
	items = append(items, b.label)
	icon(after)
	if kind == Answer {
		items = append(items, Space())
	}
	b.content = Centre(0, Row(loc, gap, items...))
	if kind == Answer {
		b.content = Row(loc, gap, items...)
	}
	b.extend(b)
	return b
}

func (b *Button) ink() look.Token {
	switch b.kind {
	case Go:
		return look.OnDamson
	case Stop:
		return look.OnStraw
	case Quiet:
		return look.Ink
	case Safety:
		return look.Brick
	}
	return look.Damson
}

// Tall gives a button the height of a Go button that it stands beside.
func (b *Button) Tall() *Button {
	b.least = look.TouchGo
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
	l := text.NewLabel(b.loc, look.Answer, b.caption)
	l.Bold, l.Align, l.Color = true, text.Center, b.ink()
	items := []fyne.CanvasObject{l}
	for _, i := range b.icons {
		items = append(items, i)
	}
	b.label, b.content = l, Centre(0, Row(b.loc, look.S5, items...))
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
	if b.disabled {
		b.label.Color = look.Ink2
		return face{inside: look.Sunk, edge: look.Edge, width: 1, radius: look.RadiusControl}
	}
	switch b.kind {
	case Go:
		return face{look.Damson, "", 0, look.RadiusAnswer, 3, shade}
	case Stop:
		return face{look.Straw, "", 0, look.RadiusAnswer, 3, shade}
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
	}
	return face{radius: look.RadiusControl, inside: nothing}
}
