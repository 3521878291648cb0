package anonymise

import "strings"

// foreign reads what stands in another order, or is said in other words, in
// other languages than English.
func (d *doc) foreign() {
	if d.langs[0].tag == "en" {
		return
	}
	for i := range d.ts {
		d.years(i)
		d.numberedWard(i)
		d.worksBy(i)
		d.inWords(i)
		d.namedWard(i)
		d.typedStreet(i)
		d.bareDay(i)
	}
	d.dayLead()
	d.bentNames()
}

// inWords finds a day or an age whose number is written out: "paisprezece
// martie", "باسٹھ سال کی".
func (d *doc) inWords(i int) {
	if d.is(i, "numeral") == 0 || d.ts[i].gap < 2 && d.is(i-1, "numeral") > 0 || d.is(i, "numeral.and") > 0 {
		return
	}
	j := i
	for n := 0; n < 4 && j < len(d.ts) && (j == i || d.ts[j].gap == 1); n++ {
		k := j + d.is(j, "numeral.and")
		m := d.is(k, "numeral")
		if m == 0 || k > j && n == 0 || d.is(j, "numeral.and") > 0 && d.is(k, "numeral.and") > 0 {
			break
		}
		j = k + m
	}
	if j > i && d.ends(i, "age.before") && !d.functionWord(i) && (j >= len(d.ts) || d.kind(j) == mark) {
		d.add(i, j, Age, "age", 0.6, 50) // "আমার বয়স বাষট্টি।"
		return
	}
	if j >= len(d.ts) || d.ts[j].gap != 1 {
		return
	}
	k := j
	for n := 0; n < 2 && d.is(k, "of") > 0 && d.is(k, "months") == 0; n++ {
		k += d.is(k, "of")
	}
	if m := d.is(k, "months"); m > 0 && (d.langs[0].tag != "pl" || strings.HasSuffix(d.key(j-1), "go")) {
		d.add(i, d.yearAfter(k+m), Date, "date", 0.8, 65)
		return
	}
	after := d.is(j, "age.after")
	years := d.is(j, "age.years")
	if years == 0 && after == 0 {
		return
	}
	said := d.ends(i, "age.have") || d.ends(i, "age.before") || d.ends(i, "kin") || d.name(i-1)&given != 0 && d.capital(i-1)
	if said && d.is(j+years, "ago") == 0 || after > years+1 || after > years && d.is(j+after, "job.behind") > 0 {
		d.add(i, j+max(years, after), Age, "age", 0.7, 50)
	}
}

// namedWard: "secția Howard", a ward that a capital names.
func (d *doc) namedWard(i int) {
	n := d.is(i, "ward")
	j := i + n
	if n == 0 || j >= len(d.ts) || d.ts[j].gap != 1 || !d.capital(j) || d.lower {
		return
	}
	for _, class := range []string{"stop", "staff", "title", "kin", "weekday", "months", "town"} {
		if d.is(j, class) > 0 {
			return
		}
	}
	d.add(i, d.proper(j), Facility, "ward", 0.6, 54)
}

// typedStreet finds an English street in small letters by its house number,
// before or behind it: "120 high street", "wardown crescent 18".
func (d *doc) typedStreet(i int) {
	n := d.is(i, "street.after")
	if n == 0 || !d.lower || !d.ts[i].cased || d.ts[i].gap != 1 {
		return
	}
	j := i
	for i-j < 2 && j > 0 && d.kind(j-1) == word && d.ts[j].gap == 1 && !d.langs[0].common[d.key(j-1)] {
		j--
	}
	if j == i {
		return
	}
	if num := d.houseNumber(j); num >= 0 {
		d.add(num, d.townAfter(i+n), Address, "address", 0.7, 67)
	} else if k := d.numberBehind(i, i+n); k > 0 {
		d.add(j, k, Address, "address", 0.7, 67)
	}
}

// years finds ages that only a name or a second age shows to be one: "রাফি ১১
// বছর,", "mają 9 i 6 lat", "ọmọ ọdún 57".
func (d *doc) years(i int) {
	n, value := d.ageNumber(i)
	if n == 0 || value > 110 {
		return
	}
	j := i + n
	behind := 0 // the word for years behind the number
	if j < len(d.ts) && d.ts[j].gap == 1 {
		behind = d.is(j, "age.years")
	}
	stops := func(k int) bool {
		return k >= len(d.ts) || d.ts[k].gap == 2 || d.kind(k) == mark || d.is(k, "job.behind") > 0
	}
	switch {
	case behind > 0 && (d.name(i-1)&given != 0 || d.ends(i, "kin") || comma(d.key(i-1)) && (d.name(i-2)&given != 0 || d.near(i, "kin", 4))) && stops(j+behind):
		d.add(i, j+behind, Age, "age", 0.6, 50)
	case d.ends(i, "age.have") && d.kind(j) == word && d.functionWord(j) && d.kind(j+1) == digits && d.is(j+2, "age.years") > 0:
		d.add(i, j, Age, "age", 0.7, 50)
	case d.langs[0].tag == "yo" && d.is(i-1, "age.years") > 0 && (d.ends(i, "age.before") || d.key(j) == "ni"):
		d.add(i-1, j, Age, "age", 0.8, 50)
	}
}

func comma(key string) bool { return key == "," || key == "،" }

// bareDay finds a day without its month: "dia 10", "10 तारीख को".
func (d *doc) bareDay(i int) {
	if !d.day(i) || d.ts[i].gap != 1 || i+1 < len(d.ts) && d.is(i+1, "months") > 0 {
		return
	}
	if n := d.is(i+1, "dateword"); n > 0 && d.ts[i+1].gap == 1 {
		d.add(i, i+1+n, Date, "date", 0.5, 64)
	} else if d.ends(i, "dayno") && d.kind(i+1) != digits && d.key(i+1) != "/" && d.is(i+1, "of") == 0 {
		d.add(i, i+1, Date, "date", 0.5, 64)
	}
}

// numberedWard: "১২ নম্বর ওয়ার্ড", the number first.
func (d *doc) numberedWard(i int) {
	if d.kind(i) == digits && len(d.key(i)) <= 3 && d.is(i+1, "wardno") > 0 && d.is(i+2, "ward") > 0 {
		d.add(i, i+3, Facility, "ward", 0.8, 55)
	}
}

// worksBy finds the firm behind a job: "livreur chez amazon".
func (d *doc) worksBy(i int) {
	if d.is(i, "abode.in") > 0 && d.is(i+1, "job.word") > 0 && i > 0 && d.ts[i].gap == 1 && d.plainWord(i-1) && d.name(i-1) == 0 {
		from := i - 1
		if from > 0 && d.ts[from].gap == 1 && d.plainWord(from-1) && d.name(from-1) == 0 {
			from--
		}
		d.add(from, i, Employer, "employer", 0.5, 43) // "X ਵਿੱਚ ਵੈਲਡਰ"
	}
	n := d.is(i, "workby")
	j := i + n
	if n == 0 || j >= len(d.ts) || !d.ends(i, "job.word") && !d.ends(i, "job.more") || d.townAt(j) > 0 {
		return
	}
	for _, class := range []string{"town", "place.town", "place.area", "kin", "staff", "title", "facility.head"} {
		if d.is(j, class) > 0 {
			return
		}
	}
	if k := max(d.proper(j), j+d.is(j, "place.employer")); k > j {
		d.add(j, k, Employer, "employer", 0.6, 43)
	}
}

// dayLead takes "day" before a date into it, where a language file has it.
func (d *doc) dayLead() {
	at := map[int]int{}
	for i := range d.ts {
		if d.is(i, "daylead") > 0 && i+1 < len(d.ts) && d.ts[i+1].gap == 1 {
			at[d.ts[i+1].start] = d.ts[i].start
		}
	}
	for n := range d.found {
		if f := &d.found[n]; f.Type == Date {
			if start, ok := at[f.Start]; ok {
				f.Start = start
			}
		}
	}
}

// foreignNames finds, in scripts without capitals, who stands behind the place
// where they work ("सर्जरी की शैरन") and, behind a kin word, who a job follows.
func (d *doc) foreignNames(taken []bool) {
	if d.langs[0].tag == "en" {
		return
	}
	d.adjectives(taken)
	for i := range d.ts {
		if taken[i] || d.ts[i].cased || d.kind(i) != word || d.functionWord(i) {
			continue
		}
		switch {
		case d.name(i)&given != 0 && d.name(i)&common == 0 && !d.common(i) && d.deskBefore(i):
			taken[i] = true
			d.add(i, i+1, Staff, "staff_name", 0.6, 31)
		case d.plainWord(i) && d.name(i) == 0 && i+1 < len(d.ts) && d.ts[i+1].gap == 1 && d.is(i+1, "after") > 0 && d.is(i+1, "staff") == 0 && d.is(i-1, "kin") == 0:
			taken[i] = true
			d.add(i, i+1+d.is(i+1, "after"), Person, "honorific_name", 0.6, 46)
		case d.ends(i, "kin") && d.ts[i].gap == 1 && d.name(i)&given != 0 && i+1 < len(d.ts) && d.ts[i+1].gap == 1 && d.is(i+1, "after") > 0:
			taken[i] = true
			d.add(d.possessive(d.endsAt(i, "kin")), i+1+d.is(i+1, "after"), Relative, "kin_name", 0.7, 47) // "ساس خورشید بی بی"
		case d.langs[0].tag == "ar" && d.ends(i, "kin") && d.plainWord(i) && !arabicVerb(d.key(i)) && d.is(i+1, "contact") > 0:
			taken[i] = true
			d.add(d.endsAt(i, "kin"), i+1, Relative, "kin_name", 0.6, 47)
		case d.ends(i, "kin") && d.is(i+1, "job.word") > 0 && !d.common(i) && d.ts[i].gap == 1 && d.is(i, "job.word") == 0:
			taken[i] = true
			from := d.endsAt(i, "kin")
			d.add(d.possessive(from), i+1, Relative, "kin_name", 0.7, 47)
		}
	}
}

// deskBefore reports a place where people are treated, and "of", before i.
func (d *doc) deskBefore(i int) bool {
	if d.ts[i].gap != 1 {
		return false
	}
	if at := d.endsAt(i, "deskof"); at > 0 {
		return d.ends(at, "facility.after") || d.ends(at, "place.facility") || strings.HasPrefix(d.key(at-1), "macmillan")
	}
	return i > 0 && caseless(d.key(i-1)) != d.key(i-1) && (d.ends(i, "facility.after") || d.ends(i, "place.facility"))
}

// bentNames takes an ending behind an apostrophe into a name, as Polish writes
// foreign ones: "prof. Delaney'a".
func (d *doc) bentNames() {
	if d.langs[0].tag != "pl" {
		return
	}
	for i := 2; i < len(d.ts); i++ {
		if d.key(i-1) == "'" && d.glued(i-1) && d.glued(i) && d.kind(i) == word && len(d.key(i)) <= 3 && d.capital(i-2) {
			d.add(i-2, i+1, Person, "name_list", 0.5, 26)
		}
	}
}

// adjectives takes back what stands behind a word for staff as a name does but
// says how they were: "डॉक्टर सख़्त था", "كان الطبيب حازما".
func (d *doc) adjectives(taken []bool) {
	ends := make(map[int]int, len(d.ts))
	for i, t := range d.ts {
		ends[t.end] = i
	}
	kept := d.found[:0]
	for _, f := range d.found {
		i, ok := ends[f.End]
		if ok && f.Type == Staff && f.Reason == "staff_name" && i > 0 && !d.ts[i].cased && d.name(i) == 0 && d.ends(i, "staff") &&
			(d.is(i+1, "job.behind") > 0 || d.langs[0].tag == "ar" && strings.HasSuffix(d.key(i), "ا") && d.near(i-1, "job.before", 2)) {
			taken[i], taken[i-1] = false, false
			continue
		}
		kept = append(kept, f)
	}
	d.found = kept
}
