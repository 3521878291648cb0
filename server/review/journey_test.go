package review

import (
	"strings"
	"testing"

	"hearme/story"
	"hearme/story/consent"
	"hearme/story/singleout"
)

func TestALeadReadsAStoryAndItsTellerTakesItBack(t *testing.T) {
	b := newBrowser(t)
	w := newWorld(t)
	six := 6
	_, code := w.tell(teller{slip: true, content: story.Content{Lang: "en", Role: story.Patient, Stages: []story.Stage{story.Diagnosis}, Rating: &six,
		WhatHappened: "I found the lump in the spring. I told Doctor Okoro on the phone, and she was kind.\n\nThen I heard nothing for five weeks. I thought, if it was bad they would ring me.",
		WorkedWell:   "One nurse rang me every Friday."},
		out: []string{"Doctor Okoro"}, yes: []consent.Flag{consent.Quote, consent.Contact}, share: map[string]bool{"trust": true, "gps": false},
		contact: callMe.contact, call: true,
		about: story.About{"age_band": "55_64", "ethnic_group": "black_caribbean", "sex": "female", "town_area": "North Luton"},
		who: &singleout.Answers{Wider: []string{"religion"}, Details: map[singleout.Detail]singleout.Answer{singleout.Work: singleout.Yes, singleout.Family: singleout.No},
			Intruders: map[singleout.Intruder]singleout.Answer{singleout.Neighbour: singleout.NotSure, singleout.Relative: singleout.Yes, singleout.Searcher: singleout.No}}})
	w.tell(polish)
	w.tell(teller{auto: true, content: story.Content{Lang: "bn", Stages: []story.Stage{story.Screening}, WhatHappened: "ডাক্তার ভালো ছিলেন, কিন্তু চিঠি এসেছিল ইংরেজিতে।"}})
	w.tell(urdu)

	b.run("going to the inbox signed out", visit(w.server.URL+"/inbox"), see("#passphrase"))
	b.looks("sign-in")
	b.run("a wrong passphrase", write("#name", leadName), write("#passphrase", "wrong\r"),
		see(".wrong"))
	b.looks("sign-in-wrong")
	b.run("signing in by keyboard", write("#name", leadName), write("#passphrase", passphrase+"\r"),
		see("table.stories"))
	if got := b.text("h1"); got != "4 stories, 4 to read" {
		t.Errorf("the inbox says %q", got)
	}
	b.looks("inbox")

	b.run("opening the English story", press(`a.voice[lang="en"]`), see(".told"))
	if got := b.text(".told"); !strings.Contains(got, "I told [a person] on the phone") || strings.Contains(got, "Okoro") {
		t.Errorf("the story reads %q", got)
	}
	page := b.address()
	b.run("moving it", press(`button[value="reading"]`), see(".chip.reading"))
	b.run("giving a theme", write("#theme", "Waiting without news\r"), see(".themes li"))
	if got := b.text(".themes"); !strings.Contains(got, "Waiting without news") {
		t.Errorf("the themes are %q", got)
	}
	b.looks("story")
	b.run("showing how to reach her", press("#reach button"), see(".record"))
	if got := b.text(".record"); !strings.Contains(got, "07700 900321") {
		t.Errorf("it says %q", got)
	}
	b.looks("contact")

	b.run("filtering to Urdu", visit(w.server.URL+"/inbox"), see("#lang"), choose("#lang", "ur"),
		press(".filters button"), there(`#lang option[value="ur"][selected]`),
		press(`a.voice[lang="ur"]`), see(".pair"))
	b.looks("story-urdu")
	b.run("the tablets", visit(w.server.URL+"/tablets"), see(".rows"))
	b.looks("tablets")
	b.run("a ticket", press(`a[href="/tablets/new"]`), see("form .go"),
		press("form .go"), see(".ticket img"))
	b.looks("ticket")

	b.run("the project", visit(w.server.URL+"/project"), see("#name"))
	b.looks("project")

	b.takeBack(w, code)

	b.run("the story's page again", visit(page), see("main h1"))
	if got := b.text("h1"); got != "This page is not here" {
		t.Errorf("a withdrawn story's page says %q", got)
	}
	b.looks("gone")
	b.run("the inbox again", visit(w.server.URL+"/inbox"), see("table.stories"))
	if got := b.text("main"); strings.Contains(got, "lump") || !strings.Contains(got, "3 stories, 3 to read") || !strings.Contains(got, "1 story was taken back.") {
		t.Errorf("the inbox reads %q", got)
	}
	b.run("locking", press(".who button"), see("#passphrase"),
		visit(w.server.URL+"/inbox"), see("#passphrase"))
	for _, p := range b.problems {
		t.Errorf("the browser complains: %s", p)
	}
}

// takeBack comes as the teller does: by the code on the slip, then in Urdu by hand.
func (b *browser) takeBack(w *world, code string) {
	b.t.Helper()
	b.run("the first page", visit(w.server.URL+"/"), see(".take .button"))
	b.looks("home")
	b.run("following the slip's QR code", visit(w.server.URL+"/withdraw#"+strings.ReplaceAll(code, " ", "-")), see("#code"))
	filled, at := b.value("#code"), b.address()
	if filled != code || strings.Contains(at, "#") {
		b.t.Errorf("the slip's code came in as %q, and the address is %s", filled, at)
	}
	b.run("choosing Urdu", press(`a[hreflang="ur"]`), see(`html[lang="ur"] #code`))
	if filled := b.value("#code"); filled != code {
		b.t.Errorf("the code did not come along to the Urdu page: %q", filled)
	}
	b.run("without script, with a mistake", script(false), visit(w.server.URL+"/withdraw?lang=ur"), see("#code"),
		write("#code", "seven wrong words\r"), see(".wrong"))
	b.looks("withdraw-urdu")
	b.run("typing it right", visit(w.server.URL+"/withdraw?lang=en"), see("#code"),
		write("#code", strings.ToUpper(code)))
	b.looks("withdraw")
	b.run("taking it back", press(".wish .go"), see(`a[href="/withdraw?lang=en"].button`), script(true))
	if got := b.text("h1"); !strings.Contains(got, "it is done") {
		b.t.Errorf("the answer is %q", got)
	}
	b.looks("done")
}
