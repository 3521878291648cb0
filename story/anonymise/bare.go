package anonymise

import "strings"

// bare finds names that only their place in an English sentence shows: behind
// "at", which takes a word without an article nearly only when it is a name
// ("at Olney's", "at monarch"), where someone is "from", "20 years with", and
// behind "for" where work stands before it.
func (d *doc) bare() {
	if d.langs[0].tag != "en" {
		return
	}
	for i := 1; i < len(d.ts); i++ {
		if d.key(i) == "&" && d.amper(i-1) && d.amper(i+1) {
			d.add(i-1, i+2, Employer, "employer", 0.5, 17) // "Toni & Guy"
		}
		if d.kind(i) != word || d.ts[i].gap != 1 {
			continue
		}
		d.capitalled(i)
		d.owners(i)
		not, firm := d.bareLead(i)
		if not == "" && d.is(i-1, "whither") > 0 && d.unheard(i) {
			d.add(i, i+1, Place, "place_list", 0.45, 18)
		}
		if not == "" || d.is(i, not) > 0 {
			continue
		}
		if k := d.nameless(i, firm); k > i {
			d.add(i, k, Employer, "employer", 0.5, 22)
		}
	}
}

// bareLead returns, where a name may stand bare at i, the words that can stand
// there and are none; "" elsewhere. firm: only a firm can stand there.
func (d *doc) bareLead(i int) (not string, firm bool) {
	switch d.key(i - 1) {
	case "at":
		if d.is(i-2, "atwhat") == 0 && d.is(i-3, "atwhat") == 0 {
			return "bare.at", false
		}
	case "from":
		if d.someone(i - 2) {
			return "bare.from", true
		}
	case "with":
		if d.is(i-2, "age.years") > 0 || d.being(i-2) && (d.kind(i+1) == digits || d.is(i+1, "number") > 0 || d.is(i+1, "teen") > 0) {
			return "bare.with", true
		}
	case "for":
		if d.is(i-2, "jobtail") > 0 || d.is(i-2, "staff") > 0 || d.near(i-1, "workish", 4) {
			return "bare.for", true
		}
	case "run", "own":
		if (d.is(i-2, "she") > 0 || d.key(i-2) == "i") && d.kind(i+1) == mark && !strings.HasSuffix(d.key(i), "s") {
			return "bare.at", true // "i run bloom, the flower shop"
		}
	}
	return "", false
}

// nameless returns the end of what begins at i and can be the name of a firm or
// a building though each word of it be one of every day; i for none. Where a
// firm must stand two words of every day will do.
func (d *doc) nameless(i int, firm bool) int {
	if !d.nameful(i) || d.is(i, "facility.plain") > 0 {
		return i
	}
	if !d.lower && d.ts[i].upper && !d.shouted {
		return d.proper(i)
	}
	k := i + 1
	if d.key(k) == "-" && d.glued(k) && d.glued(k+1) && d.kind(k+1) == word {
		k += 2
	}
	if d.key(k) == "'" && d.glued(k) && d.key(k+1) == "s" && d.glued(k+1) {
		k += 2
	}
	switch {
	case d.unlikely(i) || !d.lower && d.common(i):
		return i
	case d.closes(k):
		return k
	case k < len(d.ts) && d.lower && d.ts[k].gap == 1 && d.nameful(k) && d.closes(k+1) && (firm || d.is(i, "facility.front") > 0 || !d.common(i) || d.is(i, "place") > 0 || d.is(k, "shop") > 0 || d.is(k, "house") > 0):
		return k + 1
	}
	return i
}

// nameful reports a word that is no time, number, relation or small word.
func (d *doc) nameful(i int) bool {
	if i >= len(d.ts) || d.kind(i) != word || len(d.key(i)) < 3 || d.functionWord(i) {
		return false
	}
	for _, class := range []string{"stop", "months", "weekday", "season", "feast", "unit", "number", "teen", "ordinal", "kin", "staff", "title", "dept", "town", "age.years", "nobody", "my", "bare.no"} {
		if d.is(i, class) > 0 {
			return false
		}
	}
	return true
}

// unlikely: "at cooking", "at loudly": endings that names seldom have.
func (d *doc) unlikely(i int) bool { return worn(d.key(i)) && d.common(i) }

// closes reports that no noun follows at i.
func (d *doc) closes(i int) bool {
	return i >= len(d.ts) || d.ts[i].gap == 2 || d.kind(i) != word || d.functionWord(i) || d.is(i, "iam") > 0 || d.is(i, "deed") > 0 || d.is(i, "joining") > 0 || strings.HasSuffix(d.key(i), "ed") || d.is(i, "number") > 0 || d.is(i, "unit") > 0 || d.is(i, "teen") > 0
}

// unheard reports, where capitals say nothing, a word that nobody knows with
// nothing behind it that it could describe.
func (d *doc) unheard(i int) bool {
	return d.strange(i) && d.nameful(i) && d.closes(i+1) && !d.misspelt(d.key(i))
}

// someone reports that token i is a person: a name, a relation or "the lady".
func (d *doc) someone(i int) bool {
	return d.is(i, "someone") > 0 || d.is(i, "kin") > 0 || d.is(i, "staff") > 0 ||
		d.kind(i) == word && (d.name(i) != 0 && (d.ts[i].upper || d.lower) && !d.functionWord(i) || d.capital(i) && !d.common(i) && d.is(i, "stop") == 0)
}

// being: "was", "I'm", "hes been": before "with monarch".
func (d *doc) being(i int) bool {
	switch d.key(i) {
	case "is", "was", "were", "been", "m", "re", "s", "im", "hes", "shes", "am", "being", "worked", "stayed":
		return true
	}
	return false
}

// capitalled takes a word of every day that has a capital where names stand:
// "with Doll", "from Resolutions", "the Unite man", "at the Refugee Council".
func (d *doc) capitalled(i int) {
	if d.key(i-1) == "at" && (d.is(i-2, "atwhat") > 0 || d.is(i-3, "atwhat") > 0) {
		return
	}
	if d.is(i, "stop") > 0 && d.capital(i) && d.properWord(i+1) && (d.key(i-1) == "for" || d.key(i-1) == "with" || d.key(i-1) == "at") {
		d.add(i, d.proper(i+1), Employer, "employer", 0.5, 17) // "with London Transport"
		return
	}
	if !d.properWord(i) || !d.common(i) || d.capital(i-1) || d.is(i, "facility.after") > 0 {
		return
	}
	k := i + 1
	for k < i+5 && d.capital(k) && d.ts[k].gap == 1 && (d.is(k, "stop") == 0 || d.key(k) == "council") && d.is(k, "ill") == 0 {
		k++
	}
	from := i
	switch d.key(i - 1) {
	case "with", "for", "from", "at", "in", "to", "by", "near", "called", "joined", "than", "except", "attend", "attends", "attended", "over", "outside":
	case "and":
		if !d.someone(i - 2) {
			return
		}
	case "the":
		if d.is(k, "someone") == 0 && k == i+1 {
			return
		}
		from = i - 1
	default:
		return
	}
	d.add(from, k, Employer, "employer", 0.45, 17)
}

// properWord reports a capital that only a name would have there.
func (d *doc) properWord(i int) bool {
	return d.capital(i) && !d.lower && !d.ts[i].caps && d.nameful(i) && d.is(i, "facility.plain") == 0 && d.is(i, "ill") == 0
}

// owners takes a firm or a house that is called after whom it belongs to, with
// its ending: "drove hearses for Neville's, so", "at jean's".
func (d *doc) owners(i int) {
	if d.key(i+1) != "'" || d.key(i+2) != "s" || !d.glued(i+1) || !d.glued(i+2) || !d.closes(i+3) || d.is(i+3, "my") > 0 {
		return
	}
	if !d.capital(i) && !d.sureName(i) || !d.nameful(i) {
		return
	}
	switch d.key(i - 1) {
	case "at", "for", "from", "to", "in", "with", "near", "by", "down", "up", "round":
		d.add(i, i+3, Employer, "employer", 0.5, 22)
	}
}

// amper reports one half of a firm's name: "Toni", "sons".
func (d *doc) amper(i int) bool {
	return d.nameful(i) && d.ts[i].gap == 1 && (d.ts[i].upper && !d.shouted || d.lower && (d.name(i) != 0 || d.strange(i)))
}
