package kit

import (
	"strings"
	"unicode"

	"hearme/app/text"
	"hearme/internal/look"
)

// latin is how a number or a name is set that has no letter of the screen's
// script: in the Latin measure, for Nastaliq's lines are made for its letters.
func latin(loc *text.Locale, s string) *text.Locale {
	if loc.Script != "Aran" || s == "" || strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
		return loc
	}
	l := *loc
	l.Script = "Latn"
	return &l
}

// Heading is the name of a part of a page, in the size of the text.
func Heading(loc *text.Locale, s string) *text.Label {
	l := text.NewLabel(latin(loc, s), look.Body, s)
	l.Bold = true
	return l
}

// Lead is what a participant reads.
func Lead(loc *text.Locale, s string) *text.Label { return text.NewLabel(loc, look.Lead, s) }

// Body is what a connector reads.
func Body(loc *text.Locale, s string) *text.Label { return text.NewLabel(latin(loc, s), look.Body, s) }

// Second is Body in the second ink.
func Second(loc *text.Locale, s string) *text.Label {
	l := Body(loc, s)
	l.Color = look.Ink2
	return l
}

// Small is the least text on the tablet, in the second ink.
func Small(loc *text.Locale, s string) *text.Label {
	l := text.NewLabel(latin(loc, s), look.Small, s)
	l.Color = look.Ink2
	return l
}

// Voice is a person's own words, in the book face.
func Voice(loc *text.Locale, s string) *text.Label {
	l := text.NewLabel(loc, look.Voice, s)
	l.Voice = true
	return l
}
