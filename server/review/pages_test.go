package review

import (
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"hearme/server/store"
	"hearme/story"
	"hearme/story/consent"
)

var (
	urdu = teller{content: story.Content{Lang: "ur", Stages: []story.Stage{story.Treatment}, WhatHappened: "ڈاکٹر اچھے تھے، مگر کسی نے مجھے اردو میں نہیں بتایا۔",
		Translation: &story.Translation{Lang: "en", Text: "The doctors were good, but nobody told me in Urdu.", MadeBy: "interpreter"}}}
	polish = teller{content: story.Content{Lang: "pl", Stages: []story.Stage{story.AfterTreatment}, WhatHappened: "Po leczeniu nikt już nie dzwonił."},
		yes: []consent.Flag{consent.Quote, consent.Contact}, share: map[string]bool{"trust": true, "gps": false}}
)

func TestAnEmptyInboxSaysWhatToDoNext(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	a := w.get("/inbox")
	a.has(t, "<h1>No stories yet</h1>", "Make a ticket and enrol a tablet", `href="/tablets"`)
	a.lacks(t, "<table", "<select")
}

func TestTheInboxWarnsWhileTheRecoverySheetsLieThere(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	w.get("/inbox").has(t, "The recovery sheets still lie on the server.")
	dir, _ := w.project.SheetsLieAt()
	check(t, os.RemoveAll(dir))
	w.get("/inbox").lacks(t, "recovery sheets")
}

func TestTheInboxListsStoriesEachInItsOwnLanguage(t *testing.T) {
	w := newWorld(t)
	w.tell(urdu)
	w.tell(polish)
	w.pass(48 * time.Hour)
	w.tell(teller{auto: true, share: map[string]bool{"trust": true}})
	w.signIn()
	a := w.get("/inbox")
	a.has(t, "<h1>3 stories, 3 to read</h1>", "The oldest has waited 2 days.",
		`lang="ur" dir="rtl">ڈاکٹر`, `lang="pl" dir="ltr">Po leczeniu`, `lang="en" dir="ltr">I waited five weeks`,
		"Treatment", "After treatment", "May be printed", "Team only", "Team and partners", "Sealed by the 24-hour rule", "Read the next one")
	if strings.Index(a.body, "I waited") > strings.Index(a.body, "Po leczeniu") {
		t.Error("the newest is not first")
	}
	a.lacks(t, "black_caribbean", "Caribbean", "translation")
}

func TestTheNextStoryIsTheOneThatWaitedLongest(t *testing.T) {
	line := func(id story.ID, s store.State, broken bool) entry {
		return entry{store.Info{ID: id, State: s}, summary{Broken: broken}}
	}
	newestFirst := []entry{line("new", store.Received, false), line("old", store.Received, false), line("broken", store.Received, true), line("done", store.Approved, false)}
	for but, want := range map[story.ID]story.ID{"": "old", "old": "new", "new": "old"} {
		if got, ok := nextToRead(newestFirst, but); !ok || got != want {
			t.Errorf("after %q comes %q", but, got)
		}
	}
	if _, ok := nextToRead(newestFirst[:1], "new"); ok {
		t.Error("the last one has a next")
	}
}

func TestTheInboxFiltersWithoutScript(t *testing.T) {
	w := newWorld(t)
	w.tell(urdu)
	id, _ := w.tell(polish)
	w.tell(teller{})
	w.signIn()
	w.post("/stories/"+string(id)+"/state", url.Values{"to": {"approved"}})
	for query, want := range map[string]string{
		"":                                    "upe",
		"?lang=ur":                            "u",
		"?stage=after_treatment":              "p",
		"?where=approved":                     "p",
		"?where=received":                     "ue",
		"?where=received&lang=pl":             "",
		"?where=typed&stage=typed&lang=typed": "upe",
	} {
		a := w.get("/inbox" + query)
		got := ""
		for mark, begins := range map[string]string{"u": "ڈاکٹر", "p": "Po leczeniu", "e": "I waited"} {
			if strings.Contains(a.body, begins) {
				got += mark
			}
		}
		if !sameLetters(got, want) {
			t.Errorf("%q lists %q, not %q", query, got, want)
		}
		a.lacks(t, "typed")
	}
}

func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return string(x) == string(y)
}

func TestAStoryShowsItsWordsAndWhatMayBeDone(t *testing.T) {
	w := newWorld(t)
	six := 6
	who := polish
	who.content.Rating, who.content.Role = &six, story.Carer
	who.content.NeedsBetter = "Line one.\nLine two with <b>signs</b>."
	who.content.WhatHappened = "Pani Kowalska nie dzwoniła."
	who.out = []string{"Kowalska"}
	id, _ := w.tell(who)
	w.signIn()
	a := w.get("/stories/" + string(id))
	a.has(t, `<p class="told voice" lang="pl" dir="ltr">Pani <span class="out person">[a person]</span> nie dzwoniła.</p>`,
		"Line one.\nLine two with &lt;b&gt;signs&lt;/b&gt;.", "Care overall <b>6</b> of 10", "Carer", "One thing was taken out", "1 person",
		"The project team may read it", "Said aloud, with a witness.", "Some words may be printed", "The hospital trust may read it", "Not the GP federation",
		"We may get in touch again", "As agreed on 22 November", "could not tell who this is",
		"About them, in broad bands", "Black, Black British, Caribbean or African")
	a.lacks(t, "Kowalska", "black_caribbean", "<dd>Caribbean")
}

func TestATranslationStandsBesideTheOriginal(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(urdu)
	w.signIn()
	w.get("/stories/"+string(id)).has(t, `<div class="pair">`, "In Urdu, as it was told", "In English, put by an interpreter",
		`lang="ur" dir="rtl"`, `<p class="told voice" lang="en" dir="ltr">The doctors were good`)
}

func TestReadingIsWrittenDownOncePerSession(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(teller{})
	w.signIn()
	w.get("/stories/" + string(id))
	w.get("/stories/" + string(id))
	if n := w.audited("read", string(id)); n != 1 {
		t.Errorf("the audit log has %d lines", n)
	}
}

func (w *world) audited(what, subject string) int {
	w.t.Helper()
	log, err := w.project.Store().AuditLog(w.t.Context(), 0)
	check(w.t, err)
	n := 0
	for _, e := range log {
		if e.What == what && e.Subject == subject {
			n++
		}
	}
	return n
}

func TestAStoryMovesAndSaysSo(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(teller{})
	other, _ := w.tell(polish)
	w.signIn()
	for _, to := range store.States()[1:] {
		a := w.post("/stories/"+string(id)+"/state", url.Values{"to": {string(to)}})
		if a.status != http.StatusSeeOther {
			t.Fatalf("moving to %s answered %d", to, a.status)
		}
		a = w.get(a.header.Get("Location"))
		a.has(t, `role="status">Saved. The story has moved.`, `<span class="chip `+string(to)+`">`, `href="/stories/`+string(other)+`"`)
		a.lacks(t, `value="`+string(to)+`"`)
		if info, err := w.project.Store().Story(t.Context(), id); err != nil || info.State != to {
			t.Errorf("the store has %q, %v", info.State, err)
		}
	}
	if a := w.post("/stories/"+string(id)+"/state", url.Values{"to": {"typed-nonsense"}}); a.status != http.StatusNotFound || strings.Contains(a.body, "typed-nonsense") {
		t.Errorf("a state that is none answered %d", a.status)
	}
}

func TestThemesAreKeptSealed(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(teller{})
	other, _ := w.tell(polish)
	w.signIn()
	page := "/stories/" + string(id)
	for _, theme := range []string{"  Waiting   without news ", "waiting WITHOUT news", "A child <interprets>"} {
		w.post(page+"/themes", url.Values{"theme": {theme}})
	}
	a := w.get(page)
	a.has(t, "<span>Waiting without news</span>", "<span>A child &lt;interprets&gt;</span>")
	if strings.Count(a.body, `class="icon-button"`) != 2 {
		t.Error("a theme is there twice")
	}
	w.get("/stories/"+string(other)).has(t, `<option value="Waiting without news">`)
	wr, err := w.project.Store().Writing(t.Context(), string(id), themesKind)
	check(t, err)
	if strings.Contains(string(wr.Sealed), "Waiting") {
		t.Error("a theme lies in the store in clear")
	}
	w.post(page+"/themes/remove", url.Values{"theme": {"Waiting without news"}})
	a = w.get(page)
	a.has(t, "A child &lt;interprets&gt;")
	a.lacks(t, "<span>Waiting without news</span>")
	for _, bad := range []string{"", "   ", strings.Repeat("x", maxTheme+1), "\xff"} {
		if a := w.post(page+"/themes", url.Values{"theme": {bad}}); !strings.Contains(a.header.Get("Location"), "said=notheme") {
			t.Errorf("a theme that is none led to %q", a.header.Get("Location"))
		}
	}
}

func TestTwoLeadsThemesAreBothKept(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(teller{})
	l, err := w.project.UnlockLead(t.Context(), leadName, passphrase)
	check(t, err)
	info, err := w.project.Store().Story(t.Context(), id)
	check(t, err)
	d := newDesk(w.project.Info().ID, l)
	interrupted := false
	check(t, d.changeThemes(t.Context(), w.project.Store(), info, func(ts []string) []string {
		if !interrupted { // another lead writes between our reading and our writing
			interrupted = true
			check(t, d.changeThemes(t.Context(), w.project.Store(), info, func(ts []string) []string { return append(ts, "theirs") }))
		}
		return append(ts, "ours")
	}))
	got, _, err := d.themesOf(t.Context(), w.project.Store(), info)
	check(t, err)
	if !slices.Equal(got, []string{"theirs", "ours"}) {
		t.Errorf("kept %q", got)
	}
}

func TestTakingBackEmptiesThePages(t *testing.T) {
	w := newWorld(t)
	id, code := w.tell(teller{slip: true})
	w.tell(polish)
	w.signIn()
	w.get("/inbox").has(t, "I waited")
	public := w.visitor()
	a := w.do(public, http.MethodPost, "/withdraw?lang=en", url.Values{"code": {strings.ToUpper(strings.ReplaceAll(code, " ", "-"))}, "what": {"all"}})
	a.has(t, "it is done")
	b := w.do(public, http.MethodPost, "/withdraw?lang=en", url.Values{"code": {code}, "what": {"all"}})
	if a.body != b.body || a.status != b.status {
		t.Error("the answer tells whether the story was there")
	}
	inbox := w.get("/inbox")
	inbox.lacks(t, "I waited")
	inbox.has(t, "<h1>1 story, 1 to read</h1>", "1 story was taken back.")
	a = w.get("/stories/" + string(id))
	if a.status != http.StatusNotFound {
		t.Errorf("the story page answered %d", a.status)
	}
	a.has(t, "may have been taken back")
}

func TestWhatIsTakenBackLeavesAnOpenSessionsMemory(t *testing.T) {
	w := newWorld(t)
	_, code := w.tell(teller{slip: true})
	l, err := w.project.UnlockLead(t.Context(), leadName, passphrase)
	check(t, err)
	d := newDesk(w.project.Info().ID, l)
	for want := 1; want >= 0; want-- {
		_, err = d.entries(t.Context(), w.project.Store(), slog.Default())
		check(t, err)
		if len(d.summary) != want {
			t.Errorf("the session remembers %d stories, not %d", len(d.summary), want)
		}
		check(t, w.project.WithdrawByCode(t.Context(), code, nil))
	}
}

func TestOnlyThePrintingIsTakenBack(t *testing.T) {
	w := newWorld(t)
	who := polish
	who.yes, who.slip = append(who.yes, consent.ContactNamed), true
	id, code := w.tell(who)
	w.signIn()
	w.get("/stories/"+string(id)).has(t, "Some words may be printed")
	w.do(w.visitor(), http.MethodPost, "/withdraw", url.Values{"code": {code}, "what": {"some"}, "quote": {"stop"}, "contact": {"stop"}})
	a := w.get("/stories/" + string(id))
	a.has(t, "No words may be printed", "Do not get in touch", "Do not ask about telling it publicly", "Taken back since.", "The hospital trust may read it")
	a.lacks(t, "Some words may be printed")
	w.get("/inbox").has(t, "Team and partners", "Some consent was taken back")
}

func TestAStoryOfANewQuarterOpensInAnOldSession(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	w.get("/inbox")
	other := w.clock()
	w.mu.Lock()
	w.now = time.Date(2027, 1, 1, 1, 0, 0, 0, time.UTC)
	w.mu.Unlock()
	_, err := w.project.UnlockLead(t.Context(), leadName, passphrase)
	check(t, err)
	w.config, err = w.project.Config(t.Context())
	check(t, err)
	w.tell(teller{})
	w.mu.Lock()
	w.now = other
	w.mu.Unlock()
	w.get("/inbox").has(t, "I waited five weeks")
}

func TestAnIndexSavesOpeningStoriesAgainAndGoesWithThem(t *testing.T) {
	w := newWorld(t)
	for range worthSaving - 1 {
		w.tell(teller{})
	}
	_, code := w.tell(teller{slip: true})
	w.signIn()
	w.get("/inbox").has(t, "100 stories, 100 to read")
	subject := indexOf(w.sealTo().Epoch)
	wr, err := w.project.Store().Writing(t.Context(), subject, indexKind)
	check(t, err)
	if strings.Contains(string(wr.Sealed), "waited") {
		t.Error("the index lies in the store in clear")
	}
	l, err := w.project.UnlockLead(t.Context(), leadName, passphrase)
	check(t, err)
	d := newDesk(w.project.Info().ID, l)
	d.loadIndex(t.Context(), w.project.Store())
	if len(d.summary) != worthSaving {
		t.Errorf("the index holds %d stories", len(d.summary))
	}
	check(t, w.project.WithdrawByCode(t.Context(), code, nil))
	if _, err := w.project.Store().Writing(t.Context(), subject, indexKind); err != store.ErrNotFound {
		t.Errorf("the index outlived one of its stories: %v", err)
	}
}
