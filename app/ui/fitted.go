package ui

import (
	"fyne.io/fyne/v2"

	"hearme/app/ui/kit"
)

// How tight a page is: what belongs together stands together, and a page gives
// up what only adorns, one thing after another, until it does.
const (
	roomy   = iota
	plain   // without the large picture
	close   // smaller pictures, closer together
	closest // sentences side by side
)

// fitted builds a page, ever tighter until all of it is seen: build asks the
// Context how tight. A window that takes another size later has it done again.
// Large text scrolls instead.
func fitted(c *Context, build func() kit.Page) kit.Page {
	page := build()
	if large(c) {
		return page
	}
	looser := page
	for c.tight < closest && page.Needs(c.Size.Width) > c.Size.Height {
		c.tight++
		looser, page = page, build()
	}
	c.refit = func(s fyne.Size) bool {
		return c.tight < closest && page.Needs(s.Width) > s.Height || c.tight > roomy && looser.Needs(s.Width) <= s.Height
	}
	return page
}
