// Package tagger is a conditional random field over the words of a text: how
// likely each is part of the name of a person, a place or an organisation, or
// of something else that tells who somebody is. Training and use see the same
// features.
package tagger

import "math"

// Tag is what a word is taken for.
type Tag uint8

// The tags. Corpora of names know the first four alone; stories know them all.
const (
	Other Tag = iota
	Person
	Place
	Org // an organisation that tells nothing of whom a text is about
	Facility
	Employer
	Job
	Age
	Address
	Date
	Number // what is dialled, written to or filed under
	Tags   = 11
	Names  = 4 // how many a corpus of names knows
)

// Token is a word as the tagger sees it.
type Token struct {
	Key   string // folded
	Sound string // its consonants, the same in every script; empty for a sign
	Shape byte   // 'A' capital, 'a' small, 'X' all capitals, 'u' and 'U' where they say nothing, 'n' digits, '.' sign, 'o' a script without capitals
	Start bool   // first of a sentence
	Line  bool   // first of a line
	List  uint8  // what the lists of names say
	Class byte   // what the rules' words say: 'k' kin, 's' staff, 't' title, 'f' function word, 'c' common, 'i' introduces, 'h' honorific, 0
	Again byte   // how the word stands elsewhere in the text: bit 1 with a capital, bit 2 without
	Tag   Tag    // the truth, in training
}

// Model is weights for each feature and tag, and for each pair of tags beside
// each other.
type Model struct {
	w    []int16 // row by row
	next [Tags][Tags]float64
}

// Decide returns of each token how likely each tag is, from 0 to 1, given the
// whole text.
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
	c.run(score, ts, &m.next, Tags)
	return c.p
}

// chain is the forward and backward pass over one text.
type chain struct {
	p       [][Tags]float64 // how likely each tag is at each token
	forward [][Tags]float64
	x       [][Tags]float64     // exp of the scores
	e       [Tags][Tags]float64 // exp of the pairs' weights
}

// run fills p for the first tags of them all. A new line breaks the chain: what
// stands before it tells nothing.
func (c *chain) run(score [][Tags]float64, ts []Token, next *[Tags][Tags]float64, tags int) {
	n := len(score)
	c.p = append(c.p[:0], make([][Tags]float64, n)...)
	c.forward = append(c.forward[:0], make([][Tags]float64, n)...)
	c.x = append(c.x[:0], make([][Tags]float64, n)...)
	for a := range tags {
		for b := range tags {
			c.e[a][b] = math.Exp(next[a][b])
		}
	}
	for i := range n {
		x := &c.x[i]
		top := score[i][0]
		for k := 1; k < tags; k++ {
			top = max(top, score[i][k])
		}
		total := 0.0
		for k := range tags {
			x[k] = math.Exp(score[i][k] - top)
			v := x[k]
			if i > 0 && !ts[i].Line {
				in := 0.0
				for a := range tags {
					in += c.forward[i-1][a] * c.e[a][k]
				}
				v *= in
			}
			c.forward[i][k] = v
			total += v
		}
		for k := range tags {
			c.forward[i][k] /= total
		}
	}
	rest := ones
	for i := n - 1; i >= 0; i-- {
		total := 0.0
		for k := range tags {
			c.p[i][k] = c.forward[i][k] * rest[k]
			total += c.p[i][k]
		}
		for k := range tags {
			c.p[i][k] /= total
		}
		if i == 0 || ts[i].Line {
			rest = ones
			continue
		}
		rest = c.before(i, rest, tags)
	}
}

var ones = func() (r [Tags]float64) {
	for k := range r {
		r[k] = 1
	}
	return r
}()

// before returns how likely what comes from token i on is, for each tag of the
// token before it.
func (c *chain) before(i int, rest [Tags]float64, tags int) (b [Tags]float64) {
	sum := 0.0
	for a := range tags {
		for k := range tags {
			b[a] += c.e[a][k] * c.x[i][k] * rest[k]
		}
		sum += b[a]
	}
	for a := range tags {
		b[a] /= sum
	}
	return b
}
