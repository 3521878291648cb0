package bidi

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

func eachLine(t *testing.T, name string, each func(line string)) {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		line, _, _ := strings.Cut(s.Text(), "#")
		if strings.TrimSpace(line) != "" {
			each(line)
		}
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
}

func show(levels []Level) string {
	var b strings.Builder
	for i, l := range levels {
		if i > 0 {
			b.WriteByte(' ')
		}
		if l == Removed {
			b.WriteByte('x')
		} else {
			b.WriteString(strconv.Itoa(int(l)))
		}
	}
	return b.String()
}

func showOrder(order []int) string {
	s := fmt.Sprint(order)
	return s[1 : len(s)-1]
}

// Every case of Unicode's own test of characters.
func TestBidiCharacterTest(t *testing.T) {
	cases, wrong := 0, 0
	eachLine(t, "BidiCharacterTest.txt.gz", func(line string) {
		f := strings.Split(line, ";")
		var runes []rune
		for _, h := range strings.Fields(f[0]) {
			n, err := strconv.ParseUint(h, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			runes = append(runes, rune(n))
		}
		base := map[string]Base{"0": LTR, "1": RTL, "2": Auto}[f[1]]
		p, levels := Levels(runes, base)
		cases++
		if strconv.Itoa(int(p)) != f[2] || show(levels) != f[3] || showOrder(Order(levels)) != strings.TrimSpace(f[4]) {
			if wrong++; wrong < 10 {
				t.Errorf("%s\n got %d;%s;%s", line, p, show(levels), showOrder(Order(levels)))
			}
		}
	})
	if cases != 91_707 {
		t.Errorf("%d cases, want 91,707", cases)
	}
	t.Logf("%d cases, %d wrong", cases, wrong)
}

// One character for each class; none of them is a bracket.
var sample = map[string]rune{
	"L": 'a', "R": 'א', "AL": 'ب', "EN": '1', "ES": '+', "ET": '$', "AN": '٣', "CS": ',', "NSM": 0x300, "BN": 0xAD,
	"B": 0x2029, "S": '\t', "WS": ' ', "ON": '!', "LRE": 0x202A, "LRO": 0x202D, "RLE": 0x202B, "RLO": 0x202E,
	"PDF": 0x202C, "LRI": 0x2066, "RLI": 0x2067, "FSI": 0x2068, "PDI": 0x2069,
}

// Every case of Unicode's own test of classes.
func TestBidiTest(t *testing.T) {
	cases, wrong := 0, 0
	var levels, reorder string
	eachLine(t, "BidiTest.txt.gz", func(line string) {
		if after, ok := strings.CutPrefix(line, "@Levels:"); ok {
			levels = strings.TrimSpace(after)
			return
		}
		if after, ok := strings.CutPrefix(line, "@Reorder:"); ok {
			reorder = strings.TrimSpace(after)
			return
		}
		names, bits, ok := strings.Cut(line, ";")
		if !ok {
			t.Fatal("not understood: ", line)
		}
		var runes []rune
		for _, n := range strings.Fields(names) {
			r, ok := sample[n]
			if !ok {
				t.Fatal("no sample for ", n)
			}
			runes = append(runes, r)
		}
		set, err := strconv.ParseUint(strings.TrimSpace(bits), 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		for i, base := range []Base{Auto, LTR, RTL} {
			if set&(1<<i) == 0 {
				continue
			}
			cases++
			_, got := Levels(runes, base)
			if show(got) != levels || showOrder(Order(got)) != reorder {
				if wrong++; wrong < 10 {
					t.Errorf("%s base %d: got %s / %s, want %s / %s", line, base, show(got), showOrder(Order(got)), levels, reorder)
				}
			}
		}
	})
	if cases < 700_000 {
		t.Errorf("only %d cases were read", cases)
	}
	t.Logf("%d cases, %d wrong", cases, wrong)
}
