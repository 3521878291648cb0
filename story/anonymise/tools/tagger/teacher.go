package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
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

// add gives each token its tag. Latin letters come in small ones too.
func (t *teacher) add(ss []corpus.Sentence, lang, forLang string, real bool) {
	weight := 1.0
	if lang != forLang {
		weight = 0.5
	}
	for _, s := range ss {
		t.out = append(t.out, tagger.Sentence{Tokens: t.tokens(s, lang, real), Sister: lang != forLang, Weight: weight})
		if low := strings.ToLower(s.Text); cased(lang) && len(low) == len(s.Text) {
			s.Text = low
			t.out = append(t.out, tagger.Sentence{Tokens: t.tokens(s, lang, real), Sister: lang != forLang, Weight: weight})
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
	for i := range ts {
		for _, sp := range s.Spans {
			if sp.Start < ends[i] && starts[i] < sp.End {
				switch sp.Type {
				case "PERSON":
					ts[i].Tag = tagger.Person
				case "PLACE":
					ts[i].Tag = tagger.Place
				case "ORG":
					ts[i].Tag = tagger.Org
				}
			}
		}
		if real {
			t.forget(&ts[i], lang, here[ts[i].Key])
		} else if ts[i].Tag == tagger.Person && t.r.IntN(5) < 3 {
			ts[i].List = 0
		}
	}
	return ts
}

// forget makes a token look as if its sentence had not been read when the
// lists were made: what is in them thanks to this sentence is taken out.
func (t *teacher) forget(x *tagger.Token, lang string, here count) {
	n := t.seen[lang][x.Key]
	if x.List != 0 && n.person >= 2 && n.person-here.person < 2 && t.r.IntN(4) > 0 {
		x.List = 0
	}
	if x.List != 0 && x.Tag == tagger.Person && t.r.IntN(6) == 0 {
		x.List = 0
	}
	if x.Class == 'c' && n.other >= 2 && n.other-here.other < 2 {
		x.Class = 0
	}
}
