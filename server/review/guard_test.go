package review

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"hearme/story"
	"hearme/story/anonymise"
)

func TestRequestsFromOtherSitesAreRefused(t *testing.T) {
	w := newWorld(t)
	id, code := w.tell(teller{slip: true})
	w.signIn()
	follow := []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}
	frame := []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}
	fetch := []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image"}
	sibling := []string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}
	own := []string{"Sec-Fetch-Site", "same-origin"}
	typed := []string{"Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}
	for _, c := range []struct {
		path    string
		headers []string
		want    int
	}{
		{"/inbox", own, 200}, {"/inbox", typed, 200}, {"/inbox", nil, 200},
		{"/inbox", follow, 403}, {"/inbox", fetch, 403}, {"/inbox", sibling, 403}, {"/stories/" + string(id), follow, 403}, {"/sign-in", follow, 403},
		{"/", follow, 200}, {"/withdraw", follow, 200}, {"/withdraw", sibling, 200}, {"/withdraw", frame, 403}, {"/withdraw", fetch, 403}, {staticRoot + "site.css", fetch, 403},
	} {
		if a := w.get(c.path, c.headers...); a.status != c.want {
			t.Errorf("GET %s with %v answered %d", c.path, c.headers, a.status)
		}
	}
	for _, headers := range [][]string{follow, sibling, {"Origin", "https://evil.example"}, {"Origin", "null"}} {
		if a := w.post("/withdraw", url.Values{"code": {code}, "what": {"all"}}, headers...); a.status != 403 {
			t.Errorf("POST /withdraw with %v answered %d", headers, a.status)
		}
		if a := w.post("/stories/"+string(id)+"/state", url.Values{"to": {"approved"}}, headers...); a.status != 403 {
			t.Errorf("POST state with %v answered %d", headers, a.status)
		}
		if a := w.post("/lock", nil, headers...); a.status != 403 {
			t.Errorf("POST /lock with %v answered %d", headers, a.status)
		}
	}
	if a := w.get("/stories/" + string(id)); a.status != 200 || !strings.Contains(a.body, `class="chip received"`) {
		t.Error("another site changed or erased the story")
	}
}

func TestNothingTypedComesBackInAFailureOrInALog(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(teller{})
	const typed = "Typed-By-Someone"
	quiet := func(a answer, want int) {
		t.Helper()
		if a.status != want {
			t.Errorf("answered %d, not %d", a.status, want)
		}
		a.lacks(t, typed)
	}
	quiet(w.get("/"+typed), 404)
	quiet(w.get("/stories/"+typed), 303)
	quiet(w.get("/sign-in?next="+typed), 200)
	quiet(w.post("/sign-in", url.Values{"name": {typed}, "passphrase": {typed}, "next": {typed}}), 422)
	w.signIn()
	quiet(w.get("/inbox?where="+typed+"&lang="+typed+"&stage="+typed), 200)
	quiet(w.get("/stories/"+typed), 404)
	quiet(w.get("/stories/"+string(id)+"?said="+typed), 200)
	quiet(w.get("/tablets/revoke/"+typed), 404)
	quiet(w.post("/stories/"+string(id)+"/state", url.Values{"to": {typed}}), 404)
	quiet(w.post("/stories/"+string(id)+"/themes", url.Values{"theme": {strings.Repeat(typed, 9000)}}), 413)
	quiet(w.do(w.client, http.MethodPost, "/stories/"+string(id)+"/themes", nil, "Content-Type", "application/x-www-form-urlencoded; "+typed), 403)
	quiet(w.do(w.client, "DELETE", "/inbox?"+typed, nil), 404)
	for range 20 {
		w.post("/withdraw?lang=en", url.Values{"code": {strings.Repeat("1234 ", 6)}})
	}
	a := w.post("/withdraw?lang=en", url.Values{"code": {strings.Repeat("1234 ", 6)}})
	quiet(a, 429)
	a.lacks(t, "1234")
	a.has(t, "Please wait a little", "Nothing has changed yet.")
	logs := w.logs.String()
	if strings.Contains(logs, typed) || strings.Contains(logs, "1234") || strings.Contains(logs, passphrase) || strings.Contains(logs, "waited") {
		t.Error("the log holds what was typed or told")
	}
}

func TestAPanicShowsAPageAndLogsOnlyWhere(t *testing.T) {
	w := newWorld(t)
	pages, err := parse()
	check(t, err)
	s := &site{Deps: Deps{Project: w.project, Catalogues: catalogues(t), Now: w.clock, Log: slog.New(slog.NewTextHandler(w.logs, nil))},
		pages: pages, mux: http.NewServeMux(), cross: http.NewCrossOriginProtection()}
	s.mux.HandleFunc("GET /withdraw", func(http.ResponseWriter, *http.Request) { panic(fmt.Sprintf("bad: %s", "words of a story")) })
	rec := httptest.NewRecorder()
	s.guarded().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, "/withdraw", nil))
	if rec.Code != http.StatusInternalServerError || !strings.Contains(rec.Body.String(), "It is our fault, not yours.") || strings.Contains(rec.Body.String(), "words of a story") {
		t.Errorf("a panic answered %d", rec.Code)
	}
	if logs := w.logs.String(); strings.Contains(logs, "words of a story") || !strings.Contains(logs, "guard_test.go:") {
		t.Errorf("the log has %q", logs)
	}
}

func TestAStoreThatFailsShowsThePageOfItsFrame(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	check(t, w.project.Store().Close())
	for path, words := range map[string]string{"/inbox": "It is the server's fault, not yours.", "/tablets": "It is the server's fault, not yours."} {
		a := w.get(path)
		if a.status != http.StatusInternalServerError {
			t.Errorf("%s answered %d", path, a.status)
		}
		a.has(t, strings.ReplaceAll(words, "'", "&#39;"))
	}
	a := w.post("/withdraw?lang=pl", url.Values{"code": {strings.Repeat("1234 ", 6)}})
	if a.status != http.StatusInternalServerError {
		t.Errorf("withdrawing answered %d", a.status)
	}
	a.has(t, "To nasza wina")
	if a := w.get("/"); a.status != http.StatusOK {
		t.Errorf("the first page answered %d", a.status)
	}
}

func TestTheWithdrawalPageHelpsWithMistakes(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct {
		form url.Values
		has  string
	}{
		{url.Values{}, "Type your code first."},
		{url.Values{"code": {"  "}}, "Type your code first."},
		{url.Values{"code": {"one two three"}}, "does not look like one of our codes"},
		{url.Values{"code": {strings.Repeat("x", maxCode+1)}}, "does not look like one of our codes"},
		{url.Values{"code": {strings.Repeat("1234 ", 6)}, "what": {"some"}}, "Choose what you want to stop."},
	} {
		a := w.post("/withdraw?lang=en", c.form)
		if a.status != http.StatusUnprocessableEntity {
			t.Errorf("%v answered %d", c.form, a.status)
		}
		a.has(t, c.has, `aria-invalid="true"`, `role="alert"`)
	}
	w.post("/withdraw?lang=en", url.Values{"code": {"one two"}, "what": {"some"}, "share": {"stop"}}).
		has(t, `value="one two"`, `value="some" checked`, `name="share" value="stop" checked`)
}

func TestPublicPagesSpeakTheReadersLanguage(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct{ query, accept, want string }{
		{"", "", `lang="en" dir="ltr"`},
		{"", "pl-PL,pl;q=0.9,en;q=0.5", `lang="pl" dir="ltr"`},
		{"", "ur-PK", `lang="ur" dir="rtl"`},
		{"", "xx, de;q=0.5", `lang="en" dir="ltr"`},
		{"", strings.Repeat("bn;q=0.1,", 100), `lang="bn" dir="ltr"`},
		{"", "%%%", `lang="en" dir="ltr"`},
		{"?lang=bn", "pl", `lang="bn" dir="ltr"`},
		{"?lang=none", "pl", `lang="pl" dir="ltr"`},
	} {
		w.get("/withdraw"+c.query, "Accept-Language", c.accept).has(t, "<html "+c.want)
	}
	a := w.get("/?lang=ur")
	a.has(t, "\u20660808 157 0123\u2069", `href="/withdraw?lang=ur"`, `hreflang="pl"`)
}

func TestPublicPagesAreWholeInEveryLanguage(t *testing.T) {
	c := catalogues(t)
	for _, l := range c.Languages() {
		for _, page := range publicPages {
			b, err := templates.ReadFile("templates/" + page + ".html")
			check(t, err)
			for _, key := range keysIn(string(b)) {
				if !l.Has("public." + key) {
					t.Errorf("%s has no %q", l.Tag, key)
				}
			}
		}
		for _, key := range []string{"error.no_code", "error.bad_code", "error.no_choice", "lost.title", "lost.words", "many.title", "many.words", "fault.title", "fault.words", "crossed.title", "crossed.words", "withdraw.title", "home.title", "done.title"} {
			if !l.Has("public." + key) {
				t.Errorf("%s has no %q", l.Tag, key)
			}
		}
		if !strings.Contains(l.T("public.questions", "phone", "0808 157 0123"), "0808 157 0123") {
			t.Errorf("%s leaves out the phone number", l.Tag)
		}
	}
}

// keysIn finds {{.T "key"}} and {{$p.T "key"}}.
func keysIn(tmpl string) []string {
	var keys []string
	for _, piece := range strings.Split(tmpl, `.T "`)[1:] {
		key, _, _ := strings.Cut(piece, `"`)
		keys = append(keys, key)
	}
	return keys
}

func FuzzPlaceholdersNeverChangeTheText(f *testing.F) {
	f.Add("Pani [a person] dzwoniła", 5, 15, 2, 8)
	f.Add("ڈاکٹر [ایک شخص]", 11, 28, 0, 3)
	f.Add("", 0, 0, -1, 5)
	f.Fuzz(func(t *testing.T, text string, s1, e1, s2, e2 int) {
		var reds []anonymise.Redaction
		for _, r := range [][2]int{{s1, e1}, {s2, e2}} {
			red := anonymise.Redaction{Field: story.WhatHappened, Type: anonymise.Person, Start: r[0], End: r[1]}
			if r[0] >= 0 && r[0] <= r[1] && r[1] <= len(text) {
				red.Placeholder = text[r[0]:r[1]]
			}
			reds = append(reds, red)
		}
		var b strings.Builder
		for _, s := range segments(text, story.WhatHappened, reds, nil) {
			b.WriteString(s.Text)
		}
		if b.String() != text {
			t.Fatalf("shown as %q", b.String())
		}
	})
}

func FuzzThemesAreOneCleanLine(f *testing.F) {
	for _, s := range []string{"Waiting without news", "  a \n b\t", "\u202eabc", "\xff", "", strings.Repeat("ا", 80)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		got := cleanTheme(typed)
		if cleanTheme(got) != got || len([]rune(got)) > maxTheme || strings.ContainsAny(got, "\n\r\t\x00\u202e") {
			t.Fatalf("%q became %q", typed, got)
		}
	})
}

func TestWordsForTimes(t *testing.T) {
	for day, want := range map[string]string{"2026-11-22": "16 November", "2026-11-16": "16 November", "2026-11-01": "26 October", "none": ""} {
		if got := weekOf(day); got != want {
			t.Errorf("the week of %s is %q", day, got)
		}
	}
	if got := clock(time.Date(2026, 11, 22, 17, 0, 0, 0, time.UTC)) + ", " + clock(time.Date(2026, 11, 22, 9, 5, 0, 0, time.UTC)); got != "5 pm, 9.05 am" {
		t.Error(got)
	}
	if got := begins(strings.Repeat("word ", 40)); len([]rune(got)) > beginsLength+1 || !strings.HasSuffix(got, "word…") {
		t.Errorf("a story begins %q", got)
	}
}
