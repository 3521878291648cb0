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

	"hearme/story/anonymise/internal/tagger"
)

func main() {
	log.SetFlags(0)
	corpora := flag.String("corpora", "../shared/data/ner", "folder of corpora")
	templates := flag.String("templates", "story/anonymise/lists/templates", "folder of sentences with gaps")
	names := flag.String("names", "story/anonymise/lists/names", "folder of names")
	out := flag.String("out", "story/anonymise/data/tagger", "folder to write to")
	only := flag.String("only", "en pl ro ur pa bn gu hi ar so yo fr pt", "languages")
	half := flag.Int("half", 0, "1 or 2: fill sentences with every other name of the lists alone, to measure on the rest")
	flag.Parse()
	for _, lang := range strings.Fields(*only) {
		if err := train(lang, *corpora, *templates, *names, *out, *half); err != nil {
			log.Fatal("tagger: ", err)
		}
	}
}

// sisters are the languages whose corpora help one that has little of its own.
var sisters = map[string][]string{"ur": {"hi"}, "hi": {"ur"}, "pa": {"hi", "ur"}, "gu": {"hi"}, "bn": {"hi"}, "pl": {"ro", "pt", "en"}, "fr": {"pt", "ro", "en"}, "so": {"en", "ro"},
	"yo": {"en", "ro"}, "en": {"ro", "pt"}, "ro": {"pt", "en"}, "pt": {"ro", "en"}}

func train(lang, corpora, templates, names, out string, half int) error {
	t := teacher{r: rand.New(rand.NewPCG(3, 5)), seen: map[string]map[string]count{}}
	own, err := t.corpus(corpora, lang)
	if err != nil {
		return err
	}
	n := len(own)
	t.add(own, lang, lang, true)
	for _, s := range sisters[lang] {
		ss, err := t.corpus(corpora, s)
		if err != nil {
			return err
		}
		t.add(ss, s, lang, true)
	}
	synthetic, err := fill(lang, templates, names, half)
	if err != nil {
		return err
	}
	t.add(synthetic, lang, lang, false)
	m := tagger.Train(t.out)
	b := m.Pack()
	fmt.Printf("%s: %d sentences of a corpus, %d of templates, %d bytes\n", lang, n, len(synthetic), len(b))
	return os.WriteFile(filepath.Join(out, lang+".model"), b, 0o644)
}
