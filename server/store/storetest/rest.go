package storetest

import (
	"strings"
	"testing"
	"time"

	"hearme/server/store"
	"hearme/story"
	"hearme/sync/wire"
)

func erasedStaysErasedRestored(t *testing.T, b Backend) {
	s := b.Open(t)
	o, flagged := Envelope("code"), Sealed(story.NewID(), "flagged", "s", "a", "c")
	offer(t, s, o, wire.Stored)
	offer(t, s, flagged, wire.Stored)
	ok(t, s.Close())
	b.Backup(t)
	s = b.Open(t)
	late := Envelope("late")
	ok(t, s.Withdraw(ctx, "code", nil))
	ok(t, s.Withdraw(ctx, "late", nil))
	ok(t, s.Withdraw(ctx, "flagged", []string{"contact"}))
	ok(t, s.Close())
	b.Restore(t)
	s = b.Open(t)
	defer s.Close()
	same(t, len(must(s.Stories(ctx, store.Filter{}))(t)), 1)
	offer(t, s, o, wire.Gone)
	offer(t, s, late, wire.Gone)
	same(t, offer(t, s, flagged, wire.Stored).Code, "")
	_, err := s.Blob(ctx, flagged.Manifest.ID, wire.ContactBlob)
	is(t, err, store.ErrNotFound)
	same(t, strings.Join(must(s.Story(ctx, flagged.Manifest.ID))(t).TakenBack, " "), "contact")
}

func receiptsTellARestore(t *testing.T, b Backend) {
	s := b.Open(t)
	same(t, must(s.Head(ctx))(t), wire.Receipt{})
	same(t, must(s.Agrees(ctx, wire.Receipt{}))(t), true)
	early := *offer(t, s, Envelope(""), wire.Stored).Receipt
	ok(t, s.Close())
	b.Backup(t)
	s = b.Open(t)
	late := *offer(t, s, Envelope(""), wire.Stored).Receipt
	same(t, must(s.Head(ctx))(t), late)
	same(t, must(s.Agrees(ctx, late))(t), true)
	ok(t, s.Close())
	b.Restore(t)
	s = b.Open(t)
	defer s.Close()
	same(t, must(s.Agrees(ctx, early))(t), true)
	same(t, must(s.Agrees(ctx, late))(t), false)
	offer(t, s, Envelope(""), wire.Stored) // another story at the same position
	same(t, must(s.Agrees(ctx, late))(t), false)
}

func erasedLeavesNoBytes(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	mark := "ciphertext " + string(story.NewID())
	o := Sealed(story.NewID(), "code", strings.Repeat(mark, 50))
	offer(t, s, o, wire.Stored)
	same(t, b.Holds(t, []byte(mark)), true)
	ok(t, s.Withdraw(ctx, "code", nil))
	// What is erased may stand in a log until the next change has come through.
	ok(t, s.Audit(ctx, "test", "next", ""))
	same(t, b.Holds(t, []byte(mark)), false)
}

func reviewStates(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	o, later := Envelope("a"), Envelope("b")
	first := offer(t, s, o, wire.Stored)
	offer(t, s, later, wire.Stored)
	guard := Envelope("")
	guard.Manifest.Blobs = guard.Manifest.Blobs[:1]
	guard.Manifest.Blobs[0].Retention = wire.SafeguardingBlob
	guard.Text = "guard"
	offer(t, s, guard, wire.Stored)
	all := must(s.Stories(ctx, store.Filter{}))(t)
	same(t, len(all), 2)
	same(t, all[0].ID, later.Manifest.ID)
	same(t, all[1].State, store.Received)
	same(t, all[1].Received, Now.Format(time.DateOnly))
	same(t, all[1].Receipt, *first.Receipt)
	same(t, all[1].Device, "tablet")
	guards := must(s.Stories(ctx, store.Filter{Safeguarding: true}))(t)
	same(t, len(guards), 1)
	same(t, guards[0].ID, guard.Manifest.ID)
	for _, st := range store.States() {
		ok(t, s.SetState(ctx, "Amina", o.Manifest.ID, st))
		same(t, must(s.Story(ctx, o.Manifest.ID))(t).State, st)
	}
	is(t, s.SetState(ctx, "Amina", o.Manifest.ID, "lost"), store.ErrState)
	is(t, s.SetState(ctx, "Amina", story.NewID(), store.Reading), store.ErrNotFound)
	_, err := s.Story(ctx, story.NewID())
	is(t, err, store.ErrNotFound)
	same(t, len(must(s.Stories(ctx, store.Filter{State: store.SetAside}))(t)), 1)
	same(t, len(must(s.Stories(ctx, store.Filter{Epoch: "2027-Q1"}))(t)), 0)
	page := must(s.Stories(ctx, store.Filter{Limit: 1}))(t)
	same(t, len(page), 1)
	page = must(s.Stories(ctx, store.Filter{Limit: 1, Before: page[0].Receipt.Position}))(t)
	same(t, page[0].ID, o.Manifest.ID)
	c := must(s.Counts(ctx))(t)
	same(t, c.Stories[store.SetAside], 1)
	same(t, c.Stories[store.Received], 1)
	same(t, c.Safeguarding, 1)
	last := must(s.AuditLog(ctx, 1))(t)[0]
	same(t, last.Who+" "+last.What+" "+last.Subject, "Amina state:set_aside "+string(o.Manifest.ID))
}

func writings(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	o := Envelope("")
	offer(t, s, o, wire.Stored)
	w := store.Writing{Subject: string(o.Manifest.ID), Kind: "themes", Sealed: []byte("one")}
	_, err := s.Writing(ctx, w.Subject, w.Kind)
	is(t, err, store.ErrNotFound)
	w = must(s.PutWriting(ctx, "Amina", w))(t)
	same(t, w.Revision, 1)
	stale := store.Writing{Subject: w.Subject, Kind: w.Kind, Sealed: []byte("stale")}
	_, err = s.PutWriting(ctx, "Ben", stale)
	is(t, err, store.ErrConflict)
	w.Sealed = []byte("two")
	w = must(s.PutWriting(ctx, "Ben", w))(t)
	got := must(s.Writing(ctx, w.Subject, w.Kind))(t)
	same(t, string(got.Sealed), "two")
	same(t, got.Revision, 2)
	same(t, len(must(s.Writings(ctx, "themes"))(t)), 1)
	same(t, len(must(s.Writings(ctx, "notes"))(t)), 0)
}

func keys(t *testing.T, b Backend) {
	s := b.Open(t)
	_, err := s.Project(ctx)
	is(t, err, store.ErrNoProject)
	p := store.Project{ID: "p", Name: "Luton", Verifier: "v", Practice: true, Recovery: "r"}
	l := store.Lead{Name: "Amina", Salt: []byte{1}, Time: 1, MemoryKiB: 2, Lanes: 3, Recipient: "r", Sealed: []byte{4}}
	c := store.Change{Epoch: &wire.Epoch{ID: "2026-Q4", Recipient: "e"}, Grants: []store.Grant{{Subject: "signing", Holder: "Amina", Sealed: []byte("g")}},
		Config: store.Config{Serial: 1, Note: "one"}, What: "init"}
	ok(t, s.Found(ctx, p, l, c))
	is(t, s.Found(ctx, p, l, c), store.ErrConflict)
	ok(t, s.Close())
	s = b.Open(t)
	defer s.Close()
	same(t, must(s.Project(ctx))(t), p)
	same(t, must(s.Config(ctx))(t), store.Config{Serial: 1, Note: "one"})
	is(t, s.Apply(ctx, "Amina", c), store.ErrConflict)
	ok(t, s.Apply(ctx, "Amina", store.Change{Epoch: &wire.Epoch{ID: "2027-Q1", Recipient: "f"}, Config: store.Config{Serial: 2, Note: "two"}, What: "epoch"}))
	es := must(s.Epochs(ctx))(t)
	same(t, len(es), 2)
	same(t, es[1], wire.Epoch{ID: "2027-Q1", Recipient: "f"})
	same(t, must(s.Config(ctx))(t).Note, "two")
	same(t, string(must(s.Grants(ctx, "Amina"))(t)[0].Sealed), "g")
	ok(t, s.AddLead(ctx, "Amina", store.Lead{Name: "Ben", Salt: []byte{1}, Recipient: "b", Sealed: []byte{1}}, []store.Grant{{Subject: "signing", Holder: "Ben", Sealed: []byte("h")}}))
	is(t, s.AddLead(ctx, "Amina", store.Lead{Name: "Ben", Salt: []byte{1}, Recipient: "b", Sealed: []byte{1}}, nil), store.ErrConflict)
	same(t, len(must(s.Leads(ctx))(t)), 2)
	l.Sealed = []byte{9}
	ok(t, s.ReplaceLead(ctx, "Amina", l))
	same(t, must(s.Lead(ctx, "Amina"))(t).Sealed[0], 9)
	_, err = s.Lead(ctx, "Nobody")
	is(t, err, store.ErrNotFound)
}

func enrolment(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	ok(t, s.AddToken(ctx, "Amina", "token", Now.Add(10*time.Minute)))
	ok(t, s.AddToken(ctx, "Amina", "late", Now.Add(10*time.Minute)))
	_, err := s.Enrol(ctx, "unknown", "key", "", Now)
	is(t, err, store.ErrTokenUnknown)
	dev := must(s.Enrol(ctx, "token", "key", "Tablet 1", Now))(t)
	again := must(s.Enrol(ctx, "token", "key", "Tablet 1", Now.Add(time.Hour)))(t)
	same(t, again, dev)
	_, err = s.Enrol(ctx, "token", "other key", "", Now)
	is(t, err, store.ErrTokenUsed)
	_, err = s.Enrol(ctx, "late", "other key", "", Now.Add(10*time.Minute))
	is(t, err, store.ErrTokenExpired)
	ds := must(s.Devices(ctx))(t)
	same(t, len(ds), 1)
	same(t, ds[0], dev)
	is(t, s.Revoke(ctx, "Amina", "nobody"), store.ErrNotFound)
	ok(t, s.Revoke(ctx, "Amina", dev.ID))
	same(t, must(s.Devices(ctx))(t)[0].Revoked, Now.Format(time.DateOnly))
	_, err = s.Enrol(ctx, "token", "key", "", Now)
	is(t, err, store.ErrRevoked)
	_, err = s.Enrol(ctx, "late", "key", "", Now)
	is(t, err, store.ErrRevoked)
	same(t, must(s.Counts(ctx))(t).Devices, 0)
}

func asidesOnce(t *testing.T, b Backend) {
	s := b.Open(t)
	defer s.Close()
	for range 2 {
		ok(t, s.KeepAside(ctx, store.Aside{Device: "tablet", Reason: "version", Raw: []byte("what is this")}))
	}
	as := must(s.Asides(ctx))(t)
	same(t, len(as), 1)
	same(t, string(as[0].Raw)+" "+as[0].Reason+" "+as[0].Day, "what is this version "+Now.Format(time.DateOnly))
}

func chainsHold(t *testing.T, b Backend) {
	s := b.Open(t)
	other := b.Open(t) // as a command beside a running server
	for range 5 {
		ok(t, s.Audit(ctx, "Amina", "sign_in", ""))
		ok(t, other.Audit(ctx, "Ben", "ticket", ""))
		offer(t, s, Envelope(""), wire.Stored)
		offer(t, other, Envelope(""), wire.Stored)
	}
	ok(t, other.Close())
	ok(t, s.VerifyAudit(ctx))
	log := must(s.AuditLog(ctx, 0))(t)
	same(t, len(log), 10)
	same(t, log[0].N, 10)
	same(t, log[0].Who, "Ben")
	same(t, log[0].At, Now.Format(time.RFC3339))
	ok(t, s.Close())
}
