package bidi

import "slices"

// resolver holds one paragraph while its levels are found.
type resolver struct {
	runes   []rune
	classes []class // as in the character database
	types   []class // as the rules change them
	levels  []Level
	base    Level
	match   map[int]int // isolate initiator -> its PDI, only where the isolate was valid or not alike (BD9)
}

type status struct {
	level    Level
	override class // cON: neutral
	isolate  bool
}

// matchIsolates is BD9.
func (r *resolver) matchIsolates() {
	r.match = map[int]int{}
	var open []int
	for i, c := range r.classes {
		switch {
		case c.isolateStart():
			open = append(open, i)
		case c == cPDI && len(open) > 0:
			r.match[open[len(open)-1]] = i
			open = open[:len(open)-1]
		case c == cB:
			open = open[:0]
		}
	}
}

// explicit is X1 to X8.
func (r *resolver) explicit() {
	r.matchIsolates()
	stack := []status{{r.base, cON, false}}
	badIsolates, badEmbeddings, isolates := 0, 0, 0
	for i, c := range r.classes {
		top := stack[len(stack)-1]
		switch {
		case c >= cLRE && c <= cRLO:
			r.levels[i] = top.level
			l := next(top.level, c == cRLE || c == cRLO)
			if l > maxDepth || badIsolates > 0 || badEmbeddings > 0 {
				if badIsolates == 0 {
					badEmbeddings++
				}
				continue
			}
			s := status{l, cON, false}
			if c == cLRO {
				s.override = cL
			} else if c == cRLO {
				s.override = cR
			}
			stack = append(stack, s)
		case c.isolateStart():
			r.put(i, top)
			right := c == cRLI
			if c == cFSI {
				right = firstStrong(slices.Values(r.classes[i+1:]), true) == 1
			}
			if l := next(top.level, right); l <= maxDepth && badIsolates == 0 && badEmbeddings == 0 {
				isolates++
				stack = append(stack, status{l, cON, true})
			} else {
				badIsolates++
			}
		case c == cPDI:
			if badIsolates > 0 {
				badIsolates--
			} else if isolates > 0 {
				badEmbeddings = 0
				for !stack[len(stack)-1].isolate {
					stack = stack[:len(stack)-1]
				}
				stack = stack[:len(stack)-1]
				isolates--
			}
			r.put(i, stack[len(stack)-1])
		case c == cPDF:
			r.levels[i] = top.level
			if badIsolates > 0 {
				continue
			}
			if badEmbeddings > 0 {
				badEmbeddings--
			} else if !top.isolate && len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		case c == cB:
			r.levels[i] = r.base
			stack, badIsolates, badEmbeddings, isolates = stack[:1], 0, 0, 0
		case c == cBN:
			r.levels[i] = top.level
		default:
			r.put(i, top)
		}
	}
}

func next(l Level, right bool) Level {
	if right {
		return (l + 1) | 1
	}
	return (l + 2) &^ 1
}

func (r *resolver) put(i int, s status) {
	r.levels[i] = s.level
	if s.override != cON {
		r.types[i] = s.override
	}
}

// sequence is an isolating run sequence (BD13): its characters in order,
// without removed ones, and the strong types on both sides.
type sequence struct {
	at       []int
	level    Level
	sos, eos class
}

// sequences is X10.
func (r *resolver) sequences() []sequence {
	var kept []int
	for i, c := range r.classes {
		if !c.removed() {
			kept = append(kept, i)
		}
	}
	var runs [][2]int // stretches of kept of one level
	startsAt := map[int]int{}
	for i := 0; i < len(kept); {
		j := i + 1
		for j < len(kept) && r.levels[kept[j]] == r.levels[kept[i]] {
			j++
		}
		startsAt[kept[i]] = len(runs)
		runs = append(runs, [2]int{i, j})
		i = j
	}
	continues := map[int]bool{} // PDIs that match an initiator go on with its sequence
	for _, pdi := range r.match {
		continues[pdi] = true
	}
	var out []sequence
	for _, run := range runs {
		first := kept[run[0]]
		if r.classes[first] == cPDI && continues[first] {
			continue
		}
		s := sequence{level: r.levels[first]}
		before := run[0] - 1
		for {
			s.at = append(s.at, kept[run[0]:run[1]]...)
			last := kept[run[1]-1]
			pdi, ok := r.match[last]
			if !ok || !r.classes[last].isolateStart() {
				break
			}
			run = runs[startsAt[pdi]]
		}
		s.sos = r.border(s.level, kept, before)
		if r.classes[s.at[len(s.at)-1]].isolateStart() {
			s.eos = direction(max(s.level, r.base))
		} else {
			s.eos = r.border(s.level, kept, run[1])
		}
		out = append(out, s)
	}
	return out
}

// border is the type at the end of a sequence next to kept[i].
func (r *resolver) border(l Level, kept []int, i int) class {
	other := r.base
	if i >= 0 && i < len(kept) {
		other = r.levels[kept[i]]
	}
	return direction(max(l, other))
}

func direction(l Level) class {
	if l&1 == 1 {
		return cR
	}
	return cL
}

func (r *resolver) resolve(s sequence) {
	t := make([]class, len(s.at))
	for i, at := range s.at {
		t[i] = r.types[at]
	}
	weak(t, s.sos)
	r.brackets(t, s)
	neutrals(t, s)
	for i, at := range s.at { // I1, I2
		switch {
		case s.level&1 == 0 && t[i] == cR:
			r.levels[at]++
		case s.level&1 == 0 && (t[i] == cAN || t[i] == cEN):
			r.levels[at] += 2
		case s.level&1 == 1 && t[i] != cR:
			r.levels[at]++
		}
	}
}

// weak is W1 to W7.
func weak(t []class, sos class) {
	before, strong := sos, sos
	for i, c := range t {
		switch {
		case c == cNSM && before >= cLRI: // W1 after an isolate
			t[i] = cON
		case c == cNSM:
			t[i] = before
		}
		before = t[i]
		switch t[i] {
		case cL, cR, cAL:
			strong = t[i]
		case cEN: // W2
			if strong == cAL {
				t[i] = cAN
			}
		}
	}
	for i, c := range t { // W3
		if c == cAL {
			t[i] = cR
		}
	}
	for i := 1; i+1 < len(t); i++ { // W4
		a, b := t[i-1], t[i+1]
		if a == b && (t[i] == cES && a == cEN || t[i] == cCS && (a == cEN || a == cAN)) {
			t[i] = a
		}
	}
	terminators(t)
	strong = sos
	for i, c := range t { // W7
		switch {
		case c == cL || c == cR:
			strong = c
		case c == cEN && strong == cL:
			t[i] = cL
		}
	}
}

// terminators is W5 and W6.
func terminators(t []class) {
	for i := 0; i < len(t); {
		if t[i] != cET {
			if t[i] == cES || t[i] == cCS {
				t[i] = cON
			}
			i++
			continue
		}
		j := i
		for j < len(t) && t[j] == cET {
			j++
		}
		becomes := cON
		if i > 0 && t[i-1] == cEN || j < len(t) && t[j] == cEN {
			becomes = cEN
		}
		for ; i < j; i++ {
			t[i] = becomes
		}
	}
}

// strongOf sees numbers as right to left, as N0 to N2 do; cON is for neutrals.
func strongOf(c class) class {
	switch c {
	case cL:
		return cL
	case cR, cEN, cAN:
		return cR
	}
	return cON
}

// neutrals is N1 and N2.
func neutrals(t []class, s sequence) {
	before := s.sos
	for i := 0; i < len(t); {
		if !t[i].neutral() {
			before = strongOf(t[i])
			i++
			continue
		}
		j := i
		for j < len(t) && t[j].neutral() {
			j++
		}
		after := s.eos
		if j < len(t) {
			after = strongOf(t[j])
		}
		becomes := direction(s.level)
		if before == after {
			becomes = before
		}
		for ; i < j; i++ {
			t[i] = becomes
		}
	}
}
