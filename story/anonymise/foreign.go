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
	}
	d.dayLead()
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
	case behind > 0 && (d.name(i-1)&given != 0 || d.ends(i, "kin")) && stops(j+behind):
		d.add(i, j+behind, Age, "age", 0.6, 50)
	case d.ends(i, "age.have") && d.kind(j) == word && d.functionWord(j) && d.kind(j+1) == digits && d.is(j+2, "age.years") > 0:
		d.add(i, j, Age, "age", 0.7, 50)
	case d.langs[0].tag == "yo" && d.is(i-1, "age.years") > 0 && (d.ends(i, "age.before") || d.key(j) == "ni"):
		d.add(i-1, j, Age, "age", 0.8, 50)
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
	for i := range d.ts {
		if taken[i] || d.ts[i].cased || d.kind(i) != word || d.functionWord(i) {
			continue
		}
		switch {
		case d.name(i)&given != 0 && d.name(i)&common == 0 && !d.common(i) && d.deskBefore(i):
			taken[i] = true
			d.add(i, i+1, Staff, "staff_name", 0.6, 31)
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
