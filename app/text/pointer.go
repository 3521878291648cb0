package text

import (
	"time"

	"fyne.io/fyne/v2"
)

// pointer is what a mouse or a finger is about to do in an editor.
type pointer struct {
	clicks
	dragged bool
	picking bool       // a touch selects and does not scroll
	handles bool       // the selection was made by touch
	grabbed bool       // a handle is dragged
	offset  fyne.Delta // from the finger to the selection's end
}

// clicks tells a third click from a first.
type clicks struct{ second time.Time }

// A third click comes within this time after the second.
const nextClick = 500 * time.Millisecond

var now = time.Now

func (c *clicks) twice() { c.second = now() }

// thrice tells whether a click is a third, once.
func (c *clicks) thrice() bool {
	ok := !c.second.IsZero() && now().Sub(c.second) < nextClick
	c.second = time.Time{}
	return ok
}
