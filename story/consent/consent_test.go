package consent_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
)

func code(err error) string {
	if p, ok := errors.AsType[*story.Problem](err); ok {
		return p.Code
	}
	return ""
}

func draft(t *testing.T, age story.AgeGate) story.Draft {
	t.Helper()
	d, err := story.NewDraft(story.NewID(), story.Content{Lang: "en", WhatHappened: "The letter came late.", Age: age})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var (
	before = consent.Wording{Version: "1", Hash: "aa"}
	now    = consent.Wording{Version: "2", Hash: "bb"}
)

func answers(t *testing.T, as ...consent.Answer) consent.Record {
	t.Helper()
	var r consent.Record
	for _, a := range as {
		a.Written, a.At, a.How = "en", time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC), consent.Touched
		if err := r.Give(a); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func yes(f consent.Flag, w consent.Wording) consent.Answer {
	return consent.Answer{Flag: f, Yes: true, Wording: w}
}

func TestPermitRefuses(t *testing.T) {
	part := answers(t, yes(consent.TakePart, now))
	adult, young := draft(t, story.Adult), draft(t, story.Sixteen)
	nothing := consent.Record{Answers: []consent.Answer{{Flag: consent.TakePart, Yes: true}}}
	for name, c := range map[string]struct {
		d    story.Draft
		r    consent.Record
		w    consent.Wording
		want string
	}{
		"the zero draft":         {story.Draft{}, part, now, "no_draft"},
		"nothing asked":          {adult, consent.Record{}, now, "no_take_part"},
		"a no":                   {adult, answers(t, yes(consent.TakePart, now), consent.Answer{Flag: consent.TakePart, Wording: now}), now, "no_take_part"},
		"other words":            {adult, answers(t, yes(consent.TakePart, before)), now, "wording_changed"},
		"no words at all":        {adult, nothing, consent.Wording{}, "wording_changed"},
		"publicly at 16":         {young, answers(t, yes(consent.TakePart, now), yes(consent.ContactNamed, now)), now, "contact_named_under_18"},
		"all is well":            {adult, part, now, ""},
		"publicly, other words":  {young, answers(t, yes(consent.TakePart, now), yes(consent.ContactNamed, before)), now, ""},
		"yes after an older yes": {adult, answers(t, yes(consent.TakePart, before), yes(consent.TakePart, now)), now, ""},
	} {
		p, err := consent.Permit(c.d, c.r, c.w)
		if code(err) != c.want || p.IsZero() != (c.want != "") {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// A yes that was given to other words is no yes, until it is asked again.
func TestAnswersToOtherWordsDoNotCount(t *testing.T) {
	icb, gps := yes(consent.SharePartners, before), yes(consent.SharePartners, before)
	icb.Partner, gps.Partner = "icb", "gps"
	again := icb
	again.Wording = now
	r := answers(t, yes(consent.TakePart, before), yes(consent.Quote, before), yes(consent.Contact, before), icb, gps,
		yes(consent.TakePart, now), yes(consent.Contact, now), again)
	p, err := consent.Permit(draft(t, story.Adult), r, now)
	if err != nil {
		t.Fatal(err)
	}
	got := p.Record()
	if got.Says(consent.Quote, "") || got.Says(consent.SharePartners, "gps") {
		t.Errorf("an old yes counts: %+v", got)
	}
	if !got.Says(consent.TakePart, "") || !got.Says(consent.Contact, "") || !got.Says(consent.SharePartners, "icb") || len(got.Answers) != 6 {
		t.Errorf("a new yes is gone: %+v", got)
	}
}

// Printed by mistake, no stage says what was told.
func TestPrintingAStageTellsNothing(t *testing.T) {
	d := draft(t, story.Adult)
	p, err := consent.Permit(d, answers(t, yes(consent.TakePart, now)), now)
	if err != nil {
		t.Fatal(err)
	}
	r, err := anonymise.Redact(p, nil, anonymise.CheckNo)
	if err != nil {
		t.Fatal(err)
	}
	for _, stage := range []any{d, p, r} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
			if said := fmt.Sprintf(verb, stage); strings.Contains(said, "letter") || !strings.Contains(said, string(d.ID())) {
				t.Errorf("%T under %s says %q", stage, verb, said)
			}
		}
	}
}

// The form came later: an answer in ordinary words is written as before, and
// one from before counts as asked in ordinary words.
func TestTheFormIsWrittenForEasyReadAlone(t *testing.T) {
	asked := yes(consent.TakePart, now)
	for form, want := range map[consent.Form]bool{consent.OrdinaryWords: false, consent.EasyRead: true} {
		asked.Form = form
		b, err := json.Marshal(asked)
		if err != nil {
			t.Fatal(err)
		}
		var back consent.Answer
		if err := json.Unmarshal(b, &back); err != nil || back.Form != form {
			t.Errorf("%q came back as %q, %v", form, back.Form, err)
		}
		if strings.Contains(string(b), `"form"`) != want {
			t.Errorf("%q is written as %s", form, b)
		}
	}
}
