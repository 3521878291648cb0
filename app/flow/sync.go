package flow

import (
	"context"
	"time"
)

// syncEvery is how often the tablet tries by itself while it is unlocked.
const syncEvery = 10 * time.Minute

// SyncState is the last sync: when, and what came of it.
type SyncState struct {
	At      time.Time
	Busy    bool
	Problem string // catalogue key, empty when it went through
	Code    string
	Report  SyncReport
}

// Reached reports whether the server answered.
func (s *SyncState) Reached() bool { return s != nil && !s.Busy && s.Problem == "" }

// CanSync reports whether there is a server to talk to; practice has none.
func (a *App) CanSync() bool { return !a.practice && a.Deps.Sync != nil && a.session != nil }

// LastSync is the last sync since unlocking, nil before the first.
func (a *App) LastSync() *SyncState { return a.lastSync }

// SyncNow offers what waits to the server; done is called with the real result.
func (a *App) SyncNow(done func()) {
	if !a.CanSync() || (a.lastSync != nil && a.lastSync.Busy) {
		return
	}
	st := &SyncState{Busy: true, At: a.Clock.Now()}
	a.lastSync = st
	done()
	a.Runner.Do(func() func() {
		ctx, cancel := context.WithTimeout(context.Background(), syncWait)
		defer cancel()
		rep, err := a.Deps.Sync.Sync(ctx)
		return func() {
			if a.lastSync != st {
				return // locked meanwhile
			}
			*st = SyncState{At: a.Clock.Now(), Report: rep, Problem: problemKey(err)}
			if err != nil {
				st.Code = code(err)
			}
			done()
		}
	})
}

// syncQuietly tries by itself, now and every while; home shows what came of it.
func (a *App) syncQuietly() {
	s := a.session
	a.SyncNow(func() {
		if h, ok := a.current.(*Home); ok {
			h.refresh()
		}
	})
	if s != nil && a.CanSync() {
		a.syncTimer = a.Clock.AfterFunc(syncEvery, func() {
			if a.session == s {
				a.syncQuietly()
			}
		})
	}
}
