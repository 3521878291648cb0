package flow

import (
	"hearme/story/consent"
)

// Who reads the pages aloud: roles, as the consent record keeps them. A
// relative never does.
const (
	ReadBySelf        = "self"
	ReadByConnector   = "connector"
	ReadByInterpreter = "interpreter"
	ReadByRecording   = "recording"
)

// Choice is an answer to a yes-or-no question so far.
type Choice int

// The choices.
const (
	Unanswered Choice = iota
	Yes
	No
)

func choice(yes bool) Choice {
	if yes {
		return Yes
	}
	return No
}

// wording is what is in force for the participant's language.
func (t *Telling) wording() consent.Wording {
	v, h := t.Lang().Wording()
	return consent.Wording{Version: v, Hash: h}
}

// wordingChanged reports whether the person agreed to other words than those
// in force now.
func (t *Telling) wordingChanged() bool {
	a, ok := t.rec.Consent.Latest(consent.TakePart, "")
	return ok && a.Wording != t.wording()
}

// answer records one yes or no, with how it came about.
func (t *Telling) answer(f consent.Flag, partner string, yes bool) {
	a := consent.Answer{
		Flag: f, Partner: partner, Yes: yes, Wording: t.wording(),
		Written: t.Lang().Tag, Spoken: t.rec.Content.Spoken,
		At: t.deps.Clock.Now().UTC(), How: t.how, Form: t.form(), ReadBy: t.readBy, Heard: t.heardFor(f),
	}
	if t.rec.Company == Interpreter {
		a.InterpretedBy = string(Interpreter)
	}
	if err := t.rec.Consent.Give(a); err != nil {
		panic(err) // every field is set above: a mistake in the program
	}
}

// chosen is the answer that stands, if it was given to the words in force.
func (t *Telling) chosen(f consent.Flag, partner string) Choice {
	a, ok := t.rec.Consent.Latest(f, partner)
	if !ok || a.Wording != t.wording() {
		return Unanswered
	}
	return choice(a.Yes)
}

// Help is where "Someone else touches for you?" stands.
type Help int

// The states: not asked; asked whether a witness is here; a witness hears the
// answers; nobody may be the witness, so the person touches or stops.
const (
	HelpNone Help = iota
	HelpAsked
	HelpWitnessed
	HelpNoWitness
)

// asking is what the consent pages share: someone else may touch for a person
// who says the answer aloud before a witness.
type asking struct {
	worded
	help Help
}

// Help tells where "Someone else touches for you?" stands.
func (p *asking) Help() Help {
	if p.help == HelpNone && p.t.how == consent.Witnessed {
		return HelpWitnessed
	}
	return p.help
}

// AskHelp opens the question whether a witness is here.
func (p *asking) AskHelp() {
	p.help = HelpAsked
	p.Changed()
}

// Witness answers it: the witness is neither the connector, nor the
// interpreter, nor a relative.
func (p *asking) Witness(here bool) {
	p.t.how, p.help = consent.Touched, HelpNoWitness
	if here {
		p.t.how, p.help = consent.Witnessed, HelpWitnessed
	}
	p.Changed()
}

// TouchMyself takes it back: the person touches for themselves after all.
func (p *asking) TouchMyself() {
	p.t.how, p.help = consent.Touched, HelpNone
	p.Changed()
}
