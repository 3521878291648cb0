package anonymise

// free finds names that nothing announces.
func (d *doc) free(i int, taken []bool) {
	if taken[i] || d.kind(i) != word || !d.starts(i) {
		return
	}
	k := i
	sure, unsure := 0, 0
	for k < len(d.ts) && k < i+6 && (k == i || d.ts[k].gap < 2) && !taken[k] {
		t := d.ts[k]
		switch {
		case t.kind == word && d.is(k, "stop") == 0 && d.sureName(k):
			sure++
		case t.kind == word && d.is(k, "stop") == 0 && (d.maybeName(k, i) || k > i && sure > 0 && d.name(k)&family != 0 && d.surname(k, k)):
			unsure++
		case k == i+1 && sure == 1 && d.lower && t.gap == 1 && d.name(i)&given != 0 && (d.strange(k) || d.townAt(k) == 1 && !d.common(k) && d.is(k, "place") == 0) && d.nameful(k) && d.closes(k+1):
			unsure++ // "rosalind thornbury"
		case k > i && t.kind == mark && t.key == "-" && d.glued(k) && len(d.key(k+1)) == 1 && d.key(k+2) == "-" && d.glued(k+2) && d.kind(k+3) == word && k+3 < len(d.ts) && d.glued(k+3):
			k += 3 // Zill-e-Huma
		case k > i && t.kind == mark && d.glued(k) && d.glued(k+1) && (t.key == "-" || t.key == "'") && d.kind(k+1) == word && (d.ts[k+1].upper || d.lower && t.key == "-" && d.name(k+1) != 0) && len(d.key(k+1)) > 1:
			if d.lower {
				k++
			}
		case k > i && t.key == "." && d.glued(k) && len(d.key(k-1)) == 1 && d.kind(k+1) == word && d.ts[k+1].upper:
		case k > i && d.is(k, "particle") > 0 && k+1 < len(d.ts) && d.starts(k+1):
		default:
			goto done
		}
		k++
	}
done:
	for k > i && (d.kind(k-1) == mark || d.is(k-1, "particle") > 0 && d.name(k-1) == 0) {
		k--
	}
	if k == i || sure == 0 && !d.alone(i) && !(unsure > 1 && d.capital(i)) && !d.loneName(i, k) {
		return
	}
	conf := 0.55
	if sure > 0 {
		conf = 0.8
	}
	i = d.nicked(i)
	for x := i; x < k; x++ {
		taken[x] = true
	}
	d.add(i, k, Person, "name_list", conf, 30)
}

// name is what the lists say of token i, 0 for nothing.
func (d *doc) name(i int) uint8 {
	if i < 0 || i >= len(d.ts) {
		return 0
	}
	return d.listed[i]
}

func (d *doc) starts(i int) bool { return d.is(i, "stop") == 0 && (d.sureName(i) || d.maybeName(i, i)) }

// sureName: listed, and no word of every day; in text with capitals a small
// letter needs a list too.
func (d *doc) sureName(i int) bool {
	l := d.name(i)
	least := 3
	if !d.ts[i].upper && d.ts[i].cased && l&given == 0 {
		least = 4
	}
	if d.is(i, "months") > 0 || !d.ts[i].upper && d.ts[i].cased && d.aThing(i) {
		return false
	}
	return l != 0 && l&common == 0 && !d.common(i) && d.is(i, "town") == 0 && len(d.key(i)) >= least
}

// maybeName: a capital within a sentence on a word that is unknown, or on one
// that is also a name; the first word of a sentence only when a sure name
// follows.
func (d *doc) maybeName(i, first int) bool {
	t := d.ts[i]
	if !t.cased && d.name(i) != 0 && i+1 < len(d.ts) && d.ts[i+1].gap == 1 && !d.functionWord(i) && d.name(i+1)&family != 0 && d.sureName(i+1) {
		return true
	}
	if !t.cased || !t.upper || d.shouted || t.caps && len(t.key) < 5 || d.is(i, "months") > 0 && d.calendar(i) {
		return false
	}
	if d.is(i, "weekday") > 0 || d.is(i, "town") > 0 || d.is(i, "place") > 0 || d.is(i, "facility.after") > 0 && d.name(i) == 0 || d.is(i, "staff") > 0 || d.is(i, "title") > 0 || d.is(i, "kin") > 0 && d.name(i) == 0 {
		return false
	}
	listed := d.name(i) != 0
	if d.is(i+1, "pronoun") > 0 && d.name(i)&common != 0 && (d.functionWord(i) || !d.ends(i, "contact")) {
		return false
	}
	if d.sentenceStart(i) && i == first {
		own := listed || !d.common(i) && d.langs[0].tag == "en"
		if d.is(i, "months") > 0 || d.is(i, "virtue") > 0 {
			return listed && (d.doing(i+1) && !d.state(i+1) || d.alone(i))
		}
		return own && (d.doing(i+1) || d.alone(i) || d.heads(i)) || own && i+1 < len(d.ts) && d.ts[i+1].gap == 1 && d.kind(i+1) == word && d.ts[i+1].upper && (d.sureName(i+1) || !d.common(i+1) && d.is(i+1, "stop") == 0 || d.name(i)&given != 0 && d.name(i+1)&family != 0 && d.is(i+1, "stop") == 0)
	}
	return listed || !d.common(i)
}

// doing reports that what follows is what people do: "Will came", "Grace, the
// nurse".
func (d *doc) doing(i int) bool {
	if d.key(i) == "," {
		return d.is(i+1, "apposition") > 0
	}
	if d.placed(i) {
		return true
	}
	return d.is(i, "deed") > 0 && d.ts[i].gap == 1
}

// placed: "from reception", "in records": where someone at work is.
func (d *doc) placed(i int) bool {
	return (d.key(i) == "in" || d.key(i) == "from" || d.key(i) == "on") && d.is(i+1, "dept") > 0
}

// loneName: one capitalised word within a sentence that no list knows.
func (d *doc) loneName(i, k int) bool {
	l := d.name(i)
	if d.sentenceStart(i) && (d.doing(k) || d.heads(i)) && (l&given != 0 || !d.functionWord(i)) {
		return true
	}
	if !d.capital(i) || d.is(i, "months") > 0 && l == 0 {
		return false
	}
	if l != 0 {
		return !d.functionWord(i) || d.key(i) == "will" && !d.ts[i].caps && (!d.ts[i-1].upper || d.sentenceStart(i-1)) || d.key(i) == "may" && d.key(i-1) == "," && d.name(i-2)&given != 0
	}
	return d.cautious || len(d.key(i)) > 2
}
