package flow

import (
	"errors"

	"hearme/story"
)

// pinTries is how many wrong PINs in a row lock the program.
const pinTries = 5

// PINPage stands between the participant's pages and the connector's screens.
// It is the only way back.
type PINPage struct {
	Notifier
	PINPad
	t       *Telling
	kind    OutcomeKind
	wrong   int
	busy    bool
	problem error
}

// Name is the screen's stable name.
func (p *PINPage) Name() string { return "telling_pin" }

// Part is the door's: it is said in the program's language, for the connector,
// and nothing of the connector's is in reach.
func (p *PINPage) Part() Part { return Door }

// Telling is the telling that the PIN ends.
func (p *PINPage) Telling() *Telling { return p.t }

// TriesLeft is how many tries there are before the program locks.
func (p *PINPage) TriesLeft() int { return pinTries - p.wrong }

// Problem is why the last PIN did not lead on, or nil.
func (p *PINPage) Problem() error { return p.problem }

// Busy reports that a PIN is being checked.
func (p *PINPage) Busy() bool { return p.busy }

// Press adds a digit; the last one tries the PIN.
func (p *PINPage) Press(d rune) {
	if p.busy {
		return
	}
	p.problem = nil
	p.PINPad.Press(d)
	if p.Full() {
		p.try(p.take())
	}
	p.Changed()
}

// Erase takes the last digit away.
func (p *PINPage) Erase() {
	p.PINPad.Erase()
	p.Changed()
}

// Back returns to the person's page.
func (p *PINPage) Back() {
	if !p.busy {
		p.t.cover(p.t.current)
	}
}

func (p *PINPage) try(pin string) {
	p.busy = true
	p.t.deps.Runner.Do(func() func() {
		err := p.t.deps.CheckPIN(pin)
		return func() { p.tried(err) }
	})
}

func (p *PINPage) tried(err error) {
	p.busy = false
	if err == nil {
		p.busy = true
		p.t.handedBack(p.kind, p.failed)
		return
	}
	p.wrong++
	if locked, ok := errors.AsType[*story.Problem](err); p.wrong >= pinTries || ok && locked.Code == "pin_locked" {
		p.t.lock()
		return
	}
	p.failed(err)
}

func (p *PINPage) failed(err error) {
	p.busy, p.problem = false, err
	p.Changed()
}

// lock ends the telling after too many wrong PINs. What could not be saved by
// then is given to the program as it is, so that it can be tried once more.
func (t *Telling) lock() {
	t.saver.flush(func(error) { t.deps.Done(Outcome{Kind: PINLocked, Record: t.Record()}) })
}

// handedBack ends the telling, after a word for the connector when Stop was
// needed.
func (t *Telling) handedBack(kind OutcomeKind, failed func(error)) {
	if !t.stopped {
		t.leave(kind, failed)
		return
	}
	t.saver.flush(func(err error) {
		if err != nil && (kind == Told || kind == SetAside) {
			failed(err)
			return
		}
		t.cover(&CarePage{t: t, kind: kind})
	})
}

// CarePage is a word for the connector after a telling in which Stop was
// needed: hearing such things is hard too.
type CarePage struct {
	Notifier
	t    *Telling
	kind OutcomeKind
}

// Name is the screen's stable name.
func (p *CarePage) Name() string { return "telling_care" }

// Part is the connector's.
func (p *CarePage) Part() Part { return Connector }

// CallBack reports whether the person asked for a follow-up call, and the
// number to ring.
func (p *CarePage) CallBack() (asked bool, phone string) {
	return p.t.rec.CallBack, p.t.rec.Contact.Phone
}

// Phone is the project's own number, empty when it has none.
func (p *CarePage) Phone() string { return p.t.deps.Config.Phone }

// Done goes on to the connector's screens.
func (p *CarePage) Done() { p.t.leave(p.kind, func(error) { p.Changed() }) }
