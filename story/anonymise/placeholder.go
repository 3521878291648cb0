package anonymise

import (
	"fmt"
	"strings"
)

// Placeholder returns what stands where original stood, in the language lang:
// "[my sister]", "[nurse 1]", "[spring 2022]". n is the number of this person or
// thing among those of its kind in the story, from 1.
func Placeholder(t Type, lang string, n int, original string) string {
	l := languageOf(lang)
	if len(l.words) == 0 {
		l = languageOf("en")
	}
	d := newDoc(original, lang, false)
	switch t {
	case Date:
		return "[" + d.coarseDate(l) + "]"
	case Age:
		return "[" + d.coarseAge(l) + "]"
	}
	kind, counted := d.placeholderKind(t)
	w := l.words[kind]
	if w == "" {
		w = languageOf("en").words[kind]
	}
	if counted || n > 1 {
		return fmt.Sprintf("[%s %d]", w, n)
	}
	return "[" + w + "]"
}

// placeholderKind returns the word's key and whether even the first has a
// number.
func (d *doc) placeholderKind(t Type) (kind string, counted bool) {
	switch t {
	case Person:
		return "person", true
	case Staff:
		switch m := d.firstOf("staff"); m {
		case "staff.doctor":
			return "doctor", true
		case "staff.nurse":
			return "nurse", true
		}
		return "staff", true
	case Relative:
		if m := d.firstOf("kin"); m != "" && d.is(0, "my") > 0 {
			return strings.TrimPrefix(m, "kin."), false
		}
		return "relative", true
	case Facility:
		return d.facilityKind(), false
	}
	return simpleKinds[t], false
}

var simpleKinds = map[Type]string{Phone: "phone", Email: "email", NHSNumber: "nhs", HospitalNumber: "hospitalnumber", Postcode: "postcode",
	Address: "address", Place: "place", Employer: "employer", Job: "job", URL: "url", Handle: "handle", NINumber: "ni",
	Vehicle: "vehicle", Bank: "bank", OtherID: "otherid", Illness: "illness"}

func (d *doc) firstOf(class string) string {
	for i := range d.ts {
		if n, m := d.which(i, class); n > 0 {
			return m.class
		}
	}
	return ""
}

func (d *doc) facilityKind() string {
	for i := range d.ts {
		for _, k := range []string{"hospital", "ward", "surgery", "school", "worship"} {
			if d.is(i, "kind."+k) > 0 {
				return k
			}
		}
	}
	return "service"
}

// coarseDate keeps the season and the year.
func (d *doc) coarseDate(l *language) string {
	month, year := -1, ""
	for i := range d.ts {
		if n, m := d.which(i, "months"); n > 0 && month < 0 {
			month = m.order
		}
		if d.year(i) {
			year = d.key(i)
		}
	}
	if month < 0 && len(d.ts) >= 5 && d.numericDate(0) > 0 {
		month = number(d.key(2)) - 1
		if month > 11 {
			month = number(d.key(0)) - 1
		}
		if year == "" {
			year = fmt.Sprint(century(number(d.key(4))))
		}
	}
	word := ""
	if month >= 0 {
		word = l.words[[]string{"winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer", "autumn", "autumn", "autumn", "winter"}[month]]
	}
	if s := strings.TrimSpace(word + " " + year); s != "" {
		return s
	}
	return l.words["date"]
}

func century(y int) int {
	switch {
	case y > 99:
		return y
	case y > 40:
		return 1900 + y
	}
	return 2000 + y
}

// coarseAge keeps ten years: "50–59", or "90+".
func (d *doc) coarseAge(l *language) string {
	for i := range d.ts {
		n, v := d.ageNumber(i)
		switch {
		case n == 0:
		case v > 89:
			return "90+"
		case v < 10:
			return "0–9"
		default:
			return fmt.Sprintf("%d–%d", v/10*10, v/10*10+9)
		}
	}
	return l.words["age"]
}
