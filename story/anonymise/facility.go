package anonymise

import "strings"

// facilities finds hospitals, surgeries, schools, places of worship and wards
// that a name or a number makes one of a kind.
func (d *doc) facilities() {
	for i := 0; i < len(d.ts); i++ {
		if n := d.is(i, "facility.after"); n > 0 {
			d.facilityBefore(i, i+n)
		}
		if n := d.is(i, "facility.head"); n > 0 {
			d.facilityAfter(i, i+n)
		}
		d.saint(i)
		d.namedBuilding(i)
		d.house(i)
		d.block(i)
		if n := d.is(i, "facility.cap"); n > 0 && (d.ts[i].upper && d.cased(i) || d.cased(i) && d.capital(i-1) && d.nameful(i-1) && d.is(i-1, "ill") == 0 ||
			d.lower && d.is(i, "facility.eat") > 0 && i > 1 && d.nameful(i-1) && d.is(i-1, "facility.plain") == 0 || n > 1 && !d.cased(i) && i > 0 && (d.is(i-1, "town") > 0 || d.is(i-1, "place") > 0)) {
			d.facilityBefore(i, i+n)
		}
		if n := d.is(i, "ward"); n > 0 {
			d.wardAfter(i, i+n)
		}
	}
}

// block finds, where capitals say nothing, a house or a home by its last word:
// "in linden court and", "saxon house flat 9".
func (d *doc) block(i int) {
	n := d.is(i, "house")
	if n == 0 || !d.lower || i < 2 || d.langs[0].tag != "en" || d.is(i-2, "placing") == 0 || !d.nameful(i-1) || d.is(i-1, "facility.plain") > 0 || d.is(i-1, "street.plain") > 0 || d.ts[i].gap != 1 || d.is(i-1, "ill") > 0 || d.unlikely(i-1) {
		return
	}
	end := i + n
	if k := d.skip(end, ","); d.is(k, "flat") > 0 && d.kind(k+1) == digits && k+1 < len(d.ts) {
		end = k + 2
	} else if !d.closes(end) {
		return
	}
	d.add(i-1, end, Address, "address", 0.5, 40)
}

// saint finds "at St Joseph's", a church, school or hospital without its word.
func (d *doc) saint(i int) {
	if d.key(i) != "st" && d.key(i) != "saint" || i == 0 || i+1 >= len(d.ts) {
		return
	}
	j := d.skip(i+1, ".")
	low := j < len(d.ts) && !d.ts[j].upper && d.kind(j) == word && len(d.key(j)) > 4 && strings.HasSuffix(d.key(j), "s") && !(d.ts[j].gap == 2)
	switch d.key(i - 1) {
	case "at", "to", "in", "from", "near", "by":
	case "is", "was", "called", "goes", "went", "attend", "attends", "attended", "through", "behind", "and", "our", "my":
		low = low && !d.common(j) || d.ts[min(j, len(d.ts)-1)].upper
	default:
		return
	}
	if d.key(j+1) == "the" && hasAny(d.key(j+2), "apostle", "baptist", "evangelist", "martyr", "worker", "virgin", "great") {
		d.add(i, j+3, Facility, "facility", 0.75, 55)
		return
	}
	if low && d.key(j+1) != "'" {
		d.add(i, j+1, Facility, "facility", 0.7, 55)
		return
	}
	if j+2 < len(d.ts) && d.kind(j) == word && len(d.key(j)) > 2 && d.key(j+1) == "'" && d.glued(j+1) {
		end := j + 2
		if d.key(end) == "s" && d.glued(end) {
			end++
		}
		d.add(i, end, Facility, "facility", 0.75, 55)
	}
}

// facilityBefore collects the name before a word such as "hospital".
func (d *doc) facilityBefore(p, end int) {
	j := p
	for j > 0 && p-j < 7 && d.ts[j].gap < 2 {
		k := j - 1
		if at := d.endsAt(j, "place"); at >= 0 && at < k && !d.cased(k) && p-at < 8 {
			j = at
			continue
		}
		switch {
		case d.kind(k) == word && (d.ts[k].upper && d.cased(k) || d.is(k, "facility.after") > 0 && k > 0 && j == p):
		case d.kind(k) == word && !d.cased(k) && !d.functionWord(k) && p-j < 4 && d.plainName(k):
		case d.lower && j == p && k > 0 && d.kind(k) == word && (d.is(k-1, "placing") > 0 || d.key(k-1) == "on") && d.nameful(k) && d.is(k, "facility.plain") == 0 && d.is(k, "ill") == 0 && !d.unlikely(k):
			// "to beacon church"
		case d.lower && j == p && d.is(p, "facility.eat") > 0 && d.nameful(k):
			// "the jade palace"
		case (d.key(k) == "and" || d.key(k) == "&" || d.key(k) == "of" || d.key(k) == "the") && k > 0 && j < p && (d.ts[k-1].upper || d.is(k-1, "town") > 0):
		case j < p && k > 0 && !d.cased(k) && d.is(k, "facility.link") > 0 && (d.is(k-1, "town") > 0 || d.is(k-1, "place") > 0):
		case k > 0 && (d.key(k) == "'" || d.key(k) == "-") && d.glued(k) && d.glued(j) && d.kind(k-1) == word,
			k > 0 && d.key(k) == "." && d.glued(k) && d.key(k-1) == "st":
		case d.key(k) == "s" && k > 1 && d.glued(k) && (d.key(k-1) == "'"):
		default:
			goto done
		}
		j--
	}
done:
	for j < p && d.is(j, "place") == 0 && (d.is(j, "facility.plain") > 0 || d.kind(j) == mark || d.key(j) == "s" || d.is(j, "facility.after") > 0 || d.is(j, "weekday") > 0 || d.is(j, "kin") > 0 && d.name(j) == 0 || d.sentenceStart(j) && d.functionWord(j)) {
		j++
	}
	for k := j; k < p; k++ {
		if (d.is(k, "facility.plain") == 0 || d.is(k, "place") > 0) && d.kind(k) == word {
			for n := d.is(end, "facility.after"); n > 0 && end < p+8 && d.ts[end].gap < 2 && d.ts[end].upper; n = d.is(end, "facility.after") {
				end += n
			}
			if n := d.is(end, "facility.tail"); n > 0 && d.ts[end].gap == 1 {
				end += n
			}
			d.add(d.article(j), end, Facility, "facility", 0.85, 55)
			return
		}
	}
}

// plainName reports a word without a capital that can name a building: a
// place, a person's name, or no known word at all.
func (d *doc) plainName(i int) bool {
	if d.is(i, "feast") > 0 || d.is(i, "weekday") > 0 {
		return false
	}
	return d.is(i, "town") > 0 || d.is(i, "place") > 0 || d.is(i, "facility.front") > 0 || d.name(i) != 0 && (!d.common(i) || d.is(i-1, "facility.front") > 0) || !d.common(i) && d.is(i, "facility.plain") == 0
}

// facilityAfter collects the name behind a word such as "szpital" or "masjid".
func (d *doc) facilityAfter(i, j int) {
	k, tail, named := j, 0, false
	for k < len(d.ts) && k < j+6 && d.ts[k].gap < 2 {
		switch {
		case named && d.is(k, "facility.tail") > 0:
			tail = k + 1
		case d.kind(k) == word && d.is(k, "facility.link") > 0:
		case d.kind(k) == mark && (d.key(k) == "." || d.key(k) == "-" || d.key(k) == "'") && d.glued(k) && d.kind(k+1) == word && (d.key(k) != "." || len(d.key(k-1)) < 4):
		case d.kind(k) == word && d.is(k, "facility.plain") == 0 && (d.cased(k) && d.ts[k].upper || !d.cased(k) && !d.functionWord(k) && d.plainName(k) && k < j+3):
			named = true
		default:
			goto done
		}
		k++
	}
done:
	for k > j && k > tail && (d.is(k-1, "facility.link") > 0 || d.kind(k-1) == mark) {
		k--
	}
	if named && k > j {
		d.add(d.article(i), k, Facility, "facility", 0.8, 54)
	}
}

func (d *doc) wardAfter(i, j int) {
	if j >= len(d.ts) || d.ts[j].gap == 2 {
		return
	}
	k := j
	switch {
	case d.kind(j) == digits && len(d.key(j)) <= 3:
		k++
		if d.kind(k) == word && d.glued(k) && len(d.key(k)) <= 2 {
			k++
		}
	case d.is(j, "unit") > 0 || d.is(j, "teen") > 0 || d.is(j, "number") > 0:
		k++
		if d.is(k, "unit") > 0 && d.is(j, "number") > 0 && d.ts[k].gap < 2 {
			k++
		}
	case d.kind(j) == word && len(d.key(j)) <= 2 && d.kind(j+1) == digits && d.glued(j+1):
		k += 2
	case d.kind(j) == word && len(d.key(j)) == 1 && d.ts[j].upper && d.key(j) != "i" && d.key(j) != "a":
		k++
	default:
		return
	}
	d.add(i, k, Facility, "ward", 0.85, 55)
}

// house finds "at the Chequers", ", the Bengal Lancer.": a name with its article
// where places stand. Of words of every day only those that inns are called, or
// two together, unless cautious.
func (d *doc) house(i int) {
	if d.key(i) != "the" || i == 0 || i+1 >= len(d.ts) || d.ts[i+1].gap != 1 {
		return
	}
	lead := d.is(i-1, "placing") > 0
	if d.lower {
		d.smallHouse(i, lead)
		return
	}
	if !d.capital(i+1) || !d.cased(i+1) || !lead && d.key(i-1) != "," {
		return
	}
	k, inn, rare := i+1, false, false
	for k < len(d.ts) && k < i+5 && d.ts[k].gap == 1 && d.kind(k) == word && (d.ts[k].upper || d.key(k) == "and" && k+1 < len(d.ts) && d.ts[k+1].upper) {
		for _, class := range []string{"stop", "weekday", "months", "facility.plain", "kin", "staff", "title", "feast", "town", "season", "ill", "nobody"} {
			if d.is(k, class) > 0 && d.is(k, "inn") == 0 {
				return
			}
		}
		inn = inn || d.is(k, "inn") > 0
		rare = rare || (!d.common(k) || lead && d.name(k) != 0) && !d.ts[k].caps
		k++
	}
	if !lead && (k < i+3 || !d.closes(k)) {
		return
	}
	if inn || rare || d.cautious || k > i+2 || lead && d.key(i-1) == "at" && d.closes(k) && !d.ts[i+1].caps {
		d.add(i, k, Facility, "facility", 0.5, 33)
	}
}

// smallHouse finds, where capitals say nothing, an inn and a word that nobody
// knows: "down the wheatsheaf", "at the tokko".
func (d *doc) smallHouse(i int, lead bool) {
	j := i + 1
	n := d.is(j, "inn")
	switch {
	case lead && n > 0 && d.is(j, "inn.seldom") == 0 && (d.closes(j+n) || d.is(j+n, "facility.after") > 0):
		d.add(i, j+n, Facility, "facility", 0.5, 33)
	case lead && d.strange(j) && d.nameful(j) && d.closes(j+1):
		d.add(i, j+1, Facility, "facility", 0.45, 18)
	}
}

// namedBuilding reads the name behind "my surgery is" and "a shop called".
func (d *doc) namedBuilding(i int) {
	n, m := d.which(i, "building")
	if n == 0 {
		return
	}
	j := i + n
	switch d.key(j) {
	case "is", "was", "called", "named", ":", ",":
		j++
	default:
		if m.class != "building.owner" {
			return
		}
	}
	if d.key(j) == "called" {
		j++
	}
	k := d.proper(j)
	if k == j || d.key(j-1) == "," && m.class == "building.place" || m.class == "building.owner" && !d.capital(j) && d.key(j-1) != "called" {
		return
	}
	t, reason := Facility, "facility"
	if m.class != "building.place" {
		t, reason = Employer, "employer"
	}
	d.add(j, k, t, reason, 0.65, 44)
}

// proper returns the end of the words with capitals from j, "the", "and" and
// "by" among them; in small letters, of a word that nobody knows and one more.
func (d *doc) proper(j int) int {
	k, last := j, j
	if d.key(k) == "the" {
		k++
	}
	for k < len(d.ts) && k < j+8 && d.ts[k].gap < 2 {
		t := d.ts[k]
		switch {
		case t.kind == word && t.cased && t.upper && d.cased(k) && d.is(k, "stop") == 0:
			last = k + 1
		case t.kind == word && !d.cased(k) && last == j && (!d.common(k) || d.is(k, "place") > 0) && !d.functionWord(k) && d.is(k, "stop") == 0 && len(t.key) > 3:
			last = k + 1
		case t.kind == word && !d.cased(k) && last > j && k < j+4 && !d.functionWord(k) && d.is(k, "deed") == 0 && d.is(k, "joining") == 0 && d.is(k, "stop") == 0:
			last = k + 1
		case last > j && (t.key == "and" || t.key == "&" || t.key == "of" || t.key == "by") && k+1 < len(d.ts) && d.ts[k+1].upper && d.cased(k+1):
		case last > j && (t.key == "'" || t.key == "-" || t.key == ".") && d.glued(k) && k+1 < len(d.ts) && d.kind(k+1) == word && d.glued(k+1):
		case last > j && t.key == "s" && d.glued(k):
			last = k + 1
		default:
			return last
		}
		k++
	}
	return last
}

// article takes "the" into a span: "[a hospital]" stands for "the Marsden".
func (d *doc) article(i int) int {
	if d.key(i-1) == "the" && d.ts[i].gap == 1 {
		return i - 1
	}
	if i > 1 && d.key(i-1) == "'" && d.glued(i) && d.key(i-2) == "l" {
		return i - 2
	}
	return i
}
