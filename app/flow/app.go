package flow

import (
	"encoding/json"
	"time"

	"hearme/i18n"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/sync/wire"
)

// IdleConnector and IdleParticipant are how long a screen may be left alone
// before it locks. A person who is telling may need long silences.
const (
	IdleConnector   = 5 * time.Minute
	IdleParticipant = 20 * time.Minute
)

// Outcome is how a participant's part ended.
type Outcome string

// The outcomes. After every one of them the connector's PIN is asked for.
const (
	Told          Outcome = "told"            // the record has Told and ToldAt set and is saved
	NoConsent     Outcome = "no_consent"      // they said no: nothing is kept
	ThrownAway    Outcome = "thrown_away"     // they asked for it to be thrown away
	StoppedForNow Outcome = "stopped_for_now" // the draft is saved and can be resumed
)

// Suspender is a screen that may hold words not yet saved. Suspend saves them
// at once; it is called before the program locks.
type Suspender interface{ Suspend() }

// Deps is what the program is made of.
type Deps struct {
	Vault      Vault
	Sync       Syncer // nil in practice
	Catalogues *i18n.Catalogues
	Engine     anonymise.Engine
	Clock      Clock
	Runner     Runner
	Prefs      Prefs
	Words      Words
	// Tell hands the tablet to a participant: it shows the first page of the
	// record's step and calls a.Told when it is over.
	Tell func(a *App, rec Record)
	// Practice opens a store in memory with invented stories, unlocked.
	Practice func() (Vault, Session, error)
}

// App is the program while it runs: what is shown, who has unlocked it, and
// the way from one screen to the next. All of it belongs to the window's side.
type App struct {
	Deps
	current  Screen
	onShow   func(Screen)
	onLook   func()
	session  Session
	practice bool
	real     Vault // while practising
	idle     func()
	timer    func() // the 24-hour rule's
	lastSync *SyncState
	sealed   []story.ID // sealed by the 24-hour rule since unlocking
}

// NewApp makes the program; Start shows its first screen.
func NewApp(d Deps) *App { return &App{Deps: d} }

// OnShow sets what draws a screen.
func (a *App) OnShow(f func(Screen)) { a.onShow = f }

// OnLook sets what is called after a change of language, palette or text size.
func (a *App) OnLook(f func()) { a.onLook = f }

// Current is the screen that is shown.
func (a *App) Current() Screen { return a.current }

// Show shows a screen.
func (a *App) Show(s Screen) {
	a.current = s
	a.Touch()
	if a.onShow != nil {
		a.onShow(s)
	}
}

// Start shows the first screen: first run, or unlock.
func (a *App) Start() {
	n, err := a.Vault.Connectors()
	switch {
	case err != nil:
		a.Show(newTrouble(a, err))
	case n == 0:
		a.Show(newWelcome(a))
	default:
		a.Show(newUnlock(a))
	}
}

// Practising reports whether everything shown is invented and never leaves.
func (a *App) Practising() bool { return a.practice }

// Unlocked reports whether a connector's part is open.
func (a *App) Unlocked() bool { return a.session != nil }

// Config is the project's configuration, the zero value before enrolment.
func (a *App) Config() wire.Config {
	c, _ := a.Vault.Config()
	return c
}

// Touch says that someone is there: locking when left alone counts from here.
func (a *App) Touch() {
	if a.idle != nil {
		a.idle()
		a.idle = nil
	}
	if a.session == nil {
		return
	}
	d := IdleConnector
	if a.current != nil && a.current.Part() == Participant {
		d = IdleParticipant
	}
	a.idle = a.Clock.AfterFunc(d, a.Lock)
}

// Lock saves what is not yet saved, forgets every key and shows Unlock. In
// practice it ends the practice.
func (a *App) Lock() {
	if s, ok := a.current.(Suspender); ok {
		s.Suspend()
	}
	a.close()
	a.Start()
}

func (a *App) close() {
	for _, cancel := range []func(){a.idle, a.timer} {
		if cancel != nil {
			cancel()
		}
	}
	a.idle, a.timer = nil, nil
	if a.session != nil {
		a.session.Lock()
		a.session = nil
	}
	if a.practice {
		a.practice = false
		a.Vault, a.real = a.real, nil
	}
	a.lastSync, a.sealed = nil, nil
}

// opened goes on from a fresh session: enrolment if there is none, else home.
func (a *App) opened(s Session) {
	a.session = s
	if _, ok := a.Vault.Config(); !ok {
		a.Show(newEnrol(a))
		return
	}
	a.enter()
}

// enter is the first time home is shown after unlocking.
func (a *App) enter() {
	a.sweep()
	a.Home()
	a.syncQuietly()
}

// Home shows the connector's first page.
func (a *App) Home() { a.Show(newHome(a)) }

// Told is called when the participant's part is over. A record that is not to
// be kept is erased here; then the tablet waits for the connector's PIN.
func (a *App) Told(rec Record, o Outcome) {
	var err error
	if o == NoConsent || o == ThrownAway {
		err = a.session.DeleteRecord(rec.ID)
		rec = Record{ID: rec.ID, Content: story.Content{Lang: rec.Content.Lang}}
	}
	h := newHandBack(a, rec, o)
	h.Problem = problemKey(err)
	a.Show(h)
}

// SaveRecord keeps a story in progress, encrypted, and counts as someone being
// there.
func (a *App) SaveRecord(r Record) error {
	if a.session == nil {
		return &story.Problem{Code: "locked"}
	}
	r.Schema, r.Touched = RecordSchema, a.Clock.Now()
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return a.session.SaveRecord(r.ID, RecordSchema, b)
}

func (a *App) loadRecord(id story.ID) (Record, error) {
	var r Record
	b, err := a.session.LoadRecord(id)
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(b, &r); err != nil || r.ID != id {
		return Record{}, &story.Problem{Code: "record_damaged"}
	}
	if r.Schema > RecordSchema {
		return Record{}, &story.Problem{Code: "vault_newer"}
	}
	return r, nil
}
