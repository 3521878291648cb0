package flow

import (
	"context"
	"strings"
	"time"
)

const (
	enrolWait = 40 * time.Second
	syncWait  = 3 * time.Minute
)

// Enrol gives the tablet its project, by a ticket that is typed or pasted.
type Enrol struct {
	Notifier
	app *App

	Line    string
	Busy    bool
	Problem string
}

func newEnrol(a *App) *Enrol { return &Enrol{app: a} }

// Name implements Screen.
func (*Enrol) Name() string { return "enrol" }

// Part implements Screen.
func (*Enrol) Part() Part { return Connector }

// SetLine takes what was typed or pasted.
func (e *Enrol) SetLine(s string) {
	e.app.Touch()
	e.Line = s
}

// Go asks the server for the project. A lost reply is simply asked for again:
// the same ticket with this tablet's key gets the same reply.
func (e *Enrol) Go() {
	if e.Busy {
		return
	}
	line := strings.TrimSpace(e.Line)
	if line == "" {
		e.Problem = "problem.ticket_missing"
		e.Changed()
		return
	}
	e.Busy, e.Problem = true, ""
	e.Changed()
	a, s := e.app, e.app.session
	a.Runner.Do(func() func() {
		ctx, cancel := context.WithTimeout(context.Background(), enrolWait)
		defer cancel()
		err := a.Sync.Enrol(ctx, s, line)
		return func() {
			e.Busy, e.Problem = false, problemKey(err)
			if a.session != s || a.current != Screen(e) {
				return
			}
			if err != nil {
				e.Changed()
				return
			}
			a.enter()
		}
	})
}

// Practise opens practice mode; the ticket can come later.
func (e *Enrol) Practise() { e.app.Practise() }
