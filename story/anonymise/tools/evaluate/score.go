package main

import (
	"math/rand/v2"
	"slices"
	"unicode"
)

type span struct {
	Start, End int
	Type       string
}

// score is what is counted in one story or in many.
type score struct {
	gold, covered   int // spans that identify, and those covered whole
	found, right    int // spans proposed, and those that touch one that identifies
	letters, left   int // letters that identify, and those not taken out
	extra           int // letters taken out that identify nobody
	exact           int // proposed spans with the very edges of one that identifies
	stories, clean  int
	names, whole    int
	byType, byNames map[string][2]int // spans, covered
}

func isName(t string) bool { return t == "PERSON" || t == "STAFF" || t == "RELATIVE" }

func judge(t tale, found []span) score {
	s := score{stories: 1, byType: map[string][2]int{}, byNames: map[string][2]int{}}
	out := make([]bool, len(t.Text))
	for _, f := range found {
		for i := f.Start; i < f.End; i++ {
			out[i] = true
		}
	}
	is := make([]bool, len(t.Text))
	for _, g := range t.Gold {
		for i := g.Start; i < g.End; i++ {
			is[i] = true
		}
	}
	for i, r := range t.Text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		switch {
		case is[i]:
			s.letters++
			if !out[i] {
				s.left++
			}
		case out[i]:
			s.extra++
		}
	}
	for _, g := range t.Gold {
		whole := !slices.Contains(out[g.Start:g.End], false)
		s.gold++
		add(s.byType, g.Type, whole)
		if whole {
			s.covered++
		}
		if isName(g.Type) {
			s.names++
			add(s.byNames, g.Community, whole)
			if whole {
				s.whole++
			}
		}
		if slices.ContainsFunc(found, func(f span) bool { return f.Start == g.Start && f.End == g.End }) {
			s.exact++
		}
	}
	for _, f := range found {
		s.found++
		if slices.Contains(is[f.Start:f.End], true) {
			s.right++
		}
	}
	if s.left == 0 {
		s.clean = 1
	}
	return s
}

func add(m map[string][2]int, k string, ok bool) {
	v := m[k]
	v[0]++
	if ok {
		v[1]++
	}
	m[k] = v
}

func sum(ss []score) score {
	t := score{byType: map[string][2]int{}, byNames: map[string][2]int{}}
	for _, s := range ss {
		t.gold += s.gold
		t.covered += s.covered
		t.found += s.found
		t.right += s.right
		t.letters += s.letters
		t.left += s.left
		t.extra += s.extra
		t.exact += s.exact
		t.stories += s.stories
		t.clean += s.clean
		t.names += s.names
		t.whole += s.whole
		for k, v := range s.byType {
			t.byType[k] = [2]int{t.byType[k][0] + v[0], t.byType[k][1] + v[1]}
		}
		for k, v := range s.byNames {
			t.byNames[k] = [2]int{t.byNames[k][0] + v[0], t.byNames[k][1] + v[1]}
		}
	}
	return t
}

// interval is the middle 95 % of a measure over a thousand resamplings of the
// stories, always the same ones.
func interval(ss []score, of func(score) float64) (low, high float64) {
	r := rand.New(rand.NewPCG(1, 2))
	var vs []float64
	for range 1000 {
		pick := make([]score, len(ss))
		for i := range pick {
			pick[i] = ss[r.IntN(len(ss))]
		}
		vs = append(vs, of(sum(pick)))
	}
	slices.Sort(vs)
	return vs[25], vs[974]
}

func share(a, b int) float64 {
	if b == 0 {
		return 100
	}
	return 100 * float64(a) / float64(b)
}

func coverage(s score) float64  { return share(s.covered, s.gold) }
func precision(s score) float64 { return share(s.right, s.found) }
func f1(s score) float64        { return 200 * float64(s.exact) / float64(max(1, s.gold+s.found)) }
