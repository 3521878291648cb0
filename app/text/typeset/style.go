// Package typeset turns text of any script into lines of glyphs: paragraphs,
// directions, scripts, fonts, shaping, line breaks and carets, and paints them.
// It knows nothing of widgets. Measures are in dp unless a name says pixels.
package typeset

// Base is the direction of a paragraph.
type Base int

const (
	BaseLTR  Base = iota
	BaseRTL       // right to left
	BaseAuto      // by the first strong letter, left to right when there is none
	BaseAny       // right to left when any letter is, or when none is strong: for words typed by readers of such a language
)

// Align is where lines begin. AlignStart follows the paragraph's direction.
type Align int

const (
	AlignStart Align = iota
	AlignCenter
	AlignEnd
)

// Style is how a whole text is set.
type Style struct {
	Script string  // ISO 15924 of the reader's language: picks Nastaliq (Aran) or Naskh for Arabic letters
	Lang   string  // BCP 47
	Size   float32 // of the letters
	Line   float32 // from baseline to baseline
	Above  float32 // room over each line, for labels
	Below  float32 // room under each line
	Bold   bool
	Serif  bool
	Base   Base
	Align  Align
	NoWrap bool // one line for each paragraph
}

// shapeKey is the part of the style that decides how text is shaped.
type shapeKey struct {
	script, lang string
	bold, serif  bool
}

func (s Style) shapeKey() shapeKey {
	return shapeKey{s.Script, s.Lang, s.Bold, s.Serif}
}

func (s Style) pitch() float32 { return s.Above + s.Line + s.Below }
