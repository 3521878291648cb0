package paper

import (
	"encoding/json"
	"errors"
	"io"

	"hearme/internal/strictjson"
	"hearme/story"
	"hearme/story/anonymise"
)

// Span is a place in a text that may identify someone: byte offsets, end
// exclusive.
type Span struct {
	Start      int            `json:"start"`
	End        int            `json:"end"`
	Type       anonymise.Type `json:"type"`
	Confidence float64        `json:"confidence"`
}

type marked struct {
	ID    json.RawMessage `json:"id"`
	Spans []Span          `json:"spans"`
}

// Redact reads lines {"id","lang","text"} (other keys are passed over) and
// writes {"id","spans"} for each; the id comes back as it was given. A line
// that is refused gets a Refusal. failed counts those.
func Redact(e anonymise.Engine, lines io.Reader, out io.Writer) (failed int, err error) {
	answer := json.NewEncoder(out)
	answer.SetEscapeHTML(false)
	err = Lines(lines, func(n int, line []byte, problem error) error {
		m, err := mark(e, line)
		if problem == nil {
			problem = err
		}
		if problem == nil {
			return answer.Encode(m)
		}
		failed++
		p, ok := errors.AsType[*story.Problem](problem)
		if !ok {
			return problem
		}
		return answer.Encode(Refusal{n, Reader{}.Reason(p), p.Code, p.Field})
	})
	return failed, err
}

func mark(e anonymise.Engine, line []byte) (marked, error) {
	var keys map[string]json.RawMessage
	if err := strictjson.Unmarshal(line, &keys); err != nil {
		return marked{}, err
	}
	var lang, text string
	for name, into := range map[string]*string{"lang": &lang, "text": &text} {
		if raw, ok := keys[name]; !ok || string(raw) == "null" || json.Unmarshal(raw, into) != nil {
			return marked{}, &story.Problem{Code: "bad_type", Field: name}
		}
	}
	m := marked{ID: keys["id"], Spans: []Span{}}
	if m.ID == nil {
		m.ID = json.RawMessage("null")
	}
	for _, f := range e.Propose(text, lang) {
		m.Spans = append(m.Spans, Span{f.Start, f.End, f.Type, f.Confidence})
	}
	return m, nil
}
