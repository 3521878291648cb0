package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearme/story/anonymise"
	"hearme/story/anonymise/internal/corpus"
	"hearme/story/anonymise/internal/letters"
	"hearme/story/anonymise/internal/tagger"
)

// teacher gathers what a tagger learns from.
type teacher struct {
	r    *rand.Rand
	seen map[string]map[string]count
	out  []tagger.Sentence
}

func (t *teacher) corpus(dir, lang string) ([]corpus.Sentence, error) {
	path := filepath.Join(dir, lang+".jsonl.gz")
	if _, err := os.Stat(path); err != nil {
		return nil, nil
	}
	read, err := corpus.Read(path)
	if err != nil {
		return nil, err
	}
	var ss []corpus.Sentence
	c := map[string]count{}
	for i, s := range read {
		if len(s.Text) >= 3000 || corpus.Kept(i) {
			continue
		}
		ss = append(ss, s)
		for _, w := range s.Words() {
			k := letters.Fold(w.Text)
			n := c[k]
			n.add(w.Type)
			c[k] = n
		}
	}
	t.seen[lang] = c
	return ss, nil
}

// count is how often a word is part of a person's name and of nothing.
type count struct{ person, other int }

func (n *count) add(typ string) {
	switch typ {
	case "PERSON":
		n.person++
	case "":
		n.other++
	}
}

func cased(lang string) bool { return strings.Contains("en pl ro so yo fr pt", lang) }

// add gives each token its tag. Latin letters come in small ones too, and what
// tells nothing of anyone in capitals.
func (t *teacher) add(ss []corpus.Sentence, lang, forLang string, real bool) {
	weight := 1.0
	if lang != forLang {
		weight = 0.5
	}
	for _, s := range ss {
		names, weight := real || len(s.Spans) > 0, weight
		if !names {
			weight = storyWeight // a made sentence without a gap tells nothing of anyone
		}
		t.out = append(t.out, tagger.Sentence{Tokens: t.tokens(s, lang, real), Sister: lang != forLang, Names: names, Weight: weight})
		if !cased(lang) {
			continue
		}
		others := []string{strings.ToLower(s.Text)}
		if !names {
			others = append(others, strings.ToUpper(s.Text))
		}
		for _, other := range others {
			if len(other) == len(s.Text) {
				s.Text = other
				t.out = append(t.out, tagger.Sentence{Tokens: t.tokens(s, lang, real), Sister: lang != forLang, Names: names, Weight: weight})
			}
		}
	}
}

// storyWeight is what a labelled story weighs beside a sentence of a corpus.
const storyWeight = 2

// everyday is the bit of a token's List for words of every day.
const everyday = 64

// tag gives each token the tag of the span that it stands in.
func tag(ts []tagger.Token, starts, ends []int, spans []corpus.Span) {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b corpus.Span) int { return a.Start - b.Start })
	k := 0
	for i := range ts {
		for k < len(spans) && spans[k].End <= starts[i] {
			k++
		}
		if k < len(spans) && spans[k].Start < ends[i] {
			ts[i].Tag = tagOf[spans[k].Type]
		}
	}
}

// stories adds labelled stories. Rules and lists were mended with them, so that
// in half of what they tell they are made to know less.
func (t *teacher) stories(tell *teller, ss []corpus.Story) {
	for _, s := range ss {
		for k, c := range tell.tell(s) {
			ts, starts, ends := anonymise.TaggerTokens(c.Text, s.Lang)
			tag(ts, starts, ends, c.Spans)
			for i := range ts {
				x := &ts[i]
				switch {
				case x.Tag == tagger.Other && x.Class == 'q':
					x.Tag = tagger.Place // coarse: true, and kept
				case x.Tag == tagger.Person && k%2 == 1 && t.r.IntN(3) == 0:
					x.List &= everyday
				case x.Tag != tagger.Other && x.Tag != tagger.Person && (x.Class == 'p' || x.Class == 'w' || x.Class == 'j') && t.r.IntN(3) == 0:
					x.Class = 0
				}
			}
			t.out = append(t.out, tagger.Sentence{Tokens: ts, Weight: storyWeight})
		}
	}
}

func (t *teacher) tokens(s corpus.Sentence, lang string, real bool) []tagger.Token {
	ts, starts, ends := anonymise.TaggerTokens(s.Text, lang)
	here := map[string]count{}
	if real {
		for _, w := range s.Words() {
			k := letters.Fold(w.Text)
			n := here[k]
			n.add(w.Type)
			here[k] = n
		}
	}
	tag(ts, starts, ends, s.Spans)
	for i := range ts {
		if real {
			t.forget(&ts[i], lang, here[ts[i].Key])
		} else if ts[i].Tag == tagger.Person && t.r.IntN(5) < 3 {
			ts[i].List &= everyday
		}
	}
	return ts
}

// forget makes a token look as if its sentence had not been read when the
// lists were made: what is in them thanks to this sentence is taken out.
func (t *teacher) forget(x *tagger.Token, lang string, here count) {
	n := t.seen[lang][x.Key]
	if x.List&^everyday != 0 && n.person >= 2 && n.person-here.person < 2 && t.r.IntN(4) > 0 {
		x.List &= everyday
	}
	if x.List&^everyday != 0 && x.Tag == tagger.Person && t.r.IntN(6) == 0 {
		x.List &= everyday
	}
	if x.Class == 'c' && n.other >= 2 && n.other-here.other < 2 {
		x.Class, x.List = 0, x.List&^everyday
	}
}
