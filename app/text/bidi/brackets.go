package bidi

import "slices"

const maxOpeners = 63

type pair struct{ open, close int }

// canonical joins the two brackets that are canonically equal to others.
func canonical(r rune) rune {
	switch r {
	case 0x2329:
		return 0x3008
	case 0x232A:
		return 0x3009
	}
	return r
}

// pairs is BD16: bracket pairs of a sequence in the order of their openers.
func (r *resolver) pairs(t []class, s sequence) []pair {
	type opener struct {
		closes rune
		at     int
	}
	var open []opener
	var out []pair
	for i, at := range s.at {
		if t[i] != cON {
			continue
		}
		c := r.runes[at]
		switch other := brackets[c]; {
		case other < 0:
			if len(open) == maxOpeners {
				return nil
			}
			open = append(open, opener{canonical(-other), i})
		case other > 0:
			for k := len(open) - 1; k >= 0; k-- {
				if open[k].closes == canonical(c) {
					out = append(out, pair{open[k].at, i})
					open = open[:k]
					break
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b pair) int { return a.open - b.open })
	return out
}

// brackets is N0.
func (r *resolver) brackets(t []class, s sequence) {
	embedding := direction(s.level)
	context, seen := s.sos, 0 // the last strong type before the opener
	for _, p := range r.pairs(t, s) {
		for ; seen < p.open; seen++ {
			if c := strongOf(t[seen]); c != cON {
				context = c
			}
		}
		inside := cON
		for _, c := range t[p.open+1 : p.close] {
			c = strongOf(c)
			if c == cON {
				continue
			}
			inside = c
			if c == embedding {
				break
			}
		}
		if inside == cON {
			continue
		}
		becomes := embedding
		if inside != embedding && context == inside {
			becomes = inside
		}
		r.setBracket(t, s, p.open, becomes)
		r.setBracket(t, s, p.close, becomes)
	}
}

// setBracket gives a bracket its direction, and the marks that stand on it too.
func (r *resolver) setBracket(t []class, s sequence, i int, c class) {
	t[i] = c
	for i++; i < len(t) && r.classes[s.at[i]] == cNSM; i++ {
		t[i] = c
	}
}
