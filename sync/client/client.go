// Package client offers the tablet's outbox to the server until every story is
// safe there. Every call can be repeated at any time: a cut costs one part of
// one blob at most.
package client

import (
	"context"
	"net/http"
	"sync"
	"time"

	"hearme/story"
)

// State is what became of a sealed story, as the store keeps it.
type State string

// The states.
const (
	Finished  State = "finished" // waiting to sync
	Stored    State = "stored"   // the server has it
	Safe      State = "safe"     // backed up too
	Withdrawn State = "withdrawn"
	Refused   State = "refused" // kept, with a code
)

// Item is one sealed story in the outbox.
type Item struct {
	ID       story.ID
	Manifest string // signed note, empty once erased
	State    State
}

// Enrolment is the tablet's place in a project.
type Enrolment struct {
	Server     string // URL
	Pin        string // wire.CertPin of the server's certificate, may be empty
	ProjectKey string // note verifier key
	DeviceID   string
	Config     string // signed note
}

// Withdrawal is a withdrawal that waits for the server.
type Withdrawal struct {
	Code  string
	Flags []string
}

// Store is what a client needs of the tablet's store, which may be locked.
type Store interface {
	Enrolment() (Enrolment, bool, error)
	SetConfig(signed string) error
	LastReceipt() (string, error)
	SetLastReceipt(receipt string) error
	Outbox() ([]Item, error)
	Blob(sha256 string) ([]byte, error)
	SetState(id story.ID, s State, code, receipt string) error
	Erase(id story.ID) error
	Withdrawals() ([]Withdrawal, error)
	DropWithdrawal(Withdrawal) error
	// Recordings lists what is held of recorded voices' clips.
	Recordings() ([]Recording, error)
	// AddPiece keeps the next piece of a clip; the last one is refused, and the
	// clip forgotten, when the whole has another hash.
	AddPiece(sha256 string, size, at int64, piece []byte) error
	DropRecording(sha256 string) error
}

// Client syncs one store; only one sync runs at a time.
type Client struct {
	store Store
	wait  func(context.Context, time.Duration) error
	mu    sync.Mutex
}

// New returns a client of the store.
func New(s Store) *Client { return &Client{store: s, wait: wait} }

func wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// RefusedItem is a story that the server did not take, and why.
type RefusedItem struct {
	ID   story.ID `json:"id"`
	Code string   `json:"reason"`
}

// Report is what one sync did. Each story is counted once: by what the server
// said of it last.
type Report struct {
	Offered   int           `json:"offered"`   // stories that were offered
	Stored    int           `json:"stored"`    // of these the server now holds
	Safe      int           `json:"safe"`      // of these it holds in backups too
	Withdrawn int           `json:"withdrawn"` // withdrawals that were carried to the server, and stories erased here because it said so
	Refused   []RefusedItem `json:"refused"`
	ToCome    int           `json:"recordings_to_come,omitempty"` // clips of recorded voices that are not here yet
}

// Sync sends what was withdrawn, offers the outbox, and applies what the
// server says; then it fetches recorded voices. The report tells what was done even when an error ends it.
// Codes: not_enrolled, server_unreachable, server_untrusted (it cannot prove
// that it is ours), bad_reply, bad_config (the new configuration is not signed
// by the project; the old one stays), blob_missing, and those of wire.
func (c *Client) Sync(ctx context.Context) (Report, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok, err := c.store.Enrolment()
	if err != nil {
		return Report{}, err
	}
	if !ok {
		return Report{}, &story.Problem{Code: "not_enrolled"}
	}
	r := &round{ctx: ctx, store: c.store, enrolment: e, said: map[story.ID]verdict{}, withdrawn: map[story.ID]bool{}, call: newCaller(e.Server, e.Pin, c.wait)}
	defer r.call.close()
	if err := r.withdrawals(); err != nil {
		return r.report(), err
	}
	err = r.offerAll(false)
	if err == nil && r.reoffer {
		err = r.offerAll(true)
	}
	if err == nil {
		err = r.keepHead()
	}
	if err != nil {
		return r.report(), err
	}
	rep := r.report()
	rep.ToCome = r.voices()
	return rep, r.later
}

// statusOK is the only status of a call that went through.
const statusOK = http.StatusOK
