package flow

import (
	"hearme/story"
	"hearme/story/consent"
)

// MaxContact is the most bytes that one line of contact may hold.
const MaxContact = 200

// ContactPage asks whether the project may get in touch, and if so how. Adults
// who say yes are asked too whether to talk later about telling it publicly.
type ContactPage struct {
	asking
	problem error
}

// Chosen is the answer so far.
func (p *ContactPage) Chosen() Choice { return p.t.chosen(consent.Contact, "") }

// Answer records the answer. A no takes back what was given and goes on; a yes
// opens the lines to fill in.
func (p *ContactPage) Answer(yes bool) {
	p.t.hush()
	p.t.answer(consent.Contact, "", yes)
	p.problem = nil
	if yes {
		p.t.keep()
		p.Changed()
		return
	}
	if p.AsksNamed() && p.Named() == Yes {
		p.t.answer(consent.ContactNamed, "", false)
	}
	p.t.rec.Contact = story.Contact{Phone: p.callBackPhone()}
	p.next()
}

// callBackPhone is the number that a call asked for at Stop still needs.
func (p *ContactPage) callBackPhone() string {
	if p.t.rec.CallBack {
		return p.t.rec.Contact.Phone
	}
	return ""
}

// AsksNamed reports whether contact_named is asked: of adults only.
func (p *ContactPage) AsksNamed() bool { return p.t.rec.Content.Age == story.Adult }

// Named is the answer about telling it publicly so far.
func (p *ContactPage) Named() Choice { return p.t.chosen(consent.ContactNamed, "") }

// Listening is the recorded voice for what is asked now: after a yes that is
// the second question. Nil where there is none.
func (p *ContactPage) Listening() *Listening {
	switch {
	case p.Chosen() != Yes:
		return p.listening(p.step)
	case p.AsksNamed():
		return p.listening(stepNamed)
	}
	return p.listening("")
}

// NamedTitle is the catalogue key of that question.
func (p *ContactPage) NamedTitle() string { return p.reading(stepNamed).title }

// NamedLines are its sentences in order.
func (p *ContactPage) NamedLines() []InfoLine { return p.reading(stepNamed).lines }

// AnswerNamed records it; under 18 there is nothing to answer.
func (p *ContactPage) AnswerNamed(yes bool) {
	if p.AsksNamed() && p.Named() != choice(yes) {
		p.t.answer(consent.ContactNamed, "", yes)
		p.t.keep()
	}
	p.Changed()
}

// Contact is what was given so far.
func (p *ContactPage) Contact() story.Contact { return p.t.rec.Contact }

// Set takes the lines as they are typed; a line too long is refused.
func (p *ContactPage) Set(c story.Contact) {
	for _, s := range []string{c.Name, c.Phone, c.Email, c.Note} {
		if len(s) > MaxContact {
			p.Refused("too_long")
			return
		}
		if err := story.CheckText("contact", s); err != nil {
			p.problem = err
			p.Changed()
			return
		}
	}
	p.problem = nil
	p.t.rec.Contact = c
	p.t.typed()
	p.Changed()
}

// Refused notes that a line itself refused a paste, by the problem's code.
func (p *ContactPage) Refused(code string) {
	p.problem = &story.Problem{Code: code, Field: "contact"}
	p.Changed()
}

// Problem is what keeps the page from going on, or nil.
func (p *ContactPage) Problem() error { return p.problem }

// Next goes on once there is a phone number or an e-mail address.
func (p *ContactPage) Next() {
	if c := p.t.rec.Contact; blank(c.Phone) && blank(c.Email) {
		p.problem = &story.Problem{Code: "contact_missing", Field: "contact"}
		p.Changed()
		return
	}
	p.next()
}
