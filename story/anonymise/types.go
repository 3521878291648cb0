// Package anonymise finds what identifies people in a story and takes it out.
package anonymise

import "hearme/story"

// Type is what a span of text says about someone.
type Type string

// The types of spans. The words are stable: exports and scripts use them.
const (
	Person         Type = "PERSON"
	Staff          Type = "STAFF"
	Phone          Type = "PHONE"
	Email          Type = "EMAIL"
	NHSNumber      Type = "NHS_NUMBER"
	HospitalNumber Type = "HOSPITAL_NUMBER"
	Postcode       Type = "POSTCODE"
	Address        Type = "ADDRESS"
	Date           Type = "DATE"
	Age            Type = "AGE"
	Place          Type = "PLACE"
	Facility       Type = "FACILITY"
	Employer       Type = "EMPLOYER"
	Job            Type = "JOB"
	Relative       Type = "RELATIVE"
	URL            Type = "URL"
	Handle         Type = "HANDLE"
	NINumber       Type = "NI_NUMBER"
	Vehicle        Type = "VEHICLE"
	Bank           Type = "BANK"
	OtherID        Type = "OTHER_ID"
	Illness        Type = "ILLNESS" // one that few people have
)

// Types lists every type.
func Types() []Type {
	return []Type{Person, Staff, Phone, Email, NHSNumber, HospitalNumber, Postcode, Address, Date, Age, Place,
		Facility, Employer, Job, Relative, URL, Handle, NINumber, Vehicle, Bank, OtherID, Illness}
}

// Finding is a span that may identify someone: byte offsets into the text, end
// exclusive, always on letter (grapheme) edges.
type Finding struct {
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Type       Type    `json:"type"`
	Reason     string  `json:"reason"`     // catalogue key under "reason.": why it was marked, in words a person can read
	Confidence float64 `json:"confidence"` // 0 to 1
}

// sure is the confidence from which a proposal is not put as a question.
const sure = 0.7

// Unsure reports whether the engine asks rather than says: a word that may be
// a name, for instance.
func (f Finding) Unsure() bool { return f.Confidence < sure }

// Engine proposes what to take out.
type Engine interface {
	// Propose returns findings that do not overlap, in order. lang is the
	// text's language (BCP 47). It takes time linear in the text's length,
	// never panics, and returns nothing for text that is not valid UTF-8.
	Propose(text, lang string) []Finding
}

// Verdict is what was decided about a span.
type Verdict string

// The verdicts. An undecided span cannot be sealed.
const (
	Undecided Verdict = ""
	Out       Verdict = "out"
	Keep      Verdict = "keep"
)

// Decision is a finding in one box with what was decided about it.
type Decision struct {
	Field       story.Field `json:"field"`
	Finding     Finding     `json:"finding"`
	Verdict     Verdict     `json:"verdict"`
	Placeholder string      `json:"placeholder,omitempty"` // what stands there instead; empty: the engine's own
	By          string      `json:"by"`                    // program, connector or lead
}
