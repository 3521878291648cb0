package anonymise

import (
	"slices"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// run is a row of digit groups that may be one number.
type run struct {
	from   int    // first token, a plus or a bracket included
	groups []int  // tokens that hold digits
	digits string // of all groups
	seps   string // the first sign between each pair of groups, space for a space
	plus   bool
	part   bool // more groups followed behind a space
}

const longestRun = 24 // digits

// numbers finds phone, NHS, card and account numbers and others of seven
// digits or more.
func (d *doc) numbers() {
	for i := 0; i < len(d.ts); {
		r := d.runAt(i)
		if len(r.groups) == 0 {
			i++
			continue
		}
		if n := d.number(r); n > 0 {
			i = r.groups[n-1] + 1
			continue
		}
		i = r.groups[0] + 1
	}
}

// runAt collects the groups from token i, which is a digit group, a plus or a
// bracket before one.
func (d *doc) runAt(i int) run {
	r := run{from: i}
	for i < len(d.ts) && i < r.from+3 && (d.key(i) == "+" || d.key(i) == "(" || d.key(i) == "[") && (d.glued(i+1) || d.key(i) == "+" && d.kind(i+1) == digits) {
		r.plus = r.plus || d.key(i) == "+"
		i++
	}
	var sb strings.Builder
	for s := d.figures(i); s != "" && sb.Len()+len(s) <= longestRun+8; s = d.figures(i) {
		r.groups = append(r.groups, i)
		sb.WriteString(s)
		j := i + 1
		sep := byte(' ')
		for j < len(d.ts) && j < i+4 && d.kind(j) == mark && (d.separates(j) || d.key(j) == "." && sb.Len() > 2 && sb.String()[0] == '0') {
			if sep == ' ' {
				sep = d.key(j)[0]
			}
			j++
		}
		if d.figures(j) == "" || d.ts[j].gap == 2 && (sb.String()[0] != '0' || sb.Len() < 3 || sb.Len() > 8) {
			break
		}
		r.seps += string(sep)
		i = j
	}
	r.digits = sb.String()
	return r
}

// figures are the digits of token i: its own, or noughts where letters o touch
// a digit. "" for none.
func (d *doc) figures(i int) string {
	switch {
	case i < 0 || i >= len(d.ts):
		return ""
	case d.kind(i) == digits:
		return d.key(i)
	case d.kind(i) == word && strings.Trim(d.key(i), "o") == "" && (d.glued(i) && d.kind(i-1) == digits || d.glued(i+1) && d.kind(i+1) == digits):
		return strings.Repeat("0", len(d.key(i)))
	}
	return ""
}

// separates reports a sign that may stand between the digits of one number.
func (d *doc) separates(i int) bool {
	switch d.key(i) {
	case "+":
		return d.ts[i].gap == 0
	case ".", ",", "*", "_", "·":
		return d.ts[i].gap == 0 && d.glued(i+1)
	}
	return strings.Contains("-()[]/–—‑\u00ad", d.key(i)) && d.ts[i].gap < 2
}

// extension steps over "ext 45", "/ 6" and "or 960124" behind a phone number.
func (d *doc) extension(j int) int {
	k := d.skip(j, ",")
	switch d.key(k) {
	case "/", "or":
		if n := len(d.key(j + 1)); k == j && d.kind(k+1) == digits && d.ts[k+1].gap < 2 && (n == 6 || n < 5 && d.glued(k) && d.glued(k+1)) {
			return k + 2
		}
	case "ext", "extension", "extn", "x":
		k = d.skip(k+1, ".", ":")
		if d.kind(k) == digits && k < len(d.ts) && d.ts[k].gap < 2 && len(d.key(k)) < 6 {
			return k + 1
		}
	}
	return j
}

// first returns the first n groups of r.
func (d *doc) first(r run, n int) run {
	r.part = n < len(r.groups) && r.seps[n-1] == ' '
	r.groups = r.groups[:n]
	r.seps = r.seps[:n-1]
	total := 0
	for _, g := range r.groups {
		total += len(d.key(g))
	}
	r.digits = r.digits[:total]
	return r
}

// number names the longest beginning of r that is a number of a known kind and
// returns its groups, 0 for none.
func (d *doc) number(r run) int {
	if d.glued(r.from) && d.kind(r.from-1) == word && !r.plus && len(r.digits) < 9 {
		return 0
	}
	if d.ownNumber(r) {
		return 0
	}
	for n := len(r.groups); n > 0; n-- {
		s := d.first(r, n)
		if len(s.digits) < 6 {
			break
		}
		t, reason, conf := d.numberKind(s)
		if reason == "" {
			continue
		}
		from, end := s.from, s.groups[n-1]+1
		if t != Phone {
			from = s.groups[0]
		} else {
			end = d.extension(end)
		}
		d.add(from, end, t, reason, conf, 80)
		return n
	}
	return 0
}

// ownNumber reports that the first group is a number of its own before a
// phone's: "5 07700 900123", "56 (020) 7946 0018".
func (d *doc) ownNumber(r run) bool {
	if len(r.groups) < 2 || r.from != r.groups[0] || strings.IndexByte(" ([", r.seps[0]) < 0 {
		return false
	}
	first, second := d.key(r.groups[0]), d.figures(r.groups[1])
	if len(first) > 2 || first[0] < '1' || first[0] > '9' {
		return false
	}
	if second[0] == '0' && (len(second) > 2 || len(first) == 1 && (len(second) > 1 || d.glued(r.groups[1]+1))) {
		return true
	}
	rest := d.runAt(r.groups[1])
	n := len(rest.digits)
	return n == 10 && len(second) == 3 && nhsValid(rest.digits) || n >= 13 && n <= 19 && luhn(rest.digits) && d.evenGroups(rest)
}

func (d *doc) numberKind(r run) (Type, string, float64) {
	at := r.from
	if len(r.groups) == 3 && d.numericDate(r.groups[0]) > 0 && !d.near(at, "bankid", 6) {
		return "", "", 0
	}
	if at >= 2 && d.numericDate(at-2) > 0 { // the end of a date: "14/03/2024"
		return "", "", 0
	}
	n := len(r.digits)
	if strings.Contains(r.seps, ",") && r.digits[0] != '0' && !r.plus && (n != 10 || !nhsValid(r.digits)) {
		return "", "", 0 // 1,500,000
	}
	switch {
	case n == 10 && nhsValid(r.digits) && !(r.digits[0] == '0' && !d.near(at, "nhsid", 6)):
		return NHSNumber, "nhs_number", 0.97
	case (n == 10 || n == 9 || n == 11) && d.near(at, "nhsid", 5):
		return NHSNumber, "nhs_context", 0.85
	case n >= 13 && n <= 19 && luhn(r.digits) && d.evenGroups(r):
		return Bank, "card", 0.95
	case n == 6 && len(r.groups) == 3 && len(d.key(r.groups[0])) == 2 && (r.seps == "--" || d.near(at, "bankid", 8)):
		return Bank, "bank", 0.95
	case n >= 6 && n <= 10 && d.near(at, "bankid", 6):
		return Bank, "bank", 0.9
	case n >= 6 && d.near(at, "hospitalid", 6):
		return HospitalNumber, "hospital_number", 0.9
	case n >= 6 && d.near(at, "otherid", 5) && r.digits[0] != '0':
		return OtherID, "other_id", 0.85
	}
	if d.phone(r) {
		return Phone, "phone", 0.95
	}
	if n >= 7 && len(r.groups) == 1 && !d.money(r) {
		return OtherID, "long_number", 0.6
	}
	return "", "", 0
}

func (d *doc) money(r run) bool {
	return strings.Contains("£$€₹₦", d.key(r.from-1)) && d.key(r.from-1) != ""
}

func (d *doc) evenGroups(r run) bool {
	return len(r.groups) == 1 || len(d.key(r.groups[0])) == 4
}

// regions are where a language's readers have their phones beside Britain.
var regions = map[string][]string{"pl": {"PL"}, "ro": {"RO", "MD"}, "ur": {"PK"}, "pa": {"IN", "PK"}, "bn": {"BD", "IN"}, "gu": {"IN"},
	"hi": {"IN"}, "ar": {"EG", "IQ", "SA", "SD"}, "so": {"SO", "KE"}, "yo": {"NG"}, "fr": {"FR"}, "pt": {"PT", "BR"}}

// phone asks phonenumbers whether the length is possible; a number that only
// looks like one needs a word for it nearby or has to be valid.
func (d *doc) phone(r run) bool {
	n := len(r.digits)
	if n < 6 || n > 15 || d.money(r) || d.rising(r) || len(r.groups) > 7 && !r.plus && r.digits[0] != '0' {
		return false
	}
	switch {
	case r.plus:
		return n >= 7 && d.possible("+"+r.digits, "GB")
	case strings.HasPrefix(r.digits, "00"):
		return n >= 9 && d.possible("+"+r.digits[2:], "GB")
	case r.digits[0] == '0' && n >= 9:
		if n >= 10 && n <= 11 || d.possible(r.digits, "GB") {
			return true
		}
	case n >= 11 && d.valid("+"+r.digits, "GB"), n == 12 && strings.HasPrefix(r.digits, "447"):
		return true
	case n == 10 && r.digits[0] == '7' && len(r.groups) > 1 && len(d.key(r.groups[0])) > 2:
		return true // a mobile's without its nought
	}
	asked := d.near(r.from, "phoneid", 6) && len(d.key(r.groups[0])) > 1 && !d.near(r.from, "otherid", 3) && d.kind(r.from-1) != digits
	for _, region := range regions[d.langs[0].tag] {
		if n >= 9 && d.valid(r.digits, region) || asked && n >= 7 && d.possible(r.digits, region) {
			return true
		}
	}
	return asked && n >= 6 && n <= 12 || d.abroad(r)
}

// rising reports four small numbers and more, each larger than the one before:
// days of a treatment.
func (d *doc) rising(r run) bool {
	was := 0
	for _, g := range r.groups {
		v := number(d.key(g))
		if len(d.key(g)) > 2 || v <= was {
			return false
		}
		was = v
	}
	return len(r.groups) > 3
}

// abroad reports a whole row of two to four groups that is a valid number in
// the country of any of the languages.
func (d *doc) abroad(r run) bool {
	if n := len(r.digits); n < 9 || n > 12 || r.part || len(r.groups) < 2 || len(r.groups) > 4 || slices.ContainsFunc(r.groups, d.year) ||
		!slices.ContainsFunc(r.groups, func(g int) bool { return !strings.HasSuffix(d.key(g), "0") }) { // 300 400 500
		return false
	}
	for _, rs := range regions {
		if slices.ContainsFunc(rs, func(region string) bool { return d.valid(r.digits, region) }) {
			return true
		}
	}
	return false
}

func (d *doc) possible(s, region string) bool {
	p := d.parsed(s, region)
	return p != nil && phonenumbers.IsPossibleNumber(p)
}

func (d *doc) valid(s, region string) bool {
	p := d.parsed(s, region)
	return p != nil && phonenumbers.IsValidNumber(p)
}

// parsed asks phonenumbers, which is slow: a text that is nothing but digits
// may ask no more often than any story could need.
func (d *doc) parsed(s, region string) *phonenumbers.PhoneNumber {
	if d.asked++; d.asked > 5000+len(d.text)/16 {
		return nil
	}
	p, err := phonenumbers.Parse(s, region)
	if err != nil {
		return nil
	}
	return p
}

// nhsValid is the NHS Data Dictionary's check: weights 10 to 2, modulus 11;
// 11 less the remainder is the last digit, 11 counts as 0 and 10 is invalid.
func nhsValid(s string) bool {
	sum, same := 0, true
	for i := range 9 {
		sum += int(s[i]-'0') * (10 - i)
		same = same && s[i] == s[0]
	}
	check := 11 - sum%11
	if check == 11 {
		check = 0
	}
	return check != 10 && check == int(s[9]-'0') && !(same && s[9] == s[0])
}

func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		v := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return sum%10 == 0
}
