package anonymise

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"hearme/story"
)

// before is a story that was redacted on the day: one person and one hospital are out.
func before() (story.Content, []Redaction) {
	c := story.Content{Lang: "en", Role: story.Patient, Age: story.Adult,
		WhatHappened: "I told [person 1] at [hospital]. Then Zzyzxia  Brown rang, and zzyzxia's son.",
		WorkedWell:   "ZZYZXIA BROWN and Browning.",
		Translation:  &story.Translation{Lang: "pl", Text: "Dzwoniła Zzyzxia Brown.", MadeBy: "connector"}}
	var reds []Redaction
	for p, t := range map[string]Type{"[person 1]": Person, "[hospital]": Facility} {
		at := strings.Index(c.WhatHappened, p)
		reds = append(reds, Redaction{story.WhatHappened, t, at, at + len(p), p, Program})
	}
	return c, reds
}

func problem(err error) string {
	var p *story.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

func TestWordsAreFoundEverywhere(t *testing.T) {
	c, reds := before()
	for words, want := range map[string][2]int{
		"zzyzxia brown": {3, 0}, " Zzyzxia\nBrown ": {3, 0}, "Brown": {3, 0}, "Browni": {1, 0}, "zzyzxia’s": {1, 0},
		"person": {0, 1}, "told [person": {0, 1}, "nobody": {0, 0}, "": {0, 0}, "\xff": {0, 0}, "Then Zzyzxia Brown rang, and zzyzxia's son. more": {0, 0},
	} {
		found, onto := FindWords(c, reds, words, Person, Lead)
		if len(found) != want[0] || onto != want[1] {
			t.Errorf("%q is found %d times, %d on placeholders", words, len(found), onto)
		}
	}
}

func TestTakingOutMoreKeepsWhatWasOut(t *testing.T) {
	c, reds := before()
	ds, _ := FindWords(c, reds, "Zzyzxia Brown", Person, Lead)
	if got := Alike(c, reds, ds, Lead); len(got) != 1 || got[0].Field != story.WhatHappened {
		t.Fatalf("alike are %v", got)
	}
	ds = FillBeside(c, reds, Join(append(ds, Alike(c, reds, ds, Lead)...)))
	again, _ := FindWords(c, reds, "I", Relative, Lead)
	again[0].Placeholder = "[a longer one]"
	out, kept, added, err := TakeOut(c, reds, Join(append(ds, again...)))
	if err != nil {
		t.Fatal(err)
	}
	if out.WhatHappened != "[a longer one] told [person 1] at [hospital]. Then [person 2] rang, and [person 2]'s son." || out.WorkedWell != "[person 2] and Browning." ||
		out.Translation.Text == c.Translation.Text || strings.Contains(out.Translation.Text, "Brown") {
		t.Errorf("it reads %q, %q, %q", out.WhatHappened, out.WorkedWell, out.Translation.Text)
	}
	if len(kept) != 2 || len(added) != 5 {
		t.Fatalf("%d kept, %d added", len(kept), len(added))
	}
	for _, r := range append(kept, added...) {
		if got := out.Text(r.Field); got[r.Start:r.End] != r.Placeholder {
			t.Errorf("%q stands where %q should", got[r.Start:r.End], r.Placeholder)
		}
	}
	if c.Translation.Text != "Dzwoniła Zzyzxia Brown." {
		t.Error("the story it began with has changed")
	}
}

func TestWhatCannotBeTakenOutIsRefused(t *testing.T) {
	c, reds := before()
	d := func(f story.Field, start, end int, v Verdict) Decision {
		return Decision{Field: f, Verdict: v, Placeholder: "[x]", Finding: Finding{Start: start, End: end, Type: Person}}
	}
	for code, one := range map[string]Decision{
		"on_placeholder": d(story.WhatHappened, 2, 9, Out), "undecided": d(story.WhatHappened, 0, 1, Undecided), "bad_span": d(story.WorkedWell, 0, 999, Out),
	} {
		if _, _, _, err := TakeOut(c, reds, []Decision{one}); problem(err) != code {
			t.Errorf("%s: %v", code, err)
		}
	}
	if _, _, _, err := TakeOut(c, reds, []Decision{d("elsewhere", 0, 1, Out)}); problem(err) != "bad_span" {
		t.Errorf("another box: %v", err)
	}
}

func TestTheEngineLeavesPlaceholdersAlone(t *testing.T) {
	c, reds := before()
	c.NeedsBetter = "Ring 020 7946 0018."
	ds := ProposeMore(New(), c, reds)
	if len(ds) == 0 {
		t.Fatal("nothing is proposed")
	}
	for _, d := range ds {
		if onPlaceholder(d, reds) {
			t.Errorf("a placeholder is proposed: %+v", d)
		}
	}
}

func TestAPlaceholderMustNotSayTheName(t *testing.T) {
	for _, x := range []struct {
		placeholder, words string
		t                  Type
		want               bool
	}{
		{"[my sister]", "my sister Saima", Relative, false}, {"[saima]", "my sister Saima", Relative, true}, {"[Saima K]", "Saima Khan", Person, true},
		{"[a shop]", "Khan's shop", Employer, false}, {"[at Khan's shop]", "khan's shop", Employer, true},
	} {
		if got := Repeats(x.placeholder, x.words, "en", x.t); got != x.want {
			t.Errorf("%s for %q: %t", x.placeholder, x.words, got)
		}
	}
}

func FuzzFindWords(f *testing.F) {
	f.Add("I told [person 1] Saima Khan.", "saima  khan")
	f.Add("রহিমের কাছে শাজিয়া", "রহিম")
	f.Add("e\u0301tude É ß ẞ", "é")
	f.Fuzz(func(t *testing.T, text, words string) {
		if !utf8.ValidString(text) {
			return
		}
		c := story.Content{Lang: "en", WhatHappened: text}
		ds, _ := FindWords(c, nil, words, Person, Lead)
		out, _, added, err := TakeOut(c, nil, FillBeside(c, nil, Join(ds)))
		if err != nil || !utf8.ValidString(out.WhatHappened) || len(added) != len(ds) {
			t.Fatalf("%d of %d taken out: %v", len(added), len(ds), err)
		}
	})
}
