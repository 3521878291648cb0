package flow

import "hearme/sync/wire"

// StopPage is one touch away on every page of the participant's part.
type StopPage struct {
	Notifier
	t       *Telling
	back    Screen
	safe    Choice
	problem error
}

func (t *Telling) stop() {
	t.stopped = true
	t.saver.flush(func(error) {})
	t.cover(&StopPage{t: t, back: t.current})
}

// Name is the screen's stable name.
func (p *StopPage) Name() string { return "telling_stop" }

// Part is the participant's.
func (p *StopPage) Part() Part { return Participant }

// Telling is the telling that was stopped.
func (p *StopPage) Telling() *Telling { return p.t }

// Saving tells how far the last change has come.
func (p *StopPage) Saving() Saving { return p.t.Saving() }

// Safe is the answer to "Do you feel safe?". It is never kept.
func (p *StopPage) Safe() Choice { return p.safe }

// FeelSafe takes the answer.
func (p *StopPage) FeelSafe(yes bool) {
	p.safe = choice(yes)
	p.Changed()
}

// Services lists the support services of the project.
func (p *StopPage) Services() []wire.Service { return p.t.deps.Config.Services }

// Phone is the project's own number, empty when it has none.
func (p *StopPage) Phone() string { return p.t.deps.Config.Phone }

// Over reports that there is nothing left to finish or to throw away, and no
// record in which a call could be asked for.
func (p *StopPage) Over() bool { return p.t.rec.ID == "" }

// CallBack reports whether a follow-up call was asked for.
func (p *StopPage) CallBack() bool { return p.t.rec.CallBack }

// SetCallBack asks for a follow-up call, or takes that back; the number that
// was given only for it goes too.
func (p *StopPage) SetCallBack(yes bool) {
	p.t.rec.CallBack = yes
	if !yes && !p.t.mayContact() {
		p.t.rec.Contact.Phone = ""
	}
	p.t.keep()
	p.Changed()
}

// CallBackPhone is the number to ring.
func (p *StopPage) CallBackPhone() string { return p.t.rec.Contact.Phone }

// SetCallBackPhone takes the number as it is typed.
func (p *StopPage) SetCallBackPhone(s string) {
	if len(s) > MaxContact || s == p.t.rec.Contact.Phone {
		return
	}
	p.t.rec.Contact.Phone = s
	p.t.typed()
}

// Keeps reports whether Finish here keeps a story: one was told, and the
// person agreed to it.
func (p *StopPage) Keeps() bool { return p.t.keeps() }

// GoOn returns to the page as it was.
func (p *StopPage) GoOn() { p.t.cover(p.back) }

// Finish ends here with what there is.
func (p *StopPage) Finish() { p.t.finish(p.failed) }

// ThrowAway asks once more and then deletes everything.
func (p *StopPage) ThrowAway() { p.t.throwAway(ThrownAway) }

// Connector gives the tablet back to the connector for a while, by the PIN.
func (p *StopPage) Connector() { p.t.handBack(p.t.interrupted()) }

// Problem is why something could not be done just now, or nil.
func (p *StopPage) Problem() error { return p.problem }

func (p *StopPage) failed(err error) {
	p.problem = err
	p.Changed()
}

// ThrowAwayPage asks once more before a story is deleted.
type ThrowAwayPage struct {
	Notifier
	t       *Telling
	kind    OutcomeKind
	problem error
}

func (t *Telling) throwAway(kind OutcomeKind) { t.cover(&ThrowAwayPage{t: t, kind: kind}) }

// Name is the screen's stable name.
func (p *ThrowAwayPage) Name() string { return "telling_throw_away" }

// Part is the participant's.
func (p *ThrowAwayPage) Part() Part { return Participant }

// Telling is the telling that may be thrown away.
func (p *ThrowAwayPage) Telling() *Telling { return p.t }

// Yes deletes everything that was told and answered.
func (p *ThrowAwayPage) Yes() {
	p.t.discard(p.kind, func(err error) { p.problem = err; p.Changed() })
}

// No returns to the page as it was.
func (p *ThrowAwayPage) No() { p.t.cover(p.t.current) }

// Problem is why it could not be deleted just now, or nil.
func (p *ThrowAwayPage) Problem() error { return p.problem }
