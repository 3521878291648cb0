package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/di"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Glyph is a shape to paint. Measures are parts of the letters' size.
type Glyph struct {
	ID      uint32
	Cluster int32 // the first rune of its cluster, counted in what is shaped together
	Advance float32
	X, Y    float32 // offset of the glyph from the pen, up is positive
	unsafe  bool    // a line that breaks before the cluster must be shaped again
}

// The shaper rounds sizes to whole units, so text is shaped in one large size.
const shapeSize = 1000

// shifted counts clusters from a later rune on.
func shifted(glyphs []Glyph, by int) []Glyph {
	for i := range glyphs {
		glyphs[i].Cluster += int32(by)
	}
	return glyphs
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
	if r.script == language.Bengali {
		f.afterJoiners(in, shaped.Glyphs)
	}
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

// afterJoiners mends what go-text 0.3.4 does to a Bengali vowel sign after a
// joiner: it takes the form of a word's first, as if the joiner ended the word.
func (f *Fonts) afterJoiners(in shaping.Input, glyphs []shaping.Glyph) {
	joiner := func(i int) bool { return i >= in.RunStart && (in.Text[i] == 0x200C || in.Text[i] == 0x200D) }
	var plain []shaping.Glyph
	for i, g := range glyphs {
		if !joiner(g.ClusterIndex - 1) {
			continue
		}
		if plain == nil {
			in.FontFeatures = []shaping.FontFeature{{Tag: ot.MustNewTag("init")}}
			plain = f.shaper.Shape(in).Glyphs
		}
		if len(plain) == len(glyphs) && plain[i].ClusterIndex == g.ClusterIndex {
			glyphs[i] = plain[i]
		}
	}
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
