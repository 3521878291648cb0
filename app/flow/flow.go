// Package flow is what each screen of the tablet program knows and does: one
// view-model a screen, no Fyne. The window only shows a view-model and passes
// touches on.
package flow

import "time"

// Screen is a view-model that can be shown.
type Screen interface {
	// Name is the screen's stable name, for tests and pictures.
	Name() string
	// Part says whose screen it is: it decides language, text size, the way
	// out and what stands in the top bar.
	Part() Part
}

// Part is who holds the tablet.
type Part int

// The parts. Door is before anyone has unlocked.
const (
	Door Part = iota
	Connector
	Participant
)

// Clock tells the time; tests turn it by hand.
type Clock interface {
	Now() time.Time
	// AfterFunc runs f on the Runner's main side after d; the returned function
	// cancels it.
	AfterFunc(d time.Duration, f func()) (cancel func())
}

// Runner runs slow work (Argon2, disk, network) away from the window and what
// it returns back on the window's side. Tests run both at once.
type Runner interface {
	Do(work func() (then func()))
}

// Notifier lets a screen's window know that its view-model changed. The zero
// value is ready.
type Notifier struct{ fn func() }

// OnChange sets what is called, on the window's side, after every change.
func (n *Notifier) OnChange(fn func()) { n.fn = fn }

// Changed tells the window.
func (n *Notifier) Changed() {
	if n.fn != nil {
		n.fn()
	}
}
