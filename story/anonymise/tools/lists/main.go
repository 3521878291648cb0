// Command lists builds the engine's lists of names and everyday words:
//
//	lists -packaged packaged.json -corpora DIR -names lists/names -out data/lists
//
// The same input gives the same bytes. data/lists/README.md names the sources.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearme/story/anonymise/internal/corpus"
	"hearme/story/anonymise/internal/letters"
)

// What names.txt says of a word; the engine's lists.go has the same bits.
const (
	given  = 1
	family = 2
	common = 4
)

type packaged struct {
	Names  map[string]struct{ Given, Family []string }
	Words  map[string][]string
	Places []string
}

func main() {
	log.SetFlags(0)
	from := flag.String("packaged", "", "what lists.mjs printed")
	corpora := flag.String("corpora", "", "folder of name-tagging corpora")
	own := flag.String("names", "lists/names", "folder of the project's own lists")
	out := flag.String("out", "data/lists", "folder to write to")
	flag.Parse()
	if err := run(*from, *corpora, *own, *out); err != nil {
		log.Fatal("lists: ", err)
	}
}

func run(from, corpora, own, out string) error {
	var p packaged
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, &p); err != nil {
		return err
	}
	names, err := ownNames(own)
	if err != nil {
		return err
	}
	for _, c := range p.Names {
		put(names, c.Given, given)
		put(names, c.Family, family)
	}
	seen, err := counts(corpora)
	if err != nil {
		return err
	}
	for lang, c := range seen {
		for w, n := range c {
			if lang != "en" && n.person >= 2 && n.person*3 > n.other && utf8.RuneCountInString(w) > 2 {
				names[w] |= given
			}
		}
	}
	core := map[string]bool{}
	for _, w := range p.Words["core"] {
		core[letters.Fold(w)] = true
	}
	sure, err := os.ReadFile(filepath.Join(own, "..", "sure.txt"))
	if err != nil {
		return err
	}
	for w := range strings.FieldsSeq(string(sure[strings.IndexByte(string(sure), '\n'):])) {
		delete(core, w)
	}
	if err := ownWords(filepath.Join(own, "..", "words"), p.Words); err != nil {
		return err
	}
	never, err := os.ReadFile(filepath.Join(own, "..", "never.txt"))
	if err != nil {
		return err
	}
	for w := range strings.FieldsSeq(string(never[strings.IndexByte(string(never), '\n'):])) {
		delete(names, letters.Fold(w))
	}
	words := everyday(p.Words, core, names, seen)
	for w := range names {
		if core[w] || utf8.RuneCountInString(w) < 2 {
			names[w] |= common
		}
		for lang, c := range seen {
			if n := c[w]; lang != "en" && n.other >= 5 && n.other > 3*n.person && !ascii(w) {
				names[w] |= common
			}
		}
	}
	if err := write(out, names, words); err != nil {
		return err
	}
	return writePlaces(out, p.Places, core, names)
}

func ascii(s string) bool { return !strings.ContainsFunc(s, func(r rune) bool { return r > 127 }) }

func put(names map[string]int, ws []string, flag int) {
	for _, w := range ws {
		for part := range strings.FieldsFuncSeq(w, func(r rune) bool { return r == '-' || r == ' ' }) {
			if k := letters.Fold(part); utf8.RuneCountInString(k) > 1 && !strings.ContainsFunc(k, unicode.IsDigit) {
				names[k] |= flag
			}
		}
	}
}

// ownNames reads the project's lists; Devanagari names are written in the
// neighbouring scripts too, which share its order of letters.
func ownNames(dir string) (map[string]int, error) {
	names := map[string]int{}
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no lists in %s: %w", dir, err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(b)) {
			key, rest, _ := strings.Cut(line, ":")
			flag := map[string]int{"given": given, "family": family}[key]
			if flag == 0 {
				continue
			}
			ws := strings.Fields(rest)
			put(names, ws, flag)
			if filepath.Base(f) == "hindi.txt" {
				for _, w := range ws {
					put(names, letters.Siblings(w), flag)
				}
			}
		}
	}
	return names, nil
}

type count struct{ person, other int }

// counts tells how often each word of the corpora is part of a person's name.
func counts(dir string) (map[string]map[string]count, error) {
	seen := map[string]map[string]count{}
	for _, lang := range []string{"bn", "hi", "pt", "ro", "ur"} {
		ss, err := corpus.Read(filepath.Join(dir, lang+".jsonl.gz"))
		if err != nil {
			return nil, err
		}
		c := map[string]count{}
		for i, s := range ss {
			if strings.Contains(s.Licence, "SA") || corpus.Kept(i) {
				continue
			}
			for _, w := range s.Words() {
				n := c[letters.Fold(w.Text)]
				switch w.Type {
				case "PERSON":
					n.person++
				case "":
					n.other++
				}
				c[letters.Fold(w.Text)] = n
			}
		}
		seen[lang] = c
	}
	return seen, nil
}

// ownWords adds the project's own everyday words of each language.
func ownWords(dir string, words map[string][]string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no words in %s: %w", dir, err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		_, rest, _ := strings.Cut(string(b), "\n")
		lang := strings.TrimSuffix(filepath.Base(f), ".txt")
		words["own."+lang] = strings.Fields(rest)
		if words[lang] == nil {
			words[lang] = []string{}
		}
	}
	return nil
}

// everyday gives each language its everyday words without those that are
// names first of all.
func everyday(packaged map[string][]string, core map[string]bool, names map[string]int, seen map[string]map[string]count) map[string][]string {
	out := map[string][]string{}
	for lang, ws := range packaged {
		if lang == "core" || strings.HasPrefix(lang, "own.") {
			continue
		}
		set := map[string]bool{}
		for i, w := range ws {
			if lang == "ar" && i > 4000 {
				break // further down this list is full of names from films
			}
			k := letters.Fold(strings.TrimSpace(w))
			if lang != "en" && (i > 900 && names[k] != 0 || utf8.RuneCountInString(k) < 2) {
				continue
			}
			if ascii(w) && !latin(lang) || lang == "en" && names[k] != 0 && !core[k] {
				continue
			}
			set[k] = true
		}
		for _, w := range packaged["own."+lang] {
			if k := letters.Fold(w); lang != "en" || names[k] == 0 {
				set[k] = true
			}
		}
		for w, n := range seen[lang] {
			if n.other >= 2 && n.other > 4*n.person && names[w] == 0 && strings.ContainsFunc(w, unicode.IsLetter) {
				set[w] = true
			}
		}
		out[lang] = slices.Sorted(maps.Keys(set))
	}
	for lang, script := range map[string]int{"pa": letters.Gurmukhi, "gu": letters.Gujarati} {
		set := map[string]bool{}
		for _, w := range append(out["hi"], out[lang]...) {
			set[letters.Fold(letters.FromDevanagari(w, script))] = true
		}
		out[lang] = slices.Sorted(maps.Keys(set))
	}
	return out
}

func latin(lang string) bool {
	return slices.Contains([]string{"en", "pl", "ro", "fr", "pt", "so", "yo"}, lang)
}

// writePlaces writes a town a line; one that is a word of every day, or a name
// first of all, is left out.
func writePlaces(dir string, places []string, core map[string]bool, names map[string]int) error {
	set := map[string]bool{}
	for _, p := range places {
		k := letters.Fold(strings.TrimSpace(p))
		one := !strings.ContainsAny(k, " -")
		if utf8.RuneCountInString(k) < 4 || core[k] || one && names[k] != 0 {
			continue
		}
		set[k] = true
	}
	return os.WriteFile(filepath.Join(dir, "places.txt"), []byte(strings.Join(slices.Sorted(maps.Keys(set)), "\n")+"\n"), 0o644)
}

func write(dir string, names map[string]int, words map[string][]string) error {
	var sb strings.Builder
	for _, w := range slices.Sorted(maps.Keys(names)) {
		fmt.Fprintf(&sb, "%s\t%d\n", w, names[w])
	}
	if err := os.WriteFile(filepath.Join(dir, "names.txt"), []byte(sb.String()), 0o644); err != nil {
		return err
	}
	for lang, ws := range words {
		if err := os.WriteFile(filepath.Join(dir, "words."+lang+".txt"), []byte(strings.Join(ws, "\n")+"\n"), 0o644); err != nil {
			return err
		}
	}
	return nil
}
