package review

import (
	"strings"
	"testing"

	"hearme/story"
)

// A lead takes out what the day missed, without script, in two languages.
func TestALeadTakesOutWhatTheDayMissed(t *testing.T) {
	b := newBrowser(t)
	w := newWorld(t)
	w.tell(teller{out: []string{"Doctor Okoro"}, content: story.Content{Lang: "en", Role: story.Patient, Stages: []story.Stage{story.Diagnosis},
		WhatHappened: "I told Doctor Okoro on the phone, and she was kind. Then I heard nothing for five weeks. My neighbour Temperance drove me to the hospital, " +
			"and temperance waited with me all day.\n\nThey can ring me on 020 7946 0018 or write to ama@example.org."}})
	w.tell(teller{content: story.Content{Lang: "ur", Stages: []story.Stage{story.Treatment}, WhatHappened: "میری بہن شازیہ میرے ساتھ آئی۔ فون 020 7946 0018",
		Translation: &story.Translation{Lang: "en", Text: "My sister Shazia came with me. Phone 020 7946 0018", MadeBy: "interpreter"}}})
	b.run("signing in", visit(w.server.URL+"/sign-in"), see("#passphrase"), write("#name", leadName), write("#passphrase", passphrase+"\r"), see("table.stories"), script(false))

	b.run("opening the English story", press(`a.voice[lang="en"]`), see(".more"), press(".more"), see("#words"))
	b.looks("redact")
	b.run("ticking the first offer", press(".picks li:first-child input"), write("#words", "Temperence"), choose("#kind", "PERSON"),
		press(".redact .go"), see(".wrong"))
	b.looks("redact-wrong")
	if got := b.value("#words"); got != "Temperence" {
		t.Errorf("what was written is now %q", got)
	}
	b.run("writing it right", write("#words", "\u0305\b\b\b\bance\r"), see(".going"))
	if got := b.text(".told"); strings.Contains(strings.ToLower(got), "temperance") || !strings.Contains(got, "[a person] on the phone") {
		t.Errorf("the preview reads %q", got)
	}
	b.looks("preview")
	b.run("going back to look", press(".redact .buttons button:nth-child(2)"), see(".picks input:checked"), press(".redact .go"), see(".going"))
	b.run("taking it out", press(".redact .danger"), see(".said"))
	if got := b.text("article"); strings.Contains(strings.ToLower(got), "temperance") || !strings.Contains(got, "by the leads since") {
		t.Errorf("the story reads %q", got)
	}
	b.looks("story-revised")

	b.run("the Urdu story", visit(w.server.URL+"/inbox"), see("table.stories"), press(`a.voice[lang="ur"]`), see(".more"), press(".more"), see("#words"))
	b.looks("redact-urdu")
	b.run("a name in Urdu", write("#words", "شازیہ"), write("#instead", "میری بہن"), choose("#kind", "RELATIVE"), press(".redact .go"), see(".going"))
	b.looks("preview-urdu")
	b.run("where the marks come from", visit(w.server.URL+"/marks"), see(".tally"))
	b.looks("marks")
	for _, p := range b.problems {
		t.Errorf("the browser complains: %s", p)
	}
}
