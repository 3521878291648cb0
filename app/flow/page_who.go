package flow

import (
	"slices"

	"hearme/story"
)

// WhoPage asks who the person is to cancer and where on the pathway their
// story lies. Either may be left open.
type WhoPage struct{ page }

// Role is the answer so far, empty when open.
func (p *WhoPage) Role() story.Role { return p.t.rec.Content.Role }

// ChooseRole takes a role; the same one again opens the answer.
func (p *WhoPage) ChooseRole(r story.Role) {
	if p.t.rec.Content.Role == r {
		r = ""
	}
	p.t.rec.Content.Role = r
	p.t.keep()
	p.Changed()
}

// Has reports whether a stage is chosen.
func (p *WhoPage) Has(s story.Stage) bool { return slices.Contains(p.t.rec.Content.Stages, s) }

// Toggle adds a stage or takes it away; they are kept in the pathway's order.
func (p *WhoPage) Toggle(s story.Stage) {
	c := &p.t.rec.Content
	had := p.Has(s)
	old := c.Stages
	c.Stages = nil
	for _, x := range story.Stages() {
		if x == s && !had || x != s && slices.Contains(old, x) {
			c.Stages = append(c.Stages, x)
		}
	}
	p.t.keep()
	p.Changed()
}

// Next goes on, whatever is chosen.
func (p *WhoPage) Next() { p.next() }
