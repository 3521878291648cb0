package anonymise

import (
	"slices"
	"strings"
	"unicode/utf8"

	"hearme/story/anonymise/internal/tagger"
)

// bars are how likely a word must be part of a person's name: to begin one, to
// be drawn into one beside it, and for a guess of the lists to stand.
// And how likely it must be part of anything that tells who somebody is.
type bars struct{ begin, grow, stand, tell, draw float64 }

// barsOf a language were set on sentences that the tagger had not learned from,
// for names found before words left alone. Where it learned from made sentences
// only it must be surer, and doubts hardly a guess.
var barsOf = map[string]bars{
	"ur": {0.15, 0.08, 0.05, 0.5, 0.25}, "hi": {0.25, 0.12, 0.05, 0.5, 0.25}, "bn": {0.25, 0.12, 0.005, 0.5, 0.25}, "ro": {0.25, 0.12, 0.02, 0.5, 0.25}, "pt": {0.3, 0.15, 0.02, 0.5, 0.25}, "en": {0.35, 0.15, 0, 0.15, 0.05},
	"ar": {0.75, 0.4, 0, 0.5, 0.25}, "pa": {0.65, 0.35, 0.002, 0.5, 0.25}, "gu": {0.65, 0.35, 0.002, 0.5, 0.25}, "pl": {0.75, 0.35, 0, 0.5, 0.25}, "fr": {0.7, 0.35, 0, 0.5, 0.25}, "so": {0.75, 0.35, 0, 0.5, 0.25}, "yo": {0.65, 0.35, 0, 0.5, 0.25},
}

// learned adds the names that the tagger sees, takes back what lists and
// capitals alone took for a name where it is sure that it is none, and adds
// what else it sees of whom a text tells.
func (d *doc) learned(taken []bool) {
	m := modelOf(d.langs[0].tag)
	if m == nil {
		return
	}
	p := m.Decide(d.tagged())
	b, ok := barsOf[d.langs[0].tag]
	if !ok {
		b = bars{0.5, 0.25, 0, 0.5, 0.3}
	}
	if d.cautious {
		b = bars{b.begin * b.begin, b.grow * b.grow, 0, b.tell / 2, b.draw / 2} // what is likely becomes less so, what is sure does not
	} else {
		d.doubt(p, b.stand)
		if d.nobody() {
			b = bars{max(b.begin, nobodyBar), max(b.grow, 0.5), 0, max(b.tell, nobodyBar), 0.5}
		}
	}
	for i := 0; i < len(p); i++ {
		if p[i][tagger.Person] < d.least(i, b.begin) || !d.taggable(i) {
			continue
		}
		from := d.drawn(i, -1, p, b.grow)
		to := d.drawn(i, 1, p, b.grow)
		i = d.byName(from, to, taken)
	}
	d.tells(p, b)
}

// byName adds the name from one token to another with what stands around it,
// and returns its last token.
func (d *doc) byName(from, to int, taken []bool) int {
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
	return to
}

// kinds are the types of findings that the tagger alone makes, by its tags, and
// the reasons that people read.
var kinds = map[tagger.Tag]struct {
	typ    Type
	reason string
}{
	tagger.Person: {Person, "tagger"}, tagger.Place: {Place, "place_list"}, tagger.Facility: {Facility, "facility"}, tagger.Employer: {Employer, "employer"},
	tagger.Job: {Job, "job"}, tagger.Age: {Age, "age"}, tagger.Address: {Address, "address"}, tagger.Date: {Date, "date"}, tagger.Number: {OtherID, "other_id"},
}

// tells adds whatever the tagger takes for part of what tells who somebody is,
// of whichever kind: below every rule.
func (d *doc) tells(p [][tagger.Tags]float64, b bars) {
	for i := 0; i < len(p); i++ {
		if d.tellable(i, p) < d.leastTelling(i, p, b.tell) {
			continue
		}
		from, to := i, i
		for from > 0 && d.ts[from].gap < 2 && d.tellable(from-1, p) >= b.draw && !apart(p, from) {
			from--
		}
		for to+1 < len(p) && d.ts[to+1].gap < 2 && d.tellable(to+1, p) >= b.draw && !apart(p, to+1) {
			to++
		}
		i = to
		for from < to && d.kind(from) == mark {
			from++
		}
		for from < to && d.kind(to) == mark {
			to--
		}
		if best := most(p[from : to+1]); best != tagger.Person || d.taggable(to) {
			d.add(from, to+1, kinds[best].typ, kinds[best].reason, 0.45, rankTagger)
		}
	}
}

// apart reports that the tagger is sure that token i and the one before it are
// of two kinds: "[Kasia] [61]".
func apart(p [][tagger.Tags]float64, i int) bool {
	a, b := most(p[i-1:i]), most(p[i:i+1])
	return a != b && p[i-1][a] > 0.5 && p[i][b] > 0.5
}

// tellable is how likely a token is part of what tells who somebody is. Coarse
// places tell nothing.
func (d *doc) tellable(i int, p [][tagger.Tags]float64) float64 {
	if d.is(i, "town") > 0 && !d.cautious {
		return 0
	}
	return 1 - p[i][tagger.Other] - p[i][tagger.Org]
}

// leastTelling is how likely a token must be to begin such a finding: a word of
// every day in small letters is seldom a name, and a feast or a month alone
// tells nothing.
func (d *doc) leastTelling(i int, p [][tagger.Tags]float64, bar float64) float64 {
	if d.cautious {
		return bar
	}
	if d.kind(i) == mark || d.functionWord(i) {
		return 2
	}
	for _, class := range []string{"stop", "feast", "nobody", "months", "weekday", "season", "title", "staff", "kin"} {
		if d.is(i, class) > 0 {
			return 2
		}
	}
	en := d.langs[0].tag == "en"
	switch best := most(p[i : i+1]); {
	case best == tagger.Number || best == tagger.Date || best == tagger.Age && !en:
		return 2 // rules know these better
	case best == tagger.Age && d.mayBeAge(i):
		return max(bar, ageBar)
	case best == tagger.Age:
		return 2
	case (best == tagger.Facility || best == tagger.Place) && en && d.common(i) && !d.capital(i):
		return max(bar, everydayPlaceBar) // "the unit", "long ago"
	case best != tagger.Person && (en || !d.common(i)):
		return bar
	case best != tagger.Person:
		return max(bar, everydayBar)
	}
	if least := d.least(i, bar); least > 1 || !d.common(i) || d.capital(i) {
		return max(bar, least)
	}
	return max(bar, everydayBar)
}

// mayBeAge reports a number that may be an age: no other figure beside it, and no
// noun behind it that it counts.
func (d *doc) mayBeAge(i int) bool {
	n, value := d.ageNumber(i)
	if n == 0 || value < 2 || d.kind(i-2) == digits {
		return false // "CA125 was 35"
	}
	if d.is(i-1, "score") > 0 && d.common(i-2) && !d.functionWord(i-2) && d.is(i-2, "kin") == 0 && d.name(i-2) == 0 {
		return false // "my score was 21"
	}
	for _, k := range []int{i - 1, i + n} {
		if m, _ := d.ageNumber(k); k >= 0 && k < len(d.ts) && (m > 0 || d.kind(k) == digits || d.glued(max(k, i)) && d.kind(k) == mark && d.key(k) != "." && d.key(k) != ",") {
			return false
		}
	}
	return d.ageStops(i + n)
}

// most is the kind of finding that fits a row of tokens best.
func most(p [][tagger.Tags]float64) (best tagger.Tag) {
	var sum [tagger.Tags]float64
	for _, x := range p {
		for k := range x {
			sum[k] += x[k]
		}
	}
	best = tagger.Person
	for k := range kinds {
		if sum[k] > sum[best] || sum[k] == sum[best] && k < best {
			best = k
		}
	}
	return best
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
	everydayBar      = 0.85
	everydayPlaceBar = 0.5
	smallBar         = 0.95
	ageBar           = 0.6
	typedBar         = 0.88
	nobodyBar        = 0.97
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
	rankTagger = 15 // of what the tagger alone sees that is no name
	rankGuess  = 27
	rankList   = 30
)

func (d *doc) doubt(p [][tagger.Tags]float64, least float64) {
	kept := d.found[:0]
	for _, f := range d.found {
		if f.Type == Person && (f.rank == rankGuess || f.rank == rankList) {
			person, other, best := d.likely(f, p)
			switch {
			case person < least:
				continue
			case person < 0.05 && other > 0.7 && d.langs[0].tag != "en":
				continue
			case person < 0.05 && other > 0.7:
				f.Type, f.Reason = kinds[best].typ, kinds[best].reason
			}
		}
		kept = append(kept, f)
	}
	d.found = kept
}

// likely is how likely any word of a finding is part of a person's name, and
// of a place's or a firm's, and which of these it is most.
func (d *doc) likely(f candidate, p [][tagger.Tags]float64) (person, other float64, best tagger.Tag) {
	from, _ := slices.BinarySearchFunc(d.ts, f.Start, func(t token, at int) int { return t.start - at })
	i := from
	for ; i < len(d.ts) && d.ts[i].start < f.End; i++ {
		person = max(person, p[i][tagger.Person])
		other = max(other, p[i][tagger.Place]+p[i][tagger.Org]+p[i][tagger.Facility]+p[i][tagger.Employer])
	}
	return person, other, most(p[from:i])
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
