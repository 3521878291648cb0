package anonymise

import (
	"strings"
	"unicode/utf8"
)

// names finds people: after titles and kin words, after "my name is", by the
// lists, by capitals, and by what the tagger has learned.
func (d *doc) names(parts Part) {
	taken := make([]bool, len(d.ts)) // tokens that a name has used, or that are none
	for i := range d.ts {
		for x := range max(d.is(i, "feast"), d.is(i, "nobody")) {
			taken[i+x] = true
		}
		if d.key(i) == "tel" && d.kind(d.skip(i+1, ".", ":")) == digits {
			taken[i] = true // a telephone, not Terry
		}
	}
	if parts&Rules != 0 {
		for i := range d.ts {
			d.titled(i, taken)
		}
		for i := range d.ts {
			d.introduced(i, taken)
			d.iAm(i, taken)
			d.household(i, taken)
		}
		d.foreignNames(taken)
	}
	if parts&Lists != 0 {
		for i := range d.ts {
			d.initials(i, taken)
			d.syllables(i, taken)
			d.free(i, taken)
		}
		d.spoken(taken)
		d.plain(taken)
	}
	if parts&Tagger != 0 {
		d.learned(taken)
	}
	d.whole(taken)
	d.everywhere(taken)
	if parts&Lists != 0 {
		d.odd(taken)
	}
}

// titled reads the name behind a title, a kin word or a word for staff, and
// the honorific behind a name.
func (d *doc) titled(i int, taken []bool) {
	if taken[i] {
		return
	}
	best, bestM := 0, meaning{}
	for _, class := range []string{"staff", "title", "kin"} {
		if n, m := d.which(i, class); n > best {
			best, bestM = n, m
		}
	}
	if best == 1 && d.ts[i].cased && d.langs[0].tag != "en" && d.langs[0].common[d.key(i)] {
		best = 0 // English kin words are small words elsewhere
	}
	if best == 0 {
		d.honoured(i, taken)
		return
	}
	kin := hasAny(bestM.class, "kin.")
	if d.is(i, "kin") == best && d.is(i, "staff") == best {
		kin = d.mine(i) || !d.ts[i].upper || d.is(i, "title") == 0 && d.sentenceStart(i) && d.lower
	}
	j := i + best
	if d.key(j) == "." && d.glued(j) && abbreviates(d.key(j-1)) && !(kin && d.sentenceStart(j+1)) {
		j++
	}
	further := func() int {
		if hasAny(bestM.class, "title") {
			return max(d.is(j, "title"), d.is(j, "staff.doctor"))
		}
		if !kin {
			return max(d.is(j, "title"), d.is(j, "staff.doctor")) // "consultant Dr Shah"
		}
		return d.is(j, "title")
	}
	for n := further(); n > 0 && d.ts[j].gap < 2 && j < i+8; n = further() {
		j = d.skip(j+n, ".")
	}
	if d.key(j) == "," && kin && d.ts[i].cased && d.is(j+1, "place") == 0 {
		j++
		j += d.is(j, "article")
	}
	if n := d.is(j, "intro"); n > 0 && n < 3 && d.key(j) != "my" && d.ts[j].gap < 2 {
		j += n
	}
	strict := kin || best == 1 && !d.ts[i].upper && d.ts[i].cased && !abbreviates(d.key(i)) && !d.lower || d.key(j-1) == ","
	if d.lower && (bestM.class == "kin.aunt" || bestM.class == "kin.uncle") {
		strict = false // said before a name as a title is
	}
	k := d.nameFrom(j, 4, strict && d.is(i, "title") == 0, hasAny(bestM.class, "title"))
	if k == j && kin && d.mine(i) && d.capital(j) && d.ts[j].gap == 1 && !d.ts[j].caps && d.is(j+1, "deed") > 0 && d.is(j, "months") == 0 && d.key(j) != "i" {
		k = j + 1 // "my husband An is a chef"
	}
	if k == j && kin && d.kinNamed(j) {
		k = j + 1
	}
	if k == j && d.lower {
		k = d.smallTitled(i, j, best, kin)
	}
	if n := d.is(k, "after"); k > j && n > 0 && d.ts[k].gap < 2 && !taken[k] {
		k += n
	}
	if k == j {
		return
	}
	for x := i; x < k; x++ {
		taken[x] = true
	}
	switch {
	case kin:
		d.add(d.possessive(i), k, Relative, "kin_name", 0.9, 47)
	case hasAny(bestM.class, "staff"), d.near(i, "staff", 3):
		d.add(d.couple(i), k, Staff, "staff_name", 0.92, 48)
	default:
		d.add(d.aged(d.couple(i)), k, Person, "title_name", 0.92, 46)
	}
}

// aged takes "old" into the span of "old Mr Lau".
func (d *doc) aged(i int) int {
	if i > 0 && d.ts[i].gap == 1 && hasAny(d.key(i-1), "old", "young", "poor") && len(d.key(i-1)) < 6 {
		return i - 1
	}
	return i
}

// couple takes "Mr and" into the span of "Mrs Ahmed".
func (d *doc) couple(i int) int {
	if i < 2 || d.key(i-1) != "and" && d.key(i-1) != "&" || d.ts[i].gap > 1 || d.ts[i-1].gap > 1 {
		return i
	}
	j := i - 2
	if d.key(j) == "." && j > 0 {
		j--
	}
	if d.is(j, "title") == 1 || d.is(j, "staff.doctor") == 1 && d.ts[j].upper {
		return j
	}
	return i
}

// kinNamed reports, in a script without capitals, a word behind a kin word that
// must be the name: a name, or no word of every day, and then a small word or
// a sign ("میرے بیٹے ارسلان نے").
func (d *doc) kinNamed(j int) bool {
	if j >= len(d.ts) || d.kind(j) != word || d.ts[j].cased || d.ts[j].gap != 1 || d.functionWord(j) || d.is(j, "stop") > 0 || d.is(j, "kin") > 0 || d.is(j, "facility.after") > 0 {
		return false
	}
	next := d.kind(j+1) != word || d.functionWord(j+1) || d.is(j+1, "place") > 0
	mine := d.mine(j-1) || d.langs[0].tag == "ar" // "my" is within the word
	return d.name(j) != 0 && (next || mine) || !d.common(j) && (next || mine && arabicVerb(d.key(j+1)) && !arabicVerb(d.key(j)))
}

// abbreviates reports a title that may end in a full stop: "Dr.", "ul.", "ডা.".
func abbreviates(key string) bool {
	switch key {
	case "gp", "cns", "hca", "mum", "dad", "nan", "son", "mam", "sis", "bro", "boy", "ex":
		return false
	}
	return utf8.RuneCountInString(key) <= 4
}

func (d *doc) mine(i int) bool { return d.ends(i, "my") || d.ends(i, "whose") }

// possessive takes "my" and "his" into the span, so that "[my sister]" and
// "[his relative 1]" can stand there.
func (d *doc) possessive(i int) int {
	for _, class := range []string{"my", "whose"} {
		if at := d.endsAt(i, class); at >= 0 && d.ts[i].gap < 2 {
			return at
		}
	}
	return i
}

// honoured reads a name before an honorific: "Rahim bhai", "احمد صاحب".
func (d *doc) honoured(i int, taken []bool) {
	if d.kind(i) != word || taken[i] {
		return
	}
	for n := 1; n <= 2; n++ {
		h, m := d.which(i+n, "after")
		hyphen := n == 2 && d.key(i+1) == "-" && d.glued(i+1) && d.glued(i+2)
		if h == 0 || d.ts[i+n].gap == 2 || !d.person(i) && !d.strange(i) {
			continue
		}
		if n == 2 && !d.person(i+1) && !hyphen || d.ts[i+n].gap == 0 && !hyphen {
			continue
		}
		for x := i; x < i+n+h; x++ {
			taken[x] = true
		}
		t := Person
		if m.class == "after.staff" {
			t = Staff
		}
		d.add(i, i+n+h, t, "honorific_name", 0.85, 46)
		return
	}
}

// introduced reads the name behind "my name is" and "called", and the one
// before "her name was".
func (d *doc) introduced(i int, taken []bool) {
	if h := d.key(i + 1); (h == "her" || h == "his") && d.key(i+2) == "name" && (d.key(i+3) == "was" || d.key(i+3) == "is") && !taken[i] && (d.nameable(i) || d.capital(i)) && d.nameful(i) {
		taken[i] = true
		d.add(i, i+1, Person, "introduced", 0.8, 41)
		return
	}
	n := d.is(i, "intro")
	if n == 0 || taken[i] {
		return
	}
	j := i + n
	if d.kind(j) == mark && (d.key(j) == ":" || d.key(j) == "," || d.key(j) == "\"" || d.key(j) == "“") {
		j++
	}
	k := d.nameFrom(j, 4, n == 1, n > 2)
	if k == j || taken[j] {
		return
	}
	for x := j; x < k; x++ {
		taken[x] = true
	}
	d.add(j, k, Person, "introduced", 0.88, 41)
}

// nameFrom returns the end of the name that begins at token j; j for none.
// strict asks for a capital or a listed name; sure takes any word that is not
// one of every day.
func (d *doc) nameFrom(j, most int, strict, sure bool) int {
	k, last := j, j
	for n := 0; k < len(d.ts) && k < j+24 && n < most && d.ts[k].gap < 2; n++ {
		t := d.ts[k]
		switch {
		case t.kind == word && d.is(k, "particle") > 0 && k+1 < len(d.ts) && d.kind(k+1) != digits && d.ts[k+1].gap < 2 && (d.namePart(k+1, true, false) || (d.key(k+1) == "-" || d.key(k+1) == "'") && d.glued(k+1) && k+2 < len(d.ts) && d.namePart(k+2, true, false)):
		case t.kind == word && !t.cased && d.is(k, "particle") > 0 && k+1 < len(d.ts) && d.ts[k+1].gap == 1 && d.kind(k+1) == word && !d.functionWord(k+1):
			k++
			last = k + 1
		case t.kind == word && len(t.key) == 1 && (t.upper && t.key != "i" && !d.shouted || d.key(k+1) == "." && d.glued(k+1) && !strict):
			last = k + 1
		case t.kind == word && (d.namePart(k, strict || k > j, sure && k == j) || k > j && d.surname(k, last)):
			last = k + 1
		default:
			return last
		}
		k++
		if d.key(k) == "." && d.glued(k) && len(t.key) <= 2 {
			k++
			if last == k-1 && len(t.key) == 1 {
				last = k // "Mrs K."
			}
		}
		if (d.key(k) == "-" || d.key(k) == "‑" || d.key(k) == "'") && d.glued(k) && d.glued(k+1) && d.kind(k+1) == word && (len(d.key(k+1)) > 1 || d.ts[k+1].upper || d.key(k+2) == "-") {
			k++
			n--
			if d.lower && last == k-1 && !d.functionWord(k) {
				last = k + 1
				k++
			}
		}
	}
	return last
}

// namePart reports a word that can be part of a name where one is expected.
func (d *doc) namePart(i int, strict, sure bool) bool {
	t := d.ts[i]
	if t.kind != word || d.is(i, "stop") > 0 && !(d.capital(i) && len(t.key) < 3 && d.name(i)&family != 0) || d.functionWord(i) && !(d.capital(i) && d.name(i) != 0) {
		return false
	}
	listed := d.name(i)
	if t.cased && (!d.lower || t.upper) && !d.shouted {
		if t.upper {
			return d.is(i, "facility.after") == 0 || listed != 0
		}
		return listed != 0 && listed&common == 0 && !d.common(i) || sure && !d.common(i)
	}
	if listed != 0 && listed&common == 0 && !d.common(i) || listed != 0 && (sure || !strict) && d.is(i, "deed") == 0 {
		return true
	}
	if d.strange(i) && i+1 < len(d.ts) && d.ts[i+1].gap == 1 && d.name(i+1)&family != 0 && d.sureName(i+1) {
		return true
	}
	return !strict && !d.common(i) && d.is(i, "facility.after") == 0
}

// surname reports, where capitals say nothing, a family name right behind a
// listed given name, though it be a word of every day or one that no list has.
func (d *doc) surname(i, last int) bool {
	if last != i || d.ts[i].cased && !d.lower && !d.shouted || d.functionWord(i) || d.is(i, "stop") > 0 || d.is(i, "deed") > 0 || d.name(i-1) != 0 && d.name(i-1)&given == 0 {
		return false
	}
	return d.name(i)&family != 0 || d.ts[i].cased && !d.common(i) && len(d.key(i)) > 3
}

// person reports a word that is a name by the lists or by its capital.
func (d *doc) person(i int) bool {
	if i >= len(d.ts) || d.kind(i) != word || d.is(i, "stop") > 0 {
		return false
	}
	listed := d.name(i)
	return listed != 0 && (listed&common == 0 || d.capital(i)) || d.capital(i) && !d.common(i)
}

// arabicVerb reports a word that begins as "he does" and "she does" do.
func arabicVerb(key string) bool {
	return strings.HasPrefix(key, "ي") || strings.HasPrefix(key, "ت")
}
