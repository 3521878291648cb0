package flow

import (
	"time"

	"hearme/sync/wire"
)

// Home is the connector's first page.
type Home struct {
	Notifier
	app *App

	Now        time.Time
	Event      wire.Event
	HasEvent   bool
	InProgress int
	Waiting    int
	Received   int
	Safe       int
	Refused    []Item // shown and kept, never dropped
	ToTakeOut  int    // told stories whose names are to be taken out
	FirstSeals time.Time
	Expiring   int // drafts that go within two days
	AutoSealed int // sealed by the 24-hour rule since unlocking
	Problem    string
}

func newHome(a *App) *Home {
	h := &Home{app: a}
	h.load()
	return h
}

// Name implements Screen.
func (*Home) Name() string { return "home" }

// Part implements Screen.
func (*Home) Part() Part { return Connector }

func (h *Home) refresh() {
	h.load()
	h.Changed()
}

func (h *Home) load() {
	a := h.app
	*h = Home{Notifier: h.Notifier, app: a, Now: a.Clock.Now(), AutoSealed: len(a.sealed)}
	h.Event, h.HasEvent = a.event()
	ds, err := a.drafts()
	h.Problem = problemKey(err)
	for _, d := range ds {
		switch {
		case d.Told:
			h.ToTakeOut++
			if h.FirstSeals.IsZero() || d.SealsAt.Before(h.FirstSeals) {
				h.FirstSeals = d.SealsAt
			}
		default:
			h.InProgress++
			if d.Expiring {
				h.Expiring++
			}
		}
	}
	items, err := a.Vault.Outbox()
	if err != nil {
		h.Problem = problemKey(err)
	}
	for _, it := range items {
		switch it.State {
		case Finished:
			h.Waiting++
		case Stored:
			h.Received++
		case Safe:
			h.Safe++
		case Refused:
			h.Refused = append(h.Refused, it)
		}
	}
}

// App gives the bar at the top what every connector screen has.
func (h *Home) App() *App { return h.app }

// Sync is the last sync, nil before the first.
func (h *Home) Sync() *SyncState { return h.app.LastSync() }

// SyncNow syncs at a touch.
func (h *Home) SyncNow() {
	h.app.Touch()
	h.app.SyncNow(h.refresh)
}

// StartStory begins a story; without an event it asks for one first.
func (h *Home) StartStory() {
	if !h.HasEvent {
		h.ChooseEvent()
		return
	}
	h.app.Show(newStart(h.app, h.Event))
}

// ChooseEvent opens the list of events.
func (h *Home) ChooseEvent() { h.app.Show(newEvents(h.app)) }

// Drafts opens the stories in progress.
func (h *Home) Drafts() { h.app.Show(newDrafts(h.app)) }

// TakeOut opens the workbench with the story that seals itself first, or the
// list when there are several.
func (h *Home) TakeOut() {
	if h.ToTakeOut == 1 {
		ds, _ := h.app.drafts()
		for _, d := range ds {
			if d.Told {
				h.app.openWorkbench(d.ID)
				return
			}
		}
	}
	h.app.Show(newDrafts(h.app))
}

// Withdraw takes a story back by its code.
func (h *Home) Withdraw() { h.app.Show(newWithdraw(h.app)) }

// Settings opens the settings.
func (h *Home) Settings() { h.app.Show(newSettings(h.app)) }

// Outbox opens what is sealed and what became of it.
func (h *Home) Outbox() { h.app.Show(newSent(h.app)) }

// Sent lists what the server refused, and the last sync's real result.
type Sent struct {
	Notifier
	app   *App
	Items []Item
}

func newSent(a *App) *Sent {
	s := &Sent{app: a}
	s.load()
	return s
}

func (s *Sent) load() {
	s.Items = nil
	items, _ := s.app.Vault.Outbox()
	for _, it := range items {
		if it.State == Refused {
			s.Items = append(s.Items, it)
		}
	}
}

// Name implements Screen.
func (*Sent) Name() string { return "sent" }

// Part implements Screen.
func (*Sent) Part() Part { return Connector }

// Counts gives how many are waiting, received and safe.
func (s *Sent) Counts() (waiting, received, safe int) {
	h := newHome(s.app)
	return h.Waiting, h.Received, h.Safe
}

// Sync is the last sync.
func (s *Sent) Sync() *SyncState { return s.app.LastSync() }

// SyncNow syncs at a touch.
func (s *Sent) SyncNow() {
	s.app.Touch()
	s.app.SyncNow(func() { s.load(); s.Changed() })
}

// Back goes home.
func (s *Sent) Back() { s.app.Home() }
