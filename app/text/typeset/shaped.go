package typeset

import (
	"sort"
	"unicode"

	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"

	"hearme/app/text/bidi"
)

// shaped is a stretch and the words beside it as glyphs.
type shaped struct {
	runes   []rune
	offs    []int32      // byte of each rune in the window, and of its end
	lo, hi  int          // the stretch's own runes
	levels  []bidi.Level // nil when all are 0
	bidi    *bidi.Paragraph
	numbers []span  // what isolates found
	ext     []int32 // place of each rune in the text with isolates, nil when there are none
	runs    []run
	adv     []float32 // by rune: the advance of the cluster that begins there
	flags   []flag    // before each rune, and at the end
	lang    string
}

// run is a stretch of one level, script and face.
type run struct {
	start, end int
	level      bidi.Level
	script     language.Script
	face       *Face
	glyphs     []Glyph
}

func (r *run) rtl() bool { return r.level&1 == 1 }

type flag uint8

const (
	lineBreak flag = 1 << iota
	grapheme       // a caret may stand here
	unsafeCut      // a line that is cut here must be shaped again
	noCluster      // inside a cluster
	inNumber       // a line break that would cut a number or an address
)

func (f *Fonts) shapeStretch(key stretchKey) *shaped {
	p := &shaped{lang: key.style.lang}
	for i, r := range key.text {
		p.runes = append(p.runes, r)
		p.offs = append(p.offs, int32(i))
	}
	p.offs = append(p.offs, int32(len(key.text)))
	p.lo, p.hi = p.rune(key.from), p.rune(key.to)
	p.boundaries()
	p.direct(key.rtl || bidi.HasRTL(key.text), key.rtl)
	p.itemize(f, key.style)
	p.adv = make([]float32, len(p.runes))
	for i := range p.runs {
		r := &p.runs[i]
		r.glyphs = shifted(f.shape(p.runes[r.start:r.end], 0, r.end-r.start, r, p.lang), r.start)
		p.measure(r)
	}
	return p
}

// rune is the place of a byte of the window, in runes.
func (p *shaped) rune(byt int) int {
	return min(sort.Search(len(p.offs), func(i int) bool { return int(p.offs[i]) >= byt }), len(p.runes))
}

// units is where lines may break in the stretch, and how wide its parts are.
func (p *shaped) units() []unit {
	var out []unit
	for i := p.lo; i < p.hi; i++ {
		before := flag(0)
		if p.flags[i]&noCluster == 0 {
			before = p.flags[i] & (lineBreak | inNumber)
		}
		if i == p.lo || before != 0 {
			out = append(out, unit{before: before})
		}
		u := &out[len(out)-1]
		p.addTo(u, i)
	}
	return out
}

// addTo makes a unit longer by a rune.
func (p *shaped) addTo(u *unit, i int) {
	u.size += p.offs[i+1] - p.offs[i]
	if u.spaces += p.adv[i]; !space(p.runes[i]) {
		u.ink, u.spaces = u.ink+u.spaces, 0
	}
}

// boundaries finds graphemes, line breaks, and the numbers and addresses that
// a line keeps whole.
func (p *shaped) boundaries() {
	p.flags = make([]flag, len(p.runes)+1)
	p.flags[0], p.flags[len(p.runes)] = grapheme, grapheme
	var s segmenter.Segmenter
	s.Init(p.runes)
	for it := s.GraphemeIterator(); it.Next(); {
		p.flags[it.Grapheme().Offset] |= grapheme
	}
	for it := s.LineIterator(); it.Next(); {
		l := it.Line()
		if at := l.Offset + len(l.Text); p.flags[at]&grapheme != 0 {
			p.flags[at] |= lineBreak
		}
	}
	p.flags[len(p.runes)] &^= lineBreak
	p.numbers = isolates(p.runes)
	for _, s := range p.numbers {
		for i := s.start + 1; i < s.end; i++ {
			if p.flags[i]&lineBreak != 0 {
				p.flags[i] ^= lineBreak | inNumber
			}
		}
	}
}

// direct finds the levels; mixed tells that any of it runs right to left.
func (p *shaped) direct(mixed, rtl bool) {
	text := p.runes
	if !mixed {
		p.bidi = bidi.Resolve(text, bidi.LTR)
		if levels := p.bidi.Line(0, len(text)); needed(levels) {
			p.levels = p.filled(levels, 0)
		}
		return
	}
	base := bidi.LTR
	if rtl {
		base = bidi.RTL
	}
	marked := text
	if len(p.numbers) > 0 {
		marked, p.ext = wrapIsolates(text, phrases(text, p.numbers))
	}
	p.bidi = bidi.Resolve(marked, base)
	p.levels = p.lineLevels(0, len(text))
}

func needed(levels []bidi.Level) bool {
	for _, l := range levels {
		if l > 0 {
			return true
		}
	}
	return false
}

func wrapIsolates(text []rune, spans []span) (marked []rune, ext []int32) {
	marked = make([]rune, 0, len(text)+2*len(spans))
	ext = make([]int32, 0, len(text)+1)
	s := 0
	for i, r := range text {
		if s < len(spans) && spans[s].start == i {
			marked = append(marked, 0x2066)
		}
		ext = append(ext, int32(len(marked)))
		marked = append(marked, r)
		if s < len(spans) && spans[s].end == i+1 {
			marked = append(marked, 0x2069)
			s++
		}
	}
	return marked, append(ext, int32(len(marked)))
}

// lineLevels is the levels of a line, removed characters filled in.
func (p *shaped) lineLevels(start, end int) []bidi.Level {
	if p.ext == nil {
		return p.filled(p.bidi.Line(start, end), start)
	}
	if start == end {
		return nil
	}
	from, to := int(p.ext[start]), int(p.ext[end-1])+1
	wide := p.bidi.Line(from, to)
	out := make([]bidi.Level, end-start)
	for i := range out {
		out[i] = wide[int(p.ext[start+i])-from]
	}
	return p.filled(out, start)
}

// filled gives what is removed, and the rest of a grapheme, the level before it.
func (p *shaped) filled(levels []bidi.Level, start int) []bidi.Level {
	for i, l := range levels {
		if i > 0 && (l == bidi.Removed || p.flags[start+i]&grapheme == 0) {
			levels[i] = levels[i-1]
		} else if l == bidi.Removed {
			levels[i] = p.bidi.Base
		}
	}
	return levels
}

func (p *shaped) levelAt(i int) bidi.Level {
	if p.levels == nil {
		return 0
	}
	return p.levels[i]
}

// itemize cuts the window into runs of one level, script and face, never inside
// a grapheme.
func (p *shaped) itemize(f *Fonts, key shapeKey) {
	text := p.runes
	scripts := p.scripts(text, key)
	var last run
	var lastName string
	for i, r := range text {
		level := p.levelAt(i)
		if scripts[i] != last.script || lastName == "" {
			lastName = scriptName(scripts[i])
		}
		face := last.face
		if i == 0 || p.flags[i]&grapheme != 0 && (!follows(r) || level != last.level) {
			face = f.choose(plain(r), lastName, key)
		}
		if i > 0 && level == last.level && scripts[i] == last.script && face == last.face {
			p.runs[len(p.runs)-1].end = i + 1
			continue
		}
		last = run{start: i, end: i + 1, level: level, script: scripts[i], face: face}
		p.runs = append(p.runs, last)
	}
}

// plain is what is shown instead of a control character, see visible.
func plain(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}

// follows tells marks and joiners, which stay in the face of what they stand on.
func follows(r rune) bool {
	return r > 0x7F && (unicode.Is(unicode.M, r) || unicode.Is(unicode.Cf, r))
}

// scripts gives every character the script of its neighbours where it has none
// of its own: of the letter before in the same level run, else after, else of
// the text before, else of the reader's language.
func (p *shaped) scripts(text []rune, key shapeKey) []language.Script {
	out := make([]language.Script, len(text))
	outer := scriptOf(key.script)
	var stack []bracket
	for i := 0; i < len(text); {
		j := i
		current := language.Common
		stack = stack[:0]
		for ; j < len(text) && p.levelAt(j) == p.levelAt(i); j++ {
			own := language.LookupScript(text[j])
			if own.Strong() && (j == i || p.flags[j]&grapheme != 0) {
				current = own
			} else if closing := bidi.Opener(text[j]); closing < 0 {
				stack = append(stack, bracket{-closing, current})
			} else if closing > 0 {
				for k := len(stack) - 1; k >= 0; k-- {
					if stack[k].closes == text[j] && stack[k].script != language.Common {
						current = stack[k].script
						stack = stack[:k]
						break
					}
				}
			}
			out[j] = current
		}
		first := outer
		for k := i; k < j; k++ {
			if out[k] != language.Common {
				first = out[k]
				break
			}
		}
		for k := i; k < j && out[k] == language.Common; k++ {
			out[k] = first
		}
		outer = out[j-1]
		i = j
	}
	if p.levels != nil { // some of it runs right to left
		for _, s := range p.numbers {
			p.latinDigits(text, out, s)
		}
	}
	return out
}

// latinDigits sets a number of European digits in the Latin face, where the
// gaps between its groups can be told.
func (p *shaped) latinDigits(text []rune, scripts []language.Script, s span) {
	for _, r := range text[s.start:s.end] {
		if r > 0x7F {
			return
		}
	}
	for i := s.start; i < s.end; i++ {
		scripts[i] = language.Latin
	}
}

type bracket struct {
	closes rune
	script language.Script
}

// measure fills in advances and where clusters begin.
func (p *shaped) measure(r *run) {
	for i := r.start; i < r.end; i++ {
		p.flags[i] |= noCluster
	}
	for _, g := range r.glyphs {
		p.adv[g.Cluster] += g.Advance
		p.flags[g.Cluster] &^= noCluster
		if g.unsafe {
			p.flags[g.Cluster] |= unsafeCut
		}
	}
}
