// Package tagger is a conditional random field over the words of a text: how
// likely each is part of the name of a person, a place or an organisation.
// Training and use see the same features.
package tagger

import "math"

// Tag is what a word is taken for.
type Tag uint8

// The tags.
const (
	Other Tag = iota
	Person
	Place
	Org
	Tags = 4 // how many there are
)

// Token is a word as the tagger sees it.
type Token struct {
	Key   string // folded
	Sound string // its consonants, the same in every script; empty for a sign
	Shape byte   // 'A' capital, 'a' small, 'X' all capitals, 'n' digits, '.' sign, 'o' a script without capitals
	Start bool   // first of a sentence
	Line  bool   // first of a line
	List  uint8  // what the lists of names say
	Class byte   // what the rules' words say: 'k' kin, 's' staff, 't' title, 'f' function word, 'c' common, 'i' introduces, 'h' honorific, 0
	Tag   Tag    // the truth, in training
}

// Model is weights for each feature and tag, and for each pair of tags beside
// each other.
type Model struct {
	w    []int16 // row by row
	next [Tags][Tags]float64
}

// Decide returns of each token how likely it is part of each kind of name,
// from 0 to 1, given the whole text.
func (m *Model) Decide(ts []Token) [][Tags]float64 {
	score := make([][Tags]float64, len(ts))
	var fs []uint32
	for i := range ts {
		fs = features(fs[:0], ts, i, false)
		var sum [Tags]int32
		for _, f := range fs {
			row := m.w[f*Tags : f*Tags+Tags]
			for k := range sum {
				sum[k] += int32(row[k])
			}
		}
		for k := range sum {
			score[i][k] = float64(sum[k]) / steps
		}
	}
	var c chain
	c.run(score, ts, &m.next)
	return c.p
}

// chain is the forward and backward pass over one text.
type chain struct {
	p       [][Tags]float64 // how likely each tag is at each token
	forward [][Tags]float64
	scale   []float64
	e       [Tags][Tags]float64 // exp of the pairs' weights
}

// run fills p. A new line breaks the chain: what stands before it tells nothing.
func (c *chain) run(score [][Tags]float64, ts []Token, next *[Tags][Tags]float64) {
	n := len(score)
	c.p = append(c.p[:0], make([][Tags]float64, n)...)
	c.forward = append(c.forward[:0], make([][Tags]float64, n)...)
	c.scale = append(c.scale[:0], make([]float64, n)...)
	for a := range c.e {
		for b := range c.e[a] {
			c.e[a][b] = math.Exp(next[a][b])
		}
	}
	var x [Tags]float64
	for i := range n {
		top := math.Inf(-1)
		for k := range x {
			top = max(top, score[i][k])
		}
		total := 0.0
		for k := range x {
			v := math.Exp(score[i][k] - top)
			if i > 0 && !ts[i].Line {
				in := 0.0
				for a := range Tags {
					in += c.forward[i-1][a] * c.e[a][k]
				}
				v *= in
			}
			x[k] = v
			total += v
		}
		for k := range x {
			c.forward[i][k] = x[k] / total
		}
	}
	rest := [Tags]float64{1, 1, 1, 1}
	for i := n - 1; i >= 0; i-- {
		total := 0.0
		for k := range rest {
			c.p[i][k] = c.forward[i][k] * rest[k]
			total += c.p[i][k]
		}
		for k := range rest {
			c.p[i][k] /= total
		}
		if i == 0 || ts[i].Line {
			rest = [Tags]float64{1, 1, 1, 1}
			continue
		}
		top := math.Inf(-1)
		for k := range rest {
			top = max(top, score[i][k])
		}
		var b [Tags]float64
		sum := 0.0
		for a := range Tags {
			for k := range Tags {
				b[a] += c.e[a][k] * math.Exp(score[i][k]-top) * rest[k]
			}
			sum += b[a]
		}
		for a := range b {
			rest[a] = b[a] / sum
		}
	}
}
