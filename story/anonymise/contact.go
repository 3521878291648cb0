package anonymise

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// addresses finds what has an address on the internet: e-mail, pages, handles.
func (d *doc) addresses() {
	for i, r := range d.text {
		if r == '@' || r == '＠' || r == '﹫' {
			d.email(i, i+utf8.RuneLen(r))
		}
	}
	for i := range d.ts {
		d.page(i)
		d.handle(i)
		d.spelled(i)
		d.underlined(i)
	}
}

// What people say for "@" and "." in the thirteen languages.
var (
	atWords  = said("at", "małpa", "arobase", "arroba", "arond", "ایٹ", "ਐਟ", "અેટ", "એટ", "एट", "ऐट", "अॅट", "অ্যাট", "এট", "آت", "ات")
	dotWords = said("dot", "kropka", "point", "ponto", "punct", "ڈاٹ", "ਡੌਟ", "ਡਾਟ", "ડોટ", "डॉट", "डाॅट", "ডট", "دوت", "نقطة")
)

func said(words ...string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[fold(w)] = true
	}
	return m
}

// mailHosts have hardly anything but mail behind their names.
var mailHosts = said("gmail", "googlemail", "hotmail", "yahoo", "ymail", "outlook", "icloud", "live", "msn", "aol", "btinternet", "btopenworld",
	"virginmedia", "sky", "talktalk", "protonmail", "proton", "gmx", "mail", "nhs", "onet", "wp", "interia", "o2", "rediffmail", "orange", "sapo")

// spelled finds an e-mail address in words: "halima dot abdi at gmail dot com".
func (d *doc) spelled(i int) {
	if !atWords[d.key(i)] || i == 0 || d.ts[i].gap == 2 {
		return
	}
	sure := d.key(i-1) == "(" || d.key(i-1) == "[" || d.glued(i-1) && i > 1 || mailHosts[d.key(i+1)]
	j, end := i+1, 0
	if k := d.key(j); k == ")" || k == "]" {
		j++
	}
	for n := 0; n < 4 && d.named(j); n++ {
		for d.key(j+1) == "-" && d.glued(j+1) && d.glued(j+2) && d.named(j+2) && j < i+9 {
			j += 2
		}
		k := j + 1
		if d.key(k) == "(" || d.key(k) == "[" {
			k++
		}
		if !dotWords[d.key(k)] && !(d.key(k) == "." && (n > 0 || sure && d.glued(k) && d.glued(k+1))) {
			break
		}
		k++
		if d.key(k) == ")" || d.key(k) == "]" {
			k++
		}
		if !d.named(k) {
			break
		}
		if topLevel[d.key(k)] {
			end = k + 1
		}
		j = k
	}
	if end == 0 {
		return
	}
	k := i - 1
	if d.key(k) == "(" || d.key(k) == "[" {
		k--
	}
	if !d.named(k) {
		return
	}
	for from := k; k > 0 && from-k < 12 && d.ts[k].gap < 2; {
		switch d.key(k - 1) {
		case "dot", "underscore", "dash", "hyphen", "plus", ".", "_", "-", "+":
			if !d.named(k - 2) {
				break
			}
			k -= 2
			continue
		}
		if !d.glued(k) || !d.named(k-1) {
			break
		}
		k--
	}
	d.add(k, end, Email, "email", 0.9, 100)
}

// named reports a word or number in the same line as what stands before it.
func (d *doc) named(i int) bool {
	return i >= 0 && i < len(d.ts) && d.kind(i) != mark && (i == 0 || d.ts[i].gap < 2)
}

// underlined finds account names by the line under them that no word has.
func (d *doc) underlined(i int) {
	if d.key(i) != "_" || !d.glued(i) || !d.glued(i+1) || d.kind(i-1) != word || d.kind(i+1) == mark || d.ts[i].start < d.pageEnd {
		return
	}
	end, _ := domainEnd(d.text, d.ts[i-1].start)
	d.addBytes(d.ts[i-1].start, end, Handle, "handle", 0.6, 60)
}

const longestLocal, longestDomain = 320, 255

// email looks both ways from an "@"; one space on either side is forgiven when
// a domain follows.
func (d *doc) email(at, behind int) {
	start := at
	left := strings.TrimRight(d.text[max(0, at-2):at], " ")
	if left != "" && d.text[at-1] == ' ' {
		start--
	}
	from := start
	for start > 0 && from-start < longestLocal {
		r, n := utf8.DecodeLastRuneInString(d.text[:start])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune(".!#$%&'*+-/=?^_`{|}~", r) {
			break
		}
		start -= n
	}
	for start < from && strings.IndexByte(".'*/=-", d.text[start]) >= 0 {
		start++
	}
	end, dots := domainEnd(d.text, behind)
	spaced := false
	if end == behind && behind+1 < len(d.text) && d.text[behind] == ' ' {
		end, dots = domainEnd(d.text, behind+1)
		spaced = true
	}
	end, dots = d.loose(end, dots)
	if from < at && (dots == 0 || !topLevel[strings.ToLower(d.text[strings.LastIndexByte(d.text[:end], '.')+1:end])]) {
		start, from = at, at
	}
	switch {
	case start < from && dots > 0 && (from == at || !spaced || dots > 0):
		d.addBytes(start, end, Email, "email", 0.99, 100)
	case start < from && from == at && end > behind && !spaced:
		d.addBytes(start, end, Email, "email", 0.7, 90)
	case start == from && end > behind && !spaced && (at == 0 || d.text[at-1] <= ' ' || d.text[at-1] == '('):
		d.addBytes(at, end, Handle, "handle", 0.9, 90)
	}
}

// loose goes on over a dot with a space at its sides when a well known ending
// follows: "gmail .com", "example . org".
func (d *doc) loose(end, dots int) (int, int) {
	at, more, from, was := end, 0, end, dots
	for range 3 {
		s := strings.TrimPrefix(d.text[at:], " ")
		if !strings.HasPrefix(s, ".") {
			break
		}
		s = strings.TrimPrefix(s[1:], " ")
		begin := len(d.text) - len(s)
		label := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
		if label < 0 {
			label = len(s)
		}
		if label == 0 || label > 63 {
			break
		}
		at = begin + label
		more++
		if topLevel[strings.ToLower(s[:label])] && (was == 0 || more > 1) {
			from, dots = at, was+more
		}
	}
	return from, dots
}

// domainEnd returns the end of the letters, digits, dots, hyphens and
// underlines from i, and how many dots stand inside.
func domainEnd(s string, i int) (end, dots int) {
	from := i
	end = i
	for i < len(s) && i-from < longestDomain {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' {
			i += n
			end = i
			continue
		}
		if (r != '.' && r != '-') || i == from {
			break
		}
		i += n
	}
	return end, strings.Count(s[from:end], ".")
}

var topLevel = map[string]bool{"com": true, "org": true, "net": true, "uk": true, "info": true, "eu": true, "pl": true, "ro": true,
	"fr": true, "pt": true, "pk": true, "bd": true, "so": true, "ng": true, "gov": true, "edu": true, "io": true, "me": true, "co": true, "in": true,
	"de": true, "ie": true, "es": true, "nl": true, "ca": true, "au": true, "br": true, "ke": true, "et": true, "gh": true,
	"eg": true, "sa": true, "iq": true, "sd": true, "md": true, "lk": true, "np": true, "biz": true, "live": true, "app": true, "example": true}

// page finds web addresses: with a scheme, with www, or a name with a well
// known ending. Short endings that are also words need a path behind them.
func (d *doc) page(i int) {
	t := d.ts[i]
	if t.start < d.pageEnd || t.kind != word || d.glued(i) && d.kind(i-1) != mark {
		return
	}
	if (t.key == "http" || t.key == "https") && d.key(i+1) == ":" && d.key(i+2) == "/" {
		d.pageEnd = pathEnd(d.text, t.end)
		d.addBytes(t.start, d.pageEnd, URL, "url", 0.99, 95)
		return
	}
	if d.glued(i+1) && d.key(i+1) != "." && d.key(i+1) != "-" && d.kind(i+1) == mark || i > 0 && d.glued(i) && (d.key(i-1) == "@" || d.key(i-1) == "." || d.key(i-1) == "/") {
		return
	}
	end, dots := domainEnd(d.text, t.start)
	if dots == 0 {
		return
	}
	host := strings.ToLower(d.text[t.start:end])
	last := host[strings.LastIndexByte(host, '.')+1:]
	path := end < len(d.text) && d.text[end] == '/'
	switch {
	case end < len(d.text) && d.text[end] == '@':
	case strings.HasPrefix(host, "www."), topLevel[last] && (path || dots > 1 && len(host) > 8):
		d.pageEnd = pathEnd(d.text, end)
		d.addBytes(t.start, d.pageEnd, URL, "url", 0.95, 95)
	case last == "com" || last == "org" || last == "net":
		d.addBytes(t.start, end, URL, "url", 0.9, 95)
	}
}

func pathEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) || strings.ContainsRune("<>\"“”«»", r) {
			break
		}
		i += n
	}
	return len(strings.TrimRight(s[:i], ".,;:!?)]}'’\"۔،؟।"))
}

// handle finds account names after the name of a service.
func (d *doc) handle(i int) {
	n := d.is(i, "handleid")
	if n == 0 || d.key(i) == "@" {
		return
	}
	j := i + n
	for range 3 {
		if k := d.key(j); k == ":" || k == "is" || k == "name" || k == "-" || k == "as" || k == "handle" || k == "on" || k == "account" {
			j++
		}
	}
	if d.kind(j) != word || j >= len(d.ts) || d.ts[j].gap == 2 {
		return
	}
	end, dots := domainEnd(d.text, d.ts[j].start)
	s := d.text[d.ts[j].start:end]
	if strings.ContainsAny(s, "_0123456789") || dots > 0 && !topLevel[s[strings.LastIndexByte(s, '.')+1:]] && end-d.ts[j].start > 5 {
		d.addBytes(d.ts[j].start, end, Handle, "handle", 0.85, 90)
	}
}
