package anonymise

import "strings"

// dates finds days, and months with their year. A year, a month or a weekday
// alone says little and stays, unless the engine is cautious.
func (d *doc) dates() {
	d.shortDates()
	for i := 0; i < len(d.ts); i++ {
		n, conf := d.date(i)
		if n == 0 {
			continue
		}
		from := i
		for from < i+n-1 && d.is(from, "of") > 0 && d.key(from) != "the" {
			from++ // "dnia", "le"
		}
		if from == i && d.key(i-1) == "the" && d.ts[i].gap == 1 {
			from--
		}
		d.add(from, i+n, Date, "date", conf, 65)
		i += n - 1
	}
}

func (d *doc) date(i int) (n int, conf float64) {
	if n := d.numericDate(i); n > 0 {
		return n, 0.95
	}
	if n := d.spacedDate(i); n > 0 {
		return n, 0.8
	}
	j := i
	if w := d.is(i, "weekday"); w > 0 {
		j = d.skip(i+w, ",", ".")
		if d.is(j, "of") > 0 {
			j++
		}
	}
	if n, conf := d.dayMonth(j); n > 0 {
		return j + n - i, conf
	}
	if n, conf := d.monthDay(j); n > 0 {
		return j + n - i, conf
	}
	if n := d.ordinalDate(j); n > 0 {
		return j + n - i, 0.85
	}
	if j > i && d.day(j) && d.dayEnd(j) > j+1 && d.ts[j].gap < 2 {
		return d.dayEnd(j) - i, 0.7 // "sat 11th"
	}
	if n := d.shortDate(i); n > 0 {
		return n, 0.6
	}
	if n := d.otherCalendar(i); n > 0 {
		return n, 0.8
	}
	if f := d.is(i, "feast"); f > 0 {
		k := i + f
		if d.is(k, "of") > 0 {
			k++
		}
		if d.year(k) {
			return d.yearAfter(k) - i, 0.7
		}
	}
	if d.year(i) && d.ends(d.back(i), "born") {
		return 1, 0.75
	}
	if d.cautious && d.year(i) {
		return 1, 0.4
	}
	return 0, 0
}

// shortDates takes days as "2/4" where three and more stand in a text, one of
// which can be nothing else: "2/4 lump. 19/4 gp. 3/5 scan."
func (d *doc) shortDates() {
	var at []int
	sure := false
	for i := 0; i+2 < len(d.ts); i++ {
		if d.key(i+1) != "/" || !d.glued(i+1) || !d.glued(i+2) || !d.day(i) || !d.day(i+2) || d.key(i+3) == "/" && d.glued(i+3) || d.glued(i) && i > 0 {
			continue
		}
		if x, y := number(d.key(i)), number(d.key(i+2)); x <= 31 && y <= 12 {
			sure = sure || x > 12
			at = append(at, i)
		}
	}
	if !sure || len(at) < 3 {
		return
	}
	for _, i := range at {
		d.add(i, i+3, Date, "date", 0.6, 65)
	}
}

// shortDate: "13/03" with a leading zero, "the 20th" where no noun follows.
func (d *doc) shortDate(i int) int {
	if !d.day(i) || i == 0 || d.glued(i) && d.kind(i-1) != word && d.key(i-1) != "(" {
		return 0
	}
	if d.key(i+1) == "/" && d.glued(i+1) && d.glued(i+2) && d.kind(i+2) == digits && !(d.key(i+3) == "/" && d.glued(i+3)) {
		a, b := d.key(i), d.key(i+2)
		if len(a) == 2 && len(b) == 2 && (a[0] == '0' || b[0] == '0') && dayAndMonth(number(a), number(b)) {
			return 3
		}
		if len(b) == 2 && number(a) > 12 && dayAndMonth(number(a), number(b)) {
			return 3 // "18/12"
		}
		if hasAny(d.key(i-1), "on", "since", "until", "till", "dated") && d.ends(i, "datelead") && dayAndMonth(number(a), number(b)) && d.kind(i+3) != digits {
			return 3 // "on 28/9"
		}
	}
	if d.is(i+1, "dayword") == 1 && d.glued(i+1) && d.key(i+2) == "of" && hasAny(d.key(i+3), "next", "last", "this", "that", "the") && d.key(i+4) == "month" {
		if d.key(i+5) == "before" && d.key(i+6) == "last" {
			return 7
		}
		return 5
	}
	if d.key(i-1) == "the" && d.is(i+1, "dayword") == 1 && d.glued(i+1) && (d.kind(i+2) == mark || d.ts[i+2].gap == 2 || d.functionWord(i+2) && d.key(i+2) != "of" || d.is(i+2, "kin") > 0) {
		return 2
	}
	return 0
}

// back steps over "in", "of" and signs before i.
func (d *doc) back(i int) int {
	for k := 0; k < 2 && i > 0 && (d.is(i-1, "of") > 0 || d.key(i-1) == ":" || d.key(i-1) == ","); k++ {
		i--
	}
	return i
}

func (d *doc) skip(i int, signs ...string) int {
	for _, s := range signs {
		if i < len(d.ts) && d.key(i) == s && d.ts[i].gap < 2 {
			i++
		}
	}
	return i
}

func (d *doc) year(i int) bool {
	if d.kind(i) != digits || i >= len(d.ts) || len(d.key(i)) != 4 {
		return false
	}
	y := number(d.key(i))
	return y >= 1900 && y <= 2100 && !(d.glued(i+1) && d.kind(i+1) == word && d.is(i+1, "dayword") == 0 && d.ts[i+1].cased)
}

func (d *doc) day(i int) bool {
	if d.kind(i) != digits || i >= len(d.ts) || len(d.key(i)) > 2 {
		return false
	}
	n := number(d.key(i))
	return n >= 1 && n <= 31
}

// numericDate: day, month, year with one kind of sign, or the year first.
func (d *doc) numericDate(i int) int {
	if d.kind(i) != digits || i+4 >= len(d.ts) || i > 0 && d.glued(i) && (d.kind(i-1) != mark || d.key(i-1) == "." || d.key(i-1) == "/") {
		return 0
	}
	sep := d.key(i + 1)
	if !strings.Contains("/.-–‑", sep) || sep != d.key(i+3) || d.kind(i+2) != digits || d.kind(i+4) != digits {
		return 0
	}
	for k := i + 1; k <= i+4; k++ {
		if d.ts[k].gap == 2 || d.ts[k].gap > 0 && sep == "." && k%2 == (i+1)%2 {
			return 0
		}
	}
	a, b, c := d.key(i), d.key(i+2), d.key(i+4)
	x, y, z := number(a), number(b), number(c)
	switch {
	case len(a) == 4 && x >= 1900 && x <= 2100 && y >= 1 && y <= 12 && z >= 1 && z <= 31 && len(c) <= 2:
		return 5
	case len(a) <= 2 && len(b) <= 2 && (len(c) == 2 || len(c) == 4 && z >= 1900 && z <= 2100) && dayAndMonth(x, y):
		return 5
	}
	return 0
}

func dayAndMonth(x, y int) bool {
	return x >= 1 && x <= 31 && y >= 1 && y <= 12 || x >= 1 && x <= 12 && y >= 1 && y <= 31
}

// dayMonth: "the 12th of March, 2022", "14 marca 2022 r.", "১৪ মার্চ".
func (d *doc) dayMonth(i int) (int, float64) {
	j := i
	if d.is(j, "of") > 0 && d.day(j+1) {
		j++
	}
	if !d.day(j) || d.glued(j) && d.kind(j-1) == mark && strings.Contains("./:£$€", d.key(j-1)) && j > 0 {
		return 0, 0
	}
	j = d.dayEnd(j)
	for k := 0; k < 3 && d.is(j, "of") > 0 && d.is(j, "months") == 0; k++ {
		j += d.is(j, "of")
	}
	j = d.skip(j, ",", "-", "/")
	m := d.is(j, "months")
	if m == 0 || d.ts[j].gap == 2 {
		return 0, 0
	}
	return d.yearAfter(j+m) - i, 0.92
}

// dayEnd steps over a day's number and what is written behind it: th, -go, ই.
func (d *doc) dayEnd(j int) int {
	j++
	k := j
	if d.key(k) == "-" && d.glued(k) {
		k++
	}
	if d.key(k) == "." && d.glued(k) {
		return k + 1
	}
	if n := d.is(k, "dayword"); n > 0 && (d.glued(k) || d.ts[k].gap == 1) {
		return k + n
	}
	return j
}

// yearAfter returns the end of a year at j, with a comma or "of" before it and
// a word for it behind; j itself when there is none.
func (d *doc) yearAfter(j int) int {
	k := d.skip(j, ".", ",", "-", "/")
	for n := 0; n < 3 && (d.is(k, "of") > 0 || d.is(k, "yearword") > 0); n++ {
		k += max(d.is(k, "of"), d.is(k, "yearword"))
	}
	if k < len(d.ts) && (d.key(k) == "'") && d.kind(k+1) == digits && len(d.key(k+1)) == 2 && d.glued(k+1) {
		return k + 2
	}
	switch {
	case k >= len(d.ts) || d.ts[k].gap == 2:
		return j
	case d.year(k):
		k++
	case k == j && d.kind(k) == digits && len(d.key(k)) == 2 && d.ends(j, "months") && !d.unitAfter(k+1):
		k++
	default:
		return j
	}
	if n := d.is(k, "yearword"); n > 0 && k < len(d.ts) && d.ts[k].gap < 2 {
		k += n
		return d.skip(k, ".")
	}
	return k
}

// unitAfter: "14 March 20 people" has no year.
func (d *doc) unitAfter(i int) bool {
	return i < len(d.ts) && d.kind(i) == word && d.ts[i].gap == 1 && !d.common(i)
}

// monthDay: "March 12th", "March 2022", "May the 4th", "2022 মার্চ".
func (d *doc) monthDay(i int) (int, float64) {
	m := d.is(i, "months")
	if m == 0 {
		if d.year(i) && d.is(i+1, "months") > 0 && d.ts[i+1].gap < 2 {
			return 1 + d.is(i+1, "months"), 0.7
		}
		return 0, 0
	}
	j := d.skip(i+m, ".")
	k := d.skip(j, ",")
	if d.is(k, "of") > 0 && d.key(k) != "in" {
		k += d.is(k, "of")
	}
	if d.day(k) && d.ts[k].gap < 2 && !(d.key(k+1) == ":" && d.glued(k+1)) {
		end := d.dayEnd(k)
		y := d.yearAfter(end)
		if end > k+1 || y > end || (d.ts[i].upper || d.lower && d.key(i) != "may" && d.key(i) != "march" && d.key(i) != "mar") && !d.unitAfter(end) && d.key(end) != "%" {
			return y - i, 0.85
		}
	}
	if end := d.yearAfter(j); end > j && (d.year(j) || d.ts[i].upper || len(d.key(i)) > 3 || !d.ts[i].cased) {
		return end - i, 0.7
	}
	return 0, 0
}

// ordinalDate: "the third of May 2021", "May the third".
func (d *doc) ordinalDate(i int) int {
	j := i
	if hasAny(d.key(i), "first", "last") && d.key(i+1) == "day" && d.key(i+2) == "of" && d.is(i+3, "months") > 0 {
		return d.yearAfter(i+3+d.is(i+3, "months")) - i
	}
	if d.key(j) == "the" {
		j++
	}
	o := d.is(j, "ordinal")
	if o > 0 && d.key(j-1) == "the" && d.key(j-2) == "on" && !hasAny(d.key(j), "first", "second", "third") && d.closes(j+o) && d.is(j+o, "of") == 0 {
		return j + o - i // "on the ninth and"
	}
	if o > 0 {
		j += o
		if d.is(j, "of") > 0 && d.key(j) != "in" {
			j++
		}
		if m := d.is(j, "months"); m > 0 {
			return d.yearAfter(j+m) - i
		}
	}
	return 0
}

// spacedDate: "01 02 1960" behind a word for a birth.
func (d *doc) spacedDate(i int) int {
	if !d.day(i) || !d.day(i+1) || !d.year(i+2) || d.ts[i+1].gap != 1 || d.ts[i+2].gap != 1 || !d.near(i, "born", 5) || !dayAndMonth(number(d.key(i)), number(d.key(i+1))) {
		return 0
	}
	return 3
}

// otherCalendar: a day with a month of another calendar, or such a month with
// its year: "26 rajab 1445", "15 ਪੋਹ", "১২ই বৈশাখ ১৪৩০".
func (d *doc) otherCalendar(i int) int {
	j := i
	if d.day(j) {
		j = d.dayEnd(j)
		for k := 0; k < 2 && d.is(j, "of") > 0; k++ {
			j += d.is(j, "of")
		}
	}
	n := d.is(j, "months2")
	if n == 0 || d.ts[j].gap == 2 && j > i {
		return 0
	}
	end := j + n
	k := d.skip(end, ",")
	if d.kind(k) == digits && k < len(d.ts) && d.ts[k].gap < 2 && len(d.key(k)) == 4 {
		end = k + 1
		if n := d.is(end, "yearword"); n > 0 && d.ts[end].gap < 2 {
			end += n
		}
	} else if j == i {
		return 0
	}
	return end - i
}
