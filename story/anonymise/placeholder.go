package anonymise

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"hearme/story"
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
	if n := d.is(0, "whose"); t == Relative && n > 0 { // "his" stays
		w = strings.ToLower(original[:d.ts[n-1].end]) + " " + w
	}
	if counted || n > 1 {
		return fmt.Sprintf("[%s %d]", w, n)
	}
	return "[" + w + "]"
}

// Names returns the first decision whose placeholder, as a person wrote it, says
// the name of someone who is out, or another's: a pseudonym may be a neighbour.
// -1 for none.
func Names(c story.Content, ds []Decision) int {
	langs := map[story.Field]string{}
	for _, b := range boxes(c) {
		langs[b.field] = b.lang
	}
	gone := map[string]bool{}
	for _, x := range ds {
		if people := x.Finding.Type == Person || x.Finding.Type == Staff || x.Finding.Type == Relative; people && x.Verdict == Out {
			d := newDoc(c.Text(x.Field)[x.Finding.Start:x.Finding.End], langs[x.Field], false)
			for w := range d.namesIn {
				gone[w] = true
			}
		}
	}
	own := map[string]bool{} // the program's words
	fresh := slices.Clone(ds)
	for i := range fresh {
		fresh[i].Placeholder = ""
	}
	for _, x := range Fill(c, fresh) {
		own[unnumbered(x.Placeholder)] = true
	}
	for i, x := range ds {
		if x.Verdict != Out || own[unnumbered(x.Placeholder)] {
			continue
		}
		d := newDoc(x.Placeholder, langs[x.Field], false)
		for w := range d.namesIn {
			if at := d.at(w); gone[w] || d.ts[at].upper && d.name(at)&given != 0 && d.name(at)&common == 0 {
				return i
			}
		}
	}
	return -1
}

// unnumbered is a placeholder without its number.
func unnumbered(p string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, p)
}

// namesIn yields the words that are neither of every day nor kin nor titles.
func (d *doc) namesIn(yield func(string) bool) {
	for i, t := range d.ts {
		if t.kind != word || len(t.key) < 3 || d.functionWord(i) || !t.upper && d.common(i) {
			continue
		}
		if max(d.is(i, "staff"), d.is(i, "title"), d.is(i, "kin"), d.is(i, "my"), d.is(i, "intro"), d.is(i, "after"), d.is(i, "stop"), d.is(i, "facility.after")) > 0 {
			continue
		}
		if !yield(t.key) {
			return
		}
	}
}

// at is the first token with a key.
func (d *doc) at(key string) int {
	return slices.IndexFunc(d.ts, func(t token) bool { return t.key == key })
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
