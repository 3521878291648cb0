package tagger

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Sentence is tagged tokens to learn from; of one in a sister language only
// what both languages have is learned, and of one that marks names alone only
// how the tags of names differ.
type Sentence struct {
	Tokens []Token
	Sister bool
	Names  bool
	Weight float64
}

// How the learning goes.
const (
	pace   = 0.15 // how far a step goes
	slow   = 1.0  // what a row that is seldom seen is held back by
	small  = 1.0  // keeps weights small
	few    = 1.0  // keeps them few
	seldom = 2    // a row seen less often is left out
	rounds = 5
)

// learner holds the sums of FTRL-proximal: a weight is worked out from them
// when it is needed, and most stay nothing.
type learner []struct{ z, n float64 }

func (l learner) weight(k int) float64 {
	z := l[k].z
	if math.Abs(z) <= few {
		return 0
	}
	return -(z - math.Copysign(few, z)) / ((slow+math.Sqrt(l[k].n))/pace + small)
}

func (l learner) learn(k int, g, w float64) {
	s := l[k].n
	l[k].n += g * g
	l[k].z += g - (math.Sqrt(l[k].n)-math.Sqrt(s))/pace*w
}

// Train learns from tagged sentences. The same sentences give the same weights
// to the byte: the order is shuffled by a fixed seed, sums are in float64 and
// rounded once at the end.
func Train(sentences []Sentence) *Model {
	t := trainer{
		sentences: sentences,
		rows:      rowsOf(sentences),
		l:         make(learner, Buckets*Tags),
		next:      make(learner, Tags*Tags),
	}
	r := rand.New(rand.NewPCG(11, 13))
	order := r.Perm(len(sentences))
	for range rounds {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			t.step(n)
		}
	}
	return round(t.l, t.next.pairs())
}

// rowsOf returns the rows that each token of each sentence turns on, without
// those that are seldom seen.
func rowsOf(sentences []Sentence) [][][]uint32 {
	seen := make([]uint8, Buckets)
	rows := make([][][]uint32, len(sentences))
	for n, s := range sentences {
		rows[n] = make([][]uint32, len(s.Tokens))
		for i := range s.Tokens {
			rows[n][i] = features(nil, s.Tokens, i, s.Sister)
			for _, f := range rows[n][i] {
				seen[f] = min(seen[f]+1, seldom)
			}
		}
	}
	for _, ts := range rows {
		for i, fs := range ts {
			ts[i] = slices.DeleteFunc(fs, func(f uint32) bool { return seen[f] < seldom })
		}
	}
	return rows
}

type trainer struct {
	sentences []Sentence
	rows      [][][]uint32
	l, next   learner
	c         chain
	score, w  [][Tags]float64
}

// step learns from one sentence: what the model expects is moved towards what
// is true.
func (t *trainer) step(n int) {
	s := &t.sentences[n]
	tags := Tags
	if s.Names {
		tags = Names
	}
	t.score, t.w = t.score[:0], t.w[:0]
	for i := range s.Tokens {
		var sum [Tags]float64
		for _, f := range t.rows[n][i] {
			var row [Tags]float64
			for k := range tags {
				row[k] = t.l.weight(int(f)*Tags + k)
				sum[k] += row[k]
			}
			t.w = append(t.w, row)
		}
		t.score = append(t.score, sum)
	}
	next := t.next.pairs()
	t.c.run(t.score, s.Tokens, &next, tags)
	at := 0
	for i := range s.Tokens {
		g := t.c.p[i]
		g[s.Tokens[i].Tag]--
		for _, f := range t.rows[n][i] {
			for k := range tags {
				if by := g[k] * s.Weight; math.Abs(by) > 1e-4 {
					t.l.learn(int(f)*Tags+k, by, t.w[at][k])
				}
			}
			at++
		}
	}
	t.next.beside(&t.c, s, &next, tags)
}

func (l learner) pairs() (next [Tags][Tags]float64) {
	for a := range Tags {
		for b := range Tags {
			next[a][b] = l.weight(a*Tags + b)
		}
	}
	return next
}

// beside learns how tags follow each other.
func (l learner) beside(c *chain, s *Sentence, next *[Tags][Tags]float64, tags int) {
	ts := s.Tokens
	var g [Tags][Tags]float64
	rest := ones
	for i := len(ts) - 1; i > 0; i-- {
		if ts[i].Line {
			rest = ones
			continue
		}
		var p [Tags][Tags]float64
		total := 0.0
		for a := range tags {
			for k := range tags {
				p[a][k] = c.forward[i-1][a] * c.e[a][k] * c.x[i][k] * rest[k]
				total += p[a][k]
			}
		}
		for a := range tags {
			for k := range tags {
				g[a][k] += p[a][k] / total
			}
		}
		rest = c.before(i, rest, tags)
		g[ts[i-1].Tag][ts[i].Tag]--
	}
	for a := range tags {
		for k := range tags {
			l.learn(a*Tags+k, g[a][k]*s.Weight, next[a][k])
		}
	}
}

// steps is how many steps of a 16-bit weight make one.
const steps = 64

func round(l learner, next [Tags][Tags]float64) *Model {
	m := &Model{w: make([]int16, len(l)), next: next}
	for k := range l {
		m.w[k] = int16(math.Round(math.Max(-500, math.Min(500, l.weight(k))) * steps))
	}
	for a := range next {
		for b := range next[a] {
			m.next[a][b] = math.Round(next[a][b]*steps) / steps
		}
	}
	return m
}
