package anonymise

import (
	"embed"
	"strings"
	"sync"
)

//go:embed data/lists
var listFiles embed.FS

// What a list says of a word.
const (
	given   uint8 = 1 << iota // a given name
	family                    // a family name
	common                    // also a word of every day: judged by what stands around it
	guessed                   // in no list of its script: spelled as a Latin name sounds
)

// lists are the names of the communities by folded spelling, and the words of
// every day of each language.
type lists struct {
	names map[string]uint8
	towns map[string][][]string // towns by their first word
	words sync.Map              // language -> func() map[string]bool
}

var allLists = sync.OnceValue(readNames)

func readNames() *lists {
	l := &lists{names: make(map[string]uint8, 1<<15)}
	b, _ := listFiles.ReadFile("data/lists/names.txt")
	for line := range strings.Lines(string(b)) {
		if key, flags, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok && line[0] != '#' {
			l.names[key] = flags[0] - '0'
		}
	}
	l.towns = readTowns()
	return l
}

func readTowns() map[string][][]string {
	m := make(map[string][][]string, 1<<12)
	b, _ := listFiles.ReadFile("data/lists/places.txt")
	for line := range strings.Lines(string(b)) {
		ws := strings.FieldsFunc(strings.TrimRight(line, "\n"), func(r rune) bool { return r == ' ' || r == '-' || r == '.' })
		if len(ws) > 0 {
			m[ws[0]] = append(m[ws[0]], ws)
		}
	}
	return m
}

// townAt returns how many tokens from i are a town of the wide world's list.
func (d *doc) townAt(i int) (n int) {
	for _, ws := range d.lists.towns[d.key(i)] {
		at := i + 1
		for _, w := range ws[1:] {
			if d.key(at) == "-" || d.key(at) == "." {
				at++
			}
			if at >= len(d.ts) || d.ts[at].gap == 2 || d.key(at) != w {
				at = 0
				break
			}
			at++
		}
		n = max(n, at-i)
	}
	if n == 0 && d.bentTown(i) {
		return 1
	}
	return n
}

// endings are what languages put behind names, and before them in Arabic.
var endings = map[string][]string{
	"bn": {"য়ের", "দের", "ের", "কে", "রা", "তে", "য়", "র", "ে"},
	"gu": {"ભાઈ", "બેન", "બહેન", "માંથી", "માં", "થી", "નું", "નાં", "ને", "નો", "ની", "ના", "એ", "ે"},
	"ro": {"ului", "ei", "ii", "ul"},
}

// Polish endings and what stands there in the list instead.
var polish = [][2]string{{"owskiego", "owski"}, {"owskiej", "owska"}, {"skiego", "ski"}, {"skiej", "ska"}, {"skim", "ski"}, {"skiemu", "ski"}, {"ska", "ski"},
	{"owi", ""}, {"kiem", "ek"}, {"ka", "ek"}, {"em", ""}, {"iem", ""}, {"a", ""}, {"y", "a"}, {"i", "a"}, {"ie", "a"}, {"e", "a"}, {"u", "a"}, {"o", "a"}, {"ii", "ia"}, {"ze", "r"}, {"rze", "ra"}, {"ce", "ka"}, {"dzie", "da"}, {"cie", "ta"}}

// tails end names and hardly any other word, whether a list has the name or
// not.
var tails = []string{"uddin", "ullah", "bhai", "jeet", "preet", "inder", "winder", "deep", "owski", "owska", "ewski", "ewska", "wicz", "escu", "ભાઈ", "બેન", "ਪ੍ਰੀਤ", "ਿੰਦਰ"}

// inflected looks a word up as it stands and without its language's endings.
func (l *lists) inflected(lang string, t token) uint8 {
	if n := l.names[t.key]; n != 0 {
		return n
	}
	bare := caseless(t.key)
	for _, tail := range tails {
		if stem, ok := strings.CutSuffix(bare, tail); ok && len(stem) > 1 && !l.isCommon("en", t.key) {
			return given | family
		}
	}
	switch {
	case lang == "pl" && t.cased:
		for _, e := range polish {
			if stem, ok := strings.CutSuffix(t.key, e[0]); ok && len(stem) > 2 {
				if n := l.names[stem+e[1]]; n != 0 && (t.upper || n&common == 0 && !l.isCommon(lang, t.key)) {
					return n
				}
			}
		}
	case lang == "ar" && !t.cased:
		for _, p := range []string{"و", "ل", "ب", "ف"} {
			if rest, ok := strings.CutPrefix(t.key, p); ok && len(rest) > 5 {
				if n := l.names[rest]; n != 0 && n&common == 0 {
					return n
				}
			}
		}
		if rest, ok := strings.CutPrefix(t.key, "ال"); ok && len(rest) > 5 && l.names[rest]&family != 0 {
			return l.names[rest]&common | family | common
		}
	case lang == "en" && t.cased:
		// "saimas mum": an apostrophe that was not typed.
		if stem, ok := strings.CutSuffix(t.key, "s"); ok && len(stem) > 3 && !l.isCommon("en", t.key) {
			if n := l.names[stem]; n&given != 0 && n&common == 0 && !l.isCommon("en", stem) {
				return given
			}
		}
	default:
		for _, e := range endings[lang] {
			if stem, ok := strings.CutSuffix(t.key, fold(e)); ok && len(stem) > 5 && (!t.cased || t.upper) {
				if n := l.names[stem]; n != 0 {
					return n
				}
			}
		}
	}
	return 0
}

// isCommon reports a word of every day of the language.
func (l *lists) isCommon(lang, key string) bool {
	load, ok := l.words.Load(lang)
	if !ok {
		load, _ = l.words.LoadOrStore(lang, sync.OnceValue(func() map[string]bool { return readWords(lang) }))
	}
	return load.(func() map[string]bool)()[key]
}

func readWords(lang string) map[string]bool {
	m := map[string]bool{}
	b, _ := listFiles.ReadFile("data/lists/words." + lang + ".txt")
	for w := range strings.Lines(string(b)) {
		m[strings.TrimRight(w, "\n")] = true
	}
	return m
}
