package anonymise

import "unicode/utf8"

// Option changes how an engine judges.
type Option func(*engine)

// WithCautious makes the engine propose what is only likely too: years, towns,
// weekdays with a date, unknown words that look like names.
func WithCautious() Option { return func(e *engine) { e.cautious = true } }

// New returns an engine: rules, lists of names and places, and a learned
// tagger, joined. It is safe for use by several goroutines.
func New(opts ...Option) Engine {
	e := &engine{parts: rulesPart | listsPart | taggerPart}
	for _, o := range opts {
		o(e)
	}
	return e
}

type part uint8

const (
	rulesPart part = 1 << iota
	listsPart
	taggerPart
)

type engine struct {
	cautious bool
	parts    part
}

// Propose implements Engine.
func (e *engine) Propose(text, lang string) []Finding {
	if text == "" || !utf8.ValidString(text) {
		return nil
	}
	d := newDoc(text, lang, e.cautious)
	if e.parts&rulesPart != 0 {
		d.addresses()
		d.numbers()
		d.codes()
		d.dates()
		d.ages()
		d.streets()
		d.facilities()
		d.employers()
	}
	if e.parts&listsPart != 0 {
		d.listed()
	}
	d.names(e.parts)
	return d.settle()
}
