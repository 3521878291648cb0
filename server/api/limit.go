package api

import (
	"net/http"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limit is how often a call may be made: Burst at once and then PerSecond, by
// one address and, ten times as often, by everyone together.
type Limit struct {
	PerSecond float64
	Burst     int
}

// Limits are the limits of each call.
type Limits struct{ Enrol, Sync, Blobs, Withdraw Limit }

// DefaultLimits let the tablets of an event, behind one address, send all that
// they have, with the withdrawals that waited on them. A withdrawal code is
// beyond guessing (77 bits); its limit spares the server's processor.
var DefaultLimits = Limits{
	Enrol:    Limit{1, 30},
	Sync:     Limit{200, 2000},
	Blobs:    Limit{200, 2000},
	Withdraw: Limit{1, 120},
}

const (
	everyone     = 10    // times one address's limit
	maxAddresses = 10000 // remembered; past that they are forgotten together
)

type limiter struct {
	limit Limit
	now   func() time.Time
	all   *rate.Limiter

	mu   sync.Mutex
	each map[string]*rate.Limiter
}

func newLimiter(l Limit, now func() time.Time) *limiter {
	return &limiter{limit: l, now: now, all: rate.NewLimiter(rate.Limit(l.PerSecond*everyone), l.Burst*everyone), each: map[string]*rate.Limiter{}}
}

// wait takes one call and returns 0, or returns how long to wait.
func (l *limiter) wait(r *http.Request) time.Duration {
	now := l.now()
	for _, by := range []*rate.Limiter{l.of(caller(r.RemoteAddr)), l.all} {
		res := by.ReserveN(now, 1)
		if d := res.DelayFrom(now); d > 0 {
			res.CancelAt(now)
			return d
		}
	}
	return 0
}

// caller is what an address counts under: one IPv4 address, or the IPv6 /64
// that one household or one office has.
func caller(address string) string {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return "unknown"
	}
	a := at.Addr().Unmap().WithZone("")
	if p, err := a.Prefix(64); a.Is6() && err == nil {
		return p.String()
	}
	return a.String()
}

func (l *limiter) of(host string) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	by := l.each[host]
	if by == nil {
		if len(l.each) >= maxAddresses {
			clear(l.each)
		}
		by = rate.NewLimiter(rate.Limit(l.limit.PerSecond), l.limit.Burst)
		l.each[host] = by
	}
	return by
}
