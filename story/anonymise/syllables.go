package anonymise

// syllables finds, where capitals say nothing, names that are written a syllable
// at a time, as in China and Vietnam: "lam chi keung". Two are enough when one
// of them is no English word, three when the three stand apart from words.
func (d *doc) syllables(i int, taken []bool) {
	if !d.lower || d.langs[0].tag != "en" || taken[i] || d.is(i, "syllable") == 0 {
		return
	}
	k, strange := i, 0
	for k < len(d.ts) && k < i+4 && !taken[k] && (k == i || d.ts[k].gap == 1) && d.is(k, "syllable") > 0 {
		if !d.functionWord(k) && !d.lists.isCommon("en", d.key(k)) && len(d.key(k)) > 1 {
			strange++
		}
		k++
	}
	for k > i && d.functionWord(k-1) && !d.guest(k-1) {
		k--
	}
	if k-i < 2 || strange == 0 || k-i == 2 && strange == 1 && !d.closes(k) {
		return
	}
	for x := i; x < k; x++ {
		taken[x] = true
	}
	d.add(i, k, Person, "name_list", 0.6, 31)
}
