package review

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"hearme/server/store"
	"hearme/story"
)

// An epoch's index saves opening its stories one by one at every sign-in. It
// is sealed to the epoch like the stories, and the store drops it as soon as
// one of them is erased.
const (
	indexKind   = "index"
	indexSchema = 3
	worthSaving = 100 // stories opened one by one before an index is written again
)

type index struct {
	Schema  int                  `json:"schema"`
	Subject string               `json:"subject"` // repeated inside: age binds nothing to its place
	Stories map[story.ID]summary `json:"stories"`
}

func indexOf(epoch string) string { return "epoch:" + epoch }

// loadIndex reads what indexes there are; one that does not open is as good as
// none. The caller holds d.mu.
func (d *desk) loadIndex(ctx context.Context, st store.Store) {
	for _, e := range d.lead.EpochIdentities() {
		w, err := st.Writing(ctx, indexOf(e.ID), indexKind)
		if err != nil {
			continue
		}
		plain, err := d.lead.Open(e.ID, w.Sealed)
		if err != nil {
			continue
		}
		var in index
		if json.Unmarshal(plain, &in) != nil || in.Schema != indexSchema || in.Subject != indexOf(e.ID) {
			continue
		}
		for id, s := range in.Stories {
			d.summary[id] = s
		}
	}
}

// saveIndex writes the index of each epoch of which many stories had to be
// opened. It may fail: the next sign-in then opens them again. The caller
// holds d.mu.
func (d *desk) saveIndex(ctx context.Context, st store.Store, list []entry, opened map[string]int) {
	for epoch, n := range opened {
		if n < worthSaving {
			continue
		}
		var from []string
		in := index{Schema: indexSchema, Subject: indexOf(epoch), Stories: map[story.ID]summary{}}
		for _, e := range list {
			if e.Epoch == epoch && !e.Broken {
				in.Stories[e.ID] = e.summary
				from = append(from, e.Of)
			}
		}
		plain, err := json.Marshal(in)
		if err != nil {
			continue
		}
		sealed, err := d.lead.Seal(epoch, plain)
		if err != nil {
			continue
		}
		was, _ := st.Writing(ctx, indexOf(epoch), indexKind)
		st.PutWriting(ctx, d.lead.Name(), store.Writing{Subject: indexOf(epoch), Kind: indexKind, Revision: was.Revision, Sealed: sealed,
			Of: slices.Collect(maps.Keys(in.Stories)), From: from})
	}
}
