package flow

import (
	"slices"
	"testing"

	"hearme/story"
	"hearme/story/consent"
)

// The usual way through: everything is answered, nothing is skipped but a
// contact. Each line is one touch.
func TestUsualWayIsAtMost13PagesAnd25Touches(t *testing.T) {
	w := startTelling(t, newRecord())
	at[*HandOverPage](t, w).HandOver() // the connector's
	from := len(w.screens) - 1
	touches := 0
	touch := func(f func()) { t.Helper(); touches++; f() }

	touch(func() { at[*InfoPage](t, w).Next() })
	touch(func() { at[*InfoPage](t, w).Next() })
	touch(func() { at[*InfoPage](t, w).Next() })
	touch(func() { at[*TakePartPage](t, w).Yes() })
	touch(func() { at[*WhoPage](t, w).ChooseRole(story.Patient) })
	touch(func() { at[*WhoPage](t, w).Toggle(story.Diagnosis) })
	touch(func() { at[*WhoPage](t, w).Next() })
	at[*StoryPage](t, w).SetText("I found the lump in March.") // typed, the box has the caret
	touch(func() { at[*StoryPage](t, w).Finished() })
	touch(func() { at[*ReadBackPage](t, w).Rate(6) })
	touch(func() { at[*ReadBackPage](t, w).Next() })
	touch(func() { at[*QuotePage](t, w).Answer(true) })
	touch(func() { at[*PartnersPage](t, w).Answer("p1", true) })
	touch(func() { at[*PartnersPage](t, w).Answer("p2", false) })
	touch(func() { at[*PartnersPage](t, w).Next() })
	touch(func() { at[*ContactPage](t, w).Answer(false) })
	about := at[*AboutPage](t, w)
	for _, q := range about.Questions() {
		touch(func() { about.Choose(q.Key, q.Groups[0].Options[0].Value) })
	}
	touch(func() { about.Next() })
	touch(func() { at[*SlipPage](t, w).Have() })
	touch(func() { at[*GoodbyePage](t, w).HandBack() })

	pages := names(w.screens[from : len(w.screens)-1])
	if len(pages) > 13 {
		t.Errorf("%d pages: %v", len(pages), pages)
	}
	if touches > 25 {
		t.Errorf("%d touches", touches)
	}
	typePIN(t, w, rightPIN)
	if len(w.outcomes) != 1 || w.outcomes[0].Kind != Told {
		t.Fatalf("outcomes: %v", len(w.outcomes))
	}
	r := w.outcomes[0].Record
	if !r.Told || r.ToldAt.IsZero() || !r.SlipTaken || *r.Content.Rating != 6 || len(r.About) != 7 {
		t.Errorf("the record does not hold the answers: told %v, slip %v, about %v", r.Told, r.SlipTaken, r.About)
	}
	if r.Consent.Partners()["p2"] || !r.Consent.Partners()["p1"] {
		t.Error("each partner keeps its own answer")
	}
	d, err := story.NewDraft(r.ID, r.Content)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := consent.Permit(d, r.Consent, w.wording()); err != nil {
		t.Fatal(err)
	}
}

func TestPagesSayWhichTheyAre(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepTakePart)
	if n, total := at[*TakePartPage](t, w).Number(); n != 4 || total != 13 {
		t.Errorf("page %d of %d", n, total)
	}
	w = startTelling(t, newRecord(), func(d *TellingDeps) { d.Config.Partners = nil })
	toStep(t, w, StepContact)
	if n, total := at[*ContactPage](t, w).Number(); n != 9 || total != 12 {
		t.Errorf("without partners: page %d of %d", n, total)
	}
}

func TestBackKeepsEverything(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepWho)
	at[*WhoPage](t, w).ChooseRole(story.Carer)
	at[*WhoPage](t, w).Toggle(story.Treatment)
	at[*WhoPage](t, w).Toggle(story.Screening)
	toStepFrom(t, w, StepStory)
	p := at[*StoryPage](t, w)
	p.SetText("One")
	p.Open(story.NeedsBetter)
	p.SetText("Two")
	p.Back() // in the middle of the typing
	if got := w.last(t); got.Content.WhatHappened != "One" || got.Content.NeedsBetter != "Two" {
		t.Errorf("going back saved %q and %q", got.Content.WhatHappened, got.Content.NeedsBetter)
	}
	who := at[*WhoPage](t, w)
	if who.Role() != story.Carer || !slices.Equal(w.rec.Content.Stages, []story.Stage{story.Screening, story.Treatment}) {
		t.Error("who and where were lost")
	}
	who.Back()
	if c := at[*TakePartPage](t, w).Chosen(); c != Yes {
		t.Error("the answer was lost")
	}
	for w.rec.Step != StepInfo1 {
		w.shown.(interface{ Back() }).Back()
	}
	if at[*InfoPage](t, w).CanBack() {
		t.Error("the first page leads back to the connector's screens")
	}
}

func toStepFrom(t *testing.T, w *teller, step string) {
	t.Helper()
	for w.rec.Step != step {
		w.move(1)
	}
}

func TestNoKeepsNothing(t *testing.T) {
	rec := newRecord()
	w := startTelling(t, rec)
	toStep(t, w, StepTakePart)
	if at[*TakePartPage](t, w).Chosen() != Unanswered {
		t.Fatal("something is ticked beforehand")
	}
	at[*TakePartPage](t, w).No()
	if !slices.Equal(w.deleted, []story.ID{rec.ID}) {
		t.Fatal("the record was not deleted")
	}
	bye := at[*GoodbyePage](t, w)
	if bye.Kind != NothingKept || bye.CanBack() {
		t.Error("after a no there is only the goodbye")
	}
	saves := len(w.saved)
	w.clock.turn(typingLong * 10)
	bye.HandBack()
	typePIN(t, w, rightPIN)
	if len(w.saved) != saves {
		t.Error("something was saved after the record was deleted")
	}
	if o := w.outcomes[0]; o.Kind != NothingKept || o.Record.ID != "" || o.Record.Code != "" {
		t.Errorf("outcome %v keeps something", o.Kind)
	}
}

func TestNoAfterTellingAsksOnceMore(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepReadBack)
	for w.rec.Step != StepTakePart {
		w.shown.(interface{ Back() }).Back()
	}
	at[*TakePartPage](t, w).No()
	at[*ThrowAwayPage](t, w).No()
	if len(w.deleted) != 0 || w.rec.Content.WhatHappened == "" {
		t.Fatal("the story was thrown away without being asked")
	}
	at[*TakePartPage](t, w).No()
	at[*ThrowAwayPage](t, w).Yes()
	if len(w.deleted) != 1 || at[*GoodbyePage](t, w).Kind != NothingKept {
		t.Error("the story is still there")
	}
}

func TestDeletingThatFailsIsSaidAndTriedAgain(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepTakePart)
	w.delErr = &story.Problem{Code: "disk_full"}
	p := at[*TakePartPage](t, w)
	p.No()
	if p.Failed() == nil || w.shown != Screen(p) {
		t.Fatal("the page says nothing was kept, but it was")
	}
	w.delErr = nil
	p.No()
	at[*GoodbyePage](t, w)
}

func TestSixteenHasNoContactNamed(t *testing.T) {
	rec := newRecord()
	rec.Content.Age = story.Sixteen
	w := startTelling(t, rec)
	toStep(t, w, StepContact)
	p := at[*ContactPage](t, w)
	p.Answer(true)
	if p.AsksNamed() {
		t.Error("someone of 16 is asked to tell it publicly")
	}
	p.AnswerNamed(true)
	if _, asked := w.rec.Consent.Latest(consent.ContactNamed, ""); asked {
		t.Error("contact_named was recorded under 18")
	}
	toStepFrom(t, w, StepAbout)
	for _, q := range at[*AboutPage](t, w).Questions() {
		if q.Key == "age_band" && len(q.Groups[0].Options) != 2 {
			t.Errorf("age bands of others are offered: %v", q.Groups[0].Options)
		}
	}
}

func TestContact(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepContact)
	p := at[*ContactPage](t, w)
	p.Answer(true)
	p.Set(story.Contact{Name: "Amina"})
	p.Next()
	if w.rec.Step != StepContact || p.Problem() == nil {
		t.Fatal("a name alone reaches nobody")
	}
	p.Set(story.Contact{Name: "Amina", Phone: "01632 960123"})
	p.AnswerNamed(true)
	p.Next()
	if got := w.last(t); got.Contact.Phone != "01632 960123" || !got.Consent.Says(consent.ContactNamed, "") {
		t.Error("contact was not kept")
	}
	w.shown.(interface{ Back() }).Back()
	at[*ContactPage](t, w).Answer(false)
	got := w.last(t)
	if !got.Contact.IsZero() || got.Consent.Says(consent.Contact, "") || got.Consent.Says(consent.ContactNamed, "") {
		t.Error("a no later does not take contact back")
	}
}

func TestConsentRecord(t *testing.T) {
	rec := newRecord()
	rec.Content.Lang, rec.Content.Spoken, rec.Company = "bn", "syl", Interpreter
	w := startTelling(t, rec)
	at[*HandOverPage](t, w).SetReader(ReadByInterpreter)
	toStep(t, w, StepTakePart)
	p := at[*TakePartPage](t, w)
	p.AskHelp()
	p.Witness(false)
	if p.Help() != HelpNoWitness {
		t.Error("without a witness nobody may touch for someone")
	}
	p.AskHelp()
	p.Witness(true)
	p.Yes()
	version, hash := w.Lang().Wording()
	want := consent.Answer{
		Flag: consent.TakePart, Yes: true, Wording: consent.Wording{Version: version, Hash: hash}, Written: "bn", Spoken: "syl",
		At: w.clock.now, How: consent.Witnessed, ReadBy: "interpreter", InterpretedBy: "professional_interpreter",
	}
	if got, _ := w.last(t).Consent.Latest(consent.TakePart, ""); got != want {
		t.Errorf("kept %+v\nwant %+v", got, want)
	}
	toStepFrom(t, w, StepQuote)
	q := at[*QuotePage](t, w)
	q.TouchMyself()
	q.Answer(false)
	if got, _ := w.last(t).Consent.Latest(consent.Quote, ""); got.How != consent.Touched || got.Yes {
		t.Errorf("kept %+v", got)
	}
}

func TestResume(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepQuote)
	w = startTelling(t, w.last(t)) // the tablet died
	if !at[*HandOverPage](t, w).Resuming() {
		t.Error("it does not say that the story goes on")
	}
	at[*HandOverPage](t, w).HandOver()
	at[*QuotePage](t, w)
	if w.rec.Content.WhatHappened == "" {
		t.Error("the words are gone")
	}
}

func TestChangedWordingIsAskedAgain(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepContact)
	rec := w.last(t)
	for i := range rec.Consent.Answers {
		rec.Consent.Answers[i].Wording.Hash = "older"
	}
	w = startTelling(t, rec)
	if !at[*HandOverPage](t, w).AskAgain() {
		t.Error("the connector is not told")
	}
	toStep(t, w, StepTakePart)
	if at[*TakePartPage](t, w).Chosen() != Unanswered {
		t.Error("an answer to other words counts")
	}
	if w.rec.Content.WhatHappened == "" {
		t.Error("the words are gone")
	}
}

func TestPIN(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepGoodbye)
	at[*GoodbyePage](t, w).HandBack()
	typePIN(t, w, "000000")
	if at[*PINPage](t, w).TriesLeft() != 4 || at[*PINPage](t, w).Problem() == nil {
		t.Error("a wrong PIN is not said")
	}
	at[*PINPage](t, w).Back()
	at[*GoodbyePage](t, w)
	w.shown.(*GoodbyePage).HandBack()
	for range 4 {
		typePIN(t, w, "000000")
	}
	if len(w.outcomes) != 0 {
		t.Fatal("locked too early")
	}
	typePIN(t, w, "000000")
	if len(w.outcomes) != 1 || w.outcomes[0].Kind != PINLocked || !w.outcomes[0].Record.Told {
		t.Errorf("after five wrong PINs in a row: %d outcomes", len(w.outcomes))
	}
}

func TestNoWayToTheConnectorWithoutThePIN(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepGoodbye)
	for _, s := range w.screens[1:] {
		if s.Part() == Connector {
			t.Errorf("%s belongs to the connector", s.Name())
		}
	}
}
