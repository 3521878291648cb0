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
	e := &engine{parts: Rules | Lists | Tagger}
	for _, o := range opts {
		o(e)
	}
	return e
}

// Part is one of the things that an engine joins.
type Part uint8

// The parts of an engine.
const (
	Rules Part = 1 << iota
	Lists
	Tagger
)

// Only makes an engine of some parts, to measure what each is worth.
func Only(parts Part) Option { return func(e *engine) { e.parts = parts } }

type engine struct {
	cautious bool
	parts    Part
}

// Propose implements Engine.
func (e *engine) Propose(text, lang string) []Finding {
	if text == "" || !utf8.ValidString(text) {
		return nil
	}
	d := newDoc(text, lang, e.cautious)
	d.find(e.parts)
	if e.cautious {
		b := newDoc(text, lang, false) // what is sure stays found, whatever else is
		b.find(e.parts)
		d.found = append(d.found, b.found...)
	}
	return d.settle()
}

// find runs the parts of the engine.
func (d *doc) find(parts Part) {
	if parts&Rules != 0 {
		d.addresses()
		d.numbers()
		d.aloud()
		d.codes()
		d.dates()
		d.ages()
		d.streets()
		d.facilities()
		d.employers()
		d.bare()
		d.jobs()
		d.trades()
		d.foreign()
	}
	if parts&Lists != 0 {
		d.known()
		d.homes()
	}
	d.names(parts)
}
