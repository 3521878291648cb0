package singleout

// Sources is what the check counts with. The zero value counts with the shipped
// table and the default least.
type Sources struct {
	Public  *Table // nil: Shipped
	Own     []Fact // the project's own stories
	Stories []Said // or the stories themselves, where they are open
	Areas   int    // how many parts the project cuts the town into
	Least   int    // fewer people than this is too few; 0: DefaultLeast
}

// Finding is what the check found.
type Finding struct {
	People   int      // about how many people it is true of; an estimate
	Most     int      // no more than this many, by the public counts
	Told     int      // at least so many of the kept stories are of such people
	StandOut []string // the answers that together leave too few; empty: nothing stands out
}

func (c Sources) public() *Table {
	if c.Public == nil {
		return Shipped()
	}
	return c.Public
}

// Threshold is the least in force.
func (c Sources) Threshold() int {
	if c.Least <= 0 {
		return DefaultLeast
	}
	return c.Least
}

// people is about how many there are, and told how many told a story: the
// larger of the two counts.
func (c Sources) people(s Said) (about, told int) {
	return c.public().Estimate(s, c.Areas), max(alike(c.Own, s), Alike(c.Stories, s))
}

func (c Sources) few(s Said) bool {
	about, told := c.people(s)
	return max(about, told) < c.Threshold()
}

// Check looks at what is said together. StandOut is as small as it can be:
// without any one of its answers there would be enough people.
func (c Sources) Check(s Said) Finding {
	f := Finding{Most: c.public().Bound(s)}
	f.People, f.Told = c.people(s)
	if !c.few(s) {
		return f
	}
	left := s
	for _, k := range s.Keys() {
		if without := left.With(k, ""); c.few(without) {
			left = without
		}
	}
	f.StandOut = left.Keys()
	return f
}

// Suggest is what to make wider so that nothing stands out any more: for each
// key the answer to give instead, empty to leave it out. As little as possible
// is lost: the one step that gives the fewest people but enough of them; where
// one is not enough, the step that helps most, and on from there. The role goes
// last: a story is read by it.
func (c Sources) Suggest(s Said) Said {
	steps := Said{}
	for {
		f := c.Check(s)
		if len(f.StandOut) == 0 {
			return steps
		}
		best, enough, n := "", false, 0
		for _, k := range f.StandOut {
			if k == RoleKey && len(f.StandOut) > 1 {
				continue
			}
			wider := s.With(k, Wider(k, s[k]))
			about, told := c.people(wider)
			people, ok := max(about, told), !c.few(wider)
			if best == "" || ok && !enough || ok == enough && (ok && people < n || !ok && people > n) {
				best, enough, n = k, ok, people
			}
		}
		steps[best] = Wider(best, s[best])
		s = s.With(best, steps[best])
	}
}

// Widen gives what is left to say after steps.
func (s Said) Widen(steps Said) Said {
	for k, v := range steps {
		if _, there := s[k]; there {
			s = s.With(k, v)
		}
	}
	return s
}
