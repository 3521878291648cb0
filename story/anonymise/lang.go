package anonymise

import (
	"embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed data/lang
var langFiles embed.FS

// phrase is a row of words that a language file gives a meaning to.
type phrase struct {
	words []string // folded; the first may be a stem
	class string   // the key it stands under, "kin.sister" for instance
	order int      // place in its list: the month's number less one
}

// language is what the rules know of one language: phrases by their first
// word, stems ("hospital*") by their letters, and single words of the guard.
type language struct {
	tag     string
	phrases map[string][]phrase
	stems   map[string][]phrase
	common  map[string]bool
	guest   map[string]bool   // small words of other languages that are mixed in
	words   map[string]string // placeholder words
}

var languages sync.Map // tag -> func() *language

func languageOf(tag string) *language {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	load, ok := languages.Load(base)
	if !ok {
		load, _ = languages.LoadOrStore(base, sync.OnceValue(func() *language { return readLanguage(base) }))
	}
	return load.(func() *language)()
}

// readLanguage reads data/lang/<tag>.txt: "key: phrase, phrase", a month's
// forms with "|" between months, "#" before a remark.
func readLanguage(tag string) *language {
	l := &language{tag: tag, guest: map[string]bool{}, phrases: map[string][]phrase{}, stems: map[string][]phrase{}, common: map[string]bool{}, words: map[string]string{}}
	b, err := langFiles.ReadFile("data/lang/" + tag + ".txt")
	if err != nil {
		return l
	}
	for line := range strings.Lines(string(b)) {
		key, rest, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		rest = strings.TrimSpace(rest)
		switch {
		case key == "common", key == "guest":
			for _, w := range strings.Fields(rest) {
				l.common[fold(w)] = true
				l.guest[fold(w)] = key == "guest"
			}
		case strings.HasPrefix(key, "placeholder."):
			l.words[strings.TrimPrefix(key, "placeholder.")] = rest
		default:
			for n, part := range strings.Split(rest, "|") {
				for _, p := range strings.Split(part, ",") {
					l.add(key, p, n)
				}
			}
		}
	}
	return l
}

func (l *language) add(key, text string, order int) {
	text = strings.TrimSpace(text)
	stem := strings.HasSuffix(text, "*")
	var words []string
	for _, t := range tokens(strings.TrimSuffix(text, "*")) {
		words = append(words, t.key)
	}
	if len(words) == 0 {
		return
	}
	p := phrase{words, key, order}
	if stem && len(words) == 1 {
		l.stems[words[0]] = append(l.stems[words[0]], p)
		return
	}
	l.phrases[words[0]] = append(l.phrases[words[0]], p)
}

// meaning is a phrase found at a token.
type meaning struct {
	class string
	n     int // tokens it covers
	order int
}

// meaningsAt appends what the phrases beginning at token i mean.
func (l *language) meaningsAt(ms []meaning, ts []token, i int) []meaning {
	for _, p := range l.phrases[ts[i].key] {
		if matches(p.words, ts[i:]) {
			ms = append(ms, meaning{p.class, len(p.words), p.order})
		}
	}
	if ts[i].kind != word {
		return ms
	}
	key := ts[i].key
	if stem := caseless(key); stem != key {
		for _, p := range l.phrases[stem] {
			if len(p.words) == 1 && takesCase(p.class) {
				ms = append(ms, meaning{p.class, 1, p.order})
			}
		}
	}
	if len(l.stems) == 0 {
		return ms
	}
	for at, r := range key {
		if at > 60 {
			break
		}
		end := at + len(string(r))
		for _, p := range l.stems[key[:end]] {
			ms = append(ms, meaning{p.class, 1, p.order})
		}
	}
	return ms
}

func matches(words []string, ts []token) bool {
	if len(words) > len(ts) {
		return false
	}
	for k, w := range words {
		if k > 0 && ts[k].gap == 2 || ts[k].key != w && !(k > 0 && k == len(words)-1 && !ts[k].cased && ending(ts[k].key, w)) {
			return false
		}
	}
	return true
}

// ending reports a word with a short ending behind, as Bengali and Gujarati
// write "in the park".
func ending(key, w string) bool {
	return len(w) >= 9 && strings.HasPrefix(key, w) && (len(key) <= len(w)+6 || caseless(key) == w)
}

// cases are what Gujarati and Bengali write right behind a word for "in",
// "from", "of", "to" and the like; the longer before the shorter.
var cases = map[rune][]string{
	0x0a80: foldAll("માંથી", "માં", "થી", "ને", "ની", "નો", "ના", "નું", "નાં", "એ", "ે"),
	0x0980: foldAll("য়ের", "ের", "তে", "য়ে", "কে", "রা", "দের", "য়", "র", "ে"),
}

func foldAll(ws ...string) []string {
	for i, w := range ws {
		ws[i] = fold(w)
	}
	return ws
}

// caseless returns a word of those scripts without its case, any other as it is.
func caseless(key string) string {
	r, _ := utf8.DecodeRuneInString(key)
	for _, c := range cases[r&^0x7f] {
		if stem, ok := strings.CutSuffix(key, c); ok && utf8.RuneCountInString(stem) > 1 {
			return stem
		}
	}
	return key
}

// takesCase reports the phrases that such a case may stand behind.
func takesCase(class string) bool {
	return strings.HasPrefix(class, "place.") || class == "town" || class == "months" || class == "weekday"
}
