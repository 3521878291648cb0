package client_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hearme/app/flow"
	"hearme/app/tablet"
	"hearme/app/vault"
	"hearme/i18n"
	"hearme/internal/keys"
	"hearme/internal/words"
	"hearme/server/api"
	"hearme/server/project"
	"hearme/server/store"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
	"hearme/sync/wire"
)

const passphrase = "lamp river candle orange window"

func code(err error) string {
	p, ok := errors.AsType[*story.Problem](err)
	if !ok {
		return ""
	}
	return p.Code
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		check(t, err)
		return v
	}
}

// line stands between tablet and server: it counts, and cuts when told to.
type line struct {
	mu    sync.Mutex
	to    http.Handler
	calls []string                                          // method and path, in order
	cut   func(r *http.Request, n int) (before, after bool) // n: the how manieth call, from 1
}

func (l *line) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	l.calls = append(l.calls, r.Method+" "+r.URL.Path)
	n, cut := len(l.calls), l.cut
	l.mu.Unlock()
	before, after := false, false
	if cut != nil {
		before, after = cut(r, n)
	}
	if before {
		panic(http.ErrAbortHandler)
	}
	if after { // the server did it, but nobody hears of it
		l.to.ServeHTTP(httptest.NewRecorder(), r)
		panic(http.ErrAbortHandler)
	}
	l.to.ServeHTTP(w, r)
}

func (l *line) count(prefix string) (n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range l.calls {
		if strings.HasPrefix(c, prefix) {
			n++
		}
	}
	return n
}

func (l *line) cutWhen(f func(r *http.Request, n int) (before, after bool)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cut, l.calls = f, nil
}

// world is a real server with a project, and a lead.
type world struct {
	*line
	project *project.Project
	lead    *project.Lead
	server  *httptest.Server
}

func newWorld(t *testing.T) *world {
	t.Helper()
	ctx := context.Background()
	cheap := project.Cost(keys.Params{Time: 1, MemoryKiB: 8, Lanes: 1})
	dir := filepath.Join(t.TempDir(), "luton")
	must(project.Found(ctx, project.Founding{Dir: dir, Name: "Luton", Lead: "Ama", Passphrase: passphrase}, cheap))(t)
	p := must(project.Open(dir, cheap))(t)
	l := &line{to: api.New(p, api.Options{})}
	srv := httptest.NewTLSServer(l)
	srv.Config.ErrorLog = nil
	t.Cleanup(func() { srv.Close(); p.Close() })
	check(t, p.Served(srv.URL, wire.CertPin(srv.Certificate())))
	return &world{l, p, must(p.UnlockLead(ctx, "Ama", passphrase))(t), srv}
}

func (w *world) ticket(t *testing.T) wire.Ticket {
	t.Helper()
	return must(w.project.Ticket(context.Background(), w.lead, ""))(t)
}

// device is a tablet with one connector.
type device struct {
	*tablet.Store
	session flow.Session
	syncer  *tablet.Syncer
	intake  flow.Intake
}

type noFindings struct{}

func (noFindings) Propose(string, string) []anonymise.Finding { return nil }

func newDevice(t *testing.T) *device {
	t.Helper()
	cats := must(i18n.Load())(t)
	st := must(tablet.Memory(cats, time.Now, vault.WithParams(keys.Params{Time: 1, MemoryKiB: 64, Lanes: 1})))(t)
	s := must(st.AddConnector(nil, passphrase, "1"))(t)
	t.Cleanup(func() { s.Lock(); _ = st.Close() })
	return &device{st, s, tablet.NewSyncer(st), flow.Intake{Catalogues: cats, Engine: noFindings{}}}
}

func enrolled(t *testing.T, w *world) *device {
	t.Helper()
	d := newDevice(t)
	check(t, d.syncer.Enrol(context.Background(), d.session, w.ticket(t).String()))
	return d
}

// add seals a story and returns its id and code.
func (d *device) add(t *testing.T, told string) (story.ID, string) {
	t.Helper()
	w := d.intake.Wording("en")
	var rec consent.Record
	check(t, rec.Give(consent.Answer{Flag: consent.TakePart, Yes: true, Wording: w, Written: "en", At: time.Now(), How: consent.Paper}))
	r := flow.Record{ID: story.NewID(), Code: words.NewCode("en"), ToldAt: time.Now(), Consent: rec, About: story.About{"sex": "male"},
		Content: story.Content{Lang: "en", WhatHappened: told, Age: story.Adult}}
	if len(told) > 100_000 {
		r.Content.WorkedWell, r.Content.NeedsBetter, r.Content.GoodService = told, told, told
	}
	check(t, d.intake.SealAsProposed(d.session, r))
	return r.ID, r.Code
}

func (d *device) states(t *testing.T) map[flow.State]int {
	t.Helper()
	n := map[flow.State]int{}
	for _, it := range must(d.Outbox())(t) {
		n[it.State]++
	}
	return n
}

func (w *world) held(t *testing.T) int {
	t.Helper()
	return len(must(w.project.Store().Stories(context.Background(), store.Filter{}))(t))
}

func TestStoriesArriveInBatches(t *testing.T) {
	w := newWorld(t)
	d := enrolled(t, w)
	for i := range 120 {
		d.add(t, strings.Repeat("words ", i+1))
	}
	w.cutWhen(nil)
	r := must(d.syncer.Report(context.Background()))(t)
	if r.Offered != 120 || r.Stored != 120 || len(r.Refused) != 0 || w.held(t) != 120 {
		t.Errorf("%+v, the server holds %d", r, w.held(t))
	}
	if n := w.count("POST " + wire.SyncPath); n != 3 {
		t.Errorf("%d requests for 120 stories", n)
	}
	// Stored is not safe: they are offered again, and nothing is doubled.
	again := must(d.syncer.Report(context.Background()))(t)
	if again.Stored != 120 || d.states(t)[flow.Stored] != 120 || w.held(t) != 120 {
		t.Errorf("again: %+v", again)
	}
}

// Whatever is cut, wherever, the next sync ends with each story there once.
func TestCutsLoseAndDoubleNothing(t *testing.T) {
	w := newWorld(t)
	d := enrolled(t, w)
	for range 60 {
		d.add(t, "words")
	}
	for at := 1; at <= 3; at++ {
		for _, after := range []bool{false, true} {
			w.cutWhen(func(_ *http.Request, n int) (bool, bool) { return n >= at && !after, n >= at && after })
			if _, err := d.syncer.Report(context.Background()); at < 3 && code(err) != "server_unreachable" {
				t.Errorf("cut at call %d: %v", at, err)
			}
			if n := len(must(d.Outbox())(t)); n != 60 {
				t.Fatalf("cut at call %d: %d left in the outbox", at, n)
			}
		}
	}
	w.cutWhen(nil)
	r := must(d.syncer.Report(context.Background()))(t)
	if r.Stored != 60 || w.held(t) != 60 {
		t.Errorf("%+v, the server holds %d", r, w.held(t))
	}
}

// A large blob goes in parts, and after a cut only the missing ones go.
func TestLargeBlobGoesOnWhereItWasCut(t *testing.T) {
	w := newWorld(t)
	d := enrolled(t, w)
	d.add(t, strings.Repeat("<", story.MaxText)) // six bytes each once it is JSON: about 4 MB
	puts := 0
	w.cutWhen(func(r *http.Request, _ int) (bool, bool) {
		if r.Method == http.MethodPut {
			puts++
		}
		return r.Method == http.MethodPut && puts == 3, false
	})
	if _, err := d.syncer.Report(context.Background()); code(err) != "server_unreachable" {
		t.Fatalf("cut in the third part: %v", err)
	}
	w.cutWhen(nil)
	r := must(d.syncer.Report(context.Background()))(t)
	if r.Stored != 1 || w.held(t) != 1 {
		t.Errorf("%+v", r)
	}
	if n := w.count("PUT"); n != 2 {
		t.Errorf("%d parts after the cut; two of four were there already", n)
	}
}

func TestEnrolmentSurvivesALostReply(t *testing.T) {
	w := newWorld(t)
	d := newDevice(t)
	line := w.ticket(t).String()
	w.cutWhen(func(_ *http.Request, n int) (bool, bool) { return false, n == 1 })
	check(t, d.syncer.Enrol(context.Background(), d.session, line))
	if c, ok := d.Config(); !ok || c.Name != "Luton" {
		t.Errorf("%+v, %v", c, ok)
	}
	w.cutWhen(nil)
	check(t, d.syncer.Enrol(context.Background(), d.session, line)) // the same tablet, again
	other := newDevice(t)
	if err := other.syncer.Enrol(context.Background(), other.session, line); code(err) != wire.CodeTokenUsed {
		t.Errorf("another tablet with the same ticket: %v", err)
	}
}

func TestEnrolmentTellsWhy(t *testing.T) {
	w, elsewhere := newWorld(t), newWorld(t)
	d := newDevice(t)
	good := w.ticket(t)
	wrongPin, wrongKey, noServer, noPin := good, good, good, good
	wrongPin.Pin = strings.Repeat("ab", 32)
	wrongKey.Project = elsewhere.ticket(t).Project
	noPin.Pin = ""
	dead := httptest.NewServer(http.NotFoundHandler())
	dead.Close()
	noServer.URL, noServer.Pin = dead.URL, ""
	unknown := good
	unknown.Token = "made-up"
	for name, c := range map[string]struct{ line, want string }{
		"pin":       {wrongPin.String(), "ticket_other_server"},
		"key":       {wrongKey.String(), "ticket_other_server"},
		"no pin":    {noPin.String(), "ticket_other_server"},
		"no server": {noServer.String(), "server_unreachable"},
		"unknown":   {unknown.String(), wire.CodeTokenUnknown},
		"cut":       {good.String()[:40], "ticket_cut"},
	} {
		if err := d.syncer.Enrol(context.Background(), d.session, c.line); code(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
		if _, ok := d.Config(); ok {
			t.Fatalf("%s: enrolled all the same", name)
		}
	}
	if _, err := d.syncer.Report(context.Background()); code(err) != "not_enrolled" {
		t.Errorf("sync before enrolment: %v", err)
	}
}

func TestWithdrawals(t *testing.T) {
	w := newWorld(t)
	d := enrolled(t, w)
	before, beforeCode := d.add(t, "taken back before it was sent")
	after, afterCode := d.add(t, "taken back after it was sent")
	kept, _ := d.add(t, "kept")
	must(d.EraseByCode(beforeCode))(t)
	r := must(d.syncer.Report(context.Background()))(t)
	if r.Stored != 2 || r.Withdrawn != 1 || w.held(t) != 2 {
		t.Errorf("%+v", r)
	}
	// Taken back on the public page: the tablet learns of it.
	check(t, w.project.WithdrawByCode(context.Background(), afterCode, nil))
	r = must(d.syncer.Report(context.Background()))(t)
	if r.Withdrawn != 1 || w.held(t) != 1 {
		t.Errorf("%+v, the server holds %d", r, w.held(t))
	}
	for _, it := range must(d.Outbox())(t) {
		want := map[story.ID]flow.State{before: flow.Withdrawn, after: flow.Withdrawn, kept: flow.Stored}[it.ID]
		if it.State != want {
			t.Errorf("%s is %s, want %s", it.ID, it.State, want)
		}
	}
	if ws := must(d.V.Withdrawals())(t); len(ws) != 0 {
		t.Errorf("still queued: %v", ws)
	}
}

// Every passphrase is lost: a new ticket adopts what waits.
func TestNewTicketAdoptsTheOutbox(t *testing.T) {
	w := newWorld(t)
	d := enrolled(t, w)
	d.add(t, "sealed before the passphrase was lost")
	s := must(d.StartOver("walnut boat lemon pencil gate", "2"))(t)
	if _, err := d.syncer.Report(context.Background()); code(err) != "not_enrolled" {
		t.Errorf("before the new ticket: %v", err)
	}
	check(t, d.syncer.Enrol(context.Background(), s, w.ticket(t).String()))
	d.session = s
	d.add(t, "sealed after")
	r := must(d.syncer.Report(context.Background()))(t)
	if r.Stored != 2 || w.held(t) != 2 {
		t.Errorf("%+v", r)
	}
}

func TestNewConfigurationIsTaken(t *testing.T) {
	w := newWorld(t)
	d := enrolled(t, w)
	check(t, w.project.SetConfig(context.Background(), w.lead, "test", func(c *wire.Config) { c.Phone = "01632 960222" }))
	must(d.syncer.Report(context.Background()))(t)
	if c, _ := d.Config(); c.Phone != "01632 960222" {
		t.Errorf("the old configuration is still here: %+v", c)
	}
}
