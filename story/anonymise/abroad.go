package anonymise

import (
	"strings"
	"unicode/utf8"
)

// homes finds towns that no list has, in other languages than English: by a
// capital behind "in" and "from" ("w Ostrołęce", "din Torino"), and, where
// there are no capitals, by what is said of them ("झाँसी में रहती").
func (d *doc) homes() {
	if d.langs[0].tag == "en" {
		return
	}
	for i := range d.ts {
		if d.oneCapital(i) || d.plainHome(i) {
			d.add(i, i+1, Place, "place_list", 0.45, 18)
		}
	}
}

func (d *doc) oneCapital(i int) bool {
	return d.is(i-1, "place.lead") > 0 && d.ts[i].gap == 1 && d.capital(i) && !d.lower && !d.ts[i].caps && d.homely(i)
}

// homely reports a word that no list has, neither of names nor of every day.
func (d *doc) homely(i int) bool {
	if d.kind(i) != word || d.name(i) != 0 || d.common(i) || utf8.RuneCountInString(d.key(i)) < 4 {
		return false
	}
	for _, class := range []string{"stop", "weekday", "months", "months2", "season", "feast", "staff", "kin", "title", "town", "facility.head", "facility.after", "job.word"} {
		if d.is(i, class) > 0 {
			return false
		}
	}
	return true
}

// plainHome: "from" and "in" stand behind the town or are its ending, and a
// word for living or coming follows; in Arabic all stands before.
func (d *doc) plainHome(i int) bool {
	if d.ts[i].cased || !d.homely(i) || !d.plainWord(i) || d.is(i+1, "agent") > 0 {
		return false
	}
	if d.langs[0].tag == "ar" {
		return d.ends(i, "abode") && !arabicVerb(d.key(i))
	}
	from := i + 1 // where the word for living may stand
	if stem := caseless(d.key(i)); d.is(i+1, "abode.in") > 0 && d.ts[i+1].gap == 1 {
		from++
	} else if stem == d.key(i) || d.lists.isCommon(d.langs[0].tag, stem) {
		return false
	}
	for k := from; k < from+4 && k < len(d.ts) && d.kind(k) == word && d.ts[k].gap == 1; k++ {
		if d.is(k, "abode") > 0 && d.is(k, "abode.in") == 0 {
			return true
		}
	}
	return false
}

// Endings of Polish towns and what stands there in the list instead, all
// without accents: "lublinie" is Lublin, "katowicach" Katowice.
var polishTowns = [][2]string{{"owie", "ow"}, {"owie", "owo"}, {"owa", "ow"}, {"owa", "owo"}, {"owu", "ow"}, {"ach", "e"}, {"ach", "y"}, {"ach", "i"}, {"ic", "ice"}, {"ec", "ce"}, {"ece", "eka"}, {"ce", "ka"}, {"ki", "ka"}, {"ke", "ka"},
	{"ie", ""}, {"ie", "a"}, {"ie", "o"}, {"iu", ""}, {"iu", "ie"}, {"ia", ""}, {"ia", "ie"}, {"u", ""}, {"u", "o"}, {"a", ""}, {"a", "o"}, {"y", "a"}, {"i", "a"}, {"i", ""}, {"dzie", "d"}, {"dzie", "da"}, {"cie", "t"}, {"cie", "ta"}, {"rze", "r"}, {"rze", "ra"},
	{"le", "l"}, {"le", "la"}, {"e", "a"}, {"e", ""}, {"zi", "z"}, {"nia", "n"}, {"niu", "n"}, {"gu", "g"}, {"ni", "nia"}, {"em", ""}, {"iem", ""}}

// bentTown reports a town of one word with the ending that Polish gives it.
func (d *doc) bentTown(i int) bool {
	if d.langs[0].tag != "pl" || d.kind(i) != word || d.is(i-1, "place.lead") == 0 {
		return false
	}
	for _, e := range polishTowns {
		stem, ok := strings.CutSuffix(d.key(i), e[0])
		if !ok || len(stem) < 3 {
			continue
		}
		for _, ws := range d.lists.towns[stem+e[1]] {
			if len(ws) == 1 {
				return true
			}
		}
	}
	return false
}
