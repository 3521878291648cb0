// Package tagger is an averaged perceptron that says of each word whether it
// is part of a name. Training and use see the same features.
package tagger

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
)

// Tag is what a word is taken for.
type Tag uint8

// The tags.
const (
	Other Tag = iota
	Person
	Place
	Org
	tags = 4
)

// Token is a word as the tagger sees it.
type Token struct {
	Key   string // folded
	Shape byte   // 'A' capital, 'a' small, 'X' all capitals, 'n' digits, '.' sign, 'o' a script without capitals
	Start bool   // first of a sentence
	List  uint8  // what the lists of names say
	Class byte   // what the rules' words say: 'k' kin, 's' staff, 't' title, 'f' function word, 'c' common, 'i' introduces, 'h' honorific, 0
	Tag   Tag    // the truth, in training
}

// Buckets is how many rows of weights a model has; features are hashed.
const Buckets = 1 << 17

// Model is weights for each feature and tag.
type Model struct{ w []int16 }

var none = Token{Key: "|", Shape: '|'}

// at returns a token, or a wall outside the text.
func at(ts []Token, i int) *Token {
	if i < 0 || i >= len(ts) {
		return &none
	}
	return &ts[i]
}

// hash is FNV-1a over what makes a feature.
func hash(kind byte, parts ...string) uint32 {
	h := uint32(2166136261)
	h = (h ^ uint32(kind)) * 16777619
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0x1f) * 16777619
	}
	h ^= h >> 15
	return h % Buckets
}

func affix(s string, n int, front bool) string {
	rs := []rune(s)
	if len(rs) <= n {
		return s
	}
	if front {
		return string(rs[:n])
	}
	return string(rs[len(rs)-n:])
}

var bits [256]string

func init() {
	for i := range bits {
		bits[i] = string([]byte{byte(i)})
	}
}

// features appends the rows that token i turns on, given the two tags before.
func features(fs []uint32, ts []Token, i int, prev, prev2 Tag) []uint32 {
	t, l, r := at(ts, i), at(ts, i-1), at(ts, i+1)
	ll, rr := at(ts, i-2), at(ts, i+2)
	start := byte('-')
	if t.Start {
		start = '^'
	}
	p := bits[prev+1]
	look := bits[t.Shape] + bits[start] + bits[t.List] + bits[t.Class]
	return append(fs,
		hash('b'),
		hash('w', t.Key),
		hash('s', look),
		hash('p', p, look),
		hash('q', p, bits[prev2+1]),
		hash('1', affix(t.Key, 3, false)),
		hash('2', affix(t.Key, 2, false), bits[t.Shape]),
		hash('3', affix(t.Key, 3, true)),
		hash('4', affix(t.Key, 4, false)),
		hash('l', l.Key),
		hash('r', r.Key),
		hash('L', l.Key, bits[t.Shape], bits[t.List]),
		hash('R', r.Key, bits[t.Shape], bits[t.List]),
		hash('m', ll.Key, l.Key),
		hash('n', r.Key, rr.Key),
		hash('W', l.Key, t.Key),
		hash('V', t.Key, r.Key),
		hash('c', bits[l.Class]+bits[l.Shape]+bits[l.List], look),
		hash('d', bits[r.Class]+bits[r.Shape]+bits[r.List], look),
		hash('e', bits[l.Class], bits[t.List], bits[r.Class]),
		hash('g', ll.Key),
		hash('h', rr.Key),
		hash('k', p, l.Key, bits[t.Shape]),
	)
}

// Decide tags every token and says by how much Person leads the best other
// tag (below zero: how much it trails).
func (m *Model) Decide(ts []Token) (out []Tag, lead []int32) {
	out, lead = make([]Tag, len(ts)), make([]int32, len(ts))
	var fs []uint32
	var prev, prev2 Tag
	for i := range ts {
		fs = features(fs[:0], ts, i, prev, prev2)
		var sum [tags]int32
		for _, f := range fs {
			row := m.w[f*tags : f*tags+tags]
			for k := range sum {
				sum[k] += int32(row[k])
			}
		}
		best := Other
		other := int32(-1 << 30)
		for k := range sum {
			if sum[k] > sum[best] {
				best = Tag(k)
			}
			if Tag(k) != Person {
				other = max(other, sum[k])
			}
		}
		out[i], lead[i] = best, sum[Person]-other
		prev, prev2 = best, prev
	}
	return out, lead
}

// Pack writes the model, packed.
func (m *Model) Pack() []byte {
	var b bytes.Buffer
	z, _ := flate.NewWriter(&b, 9)
	raw := make([]byte, 0, len(m.w)*2)
	for k := range tags { // tag by tag and byte by byte packs better
		for i := k; i < len(m.w); i += tags {
			raw = binary.BigEndian.AppendUint16(raw, uint16(m.w[i]))
		}
	}
	z.Write(raw)
	z.Close()
	return b.Bytes()
}

// Open reads what Pack wrote.
func Open(b []byte) (*Model, error) {
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(b)))
	if err != nil {
		return nil, err
	}
	if len(raw) != Buckets*tags*2 {
		return nil, errors.New("tagger: a model of another size")
	}
	m := &Model{make([]int16, Buckets*tags)}
	n := 0
	for k := range tags {
		for i := k; i < len(m.w); i += tags {
			m.w[i] = int16(binary.BigEndian.Uint16(raw[n:]))
			n += 2
		}
	}
	return m, nil
}
