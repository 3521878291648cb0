package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Glyph is a shape to paint. Measures are parts of the letters' size.
type Glyph struct {
	ID      uint32
	Cluster int32 // the first rune of its cluster, counted in the paragraph
	Advance float32
	X, Y    float32 // offset of the glyph from the pen, up is positive
	unsafe  bool    // a line that breaks before the cluster must be shaped again
}

// The shaper rounds sizes to whole units, so text is shaped in one large size.
const shapeSize = 1000

// A run longer than this is shaped in pieces that are kept by their text, so
// that an edit in a long paragraph shapes a few words again and not thousands.
const wholeRun = 192

type memoKey struct {
	face   *Face
	text   string
	script language.Script
	lang   string
	rtl    bool
}

// memo keeps shaped pieces: what was used since the last turn, and what before.
type memo struct{ young, old map[memoKey][]Glyph }

const memoSize = 8192

func (m *memo) get(k memoKey) ([]Glyph, bool) {
	if g, ok := m.young[k]; ok {
		return g, true
	}
	g, ok := m.old[k]
	if ok {
		m.put(k, g)
	}
	return g, ok
}

func (m *memo) put(k memoKey, g []Glyph) {
	if m.young == nil || len(m.young) >= memoSize {
		m.old, m.young = m.young, map[memoKey][]Glyph{}
	}
	m.young[k] = g
}

// shapeRun gives the glyphs of a run, left to right.
func (f *Fonts) shapeRun(text []rune, r *run, lang string) []Glyph {
	if r.end-r.start <= wholeRun {
		return shifted(nil, f.shapeKept(text[r.start:r.end], r, lang), r.start)
	}
	cuts := pieces(text, r.start, r.end)
	out := make([]Glyph, 0, r.end-r.start)
	for k := range len(cuts) - 1 {
		if r.rtl() {
			k = len(cuts) - 2 - k
		}
		a, b := cuts[k], cuts[k+1]
		before, after := wordBefore(text, r.start, a), wordAfter(text, b, r.end)
		for _, g := range f.shapeKept(text[before:after], r, lang) {
			g.Cluster += int32(before)
			if int(g.Cluster) >= a && int(g.Cluster) < b {
				out = append(out, g)
			}
		}
	}
	return out
}

func shifted(out, glyphs []Glyph, by int) []Glyph {
	for _, g := range glyphs {
		g.Cluster += int32(by)
		out = append(out, g)
	}
	return out
}

// pieces cuts a run after spaces, where it depends on the word before only, so
// that the same words are cut alike wherever they move to.
func pieces(text []rune, start, end int) []int {
	cuts := []int{start}
	hash := uint32(2166136261)
	for i := start; i+1 < end; i++ {
		if text[i] != ' ' {
			hash = (hash ^ uint32(text[i])) * 16777619
			continue
		}
		long := i-cuts[len(cuts)-1] > 96
		if i > start && text[i-1] != ' ' && text[i+1] != ' ' && (hash>>7%4 == 0 || long) {
			cuts = append(cuts, i+1)
		}
		hash = 2166136261
	}
	return append(cuts, end)
}

func wordBefore(text []rune, start, at int) int {
	for i := at - 2; i > start; i-- {
		if text[i] == ' ' && text[i+1] != ' ' {
			return i + 1
		}
	}
	return start
}

func wordAfter(text []rune, at, end int) int {
	for i := at + 1; i < end; i++ {
		if text[i] == ' ' && text[i-1] != ' ' {
			return i + 1
		}
	}
	return end
}

// shapeKept shapes a text once and remembers it; clusters count from its start.
func (f *Fonts) shapeKept(text []rune, r *run, lang string) []Glyph {
	k := memoKey{r.face, string(text), r.script, lang, r.rtl()}
	if g, ok := f.memo.get(k); ok {
		return g
	}
	g := f.shape(text, 0, len(text), r, lang)
	f.memo.put(k, g)
	return g
}

// shape shapes text[start:end]; the rest is context for joining letters.
func (f *Fonts) shape(text []rune, start, end int, r *run, lang string) []Glyph {
	if r.face == nil { // no font at all could be loaded
		return nil
	}
	in := shaping.Input{
		Text: visible(text), RunStart: start, RunEnd: end, Face: r.face.face, Size: fixed.I(shapeSize),
		Script: r.script, Language: language.NewLanguage(lang), Direction: di.DirectionLTR,
	}
	if r.rtl() {
		in.Direction = di.DirectionRTL
	}
	shaped := f.shaper.Shape(in)
	out := make([]Glyph, len(shaped.Glyphs))
	for i, g := range shaped.Glyphs {
		out[i] = Glyph{
			ID: uint32(g.GlyphID), Cluster: int32(g.ClusterIndex), Advance: em(g.Advance), X: em(g.XOffset), Y: em(g.YOffset),
			unsafe: g.Mask&uint32(harfbuzz.GlyphUnsafeToBreak) != 0,
		}
		if text[g.ClusterIndex] == '\t' {
			out[i].Advance *= 4
		}
	}
	return out
}

func em(v fixed.Int26_6) float32 { return float32(v) / (64 * shapeSize) }

// visible replaces control characters, which fonts draw as empty boxes.
func visible(text []rune) []rune {
	for i, r := range text {
		if !unicode.IsControl(r) {
			continue
		}
		out := append([]rune(nil), text...)
		for j := i; j < len(out); j++ {
			switch {
			case out[j] == '\t':
				out[j] = ' '
			case unicode.IsControl(out[j]):
				out[j] = 0x200B
			}
		}
		return out
	}
	return text
}
