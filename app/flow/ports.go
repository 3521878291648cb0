package flow

import (
	"context"
	"time"

	"hearme/story"
	"hearme/story/anonymise"
	"hearme/sync/wire"
)

// Vault is what the screens need of the tablet's store, locked or not.
// Every error that a person can do something about is a *story.Problem.
type Vault interface {
	// Connectors counts who can unlock the vault; 0 means first run.
	Connectors() (int, error)
	// AddConnector makes a connector; s is nil for the first.
	AddConnector(s Session, passphrase, pin string) (Session, error)
	// Unlock gives the connector's part. Code: wrong_passphrase.
	Unlock(passphrase string) (Session, error)
	// StartOver is for a lost passphrase: finished stories stay in the outbox,
	// drafts are gone, and a new ticket adopts what waits.
	StartOver(passphrase, pin string) (Session, error)
	// Config is the project's configuration; false before enrolment.
	Config() (wire.Config, bool)
	// Clip is a recording that the configuration names (wire.Clip), locked or
	// not; false until all of it is on the tablet.
	Clip(sha256 string) ([]byte, bool)
	// HasClip reports whether all of a recording is on the tablet.
	HasClip(sha256 string) bool
	// Outbox lists the sealed stories and what became of each.
	Outbox() ([]Item, error)
	// EraseByCode erases the outbox's stories with this withdrawal code and
	// queues the code for the server; it says how many were erased here.
	EraseByCode(code string) (int, error)
	// CodeMatches reports whether two codes are the same, however typed.
	CodeMatches(a, b string) bool
}

// State is what became of a sealed story.
type State string

// The states of a sealed story on the tablet.
const (
	Finished  State = "finished" // waiting to sync
	Stored    State = "stored"   // the server has it
	Safe      State = "safe"     // backed up too
	Withdrawn State = "withdrawn"
	Refused   State = "refused" // kept, with Code
)

// Item is one sealed story in the outbox.
type Item struct {
	ID    story.ID
	State State
	Code  string // with Refused: why
}

// RecordInfo is what is known of a story in progress without opening it.
type RecordInfo struct {
	ID               story.ID
	Created, Touched time.Time
}

// Session is one connector's open part of the vault. After Lock every call
// fails.
type Session interface {
	// HasPIN is false where the vault was made without one (hearme-field).
	HasPIN() bool
	// CheckPIN gives wrong_pin, or pin_locked after five tries in a row.
	CheckPIN(pin string) error
	ChangePIN(pin string) error
	// ChangePassphrase gives wrong_passphrase.
	ChangePassphrase(old, fresh string) error
	Records() ([]RecordInfo, error)
	LoadRecord(id story.ID) ([]byte, error)
	SaveRecord(id story.ID, schema int, plaintext []byte) error
	DeleteRecord(id story.ID) error
	// Seal makes the envelope and deletes the draft and its key, in one step.
	Seal(r anonymise.Redacted, rec Record) error
	// SealSafety puts a record for the safeguarding lead alone in the outbox.
	SealSafety(n SafetyNote) error
	LoadSetting(name string) ([]byte, error) // nil when never saved
	SaveSetting(name string, value []byte) error
	Lock()
}

// SafetyNote is the short, separate record of a worry about someone's safety.
// It names the person: the safeguarding lead must be able to reach them.
type SafetyNote struct {
	Person  string // who is not safe
	Reach   string // how and when to reach them safely
	Worry   string // what was seen or heard
	Danger  bool   // in danger now
	Knows   bool   // the person knows that this is passed on
	Under18 bool
}

// SyncReport is what one sync did.
type SyncReport struct {
	Offered, Stored, Safe, Withdrawn int
	Refused                          []Item
	ClipsToCome                      int // recordings of the project's voices that are not on the tablet yet
}

// Syncer talks to the server. Codes: not_enrolled, server_unreachable,
// server_untrusted and those of wire; for Enrol also ticket_cut, ticket_not,
// ticket_other_server.
type Syncer interface {
	Sync(ctx context.Context) (SyncReport, error)
	Enrol(ctx context.Context, s Session, ticket string) error
}

// Prefs are choices that are nobody's secret and are needed before unlocking:
// language of the program, palette, text size.
type Prefs interface {
	Get(name string) string
	Set(name, value string)
}

// Words makes generated passphrases and withdrawal codes.
type Words interface {
	Passphrase() string
	Code(lang string) string
}
