package tagger

import "unicode/utf8"

// Buckets is how many rows of weights a model has; features are hashed.
const Buckets = 1 << 18

var wall = Token{Key: "|", Sound: "|", Shape: '|', Class: '|'}

// at returns a token, or a wall outside the text.
func at(ts []Token, i int) *Token {
	if i < 0 || i >= len(ts) {
		return &wall
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

// front and back are the first and last n letters, the whole when it has no more.
func front(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func back(s string, n int) string {
	i := len(s)
	for ; i > 0 && n > 0; n-- {
		_, w := utf8.DecodeLastRuneInString(s[:i])
		i -= w
	}
	return s[i:]
}

var bits [256]string

func init() {
	for i := range bits {
		bits[i] = string([]byte{byte(i)})
	}
}

// look is what of a token has no letters in it.
func (t *Token) look() string {
	start := byte('-')
	if t.Start {
		start = '^'
	}
	if t.Line {
		start = '/'
	}
	return string([]byte{t.Shape, start, t.List, t.Class})
}

func (t *Token) brief() string { return string([]byte{t.Shape, t.List, t.Class}) }

// features appends the rows that token i turns on. Of a sentence in a sister
// language only what both languages have is taken.
func features(fs []uint32, ts []Token, i int, sister bool) []uint32 {
	t, l, r := at(ts, i), at(ts, i-1), at(ts, i+1)
	ll, rr := at(ts, i-2), at(ts, i+2)
	look := t.look()
	lb, rb, llb, rrb := l.brief(), r.brief(), ll.brief(), rr.brief()
	n := min(utf8.RuneCountInString(t.Key), 9)
	shape := bits[t.Shape]
	again := string([]byte{t.Shape, t.Again, look[1]})
	fs = append(fs,
		hash('b'),
		hash('s', look),
		hash('z', shape, bits[n]),
		hash('c', lb, look),
		hash('d', rb, look),
		hash('e', lb, t.brief(), rb),
		hash('f', llb, lb, t.brief()),
		hash('g', t.brief(), rb, rrb),
		hash('A', lb), hash('B', rb), hash('C', llb), hash('D', rrb),
		hash('a', again), hash('h', again, bits[t.Class]),
	)
	if t.Sound != "" {
		fs = append(fs, hash('S', t.Sound), hash('T', front(t.Sound, 2), bits[n]), hash('U', back(t.Sound, 2), bits[n]))
	}
	fs = append(fs,
		hash('E', l.Sound, bits[l.Class]), hash('F', r.Sound, bits[r.Class]),
		hash('G', ll.Sound, l.Sound, shape), hash('H', r.Sound, rr.Sound, shape),
		hash('I', l.Sound, look), hash('J', r.Sound, look),
		hash('K', l.Sound, look, r.Sound),
	)
	if sister {
		return fs
	}
	fs = append(fs,
		hash('w', t.Key),
		hash('l', l.Key), hash('r', r.Key),
		hash('L', l.Key, look), hash('R', r.Key, look),
		hash('m', ll.Key, l.Key), hash('n', r.Key, rr.Key),
		hash('W', l.Key, t.Key), hash('V', t.Key, r.Key),
		hash('x', ll.Key, shape), hash('y', rr.Key, shape),
		hash('k', l.Key, t.brief(), r.Key),
		hash('1', back(l.Key, 3), shape), hash('2', back(r.Key, 3), shape),
		hash('j', at(ts, i-3).Key, shape), hash('t', at(ts, i+3).Key, shape),
		hash('u', ll.Key, l.Key, shape), hash('v', r.Key, rr.Key, shape),
	)
	if t.Shape == '.' || t.Shape == 'n' {
		return append(fs, hash('7', l.Key, bits[n]), hash('8', r.Key, bits[n]), hash('9', l.Key, front(t.Key, 1), bits[n], r.Key))
	}
	for k := 1; k <= 5 && k < n; k++ {
		fs = append(fs, hash('p', bits[k], front(t.Key, k)), hash('q', bits[k], back(t.Key, k)))
	}
	fs = append(fs, hash('3', back(t.Key, 3), look), hash('4', back(t.Key, 2), rb), hash('5', back(t.Key, 2), r.Key))
	return grams(fs, t.Key)
}

// grams appends every three letters of a word.
func grams(fs []uint32, s string) []uint32 {
	var at [48]int
	n := 0
	for i := range s {
		if n == len(at)-1 {
			return fs
		}
		at[n] = i
		n++
	}
	at[n] = len(s)
	for k := 0; k+3 <= n; k++ {
		fs = append(fs, hash('6', s[at[k]:at[k+3]]))
	}
	return fs
}
