package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"hearme/story/anonymise/internal/corpus"
	"hearme/story/anonymise/internal/letters"
)

// people is the names of one community.
type people struct{ given, family []string }

// filler fills sentences with gaps: lists/templates/en.txt says how they are
// written.
type filler struct {
	lang          string
	r             *rand.Rand
	all           []people
	places, firms []string
}

// fill makes sentences of a language's templates. Every community comes as
// often as every other. half, where it is not zero, uses names of even or odd
// places in the lists alone.
func fill(lang, templates, names string, half int) ([]corpus.Sentence, error) {
	b, err := os.ReadFile(filepath.Join(templates, lang+".txt"))
	if os.IsNotExist(err) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	all, err := communities(lang, names, half)
	if err != nil {
		return nil, err
	}
	f := filler{lang: lang, r: rand.New(rand.NewPCG(17, 19)), all: all}
	var ss []corpus.Sentence
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		key, rest, _ := strings.Cut(line, ":")
		switch {
		case line == "" || line[0] == '#':
		case key == "place":
			f.places = strings.Split(strings.TrimSpace(rest), ", ")
		case key == "org":
			f.firms = strings.Split(strings.TrimSpace(rest), ", ")
		default:
			for k := range times(line) {
				ss = append(ss, f.one(line, all[k%len(all)]))
			}
		}
	}
	return ss, nil
}

// times is how often a line is filled: by how many choices it has.
func times(line string) int {
	n := 6
	if strings.Contains(line, "{") {
		n = 26
	}
	return n * min(1+strings.Count(line, "|")/3, 3)
}

func (f *filler) one(line string, p people) corpus.Sentence {
	line = f.choose(line)
	var s corpus.Sentence
	var sb strings.Builder
	for line != "" {
		i := strings.IndexByte(line, '{')
		j := strings.IndexByte(line, '}')
		if i < 0 || j < i {
			sb.WriteString(line)
			break
		}
		sb.WriteString(line[:i])
		text, typ := f.gap(line[i+1:j], p)
		s.Spans = append(s.Spans, corpus.Span{Start: sb.Len(), End: sb.Len() + len(text), Type: typ})
		sb.WriteString(text)
		line = line[j+1:]
	}
	s.Text = sb.String()
	return s
}

// choose takes one of each choice.
func (f *filler) choose(line string) string {
	for {
		j := strings.IndexByte(line, ']')
		i := strings.LastIndexByte(line[:max(j, 0)], '[')
		if j < 0 || i < 0 {
			return line
		}
		line = line[:i] + f.pick(strings.Split(line[i+1:j], "|")) + line[j+1:]
	}
}

func (f *filler) pick(from []string) string { return from[f.r.IntN(len(from))] }

func (f *filler) gap(g string, p people) (text, typ string) {
	form := byte(0)
	if len(g) > 1 {
		form = g[1]
	}
	switch g[0] {
	case '=':
		return g[1:], "PERSON"
	case 'p':
		return f.pick(f.places), "PLACE"
	case 'o':
		return f.pick(f.firms), "ORG"
	case 'f':
		return inflect(f.lang, f.pick(p.family), form), "PERSON"
	case 'n':
		first := f.pick(p.given)
		if f.r.IntN(8) == 0 && strings.Contains("en fr pt pl ro so yo", f.lang) {
			r := []rune(first)
			first = string(unicode.ToUpper(r[0])) + "."
		} else if f.r.IntN(8) == 0 {
			first += " " + f.pick(p.given)
		}
		return inflect(f.lang, first, form) + " " + inflect(f.lang, f.pick(p.family), form), "PERSON"
	}
	return inflect(f.lang, f.pick(p.given), form), "PERSON"
}

// communities reads the lists that fit a language's script.
func communities(lang, dir string, half int) ([]people, error) {
	files := map[string][]string{
		"ur": {"urdu"}, "ar": {"arabscript"}, "bn": {"bengali"}, "hi": {"hindi"}, "pa": {"gurmukhi", "hindi"}, "gu": {"gujaratiscript", "hindi"},
		"pl": {"eastern", "eastern", "british"}, "ro": {"eastern", "latin", "british"}, "so": {"somali", "somali", "arabic", "british"}, "yo": {"yoruba", "yoruba", "african", "british"},
		"fr": {"latin", "african", "arabic", "british"}, "pt": {"latin", "latin", "african", "british"},
		"en": {"pakistani", "british", "bangladeshi", "punjabi", "gujarati", "somali", "yoruba", "african", "caribbean", "eastern", "arabic", "latin", "tamil", "chinese", "indian"},
	}[lang]
	var all []people
	for _, f := range files {
		p, err := peopleIn(filepath.Join(dir, f+".txt"), half)
		if err != nil {
			return nil, err
		}
		if script := map[string]int{"pa": letters.Gurmukhi, "gu": letters.Gujarati}[lang]; f == "hindi" && script != 0 {
			for _, ws := range [][]string{p.given, p.family} {
				for i := range ws {
					ws[i] = letters.FromDevanagari(ws[i], script)
				}
			}
		}
		all = append(all, p)
	}
	return slices.Clip(all), nil
}

func peopleIn(path string, half int) (p people, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return p, err
	}
	for line := range strings.Lines(string(b)) {
		key, rest, _ := strings.Cut(line, ":")
		var ws []string
		for i, w := range strings.Fields(rest) {
			if half == 0 || i%2 == half-1 {
				ws = append(ws, w)
			}
		}
		switch key {
		case "given":
			p.given = append(p.given, ws...)
		case "family":
			p.family = append(p.family, ws...)
		}
	}
	return p, nil
}
