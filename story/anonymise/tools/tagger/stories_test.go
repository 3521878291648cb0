package main

import (
	"slices"
	"strings"
	"testing"

	"hearme/story/anonymise/internal/corpus"
)

var told = corpus.Story{ID: "a", Lang: "en", Pieces: []corpus.Piece{
	{Text: "My sister "}, {Text: "Hodan", Type: "RELATIVE"}, {Text: " and Dr "}, {Text: "Okafor", Type: "STAFF"}, {Text: ". I'm "}, {Text: "61", Type: "AGE"},
	{Text: ", I am a "}, {Text: "roofer", Type: "JOB"}, {Text: " with "}, {Text: "Monarch", Type: "EMPLOYER"}, {Text: ". "}, {Text: "Hodan", Type: "RELATIVE"}, {Text: " went to "},
	{Text: "Wigmore Surgery", Type: "FACILITY"}, {Text: " from "}, {Text: "Tooting", Type: "PLACE"}, {Text: "."},
}}

func copiesOf(s corpus.Story) []corpus.Sentence {
	all := []people{{given: []string{"Saima", "Tendai", "Kasia"}, family: []string{"Begum", "Moyo", "Nowak"}}}
	return newTeller("en", []corpus.Story{s}, all, []string{"joy"}, []string{"acton", "east_ham"}).tell(s)
}

func TestCopiesKeepTheirMarks(t *testing.T) {
	texts := map[string]bool{}
	for k, c := range copiesOf(told) {
		texts[c.Text] = true
		if len(c.Spans) != 8 {
			t.Fatalf("copy %d has %d marks: %q", k, len(c.Spans), c.Text)
		}
		for _, sp := range c.Spans {
			if w := c.Text[sp.Start:sp.End]; strings.TrimSpace(w) == "" {
				t.Errorf("copy %d marks %q as %s", k, w, sp.Type)
			}
		}
		if a, b := c.Spans[0], c.Spans[5]; !strings.EqualFold(c.Text[a.Start:a.End], c.Text[b.Start:b.End]) {
			t.Errorf("copy %d calls one sister two names: %q", k, c.Text)
		}
	}
	if len(texts) != copies {
		t.Errorf("%d of %d copies differ", len(texts), copies)
	}
}

func TestCopiesAreTheSameEachTime(t *testing.T) {
	same := func(a, b corpus.Sentence) bool { return a.Text == b.Text && slices.Equal(a.Spans, b.Spans) }
	if !slices.EqualFunc(copiesOf(told), copiesOf(told), same) {
		t.Error("the same story was told otherwise")
	}
}

func TestArticleFitsTheJob(t *testing.T) {
	for _, c := range [][3]string{{"I am a ", "usher", "I am an "}, {"I am an ", "baker", "I am a "}, {"I am a ", "baker", "I am a "}, {"I was ", "usher", "I was "}} {
		if got := article(c[0], c[1]); got != c[2] {
			t.Errorf("%q before %q: %q", c[0], c[1], got)
		}
	}
}
