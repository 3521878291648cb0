package anonymise

import (
	"strings"
	"testing"
)

type fixed []Finding

func (f fixed) Propose(string, string) []Finding { return append([]Finding{}, f...) }

func TestRareCancersJoinTheOthers(t *testing.T) {
	text := "Ann had a sarcoma. Bea Sarcoma Smith had mesothelioma."
	bea := strings.Index(text, "Bea")
	e := WithRareCancers(fixed{{0, 3, Person, "name_list", 1}, {bea, bea + len("Bea Sarcoma Smith"), Person, "name_list", 1}})
	var got []string
	for _, f := range e.Propose(text, "en") {
		got = append(got, string(f.Type)+" "+text[f.Start:f.End])
	}
	if s := strings.Join(got, "; "); s != "PERSON Ann; ILLNESS sarcoma; PERSON Bea Sarcoma Smith; ILLNESS mesothelioma" {
		t.Error(s)
	}
}

func FuzzRareCancers(f *testing.F) {
	f.Add("a sarcoma, Hodgkin's \u0939\u0949\u091c\u0915\u093f\u0928 \xff")
	e := WithRareCancers(New())
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, x := range e.Propose(text, "en") {
			if x.Start < at || x.End <= x.Start || x.End > len(text) || !onEdge(text, x.Start) || !onEdge(text, x.End) {
				t.Fatalf("%q: %+v after %d", text, x, at)
			}
			at = x.End
		}
	})
}
