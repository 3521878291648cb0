package anonymise

import "unicode/utf8"

// plain finds names in scripts without capitals by what stands around them:
// before the sign of who does something ("ساکشی نے", "सुरेश ने"), before or
// behind words for what people do, beside another name.
func (d *doc) plain(taken []bool) {
	for range 2 {
		for i := range d.ts {
			if taken[i] || !d.plainWord(i) || !d.plainPerson(i, taken) {
				continue
			}
			from, to := i, i+1
			for from > 0 && i-from < 3 && !taken[from-1] && d.ts[from].gap == 1 && d.plainWord(from-1) && (d.name(from-1) != 0 || to-from < 2) {
				from--
			}
			for to < len(d.ts) && to-i < 3 && !taken[to] && d.ts[to].gap == 1 && d.plainWord(to) && (d.name(to) != 0 || d.ends(i, "contact")) {
				to++
			}
			for x := from; x < to; x++ {
				taken[x] = true
			}
			d.add(from, to, Person, "tagger", 0.5, 27)
		}
	}
}

// plainWord reports a word that may be part of a name: a listed one, or one of
// four letters and more that no list of everyday words has.
func (d *doc) plainWord(i int) bool {
	t := d.ts[i]
	if t.kind != word || t.cased || d.functionWord(i) || t.gap == 0 && i > 0 && d.kind(i-1) == word {
		return false
	}
	for _, class := range []string{"stop", "kin", "staff", "title", "town", "place", "months", "weekday", "season", "feast", "facility.after", "facility.head", "facility.plain",
		"ward", "act", "agent", "contact", "intro", "my", "whose", "number", "age.years", "street.after"} {
		if d.is(i, class) > 0 {
			return false
		}
	}
	if d.name(i)&guessed != 0 {
		return true
	}
	if d.name(i) != 0 {
		return d.name(i)&common == 0 && !d.common(i) || d.is(i+1, "agent") > 0 || i > 1 && and(d.key(i-1)) && d.name(i-2) != 0 && d.name(i)&given != 0
	}
	return !d.common(i) && utf8.RuneCountInString(t.key) > 3
}

func (d *doc) plainPerson(i int, taken []bool) bool {
	next := i+1 < len(d.ts) && d.ts[i+1].gap == 1
	stops := !next || d.kind(i+1) == mark || d.functionWord(i+1)
	switch {
	case next && d.is(i+1, "agent") > 0:
		return true
	case next && d.is(i+1, "act") > 0:
		return d.name(i) != 0 || d.is(i-1, "joining") > 0 || d.sentenceStart(i)
	case d.ends(i, "contact"):
		return d.name(i) != 0 || d.langs[0].tag == "ar" || stops
	case d.name(i) != 0 && next && d.is(i+1, "object") > 0:
		return true
	}
	if d.name(i) != 0 && next && d.plainWord(min(i+2, len(d.ts)-1)) && i+2 < len(d.ts) && d.name(i+2) != 0 && and(d.key(i+1)) {
		return true
	}
	return d.name(i) != 0 && (d.beside(i-1, i-2, taken) || d.beside(i+1, i+2, taken)) || stops && d.beside(i-1, i-2, taken)
}

// beside reports "and" or a comma at i and a name at k.
func (d *doc) beside(i, k int, taken []bool) bool {
	if i < 0 || k < 0 || k >= len(d.ts) || !taken[k] || d.name(k) == 0 {
		return false
	}
	return and(d.key(i)) || d.key(i) == "," || d.key(i) == "،"
}

func and(key string) bool {
	switch key {
	case "اور", "و", "और", "ਅਤੇ", "ਤੇ", "અને", "আর", "এবং", "ও":
		return true
	}
	return false
}

// whole widens names in scripts without capitals over the parts beside them
// that no list has: "امبیکا سوتھن مانگڈ", "জে ডি আগরওয়াল".
func (d *doc) whole(taken []bool) {
	at := make(map[int]int, len(d.ts))
	for i, t := range d.ts {
		at[t.start], at[-t.end] = i, i
	}
	for n := range d.found {
		f := &d.found[n]
		if f.Type != Person && f.Type != Staff && f.Type != Relative || f.Start >= f.End {
			continue
		}
		i, ok := at[f.Start]
		j, ok2 := at[-f.End]
		if !ok || !ok2 || d.ts[j].cased || d.ts[j].kind != word || d.is(j, "after") > 0 {
			continue
		}
		for k := 0; k < 2 && j+1 < len(d.ts) && d.ts[j+1].gap == 1 && !taken[j+1] && d.partOf(j+1); k++ {
			j++
			taken[j] = true
		}
		for k := 0; k < 2 && f.Type == Person && i > 0 && d.ts[i].gap == 1 && !taken[i-1] && !d.ts[i-1].cased && d.is(i, "title") == 0 && d.partOf(i-1); k++ {
			i--
			taken[i] = true
		}
		f.Start, f.End = d.ts[i].start, d.ts[j].end
	}
}

func (d *doc) partOf(i int) bool {
	return d.plainWord(i) && (d.name(i) != 0 || !d.common(i)) && d.is(i, "object") == 0
}
