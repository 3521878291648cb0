package flow

import "time"

// How long a pause in the typing is, the longest that typing without a pause
// goes unsaved, and how long to wait before a failed save is tried again.
const (
	typingPause = 800 * time.Millisecond
	typingLong  = 10 * time.Second
	retryAfter  = 3 * time.Second
	justNow     = time.Minute
)

// SaveState is how far a change has come.
type SaveState int

// The states of saving. SavedNow turns to SavedBefore after a minute.
const (
	NothingToSave SaveState = iota
	Unsaved
	SavedNow
	SavedBefore
	SaveFailed
)

// Saving is what a page says about saving: Err is why the last try failed.
type Saving struct {
	State SaveState
	Err   error
}

// saver writes one record at a time. The newest state always follows an older
// one and never the other way round: a save starts only when the one before it
// has come back, and takes the record as it is at that moment.
type saver struct {
	clock   Clock
	runner  Runner
	save    func(Record) error
	copy    func() Record
	changed func()

	rev, saved  int // the newest change, and the newest that is committed
	busy        bool
	err         error
	savedAt     time.Time
	unsaved     time.Time // since when something waits; zero: nothing does
	cancelTimer func()
	waiting     []func(error)
	erasing     func() // set once the record is to go: nothing is saved any more
}

func (s *saver) saving() Saving {
	switch {
	case s.err != nil:
		return Saving{SaveFailed, s.err}
	case s.rev > s.saved:
		return Saving{State: Unsaved}
	case s.saved == 0:
		return Saving{}
	case s.clock.Now().Sub(s.savedAt) >= justNow:
		return Saving{State: SavedBefore}
	}
	return Saving{State: SavedNow}
}

// now saves a change at once.
func (s *saver) now() {
	s.mark()
	s.start()
}

// soon saves a change at the next pause, or when typing goes on too long.
func (s *saver) soon() {
	s.mark()
	if s.clock.Now().Sub(s.unsaved) >= typingLong {
		s.start()
		return
	}
	s.after(typingPause, s.start)
}

func (s *saver) mark() {
	s.rev++
	if s.unsaved.IsZero() {
		s.unsaved = s.clock.Now()
	}
}

func (s *saver) flush(then func(error)) {
	if s.erasing != nil || s.rev == s.saved && !s.busy {
		then(nil)
		return
	}
	s.waiting = append(s.waiting, then)
	s.start()
}

func (s *saver) start() {
	s.stopTimer()
	if s.busy || s.erasing != nil || s.rev == s.saved {
		return
	}
	s.busy = true
	s.unsaved = time.Time{}
	rev, rec := s.rev, s.copy()
	s.runner.Do(func() func() {
		err := s.save(rec)
		return func() { s.finished(rev, err) }
	})
}

func (s *saver) finished(rev int, err error) {
	s.busy = false
	s.err = err
	if s.erasing != nil {
		s.erasing()
		return
	}
	if err != nil {
		s.after(retryAfter, s.start)
		s.tell(err)
		return
	}
	s.saved, s.savedAt = rev, s.clock.Now()
	if s.rev > s.saved {
		if s.cancelTimer == nil || len(s.waiting) > 0 {
			s.start()
		}
		return
	}
	s.after(justNow, s.changed)
	s.tell(nil)
}

// erase stops all saving for good, waits for a save under way, and deletes.
// When that fails, saving is taken up again.
func (s *saver) erase(del func() error, then func(error)) {
	s.stopTimer()
	run := func() {
		s.runner.Do(func() func() {
			err := del()
			return func() {
				s.err = err
				if err != nil {
					s.erasing = nil
					s.start()
				}
				s.changed()
				then(err)
			}
		})
	}
	first := s.erasing == nil
	s.erasing = run
	if first && !s.busy {
		run()
	}
}

func (s *saver) tell(err error) {
	w := s.waiting
	s.waiting = nil
	for _, then := range w {
		then(err)
	}
	s.changed()
}

func (s *saver) after(d time.Duration, f func()) {
	s.stopTimer()
	s.cancelTimer = s.clock.AfterFunc(d, func() { s.cancelTimer = nil; f() })
}

func (s *saver) stopTimer() {
	if s.cancelTimer != nil {
		s.cancelTimer()
		s.cancelTimer = nil
	}
}
