package kit

import (
	"strings"

	"hearme/app/text"
	"hearme/internal/look"
)

// figures is how a number is set: in the Latin measure, where its digits are
// European ones, for Nastaliq's lines are made for Nastaliq's letters.
func figures(loc *text.Locale, number string) *text.Locale {
	if loc.Script != "Aran" || strings.Trim(number, "0123456789") != "" {
		return loc
	}
	latin := *loc
	latin.Script = "Latn"
	return &latin
}

// Title is the one question or name of a page.
func Title(loc *text.Locale, s string) *text.Label {
	l := text.NewLabel(loc, look.Title, s)
	l.Bold = true
	return l
}

// Heading is the name of a part of a page, in the size of the text.
func Heading(loc *text.Locale, s string) *text.Label {
	l := text.NewLabel(loc, look.Body, s)
	l.Bold = true
	return l
}

// Lead is what a participant reads.
func Lead(loc *text.Locale, s string) *text.Label { return text.NewLabel(loc, look.Lead, s) }

// Body is what a connector reads.
func Body(loc *text.Locale, s string) *text.Label { return text.NewLabel(loc, look.Body, s) }

// Second is Body in the second ink.
func Second(loc *text.Locale, s string) *text.Label {
	l := Body(loc, s)
	l.Color = look.Ink2
	return l
}

// Small is the least text on the tablet, in the second ink.
func Small(loc *text.Locale, s string) *text.Label {
	l := text.NewLabel(loc, look.Small, s)
	l.Color = look.Ink2
	return l
}

// Voice is a person's own words, in the book face.
func Voice(loc *text.Locale, s string) *text.Label {
	l := text.NewLabel(loc, look.Voice, s)
	l.Voice = true
	return l
}
