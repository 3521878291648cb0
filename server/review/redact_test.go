package review

import (
	"html"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"hearme/server/report"
	"hearme/server/store"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/envelope"
	"hearme/sync/wire"
)

// missed is a story in which the day's check missed a name, in the
// translation too; one person is out.
var missed = teller{slip: true, out: []string{"Doctor Okoro"}, content: story.Content{Lang: "en", Role: story.Patient,
	WhatHappened: "I told Doctor Okoro. Then my sister saima came. Saima  Khan rang me back.", WorkedWell: "SAIMA KHAN was kind.",
	Translation: &story.Translation{Lang: "pl", Text: "Saima Khan dzwoniła.", MadeBy: "interpreter"}}}

// of is the blob that a story's page is about.
func (w *world) of(id story.ID) string {
	w.t.Helper()
	info, err := w.project.Store().Story(w.t.Context(), id)
	check(w.t, err)
	return blobOf(info)
}

func redactAt(id story.ID, rest string) string { return "/stories/" + string(id) + "/redact" + rest }

var hiddenTake = regexp.MustCompile(`name="take" value="([^"]*)"`)

// taken lists the choices that a page carries.
func (a answer) taken() []string {
	var vs []string
	for _, m := range hiddenTake.FindAllStringSubmatch(a.body, -1) {
		vs = append(vs, html.UnescapeString(m[1]))
	}
	return vs
}

// takeOut goes the whole way for written words and returns the last answer.
func (w *world) takeOut(id story.ID, words, kind, instead string) answer {
	w.t.Helper()
	a := w.post(redactAt(id, "/preview"), url.Values{"of": {w.of(id)}, "words": {words}, "kind": {kind}, "instead": {instead}})
	if a.status != http.StatusOK {
		w.t.Fatalf("the preview of %q answered %d", words, a.status)
	}
	return w.post(redactAt(id, "/take"), url.Values{"of": {w.of(id)}, "take": a.taken()})
}

func (w *world) body(id story.ID) envelope.StoryBody {
	w.t.Helper()
	l, err := w.project.UnlockLead(w.t.Context(), leadName, passphrase)
	check(w.t, err)
	info, err := w.project.Store().Story(w.t.Context(), id)
	check(w.t, err)
	t, err := openStory(w.t.Context(), w.project.Store(), w.project.Info().ID, l, info)
	check(w.t, err)
	return t.Body
}

func TestALeadTakesOutMore(t *testing.T) {
	w := newWorld(t)
	id, code := w.tell(missed)
	w.signIn()
	was := w.of(id)
	before := w.body(id)
	sealed, err := w.project.Store().Blob(t.Context(), id, wire.StoryBlob)
	check(t, err)
	w.get("/stories/"+string(id)).has(t, `href="`+redactAt(id, "")+`"`)
	w.get(redactAt(id, "")).has(t, "Take out more", `<span class="was">[a person]</span>`, `name="of" value="`+was+`"`, "<option value=\"[a person]\">")

	a := w.post(redactAt(id, "/preview"), url.Values{"of": {was}, "words": {" saima khan "}, "kind": {"PERSON"}})
	a.has(t, "The story as it will be", "Nothing has changed yet", `<span class="out person">[person 1]</span> rang me back`, `[person 1]</span> was kind`)
	a.lacks(t, "Saima  Khan rang", "Saima Khan dzwoniła")
	if w.of(id) != was {
		t.Fatal("a preview has changed the story")
	}
	a = w.post(redactAt(id, "/take"), url.Values{"of": {was}, "take": a.taken()})
	if a.status != http.StatusSeeOther {
		t.Fatalf("taking out answered %d", a.status)
	}
	a = w.get(a.header.Get("Location"))
	a.has(t, `role="status">Saved. The words are taken out`, "[a person]", "[person 1]", "by the leads since")
	for _, word := range []string{"Saima", "SAIMA", "saima", "Khan"} {
		a.lacks(t, word)
	}
	after := w.body(id)
	lead := 0
	for _, r := range after.Redactions {
		if r.By == "lead" {
			lead++
		}
	}
	if lead < 4 || len(after.Redactions) != lead+1 || after.Redactions[0].By != "program" {
		t.Errorf("the redactions are %+v", after.Redactions)
	}
	if after.AboutID != before.AboutID || after.Day != before.Day || after.Check != before.Check || after.ID != before.ID || after.Lang != before.Lang {
		t.Error("something else of the story has changed")
	}
	if w.audited("revise", string(id)) != 1 || w.of(id) == was {
		t.Error("no revision is written down")
	}
	w.oldBlobComesBack(id, was, sealed)
	w.withdrawn(id, code)
}

// oldBlobComesBack offers the erased blob again, as a tablet does that still has it.
func (w *world) oldBlobComesBack(id story.ID, was string, sealed []byte) {
	w.t.Helper()
	now := w.of(id)
	check(w.t, w.project.Store().PutPart(w.t.Context(), was, 0, sealed))
	held, err := w.project.Store().Parts(w.t.Context(), was)
	check(w.t, err)
	if !held.Done || w.of(id) != now {
		w.t.Errorf("the old blob is asked for: %+v", held)
	}
}

func (w *world) withdrawn(id story.ID, code string) {
	w.t.Helper()
	check(w.t, w.project.WithdrawByCode(w.t.Context(), code, nil))
	if _, err := w.project.Store().Blob(w.t.Context(), id, wire.StoryBlob); err != store.ErrNotFound {
		w.t.Errorf("a revision outlived its withdrawal: %v", err)
	}
	if a := w.get(redactAt(id, "")); a.status != http.StatusNotFound {
		w.t.Errorf("the page of a withdrawn story answered %d", a.status)
	}
}

func TestAnExportGivesTheRevision(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(missed)
	w.signIn()
	w.get("/inbox")
	w.takeOut(id, "Saima Khan", "RELATIVE", "my sister")
	l, err := w.project.UnlockLead(t.Context(), leadName, passphrase)
	check(t, err)
	for _, format := range report.Formats() {
		var out strings.Builder
		failed, err := report.Export(t.Context(), w.project, l, format, &out)
		check(t, err)
		if len(failed) > 0 || !strings.Contains(out.String(), "[my sister] rang me back") || strings.Contains(strings.ToLower(out.String()), "saima") {
			t.Errorf("%s holds %q", format, out.String())
		}
		if strings.Contains(out.String(), "[my sister] dzwoniła") {
			t.Errorf("English words stand in the Polish text: %q", out.String())
		}
	}
}

func TestEverySessionForgetsTheOldWords(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(teller{content: story.Content{WhatHappened: "Saima Khan waited five weeks."}})
	w.signIn()
	w.get("/inbox").has(t, "Saima Khan waited")
	other := w.client
	w.client = w.visitor()
	w.signIn()
	w.get("/inbox").has(t, "Saima Khan waited")
	w.takeOut(id, "saima khan", "PERSON", "")
	for range 2 {
		a := w.get("/inbox")
		a.has(t, "[person 1] waited")
		a.lacks(t, "Saima")
		w.client = other
	}
}

func TestWhatTheProgramOffersIsTakenOnlyWhenChosen(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(teller{content: story.Content{WhatHappened: "Ring me on 020 7946 0018 or write to ama@example.org."}})
	w.signIn()
	a := w.get(redactAt(id, ""))
	a.has(t, "020 7946 0018", "It looks like a phone number.", `<span class="out contact" dir="ltr">020 7946 0018</span>`)
	offers := a.taken()
	if len(offers) != 2 || strings.Contains(a.body, "checked") {
		t.Fatalf("%d offers: %q", len(offers), offers)
	}
	a = w.post(redactAt(id, "/preview"), url.Values{"of": {w.of(id)}, "take": offers[:1]})
	a.has(t, "Ring me on <span class=\"out contact\">[a phone number]</span> or write to <bdi class=\"whole\" dir=\"ltr\">ama@example.org</bdi>.")
	back := w.post(redactAt(id, ""), url.Values{"of": {w.of(id)}, "take": a.taken()})
	if strings.Count(back.body, " checked>") != 1 || len(back.taken()) != 2 {
		t.Errorf("going back shows %q", back.taken())
	}
	w.post(redactAt(id, "/take"), url.Values{"of": {w.of(id)}, "take": a.taken()})
	if got := w.body(id).WhatHappened; got != "Ring me on [a phone number] or write to ama@example.org." {
		t.Errorf("it reads %q", got)
	}
	w.get(redactAt(id, "")).lacks(t, "020 7946")
}

func TestANewPlaceholderStandsForNobodyElse(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(teller{content: story.Content{WhatHappened: "Zzyzxia came, then Qwertha came, then Zzyzxia left."}})
	w.signIn()
	w.takeOut(id, "Zzyzxia", "PERSON", "")
	w.takeOut(id, "Qwertha", "PERSON", "")
	if got := w.body(id).WhatHappened; got != "[person 1] came, then [person 2] came, then [person 1] left." {
		t.Errorf("it reads %q", got)
	}
	w.takeOut(id, "left", "OTHER_ID", "[person 1]") // chosen by the lead: the same
	if got := w.body(id).WhatHappened; !strings.HasSuffix(got, "[person 1] [person 1].") {
		t.Errorf("it reads %q", got)
	}
}

func TestWhatCannotGoIsRefusedAndNothingIsLost(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(missed)
	w.signIn()
	was := w.of(id)
	offers := w.get(redactAt(id, "")).taken()
	for name, x := range map[string]struct {
		form url.Values
		says string
	}{
		"nothing":            {url.Values{}, "Nothing is chosen yet"},
		"spaces":             {url.Values{"words": {" \t "}}, "Nothing is chosen yet"},
		"bytes":              {url.Values{"words": {"\xff"}, "kind": {"PERSON"}}, "Nothing is chosen yet"},
		"no kind":            {url.Values{"words": {"typed rang"}, "kind": {""}}, "What are these words?"},
		"another kind":       {url.Values{"words": {"typed rang"}, "kind": {"typed"}}, "What are these words?"},
		"not found":          {url.Values{"words": {"typed nobody"}, "kind": {"PERSON"}}, "These words are not in the story"},
		"on a placeholder":   {url.Values{"words": {"told [a person]"}, "kind": {"PERSON"}}, "A part of this is out already"},
		"in a placeholder":   {url.Values{"words": {"a person"}, "kind": {"PERSON"}}, "A part of this is out already"},
		"too long":           {url.Values{"words": {strings.Repeat("x", maxWords+1)}, "kind": {"PERSON"}}, "That is too much"},
		"the name again":     {url.Values{"words": {"Saima Khan"}, "kind": {"PERSON"}, "instead": {"saima k"}}, "That says the name again"},
		"instead too long":   {url.Values{"words": {"Saima Khan"}, "kind": {"PERSON"}, "instead": {strings.Repeat("x", maxInstead+1)}}, "cannot stand there"},
		"instead of nothing": {url.Values{"words": {"Saima Khan"}, "kind": {"PERSON"}, "instead": {"[]"}}, "cannot stand there"},
		"another's page":     {url.Values{"of": {strings.Repeat("0", 64)}, "words": {"Saima"}, "kind": {"PERSON"}}, "has changed meanwhile"},
		"no choice of ours":  {url.Values{"take": {"PERSON what_happened.0.99999 [x]"}}, "has changed meanwhile"},
	} {
		t.Run(name, func(t *testing.T) {
			if x.form.Get("of") == "" {
				x.form.Set("of", was)
			}
			kept := x.form.Get("take") == "" && len(offers) > 0 && x.form.Get("words") != "" && x.form.Get("of") == was
			if kept {
				x.form["take"] = offers[:1]
			}
			a := w.post(redactAt(id, "/preview"), x.form)
			if name == "spaces" { // what is ticked counts
				return
			}
			if a.status != http.StatusUnprocessableEntity {
				t.Errorf("it answered %d", a.status)
			}
			a.has(t, x.says, "Saima  Khan")
			if kept {
				a.has(t, " checked>")
				if words := x.form.Get("words"); words != "\xff" {
					a.has(t, html.EscapeString(words))
				}
			}
		})
	}
	if w.of(id) != was || w.audited("revise", string(id)) != 0 {
		t.Error("the story has changed")
	}
}

func TestATakeThatComesTooLateTakesNothing(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(missed)
	w.signIn()
	was := w.of(id)
	mine := w.post(redactAt(id, "/preview"), url.Values{"of": {was}, "words": {"rang"}, "kind": {"OTHER_ID"}}).taken()
	w.takeOut(id, "Saima Khan", "PERSON", "")
	now := w.of(id)
	for _, form := range []url.Values{{"of": {was}, "take": mine}, {"of": {was}}, {"of": {now}, "take": {"PERSON what_happened.0.1"}}, {"take": mine}} {
		a := w.post(redactAt(id, "/take"), form)
		if a.status != http.StatusUnprocessableEntity {
			t.Errorf("it answered %d", a.status)
		}
		a.has(t, "has changed meanwhile")
	}
	if a := w.post(redactAt(id, "/take"), url.Values{"of": {now}}); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.body, "Nothing is chosen yet") {
		t.Errorf("taking nothing answered %d", a.status)
	}
	at := strings.Index(w.body(id).WhatHappened, "[a person]")
	a := w.post(redactAt(id, "/take"), url.Values{"of": {now}, "take": {choiceAt(at, at+4)}})
	a.has(t, "A part of this is out already")
	if w.of(id) != now {
		t.Error("the story has changed")
	}
}

func choiceAt(start, end int) string {
	return choice{Type: "PERSON", Fields: []story.Field{story.WhatHappened}, Places: findings(start, end), Instead: "[x]"}.Value()
}

func TestTheMarksAreCountedWithoutWords(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	w.get("/marks").has(t, "Nothing to count yet")
	id, _ := w.tell(missed)
	w.tell(urdu)
	w.takeOut(id, "Saima Khan", "PERSON", "")
	a := w.get("/marks")
	a.has(t, "<h2>English</h2>", "<h2>Polish</h2>", "The program misses these most: people.", `<th scope="row"><span class="out person">people</span></th><td>1</td><td>0</td><td>3</td>`)
	a.lacks(t, "<h2>Urdu</h2>", "Saima", "Okoro", "[person 1]", string(id))
	w.get("/inbox").has(t, `href="/marks"`)
}

func FuzzReadChoice(f *testing.F) {
	f.Add("PERSON what_happened.0.5 [person 1]")
	f.Add("PHONE what_happened.0.5,translation.1.2 ")
	f.Add("PERSON what_happened.-1.5 [x")
	f.Fuzz(func(t *testing.T, value string) {
		in := told{Content: story.Content{WhatHappened: "سلام Saima", Translation: &story.Translation{Text: "abc"}}}
		c, err := readChoice(value, in)
		if err != nil {
			return
		}
		again, err := readChoice(c.Value(), in)
		if err != nil || again.Value() != c.Value() {
			t.Fatalf("%q came back as %q: %v", c.Value(), again.Value(), err)
		}
	})
}

func findings(start, end int) []anonymise.Finding {
	return []anonymise.Finding{{Start: start, End: end}}
}

// After a restore to a time before a revision the old words stay erased, and
// the pages say so.
func TestAStoryWhoseWordsAreGoneSaysSo(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(missed)
	db := filepath.Join(w.dir, "hearme.db")
	check(t, w.project.Close())
	backup, err := os.ReadFile(db)
	check(t, err)
	w.open()
	w.site = w.newSite()
	w.signIn()
	w.takeOut(id, "Saima Khan", "PERSON", "")
	check(t, w.project.Close())
	check(t, os.WriteFile(db, backup, 0o600))
	w.open()
	w.site = w.newSite()
	w.get("/inbox").has(t, "This story does not open")
	for _, page := range []string{"/stories/" + string(id), redactAt(id, "")} {
		a := w.get(page)
		a.has(t, "The words of this story are gone")
		a.lacks(t, "Saima")
	}
}
