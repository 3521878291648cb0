package review

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestSigningInGivesACookieThatOnlyThisSiteGets(t *testing.T) {
	w := newWorld(t)
	a := w.post("/sign-in", url.Values{"name": {leadName}, "passphrase": {passphrase}, "next": {"/tablets"}})
	if a.status != http.StatusSeeOther || a.header.Get("Location") != "/tablets" {
		t.Fatalf("%d to %q", a.status, a.header.Get("Location"))
	}
	c := a.header.Get("Set-Cookie")
	for _, want := range []string{"__Host-hearme=", "; Path=/", "; HttpOnly", "; Secure", "; SameSite=Strict"} {
		if !strings.Contains(c, want) {
			t.Errorf("the cookie has no %q", want)
		}
	}
	if strings.Contains(c, "Domain") {
		t.Error("the cookie names a domain")
	}
	if a := w.get("/inbox"); a.status != http.StatusOK {
		t.Errorf("the inbox answered %d", a.status)
	}
}

func TestFailingToSignInSaysTheSameWhateverWasWrong(t *testing.T) {
	w := newWorld(t)
	tries := []url.Values{
		{"name": {leadName}, "passphrase": {"typed-wrong-passphrase"}},
		{"name": {"typed-wrong-name"}, "passphrase": {passphrase}},
		{"name": {""}, "passphrase": {""}},
	}
	first := ""
	for _, form := range tries {
		a := w.post("/sign-in", form)
		if a.status != http.StatusUnprocessableEntity || a.header.Get("Set-Cookie") != "" {
			t.Errorf("%d, cookie %q", a.status, a.header.Get("Set-Cookie"))
		}
		if first == "" {
			first = a.body
		}
		if a.body != first {
			t.Error("the page tells what was wrong")
		}
		a.lacks(t, "typed-wrong", passphrase)
	}
	log, err := w.project.Store().AuditLog(t.Context(), 0)
	check(t, err)
	for _, e := range log {
		if strings.Contains(e.Who+e.What+e.Subject, "typed-wrong") {
			t.Error("the audit log holds what was typed")
		}
	}
	if got := log[2].Who + " " + log[2].What; got != leadName+" sign_in_failed" {
		t.Errorf("the audit log has %q", got)
	}
}

func TestGuessingIsHeldUpBeforeAnyWork(t *testing.T) {
	w := newWorld(t)
	wrong := url.Values{"name": {leadName}, "passphrase": {"guess"}}
	for range 8 {
		if a := w.post("/sign-in", wrong); a.status != http.StatusUnprocessableEntity {
			t.Fatalf("an early guess answered %d", a.status)
		}
	}
	a := w.post("/sign-in", url.Values{"name": {leadName}, "passphrase": {passphrase}})
	if a.status != http.StatusTooManyRequests || a.header.Get("Set-Cookie") != "" {
		t.Fatalf("the ninth try answered %d", a.status)
	}
	a.has(t, "Wait one minute")
	w.pass(time.Minute)
	w.signIn()
}

func TestASessionEndsAndComesBackToWhereItWas(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(teller{})
	w.signIn()
	w.pass(sessionTime)
	a := w.get("/stories/" + string(id))
	to := a.header.Get("Location")
	if a.status != http.StatusSeeOther || !strings.HasPrefix(to, "/sign-in?") {
		t.Fatalf("%d to %q", a.status, to)
	}
	a = w.get(to)
	a.has(t, "You are signed out.", `value="/stories/`+string(id)+`"`)
	a = w.post("/sign-in", url.Values{"name": {leadName}, "passphrase": {passphrase}, "next": {"/stories/" + string(id)}})
	if got := a.header.Get("Location"); got != "/stories/"+string(id) {
		t.Errorf("sign-in led to %q", got)
	}
}

func TestAChangeAfterTheSessionLeadsBackToItsPage(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(teller{})
	a := w.post("/stories/"+string(id)+"/themes", url.Values{"theme": {"typed words"}})
	to, err := url.QueryUnescape(a.header.Get("Location"))
	check(t, err)
	if !strings.HasSuffix(to, "next=/stories/"+string(id)) {
		t.Errorf("led to %q", to)
	}
}

func TestTheCookieOpensASessionAgainAfterARestart(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(teller{})
	w.signIn()
	w.site = w.newSite()
	w.get("/stories/"+string(id)).has(t, "I waited five weeks")
	w.pass(idleTime + time.Minute)
	w.get("/stories/"+string(id)).has(t, "I waited five weeks")
}

func TestLockEndsTheSessionForWhoeverHoldsTheCookie(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	home, err := url.Parse(w.server.URL)
	check(t, err)
	stolen := w.client.Jar.Cookies(home)[0]
	a := w.post("/lock", nil)
	if a.status != http.StatusSeeOther || !strings.Contains(a.header.Get("Set-Cookie"), "Max-Age=0") {
		t.Fatalf("lock answered %d, %q", a.status, a.header.Get("Set-Cookie"))
	}
	if a := w.do(w.visitor(), http.MethodGet, "/inbox", nil, "Cookie", stolen.Name+"="+stolen.Value); a.status != http.StatusSeeOther {
		t.Errorf("the locked session answered %d", a.status)
	}
}

func TestEverySessionOfALeadCanBeEndedFromElsewhere(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	check(t, w.project.Sessions().EndSessionsOf(t.Context(), leadName))
	if a := w.get("/inbox"); a.status != http.StatusSeeOther {
		t.Errorf("an ended session answered %d", a.status)
	}
}

func TestACookieNeedsItsKey(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	home, err := url.Parse(w.server.URL)
	check(t, err)
	cookie := w.client.Jar.Cookies(home)[0]
	raw, err := base64.RawURLEncoding.DecodeString(cookie.Value)
	check(t, err)
	raw[len(raw)-1] ^= 1
	for _, value := range []string{base64.RawURLEncoding.EncodeToString(raw), base64.RawURLEncoding.EncodeToString(raw[:nameBytes]), "", "%%%"} {
		if a := w.do(w.visitor(), http.MethodGet, "/inbox", nil, "Cookie", cookie.Name+"="+value); a.status != http.StatusSeeOther {
			t.Errorf("another cookie answered %d", a.status)
		}
	}
}

func TestPlainHTTPHasACookieThatItCanKeep(t *testing.T) {
	s := &site{Deps: Deps{Plain: true}}
	if s.cookieName() != "hearme" {
		t.Errorf("the cookie is %q", s.cookieName())
	}
}

func FuzzComingBackStaysHere(f *testing.F) {
	for _, s := range []string{"/inbox?where=reading", "//evil.example/inbox", "/\\evil.example", "https://evil.example/inbox", "/inbox/../..//evil.example", "javascript:alert(1)", "/stories/\r\nSet-Cookie: a=b", "/sign-in?next=/inbox", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, next string) {
		got := local(next)
		u, err := url.Parse(got)
		if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(got, "/") || strings.HasPrefix(got, "//") || strings.ContainsAny(got, "\\\r\n") {
			t.Fatalf("%q leads to %q", next, got)
		}
		if !leadsPath(u.Path) || strings.HasPrefix(u.Path, "/sign-in") || strings.HasPrefix(u.Path, "/lock") {
			t.Fatalf("%q leads to %q", next, got)
		}
	})
}
