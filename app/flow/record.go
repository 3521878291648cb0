package flow

import (
	"time"

	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
)

// RecordSchema is the version of Record's JSON.
const RecordSchema = 1

// Record is a story in progress, as the vault keeps it, encrypted: all that
// the program knows until it is sealed.
type Record struct {
	Schema    int                  `json:"schema"`
	ID        story.ID             `json:"id"`
	Created   time.Time            `json:"created"`
	Touched   time.Time            `json:"touched"`
	Step      string               `json:"step"`  // the participant's page it stands at
	Event     string               `json:"event"` // event id, sealed inside the story
	EventName string               `json:"event_name,omitempty"`
	Company   Company              `json:"company"`
	Content   story.Content        `json:"content"`
	Consent   consent.Record       `json:"consent"`
	About     story.About          `json:"about,omitempty"`
	Contact   story.Contact        `json:"contact,omitzero"`
	Easy      bool                 `json:"easy,omitempty"`    // the pages that tell and ask are in easy words with pictures
	Code      string               `json:"code"`              // withdrawal code, words with spaces; gone once sealed
	SlipTaken bool                 `json:"slip_taken"`        // the person said that they have it
	Picture   string               `json:"picture,omitempty"` // the picture chosen instead of a code
	Told      bool                 `json:"told"`              // the participant's part is over
	ToldAt    time.Time            `json:"told_at,omitzero"`  // the 24-hour rule counts from here
	Decisions []anonymise.Decision `json:"decisions,omitempty"`
	Who       *Who                 `json:"who,omitempty"`       // who could tell; nil: not asked yet
	CallBack  bool                 `json:"call_back,omitempty"` // a follow-up call was asked for at Stop
}

// Company is who else is here: nobody, professional_interpreter, relative or
// friend. It is a role, never a name.
type Company string

// The kinds of company.
const (
	Nobody           Company = "nobody"
	Interpreter      Company = "professional_interpreter"
	RelativeOrFriend Company = "relative"
)
