package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hearme/server/api"
	"hearme/server/store"
	"hearme/server/store/sqlite"
	"hearme/story"
	"hearme/sync/wire"
)

// step is one thing that happens: what, by or to which.
type step struct {
	Do      string
	Tablet  int
	Story   int
	Lost    bool // the reply does not arrive
	Partial bool // the blobs do not ride along
}

func (s step) String() string {
	return fmt.Sprintf("%s(%d %d %t %t)", s.Do, s.Tablet, s.Story, s.Lost, s.Partial)
}

const tabletsInPlay, storiesInPlay = 2, 6

var stepGen = rapid.Custom(func(t *rapid.T) step {
	return step{
		Do:      rapid.SampledFrom([]string{"tell", "tell", "sync", "sync", "sync", "again", "withdraw", "withdraw", "backup", "restore", "restart", "variant", "revise", "revise"}).Draw(t, "do"),
		Tablet:  rapid.IntRange(0, tabletsInPlay-1).Draw(t, "tablet"),
		Story:   rapid.IntRange(0, storiesInPlay-1).Draw(t, "story"),
		Lost:    rapid.Bool().Draw(t, "lost"),
		Partial: rapid.Bool().Draw(t, "partial"),
	}
})

var scheduleGen = rapid.SliceOfN(stepGen, 10, 40)

// rule is a way to break the server, to see that the schedules would notice.
type rule struct {
	wrap        func(store.Store) store.Store
	forgetsLost bool   // the erasure ledger goes when the database is restored
	forgets     string // lines of this kind go from it then
}

// play is one schedule on a store of its own.
type play struct {
	dir     string
	rule    rule
	db      store.Store
	calls   http.Handler
	tablets []*handset
	stories []*told // by number; nil: not told yet
	backup  bool
}

// told is what the world knows of a story.
type told struct {
	parcel
	tablet    int
	withdrawn bool
	variant   *parcel
	revised   map[string]*revised // by the hash of what was sent: what stands in its place
}

// handset is a tablet's own memory of what it sent.
type handset struct {
	tablet
	waiting map[story.ID]parcel // not acknowledged
	kept    map[story.ID]parcel // stored, not safe: a copy stays
	last    *wire.Receipt
}

func (p *play) Store() store.Store  { return p.db }
func (p *play) Info() store.Project { return store.Project{ID: "p"} }
func (p *play) WithdrawByCode(ctx context.Context, code string, flags []string) error {
	return p.db.Withdraw(ctx, sum([]byte(code)), flags)
}

// template is an empty project with its tablets, made once and copied.
type template struct {
	db      []byte
	tablets []tablet
}

func newTemplate(t *testing.T) template {
	t.Helper()
	dir := t.TempDir()
	db, err := sqlite.Open(sqlite.Options{Path: filepath.Join(dir, "db"), Ledger: filepath.Join(dir, "ledger")})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Found(ctx, store.Project{ID: "p"}, store.Lead{Name: "Amina", Salt: []byte{1}, Sealed: []byte{1}},
		store.Change{Epoch: &wire.Epoch{ID: "2026-Q4", Recipient: "r"}, Config: store.Config{Serial: 1, Note: "c"}, What: "init"})
	if err != nil {
		t.Fatal(err)
	}
	var tp template
	for n := range tabletsInPlay {
		signer, key := newKey(t)
		token := fmt.Sprint("token", n)
		if err := db.AddToken(ctx, "Amina", token, time.Now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		dev, err := db.Enrol(ctx, token, key, "", time.Now())
		if err != nil {
			t.Fatal(err)
		}
		tp.tablets = append(tp.tablets, tablet{signer: signer, key: key, id: dev.ID})
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if tp.db, err = os.ReadFile(filepath.Join(dir, "db")); err != nil {
		t.Fatal(err)
	}
	return tp
}

// run plays a schedule to its end and says which promise was broken.
func (tp template) run(dir string, r rule, steps []step) error {
	p := &play{dir: dir, rule: r, stories: make([]*told, storiesInPlay)}
	if err := os.WriteFile(p.path("db"), tp.db, 0o600); err != nil {
		return err
	}
	for _, tb := range tp.tablets {
		p.tablets = append(p.tablets, &handset{tablet: tb, waiting: map[story.ID]parcel{}, kept: map[story.ID]parcel{}})
	}
	if err := p.open(); err != nil {
		return err
	}
	defer func() { p.db.Close() }()
	for _, s := range steps {
		if err := p.step(s); err != nil {
			return fmt.Errorf("%v: %w", s, err)
		}
	}
	// Nothing gets lost any more: twice round, everything has come to rest.
	for range 3 {
		for n := range p.tablets {
			if err := p.sync(step{Tablet: n}); err != nil {
				return err
			}
		}
	}
	return p.promises()
}

func (p *play) path(name string) string { return filepath.Join(p.dir, name) }

func (p *play) open() error {
	db, err := sqlite.Open(sqlite.Options{Path: p.path("db"), Ledger: p.path("ledger")})
	if err != nil {
		return err
	}
	p.db = db
	if p.rule.wrap != nil {
		p.db = p.rule.wrap(db)
	}
	p.calls = api.New(p, api.Options{Limits: &api.Limits{Sync: api.Limit{PerSecond: 1e6, Burst: 1e6}, Withdraw: api.Limit{PerSecond: 1e6, Burst: 1e6}, Enrol: api.Limit{PerSecond: 1, Burst: 1}, Blobs: api.Limit{PerSecond: 1, Burst: 1}}})
	return nil
}

func (p *play) step(s step) error {
	now := p.stories[s.Story]
	switch s.Do {
	case "tell":
		if now == nil {
			v, err := p.pack(s.Tablet, story.NewID(), fmt.Sprint("code ", s.Story), "words")
			if err != nil {
				return err
			}
			p.stories[s.Story] = &told{parcel: v, tablet: s.Tablet}
			p.tablets[s.Tablet].waiting[v.id] = v
		}
	case "variant": // a tablet was set back and sealed the same draft again
		if now != nil && now.variant == nil {
			v, err := p.pack(now.tablet, now.id, now.code, "other words")
			if err != nil {
				return err
			}
			now.variant = &v
			p.tablets[now.tablet].waiting[v.id+"v"] = v
		}
	case "sync":
		return p.sync(s)
	case "again": // an old request arrives a second time
		if now != nil {
			_, err := p.offer([]parcel{now.parcel}, nil, s.Partial)
			return err
		}
	case "withdraw": // by its code, told or not yet
		if now != nil {
			now.withdrawn = true
			return p.post(wire.WithdrawPath, wire.WithdrawRequest{Code: now.code}, &wire.WithdrawReply{})
		}
	case "revise": // a lead takes out more
		if now != nil {
			return p.revise(now)
		}
	case "restart":
		return p.reopen(nil)
	case "backup":
		p.backup = true
		return p.reopen(func() error { return copyFile(p.path("db"), p.path("backup")) })
	case "restore":
		if p.backup {
			p.mayLose()
			return p.reopen(func() error {
				if err := p.forget(); err != nil {
					return err
				}
				return copyFile(p.path("backup"), p.path("db"))
			})
		}
	}
	return nil
}

func copyFile(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o600)
}

func (p *play) reopen(between func() error) error {
	if err := p.db.Close(); err != nil {
		return err
	}
	if between != nil {
		if err := between(); err != nil {
			return err
		}
	}
	return p.open()
}

func (p *play) pack(tablet int, id story.ID, code, words string) (parcel, error) {
	blob := []byte(words + " " + string(story.NewID()))
	m := wire.Manifest{Version: 1, Project: "p", Epoch: "2026-Q4", ID: id, ConsentHash: sum(nil), CodeHash: sum([]byte(code)), Day: "2026-11-22",
		Blobs: []wire.BlobRef{{SHA256: sum(blob), Size: len(blob), Retention: wire.StoryBlob}}}
	signed, err := m.Sign(p.tablets[tablet].signer)
	return parcel{id: id, code: code, signed: signed, blobs: [][]byte{blob}}, err
}

// sync is what a tablet does: it offers what waits, and everything again when
// the server's log is another one.
func (p *play) sync(s step) error {
	tb := p.tablets[s.Tablet]
	for range 2 {
		var parcels []parcel
		var keys []story.ID
		for key, v := range tb.waiting {
			parcels, keys = append(parcels, v), append(keys, key)
		}
		reply, err := p.offer(parcels, tb.last, s.Partial)
		if err != nil || s.Lost {
			return err
		}
		again := tb.take(keys, reply)
		if !again {
			return nil
		}
	}
	return nil
}

// take believes a reply; it reports whether there is more to offer.
func (tb *handset) take(keys []story.ID, reply wire.SyncReply) (again bool) {
	if reply.Reoffer {
		for key, v := range tb.kept {
			tb.waiting[key] = v
		}
		clear(tb.kept)
		tb.last, again = nil, true
	}
	for i, res := range reply.Results {
		v, ok := tb.waiting[keys[i]]
		if !ok {
			continue
		}
		switch res.Status {
		case wire.Stored, wire.Variant:
			tb.kept[keys[i]] = v
			delete(tb.waiting, keys[i])
			if tb.last == nil || res.Receipt.Position > tb.last.Position {
				tb.last = res.Receipt
			}
		case wire.Safe, wire.Gone:
			delete(tb.waiting, keys[i])
		}
	}
	for _, id := range reply.Withdrawn {
		for _, key := range []story.ID{id, id + "v"} {
			delete(tb.waiting, key)
			delete(tb.kept, key)
		}
	}
	return again
}

func (p *play) offer(parcels []parcel, last *wire.Receipt, partial bool) (wire.SyncReply, error) {
	req := wire.SyncRequest{Proto: 1, LastReceipt: last}
	for _, v := range parcels {
		req.Manifests = append(req.Manifests, v.signed)
		if !partial {
			req.Blobs = append(req.Blobs, v.blobs...)
		}
	}
	var reply wire.SyncReply
	return reply, p.post(wire.SyncPath, req, &reply)
}

func (p *play) post(path string, req, reply any) error {
	b, err := json.Marshal(req)
	if err != nil {
		return err
	}
	rec := httptest.NewRecorder()
	p.calls.ServeHTTP(rec, httptest.NewRequest(http.MethodPost, path, bytes.NewReader(b)))
	if rec.Code != http.StatusOK {
		return fmt.Errorf("%s: %d %s", path, rec.Code, rec.Body)
	}
	return json.Unmarshal(rec.Body.Bytes(), reply)
}
