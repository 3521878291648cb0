package flow

import (
	"encoding/json"
	"slices"
	"strings"

	"hearme/story"
	"hearme/sync/wire"
)

// maxEventName is the most letters of a mini event's name.
const maxEventName = 80

func (a *App) today() string { return a.Clock.Now().Format("2006-01-02") }

// events lists the project's events and those made on this tablet, soonest
// first.
func (a *App) events() []wire.Event {
	es := append(slices.Clone(a.Config().Events), a.miniEvents()...)
	slices.SortStableFunc(es, func(x, y wire.Event) int { return strings.Compare(x.Day, y.Day) })
	return es
}

func (a *App) miniEvents() []wire.Event {
	var es []wire.Event
	if b, err := a.session.LoadSetting("mini_events"); err == nil && b != nil {
		if json.Unmarshal(b, &es) != nil {
			return nil
		}
	}
	return es
}

// event is the one in use: what was chosen today, or the only one of today.
func (a *App) event() (wire.Event, bool) {
	var chosen wire.Event
	if b, err := a.session.LoadSetting("event"); err == nil && b != nil {
		var c struct{ ID, On string }
		if json.Unmarshal(b, &c) == nil && c.On == a.today() {
			chosen.ID = c.ID
		}
	}
	var todays []wire.Event
	for _, e := range a.events() {
		if e.ID == chosen.ID && chosen.ID != "" {
			return e, true
		}
		if e.Day == a.today() {
			todays = append(todays, e)
		}
	}
	if len(todays) == 1 {
		return todays[0], true
	}
	return wire.Event{}, false
}

func (a *App) setEvent(id string) error {
	b, err := json.Marshal(struct{ ID, On string }{id, a.today()})
	if err != nil {
		return err
	}
	return a.session.SaveSetting("event", b)
}

// Events chooses where the stories of today are told, or makes a mini event.
type Events struct {
	Notifier
	app *App

	List    []wire.Event
	Chosen  string // id
	Making  bool   // the form for a mini event is open
	NewName string
	NewTime string
	Problem string
}

func newEvents(a *App) *Events {
	e := &Events{app: a, List: a.events()}
	if ev, ok := a.event(); ok {
		e.Chosen = ev.ID
	}
	e.Making = len(e.List) == 0
	return e
}

// Name implements Screen.
func (e *Events) Name() string {
	if e.Making {
		return "events.new"
	}
	return "events"
}

// Part implements Screen.
func (*Events) Part() Part { return Connector }

// Today reports whether an event is today.
func (e *Events) Today(ev wire.Event) bool { return ev.Day == e.app.today() }

// Choose takes an event for today and goes home.
func (e *Events) Choose(id string) {
	if err := e.app.setEvent(id); err != nil {
		e.Problem = problemKey(err)
		e.Changed()
		return
	}
	e.app.Home()
}

// Make opens the form for a mini event.
func (e *Events) Make() {
	e.Making, e.Problem = true, ""
	e.Changed()
}

// SetName and SetTime take what was typed.
func (e *Events) SetName(s string) { e.NewName = s; e.app.Touch() }

// SetTime takes the hours, in free words.
func (e *Events) SetTime(s string) { e.NewTime = s; e.app.Touch() }

// Save keeps the mini event, today, and chooses it.
func (e *Events) Save() {
	name := strings.TrimSpace(e.NewName)
	if name == "" || len([]rune(name)) > maxEventName {
		e.Problem = "problem.event_name"
		e.Changed()
		return
	}
	ev := wire.Event{ID: "mini-" + string(story.NewID()), Name: name, Day: e.app.today(),
		Hours: strings.TrimSpace(e.NewTime), Mini: true}
	b, err := json.Marshal(append(e.app.miniEvents(), ev))
	if err == nil {
		err = e.app.session.SaveSetting("mini_events", b)
	}
	if err != nil {
		e.Problem = problemKey(err)
		e.Changed()
		return
	}
	e.Choose(ev.ID)
}

// Back goes to the list, or home.
func (e *Events) Back() {
	if e.Making && len(e.List) > 0 {
		e.Making, e.Problem = false, ""
		e.Changed()
		return
	}
	e.app.Home()
}
