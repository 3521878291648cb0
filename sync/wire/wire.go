// Package wire is the versioned messages between tablets and the server.
//
// Control is JSON, blobs are raw bytes (inside JSON: base64). Every call may
// be repeated at any time without harm, order never matters, and the tablet's
// clock decides nothing.
package wire

import (
	"hearme/story"
	"hearme/story/envelope"
)

// Proto is the protocol that this build speaks; the server also accepts Proto-1.
const Proto = 1

// Limits of one request.
const (
	MaxManifests   = 50
	MaxInlineBlob  = 64 << 10 // bytes of a blob that rides inside a sync request
	PartSize       = 1 << 20  // bytes of one part of a larger blob
	MaxBlob        = envelope.MaxBlob
	MaxSyncRequest = 8 << 20
	MaxJSON        = 1 << 20 // any other request
)

// What travels in the open about an envelope is story/envelope's.
type (
	Retention = envelope.Retention
	BlobRef   = envelope.BlobRef
	Manifest  = envelope.Manifest
)

// The kinds of blobs.
const (
	StoryBlob        = envelope.StoryBlob
	AboutBlob        = envelope.AboutBlob
	ContactBlob      = envelope.ContactBlob
	SafeguardingBlob = envelope.SafeguardingBlob
)

// Flags that a story's own person took back, kept in clear by id.
type Flags []string

// EnrolRequest asks for a place in a project: POST /v1/enrol.
type EnrolRequest struct {
	Proto     int    `json:"proto"`
	Token     string `json:"token"`
	DeviceKey string `json:"device_key"` // note verifier key (C2SP) of the tablet
	Label     string `json:"label,omitempty"`
}

// EnrolReply carries the signed configuration. The same token with the same
// key gets the same reply again.
type EnrolReply struct {
	DeviceID string `json:"device_id"`
	Config   string `json:"config"` // signed note, text is Config as JSON on one line
}

// Config is what a tablet must know of its project. The project's signing key
// signs it.
type Config struct {
	Version      int       `json:"version"` // 1
	Serial       int64     `json:"serial"`  // rises with every change; a tablet never goes back
	Project      string    `json:"project"` // random id
	Name         string    `json:"name"`
	Practice     bool      `json:"practice"` // invented stories that do sync
	PublicURL    string    `json:"public_url"`
	Epochs       []Epoch   `json:"epochs"`       // oldest first; tablets use the last
	Safeguarding string    `json:"safeguarding"` // age recipient of the safeguarding lead
	Partners     []Partner `json:"partners"`
	Events       []Event   `json:"events"`
	Languages    []string  `json:"languages"` // written languages offered
	Checked      []Checked `json:"checked,omitempty"`
	Voices       []Voice   `json:"voices,omitempty"` // recorded voices that read the pages aloud
	Questions    []string  `json:"questions"`        // keys of story.Questions asked; empty: the default
	Communities  []string  `json:"communities"`
	TownAreas    []string  `json:"town_areas"`
	Services     []Service `json:"services"` // support services shown on Stop
	Phone        string    `json:"phone"`    // the project's own number
	WithdrawURL  string    `json:"withdraw_url"`
	Counts       *Counts   `json:"counts,omitempty"` // to see who could be told by what is said together
}

// Checked records that a native speaker has checked a language's wording. It
// holds for that wording only: other words are a draft again.
type Checked struct {
	Lang    string `json:"lang"`
	By      string `json:"by"`      // who, as the lead writes it: a role or a name
	Day     string `json:"day"`     // 2026-11-22
	Wording string `json:"wording"` // the hash of what they checked
}

// Epoch is a quarter's recipient.
type Epoch struct {
	ID        string `json:"id"`        // for instance 2026-Q4
	Recipient string `json:"recipient"` // age1pq1...
}

// Partner is an organisation that a person may allow to read their story.
type Partner struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Event is a hear me event. Those made on the tablet have Mini set and stay in
// sealed stories only.
type Event struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Day   string `json:"day"`   // 2026-11-22
	Hours string `json:"hours"` // free words: "10 am to 2 pm"
	Mini  bool   `json:"mini,omitempty"`
}

// Service is a support service: who, number, when.
type Service struct {
	Name  string `json:"name"`
	Phone string `json:"phone"`
	Hours string `json:"hours"`
}

// SyncRequest offers envelopes: POST /v1/sync.
type SyncRequest struct {
	Proto       int      `json:"proto"`
	LastReceipt *Receipt `json:"last_receipt,omitempty"`
	ConfigETag  string   `json:"config_etag,omitempty"`
	Manifests   []string `json:"manifests"` // signed notes, at most MaxManifests
	Blobs       [][]byte `json:"blobs,omitempty"`
}

// Status is what the server says of one envelope.
type Status string

// The statuses of an envelope. Safe: in the last two verified backups.
const (
	Need    Status = "need"    // blobs are missing: see Missing
	Stored  Status = "stored"  // committed
	Safe    Status = "safe"    // the tablet may drop its copy
	Gone    Status = "gone"    // withdrawn: the tablet erases its copy
	Variant Status = "variant" // same id, other hash: kept aside
	Refused Status = "refused" // see Code
)

// Codes of refused envelopes and of requests that fail (Error).
const (
	CodeBadManifest  = "bad_manifest"  // not a signed manifest
	CodeBadSignature = "bad_signature" // not signed by an enrolled tablet
	CodeRevoked      = "revoked"       // this tablet was revoked
	CodeOtherProject = "other_project"
	CodeUnknownEpoch = "unknown_epoch"
	CodeBadBlob      = "bad_blob" // size or hash differs
	CodeTooLarge     = "too_large"
	CodeBadRequest   = "bad_request" // JSON that is not, or is not of this shape
	CodeBadUTF8      = "bad_utf8"
	CodeProto        = "proto" // a protocol that the server does not speak
	CodeTokenUsed    = "token_used"
	CodeTokenExpired = "token_expired"
	CodeTokenUnknown = "token_unknown"
	CodeTooMany      = "too_many" // rate limit
	CodeServer       = "server"   // the server's own fault; try again
	CodeDiskFull     = "disk_full"
)

// Result is what became of one manifest, in the request's order.
type Result struct {
	ID      story.ID `json:"id"`
	Status  Status   `json:"status"`
	Code    string   `json:"code,omitempty"`
	Missing []string `json:"missing,omitempty"` // SHA-256 of blobs still to come
	Receipt *Receipt `json:"receipt,omitempty"`
}

// Receipt is a place in the server's log.
type Receipt struct {
	ID       story.ID `json:"id"`
	Position int64    `json:"position"`
	Head     string   `json:"head"` // chain head at that position, hexadecimal
}

// SyncReply answers a sync. HTTP 200 even when some items fail.
type SyncReply struct {
	ServerTime string     `json:"server_time"` // RFC 3339
	Head       Receipt    `json:"head"`
	Reoffer    bool       `json:"reoffer,omitempty"` // last_receipt disagrees with the log: offer everything again
	Config     string     `json:"config,omitempty"`  // when config_etag is not the newest
	Withdrawn  []story.ID `json:"withdrawn,omitempty"`
	Results    []Result   `json:"results"`
}

// WithdrawRequest takes back a story, or with Flags only those consents:
// POST /v1/withdraw. The reply is always the same.
type WithdrawRequest struct {
	Code  string   `json:"code"`
	Flags []string `json:"flags,omitempty"`
}

// WithdrawReply says that the request was taken; never whether a story exists.
type WithdrawReply struct {
	Taken bool `json:"taken"`
}

// Error is the body of every reply that is not 200.
type Error struct {
	Code string `json:"code"`
}
