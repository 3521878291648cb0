package review

import (
	"strings"
	"testing"
	"time"

	"hearme/story/consent"
)

// A lead reads in which form each question was asked, of a yes and of a no.
func TestEasyReadIsSaidOfTheAnswersThatWereAskedInIt(t *testing.T) {
	var rec consent.Record
	give := func(f consent.Flag, yes bool, form consent.Form) {
		check(t, rec.Give(consent.Answer{Flag: f, Yes: yes, Form: form, Wording: consent.Wording{Version: "1", Hash: "ab"}, Written: "en",
			At: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), How: consent.Touched}))
	}
	give(consent.TakePart, true, consent.EasyRead)
	give(consent.Quote, true, consent.OrdinaryWords)
	give(consent.Contact, false, consent.EasyRead)
	want := map[string]bool{"The project team may read it": true, "Some words may be printed": false, "Do not get in touch": true}
	for _, p := range permissions(rec, nil, nil) {
		if easy, ok := want[p.Words]; !ok || easy != strings.Contains(p.Detail, inEasyRead) {
			t.Errorf("%q says %q", p.Words, p.Detail)
		}
	}
}

// A lead reads which questions a person heard.
func TestThatAQuestionWasHeardIsSaidOfItsAnswer(t *testing.T) {
	var rec consent.Record
	for flag, heard := range map[consent.Flag]string{consent.TakePart: "syl", consent.Quote: ""} {
		check(t, rec.Give(consent.Answer{Flag: flag, Yes: true, Heard: heard, Wording: consent.Wording{Version: "1", Hash: "ab"}, Written: "bn",
			At: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), How: consent.Touched}))
	}
	want := map[string]bool{"The project team may read it": true, "Some words may be printed": false, "Do not get in touch": false}
	for _, p := range permissions(rec, nil, nil) {
		if heard, ok := want[p.Words]; !ok || heard != strings.Contains(p.Detail, heardRead) {
			t.Errorf("%q says %q", p.Words, p.Detail)
		}
	}
}
