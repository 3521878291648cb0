package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearme/story/anonymise/internal/corpus"
	"hearme/story/anonymise/internal/letters"
)

// people is the names of one community.
type people struct{ given, family []string }

// fill puts names into sentences with gaps: {g} a given name, {f} a family
// name, {n} both; a sentence without a gap teaches what is no name. Every
// community comes as often as every other.
func fill(lang, templates, names string) ([]corpus.Sentence, error) {
	b, err := os.ReadFile(filepath.Join(templates, lang+".txt"))
	if os.IsNotExist(err) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	all, err := communities(lang, names)
	if err != nil {
		return nil, err
	}
	r := rand.New(rand.NewPCG(17, 19))
	var ss []corpus.Sentence
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		times := 24
		if !strings.Contains(line, "{") {
			times = 6
		}
		for k := range times {
			ss = append(ss, one(line, all[k%len(all)], r))
		}
	}
	return ss, nil
}

func one(line string, p people, r *rand.Rand) corpus.Sentence {
	var s corpus.Sentence
	var sb strings.Builder
	for line != "" {
		i := strings.IndexByte(line, '{')
		if i < 0 || i+2 >= len(line) || line[i+2] != '}' {
			sb.WriteString(line)
			break
		}
		sb.WriteString(line[:i])
		name := p.given[r.IntN(len(p.given))]
		switch line[i+1] {
		case 'f':
			name = p.family[r.IntN(len(p.family))]
		case 'n':
			name += " " + p.family[r.IntN(len(p.family))]
		}
		s.Spans = append(s.Spans, corpus.Span{Start: sb.Len(), End: sb.Len() + len(name), Type: "PERSON"})
		sb.WriteString(name)
		line = line[i+3:]
	}
	s.Text = sb.String()
	return s
}

// communities reads the lists that fit a language's script.
func communities(lang, dir string) ([]people, error) {
	files := map[string][]string{
		"ur": {"urdu"}, "ar": {"arabscript"}, "bn": {"bengali"}, "hi": {"hindi"}, "pa": {"hindi"}, "gu": {"hindi"},
		"pl": {"eastern"}, "ro": {"eastern"}, "so": {"somali"}, "yo": {"yoruba"}, "fr": {"latin", "african", "arabic"}, "pt": {"latin"},
		"en": {"pakistani", "british", "bangladeshi", "punjabi", "gujarati", "somali", "yoruba", "african", "caribbean", "eastern", "arabic", "latin", "tamil"},
	}[lang]
	var all []people
	for _, f := range files {
		b, err := os.ReadFile(filepath.Join(dir, f+".txt"))
		if err != nil {
			return nil, err
		}
		var p people
		for line := range strings.Lines(string(b)) {
			key, rest, _ := strings.Cut(line, ":")
			ws := strings.Fields(rest)
			if script := map[string]int{"pa": letters.Gurmukhi, "gu": letters.Gujarati}[lang]; script != 0 {
				for i := range ws {
					ws[i] = letters.FromDevanagari(ws[i], script)
				}
			}
			switch key {
			case "given":
				p.given = append(p.given, ws...)
			case "family":
				p.family = append(p.family, ws...)
			}
		}
		all = append(all, p)
	}
	return slices.Clip(all), nil
}
