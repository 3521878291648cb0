package ui

import (
	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/internal/look"
)

// reads is a page that tells or asks, in ordinary words or as easy read.
type reads interface {
	telling
	Easy() bool
	SetEasy(bool)
	Title() string
	Before() []flow.InfoLine
	Lines() []flow.InfoLine
}

// easySide is the side of an easy-read picture at 100 % text, dp.
const easySide float32 = 120

// easyButton changes between easy read and more words. It stands at the
// other side of the page's top than Stop, or above the page's words.
func easyButton(c *Context, p reads) fyne.CanvasObject {
	words, icon := "easy.on", "picture"
	if p.Easy() {
		words, icon = "easy.off", "book"
	}
	return kit.NewButton(c.Locale, kit.Quiet, c.T(words), icon, "", func() { p.SetEasy(!p.Easy()) })
}

// lines are sentences, each with its picture beside it.
func lines(c *Context, easy bool, ls []flow.InfoLine) fyne.CanvasObject {
	if easy {
		return easyLines(c, ls)
	}
	return ordinaryLines(c, ls)
}

// easyLines never leave a picture out: a page that gets too long scrolls. On a
// wide page they stand side by side like the pictures of a story told in
// pictures, so that all are in sight.
func easyLines(c *Context, ls []flow.InfoLine) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	side := easySide
	switch {
	case c.tight == closest:
		side = 84
	case c.tight == close:
		side = 96
	}
	for _, l := range ls {
		rows = append(rows, aloud(c, l.Key, kit.PictureLine(c.Locale, l.Picture, c.T(l.Key), side)))
	}
	if c.Class == Tall || large(c) {
		return kit.Col(easyGap(c), rows...)
	}
	return kit.Grid(c.Locale, 2, easyGap(c), rows...)
}

// easyGap is the room between two ideas.
func easyGap(c *Context) float32 {
	switch {
	case c.tight == closest:
		return look.S2
	case c.tight == close, c.Locale.Script == "Aran" && !large(c): // its lines are high and leave room of their own
		return look.S4
	}
	return look.S5
}

// ordinaryLines leave the pictures out at large text, where they make room.
func ordinaryLines(c *Context, ls []flow.InfoLine) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	gap, side := look.S2, float32(72)
	switch {
	case c.tight >= close:
		side = 56
	case c.Class == Tall:
		gap, side = look.S3, 80
	case c.Locale.Script == "Aran": // its lines are high
		side = 62
	case len(ls) < 4:
		gap, side = look.S4, 84
	}
	for _, l := range ls {
		if large(c) || l.Picture == "" {
			rows = append(rows, aloud(c, l.Key, kit.Lead(c.Locale, c.T(l.Key))))
			continue
		}
		rows = append(rows, aloud(c, l.Key, kit.PictureLine(c.Locale, l.Picture, c.T(l.Key), side)))
	}
	if c.tight == closest && c.Locale.Script != "Aran" && c.Class != Tall && len(ls) > 2 {
		return kit.Grid(c.Locale, 2, gap, rows...)
	}
	return kit.Col(gap, rows...)
}

// whenChanged draws the page again when what shown tells has changed, and not
// after every save: a page drawn again begins at its top.
func whenChanged(c *Context, shown func() any) func() {
	was := shown()
	return func() {
		if shown() != was {
			c.Redraw()
		}
	}
}
