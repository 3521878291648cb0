package anonymise

// trades finds what someone does for a living in other languages than English,
// whose files list the words: where "I am", "he was" or "as" stands before it,
// where those languages say it behind, and beside a name. Doctors and nurses
// are a job only of the one who speaks or of their people.
func (d *doc) trades() {
	for i := 0; i < len(d.ts); i++ {
		if n := d.is(i, "job.whole"); n > 0 { // "ٹیکسی چلاتا"
			d.add(i, i+n, Job, "job", 0.55, 28)
			continue
		}
		n := d.is(i, "job.word")
		if n == 0 || d.ts[i].upper && !d.sentenceStart(i) && !d.shouted {
			continue
		}
		end := i + n
		for m := d.is(end, "job.more"); m > 0 && d.ts[end].gap == 1; m = d.is(end, "job.more") {
			end += m
		}
		if d.tradeOf(i, end) {
			d.add(i, end, Job, "job", 0.55, 28)
			i = end - 1
		}
	}
}

// tradeOf reports that the words around the trade from i to end say whose it is.
func (d *doc) tradeOf(i, end int) bool {
	first := d.soon(i, "job.first") || end < len(d.ts) && d.ts[end].gap == 1 && d.is(end, "job.self") > 0
	treats := d.is(i, "staff.doctor") > 0 || d.is(i, "staff.nurse") > 0
	beside := d.key(i-1) == "," && i > 1 && (d.ends(i-1, "kin") || d.name(i-2) != 0 || d.capital(i-2))
	if first || beside && (!treats || d.near(i, "kin", 5)) {
		return !d.nameFollows(end)
	}
	said := d.soon(i, "job.before") || end < len(d.ts) && d.ts[end].gap == 1 && d.is(end, "job.behind") > 0
	return said && (!treats || d.near(i, "kin", 4)) && !d.nameFollows(end)
}

// soon reports a phrase of class right before i, or with one word between that
// is no "in": "fui em segurança".
func (d *doc) soon(i int, class string) bool {
	return d.ends(i, class) || i > 1 && d.kind(i-1) == word && d.ts[i].gap == 1 && d.is(i-1, "place.lead") == 0 && d.ends(i-1, class)
}

// nameFollows reports that a name goes on at i: "nurse Carol" is who, not what.
func (d *doc) nameFollows(i int) bool {
	return i < len(d.ts) && d.ts[i].gap == 1 && d.kind(i) == word && (d.capital(i) || d.sureName(i))
}
