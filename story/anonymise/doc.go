package anonymise

import (
	"slices"
	"strings"
)

// doc is one text while it is read: its tokens, what they mean, what was found.
type doc struct {
	text     string
	ts       []token
	ms       [][]meaning
	listed   []uint8 // what the lists say of each token
	langs    []*language
	lists    *lists
	cautious bool
	lower    bool // hardly any capitals: they say nothing
	typed    bool // but sentences begin with one
	shouted  bool // hardly any small letters: capitals say nothing
	found    []candidate
	pageEnd  int             // where the last web address ended
	slipped  map[string]bool // words looked at for one wrong letter
	asked    int             // how often phonenumbers was
}

// candidate is a finding before overlaps are settled; the higher rank names it.
type candidate struct {
	Finding
	rank int
}

func newDoc(text, lang string, cautious bool) *doc {
	d := &doc{text: text, ts: tokens(text), cautious: cautious, lists: allLists()}
	own := languageOf(lang)
	d.langs = []*language{own}
	if own.tag != "en" {
		d.langs = append(d.langs, languageOf("en"))
	}
	d.langs = append(d.langs, languageOf("places"))
	d.ms = make([][]meaning, len(d.ts))
	d.listed = make([]uint8, len(d.ts))
	caps, ups, cased := 0, 0, 0
	for i, t := range d.ts {
		if t.kind != mark || t.key == "@" || t.key == "&" {
			for _, l := range d.langs {
				d.ms[i] = l.meaningsAt(d.ms[i], d.ts, i)
			}
		}
		if t.kind == word {
			d.listed[i] = d.lists.inflected(own.tag, t)
			if d.listed[i] == 0 && !t.cased && d.echoed(t.key) {
				d.listed[i] = given | family | common | guessed
			}
		}
		if t.cased {
			cased++
			if t.upper {
				ups++
			}
			if t.caps {
				caps++
			}
		}
	}
	d.shouted = cased >= 4 && caps*10 > cased*7
	d.lower = cased > 0 && (ups*50 < cased || d.shouted || cased >= 20 && d.telling()*80 < cased)
	d.typed = cased > 0 && ups*50 >= cased && !d.shouted
	return d
}

// telling counts the capitals that say something: not a sentence's first, nor
// "I", nor of days and abbreviations, which keyboards make by themselves.
func (d *doc) telling() int {
	n := 0
	for i, t := range d.ts {
		if t.upper && len(t.key) > 1 && d.is(i, "stop") == 0 && d.is(i, "weekday") == 0 && d.is(i, "months") == 0 && !d.sentenceStart(i) {
			n++
		}
	}
	return n
}

// is returns how many tokens from i mean class ("kin" takes "kin.sister" in),
// 0 for none. The longest wins.
func (d *doc) is(i int, class string) int {
	n, _ := d.which(i, class)
	return n
}

func (d *doc) which(i int, class string) (n int, m meaning) {
	if i < 0 || i >= len(d.ts) {
		return 0, m
	}
	for _, x := range d.ms[i] {
		if x.n > n && strings.HasPrefix(x.class, class) && (len(x.class) == len(class) || x.class[len(class)] == '.') {
			n, m = x.n, x
		}
	}
	return n, m
}

// ends reports whether a phrase of class ends just before token i.
func (d *doc) ends(i int, class string) bool { return d.endsAt(i, class) >= 0 }

func (d *doc) endsAt(i int, class string) int {
	at := -1
	for back := 1; back <= 5 && i-back >= 0; back++ {
		for _, x := range d.ms[i-back] {
			if x.n == back && strings.HasPrefix(x.class, class) && (len(x.class) == len(class) || x.class[len(class)] == '.') {
				at = i - back
			}
		}
	}
	return at
}

// near reports whether a phrase of class begins within the n tokens before i,
// in the same line.
func (d *doc) near(i int, class string, n int) bool {
	for k := i - 1; k >= 0 && k >= i-n; k-- {
		if d.is(k, class) > 0 {
			return true
		}
		if d.ts[k].gap == 2 {
			return false
		}
	}
	return false
}

func (d *doc) key(i int) string {
	if i < 0 || i >= len(d.ts) {
		return ""
	}
	return d.ts[i].key
}

func (d *doc) kind(i int) tokenKind {
	if i < 0 || i >= len(d.ts) {
		return mark
	}
	return d.ts[i].kind
}

// glued reports whether nothing stands between tokens i-1 and i.
func (d *doc) glued(i int) bool { return i > 0 && i < len(d.ts) && d.ts[i].gap == 0 }

// common reports a word that every reader of the language knows.
func (d *doc) common(i int) bool {
	if i < 0 || i >= len(d.ts) {
		return false
	}
	k := d.ts[i].key
	for _, l := range d.langs {
		if l.common[k] {
			return true
		}
	}
	return d.lists.isCommon(d.langs[0].tag, k) || d.ts[i].cased && d.lists.isCommon("en", k) || d.listed[i] == 0 && d.lists.bent(d.langs[0].tag, k)
}

// sentenceStart reports whether a capital at i says nothing.
func (d *doc) sentenceStart(i int) bool {
	if i == 0 || i >= len(d.ts) || d.ts[i].gap == 2 {
		return true
	}
	k := i - 1
	for k > 0 && k > i-4 && strings.Contains("\"'“”‘’«»„([*", d.ts[k].key) {
		k--
	}
	if d.ts[k].kind != mark {
		return false
	}
	switch d.ts[k].key {
	case ".":
		return k == 0 || d.is(k-1, "staff") == 0 && d.is(k-1, "title") == 0 && !(len(d.ts[k-1].key) == 1 && d.ts[k-1].upper)
	case "!", "?", "…", ":", "؟", "۔", "।", "•", "·", "*", "–", "-", "—", ";", "\"", "“", ")":
		return d.ts[i].gap > 0 || d.ts[k].key == "\"" || d.ts[k].key == "“" || k == 0
	}
	return false
}

// capital reports a capital letter that means something: the text has both
// kinds and this is not merely the first word of a sentence.
func (d *doc) capital(i int) bool {
	if i < 0 || i >= len(d.ts) {
		return false
	}
	t := d.ts[i]
	return t.kind == word && t.upper && !d.shouted && !d.sentenceStart(i)
}

// add proposes tokens i to j, j not included.
func (d *doc) add(i, j int, t Type, reason string, conf float64, rank int) {
	if i < 0 || j > len(d.ts) || i >= j {
		return
	}
	d.addBytes(d.ts[i].start, d.ts[j-1].end, t, reason, conf, rank)
}

func (d *doc) addBytes(start, end int, t Type, reason string, conf float64, rank int) {
	d.found = append(d.found, candidate{Finding{start, end, t, reason, conf}, rank})
}

// settle joins findings that overlap: the span is their union, the name is the
// higher rank's. What is left is sorted and lies on letter edges.
func (d *doc) settle() []Finding {
	e := newEdges(d.text)
	for i := range d.found {
		f := &d.found[i]
		f.Start, f.End = e.widen(f.Start, f.End)
	}
	slices.SortStableFunc(d.found, func(a, b candidate) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	var out []candidate
	for _, f := range d.found {
		if f.Start >= f.End {
			continue
		}
		if n := len(out); n > 0 && f.Start < out[n-1].End {
			out[n-1] = join(out[n-1], f)
			continue
		}
		out = append(out, f)
	}
	fs := make([]Finding, 0, len(out))
	for _, f := range out {
		fs = append(fs, f.Finding)
	}
	return joinAddresses(d.text, fs)
}

func join(a, b candidate) candidate {
	start, end := min(a.Start, b.Start), max(a.End, b.End)
	conf := max(a.Confidence, b.Confidence)
	if b.rank > a.rank || b.rank == a.rank && b.End-b.Start > a.End-a.Start {
		a = b
	}
	a.Start, a.End, a.Confidence = start, end, conf
	return a
}
