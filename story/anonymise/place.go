package anonymise

import (
	"strings"
	"unicode/utf8"
)

// streets finds addresses: a street's name with or without its number, the
// flat before it and the town behind it.
func (d *doc) streets() {
	for i := 0; i < len(d.ts); i++ {
		if n := d.is(i, "street.after"); n > 0 {
			d.streetBefore(i, i+n)
		}
		if n := d.is(i, "street.before"); n > 0 {
			d.streetAfter(i, i+n)
		}
		d.postBox(i)
		d.numbered(i)
	}
}

// streetBefore looks back from a street word [p,end) for its name and number.
func (d *doc) streetBefore(p, end int) {
	j := p
	for j > 0 && p-j < 3 && d.kind(j-1) == word && d.ts[j].gap < 2 && d.nameWord(j-1) && !(d.is(j-1, "street.after") > 0 && j == p && !d.ts[j-1].upper) {
		j--
		if d.kind(j-1) == mark && (d.key(j-1) == "'" || d.key(j-1) == "’" || d.key(j-1) == "-") && d.glued(j) && j > 1 {
			j--
		}
	}
	if d.ts[p].gap == 2 || d.smallStreet(p, end) || d.placeStreet(p, end) || j == p {
		return
	}
	if j > 0 && d.is(j-1, "street.adjective") > 0 {
		j--
	}
	num := d.houseNumber(j)
	switch {
	case num >= 0:
		d.add(d.houseName(d.flatBefore(num)), d.townAfter(end), Address, "address", 0.9, 68)
	case d.numberBehind(p, end) > 0:
		d.add(j, d.townAfter(d.numberBehind(p, end)), Address, "address", 0.85, 68)
	case !d.ts[p].cased:
		d.add(max(j, p-2), d.townAfter(end), Address, "street", 0.6, 45)
	case d.ts[p].upper && d.ts[j].upper && !d.shouted && len(d.key(p)) > 2 && (!d.whollyCommon(j, p) || d.is(p, "street.sure") > 0 && d.sentenceStart(j)):
		d.add(d.houseName(j), d.townAfter(end), Address, "street", 0.75, 45)
	case (d.key(p) == "road" || d.key(p) == "rd" || d.key(p) == "street" || d.key(p) == "avenue") && (d.is(j, "place") == p-j || d.is(j, "town") == p-j || d.is(j, "street.adjective") > 0 && d.is(j+1, "place") == p-j-1):
		d.add(j, d.townAfter(end), Address, "street", 0.65, 45)
	}
}

// numberBehind returns the end of a house number behind a street, as in
// "Dunstable Road 112", 0 for none. Only other languages than English put a
// comma between, or go on behind it.
func (d *doc) numberBehind(p, end int) int {
	abroad := d.langs[0].tag != "en"
	k := end
	if abroad {
		k = d.skip(k, ",")
		k = d.skip(k+d.is(k, "street.no"), ".")
	}
	if k >= len(d.ts) || d.kind(k) != digits || d.ts[k].gap != 1 || !d.ts[p].upper && !(abroad && d.lower) || len(d.key(k)) > 3 {
		return 0
	}
	if abroad || k+1 == len(d.ts) || d.kind(k+1) == mark || d.ts[k+1].gap == 2 {
		return k + 1
	}
	return 0
}

func (d *doc) whollyCommon(i, j int) bool {
	for k := i; k < j; k++ {
		if !d.common(k) || d.capital(k) {
			return false
		}
	}
	return true
}

// nameWord reports a word that may be part of a proper name: it has a capital
// or, in small letters, is no word of every day.
func (d *doc) nameWord(i int) bool {
	t := d.ts[i]
	if t.kind != word {
		return false
	}
	if t.cased && t.upper && !d.shouted {
		return !d.sentenceStart(i) || !d.functionWord(i)
	}
	return !d.functionWord(i) && (!d.common(i) || d.is(i, "place") > 0)
}

// functionWord reports the small words of the language's own file.
func (d *doc) functionWord(i int) bool {
	for _, l := range d.langs {
		if l.common[d.key(i)] {
			return !d.guest(i) || !d.capital(i) || d.lower
		}
	}
	return false
}

// guest reports a small word of another language that people mix into this one.
func (d *doc) guest(i int) bool { return d.langs[0].guest[d.key(i)] }

// houseNumber returns the token where a house number before j begins, or -1.
func (d *doc) houseNumber(j int) int {
	k := j - 1
	if d.key(k) == "," {
		k--
	}
	if k >= 1 && d.kind(k) == word && len(d.key(k)) == 1 && d.glued(k) && d.kind(k-1) == digits {
		k--
	}
	if k < 0 || d.kind(k) != digits || len(d.key(k)) > 4 || d.ts[j].gap == 2 {
		return -1
	}
	if k >= 2 && (d.key(k-1) == "-" || d.key(k-1) == "/" || d.key(k-1) == "–") && d.ts[k].gap == d.ts[k-1].gap && d.ts[k].gap < 2 && d.kind(k-2) == digits {
		k -= 2
	}
	return k
}

func (d *doc) flatBefore(i int) int {
	for k := i - 1; k >= 0 && k >= i-5 && d.ts[k+1].gap < 2; k-- {
		if d.is(k, "flat") > 0 && (k+1 == i || d.kind(k+1) == digits || len(d.key(k+1)) <= 2) {
			return k
		}
	}
	return i
}

// townAfter steps over the places that an address ends with.
func (d *doc) townAfter(end int) int {
	for from := end; ; {
		if v := d.village(end); v > end {
			return v
		}
		k := d.skip(end, ",")
		if k > from+8 || d.kind(k) != word || k >= len(d.ts) || d.ts[k].gap == 2 || k == end && d.cased(k) && !d.ts[k].upper {
			return end
		}
		n := max(d.is(k, "place"), d.is(k, "town"))
		if n == 0 {
			return end
		}
		end = k + n
	}
}

func (d *doc) cased(i int) bool {
	return i >= 0 && i < len(d.ts) && d.ts[i].cased && !d.lower && !d.shouted
}

// lineBefore reads a house number and a name of one or two words that only the
// postcode or town behind shows to be a street: "14 Kingsway, LU4 8EH".
func (d *doc) lineBefore(i int) {
	j := i
	if d.key(j-1) == "," {
		j--
	}
	k := j
	for k > 0 && j-k < 2 && d.kind(k-1) == word && d.ts[k-1].upper && d.ts[k].gap < 2 {
		k--
	}
	if num := d.houseNumber(k); k < j && num >= 0 && j < i && d.is(k, "months") == 0 {
		d.add(d.flatBefore(num), j, Address, "address", 0.8, 67)
	}
}

// streetAfter reads the name and number behind a word such as "ulica" or "rue".
func (d *doc) streetAfter(i, j int) {
	j = d.skip(j, ".")
	k := j
	for k < len(d.ts) && k < j+4 && d.ts[k].gap < 2 && d.kind(k) == word && (d.is(k, "particle") > 0 || d.nameWord(k) && (d.ts[k].upper || !d.cased(k))) {
		k++
	}
	if k == j {
		return
	}
	num := d.skip(k, ",", ".")
	num = d.skip(num+d.is(num, "street.no"), ".")
	if d.kind(num) == digits && num < len(d.ts) && d.ts[num].gap < 2 && len(d.key(num)) <= 4 {
		k = num + 1
		if d.kind(k) == word && d.glued(k) && len(d.key(k)) == 1 {
			k++
		} else if d.key(k) == "/" && d.kind(k+1) == digits {
			k += 2
		}
	} else if num := d.houseNumber(i); num >= 0 {
		i = num
	} else if !d.ts[j].upper && d.ts[j].cased {
		return
	}
	d.add(i, d.townAfter(k), Address, "address", 0.85, 66)
}

// employers finds the names after "work at" and its like.
func (d *doc) employers() {
	for i := 0; i < len(d.ts); i++ {
		if n := d.is(i, "firm.after"); n > 0 {
			d.firm(i, i+n)
		}
		if d.is(i, "work.after") > 0 && i > 0 && d.ts[i].gap < 2 && d.plainWord(i-1) && d.name(i-1) == 0 {
			d.add(i-1, i, Employer, "employer", 0.55, 44)
		} else if d.is(i, "work.after") > 0 && i > 1 && d.ts[i].gap == 1 && d.ts[i-1].gap == 1 && d.kind(i-1) == word && !d.functionWord(i-1) && d.plainWord(i-2) && d.name(i-2) == 0 {
			d.add(i-2, i, Employer, "employer", 0.5, 44) // "گرین کور میں کام"
		}
		if d.is(i, "work.glued") > 0 && i > 0 && d.ts[i].gap == 1 && d.plainWord(i-1) && d.name(i-1) == 0 && caseless(d.key(i-1)) != d.key(i-1) && !d.lists.isCommon(d.langs[0].tag, caseless(d.key(i-1))) {
			d.add(i-1, i, Employer, "employer", 0.55, 44)
		}
		n := d.is(i, "work.at")
		if n == 0 && (d.key(i) == "at" || d.key(i) == "for" || d.key(i) == "with") && (d.near(i, "workish", 5) || d.near(i, "jobtail", 3)) {
			n = 1
		}
		if n == 0 {
			continue
		}
		j := i + n
		if d.key(j) == "the" || d.key(j) == "a" || d.key(j) == ":" {
			j++
		}
		if d.is(j, "months") > 0 || d.is(j, "weekday") > 0 {
			continue // "time off from January"
		}
		k := j
		for k < len(d.ts) && k < j+6 && d.ts[k].gap < 2 {
			t := d.ts[k]
			inside := k > j && k+1 < len(d.ts) && d.ts[k+1].upper
			switch {
			case t.kind == word && t.cased && t.upper && (!d.shouted || !d.common(k)) && (k > j || d.is(k, "stop") == 0):
			case inside && (t.key == "and" || t.key == "&" || t.key == "of" || d.glued(k) && (t.key == "-" || t.key == "'")):
			case k > j && t.key == "s" && d.glued(k):
			case k > j && (t.key == "'") && d.glued(k) && d.key(k+1) == "s":
			default:
				goto done
			}
			k++
		}
	done:
		if k < len(d.ts) && d.ts[k].gap == 1 && d.is(k, "shop") > 0 && k > j {
			k++ // "the Kebab house"
		} else if k == j && d.is(i, "work.at") > 0 && d.is(j+1, "shop") > 0 && d.kind(j) == word && d.ts[j+1].gap == 1 && !d.functionWord(j) {
			k = j + 2
		}
		if n := d.is(j, "place.employer"); k == j && n > 0 {
			k = j + n
		}
		if k == j && (d.is(i, "work.at") > 0 || j == i+1 && j < len(d.ts) && d.strange(j)) && j < len(d.ts) && !d.cased(j) && d.ts[j].cased && d.is(j, "place") == 0 && d.is(j, "town") == 0 {
			k = d.proper(j)
		}
		if k == j && d.is(i, "work.at") > 0 && d.ts[min(j, len(d.ts)-1)].gap == 1 && j < len(d.ts) && d.plainWord(j) && d.name(j) == 0 {
			k = j + 1
		}
		if k > j {
			d.add(j, k, Employer, "employer", 0.75, 44)
		}
	}
}

// firm reads the name before "Ltd".
func (d *doc) firm(p, end int) {
	j := p
	for j > 0 && p-j < 6 && d.ts[j].gap < 2 && (d.kind(j-1) == word && (d.ts[j-1].upper || d.key(j-1) == "and" || d.key(j-1) == "s" || d.lower && p-j < 4 && !d.functionWord(j-1)) || d.key(j-1) == "&" || d.key(j-1) == "'") && !d.sentenceStart(j) {
		j--
	}
	for j < p && !d.ts[j].upper && (!d.lower || d.functionWord(j) || d.kind(j) == mark) {
		j++
	}
	if j < p && d.ts[p].gap < 2 {
		d.add(j, end, Employer, "employer", 0.75, 44)
	}
}

// known finds what the lists of places, facilities and employers hold.
func (d *doc) known() {
	for i := 0; i < len(d.ts); i++ {
		for _, l := range []struct {
			class, reason string
			t             Type
			conf          float64
			rank          int
		}{
			{"place.facility", "facility_list", Facility, 0.9, 58},
			{"place.employer", "employer_list", Employer, 0.6, 43},
			{"place.street", "street", Address, 0.7, 45},
			{"place.area", "place_list", Place, 0.8, 42},
			{"place.town", "place_list", Place, 0.5, 20},
		} {
			if l.t == Employer && d.is(i+1, "workish") == 0 && (d.key(i-1) == "-" || d.is(i-1, "particle") > 0 || d.is(i-1, "my") > 0 || d.is(i-1, "whose") > 0 || d.key(i-1) == "a" || d.key(i-1) == "an") {
				continue // "in her Toyota", "a Greggs"
			}
			if n := d.is(i, l.class); n > 0 && (d.properHere(i, n) || n == 1 && d.stands(i, l.class)) {
				from := i
				if l.t != Address {
					from = d.article(i)
				}
				d.add(from, d.branch(i+n, l.t), l.t, l.reason, l.conf, l.rank)
			}
		}
		if d.twoCapitals(i) {
			d.add(i, i+2, Place, "place_list", 0.5, 18)
		}
		if n := d.townAt(i); n > 0 && d.townHere(i, n) {
			d.add(i, i+n, Place, "place_list", 0.5, 19)
		}
		if n := d.is(i, "town"); n > 0 && d.cautious {
			d.add(i, i+n, Place, "place_list", 0.3, 10)
		}
	}
}

// twoCapitals reports two words with capitals where other languages than
// English put places: "w Nowym Sączu", "de Vila Real".
func (d *doc) twoCapitals(i int) bool {
	if d.langs[0].tag == "en" || d.is(i-1, "place.lead") == 0 || i+1 >= len(d.ts) || !d.capital(i) || !d.capital(i+1) || d.ts[i].gap != 1 || d.ts[i+1].gap != 1 || d.lower {
		return false
	}
	for _, class := range []string{"stop", "weekday", "months", "feast", "staff", "kin", "title", "town"} {
		if d.is(i, class) > 0 || d.is(i+1, class) > 0 {
			return false
		}
	}
	return !d.ts[i].caps && !d.ts[i+1].caps
}

// townHere takes a town of the wide world's list where it has its capital, or
// stands where places stand: "from homs", "in lodz".
func (d *doc) townHere(i, n int) bool {
	if d.is(i, "town") > 0 || d.is(i, "stop") > 0 || d.functionWord(i) || n == 1 && len(d.key(i)) < 4 {
		return false
	}
	if d.capital(i) && !d.lower {
		return true
	}
	switch d.key(i - 1) {
	case "from", "in", "to", "near", "of", "at", "de", "din", "z", "w", "da", "em", "à", "a":
		return d.ts[i].gap < 2 && (!d.common(i) || d.ts[i].upper && !d.shouted)
	}
	return n > 1 && !d.sentenceStart(i) && d.ts[i].upper && !d.shouted
}

// branch takes what stands behind a listed firm into its name: "Tesco Extra".
func (d *doc) branch(end int, t Type) int {
	if t == Employer && end < len(d.ts) && d.kind(end) == word && d.ts[end].gap == 1 && d.ts[end].upper && d.cased(end) && d.name(end) == 0 && !d.functionWord(end) && d.is(end, "stop") == 0 {
		return end + 1
	}
	return end
}

// stands takes a listed place that is a word of every day too where places
// stand: "lives in slough.", "bloods at gardenia.", "driver dhl".
func (d *doc) stands(i int, class string) bool {
	if d.ts[i].upper && !d.shouted || d.is(i, "stop") > 0 {
		return false
	}
	if class == "place.employer" {
		return d.near(i, "workish", 5) || d.near(i, "work.at", 6) || d.near(i, "jobtail", 3)
	}
	next := i+1 >= len(d.ts) || d.kind(i+1) == mark || d.ts[i+1].gap == 2 || d.functionWord(i+1) && d.key(i+1) != "of"
	switch d.key(i - 1) {
	case "at", "from", "to", "near":
		return next && len(d.key(i)) > 4
	case "in":
		return d.closes(i+1) && d.key(i+1) != "of" && len(d.key(i)) > 4 && class == "place.town"
	}
	return false
}

// properHere refuses everyday words in small letters ("next", "sandy", "boots").
func (d *doc) properHere(i, n int) bool {
	if n > 1 || !d.ts[i].cased {
		return n > 1 || utf8.RuneCountInString(d.key(i)) > 2
	}
	if d.ts[i].upper && !d.shouted {
		return !d.sentenceStart(i) || !d.common(i)
	}
	return !d.common(i) && len(d.key(i)) > 3
}

func hasAny(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}
