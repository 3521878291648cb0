package flow

import (
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

// Deps is what the program is made of.
type Deps struct {
	Vault      Vault
	Open       func() (Vault, error) // opens the store when Vault is nil
	Sync       Syncer                // nil in practice
	Catalogues *i18n.Catalogues
	Engine     anonymise.Engine
	Careful    anonymise.Engine // marks what is only likely too; nil: there is no choice
	Clock      Clock
	Runner     Runner
	Prefs      Prefs
	Words      Words
	Output     Output // takes a slip out of the program; nil: not possible here
	Sound      Sound  // nil: nothing is heard here
	Speech     Speech // speaks for connectors; nil: nothing does here
	// Practice opens a store in memory with invented stories, unlocked.
	Practice    func() (Vault, Session, error)
	PracticePIN string // said on every page of practice
}

// App is the program while it runs: what is shown, who has unlocked it, and
// the way from one screen to the next. All of it belongs to the window's side.
type App struct {
	Deps
	current   Screen
	onShow    func(Screen)
	onLook    func()
	session   Session
	telling   *Telling
	bench     *Workbench // open on a story, even under another page
	practice  bool
	real      Vault // while practising
	idle      func()
	timer     func() // the 24-hour rule's
	syncTimer func()
	lastSync  *SyncState
	sealed    []story.ID // sealed by the 24-hour rule since unlocking
	sealing   map[story.ID]bool
	aloud     *Aloud
}

// NewApp makes the program; Start shows its first screen.
func NewApp(d Deps) *App { return &App{Deps: d, sealing: map[story.ID]bool{}} }

// OnShow sets what draws a screen.
func (a *App) OnShow(f func(Screen)) { a.onShow = f }

// OnLook sets what is called after a change of language, palette or text size.
func (a *App) OnLook(f func()) { a.onLook = f }

// Current is the screen that is shown.
func (a *App) Current() Screen { return a.current }

// Show shows a screen.
func (a *App) Show(s Screen) {
	a.hush()
	a.current = s
	a.Touch()
	if a.onShow != nil {
		a.onShow(s)
	}
}

// Start shows the first screen: first run, or unlock.
func (a *App) Start() {
	a.findSpeech()
	if a.Vault == nil {
		v, err := a.Open()
		if err != nil {
			a.ShowTrouble(err)
			return
		}
		a.Vault = v
	}
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
	if a.Vault == nil {
		return wire.Config{}
	}
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
	a.hush()
	lock := func(error) {
		if s, ok := a.current.(*Safety); ok {
			s.keep()
		}
		a.close()
		a.Start()
	}
	switch {
	case a.telling != nil:
		a.telling.Flush(lock)
	case a.bench != nil:
		a.bench.saver.flush(lock)
	default:
		lock(nil)
	}
}

func (a *App) close() {
	for _, cancel := range []func(){a.idle, a.timer, a.syncTimer} {
		if cancel != nil {
			cancel()
		}
	}
	a.idle, a.timer, a.syncTimer = nil, nil, nil
	if a.session != nil {
		a.session.Lock()
		a.session = nil
	}
	if a.practice {
		a.practice = false
		a.Vault, a.real = a.real, nil
	}
	a.lastSync, a.sealed, a.telling, a.bench, a.sealing = nil, nil, nil, nil, map[story.ID]bool{}
}

// opened goes on from a fresh session: a PIN if nobody chose one, enrolment if there is none, else home.
func (a *App) opened(s Session) {
	a.session = s
	if !s.HasPIN() {
		a.Show(newNewPIN(a, forMissing, ""))
		return
	}
	if _, ok := a.Vault.Config(); !ok {
		a.Show(newEnrol(a))
		return
	}
	a.enter()
}

// enter is the first time home is shown after unlocking.
func (a *App) enter() {
	a.Home()
	a.syncQuietly()
}

// Home shows the connector's first page.
func (a *App) Home() {
	a.sweep()
	a.Show(newHome(a))
}

// tell hands the tablet to a participant, at the page where the record stands.
func (a *App) tell(rec Record) {
	s := a.session
	rec.Decisions, rec.Who = nil, nil // they belong to the story as it was
	a.telling = NewTelling(TellingDeps{
		Record:   rec,
		Save:     func(r Record) error { return Save(s, r) },
		Delete:   s.DeleteRecord,
		CheckPIN: s.CheckPIN,
		NewCode:  a.Words.Code,
		Config:   a.Config(), Catalogues: a.Catalogues, Clock: a.Clock, Runner: a.Runner,
		Show:   a.Show,
		Alive:  a.Touch,
		Done:   a.told,
		Output: a.Output,
		Sound:  a.Sound, Clip: a.Vault.Clip, HasClip: a.Vault.HasClip,
	})
	a.telling.Start()
}

// Telling is the participant's part that is going on, nil when there is none.
func (a *App) Telling() *Telling { return a.telling }

// told is called after the right PIN, or after five wrong ones.
func (a *App) told(o Outcome) {
	a.telling = nil
	switch o.Kind {
	case Told:
		a.sweep()
		a.Show(&After{app: a, rec: o.Record})
	case PINLocked:
		a.Lock()
	default:
		a.Home()
	}
}

func (a *App) loadRecord(id story.ID) (Record, error) { return loadFrom(a.session, id) }
