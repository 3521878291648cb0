package flow

import (
	"errors"
	"strings"
	"testing"
	"time"

	"hearme/story"
)

func atStory(t *testing.T, change ...func(*TellingDeps)) (*teller, *StoryPage) {
	t.Helper()
	w := startTelling(t, newRecord(), change...)
	at[*HandOverPage](t, w).HandOver()
	w.open(StepStory)
	return w, at[*StoryPage](t, w)
}

func TestSavedAtEachPauseAndSaidOnlyAfterTheCommit(t *testing.T) {
	w, p := atStory(t)
	p.SetText("I")
	w.clock.turn(typingPause / 2)
	p.SetText("I w")
	w.clock.turn(typingPause / 2)
	if p.Saving().State != Unsaved {
		t.Fatalf("it says %v while nothing is committed", p.Saving().State)
	}
	w.clock.turn(typingPause)
	if p.Saving().State != SavedNow || w.last(t).Content.WhatHappened != "I w" {
		t.Fatalf("after a pause: state %v, saved %q", p.Saving().State, w.last(t).Content.WhatHappened)
	}
	w.clock.turn(justNow)
	if p.Saving().State != SavedBefore {
		t.Errorf("a minute later it still says just now")
	}
}

func TestTypingKeepsTheProgramAwake(t *testing.T) {
	alive := 0
	_, p := atStory(t, func(d *TellingDeps) { d.Alive = func() { alive++ } })
	before := alive
	p.SetText("still here")
	if alive == before {
		t.Error("someone who types is taken for someone who left")
	}
}

func TestTypingWithoutAPauseIsSavedToo(t *testing.T) {
	w, p := atStory(t)
	text := ""
	for range 40 {
		text += "a"
		p.SetText(text)
		w.clock.turn(typingPause / 2)
	}
	if w.last(t).Content.WhatHappened == "" {
		t.Error("16 seconds of typing are not saved")
	}
}

// An older answer never wins: the disk may be slow, and what is typed in the
// meantime is written after, never before or never.
func TestOlderSaveNeverWins(t *testing.T) {
	r := &heldRunner{}
	w, p := atStory(t, func(d *TellingDeps) { d.Runner = r })
	for len(r.held) > 0 {
		r.let(t)
	}
	p.SetText("first")
	w.clock.turn(typingPause)
	p.SetText("second")
	w.clock.turn(typingPause)
	if len(r.held) != 1 {
		t.Fatalf("%d saves at once: their order is not certain", len(r.held))
	}
	r.let(t)
	if got := w.last(t).Content.WhatHappened; got != "first" {
		t.Fatalf("saved %q", got)
	}
	if p.Saving().State != Unsaved {
		t.Error("it says saved, and the newest words are not")
	}
	r.let(t)
	if got := w.last(t).Content.WhatHappened; got != "second" || p.Saving().State != SavedNow {
		t.Fatalf("saved %q, %v", got, p.Saving().State)
	}
}

func TestFailedSaveIsSaidAndTriedAgain(t *testing.T) {
	w, p := atStory(t)
	w.saveErr = &story.Problem{Code: "disk_full"}
	p.SetText("kept in sight")
	w.clock.turn(typingPause)
	if s := p.Saving(); s.State != SaveFailed || !errors.Is(s.Err, w.saveErr) {
		t.Fatalf("state %v", s.State)
	}
	if p.Text(story.WhatHappened) != "kept in sight" {
		t.Fatal("the words are gone")
	}
	w.saveErr = nil
	w.clock.turn(retryAfter)
	if p.Saving().State != SavedNow || w.last(t).Content.WhatHappened != "kept in sight" {
		t.Errorf("not tried again: %v", p.Saving().State)
	}
}

func TestHandBackWaitsForTheCommit(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepSlip)
	w.saveErr = &story.Problem{Code: "disk_full"}
	at[*SlipPage](t, w).Have()
	at[*GoodbyePage](t, w).HandBack()
	typePIN(t, w, rightPIN)
	if len(w.outcomes) != 0 || at[*PINPage](t, w).Problem() == nil {
		t.Fatal("the tablet was handed back with nothing on the disk")
	}
	w.saveErr = nil
	typePIN(t, w, rightPIN)
	if len(w.outcomes) != 1 || !w.last(t).Told {
		t.Error("told is not saved")
	}
}

func TestFlushSavesWhatWasTyped(t *testing.T) {
	w, p := atStory(t)
	p.SetText("typed a moment ago")
	var got error = errors.New("never called")
	w.Flush(func(err error) { got = err })
	if got != nil || w.last(t).Content.WhatHappened != "typed a moment ago" {
		t.Errorf("flush: %v", got)
	}
}

func TestNothingIsSavedWhileDeleting(t *testing.T) {
	r := &heldRunner{}
	w, p := atStory(t, func(d *TellingDeps) { d.Runner = r })
	for len(r.held) > 0 {
		r.let(t)
	}
	p.SetText("words")
	w.clock.turn(typingPause) // a save is under way
	p.Stop()
	at[*StopPage](t, w).ThrowAway()
	at[*ThrowAwayPage](t, w).Yes()
	if len(r.held) != 1 {
		t.Fatal("deleting runs beside a save: the save could come last")
	}
	r.let(t)
	r.let(t)
	if len(w.deleted) != 1 || len(r.held) != 0 {
		t.Errorf("deleted %d, still waiting %d", len(w.deleted), len(r.held))
	}
}

func TestHugePasteIsRefusedWhole(t *testing.T) {
	w, p := atStory(t)
	p.SetText("before")
	p.SetText(strings.Repeat("a", 200_000))
	if p.Problem() == nil || p.Text(story.WhatHappened) != "before" {
		t.Fatal("a 200,000-letter paste was taken, or what stood there is gone")
	}
	p.SetText("before and after")
	if p.Problem() != nil {
		t.Error("the message stays")
	}
	p.SetText("\xff")
	if p.Problem() == nil {
		t.Error("bytes that are no text were taken")
	}
	w.clock.turn(time.Hour)
	if w.last(t).Content.WhatHappened != "before and after" {
		t.Error("something else was saved")
	}
}

func TestEmptyStory(t *testing.T) {
	w, p := atStory(t)
	p.SetText(" \n")
	p.Finished()
	if w.shown != Screen(p) || p.Problem() == nil {
		t.Error("a story with nothing in it goes on without a word")
	}
}

func TestTranslation(t *testing.T) {
	rec := newRecord()
	rec.Content.Lang = "ur"
	w := startTelling(t, rec)
	at[*HandOverPage](t, w).HandOver()
	w.open(StepStory)
	p := at[*StoryPage](t, w)
	p.SetText("چٹھی دیر سے آئی۔")
	p.Open(story.TranslationField)
	p.SetText("The letter came late.")
	p.SetTranslation("en", "interpreter")
	p.Finished()
	if tr := w.last(t).Content.Translation; tr == nil || *tr != (story.Translation{Lang: "en", Text: "The letter came late.", MadeBy: "interpreter"}) {
		t.Errorf("kept %v", tr)
	}
	at[*ReadBackPage](t, w).Change()
	p = at[*StoryPage](t, w)
	p.Open(story.TranslationField)
	p.SetText("")
	p.Finished()
	if w.last(t).Content.Translation != nil {
		t.Error("an empty translation is kept")
	}
}
