package anonymise

import "strings"

// aloud finds numbers that were written down as they were said: "oh seven seven
// double oh nine hundred one two three". Three of the digits and more are words.
func (d *doc) aloud() {
	l := languageOf("said")
	for i := 0; i < len(d.ts); i++ {
		if n, _ := d.digitWord(l, i); n == 0 {
			continue
		}
		end, said, s := d.dictated(l, i)
		if said < 3 || len(s) < 7 || counting(s) {
			i = max(i, end-1)
			continue
		}
		switch {
		case len(s) == 10 && nhsValid(s) && s[0] != '0':
			d.add(i, end, NHSNumber, "nhs_number", 0.9, 80)
		case s[0] == '0' || s[0] == '7' || strings.HasPrefix(s, "447") || d.near(i, "phoneid", 6):
			d.add(i, end, Phone, "phone", 0.85, 80)
		case len(s) > 7:
			d.add(i, end, OtherID, "long_number", 0.6, 80)
		}
		i = end - 1
	}
}

// digitWord returns the digits that the word at i says and its tokens.
func (d *doc) digitWord(l *language, i int) (int, string) {
	if d.kind(i) != word || i >= len(d.ts) {
		return 0, ""
	}
	for _, m := range l.meaningsAt(nil, d.ts, i) {
		switch m.class {
		case "digit":
			return m.n, string(rune('0' + m.order))
		case "ten":
			return m.n, string(rune('2'+m.order)) + "0"
		case "hundred":
			return m.n, "00"
		case "times": // double, triple
			for _, x := range l.meaningsAt(nil, d.ts, min(i+m.n, len(d.ts)-1)) {
				if x.class == "digit" {
					return m.n + x.n, strings.Repeat(string(rune('0'+x.order)), m.order+2)
				}
			}
		}
	}
	return 0, ""
}

// dictated reads the digits said or written in a row from i, how many words
// said one and what they are together.
func (d *doc) dictated(l *language, i int) (end, said int, all string) {
	end = i
	for i < len(d.ts) && len(all) <= longestRun && d.ts[i].gap < 2 {
		n, s := d.digitWord(l, i)
		switch {
		case n > 0:
			said++
		case d.kind(i) == digits && len(d.key(i)) < 7:
			n, s = 1, d.key(i)
		case d.kind(i) == mark && strings.Contains(",-–.…", d.key(i)) && d.key(i) != "":
			i++
			continue
		}
		if n == 0 {
			break
		}
		all += s
		i += n
		end = i
	}
	return end, said, all
}

// counting reports 1, 2, 3 … said one after the other, up or down.
func counting(s string) bool {
	up, down := true, true
	for i := 1; i < len(s); i++ {
		up = up && s[i] == s[i-1]+1 || s[i-1] == '9' && s[i] == '1'
		down = down && s[i] == s[i-1]-1
	}
	return up || down
}

// postcodeAloud finds a postcode spelled out: "L U 4 8 A B", "LU one 2 QP". It
// returns its tokens.
func (d *doc) postcodeAloud(i int) int {
	k := d.key(i)
	if d.kind(i) != word || len(k) > 2 || k == "" || !d.wordEdge(i) || !isLetter(k[0]) {
		return 0
	}
	l := languageOf("said")
	var b strings.Builder
	j, aloud, caps, found := i, 0, true, 0
	for j < len(d.ts) && b.Len() < 7 && (j == i || d.ts[j].gap < 2) {
		if n, s := d.digitWord(l, j); n > 0 && len(s) == 1 {
			b.WriteString(s)
			j += n
			aloud++
			continue
		}
		t := d.ts[j]
		if t.kind == mark || len(t.key) > 2 {
			break
		}
		if t.kind == word && len(t.key) == 1 {
			aloud++
		}
		caps = caps && (t.kind == digits || t.upper)
		b.WriteString(t.key)
		j++
		s := b.String()
		area := 1
		if len(s) > 1 && isLetter(s[1]) {
			area = 2
		}
		sure := aloud > 3 || caps || near[s[:area]] && !d.common(j-1)
		if len(s) > 4 && aloud > 0 && sure && areas[s[:area]] && postcodeShape(s, area) && d.wordEdge(j) {
			found = j - i
		}
	}
	return found
}
