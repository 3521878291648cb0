// Package typeset turns text of any script into lines of glyphs: paragraphs,
// directions, scripts, fonts, shaping, line breaks and carets. It knows nothing
// of widgets.
package typeset

// Base is the direction of a paragraph.
type Base int

const (
	BaseLTR  Base = iota
	BaseRTL       // right to left
	BaseAuto      // by the first strong letter, left to right when there is none
	BaseAny       // right to left when the paragraph holds any right-to-left letter or none strong at all
)
