package story

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxText is the most bytes that one box may hold (about 160,000 Latin
// letters; a 200,000-letter paste is refused with a reason, never cut).
const MaxText = 160_000

// Problem is why something is refused: a stable code, which is also the end of
// the catalogue key "problem.<code>", and the field it is about.
type Problem struct {
	Code  string
	Field string
}

// Error gives the code and the field; never what a person typed.
func (p *Problem) Error() string {
	if p.Field == "" {
		return p.Code
	}
	return p.Code + ": " + p.Field
}

// Draft is a story that has been checked and may be asked consent for.
// Only NewDraft makes one; the zero value is refused by every later stage.
type Draft struct {
	id      ID
	content Content
}

// NewDraft checks what a person told and returns it as a Draft.
// The codes of its *Problem are: bad_id, under_16, age_missing, bad_utf8,
// too_long, empty_story, bad_role, bad_stage, bad_rating, bad_lang,
// bad_translation.
func NewDraft(id ID, c Content) (Draft, error) {
	if !id.Valid() {
		return Draft{}, &Problem{Code: "bad_id"}
	}
	if err := c.check(); err != nil {
		return Draft{}, err
	}
	return Draft{id: id, content: c.Clone()}, nil
}

// ID returns the story's id, empty for the zero Draft.
func (d Draft) ID() ID { return d.id }

// Content returns a copy of what was told.
func (d Draft) Content() Content { return d.content.Clone() }

// IsZero reports whether NewDraft did not make d.
func (d Draft) IsZero() bool { return d.id == "" }

func (c *Content) check() error {
	switch c.Age {
	case Sixteen, Adult:
	case Under16:
		return &Problem{"under_16", "over_16"}
	default:
		return &Problem{"age_missing", "over_16"}
	}
	if c.Lang == "" || len(c.Lang) > 35 || strings.ContainsFunc(c.Lang+c.Spoken, notTag) {
		return &Problem{"bad_lang", "lang"}
	}
	if c.Role != "" && !slices.Contains(Roles(), c.Role) {
		return &Problem{"bad_role", "role"}
	}
	for i, s := range c.Stages {
		if !slices.Contains(Stages(), s) || slices.Contains(c.Stages[:i], s) {
			return &Problem{"bad_stage", "stages"}
		}
	}
	if c.Rating != nil && (*c.Rating < 0 || *c.Rating > 10) {
		return &Problem{"bad_rating", "rating"}
	}
	words := false
	for _, f := range Fields() {
		if err := CheckText(f, c.Text(f)); err != nil {
			return err
		}
		words = words || strings.TrimSpace(c.Text(f)) != ""
	}
	if !words {
		return &Problem{"empty_story", string(WhatHappened)}
	}
	if t := c.Translation; t != nil {
		if t.Lang == "" || strings.ContainsFunc(t.Lang, notTag) || !slices.Contains(TranslationMakers(), t.MadeBy) {
			return &Problem{"bad_translation", "translation"}
		}
		return CheckText(TranslationField, t.Text)
	}
	return nil
}

// CheckText refuses words that are not valid UTF-8 (bad_utf8) or longer than
// MaxText (too_long).
func CheckText(f Field, s string) error {
	if !utf8.ValidString(s) {
		return &Problem{"bad_utf8", string(f)}
	}
	if len(s) > MaxText {
		return &Problem{"too_long", string(f)}
	}
	return nil
}

func notTag(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-'
}

// String keeps what a person said out of logs and error texts.
func (d Draft) String() string { return fmt.Sprintf("story.Draft(%s)", d.id) }

// GoString keeps what a person said out of %#v too.
func (d Draft) GoString() string { return d.String() }
