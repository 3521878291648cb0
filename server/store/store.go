// Package store is what the server keeps, behind one interface. Nothing above
// it knows SQL; storetest is the contract that every implementation passes.
//
// Everything that was sealed stays sealed here: the store knows ids, states,
// hashes and days, and holds ciphertext. Every method answers only after the
// commit that holds what it says. Times are UTC.
package store

import (
	"context"
	"errors"
	"time"

	"hearme/story"
	"hearme/sync/wire"
)

// What callers must tell apart.
var (
	ErrNotFound     = errors.New("store: not there")
	ErrConflict     = errors.New("store: changed by someone else meanwhile")
	ErrState        = errors.New("store: not a review state")
	ErrTokenUnknown = errors.New("store: enrolment token unknown")
	ErrTokenUsed    = errors.New("store: enrolment token used by another tablet")
	ErrTokenExpired = errors.New("store: enrolment token expired")
	ErrRevoked      = errors.New("store: tablet revoked")
	ErrBadBlob      = errors.New("store: blob has another size or hash")
	ErrDiskFull     = errors.New("store: disk full")
	ErrNewer        = errors.New("store: made by a newer version of this program")
	ErrDamaged      = errors.New("store: damaged")
	ErrNoProject    = errors.New("store: holds no project yet")
)

// Store is everything the server keeps but for web sessions (see Sessions).
type Store interface {
	Intake
	Review
	Keys
	Devices
	Auditor
	Close() error
}

// Intake is what tablets and the public reach.
type Intake interface {
	// Offer takes one envelope, wholly or in part. The Result's status is need,
	// stored, gone or variant, or refused with CodeBadBlob.
	Offer(ctx context.Context, o Offer) (wire.Result, error)
	// PutPart keeps part n (from 0) of a blob that an offered manifest still
	// needs; the last part completes the blob and maybe its story. It returns
	// ErrNotFound for a blob that nobody asked for and ErrBadBlob.
	PutPart(ctx context.Context, sha256 string, n int, data []byte) error
	// Parts lists the parts held of a blob that is needed or held.
	Parts(ctx context.Context, sha256 string) (Parts, error)
	// Head is the newest place in the log.
	Head(ctx context.Context) (wire.Receipt, error)
	// Agrees reports whether a receipt is of this log: false after the server
	// was restored to a time before it.
	Agrees(ctx context.Context, r wire.Receipt) (bool, error)
	// Withdraw erases the story with this code hash, or with flags only takes
	// back those consents. What has not arrived yet becomes a tombstone. It
	// never says which.
	Withdraw(ctx context.Context, codeHash string, flags []string) error
	// WithdrawnFrom lists erased stories that these tablets sent.
	WithdrawnFrom(ctx context.Context, devices []string) ([]story.ID, error)
	// KeepAside keeps what the server does not understand.
	KeepAside(ctx context.Context, a Aside) error
}

// Offer is one verified manifest and those of its blobs that came along.
type Offer struct {
	Device   string // id of the tablet that signed it
	Note     string // the signed note, as it came
	Text     string // the note's text: what "the same manifest" is judged by
	Manifest wire.Manifest
	Blobs    map[string][]byte // by SHA-256, checked by the store again
}

// Parts says what is held of a blob.
type Parts = wire.Parts

// Aside is something kept because it was not understood.
type Aside struct {
	N      int64
	Day    string
	Device string
	Reason string
	Raw    []byte
}

// State is where a story stands in review.
type State string

// The review states. Every story arrives as Received.
const (
	Received       State = "received"
	Reading        State = "reading"
	NeedsRedaction State = "needs_redaction"
	Approved       State = "approved"
	SetAside       State = "set_aside"
)

// States lists every review state, in order.
func States() []State { return []State{Received, Reading, NeedsRedaction, Approved, SetAside} }

// Info is what is known of a story without opening it. (Whether the program
// sealed it by itself after 24 hours is inside the sealed story.)
type Info struct {
	ID           story.ID
	Epoch        string
	State        State
	Received     string // day, 2026-11-22
	Device       string
	Safeguarding bool     // a safeguarding record: never shown among stories
	Variants     int      // other envelopes that came under the same id
	TakenBack    []string // flags taken back since, in clear: quote, share_partners, share_partners:<id>, contact, contact_named
	Blobs        []wire.BlobRef
	Receipt      wire.Receipt
}

// Filter narrows Stories; the zero value lists every story (and no
// safeguarding record), newest first.
type Filter struct {
	State        State // empty: any
	Epoch        string
	Safeguarding bool  // safeguarding records instead of stories
	Limit        int   // 0: all
	Before       int64 // only receipts with a smaller position; 0: from the newest
}

// Counts are the numbers of a project.
type Counts struct {
	Stories      map[State]int
	Safeguarding int
	Withdrawn    int
	Variants     int
	Asides       int
	Incomplete   int // manifests whose blobs are still to come
	Devices      int // enrolled and not revoked
}

// Variant is another envelope that came under the id of a story.
type Variant struct {
	Hash     string // of the manifest's text, hexadecimal
	Received string
	Device   string
	Blobs    []wire.BlobRef
}

// Writing is what leads wrote, sealed to the epoch. Subject is a story's id,
// or "epoch:<id>" for the sealed index of an epoch. Kind is notes, themes,
// index, ... A story's writings go when it goes, and so does its epoch's index.
type Writing struct {
	Subject  string
	Kind     string
	Revision int64 // 1 and up
	Sealed   []byte
	Of       []story.ID // PutWriting only: other stories that it speaks of
	From     []string   // PutWriting only: SHA-256 of the sealed blobs whose words it repeats
}

// Revision is a sealed blob that takes the place of another.
type Revision struct {
	ID        story.ID
	Retention wire.Retention
	Was       string // SHA-256 of the blob whose place it takes
	Sealed    []byte
}

// Review is what leads reach. who is the lead's name; each change has its
// audit entry in its own transaction.
type Review interface {
	Stories(ctx context.Context, f Filter) ([]Info, error)
	Story(ctx context.Context, id story.ID) (Info, error)
	// Blob returns a story's sealed blob of one retention class.
	Blob(ctx context.Context, id story.ID, r wire.Retention) ([]byte, error)
	Variants(ctx context.Context, id story.ID) ([]Variant, error)
	VariantBlob(ctx context.Context, id story.ID, hash string, r wire.Retention) ([]byte, error)
	// SetState moves a story; ErrState for a word that is no state.
	SetState(ctx context.Context, who string, id story.ID, s State) error
	// ReplaceBlob puts a revision of a story's blob in the place of the one
	// before, whose bytes are erased for good: a tablet that offers them again
	// gets the receipt it had. The epoch's index goes with them. ErrNotFound
	// when there is no such story, ErrConflict when r.Was does not stand there
	// any more. After a restore to a time before it the old words stay erased,
	// and the new ones are not there.
	ReplaceBlob(ctx context.Context, who string, r Revision) error
	// Erase withdraws a story by its id, as when someone rings without a code.
	Erase(ctx context.Context, who string, id story.ID) error
	// Writing returns the newest revision, ErrNotFound when there is none.
	Writing(ctx context.Context, subject, kind string) (Writing, error)
	// Writings returns the newest revisions of one kind, for every subject.
	Writings(ctx context.Context, kind string) ([]Writing, error)
	// PutWriting replaces revision w.Revision (0: there was none) and returns
	// the new one; ErrConflict when another revision stands there, ErrNotFound
	// when a story that it speaks of, or a blob that it repeats words of, was
	// erased meanwhile.
	PutWriting(ctx context.Context, who string, w Writing) (Writing, error)
	Asides(ctx context.Context) ([]Aside, error)
	Counts(ctx context.Context) (Counts, error)
}

// Project is what the store knows of the one project it holds.
type Project struct {
	ID       string
	Name     string
	Verifier string // note verifier key of the project's signing key
	Practice bool
	Recovery string // age recipient of recovery
}

// Lead is a person who may sign in. Sealed holds their age identity under
// Argon2id(passphrase, salt) and the pepper, which is not in here.
type Lead struct {
	Name      string
	Salt      []byte
	Time      uint32
	MemoryKiB uint32
	Lanes     uint8
	Recipient string
	Sealed    []byte
}

// Grant is a key sealed to someone. Subject is "epoch:<id>", "signing" or
// "safeguarding"; Holder is a lead's name, or Recovery.
type Grant struct {
	Subject string
	Holder  string
	Sealed  []byte
}

// Recovery is the holder of what custodians can open.
const Recovery = "\x00recovery"

// Config is a signed configuration.
type Config struct {
	Serial int64
	Note   string
}

// Change is new keys or recordings and the configuration that names them: all
// or nothing.
type Change struct {
	Epoch      *wire.Epoch // nil: no new epoch
	Grants     []Grant
	Recordings *Recordings // nil: as before
	Config     Config      // its serial must be one more than the newest, else ErrConflict
	What       string      // for the audit log
}

// Recordings are the clips of recorded voices. They are public words in clear.
type Recordings struct {
	Add   map[string][]byte // by SHA-256; ErrBadBlob for another hash
	Named []string          // all that the configuration names: others go, ErrNotFound for one that is missing
}

// Keys is what project keeps: leads, grants, epochs, configurations.
type Keys interface {
	// Found writes a new project with its first lead; ErrConflict when there is one.
	Found(ctx context.Context, p Project, l Lead, c Change) error
	Project(ctx context.Context) (Project, error)
	Leads(ctx context.Context) ([]Lead, error)
	Lead(ctx context.Context, name string) (Lead, error)
	AddLead(ctx context.Context, who string, l Lead, grants []Grant) error
	// ReplaceLead puts a lead's identity under a new passphrase.
	ReplaceLead(ctx context.Context, who string, l Lead) error
	Grants(ctx context.Context, holder string) ([]Grant, error)
	Epochs(ctx context.Context) ([]wire.Epoch, error) // oldest first
	Config(ctx context.Context) (Config, error)
	Apply(ctx context.Context, who string, c Change) error
	// Recording returns the bytes of a clip that the newest configuration
	// names; ErrNotFound.
	Recording(ctx context.Context, sha256 string) ([]byte, error)
}

// Device is an enrolled tablet.
type Device struct {
	ID       string
	Key      string // note verifier key
	Label    string
	Enrolled string // day
	Revoked  string // day, empty while it may send
}

// Devices is enrolment. Tokens are known by their SHA-256 only.
type Devices interface {
	AddToken(ctx context.Context, who, tokenHash string, expires time.Time) error
	// Enrol uses a token up, once: again with the same key it returns the same
	// device, even after its time. Errors: ErrTokenUnknown, ErrTokenUsed,
	// ErrTokenExpired, ErrRevoked.
	Enrol(ctx context.Context, tokenHash, key, label string, now time.Time) (Device, error)
	Devices(ctx context.Context) ([]Device, error)
	// Revoke ends what a tablet may send; ErrNotFound.
	Revoke(ctx context.Context, who, device string) error
}

// Entry is a line of the audit log: who, what, which id; no content. Head
// chains it to the line before.
type Entry struct {
	N       int64
	At      string // RFC 3339, UTC, to the second
	Who     string
	What    string // sign_in, sign_in_failed, read, state:approved, erase, export, ...
	Subject string
	Head    string
}

// Auditor is the audit log.
type Auditor interface {
	Audit(ctx context.Context, who, what, subject string) error
	// AuditLog returns the newest entries, newest first; 0: all.
	AuditLog(ctx context.Context, limit int) ([]Entry, error)
	// VerifyAudit walks both chains, of the audit log and of the receipts;
	// ErrDamaged when one is broken.
	VerifyAudit(ctx context.Context) error
}

// Session is a lead's web session: their identity wrapped under a key that
// lives only in the cookie. ID is a hash of the cookie, never the cookie.
type Session struct {
	ID      string
	Lead    string
	Wrapped []byte
	Expires time.Time
}

// Sessions is a database of its own, which no backup takes.
type Sessions interface {
	PutSession(ctx context.Context, s Session) error
	// Session returns ErrNotFound for what is unknown or over.
	Session(ctx context.Context, id string, now time.Time) (Session, error)
	EndSession(ctx context.Context, id string) error
	// EndSessionsOf ends every session of a lead.
	EndSessionsOf(ctx context.Context, lead string) error
	Close() error
}
