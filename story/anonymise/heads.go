package anonymise

import "strings"

// strange reports, where capitals say nothing, a word of four letters and more
// that nobody knows and that does not end as misspelt words do.
func (d *doc) strange(i int) bool {
	if i < 0 || i >= len(d.ts) {
		return false
	}
	t := d.ts[i]
	return t.kind == word && t.cased && (d.lower || d.shouted) && len(t.key) > 3 && d.name(i) == 0 && !d.common(i) && !worn(t.key) && d.is(i, "stop") == 0
}

// heads reports that the unknown word at the head of a sentence stands as a
// name does: "Hasmukhkaka lifted her", "Jun and Xiaoming", "Urvi, who".
func (d *doc) heads(i int) bool {
	t := d.ts[i]
	if d.lower || d.shouted || d.langs[0].tag != "en" || d.name(i) != 0 || d.common(i) || t.caps || len(t.key) < 3 || worn(t.key) || i+1 >= len(d.ts) || d.ts[i+1].gap == 2 {
		return false
	}
	next := d.key(i + 1)
	switch {
	case next == "," && i+2 < len(d.ts):
		return d.ts[i+2].upper && !d.functionWord(i+2) || d.is(i+2, "apposition") > 0
	case next == "'":
		return d.key(i+2) == "s" && d.glued(i+2)
	case next == "and" || next == "&":
		return i+2 < len(d.ts) && (d.ts[i+2].upper || d.is(i+2, "my") > 0 || d.key(i+2) == "her" || d.key(i+2) == "his")
	case d.ts[i+1].gap != 1 || d.kind(i+1) != word || d.ts[i+1].upper:
		return false
	}
	return d.is(i+1, "act") > 0 || strings.HasSuffix(next, "ed") && d.common(i+1)
}

// state: "is a", "was the": said of things as of people.
func (d *doc) state(i int) bool {
	switch d.key(i) {
	case "is", "was", "has", "had", "used":
		for k := i + 2; k < i+5; k++ {
			if d.is(k, "kin") > 0 || d.is(k, "staff") > 0 {
				return false // "patience was her sister", "grace had five kids"
			}
		}
		return true
	}
	return false
}

// aThing reports a name that is a bird, a herb or a virtue where an article or
// an amount stands before it: "a robin", "some sage", "of hope".
func (d *doc) aThing(i int) bool {
	if d.is(i, "nameword") == 0 && d.is(i, "virtue") == 0 && d.name(i)&common == 0 {
		return false
	}
	switch d.key(i - 1) {
	case "a", "an", "the", "some", "any", "no", "much", "more", "little", "every", "each", "this", "that", "these", "of", "these days", "lost", "such":
		return d.key(i-1) != "that" || d.is(i+1, "act") == 0
	case ",", "and", "or":
		return d.is(i-2, "nameword") > 0 && d.is(i+1, "act") == 0 && d.key(i-1) != "and" || d.is(i-2, "herb") > 0 || d.is(i+2, "herb") > 0
	}
	return d.is(i+1, "herb") > 0 || d.is(i+2, "herb") > 0 && d.key(i+1) == ","
}

// calendar reports a month that is one by what stands beside it.
func (d *doc) calendar(i int) bool {
	if d.year(i+1) || d.day(i+1) || d.day(i-1) || d.is(i-1, "of") > 0 || d.is(i-1, "dayword") > 0 {
		return true
	}
	switch d.key(i - 1) {
	case "since", "until", "till", "by", "last", "next", "this", "early", "late", "mid", "every", "from", "during", "before", "after", "around", "about", "on", "for", "to", "between", "into", "through", "start", "end", "-":
		return d.is(i+1, "act") == 0 || d.key(i-1) == "last" || d.key(i-1) == "next"
	case "and", "or":
		return i > 1 && d.is(i-2, "months") > 0
	}
	return d.state(i+1) || d.is(i+2, "months") > 0 && (d.key(i+1) == "and" || d.key(i+1) == "or" || d.key(i+1) == "to" || d.key(i+1) == "-")
}

// nicked takes "Big", "Old" and "Little" into the name behind them.
func (d *doc) nicked(i int) int {
	if i == 0 || d.ts[i].gap != 1 || !d.ts[i-1].upper && !d.lower || d.shouted {
		return i
	}
	switch d.key(i - 1) {
	case "big", "old", "little", "young", "wee", "lil", "saint", "lady", "tall", "fat", "skinny", "posh", "mad", "baby", "auld", "ginger", "ah":
		if d.ts[i-1].upper || d.lower && d.sureName(i) {
			return i - 1
		}
	}
	if d.capital(i-1) && !d.ts[i-1].caps && d.common(i-1) && d.name(i-1) == 0 && d.name(i)&given != 0 && !d.functionWord(i-1) {
		for _, class := range []string{"stop", "weekday", "months", "season", "town", "place", "staff", "title", "kin", "facility.after", "intro", "nobody", "feast"} {
			if d.is(i-1, class) > 0 {
				return i
			}
		}
		return i - 1 // "Miserable Keith"
	}
	return i
}

// household finds "the Hendersons".
func (d *doc) household(i int, taken []bool) {
	j := i + 1
	if d.key(i) != "the" || j >= len(d.ts) || taken[j] || d.kind(j) != word || d.ts[j].gap != 1 || !d.ts[j].upper && !d.lower || d.is(j, "stop") > 0 {
		return
	}
	stem, ok := strings.CutSuffix(d.key(j), "s")
	if !ok || len(stem) < 4 || d.common(j) || d.lists.isCommon("en", stem) || d.is(j, "place") > 0 || d.is(j, "town") > 0 || j+1 < len(d.ts) && d.ts[j+1].gap == 1 && (d.ts[j+1].upper || d.is(j+1, "facility.after") > 0) {
		return
	}
	if n := d.lists.names[stem]; n&family == 0 && (d.lower || d.is(j+1, "deed") == 0) || d.lower && (n&common != 0 || !d.closes(j+1)) {
		return
	}
	taken[i], taken[j] = true, true
	d.add(i, j+1, Person, "name_list", 0.6, 31)
}

// iAm reads two words and more behind "I am" that can only be a name, one of
// which no list need have: "i am shirina begum choudhury".
func (d *doc) iAm(i int, taken []bool) {
	n := d.is(i, "iam")
	j := i + n
	if n == 0 || j >= len(d.ts) || taken[j] || d.ts[j].gap == 2 {
		return
	}
	k, listed := j, 0
	for k < len(d.ts) && k < j+4 && (k == j || d.ts[k].gap == 1) && d.kind(k) == word && d.is(k, "stop") == 0 && !d.functionWord(k) && !taken[k] &&
		(d.strange(k) || d.sureName(k) || k == j && d.name(k)&given != 0 && (d.strange(k+1) || d.name(k+1) == family) || d.name(k)&family != 0 && k > j && d.is(k, "deed") == 0 || d.capital(k) && !d.common(k)) {
		if d.name(k) != 0 {
			listed++
		}
		k++
		if d.key(k) == "-" && d.glued(k) && d.glued(k+1) && d.kind(k+1) == word && k+1 < len(d.ts) {
			k += 2
		}
	}
	stops := k >= len(d.ts) || d.ts[k].gap == 2 || d.kind(k) == mark || d.functionWord(k) || d.is(k, "iam") > 0
	if k < j+2 && d.lower && d.strange(j) && d.nameful(j) && d.closes(j+1) && !d.misspelt(d.key(j)) {
		k, listed, stops = j+1, 1, true // "im karzan 29"
	}
	if k == j && d.lower && d.name(j)&given != 0 && d.is(j, "felt") == 0 && d.nameful(j) && d.is(j, "deed") == 0 && (d.closes(j+1) && d.kind(j+1) != digits) && d.key(i) != "was" && d.key(i+1) != "was" {
		k, listed, stops = j+1, 1, true // "im dean i got"
	}
	if k-j < 2 && !(listed > 0 && k > j) || !stops {
		return
	}
	for x := j; x < k; x++ {
		taken[x] = true
	}
	d.add(j, k, Person, "introduced", 0.75, 41)
}

// initials finds "K. Frost", "J. P. Okafor", "A K Khan" and "Ch. Akhtar", which
// no title announces.
func (d *doc) initials(i int, taken []bool) {
	if taken[i] || !d.initial(i) || d.glued(i) && i > 0 && (d.kind(i-1) == word || d.key(i-1) == "'") {
		return
	}
	j, n := i, 0
	dots := false
	for j < len(d.ts) && n < 4 && d.initial(j) && (j == i || d.ts[j].gap < 2) && !taken[j] {
		n++
		j++
		if d.key(j) == "." && d.glued(j) {
			dots = true
			j++
		}
	}
	if !d.initialled(j, n, dots) || taken[j] {
		d.pair(i, j, n, dots, taken)
		return
	}
	k := j + 1
	for k < len(d.ts) && k < j+3 && d.ts[k].gap == 1 && !taken[k] && d.kind(k) == word && (d.capital(k) && (d.name(k) != 0 || !d.common(k)) || d.lower && d.sureName(k)) && d.is(k, "stop") == 0 {
		k++
	}
	if d.key(k) == "-" && d.glued(k) && d.glued(k+1) && d.kind(k+1) == word {
		k += 2
	}
	for x := i; x < k; x++ {
		taken[x] = true
	}
	d.add(i, k, Person, "name_list", 0.7, 31)
}

func (d *doc) initial(i int) bool {
	if i >= len(d.ts) || d.kind(i) != word || !d.ts[i].cased {
		return false
	}
	k := d.key(i)
	return len(k) == 1 && (d.ts[i].upper && !d.shouted || d.key(i+1) == "." && d.glued(i+1)) || k == "ch" || k == "md" || k == "mohd" || k == "muhd" || k == "geo" && d.ts[i].upper
}

// initialled reports a family name at j behind n initials.
func (d *doc) initialled(j, n int, dots bool) bool {
	if j >= len(d.ts) || d.kind(j) != word || d.ts[j].gap == 2 || len(d.key(j)) < 3 || d.is(j, "stop") > 0 || d.functionWord(j) && d.name(j) == 0 {
		return false
	}
	if d.ts[j].upper && !d.shouted {
		if dots {
			return d.name(j) != 0 || !d.common(j)
		}
		if len(d.key(j-1)) > 1 {
			return d.name(j) != 0
		}
		return d.name(j)&family != 0 && (n > 1 || d.key(j-1) != "i" && d.key(j-1) != "a") && d.is(j, "weekday") == 0 && d.is(j, "months") == 0
	}
	return (dots || len(d.key(j-1)) > 1 || n > 1 && d.lower) && (d.sureName(j) || dots && d.name(j)&family != 0 && d.is(j, "deed") == 0 && !d.common(j-3)) && (d.lower || d.shouted)
}

// pair takes "T.J." where people stand.
func (d *doc) pair(i, j, n int, dots bool, taken []bool) {
	if n != 2 || !dots || j-i != 4 || d.is(j, "deed") == 0 || !d.ts[i].upper {
		return
	}
	switch d.key(i) + d.key(i+2) {
	case "am", "pm", "eg", "ie", "uk", "us", "gp", "ct", "ps", "nb", "ok", "ni", "id", "hr", "tv", "po", "bp", "mr", "ms", "ad", "bc", "ld":
		return
	}
	for x := i; x < j; x++ {
		taken[x] = true
	}
	d.add(i, j, Person, "name_list", 0.5, 31)
}
