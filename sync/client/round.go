package client

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"golang.org/x/mod/sumdb/note"

	"hearme/story"
	"hearme/story/envelope"
	"hearme/sync/wire"
)

const (
	maxRides  = 4 << 20 // bytes of blobs in one request, before base64
	maxRounds = 4       // offers of one story in one sync: need, parts, need of what was lost on the way, enough
)

// round is one sync.
type round struct {
	ctx       context.Context
	store     Store
	call      *caller
	enrolment Enrolment
	said      map[story.ID]verdict // what the server said last
	withdrawn map[story.ID]bool
	carried   int // withdrawals that the server took
	head      *wire.Receipt
	reoffer   bool
	later     error // a problem that must not keep the other stories from going
}

// verdict is what the server said of a story.
type verdict struct {
	status wire.Status
	code   string
}

func (r *round) report() Report {
	rep := Report{Offered: len(r.said), Withdrawn: r.carried + len(r.withdrawn), Refused: []RefusedItem{}}
	for id, v := range r.said {
		switch v.status {
		case wire.Stored:
			rep.Stored++
		case wire.Safe:
			rep.Safe++
		case wire.Refused:
			rep.Refused = append(rep.Refused, RefusedItem{id, v.code})
		}
	}
	slices.SortFunc(rep.Refused, func(a, b RefusedItem) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	return rep
}

// withdrawals goes first, so that a tombstone stands before a story comes.
func (r *round) withdrawals() error {
	ws, err := r.store.Withdrawals()
	if err != nil {
		return err
	}
	for _, w := range ws {
		var reply wire.WithdrawReply
		err := r.call.json(r.ctx, wire.WithdrawPath, wire.WithdrawRequest{Code: w.Code, Flags: w.Flags}, &reply)
		if isCode(err, "server_unreachable") || isCode(err, "server_untrusted") {
			return err
		}
		if err == nil && !reply.Taken {
			err = &story.Problem{Code: "bad_reply"}
		}
		if err != nil { // it stays queued
			r.later = err
			continue
		}
		if err := r.store.DropWithdrawal(w); err != nil {
			return err
		}
		if len(w.Flags) == 0 {
			r.carried++
		}
	}
	return nil
}

// offer is a story on its way.
type offer struct {
	Item
	manifest wire.Manifest
	ride     []string // blobs that go inside the next request
	rounds   int
}

// offerAll offers what is not yet safe, batch by batch. With everything set it
// offers what is safe too: the server may have been restored. There is always
// one manifest of each key that signed here, so that the server can tell what
// was withdrawn of this tablet's.
func (r *round) offerAll(everything bool) error {
	items, err := r.store.Outbox()
	if err != nil {
		return err
	}
	queue := r.queue(items, everything)
	asked := false
	for len(queue) > 0 || !asked {
		n := batchSize(queue)
		batch := queue[:n]
		queue = queue[n:]
		again, err := r.send(batch)
		if err != nil {
			return err
		}
		queue = append(queue, again...)
		asked = true
	}
	return nil
}

func (r *round) queue(items []Item, everything bool) []*offer {
	var queue []*offer
	signers := map[string]bool{}
	var spare []*offer // safe ones, offered only to say who we are
	for _, it := range items {
		m, err := envelope.PeekManifest(it.Manifest)
		if it.State == Withdrawn || err != nil {
			continue
		}
		o := &offer{Item: it, manifest: m}
		if it.State == Safe && !everything {
			spare = append(spare, o)
			continue
		}
		if it.State == Finished {
			o.ride = inline(m, func(wire.BlobRef) bool { return true })
		}
		signers[signer(it.Manifest)] = true
		queue = append(queue, o)
	}
	for _, o := range spare {
		if by := signer(o.Manifest); !signers[by] {
			signers[by] = true
			queue = append(queue, o)
		}
	}
	return queue
}

// signer names the key that signed a manifest.
func signer(signed string) string {
	_, err := note.Open([]byte(signed), note.VerifierList())
	var u *note.UnverifiedNoteError
	if !errors.As(err, &u) || len(u.Note.UnverifiedSigs) == 0 {
		return ""
	}
	return u.Note.UnverifiedSigs[0].Name
}

func inline(m wire.Manifest, wanted func(wire.BlobRef) bool) []string {
	var ride []string
	for _, ref := range m.Blobs {
		if ref.Size <= wire.MaxInlineBlob && wanted(ref) {
			ride = append(ride, ref.SHA256)
		}
	}
	return ride
}

// batchSize is how many of the queue fit into one request.
func batchSize(queue []*offer) int {
	bytes, n := 0, 0
	for _, o := range queue {
		for _, ref := range o.manifest.Blobs {
			if slices.Contains(o.ride, ref.SHA256) {
				bytes += ref.Size
			}
		}
		if n == wire.MaxManifests || n > 0 && bytes > maxRides {
			break
		}
		n++
	}
	return n
}

// send makes one sync call and applies the reply. It returns the stories that
// must be offered again, their large blobs already sent.
func (r *round) send(batch []*offer) ([]*offer, error) {
	req := wire.SyncRequest{Proto: wire.Proto, Manifests: []string{}, ConfigETag: r.etag()}
	for _, o := range batch {
		req.Manifests = append(req.Manifests, o.Manifest)
		for _, sha := range o.ride {
			b, err := r.store.Blob(sha)
			if isCode(err, "blob_missing") {
				continue // the server may have it; if not, it says need
			}
			if err != nil {
				return nil, err
			}
			req.Blobs = append(req.Blobs, b)
		}
	}
	last, err := r.store.LastReceipt()
	if err != nil {
		return nil, err
	}
	if last != "" {
		var receipt wire.Receipt
		if json.Unmarshal([]byte(last), &receipt) == nil {
			req.LastReceipt = &receipt
		}
	}
	var reply wire.SyncReply
	if err := r.call.json(r.ctx, wire.SyncPath, req, &reply); err != nil {
		return nil, err
	}
	if len(reply.Results) != len(batch) {
		return nil, &story.Problem{Code: "bad_reply"}
	}
	return r.apply(batch, reply)
}

func (r *round) apply(batch []*offer, reply wire.SyncReply) ([]*offer, error) {
	head := reply.Head
	r.head = &head
	r.reoffer = r.reoffer || reply.Reoffer
	if reply.Config != "" {
		if err := r.takeConfig(reply.Config); err != nil {
			return nil, err
		}
	}
	if err := r.eraseWithdrawn(reply.Withdrawn); err != nil {
		return nil, err
	}
	var again []*offer
	for i, res := range reply.Results {
		o := batch[i]
		if res.ID != "" && res.ID != o.ID {
			return again, &story.Problem{Code: "bad_reply"}
		}
		more, err := r.judge(o, res)
		if err != nil {
			return again, err
		}
		if more {
			again = append(again, o)
		}
	}
	return again, nil
}

// judge notes what the server said of one story. again: it must be offered
// once more.
func (r *round) judge(o *offer, res wire.Result) (again bool, err error) {
	r.said[o.ID] = verdict{res.Status, res.Code}
	receipt := ""
	if res.Receipt != nil {
		b, err := json.Marshal(res.Receipt)
		if err != nil {
			return false, err
		}
		receipt = string(b)
	}
	switch res.Status {
	case wire.Need:
		return r.needed(o, res.Missing)
	case wire.Stored:
		if o.State == Safe { // it was safe once, and its copy here is gone
			return false, nil
		}
		return false, r.store.SetState(o.ID, Stored, "", receipt)
	case wire.Safe:
		return false, r.store.SetState(o.ID, Safe, "", receipt)
	case wire.Gone:
		r.withdrawn[o.ID] = true
		return false, r.store.Erase(o.ID)
	case wire.Variant:
		return false, r.refuse(o, string(wire.Variant))
	case wire.Refused:
		return false, r.refuse(o, known(res.Code))
	}
	return false, &story.Problem{Code: "bad_reply"}
}

func (r *round) refuse(o *offer, code string) error {
	r.said[o.ID] = verdict{wire.Refused, code}
	return r.store.SetState(o.ID, Refused, code, "")
}

// needed sends the large blobs that the server misses and lets the small ones
// ride in the next request.
func (r *round) needed(o *offer, missing []string) (again bool, err error) {
	if o.State == Safe {
		delete(r.said, o.ID) // its copy here went when it was safe; the backups have it
		return false, nil
	}
	if o.rounds++; o.rounds >= maxRounds {
		return false, r.refuse(o, wire.CodeServer)
	}
	isMissing := func(ref wire.BlobRef) bool { return slices.Contains(missing, ref.SHA256) }
	if !slices.ContainsFunc(o.manifest.Blobs, isMissing) {
		return false, &story.Problem{Code: "bad_reply"}
	}
	o.ride = inline(o.manifest, isMissing)
	for _, ref := range o.manifest.Blobs {
		if !isMissing(ref) {
			continue
		}
		b, err := r.store.Blob(ref.SHA256)
		if isCode(err, "blob_missing") {
			return false, r.refuse(o, "blob_missing")
		}
		if err != nil {
			return false, err
		}
		if ref.Size <= wire.MaxInlineBlob {
			continue
		}
		if err := r.parts(ref, b); err != nil {
			return false, err
		}
	}
	return true, nil
}

// eraseWithdrawn erases what was taken back, of which the server lists more
// than this tablet may hold.
func (r *round) eraseWithdrawn(ids []story.ID) error {
	if len(ids) == 0 {
		return nil
	}
	items, err := r.store.Outbox()
	if err != nil {
		return err
	}
	for _, it := range items {
		if it.State == Withdrawn || !slices.Contains(ids, it.ID) {
			continue
		}
		if err := r.store.Erase(it.ID); err != nil {
			return err
		}
		r.withdrawn[it.ID] = true
	}
	return nil
}

// etag names the configuration that is held.
func (r *round) etag() string {
	c, err := OpenConfig(r.enrolment.Config, r.enrolment.ProjectKey)
	if err != nil {
		return ""
	}
	return wire.ConfigETag(c.Serial)
}

// takeConfig takes a configuration that the project signed and that is newer
// than the one held. A bad one is told at the end; stories go on meanwhile.
func (r *round) takeConfig(signed string) error {
	fresh, err := OpenConfig(signed, r.enrolment.ProjectKey)
	if err != nil {
		r.later = err
		return nil
	}
	held, err := OpenConfig(r.enrolment.Config, r.enrolment.ProjectKey)
	if err == nil && (held.Project != fresh.Project || held.Serial >= fresh.Serial) {
		return nil
	}
	if err := r.store.SetConfig(signed); err != nil {
		return err
	}
	r.enrolment.Config = signed
	return nil
}

// keepHead keeps the place in the server's log up to which all was offered.
func (r *round) keepHead() error {
	if r.head == nil {
		return nil
	}
	b, err := json.Marshal(r.head)
	if err != nil {
		return err
	}
	return r.store.SetLastReceipt(string(b))
}
