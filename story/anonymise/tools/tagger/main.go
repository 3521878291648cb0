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

// from is where training reads and writes, and what it leaves out.
type from struct {
	corpora, templates, names, lists, stories, out string
	without                                        []string // files of stories, without .txt
	half                                           int
}

func main() {
	log.SetFlags(0)
	var f from
	flag.StringVar(&f.corpora, "corpora", "../shared/data/ner", "folder of corpora")
	flag.StringVar(&f.templates, "templates", "story/anonymise/lists/templates", "folder of sentences with gaps")
	flag.StringVar(&f.names, "names", "story/anonymise/lists/names", "folder of names")
	flag.StringVar(&f.lists, "lists", "story/anonymise/data/lists", "folder of lists")
	flag.StringVar(&f.stories, "stories", "story/anonymise/evaluation", "folder of labelled stories")
	flag.StringVar(&f.out, "out", "story/anonymise/data/tagger", "folder to write to")
	flag.IntVar(&f.half, "half", 0, "1 or 2: fill sentences with every other name of the lists alone, to measure on the rest")
	only := flag.String("only", "en pl ro ur pa bn gu hi ar so yo fr pt", "languages")
	without := flag.String("without", "", "files of stories that are not learned from, to measure on them: train.en.8 train.en.9")
	flag.Parse()
	f.without = strings.Fields(*without)
	for _, lang := range strings.Fields(*only) {
		if err := train(lang, f); err != nil {
			log.Fatal("tagger: ", err)
		}
	}
}

// sisters are the languages whose corpora help one that has little of its own.
var sisters = map[string][]string{"ur": {"hi"}, "hi": {"ur"}, "pa": {"hi", "ur"}, "gu": {"hi"}, "bn": {"hi"}, "pl": {"ro", "pt", "en"}, "fr": {"pt", "ro", "en"}, "so": {"en", "ro"},
	"yo": {"en", "ro"}, "en": {"ro", "pt"}, "ro": {"pt", "en"}, "pt": {"ro", "en"}}

func train(lang string, f from) error {
	t := teacher{r: rand.New(rand.NewPCG(3, 5)), seen: map[string]map[string]count{}}
	own, err := t.corpus(f.corpora, lang)
	if err != nil {
		return err
	}
	n := len(own)
	t.add(own, lang, lang, true)
	for _, s := range sisters[lang] {
		ss, err := t.corpus(f.corpora, s)
		if err != nil {
			return err
		}
		t.add(ss, s, lang, true)
	}
	synthetic, err := fill(lang, f.templates, f.names, f.half)
	if err != nil {
		return err
	}
	t.add(synthetic, lang, lang, false)
	told, err := t.labelled(lang, f)
	if err != nil {
		return err
	}
	b := tagger.Train(t.out).Pack()
	fmt.Printf("%s: %d sentences of a corpus, %d of templates, %d stories, %d bytes\n", lang, n, len(synthetic), told, len(b))
	return os.WriteFile(filepath.Join(f.out, lang+".model"), b, 0o644)
}

// labelled adds a language's labelled stories but for those left out, and
// returns how many they are.
func (t *teacher) labelled(lang string, f from) (int, error) {
	ss, err := corpus.Stories(f.stories, "dev", "train")
	if err != nil {
		return 0, err
	}
	ss = slices.DeleteFunc(ss, func(s corpus.Story) bool {
		return s.Lang != lang || slices.Contains(f.without, strings.TrimSuffix(s.File, ".txt"))
	})
	all, err := communities(lang, f.names, f.half)
	if err != nil {
		return 0, err
	}
	words, towns, err := listed(f.lists, lang)
	if err != nil {
		return 0, err
	}
	t.stories(newTeller(lang, ss, all, words, towns), ss)
	return len(ss), nil
}
