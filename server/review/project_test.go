package review

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"hearme/sync/wire"
)

func (w *world) told() wire.Config {
	w.t.Helper()
	c, err := w.project.Config(w.t.Context())
	check(w.t, err)
	return c
}

func TestALeadKeepsTheEvents(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	before := w.told()
	a := w.post("/project/events", url.Values{"name": {"  Coffee   morning "}, "day": {"2020-01-02"}, "hours": {"10 am"}})
	if a.status != http.StatusSeeOther {
		t.Fatalf("adding: %d", a.status)
	}
	c := w.told()
	if len(c.Events) != len(before.Events)+1 || c.Events[0].Name != "Coffee morning" || c.Serial <= before.Serial {
		t.Fatalf("events %+v, serial %d after %d", c.Events, c.Serial, before.Serial)
	}
	w.post("/project/events/remove", url.Values{"id": {c.Events[0].ID}})
	if got := w.told().Events; len(got) != len(before.Events) {
		t.Errorf("still there: %+v", got)
	}
	for name, form := range map[string]url.Values{
		"no name": {"day": {"2026-12-01"}},
		"no day":  {"name": {"Library"}},
		"bad day": {"name": {"Library"}, "day": {"tomorrow"}},
		"long":    {"name": {strings.Repeat("x", maxName+1)}, "day": {"2026-12-01"}},
	} {
		serial := w.told().Serial
		if a := w.post("/project/events", form); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.body, "Not saved") {
			t.Errorf("%s: %d", name, a.status)
		}
		if w.told().Serial != serial {
			t.Errorf("%s: something was saved", name)
		}
	}
}

func TestALeadRecordsWhoCheckedALanguage(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	draft := catalogues(t).Language("ur").T("public.draft")
	w.get("/?lang=ur").has(t, draft)
	w.post("/project/languages", url.Values{"lang": {"ur"}, "by": {"A teacher of Urdu"}})
	if a := w.get("/?lang=ur"); strings.Contains(a.body, draft) {
		t.Error("the public pages call Urdu a draft still")
	}
	_, hash := catalogues(t).Language("ur").Wording()
	got := w.told().Checked
	if len(got) != 1 || got[0].Lang != "ur" || got[0].By != "A teacher of Urdu" || got[0].Wording != hash {
		t.Fatalf("checked %+v", got)
	}
	if page := w.get("/project"); !strings.Contains(page.body, "Checked by A teacher of Urdu") {
		t.Error("the page does not say it")
	}
	if a := w.post("/project/languages", url.Values{"lang": {"bn"}, "by": {" "}}); a.status != http.StatusUnprocessableEntity {
		t.Errorf("nobody checked Bengali: %d", a.status)
	}
	for _, tag := range []string{"en", "xx", ""} {
		if a := w.post("/project/languages", url.Values{"lang": {tag}, "by": {"x"}}); a.status != http.StatusNotFound {
			t.Errorf("%q: %d", tag, a.status)
		}
	}
	w.post("/project/languages", url.Values{"lang": {"ur"}, "undo": {"1"}})
	if got := w.told().Checked; len(got) != 0 {
		t.Errorf("still checked: %+v", got)
	}
}

func TestALeadChoosesTheLanguages(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	w.post("/project/languages/offer", url.Values{"lang": {"ur"}, "undo": {"1"}})
	if slices.Contains(w.told().Languages, "ur") {
		t.Error("Urdu is still offered")
	}
	if page := w.get("/project"); !strings.Contains(page.body, "Not offered on tablets") {
		t.Error("the page does not say it")
	}
	w.post("/project/languages/offer", url.Values{"lang": {"ur"}})
	w.post("/project/languages/offer", url.Values{"lang": {"ur"}})
	n := 0
	for _, tag := range w.told().Languages {
		if tag == "ur" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("Urdu stands %d times on the list", n)
	}
	for _, form := range []url.Values{{"lang": {"en"}, "undo": {"1"}}, {"lang": {"xx"}}, {}} {
		if a := w.post("/project/languages/offer", form); a.status != http.StatusNotFound {
			t.Errorf("%v: %d", form, a.status)
		}
	}
	if !slices.Contains(w.told().Languages, "en") {
		t.Error("English is gone")
	}
}

func TestTheProjectsNumber(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	w.post("/project/phone", url.Values{"phone": {"0808 157 0123"}})
	if got := w.told().Phone; got != "0808 157 0123" {
		t.Errorf("phone %q", got)
	}
	if a := w.post("/project/phone", url.Values{"phone": {"<b>ring me</b>"}}); a.status != http.StatusUnprocessableEntity {
		t.Errorf("not a number: %d", a.status)
	}
}
