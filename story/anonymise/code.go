package anonymise

import (
	"strconv"
	"strings"
)

// codes finds what letters and digits make up together: postcodes, National
// Insurance numbers, number plates, IBANs, hospital and case numbers.
func (d *doc) codes() {
	for i := 0; i < len(d.ts); i++ {
		if n := d.postcode(i); n > 0 {
			d.add(i, i+n, Postcode, "postcode", 0.97, 85)
			d.lineBefore(i)
			i += n - 1
			continue
		}
		if n := d.postcodeAloud(i); n > 0 {
			d.add(i, i+n, Postcode, "postcode", 0.85, 85)
			i += n - 1
			continue
		}
		if n := d.niNumber(i); n > 0 {
			d.add(i, i+n, NINumber, "ni_number", 0.97, 85)
			i += n - 1
			continue
		}
		if n := d.iban(i); n > 0 {
			d.add(i, i+n, Bank, "bank", 0.97, 88)
			i += n - 1
			continue
		}
		if n := d.plate(i); n > 0 {
			d.add(i, i+n, Vehicle, "vehicle", 0.85, 70)
			i += n - 1
			continue
		}
		d.outward(i)
		d.reference(i)
	}
}

// Postcode areas of the United Kingdom (Royal Mail's list).
var areas = set("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE")

// Areas around Luton: an outward code of theirs is one even in small letters.
var near = set("LU MK SG HP AL HA WD UB EN NN PE CB")

// Areas whose codes are read as something else: scans, markers, stages.
var mistaken = set("CA CT PR PS ME SO TS DR IV PH HR CR DT PE")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[strings.ToLower(w)] = true
	}
	return m
}

// compact joins the keys of tokens from i while they hold letters or digits
// and nothing but spaces (when spaces is true) or one dash or dot that touches
// both lies between. It stops at most letters and digits.
func (d *doc) compact(i, most int, spaces bool) (s string, ends map[int]int) {
	ends = map[int]int{}
	var sb strings.Builder
	for j := i; j < len(d.ts) && sb.Len() < most && j < i+2*most; j++ {
		if k := d.key(j); spaces && j > i && (k == "-" || k == "." || k == "–" || k == "‑") && d.glued(j) && d.glued(j+1) {
			j++
		}
		if d.kind(j) == mark || j >= len(d.ts) {
			break
		}
		if j > i && (d.ts[j].gap == 2 || d.ts[j].gap == 1 && !spaces) {
			break
		}
		sb.WriteString(d.ts[j].key)
		ends[sb.Len()] = j + 1
	}
	return sb.String(), ends
}

// wordEdge reports that nothing but a sign or a space touches token i's start.
func (d *doc) wordEdge(i int) bool {
	return i <= 0 || i >= len(d.ts) || d.ts[i].gap > 0 || d.ts[i].kind == mark || d.ts[i-1].kind == mark
}

// postcode returns the tokens of a full postcode at i: area, district, sector
// and unit, with or without its space.
func (d *doc) postcode(i int) int {
	if d.kind(i) != word || !d.wordEdge(i) || len(d.key(i)) > 2 || !areas[d.key(i)] {
		return 0
	}
	s, ends := d.compact(i, 8, true)
	for n := 7; n >= 5; n-- {
		if j := ends[n]; j > 0 && d.wordEdge(j) && postcodeShape(s[:n], len(d.key(i))) && d.postcodeSpacing(i, j) {
			return j - i
		}
	}
	return 0
}

// postcodeSpacing refuses words and numbers that only happen to stand in a
// row: "E 3 4 in". The unit touches its sector's digit, the district its area,
// unless the whole is in capitals.
func (d *doc) postcodeSpacing(i, j int) bool {
	unit := d.ts[j-1]
	return d.glued(j-1) && (d.glued(i+1) || len(d.key(i)) == 2) || unit.caps && d.ts[i].upper ||
		len(unit.key) == 2 && d.glued(i+1) && len(d.key(i)) == 2 && (near[d.key(i)] || !mistaken[d.key(i)] && !d.common(j-1))
}

func postcodeShape(s string, area int) bool {
	in := s[len(s)-3:]
	out := s[area : len(s)-3]
	if !isDigit(in[0]) && in[0] != 'o' || !isUnit(in[1]) || !isUnit(in[2]) {
		return false
	}
	switch len(out) {
	case 1:
		return isDigit(out[0])
	case 2:
		return isDigit(out[0]) && (isDigit(out[1]) || isLetter(out[1]))
	}
	return false
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }

// isUnit: the last two letters are never C, I, K, M, O or V.
func isUnit(c byte) bool { return isLetter(c) && strings.IndexByte("cikmov", c) < 0 }

// outward proposes the first half of a postcode when it is clearly one.
func (d *doc) outward(i int) {
	a := d.key(i)
	if d.kind(i) != word || d.kind(i+1) != digits || i+1 >= len(d.ts) || !d.glued(i+1) || !d.wordEdge(i) || !areas[a] || len(d.key(i+1)) > 2 {
		return
	}
	j := i + 2
	if d.glued(j) && d.kind(j) == word {
		if len(d.key(j)) != 1 || !strings.Contains("ec wc sw w nw se n e", a) {
			return
		}
		j++
	}
	if !d.wordEdge(j) || d.glued(j) && (d.key(j) == "-" || d.key(j) == "." || d.key(j) == "/") && d.glued(j+1) {
		return
	}
	asked := d.postcodeAsked(i)
	switch {
	case near[a] && (len(a) == 2 && a != "pe" || asked), asked:
		d.add(i, j, Postcode, "outward", 0.85, 60)
	case len(a) == 2 && d.ts[i].caps && !mistaken[a]:
		d.add(i, j, Postcode, "outward", 0.6, 60)
	}
}

func (d *doc) postcodeAsked(i int) bool {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		switch d.key(k) {
		case "postcode", "code", "live", "lives", "lived", "area", "kod", "cod":
			return true
		}
	}
	return false
}

// niNumber: two letters, six digits, a letter A to D.
func (d *doc) niNumber(i int) int {
	k := d.key(i)
	if d.kind(i) == word && len(k) == 1 && d.kind(i+1) == word && len(d.key(i+1)) == 1 {
		k += d.key(i + 1) // "Q Q 12 34 56 C"
	}
	if d.kind(i) != word || len(k) != 2 || !d.wordEdge(i) || !isLetter(k[0]) || !isLetter(k[1]) {
		return 0
	}
	s, ends := d.compact(i, 9, true)
	if j := ends[9]; j > 0 && d.wordEdge(j) && allDigits(s[2:8]) && s[8] >= 'a' && s[8] <= 'd' {
		return j - i
	}
	return 0
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// iban: country, check digits by ISO 7064 (remainder 1 of 97).
func (d *doc) iban(i int) int {
	if d.kind(i) != word || len(d.key(i)) != 2 || d.kind(i+1) != digits || !d.glued(i+1) || !d.wordEdge(i) {
		return 0
	}
	s, ends := d.compact(i, 34, true)
	for n := min(len(s), 34); n >= 15; n-- {
		if j := ends[n]; j > 0 && ibanValid(s[:n]) {
			return j - i
		}
	}
	return 0
}

func ibanValid(s string) bool {
	rem := 0
	for _, c := range []byte(s[4:] + s[:4]) {
		switch {
		case isDigit(c):
			rem = (rem*10 + int(c-'0')) % 97
		case isLetter(c):
			rem = (rem*100 + int(c-'a') + 10) % 97
		default:
			return false
		}
	}
	return rem == 1
}

// plate finds number plates: those of today by their shape in capitals, older
// and small ones with a word for a car nearby.
func (d *doc) plate(i int) int {
	if d.kind(i) == mark || !d.wordEdge(i) {
		return 0
	}
	s, ends := d.compact(i, 7, true)
	shape := shapeOf(s)
	for _, p := range []string{"aa00aaa", "a000aaa", "aaa000a", "a00aaa", "aaa00a"} {
		n := len(p)
		j := ends[n]
		if j == 0 || len(shape) < n || shape[:n] != p || !d.wordEdge(j) {
			continue
		}
		if d.near(i, "vehicleid", 8) || p == "aa00aaa" && d.ts[i].caps && d.ts[j-1].caps && d.glued(i+1) {
			return j - i
		}
		if p == "aa00aaa" && d.lower && d.glued(i+1) && j-i == 3 && !d.glued(i+2) && !d.common(i+2) && !d.functionWord(i+2) && d.name(i+2) == 0 {
			return j - i // "in her fiesta kp14 zqx"
		}
	}
	return 0
}

func shapeOf(s string) string {
	b := []byte(s)
	for i, c := range b {
		switch {
		case isLetter(c):
			b[i] = 'a'
		case isDigit(c):
			b[i] = '0'
		}
	}
	return string(b)
}

// reference finds codes after words such as "hospital number" and long codes
// of letters and digits anywhere.
func (d *doc) reference(i int) {
	if k := d.key(i); (k == "extension" || k == "ext" || k == "extn" || k == "bleep" || k == "pager") && d.kind(i+1) == digits && i+1 < len(d.ts) && d.ts[i+1].gap < 2 && len(d.key(i+1)) > 2 && len(d.key(i+1)) < 6 {
		d.add(i+1, i+2, Phone, "phone", 0.7, 60)
	}
	if hos := d.is(i, "hospitalid"); hos > 0 {
		d.codeAfter(i+hos, HospitalNumber, "hospital_number", 4)
	} else if other := d.is(i, "otherid"); other > 0 {
		d.codeAfter(i+other, OtherID, "other_id", 4)
	}
	if d.kind(i) != mark && d.wordEdge(i) {
		j, letters, nums := d.chunk(i)
		if letters > 0 && nums >= 5 && j > i+1 {
			d.add(i, j, OtherID, "code", 0.7, 40)
		}
	}
}

// chunk returns the end of the letters, digits, hyphens and slashes written
// without a space from i, and how many of each.
func (d *doc) chunk(i int) (j, letters, nums int) {
	for j = i; j < len(d.ts) && j < i+12 && (j == i || d.glued(j)); j++ {
		switch d.ts[j].kind {
		case word:
			letters += len(d.ts[j].key)
		case digits:
			nums += len(d.ts[j].key)
		default:
			if !strings.Contains("-/.", d.ts[j].key) || !d.glued(j+1) || d.kind(j+1) == mark {
				return j, letters, nums
			}
		}
		if letters > 10 {
			return j, letters, nums
		}
	}
	return j, letters, nums
}

// codeAfter proposes the code that stands within the five tokens from i.
func (d *doc) codeAfter(i int, t Type, reason string, least int) {
	for k := i; k < len(d.ts) && k < i+5 && d.ts[k].gap < 2; k++ {
		if d.kind(k) == mark {
			if d.key(k) == "." && d.ts[k].gap == 0 && k > i && d.kind(k-1) == word && len(d.key(k-1)) > 2 {
				return
			}
			continue
		}
		if d.year(k) && (d.key(k-1) == "in" || d.key(k-1) == "since") {
			return // "the blue badge in 2019"
		}
		j, letters, nums := d.chunk(k)
		if nums == 0 && (letters <= 3 && d.ts[k].upper || letters <= 6 && (d.ts[k].caps || d.lower && !d.common(k))) && d.kind(k+1) == digits {
			j, _, nums = d.chunk(k + 1)
		}
		if nums > 0 && nums < least && letters > 0 && letters < 4 && d.kind(j) == digits && j < len(d.ts) && d.ts[j].gap == 1 {
			nums += len(d.key(j)) // "RC9 12345"
			j++
		}
		if nums >= least || nums > 1 && letters > 1 && nums+letters > 5 {
			for d.kind(j) == digits && j < len(d.ts) && d.ts[j].gap == 1 {
				j++
			}
			if d.kind(j) == word && len(d.key(j)) == 1 && d.ts[j].upper && d.key(j) != "i" && d.key(j) != "a" && d.ts[j].gap == 1 {
				j++
			}
			d.add(k, j, t, reason, 0.9, 75)
			return
		}
		if nums > 0 {
			return
		}
	}
}

func number(key string) int {
	if len(key) > 4 {
		return -1
	}
	n, err := strconv.Atoi(key)
	if err != nil {
		return -1
	}
	return n
}
