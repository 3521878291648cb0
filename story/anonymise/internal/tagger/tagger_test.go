package tagger

import (
	"bytes"
	"math"
	"strings"
	"testing"
)

// words makes tokens of a line; a word behind an asterisk is a person's name.
func words(line string) []Token {
	var ts []Token
	for i, w := range strings.Fields(line) {
		t := Token{Key: strings.TrimPrefix(w, "*"), Shape: 'a', Start: i == 0, Line: i == 0}
		t.Sound = t.Key
		if t.Key != w {
			t.Tag = Person
		}
		ts = append(ts, t)
	}
	return ts
}

func taught() *Model {
	var ss []Sentence
	for _, line := range []string{
		"my sister *lena came home", "my sister *iris came late", "my sister *nora sang", "the nurse *vera came home", "the nurse *olga sang",
		"my sister came home", "the nurse came late", "the bus came late", "my tea was cold", "the tea was cold and late",
	} {
		for range 5 {
			ss = append(ss, Sentence{Tokens: words(line), Weight: 1})
		}
	}
	return Train(ss)
}

func TestLearnsFromWhatStandsAround(t *testing.T) {
	m := taught()
	for line, want := range map[string]bool{"my sister zuzu came home": true, "the nurse zuzu sang": true, "the bus came late": false, "my tea was cold": false} {
		p := m.Decide(words(line))
		if got := p[2][Person] > 0.5; got != want {
			t.Errorf("%q: third word is a person by %.2f", line, p[2][Person])
		}
	}
}

func TestSharesAddUp(t *testing.T) {
	m := taught()
	ts := append(words("my sister zuzu came"), words("the bus zuzu came late")...)
	for i, p := range m.Decide(ts) {
		sum := 0.0
		for _, share := range p {
			sum += share
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("token %d: %v add up to %v", i, p, sum)
		}
	}
	if got := m.Decide(nil); len(got) != 0 {
		t.Errorf("no words gave %v", got)
	}
}

// Sentences that mark names alone tell nothing against what they do not mark.
func TestNamesAloneSayNothingOfJobs(t *testing.T) {
	job := words("he was a roofer then")
	job[3].Tag = Job
	other := words("he was a tailor then")
	var ss []Sentence
	for range 5 {
		ss = append(ss, Sentence{Tokens: job, Weight: 1})
		for range 4 {
			ss = append(ss, Sentence{Tokens: other, Names: true, Weight: 1})
		}
	}
	unsaid := Train(ss).Decide(words("he was a tailor then"))[3][Job]
	for i := range ss {
		ss[i].Names = false
	}
	if said := Train(ss).Decide(words("he was a tailor then"))[3][Job]; unsaid < 4*said {
		t.Errorf("a tailor has a job by %.3f where nothing says so, by %.3f where he is said to have none", unsaid, said)
	}
}

func TestTrainsToTheByte(t *testing.T) {
	a, b := taught().Pack(), taught().Pack()
	if !bytes.Equal(a, b) {
		t.Fatal("the same sentences gave other weights")
	}
	m, err := Open(a)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(m.Pack(), a) {
		t.Error("weights change when they are read and written again")
	}
}

func TestRefusesOtherSizes(t *testing.T) {
	b := taught().Pack()
	for name, cut := range map[string][]byte{"nothing": nil, "half": b[:len(b)/2], "no weights": []byte("weights")} {
		if _, err := Open(cut); err == nil {
			t.Errorf("%s was read as a model", name)
		}
	}
}
