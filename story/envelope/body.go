package envelope

import (
	"encoding/json"
	"errors"
	"slices"
	"time"

	"hearme/internal/strictjson"
	"hearme/story"
	"hearme/story/consent"
	"hearme/story/singleout"
)

// Schema is the version of the bodies that this build writes and reads.
const Schema = 1

// Head is what every body repeats inside its seal, because age has no
// associated data: what it is and where it belongs.
type Head struct {
	Schema  int       `json:"schema"`
	Kind    Retention `json:"kind"`
	Project string    `json:"project"`
	ID      story.ID  `json:"id"`
}

// Redaction says where a placeholder stands in the redacted text.
type Redaction struct {
	Field       story.Field `json:"field"`
	Type        string      `json:"type"`  // one of anonymise.Types
	Start       int         `json:"start"` // byte offsets of the placeholder in the redacted text, end exclusive
	End         int         `json:"end"`
	Placeholder string      `json:"placeholder"`
	By          string      `json:"by"` // program, connector or lead
}

// StoryBody is what a story blob holds: always redacted.
type StoryBody struct {
	Head
	Lang         string             `json:"lang"`
	Spoken       string             `json:"spoken,omitempty"`
	Role         story.Role         `json:"role"`
	Stages       []story.Stage      `json:"stages"`
	WhatHappened string             `json:"what_happened"`
	WorkedWell   string             `json:"worked_well"`
	NeedsBetter  string             `json:"needs_better"`
	GoodService  string             `json:"good_service"`
	Rating       *int               `json:"rating"`
	Translation  *story.Translation `json:"translation,omitempty"`
	AgeGate      story.AgeGate      `json:"age_gate"`
	Consent      consent.Record     `json:"consent"`
	Redactions   []Redaction        `json:"redactions"`
	Check        string             `json:"check"`          // could a neighbour tell: no, not_sure, yes or auto
	Auto         bool               `json:"auto,omitempty"` // sealed by the 24-hour rule: a lead looks first
	Who          *singleout.Answers `json:"who,omitempty"`  // what was made wider and who could tell; nil in older stories
	Event        string             `json:"event,omitempty"`
	EventName    string             `json:"event_name,omitempty"`
	Day          string             `json:"day"`
	Company      string             `json:"company,omitempty"`
	AboutID      story.ID           `json:"about_id,omitempty"`   // id of the about blob, which knows no other
	ContactID    story.ID           `json:"contact_id,omitempty"` // id of the contact blob, which knows no other
}

// Content returns the story as story.Content.
func (b *StoryBody) Content() story.Content {
	return story.Content{
		Lang: b.Lang, Spoken: b.Spoken, Role: b.Role, Stages: b.Stages,
		WhatHappened: b.WhatHappened, WorkedWell: b.WorkedWell, NeedsBetter: b.NeedsBetter, GoodService: b.GoodService,
		Rating: b.Rating, Translation: b.Translation, Age: b.AgeGate,
	}
}

// AboutBody is the answers to the questions about the person. Its ID is not
// the story's.
type AboutBody struct {
	Head
	About story.About `json:"about"`
}

// What a contact may be used for.
const (
	ForContact  = "contact"   // the contact consent: to get in touch again
	ForCallBack = "call_back" // a call that was asked for at Stop
)

// ContactBody is how the person asked to be reached, and what for. Its ID is
// not the story's.
type ContactBody struct {
	Head
	Purposes []string      `json:"purposes"` // ForContact, ForCallBack or both
	Contact  story.Contact `json:"contact"`
}

// SafeguardingBody is a worry about someone's safety: identified, short, read
// by the safeguarding lead alone. Withdrawing a story does not erase it.
type SafeguardingBody struct {
	Head
	At       time.Time     `json:"at"`
	Age      story.AgeGate `json:"age_gate,omitempty"` // empty: not known
	Name     string        `json:"name"`
	Reach    string        `json:"reach"`   // how and when it is safe to reach them
	Concern  string        `json:"concern"` // what was said or seen
	Done     string        `json:"done"`    // what was done already: 999, a call, nothing
	Reporter string        `json:"reporter"`
	Danger   bool          `json:"danger,omitempty"`   // in danger now
	Knows    bool          `json:"knows,omitempty"`    // the person knows that this is passed on
	Under18  bool          `json:"under_18,omitempty"` // it is about a child
	StoryID  story.ID      `json:"story_id,omitempty"`
}

// ParseStory reads a story blob's plaintext and holds it to the manifest it
// came with: project, id, schema and kind are repeated inside. The words must
// be a story's, and every redaction must stand where it says. Codes:
// bad_body, body_newer, other_body (it belongs elsewhere).
func ParseStory(plain []byte, m Manifest) (StoryBody, error) {
	var b StoryBody
	if err := parse(plain, &b, &b.Head, StoryBlob, m); err != nil {
		return StoryBody{}, err
	}
	if b.ID != m.ID {
		return StoryBody{}, &story.Problem{Code: "other_body", Field: "id"}
	}
	c := b.Content()
	var problem *story.Problem // placeholders may have made a full box longer
	if _, err := story.NewDraft(b.ID, c); errors.As(err, &problem) && problem.Code != "too_long" {
		return StoryBody{}, &story.Problem{Code: "bad_body", Field: "story"}
	}
	for _, r := range b.Redactions {
		text := c.Text(r.Field)
		if r.Start < 0 || r.End < r.Start || r.End > len(text) || text[r.Start:r.End] != r.Placeholder {
			return StoryBody{}, &story.Problem{Code: "bad_body", Field: "redactions"}
		}
	}
	if b.Who != nil && b.Who.Check() != nil {
		return StoryBody{}, &story.Problem{Code: "bad_body", Field: "who"}
	}
	return b, nil
}

// ParseAbout reads an about blob's plaintext; id is the story's about_id, or
// empty when the story is gone. Codes as ParseStory.
func ParseAbout(plain []byte, m Manifest, id story.ID) (AboutBody, error) {
	var b AboutBody
	err := parse(plain, &b, &b.Head, AboutBlob, m)
	if err == nil && id != "" && b.ID != id {
		err = &story.Problem{Code: "other_body", Field: "id"}
	}
	return b, err
}

// ParseContact reads a contact blob's plaintext; id is the story's contact_id,
// or empty when the story is gone. Codes as ParseStory.
func ParseContact(plain []byte, m Manifest, id story.ID) (ContactBody, error) {
	var b ContactBody
	err := parse(plain, &b, &b.Head, ContactBlob, m)
	if err == nil && len(b.Purposes) == 0 {
		err = &story.Problem{Code: "bad_body", Field: "purposes"}
	}
	if err == nil && id != "" && b.ID != id {
		err = &story.Problem{Code: "other_body", Field: "id"}
	}
	return b, err
}

// ParseSafeguarding reads a safeguarding blob's plaintext. Codes as ParseStory.
func ParseSafeguarding(plain []byte, m Manifest) (SafeguardingBody, error) {
	var b SafeguardingBody
	err := parse(plain, &b, &b.Head, SafeguardingBlob, m)
	if err == nil && b.ID != m.ID {
		err = &story.Problem{Code: "other_body", Field: "id"}
	}
	return b, err
}

func parse(plain []byte, v any, h *Head, kind Retention, m Manifest) error {
	var first Head // a newer body has keys that this build does not know
	if json.Unmarshal(plain, &first) == nil && first.Schema > Schema {
		return &story.Problem{Code: "body_newer", Field: "schema"}
	}
	if err := strictjson.Unmarshal(plain, v); err != nil {
		return &story.Problem{Code: "bad_body"}
	}
	if h.Schema != Schema || !h.ID.Valid() {
		return &story.Problem{Code: "bad_body", Field: "schema"}
	}
	if h.Kind != kind || h.Project != m.Project || !slices.ContainsFunc(m.Blobs, func(r BlobRef) bool { return r.Retention == kind }) {
		return &story.Problem{Code: "other_body", Field: "kind"}
	}
	return nil
}
