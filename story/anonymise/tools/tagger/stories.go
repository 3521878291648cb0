package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearme/story/anonymise"
	"hearme/story/anonymise/internal/corpus"
	"hearme/story/anonymise/internal/tagger"
)

// tagOf a type of span is what the tagger learns of it.
var tagOf = map[string]tagger.Tag{
	"PERSON": tagger.Person, "STAFF": tagger.Person, "RELATIVE": tagger.Person, "PLACE": tagger.Place, "ORG": tagger.Org, "FACILITY": tagger.Facility,
	"EMPLOYER": tagger.Employer, "JOB": tagger.Job, "AGE": tagger.Age, "ADDRESS": tagger.Address, "POSTCODE": tagger.Address, "DATE": tagger.Date,
	"PHONE": tagger.Number, "EMAIL": tagger.Number, "URL": tagger.Number, "HANDLE": tagger.Number, "NHS_NUMBER": tagger.Number, "HOSPITAL_NUMBER": tagger.Number,
	"NI_NUMBER": tagger.Number, "VEHICLE": tagger.Number, "BANK": tagger.Number, "OTHER_ID": tagger.Number,
}

// copies is how often a story is told, each time of others and typed otherwise.
const copies = 7

// teller tells labelled stories again: of people, places and firms with other
// names, half of them in no list, and as other hands would type them.
type teller struct {
	lang   string
	r      *rand.Rand
	all    []people
	words  []string            // names that are words of every day too
	towns  []string            // from the lists
	pool   map[string][]string // what stories hold of each type
	proper []string            // the names of buildings without what kind they are
}

func newTeller(lang string, stories []corpus.Story, all []people, words, towns []string) *teller {
	t := &teller{lang: lang, r: rand.New(rand.NewPCG(29, 31)), all: all, words: words, towns: towns, pool: map[string][]string{}}
	for _, s := range stories {
		for _, p := range s.Pieces {
			if p.Type == "" {
				continue
			}
			t.pool[p.Type] = append(t.pool[p.Type], p.Text)
			if p.Type == "FACILITY" {
				t.proper = append(t.proper, t.properWords(p.Text)...)
			}
		}
	}
	return t
}

// listed reads what only English stories are given: names that are words of
// every day too, and towns.
func listed(dir, lang string) (words, towns []string, err error) {
	if lang != "en" {
		return nil, nil, nil
	}
	b, err := os.ReadFile(filepath.Join(dir, "names.txt"))
	if err != nil {
		return nil, nil, err
	}
	for line := range strings.Lines(string(b)) {
		const given, common = 1, 4
		if name, flags, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && (flags[0]-'0')&(given|common) == given|common && name[0] < utf8.RuneSelf {
			words = append(words, name)
		}
	}
	b, err = os.ReadFile(filepath.Join(dir, "places.txt"))
	return words, strings.Fields(strings.ReplaceAll(string(b), " ", "_")), err
}

// tell returns every copy of a story.
func (t *teller) tell(s corpus.Story) (out []corpus.Sentence) {
	for k := range copies {
		ps := slices.Clone(s.Pieces)
		if k > 0 {
			t.others(ps)
		}
		t.typed(ps, k)
		var sb strings.Builder
		var c corpus.Sentence
		for _, p := range ps {
			if p.Type != "" {
				c.Spans = append(c.Spans, corpus.Span{Start: sb.Len(), End: sb.Len() + len(p.Text), Type: p.Type})
			}
			sb.WriteString(p.Text)
		}
		c.Text = sb.String()
		out = append(out, c)
	}
	return out
}

// others puts others into a story, the same ones throughout.
func (t *teller) others(ps []corpus.Piece) {
	given := map[string]string{}
	for i := range ps {
		p := &ps[i]
		switch p.Type {
		case "":
		case "PERSON", "STAFF", "RELATIVE":
			p.Text = t.people(p.Text, given)
		case "JOB", "EMPLOYER", "PLACE":
			k := strings.ToLower(p.Text)
			if given[k] == "" {
				given[k] = t.whole(p.Type, p.Text)
			}
			p.Text = likeCase(given[k], p.Text)
			if p.Type == "JOB" && i > 0 {
				ps[i-1].Text = article(ps[i-1].Text, p.Text)
			}
		case "FACILITY":
			k := strings.ToLower(p.Text)
			if given[k] == "" {
				given[k] = t.building(p.Text, given)
			}
			p.Text = likeCase(given[k], p.Text)
		default:
			p.Text = t.figures(p.Text)
			if p.Type == "ADDRESS" {
				p.Text = t.building(p.Text, given)
			}
		}
	}
}

// whole returns another job, firm or place.
func (t *teller) whole(typ, text string) string {
	n := t.r.IntN(10)
	switch {
	case n < 3:
		return text
	case typ == "JOB" || n < 5:
		return t.pick(t.pool[typ])
	case typ == "PLACE" && n < 8 && len(t.towns) > 0:
		return t.town()
	case typ == "EMPLOYER" && n < 7 && t.lang == "en":
		return t.pick(t.community().family) + t.pick([]string{"'s", "'s", "", "s", " & Sons", " and Co"})
	}
	if t.r.IntN(4) == 0 {
		return t.coin() + " " + t.coin()
	}
	return t.coin()
}

func (t *teller) community() people { return t.all[t.r.IntN(len(t.all))] }

func (t *teller) pick(from []string) string { return from[t.r.IntN(len(from))] }

// coin makes a name that hardly any list has, of the front of one and the back
// of another.
func (t *teller) coin() string {
	p := t.community()
	from := p.given
	if t.r.IntN(2) == 0 {
		from = p.family
	}
	a, b := []rune(t.pick(from)), []rune(t.pick(from))
	return string(a[:(len(a)+1)/2]) + string(b[len(b)/2:])
}

// people renames whoever a span names, but for titles and words for kin.
func (t *teller) people(text string, given map[string]string) string {
	ts, starts, ends := anonymise.TaggerTokens(text, t.lang)
	var sb strings.Builder
	at, names := 0, 0
	for i, x := range ts {
		w := text[starts[i]:ends[i]]
		titled := i > 0 && (ts[i-1].Class == 't' || ts[i-1].Class == 's' || ts[i-1].Key == ".")
		if x.Shape != '.' && x.Shape != 'n' && !strings.ContainsRune("kstfhi", rune(x.Class)) && utf8.RuneCountInString(x.Key) > 1 {
			k := x.Key
			if given[k] == "" {
				given[k] = t.name(w, titled || names > 0)
			}
			w = likeCase(given[k], w)
			names++
		}
		sb.WriteString(text[at:starts[i]])
		sb.WriteString(w)
		at = ends[i]
	}
	sb.WriteString(text[at:])
	return sb.String()
}

// name returns another name, or the same.
func (t *teller) name(w string, family bool) string {
	p := t.community()
	from := p.given
	if family {
		from = p.family
	}
	n := t.r.IntN(20)
	switch {
	case n < 4:
		return w
	case n < 11:
		return t.pick(from)
	case n < 13 && t.lang == "en" && !family:
		short := []rune(t.pick(p.given))
		return string(short[:min(len(short), 3+t.r.IntN(2))])
	case n < 14 && len(t.words) > 0:
		return t.pick(t.words)
	}
	return t.coin()
}

// building puts another name into a building's or a street's.
func (t *teller) building(text string, given map[string]string) string {
	if t.r.IntN(3) == 0 {
		return text
	}
	ts, starts, ends := anonymise.TaggerTokens(text, t.lang)
	last := ends[len(ends)-1]
	if n := len(ts); n > 1 && ts[n-1].Class == 'b' && isProper(ts[n-2]) && t.r.IntN(6) == 0 {
		last = ends[n-2] // "at Wigmore", not "at Wigmore surgery"
	}
	var sb strings.Builder
	at := 0
	for i, x := range ts {
		if starts[i] >= last {
			break
		}
		w := text[starts[i]:ends[i]]
		if isProper(x) {
			if given[x.Key] == "" {
				given[x.Key] = t.plate()
			}
			w = likeCase(given[x.Key], w)
		}
		sb.WriteString(text[at:starts[i]])
		sb.WriteString(t.figures(w))
		at = ends[i]
	}
	sb.WriteString(text[at:last])
	return sb.String()
}

// plate is what a building or a street may be called.
func (t *teller) plate() string {
	switch n := t.r.IntN(10); {
	case n < 3 && len(t.proper) > 0:
		return t.pick(t.proper)
	case n < 5 && len(t.towns) > 0:
		w, _, _ := strings.Cut(t.town(), " ")
		return w
	case n < 7:
		return t.pick(t.community().family)
	}
	return t.coin()
}

func (t *teller) properWords(text string) (ws []string) {
	ts, starts, ends := anonymise.TaggerTokens(text, t.lang)
	for i, x := range ts {
		if isProper(x) {
			ws = append(ws, text[starts[i]:ends[i]])
		}
	}
	return ws
}

func isProper(x tagger.Token) bool {
	return x.Shape != '.' && x.Shape != 'n' && !strings.ContainsRune("bfrsktmqnh", rune(x.Class)) && utf8.RuneCountInString(x.Key) > 2
}

// figures changes digits and, in English, numbers in words.
func (t *teller) figures(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= '1' && r <= '9' {
			return '1' + rune(t.r.IntN(9))
		}
		return r
	}, s)
	if t.lang != "en" {
		return s
	}
	for _, words := range [][]string{
		{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty"}, {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"},
		{"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"},
		{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
	} {
		ws := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
		for _, w := range ws {
			if slices.Contains(words, strings.ToLower(w)) {
				s = strings.Replace(s, w, likeCase(t.pick(words), w), 1)
			}
		}
	}
	return s
}

// likeCase writes a name as what it stands for was written.
func likeCase(name, as string) string {
	r, _ := utf8.DecodeRuneInString(as)
	switch {
	case strings.ToUpper(as) == as && strings.ToLower(as) != as && utf8.RuneCountInString(as) > 1:
		return strings.ToUpper(name)
	case strings.ToLower(as) == as:
		return strings.ToLower(name)
	case unicode.IsUpper(r):
		first, n := utf8.DecodeRuneInString(name)
		return string(unicode.ToUpper(first)) + name[n:]
	}
	return name
}

func (t *teller) town() string {
	ws := strings.Split(t.pick(t.towns), "_")
	for i, w := range ws {
		ws[i] = likeCase(w, "Aa")
	}
	return strings.Join(ws, " ")
}

// article makes the article before a job fit it.
func article(before, job string) string {
	vowel := strings.ContainsRune("aeiouAEIOU", rune(job[0]))
	if stem, ok := strings.CutSuffix(before, " a "); ok && vowel {
		return stem + " an "
	}
	if stem, ok := strings.CutSuffix(before, " an "); ok && !vowel {
		return stem + " a "
	}
	return before
}
