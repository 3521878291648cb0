package singleout

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"hearme/story"
)

// Row is one public count: how many people it is true of. What it does not say
// it is a total over.
type Row struct {
	Said  Said
	Count int
}

// Table is public counts of a place's people.
type Table struct {
	Place, Source, Licence string
	rows                   []Row
	total                  int
}

//go:embed luton.csv
var luton string

var shipped = sync.OnceValue(func() *Table {
	t, problems := Read(strings.NewReader(luton), nil)
	if len(problems) > 0 {
		panic("singleout: the counts that are shipped cannot be read") // a test reads them
	}
	return t
})

// Shipped is the counts for Luton that come with the program: its whole
// population, by sex, by age band and by ethnic group.
func Shipped() *Table { return shipped() }

// Rows says how many counts there are.
func (t *Table) Rows() int { return len(t.rows) }

// Total is how many people live there.
func (t *Table) Total() int { return t.total }

// Bound is an upper bound: whoever s describes is also described by each part
// of it, so there are no more of them than the smallest count over any part
// that is known.
func (t *Table) Bound(s Said) int {
	n := t.total
	for _, r := range t.rows {
		if r.Said.holds(s) {
			n = min(n, r.Count)
		}
	}
	return n
}

// floor is a lower bound: the largest count of people who are all described by s.
func (t *Table) floor(s Said) int {
	n := 0
	for _, r := range t.rows {
		if s.holds(r.Said) {
			n = max(n, r.Count)
		}
	}
	return n
}

// Estimate is about how many people s describes: the answers taken as if one
// had nothing to do with the other, but never more than Bound, and never fewer
// than a count of people who are all described. It is a guess and is called
// one wherever it is shown. areas is how many parts the project cuts the town
// into; where nobody has counted them they are taken as equally large.
func (t *Table) Estimate(s Said, areas int) int {
	n := float64(t.total)
	for _, k := range s.Keys() { // in one order: it is rounded alike every time
		n *= t.share(k, s[k], areas)
	}
	return min(t.Bound(s), max(int(n), t.floor(s)))
}

func (t *Table) share(key, value string, areas int) float64 {
	counted := slices.ContainsFunc(t.rows, func(r Row) bool { return len(r.Said) == 1 && within(key, value, r.Said[key]) })
	switch {
	case t.total == 0:
		return 0
	case counted:
		return float64(t.Bound(Said{key: value})) / float64(t.total)
	case key == "town_area" && areas > 1:
		return 1 / float64(areas)
	}
	if p, ok := national[key][value]; ok {
		return p
	}
	return 1
}

// national is what part of people of 16 and over in England and Wales gave an
// answer that few give: Census 2021, tables TS077 (sexual orientation) and
// TS078 (gender identity), TS030 (religion); the NHS employs one in 37 of
// England's people; a cancer is rare when fewer than 6 in 100,000 get it in a
// year (RARECAREnet), so that at most about 20 live with any one. It stands in
// where a place has no count of its own.
var national = map[string]map[string]float64{
	"orientation": {"gay_lesbian": 0.015, "bisexual": 0.013, "other": 0.003},
	"gender_same": {"no": 0.005},
	"religion":    {"buddhist": 0.005, "jewish": 0.005, "other": 0.006},
	RoleKey:       {string(story.Staff): 0.027},
	RareCancer:    {Named: 0.0002},
}

// sums adds the wide answers that are not counted but whose every part is: 75
// or over, where 75 to 84 and 85 or over are counted.
func (t *Table) sums() {
	for _, key := range []string{"age_band", "ethnic_group"} {
		for _, w := range wides(key) {
			parts := map[string]map[string]int{} // the rest of a row -> narrow answer -> count
			rest := map[string]Said{}
			for _, r := range t.rows {
				v, ok := r.Said[key]
				if !ok {
					continue
				}
				others := r.Said.With(key, "")
				id := others.id()
				if v == w.wide {
					parts[id] = nil // counted
				} else if m, seen := parts[id]; slices.Contains(w.parts, v) && (m != nil || !seen) {
					if !seen {
						parts[id], rest[id] = map[string]int{}, others
					}
					parts[id][v] = r.Count
				}
			}
			for _, id := range ids(parts) {
				if m := parts[id]; len(m) == len(w.parts) {
					n := 0
					for _, c := range m {
						n += c
					}
					t.rows = append(t.rows, Row{rest[id].With(key, w.wide), n})
				}
			}
		}
	}
}

type wide struct {
	wide  string
	parts []string
}

// wides lists a question's wide answers with their parts, narrow ones first.
func wides(key string) []wide {
	var ws []wide
	for _, name := range map[string][]string{
		"age_band":     {"16_24", "25_44", "45_64", "75_plus", "65_plus"},
		"ethnic_group": {"white", "mixed", "asian", "black", "other"},
	}[key] {
		w := wide{wide: name}
		for v, n := range next[key] {
			if n == name {
				w.parts = append(w.parts, v)
			}
		}
		ws = append(ws, w)
	}
	return ws
}

func ids[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// id names what is said, whatever the order.
func (s Said) id() string {
	var b strings.Builder
	for _, k := range s.Keys() {
		b.WriteString(k + "=" + s[k] + "\n")
	}
	return b.String()
}
