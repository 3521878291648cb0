package anonymise

// smallStreet finds a street in letters of which capitals say nothing: a number,
// one or two words and a street word, or one word and "road" where streets
// stand: "14 alder crescent", "on oak road".
func (d *doc) smallStreet(p, end int) bool {
	if d.cased(p) && d.ts[p].upper || p == 0 {
		return false
	}
	sure := d.is(p, "street.sure") > 0
	j := p
	for j > 0 && p-j < 2 && d.streetName(j-1) && d.ts[j].gap == 1 {
		j--
	}
	if j == p {
		return false
	}
	for k := j; k < p; k++ {
		num := d.houseNumber(k)
		if num < 0 || !sure && d.common(k) && (num == 0 || d.is(num-1, "street.lead") == 0 && d.flatBefore(num) == num) {
			continue
		}
		d.add(d.houseName(d.flatBefore(num)), d.townAfter(end), Address, "address", 0.8, 68)
		return true
	}
	for k := j; k < p; k++ {
		if k > 0 && d.is(k-1, "street.lead") > 0 && (sure && (p-k == 1 || d.is(k, "street.adjective") > 0) || !d.common(k) && len(d.key(p)) > 3 && d.is(k, "deed") == 0 && d.name(k)&given == 0) {
			d.add(k, d.townAfter(end), Address, "street", 0.6, 45)
			return true
		}
	}
	return false
}

// placeStreet: "in high town road", named after a place.
func (d *doc) placeStreet(p, end int) bool {
	at := d.endsAt(p, "place")
	if at < 0 || at == p || d.is(p, "street.sure") == 0 || d.ts[p].upper && !d.shouted {
		return false
	}
	if num := d.houseNumber(at); num >= 0 {
		return false
	}
	d.add(at, d.townAfter(end), Address, "street", 0.65, 45)
	return true
}

// streetName reports a word in small letters that a street may be called.
func (d *doc) streetName(i int) bool {
	return d.kind(i) == word && !d.functionWord(i) && d.is(i, "street.plain") == 0 && len(d.key(i)) > 2
}

// numbered takes the house that is only its number: "at number 14".
func (d *doc) numbered(i int) {
	if d.key(i-1) == "at" && hasAny(d.key(i-2), "live", "stay", "living") && d.langs[0].tag == "en" && d.kind(i) == digits && len(d.key(i)) < 4 {
		k := i + 1
		if d.kind(k) == word && d.glued(k) && len(d.key(k)) == 1 {
			k++
		}
		if d.closes(k) {
			d.add(i, k, Address, "address", 0.5, 45)
		}
		return
	}
	if d.key(i) != "number" && d.key(i) != "no" || d.langs[0].tag != "en" {
		return
	}
	j := d.skip(i+1, ".")
	if j >= len(d.ts) || d.kind(j) != digits || len(d.key(j)) > 3 || d.ts[j].gap == 2 || d.is(i-1, "lives") == 0 && (d.key(i-1) != "," || d.key(i) == "no") {
		return
	}
	k := j + 1
	if d.kind(k) == word && d.glued(k) && len(d.key(k)) == 1 {
		k++
	}
	if d.closes(k) || d.key(i-1) == "at" {
		d.add(i, k, Address, "address", 0.6, 45)
	}
}

// boxes of the post: "PO Box 411".
func (d *doc) postBox(i int) {
	if n := d.is(i, "postbox"); n > 0 && d.kind(i+n) == digits && i+n < len(d.ts) && d.ts[i+n].gap < 2 {
		d.add(i, d.townAfter(i+n+1), Address, "address", 0.85, 67)
	}
}

// houseName takes the house and the flat before a street in: "Rose Cottage,
// Mill Lane", "Flat 12, Kestrel House, 40 Park Street".
func (d *doc) houseName(i int) int {
	j := i
	if d.key(j-1) == "," {
		j--
	}
	k := j
	for k > 0 && j-k < 4 && d.kind(k-1) == word && d.ts[k].gap < 2 && (d.ts[k-1].upper || d.key(k-1) == "the" || d.lower) && (!d.functionWord(k-1) || d.key(k-1) == "the") {
		k--
		if d.key(k) == "the" {
			break
		}
	}
	if j == i || j-k < 2 || d.is(j-1, "house") == 0 || d.ts[j-1].gap == 2 {
		return i
	}
	if d.lower {
		k = max(k, j-2)
	}
	if d.key(k-1) == "," {
		return d.flatBefore(k - 1)
	}
	return d.flatBefore(k)
}

// village steps over a place that no list has, between a street and a postcode:
// "Mill Lane, Greenfield, MK45 5DF".
func (d *doc) village(end int) int {
	if d.key(end) != "," || d.kind(end+1) != word || end+1 >= len(d.ts) || d.ts[end+1].gap == 2 || !d.ts[end+1].upper {
		return end
	}
	k := end + 2
	for k < end+5 && d.kind(k) == word && k < len(d.ts) && d.ts[k].gap == 1 && (d.ts[k].upper || d.is(k, "of") > 0) && d.postcode(k) == 0 {
		k++
	}
	if p := d.skip(k, ","); p < len(d.ts) && d.ts[p].gap < 2 && d.postcode(p) > 0 {
		return k
	}
	return end
}

// joinAddresses makes one finding of an address, its town and its postcode.
func joinAddresses(text string, fs []Finding) []Finding {
	out := fs[:0]
	for _, f := range fs {
		if n := len(out) - 1; n >= 0 && out[n].Type == Address && (f.Type == Postcode || f.Type == Place || f.Type == Address) && between(text[out[n].End:f.Start]) {
			out[n].End = f.End
			out[n].Confidence = max(out[n].Confidence, f.Confidence)
			continue
		}
		out = append(out, f)
	}
	return out
}

// between reports a comma, a space or both.
func between(s string) bool {
	if len(s) == 0 || len(s) > 3 {
		return false
	}
	for i := range len(s) {
		if s[i] != ' ' && s[i] != ',' {
			return false
		}
	}
	return true
}
