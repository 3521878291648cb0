package flow

import (
	"encoding/json"
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
	kept    bool // the note was broken off by locking, and is kept until it is sent or left
}

// Safety opens the page from any connector screen; Back returns to it.
func (a *App) Safety() {
	if s, ok := a.current.(*Safety); ok {
		a.Show(s)
		return
	}
	s := &Safety{app: a, back: a.current}
	s.restore()
	a.Show(s)
}

// safetySetting keeps, encrypted, what was being written when it locked.
const safetySetting = "safety"

// keep saves an unsent note before the program locks.
func (s *Safety) keep() {
	if s.app.session == nil || s.Sent || s.Note == (SafetyNote{}) {
		return
	}
	if b, err := json.Marshal(s.Note); err == nil {
		_ = s.app.session.SaveSetting(safetySetting, b) // it locks whatever happens
	}
}

// restore brings back a note that locking broke off. It is forgotten once it
// is sent or left.
func (s *Safety) restore() {
	if s.app.session == nil {
		return
	}
	b, err := s.app.session.LoadSetting(safetySetting)
	if err != nil || len(b) == 0 {
		return
	}
	s.kept = json.Unmarshal(b, &s.Note) == nil
}

func (s *Safety) forget() {
	if s.kept && s.app.session != nil {
		s.kept = s.app.session.SaveSetting(safetySetting, []byte{}) != nil
	}
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
			s.forget()
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
	s.Leave()
}

// Leave goes back to where the page was opened.
func (s *Safety) Leave() {
	s.forget()
	s.app.Show(s.back)
}
