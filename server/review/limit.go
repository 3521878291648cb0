package review

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// pace is how often something may be asked for: burst at once, then one more
// each time every has passed.
type pace struct {
	every time.Duration
	burst int
}

// gate lets each caller, and all of them together, ask no oftener than their
// paces. It is taken before Argon2 is, so that guessing costs the server
// nothing. What it remembers of callers is bounded.
type gate struct {
	each pace
	now  func() time.Time
	all  *rate.Limiter

	mu   sync.Mutex
	seen map[string]*rate.Limiter
}

// maxCallers bounds the gate's memory; beyond it callers who have waited long
// enough to be new again are forgotten, and if none have, nobody new is let in.
const maxCallers = 20_000

func newGate(each, all pace, now func() time.Time) *gate {
	return &gate{each: each, now: now, all: rate.NewLimiter(rate.Every(all.every), all.burst), seen: map[string]*rate.Limiter{}}
}

// allow reports whether this caller may go on now.
func (g *gate) allow(caller string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.now()
	l := g.seen[caller]
	if l == nil {
		if len(g.seen) >= maxCallers && !g.forget(now) {
			return false
		}
		l = rate.NewLimiter(rate.Every(g.each.every), g.each.burst)
		g.seen[caller] = l
	}
	return l.AllowN(now, 1) && g.all.AllowN(now, 1)
}

func (g *gate) forget(now time.Time) bool {
	for k, l := range g.seen {
		if l.TokensAt(now) >= float64(g.each.burst) {
			delete(g.seen, k)
		}
	}
	return len(g.seen) < maxCallers
}

// caller is the address that a request is counted under: one IPv4 address or
// one IPv6 /64, which is what one household or one office has.
func caller(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return "unknown"
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return "unknown"
	}
	a = a.Unmap().WithZone("")
	if a.Is6() {
		if p, err := a.Prefix(64); err == nil {
			return p.String()
		}
	}
	return a.String()
}

// slots bounds how many callers do heavy work (64 MiB each) at one time.
type slots chan struct{}

// take waits for a slot until the request is given up; done gives it back.
func (s slots) take(ctx context.Context) (done func(), ok bool) {
	select {
	case s <- struct{}{}:
		return func() { <-s }, true
	case <-ctx.Done():
		return nil, false
	}
}
