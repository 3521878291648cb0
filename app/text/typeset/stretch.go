package typeset

import "strings"

// stretch is some words of a paragraph, whatever the width. What is kept of it
// is where its lines may break; its glyphs are made when they come into view.
type stretch struct {
	key    stretchKey
	units  []unit
	shaped *shaped // nil when it is not near the view
}

// stretchKey is all that a stretch's glyphs depend on.
type stretchKey struct {
	window
	style shapeKey
	rtl   bool // the paragraph's direction
}

// unit is what no line break cuts, with the spaces after it. Widths are in em.
type unit struct {
	size   int32 // bytes
	before flag  // lineBreak, inNumber, or 0 where the stretch before goes on
	ink    float32
	spaces float32
}

func (s *stretch) len() int { return s.key.to - s.key.from }

// stretchCache keeps stretches: what was used since the last turn, and what before.
type stretchCache struct {
	young, old map[stretchKey]*stretch
	bytes      int // of text in the young ones
}

// Of text in the young ones, and of characters that are kept as glyphs: some 50
// bytes for each, and a screen holds a tenth as many.
const (
	bytesKept = 128 << 10
	nearKept  = 32 << 10
)

// stretch is one that a text had before, else from the cache, else a new one.
func (f *Fonts) stretch(key stretchKey, before *formerly) *stretch {
	if s := before.find(key); s != nil {
		return s
	}
	c := &f.stretches
	if s := c.young[key]; s != nil {
		return s
	}
	s := c.old[key]
	if s == nil {
		key.text = strings.Clone(key.text) // or it would keep all of a text in memory
		s = &stretch{key: key}
		s.units = f.near(s).units()
	}
	if c.young == nil || c.bytes > bytesKept {
		c.old, c.young, c.bytes = c.young, map[stretchKey]*stretch{}, 0
	}
	c.young[s.key] = s
	c.bytes += len(s.key.text) + 64
	return s
}

// near is a stretch's glyphs. Those that were asked for first are let go.
func (f *Fonts) near(s *stretch) *shaped {
	if s.shaped != nil {
		return s.shaped
	}
	s.shaped = f.shapeStretch(s.key)
	f.nearby = append(f.nearby, s)
	f.nearRunes += len(s.shaped.runes)
	for f.nearRunes > nearKept && len(f.nearby) > 1 {
		far := f.nearby[0]
		f.nearby = f.nearby[1:]
		f.nearRunes -= len(far.shaped.runes)
		far.shaped = nil
	}
	return s.shaped
}

// formerly is the stretches of a text before it was changed, in their order.
type formerly struct {
	stretches []placed
	next      int
	misses    int
	at        map[stretchKey]int // made when the order does not help
}

// An edit changes fewer stretches, but for a long paste or cut.
const lookAhead = 8

func (b *formerly) find(key stretchKey) *stretch {
	for i := b.next; i < min(b.next+lookAhead, len(b.stretches)); i++ {
		if s := b.stretches[i].stretch; s.key == key {
			b.next, b.misses = i+1, 0
			return s
		}
	}
	if b.misses++; b.misses < lookAhead || len(b.stretches) <= lookAhead {
		return nil
	}
	if b.at == nil {
		b.at = make(map[stretchKey]int, len(b.stretches))
		for i, s := range b.stretches {
			b.at[s.key] = i
		}
	}
	i, ok := b.at[key]
	if !ok {
		return nil
	}
	b.next, b.misses = i+1, 0
	return b.stretches[i].stretch
}
