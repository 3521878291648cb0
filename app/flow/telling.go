package flow

import (
	"maps"
	"slices"
	"time"

	"hearme/i18n"
	"hearme/story"
	"hearme/story/consent"
	"hearme/sync/wire"
)

// TellingDeps is what the participant's part needs from outside.
type TellingDeps struct {
	Record     Record                      // new, or one that is resumed at its Step
	Save       func(Record) error          // writes and commits; run away from the window
	Delete     func(story.ID) error        // deletes the record and its key; run away from the window
	CheckPIN   func(pin string) error      // run away from the window; any error but nil is a wrong PIN
	NewCode    func(lang string) string    // a fresh withdrawal code; may be nil when Record has one
	Config     wire.Config                 // partners, questions, services, phone numbers
	Catalogues *i18n.Catalogues            //
	Clock      Clock                       //
	Runner     Runner                      //
	Show       func(Screen)                // puts a screen before whoever holds the tablet
	Alive      func()                      // told of everything that the person does; may be nil
	Done       func(Outcome)               // called once, after the right PIN
	Sound      Sound                       // plays recorded voices; nil: nothing is heard here
	Clip       func(string) ([]byte, bool) // a recording by its hash, as Vault.Clip
	HasClip    func(string) bool           //
	Output     Output                      // takes a slip out of the program; nil: not possible here
}

// Output takes one file out of the program, where the person chooses.
type Output interface {
	// Save asks for a place and writes there. It refuses the program's own
	// folder (inside_program); nothing chosen is the code cancelled.
	Save(name string, data []byte, then func(error))
}

// Outcome is how a telling ended.
type Outcome struct {
	Kind   OutcomeKind
	Record Record // as last committed; the zero value when nothing was kept
}

// OutcomeKind tells the ends apart.
type OutcomeKind int

// The ends of a telling.
const (
	Told        OutcomeKind = iota // kept: ready for taking out what identifies
	NothingKept                    // the person said no, or told nothing: the record is deleted
	ThrownAway                     // the person threw the story away: the record is deleted
	SetAside                       // the connector took the tablet back; the story resumes at its page
	PINLocked                      // five wrong PINs: the program must lock; what was told is kept
)

// The participant's pages, as Record.Step names them.
const (
	StepInfo1    = "info_1"
	StepInfo2    = "info_2"
	StepInfo3    = "info_3"
	StepTakePart = "take_part"
	StepWho      = "who"
	StepStory    = "story"
	StepReadBack = "read_back"
	StepQuote    = "quote"
	StepPartners = "partners"
	StepContact  = "contact"
	StepAbout    = "about"
	StepSlip     = "slip"
	StepGoodbye  = "goodbye"
)

// Telling is one person's part: it knows the pages and their order, keeps the
// record and sees that every answer is saved.
type Telling struct {
	deps    TellingDeps
	rec     Record
	saver   saver
	current Screen // the page that Stop and the PIN return to
	shown   Screen // what is in sight: the page, or Stop or the PIN before it
	how     consent.How
	readBy  string
	stopped bool // Stop was opened: the connector gets a word afterwards

	voice   int             // which of several recorded voices the person chose
	playing *Listening      // nil when nothing is heard
	heard   map[part]string // read to its end: the variety of the voice
}

// NewTelling prepares a telling; Start shows its first screen.
func NewTelling(d TellingDeps) *Telling {
	t := &Telling{deps: d, rec: d.Record, how: consent.Touched, readBy: ReadBySelf, heard: map[part]string{}}
	if t.rec.Code == "" && d.NewCode != nil {
		t.rec.Code = d.NewCode(t.rec.Content.Lang)
	}
	t.saver = saver{clock: d.Clock, runner: d.Runner, save: d.Save, copy: t.Record, changed: t.notify}
	return t
}

// Start shows the connector the hand-over page; from there the record's page
// follows, or the first.
func (t *Telling) Start() { t.show(&HandOverPage{t: t}) }

// Record returns a copy of all that is known so far, saved or not.
func (t *Telling) Record() Record {
	r := t.rec
	r.Content = t.rec.Content.Clone()
	r.Consent = t.rec.Consent.Clone()
	r.About = maps.Clone(t.rec.About)
	r.Decisions = slices.Clone(t.rec.Decisions)
	return r
}

// Lang is the participant's written language.
func (t *Telling) Lang() *i18n.Language { return t.deps.Catalogues.Language(t.rec.Content.Lang) }

// Flush saves at once what was typed, for instance before the program locks.
// then runs after the commit, or with the reason why there was none.
func (t *Telling) Flush(then func(error)) { t.saver.flush(then) }

// Saving tells how far the last change has come.
func (t *Telling) Saving() Saving { return t.saver.saving() }

// steps lists the pages of this telling in order.
func (t *Telling) steps() []string {
	s := []string{StepInfo1, StepInfo2, StepInfo3, StepTakePart, StepWho, StepStory, StepReadBack, StepQuote}
	if len(t.deps.Config.Partners) > 0 {
		s = append(s, StepPartners)
	}
	s = append(s, StepContact)
	if len(t.questions()) > 0 {
		s = append(s, StepAbout)
	}
	return append(s, StepSlip, StepGoodbye)
}

// begin opens the page at which the record stands. Wording that has changed
// since the person agreed is read and asked again from the start.
func (t *Telling) begin() {
	step := t.rec.Step
	if !slices.Contains(t.steps(), step) || t.wordingChanged() {
		step = StepInfo1
	}
	t.open(step)
}

// open shows a step's page and saves that the story stands there.
func (t *Telling) open(step string) {
	t.rec.Step = step
	t.rec.Told = step == StepGoodbye
	if t.rec.Told {
		t.rec.ToldAt = t.deps.Clock.Now()
	}
	t.show(t.page(step))
	t.keep()
}

func (t *Telling) page(step string) Screen {
	p := page{t: t, step: step}
	told := worded{page: p}
	ask := asking{worded: told}
	switch step {
	case StepTakePart:
		return &TakePartPage{asking: ask}
	case StepWho:
		return &WhoPage{page: p}
	case StepStory:
		return &StoryPage{page: p, box: story.WhatHappened}
	case StepReadBack:
		return &ReadBackPage{page: p}
	case StepQuote:
		return &QuotePage{ask}
	case StepPartners:
		return &PartnersPage{ask}
	case StepContact:
		return &ContactPage{asking: ask}
	case StepAbout:
		return &AboutPage{page: p}
	case StepSlip:
		return &SlipPage{page: p}
	case StepGoodbye:
		return &GoodbyePage{page: p, Kind: Told}
	}
	return &InfoPage{told}
}

func (t *Telling) show(s Screen) {
	t.current = s
	t.cover(s)
}

// cover shows a screen that leads back to the page behind it.
func (t *Telling) cover(s Screen) {
	t.hush()
	t.shown = s
	t.deps.Show(s)
}

// move opens the page n places further on; beyond the ends nothing happens.
func (t *Telling) move(n int) {
	s := t.steps()
	if i := slices.Index(s, t.rec.Step) + n; i >= 0 && i < len(s) {
		t.open(s[i])
	}
}

// keep saves a change at once, typed at the next pause.
func (t *Telling) keep()  { t.touch(); t.saver.now() }
func (t *Telling) typed() { t.touch(); t.saver.soon() }

func (t *Telling) touch() {
	t.rec.Touched = t.deps.Clock.Now().UTC().Truncate(time.Second)
	if t.deps.Alive != nil {
		t.deps.Alive()
	}
}

// notify tells the screen in sight that something behind it changed.
func (t *Telling) notify() {
	if n, ok := t.shown.(interface{ Changed() }); ok {
		n.Changed()
	}
}

// hasWords reports whether the person has told anything yet.
func (t *Telling) hasWords() bool {
	return slices.ContainsFunc(story.Fields(), func(f story.Field) bool { return !blank(t.rec.Content.Text(f)) })
}

// keeps reports whether there is a story that the person agreed to.
func (t *Telling) keeps() bool { return t.rec.Consent.Says(consent.TakePart, "") && t.hasWords() }

// mayContact reports whether the person wants to be reached again.
func (t *Telling) mayContact() bool { return t.rec.Consent.Says(consent.Contact, "") }

// interrupted is how a telling ends that the connector takes back before or
// after its goodbye.
func (t *Telling) interrupted() OutcomeKind {
	if g, ok := t.current.(*GoodbyePage); ok {
		return g.Kind
	}
	return SetAside
}

// finish ends the telling with what there is: a story that was agreed to is
// offered its slip; otherwise nothing is kept.
func (t *Telling) finish(failed func(error)) {
	if t.keeps() {
		t.open(StepSlip)
		return
	}
	t.discard(NothingKept, failed)
}

// discard deletes the record and shows the goodbye that says so. When deleting
// fails, failed says it on the page in sight and the person can try again.
func (t *Telling) discard(kind OutcomeKind, failed func(error)) {
	id := t.rec.ID
	t.saver.erase(func() error { return t.deps.Delete(id) }, func(err error) {
		if err != nil {
			failed(err)
			return
		}
		t.rec = Record{Schema: t.rec.Schema, Content: story.Content{Lang: t.rec.Content.Lang}, Step: StepGoodbye}
		t.show(&GoodbyePage{page: page{t: t, step: StepGoodbye}, Kind: kind})
	})
}

// handBack asks the connector for the PIN and then ends the telling.
func (t *Telling) handBack(kind OutcomeKind) {
	t.cover(&PINPage{t: t, kind: kind})
}

// leave ends the telling once everything is committed; failed says why it
// could not be.
func (t *Telling) leave(kind OutcomeKind, failed func(error)) {
	if kind == NothingKept || kind == ThrownAway {
		t.deps.Done(Outcome{Kind: kind})
		return
	}
	t.saver.flush(func(err error) {
		if err != nil {
			failed(err)
			return
		}
		t.deps.Done(Outcome{Kind: kind, Record: t.Record()})
	})
}
