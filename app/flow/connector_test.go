package flow_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"hearme/app/flow"
	"hearme/app/flow/flowtest"
	"hearme/i18n"
	"hearme/story"
	"hearme/story/consent"
)

// rig is a tablet with everything but a window.
type rig struct {
	t      *testing.T
	app    *flow.App
	vault  *flowtest.Vault
	clock  *flowtest.Clock
	server *flowtest.Server
	cats   *i18n.Catalogues
}

const (
	passphrase = "lamp river candle orange window"
	pin        = "271828"
)

func newRig(t *testing.T) *rig {
	t.Helper()
	cats, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	v := &flowtest.Vault{}
	r := &rig{t: t, vault: v, clock: flowtest.NewClock(), cats: cats,
		server: &flowtest.Server{V: v, Conf: flowtest.Config()}}
	r.app = flow.NewApp(flow.Deps{
		Vault: v, Sync: r.server, Catalogues: cats, Engine: flowtest.Engine{"Nasreen", "Imran", "Grace?"}, Careful: flowtest.Engine{"Nasreen", "Imran", "Grace?", "Luton?"},
		Clock: r.clock, Runner: flowtest.AtOnce{}, Prefs: flowtest.Prefs{}, Words: flowtest.Words{},
		Practice: func() (flow.Vault, flow.Session, error) {
			c := flowtest.Config()
			p := &flowtest.Vault{Conf: &c}
			s, _ := p.AddConnector(nil, "practice", "123456")
			s.(*flowtest.Session).Clock = r.clock
			return p, s, nil
		},
	})
	return r
}

// enrolled is a rig with one connector, unlocked, at home.
func enrolled(t *testing.T) *rig {
	r := newRig(t)
	c := flowtest.Config()
	r.vault.Conf = &c
	s, _ := r.vault.AddConnector(nil, passphrase, pin)
	s.(*flowtest.Session).Clock = r.clock
	r.unlock()
	return r
}

func (r *rig) unlock() {
	r.t.Helper()
	r.app.Start()
	u := on[*flow.Unlock](r)
	u.SetTyped(passphrase)
	u.Go()
	on[*flow.Home](r)
}

func (r *rig) session() *flowtest.Session { return r.vault.Sessions[0] }

// on is the screen shown, which must be an S.
func on[S flow.Screen](r *rig) S {
	r.t.Helper()
	s, ok := r.app.Current().(S)
	if !ok {
		r.t.Fatalf("shown is %s (%T)", r.app.Current().Name(), r.app.Current())
	}
	return s
}

func (r *rig) shows(name string) {
	r.t.Helper()
	if got := r.app.Current().Name(); got != name {
		r.t.Fatalf("shown is %s, want %s", got, name)
	}
}

// told puts a told story into the vault and returns its id.
func (r *rig) told(words string) story.ID {
	r.t.Helper()
	return r.toldIn(story.Content{Lang: "en", WhatHappened: words, Age: story.Adult})
}

func (r *rig) toldIn(c story.Content) story.ID {
	r.t.Helper()
	v, h := r.cats.Language("en").Wording()
	rec := flow.Record{Schema: flow.RecordSchema, ID: story.NewID(), Created: r.clock.Now(), Touched: r.clock.Now(),
		Content: c,
		Told:    true, ToldAt: r.clock.Now(), Code: "one two three four five six seven"}
	err := rec.Consent.Give(consent.Answer{Flag: consent.TakePart, Yes: true, Wording: consent.Wording{Version: v, Hash: h},
		Written: "en", At: r.clock.Now(), How: consent.Touched})
	if err != nil {
		r.t.Fatal(err)
	}
	r.put(rec)
	return rec.ID
}

func (r *rig) put(rec flow.Record) {
	r.t.Helper()
	b, err := json.Marshal(rec)
	if err != nil {
		r.t.Fatal(err)
	}
	if err := r.session().SaveRecord(rec.ID, flow.RecordSchema, b); err != nil {
		r.t.Fatal(err)
	}
}

func press(p interface{ Press(rune) }, digits string) {
	for _, d := range digits {
		p.Press(d)
	}
}

func TestFirstRun(t *testing.T) {
	r := newRig(t)
	r.app.Start()
	w := on[*flow.Welcome](r)
	w.Choose("pl")
	if w.Chosen() != "pl" {
		t.Error("the language was not changed")
	}
	w.Next()
	p := on[*flow.PassphrasePage](r)
	p.Written()
	p.SetTyped("lamp river candle")
	p.Next()
	if p.Problem != "problem.passphrase_differs" {
		t.Errorf("problem %q", p.Problem)
	}
	p.SetTyped(" Lamp RIVER-candle  orange window ")
	p.Next()
	n := on[*flow.NewPINPage](r)
	press(n, "123456")
	if n.Problem != "problem.pin_weak" {
		t.Errorf("a straight run was taken: %q", n.Problem)
	}
	press(n, pin)
	press(n, "271829")
	if n.Problem != "problem.pin_differs" || n.Again {
		t.Errorf("another PIN was taken: %q", n.Problem)
	}
	press(n, pin+pin)
	e := on[*flow.Enrol](r)
	if len(r.vault.Sessions) != 1 {
		t.Fatal("no vault was made")
	}
	r.session().Clock = r.clock
	e.Go()
	if e.Problem != "problem.ticket_missing" {
		t.Errorf("problem %q", e.Problem)
	}
	e.SetLine("hearme1 x")
	for _, code := range []string{"ticket_cut", "ticket_not", "token_used", "token_expired", "ticket_other_server", "server_unreachable"} {
		r.server.Err = &story.Problem{Code: code}
		e.Go()
		if e.Problem != "problem."+code || e.Line != "hearme1 x" {
			t.Errorf("%s: problem %q, line %q", code, e.Problem, e.Line)
		}
	}
	r.server.Err = nil // the reply that was lost comes at the next try
	e.Go()
	h := on[*flow.Home](r)
	if !h.HasEvent || h.Event.ID != "e1" {
		t.Error("today's event is not there")
	}
}

func TestWrongPassphraseLosesNothing(t *testing.T) {
	r := enrolled(t)
	r.told("Nasreen rang.")
	r.app.Lock()
	u := on[*flow.Unlock](r)
	if !r.session().Locked {
		t.Error("the session stayed open")
	}
	u.SetTyped("not these words")
	u.Go()
	if u.Problem != "problem.wrong_passphrase" || u.Typed != "not these words" {
		t.Errorf("problem %q, typed %q", u.Problem, u.Typed)
	}
	u.SetTyped(passphrase)
	u.Go()
	if h := on[*flow.Home](r); h.ToTakeOut != 1 {
		t.Errorf("%d stories to take names out of", h.ToTakeOut)
	}
}

func TestForgottenPassphraseKeepsSealedStories(t *testing.T) {
	r := enrolled(t)
	r.vault.Items = []flow.Item{{ID: story.NewID(), State: flow.Finished}}
	r.app.Lock()
	on[*flow.Unlock](r).Forgotten()
	f := on[*flow.Forgotten](r)
	if f.Waiting() != 1 {
		t.Errorf("%d waiting", f.Waiting())
	}
	f.StartOver()
	if !f.Sure {
		t.Fatal("it was not asked once")
	}
	f.StartOver()
	p := on[*flow.PassphrasePage](r)
	p.Written()
	p.SetTyped(passphrase)
	p.Next()
	press(on[*flow.NewPINPage](r), pin+pin)
	r.session().Clock = r.clock
	e := on[*flow.Enrol](r)
	e.SetLine("a new ticket")
	e.Go()
	if h := on[*flow.Home](r); h.Waiting != 1 {
		t.Errorf("%d waiting after the new ticket", h.Waiting)
	}
}

func TestIdleLocks(t *testing.T) {
	r := enrolled(t)
	r.clock.Add(flow.IdleConnector - time.Second)
	r.app.Touch()
	r.clock.Add(flow.IdleConnector - time.Second)
	on[*flow.Home](r)
	r.clock.Add(time.Second)
	on[*flow.Unlock](r)
}

func TestCountsAndSync(t *testing.T) {
	r := enrolled(t)
	r.vault.Items = []flow.Item{{State: flow.Finished}, {State: flow.Stored}, {State: flow.Stored}, {State: flow.Safe},
		{State: flow.Withdrawn}, {State: flow.Refused, Code: "unknown_epoch"}}
	r.server.Report = flow.SyncReport{Offered: 2, Stored: 1}
	h := on[*flow.Home](r)
	h.SyncNow()
	if h.Waiting != 1 || h.Received != 2 || h.Safe != 1 || len(h.Refused) != 1 {
		t.Errorf("counts %d %d %d %d", h.Waiting, h.Received, h.Safe, len(h.Refused))
	}
	if !h.Sync().Reached() || h.Sync().Report.Stored != 1 {
		t.Error("the result is not shown")
	}
	r.server.Err = errors.New("cut")
	h.SyncNow()
	if h.Sync().Reached() || h.Sync().Problem == "" {
		t.Error("a sync that failed says that it went through")
	}
}

func TestStart(t *testing.T) {
	r := enrolled(t)
	on[*flow.Home](r).StartStory()
	s := on[*flow.Start](r)
	s.With(flow.RelativeOrFriend)
	r.shows("start.alone")
	s.CannotBeAlone()
	r.shows("start.nothing_kept")
	s.Back()
	s.With(flow.Nobody)
	r.shows("start.language")
	s.Next()
	r.shows("start.language") // nothing chosen yet
	for _, tg := range s.Tongues() {
		if tg.Spoken == "syl" {
			s.Speak(tg)
		}
	}
	if s.Written != "bn" {
		t.Errorf("Sylheti is read in %q", s.Written)
	}
	if s.Allowed() {
		t.Error("a draft catalogue may be used for a real story")
	}
	s.Speak(s.Tongues()[0])
	s.Next()
	r.shows("start.age")
	s.Stop()
	r.shows("start.stop")
	s.GoOn()
	r.shows("start.age")
	s.Aged(story.Under16)
	r.shows("start.young")
	s.Back()
	s.NotToday()
	r.shows("start.not_today")
	s.Home()
	if len(r.session().Data) != 0 {
		t.Fatal("something was kept")
	}
	on[*flow.Home](r).StartStory()
	s = on[*flow.Start](r)
	s.With(flow.Interpreter)
	s.Speak(s.Tongues()[0])
	s.Next()
	s.Aged(story.Adult)
	if r.app.Telling() == nil {
		t.Fatal("the tablet was not handed over")
	}
	rec := r.app.Telling().Record()
	if rec.Company != flow.Interpreter || rec.Event != "e1" || rec.Content.Age != story.Adult || !rec.ID.Valid() {
		t.Errorf("record %+v", rec)
	}
}

func TestMiniEvent(t *testing.T) {
	r := enrolled(t)
	on[*flow.Home](r).ChooseEvent()
	e := on[*flow.Events](r)
	e.Make()
	e.Save()
	if e.Problem != "problem.event_name" {
		t.Errorf("problem %q", e.Problem)
	}
	e.SetName(" Tea at the gurdwara ")
	e.Save()
	h := on[*flow.Home](r)
	if h.Event.Name != "Tea at the gurdwara" || !h.Event.Mini {
		t.Errorf("event %+v", h.Event)
	}
	r.app.Lock()
	r.unlock()
	if h := on[*flow.Home](r); !h.Event.Mini {
		t.Error("the choice was forgotten")
	}
	r.clock.Add(24 * time.Hour)
	r.unlock()
	if h := on[*flow.Home](r); h.HasEvent {
		t.Error("yesterday's event is still chosen")
	}
}
