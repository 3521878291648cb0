package anonymise

import "strings"

// spoken finds names where capitals say nothing: words that are a name too
// ("will rang"), and words that no list knows, each only where what stands
// around it is what people do. Twice, because a name beside "and" makes its
// neighbour one.
func (d *doc) spoken(taken []bool) {
	if !d.lower {
		return
	}
	for range 2 {
		for i := range d.ts {
			if taken[i] || !d.nameable(i) || !d.personal(i, taken) && !(d.cautious && d.strange(i)) {
				continue
			}
			k := i + 1
			if k < len(d.ts) && !taken[k] && d.ts[k].gap == 1 && d.nameable(k) && d.name(k)&family != 0 && d.is(k, "act") == 0 {
				k++
			}
			for x := i; x < k; x++ {
				taken[x] = true
			}
			d.add(i, k, Person, "tagger", 0.5, 27)
		}
	}
}

// nameable reports a word in letters of which capitals say nothing that is a
// given name beside its everyday meaning, or that nobody knows.
func (d *doc) nameable(i int) bool {
	t := d.ts[i]
	if t.kind != word || !t.cased || len(t.key) < 3 || d.is(i, "stop") > 0 || d.is(i, "kin") > 0 || d.is(i, "staff") > 0 || d.is(i, "title") > 0 ||
		d.is(i, "weekday") > 0 || d.is(i, "facility.after") > 0 || d.is(i, "town") > 0 || d.is(i, "place") > 0 || d.glued(i) && d.kind(i-1) != mark {
		return false
	}
	if d.name(i) != 0 {
		return d.is(i, "act") == 0
	}
	return !d.common(i) && len(t.key) > 3 && !worn(t.key)
}

// worn reports an ending that misspelt words have more often than names.
func worn(key string) bool {
	for _, e := range []string{"ed", "ing", "ly", "tion", "ment", "ness", "able", "ful", "ally", "ology", "itis", "oma"} {
		if strings.HasSuffix(key, e) {
			return true
		}
	}
	return false
}

// personal reports that what stands around i is what stands around people.
func (d *doc) personal(i int, taken []bool) bool {
	before := d.sentenceStart(i) || d.is(i-1, "joining") > 0 || d.kind(i-1) == mark && !d.glued(i)
	after := d.is(i+1, "act") > 0 && d.ts[i+1].gap == 1
	stops := i+1 >= len(d.ts) || d.ts[i+1].gap == 2 || d.kind(i+1) == mark || d.functionWord(i+1) || d.is(i+1, "deed") > 0 || d.key(i+1) == "first"
	known := d.name(i)&given != 0
	if known && d.key(i-1) == "called" && (d.is(i-2, "someone") > 0 || d.is(i-2, "staff") > 0 || d.is(i-2, "kin") > 0 || d.being(i-2) || d.is(i-2, "she") > 0) && stops {
		return true // "one of them was called summer"
	}
	if known && d.key(i-1) == "our" && after && d.is(i, "virtue") == 0 && d.is(i, "herb") == 0 {
		return true // "our mason was 4"
	}
	switch {
	case d.aThing(i) || d.is(i, "months") > 0 && d.calendar(i):
		return false
	case before && after && (d.is(i, "virtue") > 0 || d.is(i, "months") > 0) && d.state(i+1):
		return false
	case before && after:
		return known || d.name(i) == 0
	case before && d.key(i+1) == "'" && d.key(i+2) == "s" && known && d.name(i)&common != 0:
		return true
	case before && known && d.key(i+1) == "(" && d.ts[i+1].gap == 1:
		return true // "miles (thyroid)"
	case before && known && d.placed(i+1) && d.key(i+1) == "from":
		return true
	case d.ends(i, "contact") && stops:
		return known && !d.amount(i) || d.name(i) == 0 && d.key(i-1) != "with" && d.key(i-1) != "was"
	case known && d.key(i+1) == "," && (d.key(i+2) == "who" || d.is(i+2, "apposition") > 0 && (d.is(i+3, "staff") > 0 || d.is(i+4, "staff") > 0 || d.is(i+2, "my") > 0 && d.is(i+3, "kin") > 0) || d.is(i+2, "she") > 0 && d.is(i+3, "deed") > 0 && d.name(i)&common != 0 && before):
		return true
	case before && d.key(i+1) == "," && known:
		return d.is(i+2, "apposition") > 0 && d.is(i+3, "staff") > 0 || d.is(i+2, "my") > 0 && d.is(i+3, "kin") > 0
	case !known:
		return false
	}
	if d.is(i, "virtue") > 0 && (d.is(i+2, "virtue") > 0 && d.is(i+2, "months") == 0 || d.is(i-2, "virtue") > 0) && !after && !(i > 1 && taken[i-2]) {
		return false
	}
	return (stops || before) && (d.joined(i-1, i-2, taken) || d.joined(i+1, i+2, taken) && (before || d.ends(i, "contact")))
}

// amount: "lost will", "with hope", "with joy": what people have, not are.
func (d *doc) amount(i int) bool {
	return d.key(i-1) == "with" && (d.kind(i+1) != mark && !d.functionWord(i+1) || d.key(i) == "hope" || d.key(i) == "joy" || d.key(i) == "grace" || d.key(i) == "patience") ||
		d.ends(i, "contact") && (d.key(i-1) == "was" || d.key(i-1) == "is") && d.key(i+1) != "who" && d.key(i+1) != "that"
}

// joined reports "and" or a comma at i and a name at k.
func (d *doc) joined(i, k int, taken []bool) bool {
	if k < 0 || k >= len(d.ts) {
		return false
	}
	switch d.key(i) {
	case "and", "n", "&", ",":
		return taken[k] && d.name(k) != 0 || d.name(k)&given != 0 && d.sureName(k)
	}
	return false
}

// everywhere finds again what was found to be a name elsewhere in the text:
// its capital at the head of a sentence, or its small letters where no word of
// every day stands.
func (d *doc) everywhere(taken []bool) {
	named, near := map[string]bool{}, slips{}
	starts := make(map[int]int, len(d.ts))
	for i, t := range d.ts {
		starts[t.start] = i
	}
	for _, f := range d.found {
		if f.Type != Person && f.Type != Staff && f.Type != Relative {
			continue
		}
		for i, ok := starts[f.Start]; ok && i < len(d.ts) && d.ts[i].end <= f.End && i < starts[f.Start]+8; i++ {
			if t := d.ts[i]; t.kind == word && t.cased && len(t.key) > 2 && (d.capital(i) || d.name(i) != 0 && d.lower || d.name(i)&common == 0 && d.name(i) != 0) {
				if !named[t.key] {
					near.add(t.key)
				}
				named[t.key] = true
			}
		}
	}
	for i, t := range d.ts {
		if taken[i] || !named[t.key] && (t.kind != word || d.common(i) || near.of(t.key) == "") || t.kind != word || d.functionWord(i) || d.is(i, "stop") > 0 || d.is(i, "town") > 0 || d.is(i, "place") > 0 ||
			d.is(i, "kin") > 0 || d.is(i, "staff") > 0 || d.is(i, "title") > 0 || d.is(i, "facility.after") > 0 || d.is(i, "months") > 0 && (d.day(i-1) || d.day(i+1) || d.year(i+1)) {
			continue
		}
		head := t.upper && !d.shouted && (d.name(i) != 0 || !d.common(i))
		low := d.name(i) != 0 && d.is(i-1, "joining") > 0 && d.is(i+1, "deed") > 0 || d.lower && named[t.key] && d.remembered(i) || !d.common(i) && d.name(i)&common == 0
		if head || low {
			taken[i] = true
			d.add(i, i+1, Person, "same", 0.5, 26)
		}
	}
}

// remembered reports, where capitals say nothing, a name that is a word of every
// day too, met before in the story, and standing where people stand.
func (d *doc) remembered(i int) bool {
	if d.name(i)&given == 0 || d.functionWord(i) || d.aThing(i) || d.is(i, "months") > 0 && d.calendar(i) {
		return false
	}
	return d.sentenceStart(i) || d.is(i-1, "joining") > 0 || d.ends(i, "contact") || d.is(i+1, "act") > 0
}

// alone reports, at the head of a sentence, a given name that owns something,
// is the whole sentence, or begins a row of names: "Blessing's shift", "Ray?",
// "Precious, Gift and Ola".
func (d *doc) alone(i int) bool {
	if d.name(i)&given == 0 || d.functionWord(i) {
		return false
	}
	if d.key(i+1) == "," && i > 0 && (d.key(i-1) == "\"" || d.key(i-1) == "“" || d.key(i-1) == "'") {
		return true // "Sunny, come here"
	}
	if i+1 >= len(d.ts) && i > 0 {
		return true // signed
	}
	switch d.key(i + 1) {
	case "'":
		return d.key(i+2) == "s" && d.glued(i+2)
	case "?", "!", ".", "(":
		return d.key(i+1) != "." || (i+2 >= len(d.ts) || d.sentenceStart(i+2)) && d.name(i)&common == 0
	case ",", "and", "&":
		return i+2 < len(d.ts) && d.ts[i+2].upper && d.name(i+2)&given != 0
	}
	return false
}
