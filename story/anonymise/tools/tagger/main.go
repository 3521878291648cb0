// Command tagger trains the taggers: one file of weights a language, the same
// bytes from the same data.
//
//	tagger -corpora DIR -templates DIR -lists DIR -out data/tagger
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"hearme/story/anonymise"
	"hearme/story/anonymise/internal/corpus"
	"hearme/story/anonymise/internal/tagger"
)

func main() {
	log.SetFlags(0)
	corpora := flag.String("corpora", "../shared/data/ner", "folder of corpora")
	templates := flag.String("templates", "story/anonymise/lists/templates", "folder of sentences with gaps")
	names := flag.String("names", "story/anonymise/lists/names", "folder of names")
	out := flag.String("out", "story/anonymise/data/tagger", "folder to write to")
	flag.Parse()
	for _, lang := range []string{"en", "pl", "ro", "ur", "pa", "bn", "gu", "hi", "ar", "so", "yo", "fr", "pt"} {
		if err := train(lang, *corpora, *templates, *names, *out); err != nil {
			log.Fatal("tagger: ", err)
		}
	}
}

func train(lang, corpora, templates, names, out string) error {
	var ss []corpus.Sentence
	path := filepath.Join(corpora, lang+".jsonl.gz")
	if _, err := os.Stat(path); err == nil {
		read, err := corpus.Read(path)
		if err != nil {
			return err
		}
		for i, s := range read {
			if len(s.Text) < 3000 && !corpus.Kept(i) {
				ss = append(ss, s)
			}
		}
	}
	real := len(ss)
	synthetic, err := fill(lang, templates, names)
	if err != nil {
		return err
	}
	ss = append(ss, synthetic...)
	if len(ss) == 0 {
		return nil
	}
	r := rand.New(rand.NewPCG(3, 5))
	var ts [][]tagger.Token
	for i, s := range ss {
		ts = append(ts, tagged(s, lang, r, i < real))
		if low := strings.ToLower(s.Text); cased(lang) && len(low) == len(s.Text) {
			s.Text = low
			ts = append(ts, tagged(s, lang, r, i < real))
		}
	}
	m := tagger.Train(ts, 6)
	b := m.Pack()
	fmt.Printf("%s: %d sentences of a corpus, %d of templates, %d bytes\n", lang, real, len(synthetic), len(b))
	return os.WriteFile(filepath.Join(out, lang+".model"), b, 0o644)
}

func cased(lang string) bool { return strings.Contains("en pl ro so yo fr pt", lang) }

// tagged gives each token its tag; a third of the names lose what the lists
// say of them, so that the tagger learns from what stands around.
func tagged(s corpus.Sentence, lang string, r *rand.Rand, real bool) []tagger.Token {
	ts, starts, ends := anonymise.TaggerTokens(s.Text, lang)
	for i := range ts {
		for _, sp := range s.Spans {
			if sp.Start <= starts[i] && ends[i] <= sp.End {
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
		if ts[i].Tag == tagger.Person && r.IntN(3) == 0 {
			ts[i].List = 0
		}
	}
	return ts
}
