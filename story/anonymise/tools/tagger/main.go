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
	"slices"
	"strings"

	"hearme/story/anonymise/internal/corpus"
	"hearme/story/anonymise/internal/tagger"
)

func main() {
	log.SetFlags(0)
	corpora := flag.String("corpora", "../shared/data/ner", "folder of corpora")
	templates := flag.String("templates", "story/anonymise/lists/templates", "folder of sentences with gaps")
	names := flag.String("names", "story/anonymise/lists/names", "folder of names")
	out := flag.String("out", "story/anonymise/data/tagger", "folder to write to")
	only := flag.String("only", "en pl ro ur pa bn gu hi ar so yo fr pt", "languages")
	stories := flag.String("stories", "story/anonymise/evaluation", "folder of labelled stories")
	lists := flag.String("lists", "story/anonymise/data/lists", "folder of lists")
	without := flag.String("without", "", "files of stories that are not learned from")
	weight := flag.Float64("weight", 2, "what a labelled story weighs beside a sentence of a corpus")
	half := flag.Int("half", 0, "1 or 2: fill sentences with every other name of the lists alone, to measure on the rest")
	flag.Parse()
	for _, lang := range strings.Fields(*only) {
		if err := train(lang, *corpora, *templates, *names, *out, *stories, *lists, *without, *half, *weight); err != nil {
			log.Fatal("tagger: ", err)
		}
	}
}

// sisters are the languages whose corpora help one that has little of its own.
var sisters = map[string][]string{"ur": {"hi"}, "hi": {"ur"}, "pa": {"hi", "ur"}, "gu": {"hi"}, "bn": {"hi"}, "pl": {"ro", "pt", "en"}, "fr": {"pt", "ro", "en"}, "so": {"en", "ro"},
	"yo": {"en", "ro"}, "en": {"ro", "pt"}, "ro": {"pt", "en"}, "pt": {"ro", "en"}}

func train(lang, corpora, templates, names, out, stories, lists, without string, half int, weight float64) error {
	t := teacher{r: rand.New(rand.NewPCG(3, 5)), seen: map[string]map[string]count{}, weight: weight}
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
	labelled, err := corpus.Stories(stories, "dev", "train")
	if err != nil {
		return err
	}
	labelled = slices.DeleteFunc(labelled, func(s corpus.Story) bool {
		return s.Lang != lang || slices.Contains(strings.Fields(without), strings.TrimSuffix(s.File, ".txt"))
	})
	all, err := communities(lang, names, half)
	if err != nil {
		return err
	}
	words, towns, err := listed(lists, lang)
	if err != nil {
		return err
	}
	t.stories(newTeller(lang, labelled, all, words, towns), labelled)
	m := tagger.Train(t.out)
	b := m.Pack()
	fmt.Printf("%s: %d sentences of a corpus, %d of templates, %d stories, %d bytes\n", lang, n, len(synthetic), len(labelled), len(b))
	return os.WriteFile(filepath.Join(out, lang+".model"), b, 0o644)
}
