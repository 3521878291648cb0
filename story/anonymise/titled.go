package anonymise

// smallTitled returns the end of the name at j behind the title, the relation or
// the word for staff at i, best tokens long, where capitals say nothing and no
// list is sure; j for none.
func (d *doc) smallTitled(i, j, best int, kin bool) int {
	if j >= len(d.ts) || d.kind(j) != word || d.ts[j].gap != 1 {
		return j
	}
	mine, deed := kin && d.mine(i), d.is(j+1, "deed") > 0
	switch {
	case d.name(j)&given != 0 && !d.functionWord(j) && d.is(j, "deed") == 0 && (mine || deed),
		mine && len(d.key(j)) > 3 && !d.common(j) && deed,
		mine && len(d.key(j)) > 4 && d.nameable(j) && d.name(j) == 0 && (d.kind(j+1) == mark || d.functionWord(j+1)),
		mine && d.guest(j) && d.name(j)&given != 0 && deed: // "my daughter diya wrote"
		return j + 1
	case (d.key(i) == "mr" || d.key(i) == "mrs" || d.key(i) == "ms") && d.functionWord(j) && d.name(j)&family != 0 && len(d.key(j)) < 3 && d.closes(j+1):
		return j + 1 // "mr to and"
	case mine && d.is(j, "syllable") > 0 && d.is(j+1, "syllable") > 0 && d.is(j+2, "deed") > 0:
		return j + 2 // "my son man ho is"
	case !kin && d.lettered(i, j, best):
		if d.key(j+1) == "-" && d.glued(j+1) && d.glued(j+2) && len(d.key(j+2)) == 1 {
			return j + 3
		}
		return j + 1 // "dr v rang"
	case d.behindTitle(i) && len(d.key(j)) > 2 && !d.functionWord(j) && d.is(j, "deed") == 0 && d.is(j, "stop") == 0:
		return d.surnames(j + 1)
	case d.strange(j) && d.nameful(j) && d.closes(j+1):
		return j + 1 // "sister quinnell can"
	}
	return j
}

// lettered reports one letter as a name behind a title: "dr v".
func (d *doc) lettered(i, j, best int) bool {
	if len(d.key(j)) != 1 || d.key(j) == "i" || d.key(j) == "a" {
		return false
	}
	return best > 1 || d.is(i, "title") > 0 || d.is(i, "staff.doctor") > 0 && len(d.key(i)) < 3
}

// behindTitle reports a title that hardly stands without a name.
func (d *doc) behindTitle(i int) bool {
	switch d.key(i) {
	case "mr", "mrs":
		return true
	case "dr":
		return !d.functionWord(i-1) && d.is(i-1, "staff") == 0
	}
	return false
}

// surnames steps over the words of a name that go on at k: "mr peregrine
// holt-mather".
func (d *doc) surnames(k int) int {
	for n := 0; n < 3 && k < len(d.ts) && d.ts[k].gap == 1 && d.nameful(k) && (d.strange(k) || d.name(k)&family != 0 && d.is(k, "deed") == 0); n++ {
		k++
	}
	if d.key(k) == "-" && d.glued(k) && d.glued(k+1) && d.kind(k+1) == word {
		k += 2
	}
	return k
}
