package review

import (
	"context"
	"fmt"
	"net/http"
	"testing"
	"time"
)

func TestAGateHoldsEachCallerAndAllOfThem(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	g := newGate(pace{time.Minute, 2}, pace{time.Minute, 5}, func() time.Time { return now })
	for i, want := range []bool{true, true, false} {
		if g.allow("a") != want {
			t.Errorf("call %d of one caller: %v", i+1, !want)
		}
	}
	if !g.allow("b") {
		t.Error("one caller's haste held up another")
	}
	now = now.Add(time.Minute)
	if !g.allow("a") {
		t.Error("a minute later the caller was still held up")
	}
	let := 0
	for i := range 20 {
		if g.allow(fmt.Sprint("new ", i)) {
			let++
		}
	}
	if let > 5 {
		t.Errorf("%d callers together were let in where 5 may be", let)
	}
}

func TestAGateForgetsThoseWhoWaited(t *testing.T) {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	g := newGate(pace{time.Second, 1}, pace{time.Nanosecond, maxCallers * 2}, func() time.Time { return now })
	for i := range maxCallers {
		g.allow(fmt.Sprint(i))
	}
	if g.allow("one more") {
		t.Error("a full gate let a newcomer in")
	}
	now = now.Add(time.Minute)
	if !g.allow("one more") || len(g.seen) > 1 {
		t.Errorf("the gate remembers %d callers", len(g.seen))
	}
}

func TestCallersAreCountedByHousehold(t *testing.T) {
	same := func(a, b string) bool {
		return caller(&http.Request{RemoteAddr: a}) == caller(&http.Request{RemoteAddr: b})
	}
	if !same("192.0.2.1:5000", "[::ffff:192.0.2.1]:6000") || same("192.0.2.1:5000", "192.0.2.2:5000") {
		t.Error("IPv4 addresses")
	}
	if !same("[2001:db8::1]:1", "[2001:db8::ffff:2]:1") || same("[2001:db8::1]:1", "[2001:db8:0:1::1]:1") {
		t.Error("IPv6 networks")
	}
	if !same("not an address", "@") {
		t.Error("what has no address is one caller")
	}
}

func TestSlotsWaitNoLongerThanTheirRequest(t *testing.T) {
	s := make(slots, 1)
	done, ok := s.take(t.Context())
	if !ok {
		t.Fatal("an empty slot was refused")
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, ok := s.take(gone); ok {
		t.Error("a taken slot was given twice")
	}
	done()
	if _, ok := s.take(t.Context()); !ok {
		t.Error("a slot given back was refused")
	}
}
