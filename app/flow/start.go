package flow

import (
	"slices"

	"hearme/i18n"
	"hearme/story"
	"hearme/sync/wire"
)

// StartStep is a page of starting a story.
type StartStep string

// The pages, in order; the last four end without a story.
const (
	StartCompany  StartStep = "company"  // who else is here
	StartAlone    StartStep = "alone"    // a relative or friend is: can they wait elsewhere?
	StartLanguage StartStep = "language" // spoken and written
	StartAge      StartStep = "age"      // 16 or over, and able to choose today
	StartYoung    StartStep = "young"    // under 16: help for young carers
	StartNotToday StartStep = "not_today"
	StartNobody   StartStep = "nothing_kept" // nobody to ask it with
	StartOther    StartStep = "other"        // a language that is not here
	StartStopped  StartStep = "stop"         // Stop was touched
)

// Start begins a story: who is here, language, age. Nothing is typed and
// nothing is kept until the tablet is handed over.
type Start struct {
	Notifier
	app    *App
	event  wire.Event
	before StartStep // where Stop was touched

	Step    StartStep
	Company Company
	Spoken  string // tag of the variety spoken
	Written string // tag of the language read
	Picking bool   // choosing what they read, apart from what they speak
	Age     story.AgeGate
}

func newStart(a *App, e wire.Event) *Start { return &Start{app: a, event: e, Step: StartCompany} }

// Name implements Screen.
func (s *Start) Name() string { return "start." + string(s.Step) }

// Part implements Screen.
func (*Start) Part() Part { return Connector }

func (s *Start) to(step StartStep) {
	s.Step = step
	s.app.Show(s)
}

// With takes who else is here. A relative or friend cannot stay for consent.
func (s *Start) With(c Company) {
	s.Company = c
	if c == RelativeOrFriend {
		s.to(StartAlone)
		return
	}
	s.to(StartLanguage)
}

// Tongue is one card of the language page: a written language, or a variety
// that is spoken and hardly written.
type Tongue struct {
	Spoken  string // tag
	Written string // tag of the language it is read in
	Autonym string
	English string
	Script  string
	RTL     bool
	Variety bool
	Draft   bool // no native speaker has checked the words: practice only
}

// Tongues lists what can be chosen: the project's languages, each with its
// spoken varieties behind it. Drafts are offered and marked.
func (s *Start) Tongues() []Tongue {
	offered := s.app.Config().Languages
	var ts []Tongue
	for _, l := range s.app.Catalogues.Languages() {
		if len(offered) > 0 && !slices.Contains(offered, l.Tag) {
			continue
		}
		ts = append(ts, Tongue{l.Tag, l.Tag, l.Autonym, l.English, l.Script, l.RTL, false, DraftIn(s.app.Config(), l)})
		for _, v := range l.Spoken {
			ts = append(ts, Tongue{v.Tag, l.Tag, v.Autonym, v.English, l.Script, l.RTL, true, DraftIn(s.app.Config(), l)})
		}
	}
	return ts
}

// Speak takes what they speak, and what they read with it.
func (s *Start) Speak(t Tongue) {
	s.Spoken, s.Written, s.Picking = t.Spoken, t.Written, false
	s.app.Touch()
	s.Changed()
}

// Other tells what can be done for a language that is not here.
func (s *Start) Other() { s.to(StartOther) }

// ChangeRead opens the choice of what they read.
func (s *Start) ChangeRead() {
	s.Picking = !s.Picking
	s.Changed()
}

// Read takes what they read.
func (s *Start) Read(tag string) {
	s.Written, s.Picking = tag, false
	s.app.Touch()
	s.Changed()
}

// Reads is the language they read; English until one is chosen.
func (s *Start) Reads() *i18n.Language { return s.app.Catalogues.Language(s.Written) }

// Speaks is the card that was chosen; false before.
func (s *Start) Speaks() (Tongue, bool) {
	for _, t := range s.Tongues() {
		if t.Spoken == s.Spoken {
			return t, true
		}
	}
	return Tongue{}, false
}

// Allowed reports whether the language may be used here: a draft only where
// stories are invented.
func (s *Start) Allowed() bool {
	if s.Written == "" {
		return false
	}
	return !s.Draft() || s.app.practice || s.app.Config().Practice
}

// Draft reports whether nobody has checked the words of the chosen language.
func (s *Start) Draft() bool { return DraftIn(s.app.Config(), s.Reads()) }

// Next goes on from the language page.
func (s *Start) Next() {
	if s.Step == StartLanguage && s.Allowed() {
		s.to(StartAge)
	}
}

// Aged takes the age. Under 16 nothing is typed and help is offered.
func (s *Start) Aged(g story.AgeGate) {
	s.Age = g
	switch g {
	case story.Under16:
		s.to(StartYoung)
	default:
		s.handOver()
	}
}

// NotToday ends kindly: they cannot understand, remember, weigh up or say it
// today. Nothing is kept.
func (s *Start) NotToday() { s.to(StartNotToday) }

// CannotBeAlone ends it: no relative and no friend interprets consent.
func (s *Start) CannotBeAlone() { s.to(StartNobody) }

// Stop pauses. Nothing has been kept yet.
func (s *Start) Stop() {
	s.before = s.Step
	s.to(StartStopped)
}

// GoOn goes back to where Stop was touched.
func (s *Start) GoOn() { s.to(s.before) }

// Home ends it with nothing kept.
func (s *Start) Home() { s.app.Home() }

// Services are the support services shown when it ends or pauses.
func (s *Start) Services() []wire.Service { return s.app.Config().Services }

// Back goes a page back; what was chosen stays chosen.
func (s *Start) Back() {
	switch s.Step {
	case StartCompany:
		s.app.Home()
	case StartAlone:
		s.to(StartCompany)
	case StartLanguage:
		if s.Company == RelativeOrFriend {
			s.to(StartAlone)
			return
		}
		s.to(StartCompany)
	case StartYoung, StartNotToday:
		s.to(StartAge)
	case StartNobody:
		s.to(StartAlone)
	case StartStopped:
		s.GoOn()
	default:
		s.to(StartLanguage)
	}
}

// handOver begins the participant's part. Its first page tells the connector
// to turn the tablet round; from there only the PIN leads back.
func (s *Start) handOver() {
	a := s.app
	now := a.Clock.Now()
	spoken := s.Spoken
	if spoken == s.Written {
		spoken = ""
	}
	a.tell(Record{
		Schema: RecordSchema, ID: story.NewID(), Created: now, Touched: now,
		Event: s.event.ID, EventName: s.event.Name, Company: s.Company,
		Content: story.Content{Lang: s.Written, Spoken: spoken, Age: s.Age},
	})
}
