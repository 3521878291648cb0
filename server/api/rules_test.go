package api_test

import (
	"context"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"hearme/server/store"
	"hearme/sync/wire"
)

func TestAnyScheduleKeepsThePromises(t *testing.T) {
	tp := newTemplate(t)
	rapid.Check(t, func(rt *rapid.T) {
		steps := scheduleGen.Draw(rt, "steps")
		dir, err := os.MkdirTemp(t.TempDir(), "play")
		if err != nil {
			rt.Fatal(err)
		}
		if err := tp.run(dir, rule{}, steps); err != nil {
			rt.Fatal(err)
		}
	})
}

// The controls: with one rule taken away a schedule must be found that breaks
// a promise, or the test above proves nothing.
func TestSchedulesNoticeEveryRule(t *testing.T) {
	tp := newTemplate(t)
	for name, r := range map[string]rule{
		"the same manifest is known again":       {wrap: func(s store.Store) store.Store { return &forgetful{Store: s} }},
		"a tombstone waits for its story":        {wrap: func(s store.Store) store.Store { return &careless{Store: s} }},
		"the ledger outlives the database":       {forgetsLost: true},
		"superseded words are in the ledger":     {forgets: "revision"},
		"superseded words are never needed":      {wrap: func(s store.Store) store.Store { return &needy{Store: s} }},
		"a receipt tells a restore":              {wrap: func(s store.Store) store.Store { return trusting{s} }},
		"stored is not safe":                     {wrap: func(s store.Store) store.Store { return boasting{s} }},
		"another text of a story is kept beside": {wrap: func(s store.Store) store.Store { return single{s} }},
	} {
		t.Run(name, func(t *testing.T) {
			for seed := range 400 {
				if err := tp.run(t.TempDir(), r, scheduleGen.Example(seed)); err != nil {
					t.Logf("schedule %d: %v", seed, err)
					return
				}
			}
			t.Fatal("no schedule noticed")
		})
	}
}

// forgetful does not know a manifest again.
type forgetful struct {
	store.Store
	n atomic.Int64
}

func (f *forgetful) Offer(c context.Context, o store.Offer) (wire.Result, error) {
	o.Text += fmt.Sprint(f.n.Add(1))
	return f.Store.Offer(c, o)
}

// careless leaves no tombstone.
type careless struct {
	store.Store
	seen sync.Map
}

func (s *careless) Offer(c context.Context, o store.Offer) (wire.Result, error) {
	s.seen.Store(o.Manifest.CodeHash, true)
	return s.Store.Offer(c, o)
}

func (s *careless) Withdraw(c context.Context, hash string, flags []string) error {
	if _, ok := s.seen.Load(hash); !ok {
		return nil
	}
	return s.Store.Withdraw(c, hash, flags)
}

// trusting believes every receipt.
type trusting struct{ store.Store }

func (trusting) Agrees(context.Context, wire.Receipt) (bool, error) { return true, nil }

// boasting calls safe what no backup holds.
type boasting struct{ store.Store }

func (s boasting) Offer(c context.Context, o store.Offer) (wire.Result, error) {
	res, err := s.Store.Offer(c, o)
	if res.Status == wire.Stored {
		res.Status = wire.Safe
	}
	return res, err
}

// single answers a second text of a story as if it were the first.
type single struct{ store.Store }

func (s single) Offer(c context.Context, o store.Offer) (wire.Result, error) {
	info, err := s.Store.Story(c, o.Manifest.ID)
	if err == nil && info.Blobs[0].SHA256 != o.Manifest.Blobs[0].SHA256 {
		return wire.Result{ID: info.ID, Status: wire.Stored, Receipt: &info.Receipt}, nil
	}
	return s.Store.Offer(c, o)
}

// needy puts a revision beside the old words: it takes the revised blob for one
// that was never sent, and so asks the tablet for the old one again.
type needy struct {
	store.Store
	old sync.Map
}

func (s *needy) ReplaceBlob(c context.Context, who string, r store.Revision) error {
	s.old.Store(r.Was, true)
	return s.Store.ReplaceBlob(c, who, r)
}

func (s *needy) Offer(c context.Context, o store.Offer) (wire.Result, error) {
	if _, ok := s.old.Load(o.Manifest.Blobs[0].SHA256); ok {
		return wire.Result{ID: o.Manifest.ID, Status: wire.Need, Missing: []string{o.Manifest.Blobs[0].SHA256}}, nil
	}
	return s.Store.Offer(c, o)
}
