package tagger

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Sentence is tagged tokens to learn from; of one in a sister language only
// what both languages have is learned.
type Sentence struct {
	Tokens []Token
	Sister bool
	Weight float64
}

// How the learning goes.
const (
	pace   = 0.15 // how far a step goes
	slow   = 1.0  // what a row that is seldom seen is held back by
	small  = 1.0  // keeps weights small
	few    = 1.0  // keeps them few
	seldom = 2    // a row seen less often is left out
	rounds = 8
)

// learner holds the sums of FTRL-proximal: a weight is worked out from them
// when it is needed, and most stay nothing.
type learner struct{ z, n []float64 }

func (l *learner) weight(k int) float64 {
	z := l.z[k]
	if math.Abs(z) <= few {
		return 0
	}
	return -(z - math.Copysign(few, z)) / ((slow+math.Sqrt(l.n[k]))/pace + small)
}

func (l *learner) learn(k int, g, w float64) {
	s := l.n[k]
	l.n[k] += g * g
	l.z[k] += g - (math.Sqrt(l.n[k])-math.Sqrt(s))/pace*w
}

// Train learns from tagged sentences. The same sentences give the same weights
// to the byte: the order is shuffled by a fixed seed, sums are in float64 and
// rounded once at the end.
func Train(sentences []Sentence) *Model {
	t := trainer{
		sentences: sentences,
		rows:      rowsOf(sentences),
		l:         learner{make([]float64, Buckets*Tags), make([]float64, Buckets*Tags)},
		next:      learner{make([]float64, Tags*Tags), make([]float64, Tags*Tags)},
	}
	r := rand.New(rand.NewPCG(11, 13))
	order := r.Perm(len(sentences))
	for range rounds {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			t.step(n)
		}
	}
	return round(&t.l, t.next.pairs())
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
	t.score, t.w = t.score[:0], t.w[:0]
	for i := range s.Tokens {
		var sum [Tags]float64
		for _, f := range t.rows[n][i] {
			var row [Tags]float64
			for k := range row {
				row[k] = t.l.weight(int(f)*Tags + k)
				sum[k] += row[k]
			}
			t.w = append(t.w, row)
		}
		t.score = append(t.score, sum)
	}
	next := t.next.pairs()
	t.c.run(t.score, s.Tokens, &next)
	at := 0
	for i := range s.Tokens {
		g := t.c.p[i]
		g[s.Tokens[i].Tag]--
		for _, f := range t.rows[n][i] {
			for k := range g {
				if by := g[k] * s.Weight; math.Abs(by) > 1e-4 {
					t.l.learn(int(f)*Tags+k, by, t.w[at][k])
				}
			}
			at++
		}
	}
	t.next.beside(&t.c, t.score, s, &next)
}

func (l *learner) pairs() (next [Tags][Tags]float64) {
	for a := range Tags {
		for b := range Tags {
			next[a][b] = l.weight(a*Tags + b)
		}
	}
	return next
}

// beside learns how tags follow each other.
func (l *learner) beside(c *chain, score [][Tags]float64, s *Sentence, next *[Tags][Tags]float64) {
	ts := s.Tokens
	var g [Tags][Tags]float64
	rest := [Tags]float64{1, 1, 1, 1}
	for i := len(ts) - 1; i > 0; i-- {
		if ts[i].Line {
			rest = [Tags]float64{1, 1, 1, 1}
			continue
		}
		top := math.Inf(-1)
		for k := range rest {
			top = max(top, score[i][k])
		}
		var v, b [Tags]float64
		for k := range v {
			v[k] = math.Exp(score[i][k]-top) * rest[k]
		}
		var p [Tags][Tags]float64
		total, sum := 0.0, 0.0
		for a := range Tags {
			for k := range Tags {
				x := c.e[a][k] * v[k]
				b[a] += x
				p[a][k] = c.forward[i-1][a] * x
				total += p[a][k]
			}
			sum += b[a]
		}
		for a := range Tags {
			rest[a] = b[a] / sum
			for k := range Tags {
				g[a][k] += p[a][k] / total
			}
		}
		g[ts[i-1].Tag][ts[i].Tag]--
	}
	for a := range Tags {
		for k := range Tags {
			l.learn(a*Tags+k, g[a][k]*s.Weight, next[a][k])
		}
	}
}

// steps is how many steps of a 16-bit weight make one.
const steps = 64

func round(l *learner, next [Tags][Tags]float64) *Model {
	m := &Model{w: make([]int16, len(l.z)), next: next}
	for k := range l.z {
		m.w[k] = int16(math.Round(math.Max(-500, math.Min(500, l.weight(k))) * steps))
	}
	for a := range next {
		for b := range next[a] {
			m.next[a][b] = math.Round(next[a][b]*steps) / steps
		}
	}
	return m
}
