// Package text shows and edits people's words in every script: Label, Marked
// and Editor. Order of directions is by the package bidi, shaping and lines by
// the package typeset; what is stored stays in logical order, byte for byte
// what was typed.
package text

import (
	"hearme/app/text/typeset"
	"hearme/internal/look"
)

// Locale says how the texts of a shown screen are set. One is made for each
// screen and shared by pointer; Refresh the widgets after a change.
type Locale struct {
	Tag    string    // BCP 47
	Script string    // ISO 15924: Latn, Arab (Naskh), Aran (Nastaliq), Beng, Guru, Gujr, Deva
	RTL    bool      // the screen runs right to left
	Scale  float32   // text size, 1 to 2
	Menu   MenuWords // of the menu that a right click, a long touch or the menu key opens
}

// Align is where lines begin. Start follows the direction of each paragraph.
type Align int

const (
	Start Align = iota
	Center
	End
)

// script is the writing system that sizes and fonts are chosen by.
func (l *Locale) script() string {
	if l.Script == "" {
		return "Latn"
	}
	return l.Script
}

func (l *Locale) scale() float32 { return min(max(l.Scale, 1), 2) }

func (l *Locale) base() typeset.Base {
	if l.RTL {
		return typeset.BaseRTL
	}
	return typeset.BaseLTR
}

// wordsBase is the direction of what a person wrote: found for each paragraph,
// in a screen that runs right to left kept so unless there is no such letter.
func (l *Locale) wordsBase() typeset.Base {
	if l.RTL {
		return typeset.BaseAny
	}
	return typeset.BaseAuto
}

func (l *Locale) style(role look.Role) typeset.Style {
	size, line := look.Size(role, l.script(), l.scale())
	return typeset.Style{Script: l.script(), Lang: l.Tag, Size: size, Line: line, Base: l.base()}
}
