package anonymise

import (
	"slices"

	"hearme/story"
	"hearme/story/consent"
)

// Redaction says where a placeholder stands in the redacted text. It never
// holds what stood there.
type Redaction struct {
	Field       story.Field `json:"field"`
	Type        Type        `json:"type"`
	Start       int         `json:"start"` // byte offsets of the placeholder in the redacted text
	End         int         `json:"end"`
	Placeholder string      `json:"placeholder"`
	By          string      `json:"by"`
}

// Check is the connector's answer to "could a determined neighbour with the
// internet tell who this is?": no, not_sure, yes, or auto (the 24-hour rule).
type Check string

// The answers of Check.
const (
	CheckNo      Check = "no"
	CheckNotSure Check = "not_sure"
	CheckYes     Check = "yes"
	CheckAuto    Check = "auto"
)

// Redacted is a permitted story with what identifies taken out. Only Redact
// makes one; the zero value is refused by every later stage.
type Redacted struct {
	id         story.ID
	content    story.Content
	record     consent.Record
	redactions []Redaction
	check      Check
}

// Redact takes out every span whose verdict is Out. Codes of its *story.Problem:
// no_permission, undecided, bad_span, bad_check.
func Redact(p consent.Permitted, ds []Decision, check Check) (Redacted, error) {
	if p.IsZero() {
		return Redacted{}, &story.Problem{Code: "no_permission"}
	}
	if !slices.Contains([]Check{CheckNo, CheckNotSure, CheckYes, CheckAuto}, check) {
		return Redacted{}, &story.Problem{Code: "bad_check"}
	}
	c := p.Draft().Content()
	r := Redacted{id: p.Draft().ID(), record: p.Record(), check: check}
	for _, f := range append(story.Fields(), story.TranslationField) {
		text, reds, err := cut(f, c.Text(f), ds)
		if err != nil {
			return Redacted{}, err
		}
		c.SetText(f, text)
		r.redactions = append(r.redactions, reds...)
	}
	r.content = c
	return r, nil
}

// Preview returns one box as the team will see it, Undecided spans included as
// if they were out, with where the placeholders stand.
func Preview(f story.Field, text string, ds []Decision) (string, []Redaction) {
	ds = slices.Clone(ds)
	for i := range ds {
		if ds[i].Verdict == Undecided {
			ds[i].Verdict = Out
		}
	}
	out, reds, err := cut(f, text, ds)
	if err != nil {
		return "", nil
	}
	return out, reds
}

func cut(f story.Field, text string, ds []Decision) (string, []Redaction, error) {
	var mine []Decision
	for _, d := range ds {
		if d.Field == f {
			mine = append(mine, d)
		}
	}
	slices.SortFunc(mine, func(a, b Decision) int { return a.Finding.Start - b.Finding.Start })
	var out []byte
	var reds []Redaction
	at := 0
	for _, d := range mine {
		s, e := d.Finding.Start, d.Finding.End
		if s < at || e <= s || e > len(text) || !onEdge(text, s) || !onEdge(text, e) {
			return "", nil, &story.Problem{Code: "bad_span", Field: string(f)}
		}
		switch d.Verdict {
		case Undecided:
			return "", nil, &story.Problem{Code: "undecided", Field: string(f)}
		case Keep:
			continue
		}
		out = append(out, text[at:s]...)
		start := len(out)
		out = append(out, d.Placeholder...)
		reds = append(reds, Redaction{f, d.Finding.Type, start, len(out), d.Placeholder, d.By})
		at = e
	}
	return string(append(out, text[at:]...)), reds, nil
}

func onEdge(s string, i int) bool { return i == len(s) || s[i]&0xC0 != 0x80 }

// IsZero reports whether Redact did not make r.
func (r Redacted) IsZero() bool { return r.id == "" }

// ID returns the story's id.
func (r Redacted) ID() story.ID { return r.id }

// Content returns a copy of the redacted story.
func (r Redacted) Content() story.Content { return r.content.Clone() }

// Record returns a copy of the person's answers.
func (r Redacted) Record() consent.Record { return r.record.Clone() }

// Redactions returns where the placeholders stand.
func (r Redacted) Redactions() []Redaction { return slices.Clone(r.redactions) }

// Check returns the connector's answer to the neighbour question.
func (r Redacted) Check() Check { return r.check }

// String keeps what a person said out of logs and error texts.
func (r Redacted) String() string { return "anonymise.Redacted(" + string(r.id) + ")" }

// GoString keeps it out of %#v too.
func (r Redacted) GoString() string { return r.String() }
