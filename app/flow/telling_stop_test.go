package flow

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"hearme/story"
)

func TestStopIsOnEveryPageAndLosesNothing(t *testing.T) {
	for _, step := range startTelling(t, newRecord()).steps() {
		w := startTelling(t, newRecord())
		toStep(t, w, step)
		page := w.shown
		page.(interface{ Stop() }).Stop()
		at[*StopPage](t, w).GoOn()
		if w.shown != page {
			t.Errorf("from Stop one does not come back to %s", step)
		}
	}
}

func TestFinishHere(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepStory)
	at[*StoryPage](t, w).SetText("Enough now.")
	at[*StoryPage](t, w).Stop()
	if !at[*StopPage](t, w).Keeps() {
		t.Fatal("a story that was agreed to would be lost")
	}
	at[*StopPage](t, w).Finish()
	at[*SlipPage](t, w).None()
	at[*GoodbyePage](t, w).HandBack()
	typePIN(t, w, rightPIN)
	if at[*CarePage](t, w).Part() != Connector {
		t.Error("the word is for the connector")
	}
	at[*CarePage](t, w).Done()
	if o := w.outcomes[0]; o.Kind != Told || o.Record.Content.WhatHappened != "Enough now." {
		t.Errorf("outcome %v", o.Kind)
	}
}

func TestFinishBeforeAgreeingKeepsNothing(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepInfo2)
	at[*InfoPage](t, w).Stop()
	at[*StopPage](t, w).Finish()
	if len(w.deleted) != 1 || at[*GoodbyePage](t, w).Kind != NothingKept {
		t.Error("something is kept that nobody agreed to")
	}
}

func TestThrowAway(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepQuote)
	at[*QuotePage](t, w).Stop()
	at[*StopPage](t, w).ThrowAway()
	at[*ThrowAwayPage](t, w).Yes()
	if at[*GoodbyePage](t, w).Kind != ThrownAway || len(w.deleted) != 1 {
		t.Fatal("the story is still there")
	}
	if r := w.Record(); r.Content.WhatHappened != "" || len(r.Consent.Answers) > 0 || r.Code != "" {
		t.Error("what was said is still in memory")
	}
}

func TestCallBack(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepStory)
	at[*StoryPage](t, w).SetText("It was hard.")
	at[*StoryPage](t, w).Stop()
	s := at[*StopPage](t, w)
	s.SetCallBack(true)
	s.SetCallBackPhone("07700 900123")
	s.GoOn()
	toStepFrom(t, w, StepContact)
	at[*ContactPage](t, w).Answer(false)
	if got := w.last(t); !got.CallBack || got.Contact.Phone != "07700 900123" {
		t.Error("a no to later contact drops the call that was asked for")
	}
	w.stop()
	at[*StopPage](t, w).SetCallBack(false)
	if w.last(t).Contact.Phone != "" {
		t.Error("the number stays when the call is taken back")
	}
}

func TestConnectorTakesTheTabletBack(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepStory)
	at[*StoryPage](t, w).SetText("half a sen")
	at[*StoryPage](t, w).Stop()
	at[*StopPage](t, w).Connector()
	typePIN(t, w, rightPIN)
	at[*CarePage](t, w).Done()
	if o := w.outcomes[0]; o.Kind != SetAside || o.Record.Step != StepStory || w.last(t).Content.WhatHappened != "half a sen" {
		t.Errorf("outcome %v at %s", o.Kind, o.Record.Step)
	}
}

func TestSlip(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepSlip)
	p := at[*SlipPage](t, w)
	if len(p.Words()) != 7 || len(p.QR()) < 21 {
		t.Fatalf("%d words, a square of %d", len(p.Words()), len(p.QR()))
	}
	p.Show(SlipPrint)
	p.SavePage()
	page := w.out["slip.html"]
	for _, want := range append(p.Words(), "0808 157 0123", "hear.example.org", "<svg") {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("the printed slip lacks %q", want)
		}
	}
	for _, never := range []string{"cancer", "Macmillan", "Practice", "http:"} {
		if strings.Contains(strings.ToLower(string(page)), strings.ToLower(never)) {
			t.Errorf("the printed slip says %q", never)
		}
	}
	w.outErr = &story.Problem{Code: "inside_program"}
	p.SavePicture([]byte("png"))
	if p.Problem() == nil {
		t.Error("a refused place is not said")
	}
	w.outErr = &story.Problem{Code: "cancelled"}
	p.SavePage()
	if p.Problem() != nil {
		t.Error("choosing no place is nothing to complain of")
	}
	p.Show(SlipPicture)
	p.ChoosePicture("boat")
	p.Have()
	if got := w.last(t); got.Picture != "boat" || !got.SlipTaken {
		t.Error("the picture was not kept")
	}
	w.shown.(interface{ Back() }).Back()
	at[*SlipPage](t, w).None()
	if got := w.last(t); got.Picture != "" || got.SlipTaken {
		t.Error("no slip is no slip")
	}
}

func TestQuestionsFollowTheProject(t *testing.T) {
	w := startTelling(t, newRecord(), func(d *TellingDeps) {
		d.Config.Questions = []string{"religion", "sex", "community"}
		d.Config.Communities = nil
	})
	var keys []string
	for _, q := range w.questions() {
		keys = append(keys, q.Key)
	}
	if !slices.Equal(keys, []string{"sex", "religion"}) {
		t.Errorf("asked: %v", keys)
	}
	all := map[string]bool{}
	for _, g := range startTelling(t, newRecord()).questions()[1].Groups {
		for _, o := range g.Options {
			all[o.Value] = true
		}
	}
	if len(all) != 20 {
		t.Errorf("%d of the census's 19 and one are offered", len(all))
	}
}

func TestSkippingTheQuestionsKeepsNoAnswer(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepAbout)
	p := at[*AboutPage](t, w)
	p.Choose("sex", "female")
	p.Choose("sex", "female")
	if p.Answered() {
		t.Error("the same answer again opens the question")
	}
	p.Choose("sex", "female")
	p.Skip()
	if len(w.last(t).About) != 0 {
		t.Error("skipped whole, and something is kept")
	}
}

func TestEveryKeyIsInEnglish(t *testing.T) {
	w := startTelling(t, newRecord())
	l := w.Lang()
	var keys []string
	for _, r := range story.Roles() {
		keys = append(keys, "role."+string(r))
	}
	for _, s := range story.Stages() {
		keys = append(keys, "stage."+string(s))
	}
	for _, p := range Pictures() {
		keys = append(keys, "picture."+p)
	}
	for _, q := range story.Questions() {
		keys = append(keys, "about."+q.Key)
		for _, o := range q.Options {
			keys = append(keys, option(q.Key, o).Key)
		}
	}
	for _, h := range ethnicHeadings {
		keys = append(keys, "about.ethnic_group."+h)
	}
	for _, m := range story.TranslationMakers() {
		keys = append(keys, "story.maker."+m)
	}
	for _, words := range []map[string]reading{ordinaryWords, easyWords} {
		for _, r := range words {
			keys = append(keys, r.title)
			for _, x := range append(r.before, r.lines...) {
				keys = append(keys, x.Key)
			}
		}
	}
	for _, tag := range []string{"en", "pl", "bn", "ur"} {
		l = w.deps.Catalogues.Language(tag)
		for _, k := range keys {
			if !l.Has(k) && (tag == "en" || !strings.HasPrefix(k, "story.")) {
				t.Errorf("%s lacks %s", tag, k)
			}
		}
	}
}
