package flow

import (
	"slices"
	"testing"
	"time"

	"hearme/i18n"
	"hearme/story"
	"hearme/sync/wire"
)

// handClock is turned by hand.
type handClock struct {
	now    time.Time
	timers []*handTimer
}

type handTimer struct {
	at   time.Time
	f    func()
	gone bool
}

func (c *handClock) Now() time.Time { return c.now }

func (c *handClock) AfterFunc(d time.Duration, f func()) func() {
	t := &handTimer{at: c.now.Add(d), f: f}
	c.timers = append(c.timers, t)
	return func() { t.gone = true }
}

func (c *handClock) turn(d time.Duration) {
	end := c.now.Add(d)
	for {
		var next *handTimer
		for _, t := range c.timers {
			if !t.gone && !t.at.After(end) && (next == nil || t.at.Before(next.at)) {
				next = t
			}
		}
		if next == nil {
			break
		}
		c.now, next.gone = next.at, true
		next.f()
	}
	c.now = end
}

// onceRunner runs work and what follows at once; heldRunner keeps both back
// until a test lets them go, in any order.
type onceRunner struct{}

func (onceRunner) Do(work func() func()) { work()() }

type heldRunner struct{ held []func() func() }

func (r *heldRunner) Do(work func() func()) { r.held = append(r.held, work) }

func (r *heldRunner) let(t *testing.T) {
	t.Helper()
	if len(r.held) == 0 {
		t.Fatal("nothing is waiting to run")
	}
	work := r.held[0]
	r.held = r.held[1:]
	work()()
}

// teller is a telling with everything around it in memory.
type teller struct {
	*Telling
	clock    *handClock
	shown    Screen
	screens  []Screen
	saved    []Record
	deleted  []story.ID
	outcomes []Outcome
	saveErr  error
	delErr   error
	out      map[string][]byte
	outErr   error
}

const rightPIN = "482915"

func newRecord() Record {
	return Record{
		Schema: RecordSchema, ID: story.NewID(), Company: Nobody, Code: "kettle maple ribbon harbour candle pear sunny",
		Content: story.Content{Lang: "en", Age: story.Adult},
	}
}

func testConfig() wire.Config {
	return wire.Config{
		Name: "Practice", WithdrawURL: "https://hear.example.org/withdraw", Phone: "0808 157 0123",
		Partners:    []wire.Partner{{ID: "p1", Name: "Keech Hospice"}, {ID: "p2", Name: "Luton hospital"}},
		Communities: []string{"Bangladeshi", "Polish"}, TownAreas: []string{"Bury Park", "Stopsley"},
		Services: []wire.Service{{Name: "Someone to talk to", Phone: "0808 157 0199", Hours: "8 am to 8 pm"}},
	}
}

func (w *teller) Save(name string, data []byte, then func(error)) {
	if w.outErr == nil {
		w.out[name] = data
	}
	then(w.outErr)
}

func startTelling(t *testing.T, rec Record, change ...func(*TellingDeps)) *teller {
	t.Helper()
	cat, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	w := &teller{clock: &handClock{now: time.Date(2026, 11, 14, 10, 40, 0, 0, time.UTC)}, out: map[string][]byte{}}
	d := TellingDeps{
		Record: rec, Config: testConfig(), Catalogues: cat, Clock: w.clock, Runner: onceRunner{}, Output: w,
		Save: func(r Record) error {
			if w.saveErr == nil {
				w.saved = append(w.saved, r)
			}
			return w.saveErr
		},
		Delete: func(id story.ID) error {
			if w.delErr == nil {
				w.deleted = append(w.deleted, id)
			}
			return w.delErr
		},
		CheckPIN: func(pin string) error {
			if pin != rightPIN {
				return &story.Problem{Code: "wrong_pin"}
			}
			return nil
		},
		Show: func(s Screen) { w.shown = s; w.screens = append(w.screens, s) },
		Done: func(o Outcome) { w.outcomes = append(w.outcomes, o) },
	}
	for _, f := range change {
		f(&d)
	}
	w.Telling = NewTelling(d)
	w.Start()
	return w
}

func (w *teller) last(t *testing.T) Record {
	t.Helper()
	if len(w.saved) == 0 {
		t.Fatal("nothing was saved")
	}
	return w.saved[len(w.saved)-1]
}

func at[S Screen](t *testing.T, w *teller) S {
	t.Helper()
	s, ok := w.shown.(S)
	if !ok {
		t.Fatalf("the screen is %s (%T)", w.shown.Name(), w.shown)
	}
	return s
}

func typePIN(t *testing.T, w *teller, pin string) {
	t.Helper()
	p := at[*PINPage](t, w)
	for _, d := range pin {
		p.Press(d)
	}
}

// toStep walks from the start to a page with short answers.
func toStep(t *testing.T, w *teller, step string) {
	t.Helper()
	at[*HandOverPage](t, w).HandOver()
	for w.rec.Step != step {
		switch p := w.shown.(type) {
		case *InfoPage:
			p.Next()
		case *TakePartPage:
			p.Yes()
		case *WhoPage:
			p.Next()
		case *StoryPage:
			p.SetText("The letter came late.")
			p.Finished()
		case *ReadBackPage:
			p.Next()
		case *QuotePage:
			p.Answer(false)
		case *PartnersPage:
			p.Next()
		case *ContactPage:
			p.Answer(false)
		case *AboutPage:
			p.Skip()
		case *SlipPage:
			p.None()
		default:
			t.Fatalf("stuck at %s on the way to %s", w.shown.Name(), step)
		}
	}
}

func names(ss []Screen) []string {
	var n []string
	for _, s := range ss {
		n = append(n, s.Name())
	}
	return slices.Compact(n)
}
