package anonymise

import "strings"

// jobs finds what someone does for a living where the words say whose it is:
// "I am a taxi driver", "worked as head chef". A job with a town and an age
// often tells who.
func (d *doc) jobs() {
	for i := 0; i < len(d.ts); i++ {
		d.jobDone(i)
		d.jobBeside(i)
		n := d.is(i, "job.lead")
		if n == 0 && d.is(i, "kins") > 0 && (d.key(i+1) == "a" || d.key(i+1) == "an") {
			n = 1 // "my dads a bus inspector"
		}
		if d.key(i) == "," && (d.key(i+1) == "a" || d.key(i+1) == "an") && (d.name(i-1) != 0 && (d.ts[i-1].upper || !d.common(i-1)) || d.ends(i, "kin")) {
			n = 1 // "Padraig, her brother, a priest"
		}
		if d.key(i) == "as" && (d.sentenceStart(i) || d.near(i, "workish", 5) && d.key(i+1) != "soon") && d.is(i+2, "staff") == 0 {
			n = 1
		}
		if n == 0 {
			continue
		}
		if bare := n == 1 && (d.key(i) == "is" || d.key(i) == "was"); bare && d.name(i-1) == 0 && !d.ends(i, "kin") && !d.strange(i-1) && !d.capital(i-1) {
			continue
		}
		j := i + n
		article := false
		for d.is(j, "job.between") > 0 {
			article = article || d.key(j) != "now" && d.key(j) != "just"
			j++
		}
		if !article && d.is(i+n-1, "job.bare") == 0 {
			continue
		}
		if d.is(j, "staff.doctor") == 1 && (d.key(j-1) == "the" || d.key(j-1) == "only") {
			continue // of someone in the ward, not of whom the story is about
		}
		k := d.jobFrom(j)
		if k == j && article {
			k = d.tradeFrom(j)
		}
		if k > j {
			d.add(j, k, Job, "job", 0.55, 28)
			i = k - 1
		}
	}
}

// tradeFrom returns the end of a trade that no list has and its ending shows:
// "a bookbinder", "a church organist"; j for none.
func (d *doc) tradeFrom(j int) int {
	for k := j; k < j+2 && k < len(d.ts) && d.ts[k].gap == 1 && d.kind(k) == word && !d.functionWord(k); k++ {
		if len(d.key(k)) < 6 || d.is(k, "job.not") > 0 || d.ts[k].upper && !d.shouted || d.is(k, "staff") > 0 || d.is(k, "kin") > 0 || !d.closes(k+1) {
			continue
		}
		for _, e := range []string{"er", "or", "ist", "ian", "man", "woman", "smith", "wright"} {
			if strings.HasSuffix(d.key(k), e) {
				return k + 1
			}
		}
	}
	return j
}

// jobDone finds a trade that a verb says: "I drive a bus", "she lays bricks".
func (d *doc) jobDone(i int) {
	v := d.is(i, "job.verb")
	if v == 0 || d.langs[0].tag != "en" {
		return
	}
	who := d.is(i-1, "job.who") > 0 || d.is(i-1, "job.used") > 0
	if !who && hasAny(d.key(i), "driv", "drove", "teach", "taught") {
		who = d.name(i-1)&given != 0 || d.key(i-1) == "," && d.name(i-2)&given != 0
	}
	j := i + v
	if article(d.key(j)) {
		j++
	}
	if d.is(j+1, "job.thing") > 0 && d.is(j, "job.thing") == 0 && !d.functionWord(j) && d.kind(j) == word {
		j++
	}
	if n := d.is(j, "job.thing"); n > 0 && who {
		d.add(i, j+n, Job, "job", 0.45, 28)
	}
}

// jobBeside finds a trade beside an age, a name or a firm: "he was 46 and a
// lorry driver", "my son hamza a police officer", "bus driver for Arriva".
func (d *doc) jobBeside(i int) {
	if d.langs[0].tag != "en" || d.kind(i) != word {
		return
	}
	from := i
	var after func(k int) bool
	switch then := i + 1 + d.is(i+1, "then"); {
	case d.key(i) == "and" && (d.kind(i-1) == digits || d.is(i-1, "age.years") > 0 || d.near(i, "iam", 7) && d.is(then+1, "staff") == 0) && (d.key(then) == "a" || d.key(then) == "an"):
		from = then + 1
	case (d.key(i) == "a" || d.key(i) == "an") && d.lower && i > 0 && d.name(i-1)&given != 0 && d.sureName(i-1):
		from = i + 1
	case d.key(i-1) == "," && d.kind(i-2) == digits:
		after = func(k int) bool {
			return k >= len(d.ts) || d.kind(k) == mark || hasAny(d.key(k), "at", "for", "in", "from", "with", "by")
		}
	case d.key(i-1) == "," || d.sentenceStart(i):
		after = func(k int) bool {
			return k > i+1 && (d.key(k) == "for" && d.is(k+1, "place.employer") > 0 || d.key(i-1) == "," && d.key(k) == "," && d.is(i, "staff") == 0 && d.is(k-1, "staff") == 0)
		}
	default:
		return
	}
	if k := d.jobFrom(from); k > from && (after == nil || after(k)) {
		d.add(from, k, Job, "job", 0.5, 28)
	}
}

// jobFrom returns the end of the job that begins at j, with up to three words
// before its last one; j for none.
func (d *doc) jobFrom(j int) int {
	for k := j; k < j+5 && k < len(d.ts) && (k == j || d.ts[k].gap < 2); k++ {
		if n := d.is(k, "job.head"); n > 0 {
			end := k + n
			if d.key(end-1) == "of" && d.kind(end) == word && end < len(d.ts) && !d.functionWord(end) {
				end++
			}
			return end
		}
		if n := d.is(k, "jobtail"); n > 0 && !(d.kind(k+n) == word && d.ts[min(k+n, len(d.ts)-1)].gap == 1 && d.is(k+n, "jobtail") > 0) {
			return k + n
		}
		if d.functionWord(k) && d.key(k) != "s" || d.kind(k) != word && d.key(k) != "-" && d.key(k) != "'" {
			return j
		}
	}
	return j
}
