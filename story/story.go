// Package story holds the nouns and the rules of a story. It does no I/O.
//
// A story goes one way: Draft -> consent.Permitted -> anonymise.Redacted ->
// envelope.Envelope. Each of these types has unexported fields and is made by
// its own package only, so a stage cannot be left out by mistake.
package story

import (
	"crypto/rand"
	"encoding/hex"
	"slices"
)

// ID is 128 random bits as 32 lower-case hexadecimal letters. It says nothing
// about a person, an event or a time.
type ID string

// NewID returns a fresh random ID.
func NewID() ID {
	var b [16]byte
	rand.Read(b[:])
	return ID(hex.EncodeToString(b[:]))
}

// Valid reports whether the ID has the shape that NewID gives.
func (id ID) Valid() bool {
	if len(id) != 32 {
		return false
	}
	for _, c := range id {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// Role is who the person is to cancer.
type Role string

// The roles, in the order in which they are offered.
const (
	Patient   Role = "patient"
	Carer     Role = "carer"
	Family    Role = "family"
	Bereaved  Role = "bereaved"
	Staff     Role = "staff"
	Community Role = "community"
)

// Roles lists every role in the order in which they are offered.
func Roles() []Role { return []Role{Patient, Carer, Family, Bereaved, Staff, Community} }

// Stage is a part of the cancer pathway.
type Stage string

// The stages of the pathway, in order.
const (
	Prevention     Stage = "prevention"
	Screening      Stage = "screening"
	Diagnosis      Stage = "diagnosis"
	Treatment      Stage = "treatment"
	AfterTreatment Stage = "after_treatment"
	EndOfLife      Stage = "end_of_life"
)

// Stages lists every stage in order.
func Stages() []Stage {
	return []Stage{Prevention, Screening, Diagnosis, Treatment, AfterTreatment, EndOfLife}
}

// Field names one box of the person's own words.
type Field string

// The boxes. WhatHappened is the one large box; the others are opened from the
// prompts beside it. TranslationField is not a box of the person's own.
const (
	WhatHappened     Field = "what_happened"
	WorkedWell       Field = "worked_well"
	NeedsBetter      Field = "needs_better"
	GoodService      Field = "good_service"
	TranslationField Field = "translation"
)

// Fields lists the boxes of the person's own words in order.
func Fields() []Field { return []Field{WhatHappened, WorkedWell, NeedsBetter, GoodService} }

// AgeGate is the answer to "16 or over?".
type AgeGate string

// The answers to the age question. Sixteen is 16 or 17: own consent, no
// contact_named, the child-safeguarding route.
const (
	Under16 AgeGate = "under_16"
	Sixteen AgeGate = "16_17"
	Adult   AgeGate = "18_plus"
)

// Translation is a text in another language kept beside the original.
type Translation struct {
	Lang   string `json:"lang"`
	Text   string `json:"text"`
	MadeBy string `json:"made_by"` // connector, interpreter, relative, translator or machine: a role, never a name
}

// TranslationMakers lists the values of Translation.MadeBy.
func TranslationMakers() []string {
	return []string{"connector", "interpreter", "relative", "translator", "machine"}
}

// Content is what a person told: their words and the few choices beside them.
type Content struct {
	Lang         string       `json:"lang"`             // written language, BCP 47
	Spoken       string       `json:"spoken,omitempty"` // spoken variety, BCP 47 or empty for the same
	Role         Role         `json:"role"`
	Stages       []Stage      `json:"stages"`
	WhatHappened string       `json:"what_happened"`
	WorkedWell   string       `json:"worked_well"`
	NeedsBetter  string       `json:"needs_better"`
	GoodService  string       `json:"good_service"`
	Rating       *int         `json:"rating"` // 0 very poor to 10 very good, nil when skipped
	Translation  *Translation `json:"translation,omitempty"`
	Age          AgeGate      `json:"age_gate"`
}

// Text returns the words in one box, empty for an unknown field.
func (c *Content) Text(f Field) string {
	if p := c.slot(f); p != nil {
		return *p
	}
	return ""
}

// SetText puts words into one box; an unknown field is ignored, and so is
// TranslationField while there is no translation.
func (c *Content) SetText(f Field, s string) {
	if p := c.slot(f); p != nil {
		*p = s
	}
}

func (c *Content) slot(f Field) *string {
	switch f {
	case WhatHappened:
		return &c.WhatHappened
	case WorkedWell:
		return &c.WorkedWell
	case NeedsBetter:
		return &c.NeedsBetter
	case GoodService:
		return &c.GoodService
	case TranslationField:
		if c.Translation != nil {
			return &c.Translation.Text
		}
	}
	return nil
}

// Clone returns a copy that shares nothing with c.
func (c Content) Clone() Content {
	c.Stages = slices.Clone(c.Stages)
	if c.Rating != nil {
		r := *c.Rating
		c.Rating = &r
	}
	if c.Translation != nil {
		t := *c.Translation
		c.Translation = &t
	}
	return c
}
