package anonymise

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"hearme/story/anonymise/internal/tagger"
)

//go:embed all:data/tagger
var taggerFiles embed.FS

var models sync.Map // language -> func() *tagger.Model

// modelOf returns the tagger of a language, nil where none was trained. It is
// unpacked when it is first asked for.
func modelOf(lang string) *tagger.Model {
	load, ok := models.Load(lang)
	if !ok {
		load, _ = models.LoadOrStore(lang, sync.OnceValue(func() *tagger.Model { return readModel(lang) }))
	}
	return load.(func() *tagger.Model)()
}

func readModel(lang string) *tagger.Model {
	b, err := taggerFiles.ReadFile("data/tagger/" + lang + ".model")
	if err != nil {
		return nil
	}
	m, err := tagger.Open(b)
	if err != nil {
		return nil
	}
	return m
}

// TaggerTokens returns a text as the tagger sees it, with where each token
// stands. The command that trains it needs it too.
func TaggerTokens(text, lang string) (ts []tagger.Token, starts, ends []int) {
	d := newDoc(text, lang, false)
	for _, t := range d.ts {
		starts, ends = append(starts, t.start), append(ends, t.end)
	}
	return d.tagged(), starts, ends
}

func (d *doc) tagged() []tagger.Token {
	ts := make([]tagger.Token, len(d.ts))
	for i, t := range d.ts {
		x := tagger.Token{Key: t.key, Shape: shape(t, d.shouted), Start: d.sentenceStart(i), Line: t.gap == 2, List: d.name(i), Class: d.class(i)}
		if t.kind == word {
			x.Sound = sound(t.key)
			if !t.cased && x.List == 0 && len(x.Sound) > 2 && nameSounds()[x.Sound] {
				x.List = soundsLike << min(len(x.Sound)-3, 1)
			}
		}
		ts[i] = x
	}
	return ts
}

// soundsLike is what the tagger hears of a word of three consonants that some
// listed name has in another script; the next bit is for longer ones.
const soundsLike = 16

var nameSounds = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool, 1<<14)
	for name, n := range allLists().names {
		if s := sound(name); n&common == 0 && len(s) > 2 {
			m[s] = true
		}
	}
	return m
})

func shape(t token, shouted bool) byte {
	switch {
	case t.kind == digits:
		return 'n'
	case t.kind == mark:
		return '.'
	case !t.cased:
		return 'o'
	case t.upper && !shouted && t.caps:
		return 'X'
	case t.upper && !shouted:
		return 'A'
	}
	return 'a'
}

func (d *doc) class(i int) byte {
	switch {
	case d.is(i, "kin") > 0:
		return 'k'
	case d.is(i, "staff") > 0:
		return 's'
	case d.is(i, "title") > 0:
		return 't'
	case d.is(i, "intro") > 0:
		return 'i'
	case d.is(i, "after") > 0:
		return 'h'
	case d.functionWord(i):
		return 'f'
	case d.is(i, "town") > 0 || d.is(i, "place") > 0:
		return 'p'
	case d.is(i, "facility.after") > 0 || d.is(i, "street.after") > 0:
		return 'b'
	case d.common(i):
		return 'c'
	}
	return 0
}

// bars are how likely a word must be part of a person's name: to begin one, to
// be drawn into one beside it, and for a guess of the lists to stand.
type bars struct{ begin, grow, stand float64 }

// barsOf a language were set on sentences that the tagger had not learned from,
// for names found before words left alone. Where it learned from made sentences
// only it must be surer, and doubts hardly a guess.
var barsOf = map[string]bars{
	"ur": {0.15, 0.08, 0.05}, "hi": {0.25, 0.12, 0.05}, "bn": {0.25, 0.12, 0.005}, "ro": {0.25, 0.12, 0.02}, "pt": {0.3, 0.15, 0.02}, "en": {0.35, 0.15, 0},
	"ar": {0.75, 0.4, 0}, "pa": {0.65, 0.35, 0.002}, "gu": {0.65, 0.35, 0.002}, "pl": {0.75, 0.35, 0}, "fr": {0.7, 0.35, 0}, "so": {0.75, 0.35, 0}, "yo": {0.65, 0.35, 0},
}

// learned adds the names that the tagger sees, and takes back what lists and
// capitals alone took for a name where it is sure that it is none.
func (d *doc) learned(taken []bool) {
	m := modelOf(d.langs[0].tag)
	if m == nil {
		return
	}
	p := m.Decide(d.tagged())
	b, ok := barsOf[d.langs[0].tag]
	if !ok {
		b = bars{0.5, 0.25, 0}
	}
	if d.cautious {
		b = bars{b.begin * b.begin, b.grow * b.grow, 0} // what is likely becomes less so, what is sure does not
	} else {
		d.doubt(p, b.stand)
		if d.nobody() {
			b = bars{max(b.begin, nobodyBar), max(b.grow, 0.5), 0}
		}
	}
	for i := 0; i < len(p); i++ {
		if p[i][tagger.Person] < d.least(i, b.begin) || !d.taggable(i) {
			continue
		}
		from := d.drawn(i, -1, p, b.grow)
		to := d.drawn(i, 1, p, b.grow)
		if d.key(to+1) == "." && d.glued(to+1) && len(d.key(to)) == 1 {
			to++ // "Gheorghe G."
		}
		if n := max(d.is(to+1, "after"), d.is(to+1, "kin")); n > 0 && d.ts[to+1].gap == 1 && (!d.ts[to].cased || d.is(to+1, "after") > 0) {
			to += n // "Rahim bhai"
		}
		for x := from; x <= to; x++ {
			taken[x] = true
		}
		from, typ := d.addressed(from)
		d.add(from, to+1, typ, "tagger", 0.55, 25)
		i = to
	}
}

// nobody reports a story of some length in another language than English in
// which rules and lists found nobody: there most guesses are words of every
// day that no list has.
func (d *doc) nobody() bool {
	if d.langs[0].tag == "en" || len(d.ts) < 40 {
		return false
	}
	for _, f := range d.found {
		if f.Type == Person || f.Type == Staff || f.Type == Relative {
			return false
		}
	}
	return true
}

// within reports a sign that stands inside names: "Ne-Yo", "J. Smith".
func (d *doc) within(k int) bool {
	switch d.key(k) {
	case "-", "‑", "'":
		return d.glued(k) && d.glued(k+1)
	case ".":
		return d.glued(k) && utf8.RuneCountInString(d.key(k-1)) < 3
	}
	return false
}

// least is how likely a word must be to begin a name. In a script with capitals
// a word of every day needs more: such words are names too, but seldom.
func (d *doc) least(i int, begin float64) float64 {
	t := d.ts[i]
	if d.langs[0].tag == "ar" && !d.cautious && d.name(i) == 0 && (arabicVerb(t.key) || strings.HasPrefix(t.key, fold("أ")) || strings.HasPrefix(t.key, "و")) {
		return max(begin, smallBar)
	}
	if !t.cased || d.cautious {
		return begin
	}
	switch {
	case d.langs[0].tag == "en" && !d.capital(i) && i > 0 && t.gap < 2 && article(d.key(i-1)):
		return 2 // "a robin on the sill"
	case d.common(i) && d.name(i) == 0 && (d.sentenceStart(i) || !t.upper) && d.langs[0].tag != "en":
		return 2 // "Operacja była w środę", "du sang"
	case d.common(i) || d.name(i)&common != 0:
		return max(begin, everydayBar)
	case !t.upper && !d.lower && d.name(i) == 0:
		return max(begin, smallBar) // who writes capitals writes them in names
	case !t.upper && d.typed && d.name(i) == 0 && d.langs[0].tag != "en":
		return max(begin, typedBar) // but a keyboard writes a sentence's first by itself
	}
	return begin
}

const (
	everydayBar = 0.85
	smallBar    = 0.95
	typedBar    = 0.88
	nobodyBar   = 0.97
)

func article(key string) bool {
	switch key {
	case "a", "an", "the", "another", "some", "any", "no":
		return true
	}
	return false
}

// addressed takes the words right before a name into it that say who it is:
// "sister", "my cousin".
func (d *doc) addressed(i int) (from int, t Type) {
	if d.ts[i].gap != 1 {
		return i, Person
	}
	if at := d.endsAt(i, "staff"); at >= 0 {
		return at, Staff
	}
	if at := d.endsAt(i, "kin"); at >= 0 {
		return d.possessive(at), Relative
	}
	if at := d.endsAt(i, "title"); at >= 0 {
		return at, Person
	}
	return i, Person
}

// drawn returns how far from i, backward or forward, words belong to the same
// name. Small words and signs within it are stepped over: "de", "ul", "J."
func (d *doc) drawn(i, step int, p [][tagger.Tags]float64, grow float64) int {
	last := i
	for k := i + step; k >= 0 && k < len(p) && d.ts[max(k, k-step)].gap < 2; k += step {
		switch {
		case p[k][tagger.Person] < grow:
			return last
		case d.taggable(k):
			last = k
		case step*(k-last) > 3 || d.kind(k) == mark && !d.within(k):
			return last
		}
	}
	return last
}

// The ranks of guesses: names that lists and capitals alone tell.
const (
	rankGuess = 27
	rankList  = 30
)

func (d *doc) doubt(p [][tagger.Tags]float64, least float64) {
	kept := d.found[:0]
	for _, f := range d.found {
		if f.Type == Person && (f.rank == rankGuess || f.rank == rankList) {
			if person, other := d.likely(f, p); person < least || person < 0.05 && other > 0.7 {
				continue
			}
		}
		kept = append(kept, f)
	}
	d.found = kept
}

// likely is how likely any word of a finding is part of a person's name, and
// of a place's or an organisation's.
func (d *doc) likely(f candidate, p [][tagger.Tags]float64) (person, other float64) {
	i, _ := slices.BinarySearchFunc(d.ts, f.Start, func(t token, at int) int { return t.start - at })
	for ; i < len(d.ts) && d.ts[i].start < f.End; i++ {
		person = max(person, p[i][tagger.Person])
		other = max(other, p[i][tagger.Place]+p[i][tagger.Org])
	}
	return person, other
}

// taggable reports a word that no rule knows as something else.
func (d *doc) taggable(i int) bool {
	if d.kind(i) != word || d.functionWord(i) {
		return false
	}
	for _, class := range []string{"stop", "feast", "nobody", "kin", "town", "months", "weekday", "staff"} {
		if d.is(i, class) > 0 {
			return false
		}
	}
	return true
}
