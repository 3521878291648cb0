package flow

import (
	"strings"

	"hearme/story"
	"hearme/sync/wire"
)

// Safety is "Worried about safety": what to say, whom to ring, and a short
// separate record for the safeguarding lead alone.
type Safety struct {
	Notifier
	app  *App
	back Screen

	Writing bool
	Note    SafetyNote
	Busy    bool
	Sent    bool
	Problem string
}

// Safety opens the page from any connector screen; Back returns to it.
func (a *App) Safety() {
	if s, ok := a.current.(*Safety); ok {
		a.Show(s)
		return
	}
	a.Show(&Safety{app: a, back: a.current})
}

// Name implements Screen.
func (s *Safety) Name() string {
	switch {
	case s.Sent:
		return "safety.sent"
	case s.Writing:
		return "safety.write"
	}
	return "safety"
}

// Part implements Screen.
func (*Safety) Part() Part { return Connector }

// Services are the support services, with their numbers.
func (s *Safety) Services() []wire.Service { return s.app.Config().Services }

// Phone is the project's own number, empty when it has none.
func (s *Safety) Phone() string { return s.app.Config().Phone }

// CanWrite reports whether there is a safeguarding lead to seal it to.
func (s *Safety) CanWrite() bool { return s.app.Config().Safeguarding != "" && s.app.session != nil }

// Write opens the form.
func (s *Safety) Write() {
	s.Writing = true
	s.app.Show(s)
}

// Set takes what is typed, by field: person, reach or worry.
func (s *Safety) Set(field, value string) {
	s.app.Touch()
	switch field {
	case "person":
		s.Note.Person = value
	case "reach":
		s.Note.Reach = value
	case "worry":
		s.Note.Worry = value
	}
}

// SetDanger, SetKnows and SetYoung take the three ticks.
func (s *Safety) SetDanger(on bool) { s.Note.Danger = on; s.app.Touch() }

// SetKnows takes whether the person knows that it is passed on.
func (s *Safety) SetKnows(on bool) { s.Note.Knows = on; s.app.Touch() }

// SetYoung takes whether it is about someone under 18.
func (s *Safety) SetYoung(on bool) { s.Note.Under18 = on; s.app.Touch() }

// Send seals the record to the safeguarding lead; it goes with the next sync,
// which is tried at once.
func (s *Safety) Send() {
	if s.Busy || s.Sent {
		return
	}
	for _, t := range []string{s.Note.Person, s.Note.Reach, s.Note.Worry} {
		if err := story.CheckText("safety", t); err != nil {
			s.Problem = problemKey(err)
			s.Changed()
			return
		}
	}
	if strings.TrimSpace(s.Note.Worry) == "" {
		s.Problem = "problem.safety_empty"
		s.Changed()
		return
	}
	s.Busy, s.Problem = true, ""
	s.Changed()
	a, sess, note := s.app, s.app.session, s.Note
	a.Runner.Do(func() func() {
		err := sess.SealSafety(note)
		return func() {
			s.Busy, s.Problem = false, problemKey(err)
			if err != nil {
				s.Changed()
				return
			}
			s.Sent, s.Note = true, SafetyNote{}
			if a.current == Screen(s) {
				a.Show(s)
			}
			a.SyncNow(func() {})
		}
	})
}

// Back goes back a page; words typed here stay until they are sent or left.
func (s *Safety) Back() {
	if s.Writing && !s.Sent {
		s.Writing = false
		s.app.Show(s)
		return
	}
	s.app.Show(s.back)
}

// Leave goes back to where the page was opened.
func (s *Safety) Leave() { s.app.Show(s.back) }
