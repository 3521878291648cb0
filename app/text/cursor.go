package text

import (
	"fyne.io/fyne/v2"

	"hearme/app/text/typeset"
)

// cursor is a caret and a selection in a text that is laid out.
type cursor struct {
	caret  typeset.Pos
	anchor typeset.Pos // the other end of the selection
	goal   float32     // where up and down keep to
	rising bool        // goal holds
	whole  [2]int      // what was picked: a drag selects more, by words
}

// selection is in bytes of what is laid out, start and end alike when there is none.
func (c *cursor) selection() (start, end int) {
	return min(c.anchor.Byte, c.caret.Byte), max(c.anchor.Byte, c.caret.Byte)
}

// to puts the caret somewhere, the selection's other end with it unless it is
// extended.
func (c *cursor) to(p typeset.Pos, extend bool) {
	c.caret, c.rising = p, false
	if !extend {
		c.anchor = p
	}
}

// pick selects a word or a paragraph from start to end.
func (c *cursor) pick(start, end int) {
	c.whole = [2]int{start, end}
	c.anchor = typeset.Pos{Byte: start}
	c.to(typeset.Pos{Byte: end, After: true}, true)
}

// widen selects from what was picked to the word at a position.
func (c *cursor) widen(t *typeset.Text, p typeset.Pos) {
	start, end := t.WordAt(p)
	if start < c.whole[0] {
		c.anchor = typeset.Pos{Byte: c.whole[1], After: true}
		c.to(typeset.Pos{Byte: start}, true)
		return
	}
	c.anchor = typeset.Pos{Byte: c.whole[0]}
	c.to(typeset.Pos{Byte: max(end, c.whole[1]), After: true}, true)
}

// holds tells whether a position lies in the selection.
func (c *cursor) holds(p typeset.Pos) bool {
	start, end := c.selection()
	return start < end && p.Byte >= start && p.Byte <= end
}

// key carries out a key that moves the caret, and tells whether it is one. word
// is for whole words and the text's ends; page is how many lines a page has.
func (c *cursor) key(t *typeset.Text, k fyne.KeyName, word, extend bool, page int) bool {
	switch k {
	case fyne.KeyLeft, fyne.KeyRight:
		c.sideways(t, k == fyne.KeyRight, word, extend)
	case fyne.KeyUp:
		c.vertical(t, -1, extend)
	case fyne.KeyDown:
		c.vertical(t, 1, extend)
	case fyne.KeyPageUp:
		c.vertical(t, -page, extend)
	case fyne.KeyPageDown:
		c.vertical(t, page, extend)
	case fyne.KeyHome:
		to := t.Home(c.caret)
		if word {
			to = typeset.Pos{}
		}
		c.to(to, extend)
	case fyne.KeyEnd:
		to := t.End(c.caret)
		if word {
			to = typeset.Pos{Byte: len(t.Source()), After: true}
		}
		c.to(to, extend)
	default:
		return false
	}
	return true
}

func (c *cursor) sideways(t *typeset.Text, right, word, extend bool) {
	onward := right != t.Line(t.LineOf(c.caret)).RTL // in reading order
	low, high := c.selection()
	switch {
	case word && onward:
		c.to(typeset.Pos{Byte: t.WordAfter(c.caret.Byte), After: true}, extend)
	case word:
		c.to(typeset.Pos{Byte: t.WordBefore(c.caret.Byte)}, extend)
	case low != high && !extend && onward:
		c.to(typeset.Pos{Byte: high, After: true}, false)
	case low != high && !extend:
		c.to(typeset.Pos{Byte: low}, false)
	case right:
		c.to(t.Right(c.caret), extend)
	default:
		c.to(t.Left(c.caret), extend)
	}
}

func (c *cursor) vertical(t *typeset.Text, lines int, extend bool) {
	if !c.rising {
		_, c.goal = t.Caret(c.caret)
	}
	c.to(t.Vertical(c.caret, lines, c.goal), extend)
	c.rising = true
}

// caretBox is where a caret of half the width stands, in the text's own place.
func caretBox(t *typeset.Text, at typeset.Pos, loc *Locale) (b box, half float32) {
	line, x := t.Caret(at)
	l, size := t.Line(line), t.Style().Size
	up, down := size, 0.3*size
	if loc.script() == "Aran" {
		up, down = 1.15*size, 0.65*size
	}
	half = caretWidth * loc.scale() / 2
	return box{x - half, l.Baseline - up, x + half, l.Baseline + down}, half
}

// The caret's width in dp at text size 100 %.
const caretWidth = 2.5
