package anonymise

// mostOdd is how many words that nobody knows a text is searched for; one with
// more of them, or with one in twelve, is in another language.
const mostOdd = 200

// odd proposes, where capitals say nothing, what is in no list of words and is
// no word with one letter wrong either: "hendo put his fork down".
func (d *doc) odd(taken []bool) {
	if !d.lower || d.langs[0].tag != "en" {
		return
	}
	var at []int
	words := 0
	for i, t := range d.ts {
		if t.kind != word {
			continue
		}
		words++
		if !taken[i] && d.strange(i) && d.nameful(i) && d.key(i+1) != "'" && !(i > 0 && d.key(i-1) == "'" && d.glued(i)) {
			at = append(at, i)
		}
	}
	if len(at) > mostOdd || len(at)*12 > words+12 {
		return
	}
	for _, i := range at {
		if article(d.key(i-1)) || d.misspelt(d.key(i)) {
			continue
		}
		from := i
		if i > 0 && d.ts[i].gap == 1 && d.name(i-1)&given != 0 && !d.functionWord(i-1) && !taken[i-1] && !d.aThing(i-1) && d.closes(i+1) {
			from = i - 1 // "olive pargeter"
		}
		taken[i] = true
		d.add(from, i+1, Person, "tagger", 0.4, 16)
	}
}

// misspelt reports a word that is one letter from one of every day. So that no
// text takes long, only as many different words as mostOdd are looked at.
func (d *doc) misspelt(key string) bool {
	slip, seen := d.slipped[key]
	if seen || len(key) > 24 || len(d.slipped) >= mostOdd {
		return slip
	}
	if d.slipped == nil {
		d.slipped = map[string]bool{}
	}
	slip = d.slip(key)
	d.slipped[key] = slip
	return slip
}

func (d *doc) slip(key string) bool {
	own := d.langs[0]
	known := func(w string) bool { return d.lists.isCommon("en", w) || len(own.phrases[w]) > 0 }
	for i := range len(key) {
		head, tail := key[:i], key[i+1:]
		if known(head+tail) || tail != "" && known(head+tail[:1]+key[i:i+1]+tail[1:]) {
			return true
		}
		for c := byte('a'); c <= 'z'; c++ {
			if known(head+string(c)+tail) || known(head+string(c)+key[i:]) {
				return true
			}
		}
	}
	return len(key) > 8 && d.joinedWords(key)
}

// joinedWords reports two words of every day without the space between.
func (d *doc) joinedWords(key string) bool {
	for i := 3; i < len(key)-2; i++ {
		if d.lists.isCommon("en", key[:i]) && d.lists.isCommon("en", key[i:]) {
			return true
		}
	}
	return false
}
