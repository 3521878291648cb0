package singleout

import "slices"

// floors are what a count is told as: at least so many. A count that grows by
// one story then says nothing about that story.
var floors = []int{10, 20, 50, 100, 200, 500, 1000}

// MaxFacts is how many facts travel to tablets; the largest go first.
const MaxFacts = 200

// Fact says that at least so many of the project's kept stories were told by
// people like this. It is never fewer than the least. A project's own stories
// are counted by these four at once: one story stands in one cell.
type Fact struct {
	Age     string `json:"age"` // broad answers: 25_44, asian
	Ethnic  string `json:"ethnic"`
	Sex     string `json:"sex"`
	Area    string `json:"area"`
	AtLeast int    `json:"at_least"`
}

func (f Fact) said() Said {
	return Said{"age_band": f.Age, "ethnic_group": f.Ethnic, "sex": f.Sex, "town_area": f.Area}
}

// cell is where a story is counted, false when it does not answer all four.
func cell(s Said) (Fact, bool) {
	f := Fact{Age: Broad("age_band", s["age_band"]), Ethnic: Broad("ethnic_group", s["ethnic_group"]), Sex: s["sex"], Area: s["town_area"]}
	return f, f.Age != "" && f.Ethnic != "" && f.Sex != "" && f.Area != ""
}

// Facts counts a project's kept stories for its tablets. Cells of fewer than
// least are left out, and so is every total: nothing is there that a small cell
// could be got back from by taking away. What is left is told as "at least".
func Facts(stories []Said, least int) []Fact {
	counts := map[Fact]int{}
	for _, s := range stories {
		if f, ok := cell(s); ok {
			counts[f]++
		}
	}
	var fs []Fact
	for f, n := range counts {
		if n < max(least, DefaultLeast) {
			continue
		}
		for _, at := range floors {
			if at <= n {
				f.AtLeast = at
			}
		}
		fs = append(fs, f)
	}
	slices.SortFunc(fs, func(a, b Fact) int {
		if d := b.AtLeast - a.AtLeast; d != 0 {
			return d
		}
		if a.said().id() < b.said().id() {
			return -1
		}
		return 1
	})
	return fs[:min(len(fs), MaxFacts)]
}

// alike is how many kept stories are known to be told by people whom s
// describes: a lower bound of how many such people there are.
func alike(fs []Fact, s Said) int {
	n := 0
	for _, f := range fs {
		if s.holds(f.said()) {
			n += f.AtLeast
		}
	}
	return n
}

// Alike counts exactly, over opened stories, how many were told by people whom
// s describes.
func Alike(stories []Said, s Said) int {
	n := 0
	for _, o := range stories {
		if s.holds(o) {
			n++
		}
	}
	return n
}
