package flow

import "hearme/story"

// ReadBackPage shows the person what they told, and asks how care was overall.
type ReadBackPage struct{ page }

// Boxes lists the boxes that hold words, in order; a translation is last.
func (p *ReadBackPage) Boxes() []story.Field {
	var fs []story.Field
	for _, f := range append(story.Fields(), story.TranslationField) {
		if !blank(p.Text(f)) {
			fs = append(fs, f)
		}
	}
	return fs
}

// Text is what stands in a box.
func (p *ReadBackPage) Text(f story.Field) string { return p.t.rec.Content.Text(f) }

// Rating is 0 very poor to 10 very good; asked is false while it is open.
func (p *ReadBackPage) Rating() (n int, answered bool) {
	if r := p.t.rec.Content.Rating; r != nil {
		return *r, true
	}
	return 0, false
}

// Rate takes a number from 0 to 10; the same one again opens the answer.
func (p *ReadBackPage) Rate(n int) {
	c := &p.t.rec.Content
	if c.Rating != nil && *c.Rating == n {
		c.Rating = nil
	} else {
		c.Rating = &n
	}
	p.t.keep()
	p.Changed()
}

// Skip leaves the rating open and goes on.
func (p *ReadBackPage) Skip() {
	p.t.rec.Content.Rating = nil
	p.next()
}

// Change goes back to the story's page.
func (p *ReadBackPage) Change() { p.t.open(StepStory) }

// Next goes on.
func (p *ReadBackPage) Next() { p.next() }
