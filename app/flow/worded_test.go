package flow

import (
	"slices"
	"strings"
	"testing"

	"hearme/story/consent"
)

// words are all the keys of a page in the form in which it is read now.
func words(p interface {
	Title() string
	Before() []InfoLine
	Lines() []InfoLine
}) []string {
	keys := []string{p.Title()}
	for _, l := range append(p.Before(), p.Lines()...) {
		keys = append(keys, l.Key)
	}
	return keys
}

func TestEveryPageThatTellsOrAsksHasEasyRead(t *testing.T) {
	w := startTelling(t, newRecord())
	for step, ordinary := range ordinaryWords {
		easy, ok := easyWords[step]
		if !ok || len(easy.lines) < len(ordinary.lines) || len(easy.before) != len(ordinary.before) {
			t.Errorf("%s says less in easy read", step)
		}
		for _, l := range append(easy.before, easy.lines...) {
			if l.Picture == "" {
				t.Errorf("%s has no picture", l.Key)
			}
		}
		pictures := map[string]bool{}
		for _, l := range append(easy.before, easy.lines...) {
			if pictures[l.Picture] {
				t.Errorf("%s: two sentences with the picture %q", step, l.Picture)
			}
			pictures[l.Picture] = true
		}
	}
	// the same sentence has the same picture everywhere
	picture := map[string]string{}
	for _, r := range easyWords {
		for _, l := range append(r.before, r.lines...) {
			said := w.deps.Catalogues.Language("en").T(l.Key)
			if other, twice := picture[said]; twice && other != l.Picture {
				t.Errorf("%q has the pictures %s and %s", said, l.Picture, other)
			}
			picture[said] = l.Picture
			if n := len(strings.Fields(said)); n > 12 {
				t.Errorf("%q has %d words", said, n)
			}
		}
	}
}

func TestEasyReadIsSwitchedOnAPageAndStays(t *testing.T) {
	w := startTelling(t, newRecord())
	at[*HandOverPage](t, w).HandOver()
	first := at[*InfoPage](t, w)
	ordinary := words(first)
	first.SetEasy(true)
	if slices.Equal(ordinary, words(first)) {
		t.Error("the page says the same as before")
	}
	if !w.last(t).Easy {
		t.Error("the choice was not saved")
	}
	first.Next()
	if !at[*InfoPage](t, w).Easy() {
		t.Error("the next page forgot it")
	}
	first.Next()
	first.Next()
	at[*TakePartPage](t, w).SetEasy(false)
	if got := words(at[*TakePartPage](t, w)); got[0] != "consent.take_part.title" {
		t.Errorf("more words, and the page says %v", got)
	}
}

func TestSwitchingKeepsWhatWasAnswered(t *testing.T) {
	w := startTelling(t, newRecord())
	toStep(t, w, StepPartners)
	p := at[*PartnersPage](t, w)
	p.AskHelp()
	p.Witness(true)
	p.Answer("p1", true)
	p.SetEasy(true)
	if p.Chosen("p1") != Yes || p.Chosen("p2") != Unanswered || p.Help() != HelpWitnessed {
		t.Error("the answer or the witness was lost")
	}
	p.Next()
	c := at[*ContactPage](t, w)
	c.Answer(true)
	contact := c.Contact()
	contact.Phone = "01632 960123"
	c.Set(contact)
	c.SetEasy(false)
	if c.Chosen() != Yes || c.Contact().Phone != "01632 960123" {
		t.Error("what was typed was lost")
	}
	c.SetEasy(true)
	if got := c.NamedTitle(); got != "consent.easy.contact_named.title" {
		t.Errorf("the second question says %s", got)
	}
}

func TestEasyReadIsThereWhenAStoryGoesOn(t *testing.T) {
	w := startTelling(t, newRecord())
	at[*HandOverPage](t, w).SetEasy(true)
	toStep(t, w, StepTakePart)
	w = startTelling(t, w.last(t)) // the tablet died
	if !at[*HandOverPage](t, w).Easy() {
		t.Error("the connector does not see what was chosen")
	}
	at[*HandOverPage](t, w).HandOver()
	if !at[*TakePartPage](t, w).Easy() {
		t.Error("the page is in ordinary words")
	}
}

func TestTheFormOfEachAnswerIsKept(t *testing.T) {
	w := startTelling(t, newRecord())
	at[*HandOverPage](t, w).SetEasy(true)
	toStep(t, w, StepTakePart)
	at[*TakePartPage](t, w).Yes()
	toStepFrom(t, w, StepQuote)
	q := at[*QuotePage](t, w)
	q.SetEasy(false)
	q.Answer(true)
	for flag, want := range map[consent.Flag]consent.Form{consent.TakePart: consent.EasyRead, consent.Quote: consent.OrdinaryWords} {
		if a, _ := w.last(t).Consent.Latest(flag, ""); a.Form != want {
			t.Errorf("%s was asked in form %q, kept is %q", flag, want, a.Form)
		}
	}
}
