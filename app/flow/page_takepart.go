package flow

import "hearme/story/consent"

// TakePartPage asks the one question that is needed, alone on its page.
type TakePartPage struct {
	asking
	failed error
}

// Chosen is the person's own answer when they came back to this page; nothing
// is ever chosen beforehand.
func (p *TakePartPage) Chosen() Choice { return p.t.chosen(consent.TakePart, "") }

// Yes keeps the story and goes on.
func (p *TakePartPage) Yes() {
	p.t.answer(consent.TakePart, "", true)
	p.next()
}

// No keeps nothing. Words that were already told are thrown away only after a
// second question.
func (p *TakePartPage) No() {
	if p.t.hasWords() {
		p.t.throwAway(NothingKept)
		return
	}
	p.t.discard(NothingKept, func(err error) { p.failed = err; p.Changed() })
}

// Failed is why nothing could be deleted just now, nil otherwise.
func (p *TakePartPage) Failed() error { return p.failed }
