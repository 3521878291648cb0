// Package consent decides what a person's answers permit. Consent is a living
// record: each answer is added, the latest counts, any can be taken back.
package consent

import (
	"slices"
	"time"

	"hearme/story"
)

// Flag is one thing that a person is asked to agree to.
type Flag string

// The flags. SharePartners is answered once for each partner organisation.
const (
	TakePart      Flag = "take_part"
	Quote         Flag = "quote"
	SharePartners Flag = "share_partners"
	Contact       Flag = "contact"
	ContactNamed  Flag = "contact_named"
)

// Flags lists every flag in the order in which they are asked.
func Flags() []Flag { return []Flag{TakePart, Quote, SharePartners, Contact, ContactNamed} }

// How is the way in which an answer was given.
type How string

// The ways to answer. Witnessed: said aloud, before someone who is neither the
// connector, nor the interpreter, nor a relative. Paper: typed up later from a
// paper form that the person filled in.
const (
	Touched   How = "touched"
	Witnessed How = "witnessed"
	Paper     How = "paper"
)

// Form is the form of the words that were read. Both forms are under one
// Wording.
type Form string

// The forms. OrdinaryWords is empty: stories from before easy read have none.
const (
	OrdinaryWords Form = ""
	EasyRead      Form = "easy" // one short sentence an idea, each with a picture
)

// Wording names the exact words that were shown.
type Wording struct {
	Version string `json:"version"`
	Hash    string `json:"hash"` // SHA-256 of the wording in the written language, hexadecimal
}

// Answer is one yes or no, with everything needed to show later what was asked.
type Answer struct {
	Flag          Flag      `json:"flag"`
	Partner       string    `json:"partner,omitempty"` // with share_partners: the partner's id
	Yes           bool      `json:"yes"`
	Wording       Wording   `json:"wording"`
	Written       string    `json:"written"`
	Spoken        string    `json:"spoken,omitempty"`
	At            time.Time `json:"at"`
	How           How       `json:"how"`
	Form          Form      `json:"form,omitempty"`
	ReadBy        string    `json:"read_by,omitempty"`        // self, connector, interpreter, recording: a role, never a name
	Heard         string    `json:"heard,omitempty"`          // variety of the recorded voice that read the question to its end before the answer
	InterpretedBy string    `json:"interpreted_by,omitempty"` // professional_interpreter or empty
}

// Record is every answer that a person gave, oldest first.
type Record struct {
	Answers []Answer `json:"answers"`
}

// Give adds an answer; an earlier one of the same flag and partner no longer
// counts but stays on record. Codes: bad_flag, bad_consent.
func (r *Record) Give(a Answer) error {
	if !slices.Contains(Flags(), a.Flag) {
		return &story.Problem{Code: "bad_flag", Field: "consent"}
	}
	if (a.Flag == SharePartners) != (a.Partner != "") || a.Wording.Hash == "" || a.Written == "" || a.At.IsZero() || a.How == "" {
		return &story.Problem{Code: "bad_consent", Field: "consent." + string(a.Flag)}
	}
	r.Answers = append(r.Answers, a)
	return nil
}

// Latest returns the answer that counts for a flag (and a partner, with
// SharePartners), and whether it was asked at all.
func (r Record) Latest(f Flag, partner string) (Answer, bool) {
	for _, a := range slices.Backward(r.Answers) {
		if a.Flag == f && a.Partner == partner {
			return a, true
		}
	}
	return Answer{}, false
}

// Says reports whether the person agreed. What was not asked is a no.
func (r Record) Says(f Flag, partner string) bool {
	a, ok := r.Latest(f, partner)
	return ok && a.Yes
}

// Partners returns the latest answer for each partner that was asked about.
func (r Record) Partners() map[string]bool {
	m := map[string]bool{}
	for _, a := range r.Answers {
		if a.Flag == SharePartners {
			m[a.Partner] = a.Yes
		}
	}
	return m
}

// Clone returns a copy that shares nothing with r.
func (r Record) Clone() Record { return Record{Answers: slices.Clone(r.Answers)} }

// Permitted is a draft that its teller agreed may be kept. Only Permit makes
// one; the zero value is refused by every later stage.
type Permitted struct {
	draft  story.Draft
	record Record
}

// Permit decides whether a draft may be kept. current is the wording in force
// for the draft's written language: a take_part given to other words must be
// asked again, and any other answer given to other words counts as not asked.
// Codes: no_draft, no_take_part, wording_changed, contact_named_under_18.
func Permit(d story.Draft, r Record, current Wording) (Permitted, error) {
	if d.IsZero() {
		return Permitted{}, &story.Problem{Code: "no_draft"}
	}
	a, ok := r.Latest(TakePart, "")
	if !ok || !a.Yes {
		return Permitted{}, &story.Problem{Code: "no_take_part", Field: "consent.take_part"}
	}
	if a.Wording != current || current.Hash == "" {
		return Permitted{}, &story.Problem{Code: "wording_changed", Field: "consent"}
	}
	r = r.to(current)
	if r.Says(ContactNamed, "") && d.Content().Age != story.Adult {
		return Permitted{}, &story.Problem{Code: "contact_named_under_18", Field: "consent.contact_named"}
	}
	return Permitted{draft: d, record: r}, nil
}

// to leaves out the questions whose last answer was given to other words.
func (r Record) to(current Wording) Record {
	var kept Record
	for _, a := range r.Answers {
		if last, _ := r.Latest(a.Flag, a.Partner); last.Wording == current {
			kept.Answers = append(kept.Answers, a)
		}
	}
	return kept
}

// IsZero reports whether Permit did not make p.
func (p Permitted) IsZero() bool { return p.draft.IsZero() }

// Draft returns the story.
func (p Permitted) Draft() story.Draft { return p.draft }

// Record returns a copy of the person's answers.
func (p Permitted) Record() Record { return p.record.Clone() }

// String keeps what a person said out of logs and error texts.
func (p Permitted) String() string { return "consent.Permitted(" + string(p.draft.ID()) + ")" }

// GoString keeps it out of %#v too.
func (p Permitted) GoString() string { return p.String() }
