package flowtest

import (
	"slices"
	"time"
)

// Clock is turned by hand with Add.
type Clock struct {
	now    time.Time
	timers []*timer
}

type timer struct {
	at  time.Time
	run func()
}

// NewClock starts at 2026-11-14 10:40 UTC, a Saturday.
func NewClock() *Clock { return &Clock{now: time.Date(2026, 11, 14, 10, 40, 0, 0, time.UTC)} }

// Now implements flow.Clock.
func (c *Clock) Now() time.Time { return c.now }

// AfterFunc implements flow.Clock.
func (c *Clock) AfterFunc(d time.Duration, f func()) func() {
	t := &timer{c.now.Add(d), f}
	c.timers = append(c.timers, t)
	return func() { t.run = nil }
}

// Add turns the clock on and runs what falls due, in order.
func (c *Clock) Add(d time.Duration) {
	end := c.now.Add(d)
	for {
		i := -1
		for k, t := range c.timers {
			if t.run != nil && !t.at.After(end) && (i < 0 || t.at.Before(c.timers[i].at)) {
				i = k
			}
		}
		if i < 0 {
			break
		}
		t := c.timers[i]
		c.timers = slices.Delete(c.timers, i, i+1)
		if t.at.After(c.now) {
			c.now = t.at
		}
		t.run()
	}
	c.now = end
}

// AtOnce is a runner without a second thread.
type AtOnce struct{}

// Do implements flow.Runner.
func (AtOnce) Do(work func() func()) { work()() }
