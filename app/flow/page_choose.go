package flow

import (
	"hearme/story/consent"
	"hearme/sync/wire"
)

// QuotePage asks whether words may be printed, after it said what cannot be
// undone.
type QuotePage struct{ asking }

// Chosen is the person's own answer when they came back.
func (p *QuotePage) Chosen() Choice { return p.t.chosen(consent.Quote, "") }

// Answer records the answer and goes on.
func (p *QuotePage) Answer(yes bool) {
	p.t.answer(consent.Quote, "", yes)
	p.next()
}

// PartnersPage asks for each organisation by itself whether it may read the
// story.
type PartnersPage struct{ asking }

// Partners lists the organisations.
func (p *PartnersPage) Partners() []wire.Partner { return p.t.deps.Config.Partners }

// Chosen is the answer for one partner so far.
func (p *PartnersPage) Chosen(id string) Choice { return p.t.chosen(consent.SharePartners, id) }

// Answer records the answer for one partner.
func (p *PartnersPage) Answer(id string, yes bool) {
	if p.Chosen(id) != choice(yes) {
		p.t.answer(consent.SharePartners, id, yes)
		p.t.keep()
	}
	p.Changed()
}

// Skip leaves what is open as a no, which is what an unasked partner gets.
func (p *PartnersPage) Skip() { p.next() }

// Ready reports whether every partner has an answer.
func (p *PartnersPage) Ready() bool {
	for _, o := range p.Partners() {
		if p.Chosen(o.ID) == Unanswered {
			return false
		}
	}
	return true
}

// Next goes on.
func (p *PartnersPage) Next() { p.next() }
