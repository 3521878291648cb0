package flow

import "hearme/story/consent"

// InfoLine is one sentence of an information or consent page and the picture
// beside it.
type InfoLine struct {
	Key     string // catalogue key
	Picture string // name of an easy-read picture, empty for none
}

// reading is what one page says, in one form.
type reading struct {
	before []InfoLine // said before the title asks
	title  string     // catalogue key of the page's one idea or question
	lines  []InfoLine
}

// stepNamed stands for the second question on the contact page.
const stepNamed = "contact_named"

// worded is what the pages share that tell and ask: they can be read in
// ordinary words or as easy read.
type worded struct {
	page
	aloud *Listening
}

// Easy reports whether the page is in easy words with pictures.
func (p *worded) Easy() bool { return p.t.rec.Easy }

// SetEasy changes to easy words with pictures or back, here and on the pages
// that follow. What was answered stays.
func (p *worded) SetEasy(on bool) {
	if p.t.rec.Easy == on {
		return
	}
	p.t.hush()
	p.t.rec.Easy = on
	p.t.keep()
	p.Changed()
}

// Title is the catalogue key of the page's one idea or question.
func (p *worded) Title() string { return p.reading(p.step).title }

// Before are the sentences that come before the title asks: what cannot be
// undone.
func (p *worded) Before() []InfoLine { return p.reading(p.step).before }

// Lines are the page's sentences in order.
func (p *worded) Lines() []InfoLine { return p.reading(p.step).lines }

func (p *worded) reading(step string) reading {
	if p.Easy() {
		return easyWords[step]
	}
	return ordinaryWords[step]
}

// form is the form in which the pages are read now, as an answer keeps it.
func (t *Telling) form() consent.Form {
	if t.rec.Easy {
		return consent.EasyRead
	}
	return consent.OrdinaryWords
}

var ordinaryWords = map[string]reading{
	StepInfo1: {title: "info.hear.title", lines: []InfoLine{
		{"info.hear.choose", "choose"}, {"info.hear.care", "care"}, {"info.hear.stop", "stop"},
	}},
	StepInfo2: {title: "info.read.title", lines: []InfoLine{
		{"info.read.who", "team"}, {"info.read.names", "names"}, {"info.read.guess", "guess"},
	}},
	StepInfo3: {title: "info.safe.title", lines: []InfoLine{
		{"info.safe.danger", "danger"}, {"info.safe.change", "change"}, {"info.safe.print", "print"},
	}},
	StepTakePart: {title: "consent.take_part.title", lines: []InfoLine{
		{"consent.take_part.read", "team"}, {"consent.take_part.names", "names"},
		{"consent.take_part.change", "change"}, {"consent.take_part.care", "care"},
	}},
	StepQuote: {
		before: []InfoLine{{"consent.quote.first", ""}},
		title:  "consent.quote.title",
		lines: []InfoLine{
			{"consent.quote.who", "print"}, {"consent.quote.change", "change"}, {"consent.quote.no_harm", "team"},
		},
	},
	StepPartners: {title: "consent.share_partners.title", lines: []InfoLine{{"consent.share_partners.how", ""}}},
	StepContact:  {title: "consent.contact.title", lines: []InfoLine{{"consent.contact.why", ""}, {"consent.contact.how", ""}}},
	stepNamed:    {title: "consent.contact_named.title", lines: []InfoLine{{"consent.contact_named.how", ""}}},
}

// easyWords says the same in one short sentence an idea, each with its
// picture. The same idea has the same picture on every page.
var easyWords = map[string]reading{
	StepInfo1: {title: "info.easy.hear.title", lines: []InfoLine{
		{"info.easy.hear.cancer_care", "clinic"}, {"info.easy.hear.listen", "listen"},
		{"info.easy.hear.choose", "choose"}, {"info.easy.hear.care", "care"},
		{"info.easy.hear.stop", "stop"}, {"info.easy.hear.skip", "skip"},
	}},
	StepInfo2: {title: "info.easy.read.title", lines: []InfoLine{
		{"info.easy.read.run", "office"}, {"info.easy.read.charity", "charity"},
		{"info.easy.read.team", "team"}, {"info.easy.read.others", "others"},
		{"info.easy.read.names", "names"}, {"info.easy.read.guess", "guess"},
	}},
	StepInfo3: {title: "info.easy.safe.title", lines: []InfoLine{
		{"info.easy.safe.danger", "danger"}, {"info.easy.safe.tell", "tell"},
		{"info.easy.safe.change", "change"}, {"info.easy.safe.delete", "delete"},
		{"info.easy.safe.report", "report"}, {"info.easy.safe.print", "kept"},
	}},
	StepTakePart: {title: "consent.easy.take_part.title", lines: []InfoLine{
		{"consent.easy.take_part.read", "team"}, {"consent.easy.take_part.care", "care"},
		{"consent.easy.take_part.names", "names"}, {"consent.easy.take_part.guess", "guess"},
		{"consent.easy.take_part.change", "change"}, {"consent.easy.take_part.delete", "delete"},
	}},
	StepQuote: {
		before: []InfoLine{{"consent.easy.quote.first", "kept"}},
		title:  "consent.easy.quote.title",
		lines: []InfoLine{
			{"consent.easy.quote.who", "anyone"}, {"consent.easy.quote.name", "names"},
			{"consent.easy.quote.change", "change"}, {"consent.easy.quote.stop", "unprint"},
			{"consent.easy.quote.no_harm", "team"},
		},
	},
	StepPartners: {title: "consent.easy.share_partners.title", lines: []InfoLine{
		{"consent.easy.share_partners.names", "names"}, {"consent.easy.share_partners.each", "each"},
	}},
	StepContact: {title: "consent.easy.contact.title", lines: []InfoLine{
		{"consent.easy.contact.news", "news"}, {"consent.easy.contact.ask", "ask"}, {"consent.easy.contact.apart", "apart"},
	}},
	stepNamed: {title: "consent.easy.contact_named.title", lines: []InfoLine{
		{"consent.easy.contact_named.public", "anyone"}, {"consent.easy.contact_named.talk", "talking"},
		{"consent.easy.contact_named.week", "week"}, {"consent.easy.contact_named.no", "choose"},
	}},
}
