package anonymise

import "strings"

// ages finds how old someone is: exact ages where the words say so, and every
// age over 89.
func (d *doc) ages() {
	last := -1 // where the last age ended
	for i := 0; i < len(d.ts); i++ {
		d.decade(i)
		d.birthday(i)
		n, value := d.ageNumber(i)
		if n == 0 {
			continue
		}
		conf := max(d.ageHere(i, i+n, value), d.ageApart(i, i+n, value))
		if conf == 0 && last == i-1 && (d.key(i-1) == "and" || d.key(i-1) == "," || d.key(i-1) == "or" || d.key(i-1) == "maybe") && d.ageStops(i+n) {
			conf = 0.6 // "they're 12 and 9"
		}
		if conf > 0 {
			last = d.ageEnd(i + n)
			reason := "age"
			if value > 89 {
				reason = "age_over_89"
			}
			d.add(i, d.ageEnd(i+n), Age, reason, conf, 50)
		}
		i += n - 1
	}
}

// ageApart takes an age that stands by itself, as people jot them down: "Fifty
// one.", "retired, 73, lives alone", "Millie, 8, and Bertie, five."
func (d *doc) ageApart(i, j, value int) float64 {
	stop := j >= len(d.ts) || d.ts[j].gap == 2 || d.key(j) == "."
	switch {
	case d.glued(i) || d.key(j) == "." && d.kind(j+1) == digits && d.glued(j+1):
		return 0
	case value >= 18 && value <= 110 && i > 0 && d.sentenceStart(i) && d.key(i-1) == ".":
		if d.is(j, "age.next") > 0 && d.kind(j) == word && d.key(j) != "but" && d.key(j) != "so" && (value < 100 || d.kind(i) == word) || value > 19 && d.kind(i) == word && hasAny(d.key(j), "and", "in") && d.kind(j) == word && (value > 89 || d.is(i+1, "unit") > 0 || j > i+1 || d.is(j+1, "months") > 0) {
			return 0.5 // "36 with 2 kids", "Ninety-one and swears", "Eighty in October"
		}
		if stop && (d.kind(i) == digits || j > i+1) || d.key(j) == "," && (d.kind(i) == digits || j > i+1) {
			return 0.5
		}
	case d.key(i-1) != "," || d.key(j) != "," && !stop && d.key(j) != "and":
		return 0
	case value > 1 && value < 100 && d.near(i, "kin", 6) && d.key(i-2) != "," && (d.name(i-2) != 0 || d.strange(i-2) || d.capital(i-2)):
		return 0.5 // "my boys Rafi and Nahin, 12 and 14, they"
	case value <= 110 && d.name(i-2)&given != 0 && (d.ts[i-2].upper || d.lower && d.sureName(i-2)) && !d.shouted:
		return 0.5
	case value >= 18 && value <= 110 && stop && d.kind(i) == digits && d.kind(i-2) == word && d.is(i-2, "months") == 0 && d.is(i-2, "weekday") == 0 && d.is(i-2, "facility.after") == 0 && d.is(i-2, "ward") == 0:
		return 0.4 // "came back positive, 71."
	case value >= 18 && value <= 110 && d.key(j) == "," && d.kind(i-2) == word && d.kind(j+1) == word && d.is(i-2, "months") == 0:
		return 0.45
	}
	return 0
}

// decade: "in his 90s", "in her nineties".
func (d *doc) decade(i int) {
	if d.kind(i) == digits && (d.key(i) == "90" || d.key(i) == "100") && d.key(i+1) == "s" && d.glued(i+1) && d.ends(i, "age.decade") {
		d.add(i, i+2, Age, "age_over_89", 0.7, 50)
	}
	if d.key(i) == "nineties" && d.ends(i, "age.decade") {
		d.add(i, i+1, Age, "age_over_89", 0.7, 50)
	}
}

// birthday: "my fiftieth birthday", "his 40th".
func (d *doc) birthday(i int) {
	n := d.is(i, "ordinal.age")
	if d.kind(i) == digits && len(d.key(i)) < 4 && number(d.key(i)) > 0 && d.is(i+1, "dayword") == 1 && d.glued(i+1) {
		n = 2
	}
	if n > 0 && (d.key(i+n) == "birthday" || d.key(i+n) == "bday") && d.ts[i+n].gap == 1 {
		d.add(i, i+n, Age, "age", 0.6, 50)
	}
}

// ageEnd steps over "-year-old", "years old", "lat": the words that make the
// number an age.
func (d *doc) ageEnd(j int) int {
	if n := d.is(j, "age.years"); n > 0 && d.ts[j].gap < 2 && d.langs[0].tag != "en" {
		return j + n
	}
	k := j
	if d.key(k) == "-" && d.glued(k) {
		k++
	}
	if n := d.is(k, "age.after"); n > 0 && k < len(d.ts) && d.ts[k].gap < 2 && d.key(k) != "birthday" {
		return k + n
	}
	if n := d.is(j, "age.years"); n > 0 && d.ts[j].gap == 1 && (j+n >= len(d.ts) || d.kind(j+n) == mark || d.ts[j+n].gap == 2) {
		return j + n
	}
	if d.key(j) == "and" && d.key(j+1) == "a" && d.key(j+2) == "half" {
		return j + 3
	}
	return j
}

// ageNumber reads a number in digits or, where the language file has the
// words, in words.
func (d *doc) ageNumber(i int) (n, value int) {
	if d.kind(i) == digits && len(d.key(i)) <= 3 {
		if d.glued(i) && i > 0 && d.kind(i-1) == mark && d.key(i-1) != "(" && d.key(i-1) != "-" {
			return 0, 0
		}
		if v := number(d.key(i)); v >= 1 && v <= 120 {
			return 1, v
		}
		return 0, 0
	}
	if t, m := d.which(i, "teen"); t > 0 {
		return t, 10 + m.order
	}
	t, m := d.which(i, "number")
	if t == 0 {
		if u, m := d.which(i, "unit"); u > 0 && m.order > 0 && (i+u >= len(d.ts) || d.kind(i+u) == mark || d.key(i+u) == "and" || d.is(i+u, "age.after") > 0) {
			return u, m.order + 1 // "our son is nine."
		}
		return 0, 0
	}
	value = 20 + 10*m.order
	j := i + t
	if d.key(j) == "-" {
		j++
	}
	if u, m := d.which(j, "unit"); u > 0 && d.ts[j].gap < 2 {
		return j + u - i, value + m.order + 1
	}
	return t, value
}

func (d *doc) ageHere(i, j, value int) float64 {
	k := j
	if d.key(k) == "-" && d.glued(k) {
		k++
	}
	before := d.back(i)
	switch {
	case k < len(d.ts) && d.ts[k].gap < 2 && d.is(k, "age.after") > 0 && d.is(k, "ago") == 0:
		return 0.9
	case d.ends(i, "age.before") || d.ends(before, "age.before"):
		return 0.9
	case value > 89 && d.is(k, "age.years") > 0 && d.is(k+1, "ago") == 0 && d.key(k+1) != "ago":
		return 0.85
	case value >= 10 && d.ends(i, "age.have") && (d.ageStops(j) || value >= 16 && value < 100 && d.langs[0].tag == "en" && !d.counts(j)):
		return 0.75
	case d.is(i-1, "age.nearly") > 0 && d.value(i-2) == value-1, d.is(j, "age.nearly") > 0 && d.value(j+1) == value+1:
		return 0.7 // "13 nearly 14"
	case value >= 2 && d.ends(i, "age.she") && d.ageStops(j):
		return 0.65
	case value > 1 && d.ends(i, "kin") && (d.key(i-1) != "child" && d.key(i-1) != "children") && d.ts[i].gap == 1 && (j >= len(d.ts) || d.kind(j) == mark && d.key(j) != "-" && d.key(j) != "/" && d.key(j) != "%" && d.key(j) != ":" || d.is(j, "act") > 0 && d.is(j, "age.years") == 0):
		return 0.55 // "my gran 87 lives with us"
	case value > 12 && d.ends(i, "age.of") && d.ageStops(j):
		return 0.7 // "a man of eighty-one"
	case value > 89 && d.ends(i, "age.lived") && d.ageStops(j):
		return 0.7
	case value >= 13 && d.ends(i, "age.at") && d.ageStops(j) && !(value < 25 && d.key(j) == "." && d.kind(j+1) == digits):
		return 0.6
	case d.ends(i, "age.is") && (d.near(i, "kin", 4) || d.near(i, "kin", 7) && d.key(i-1) == "and") && d.ageStops(j):
		return 0.65
	case value > 2 && d.key(i-1) == "s" && d.key(i-2) == "'" && d.glued(i-1) && (d.name(i-3)&given != 0 || d.ends(i-2, "kin")) && d.ageStops(j):
		return 0.65 // "Evie's 3."
	case (value > 15 || value > 1 && d.ends(i-1, "kin")) && d.key(i-1) == "," && (d.name(i-2) != 0 || d.ends(i-1, "kin")) && (d.key(j) == "," || d.key(j) == ")"):
		return 0.6 // "Mrs Lakhani, 67, from"
	case (value > 9 || d.key(j+2) == "half") && d.ends(i, "age.is") && d.key(i-1) != "and" && d.name(i-2)&given != 0 && d.ageStops(j):
		return 0.6
	case value > 1 && d.is(j, "age.years") > 0 && d.ts[j].gap == 1 && (j+1 >= len(d.ts) || d.kind(j+1) == mark || d.ts[j+1].gap == 2) && (d.name(i-2)&given != 0 && d.ends(i, "age.is") || d.ends(i, "age.has") || d.ends(i, "iam") && value > 9):
		return 0.5 // "Joaquim is 66 years."
	case value > 1 && d.ends(i, "age.is") && hasAny(d.key(i-1), "was", "were") && (d.name(i-2)&given != 0 || d.ends(i-1, "kin")) && (d.is(j, "pronoun") > 0 && d.kind(j) == word || d.key(i-3) == "when" || d.ends(i-1, "kin") && d.near(i, "when", 5)) && d.ageStops(j):
		return 0.6 // "when Ollie was 4 he said"
	}
	return d.ageBeside(i, j, value)
}

// ageBeside takes ages by what stands on both sides of them.
func (d *doc) ageBeside(i, j, value int) float64 {
	ends := j+1 >= len(d.ts) || d.kind(j+1) == mark || d.ts[j+1].gap == 2
	years := d.is(j, "age.years") > 0
	person := d.name(i-2)&given != 0 || d.ends(i-1, "kin")
	switch {
	case value > 15 && value < 90 && d.key(i-1) == "have" && d.is(i-2, "pronoun") > 0 && years && ends && d.key(j+1) != "'":
		return 0.5 // "I have 39 years, ", as other languages say it
	case value > 1 && d.key(i-1) == "," && years && ends && person:
		return 0.55 // "my mother, Maria, 72 years."
	case value > 1 && hasAny(d.key(i-1), "has", "have") && len(d.key(i-1)) < 5 && d.name(i-2)&given != 0 && (d.kind(j) == mark && d.ageStops(j) || years && d.closes(j+1)):
		return 0.5 // "my girl Matilde has 12 years and Rui has 7."
	case value > 12 && value < 100 && (d.ends(i-1, "iam") || d.ends(i-1, "kin")) && (d.name(i-1)&given != 0 || d.strange(i-1) || d.capital(i-1)) && !d.counts(j):
		return 0.5 // "im karzan 29 chef"
	case value < 100 && d.key(i-1) == "(" && d.key(j) == ")" && (person || d.capital(i-2) && !d.common(i-2) && !d.ts[i-2].caps):
		return 0.6 // "Ibrahim (12)"
	case value > 12 && d.is(i-1, "kins") > 0 && d.ageStops(j):
		return 0.55 // "my dads 58 hes"
	case value > 1 && value < 25 && d.is(j, "age.months") > 0 && d.closes(j+1) && d.being(i-1) && (person || d.is(i-2, "she") > 0):
		return 0.5 // "my baby matei he is 9 months."
	case value > 12 && d.key(i-1) == "like" && d.being(i-2) && d.ageStops(j):
		return 0.5 // "when she was like nineteen"
	case value > 12 && d.key(j) == "now" && (d.kind(i-1) == mark && !d.glued(i) || d.being(i-1)) && (ends || d.functionWord(j+1)):
		return 0.5 // "no, 43 now"
	case value > 15 && d.key(j) == "on" && (d.is(j+1, "weekday") > 0 || d.key(j+1) == "the" && d.day(j+2)) && (d.sentenceStart(i) || d.kind(i-1) == word && d.is(i-1, "joining") > 0):
		return 0.5 // "well 45 on friday"
	case value > 89 && d.ends(i, "age.have") && !d.unitAfter(j):
		return 0.6
	}
	return 0
}

// counts reports a word at j that a number counts or measures: "I'm 20 weeks".
func (d *doc) counts(j int) bool {
	if j >= len(d.ts) || d.ts[j].gap == 2 {
		return false
	}
	if d.kind(j) != word || d.ts[j].gap == 0 {
		return true
	}
	return d.is(j, "age.count") > 0 || d.is(j, "age.years") > 0 || d.is(j, "months") > 0 || d.is(j, "joining") == 0 && !d.functionWord(j) && strings.HasSuffix(d.key(j), "s") && d.is(j, "she") == 0 && !hasAny(d.key(j), "hes", "theres", "thats", "its", "lives", "always")
}

// value is the number in digits at i, -1 for none.
func (d *doc) value(i int) int {
	if i < 0 || i >= len(d.ts) || d.kind(i) != digits || len(d.key(i)) > 3 {
		return -1
	}
	return number(d.key(i))
}

// ageStops reports that no noun follows which the number could count: "I am
// 52 and", "mam 52 lata", but not "I was 20 minutes late".
func (d *doc) ageStops(j int) bool {
	if j >= len(d.ts) || d.ts[j].gap == 2 {
		return true
	}
	if n := d.is(j, "age.years"); n > 0 {
		return d.key(j+n) != "ago" && d.langs[0].tag != "en" || d.key(j+n) == "old"
	}
	if d.is(j, "age.next") > 0 {
		return true
	}
	switch d.kind(j) {
	case mark:
		return d.key(j) != "%" && d.key(j) != ":" && d.key(j) != "/" && d.key(j) != "°" && !(d.key(j) == "." && d.kind(j+1) == digits && d.glued(j+1)) && d.key(j) != "-"
	case digits:
		return false
	}
	return d.common(j) && d.langs[0].common[d.key(j)]
}
