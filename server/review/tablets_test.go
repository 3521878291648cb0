package review

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"hearme/story"
	"hearme/story/envelope"
	"hearme/story/seal"
	"hearme/sync/wire"
)

func TestATabletIsShutOutOnlyAfterAsking(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	w.get("/tablets").has(t, "Bury Park tablet", "Enrolled 22 November 2026", "1 tablet may send stories.", `href="/tablets/revoke/`+w.device+`"`)
	w.get("/tablets/revoke/"+w.device).has(t, "<h1>Shut out Bury Park tablet?</h1>", "No, go back")
	devices, err := w.project.Store().Devices(t.Context())
	check(t, err)
	if devices[0].Revoked != "" {
		t.Fatal("asking shut it out")
	}
	a := w.post("/tablets/revoke/"+w.device, nil)
	w.get(a.header.Get("Location")).has(t, "Saved. The tablet is shut out.", "0 tablets may send stories.", "Shut out 22 November 2026")
	if a := w.post("/tablets/revoke/"+w.device, nil); a.status != http.StatusNotFound {
		t.Errorf("shutting out twice answered %d", a.status)
	}
}

func TestATicketMadeHereEnrolsOneTablet(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	w.get("/tablets/new").has(t, "<h1>Make a ticket now?</h1>")
	if a := w.get("/tablets/ticket"); a.header.Get("Location") != "/tablets" {
		t.Error("there is a ticket that nobody made")
	}
	a := w.get(w.post("/tablets/ticket", nil).header.Get("Location"))
	a.has(t, `src="data:image/png;base64,`, "It holds until 9.10 am and works once.")
	_, rest, _ := strings.Cut(a.body, `dir="ltr">HEARME1`)
	line, _, _ := strings.Cut("HEARME1"+rest, "</p>")
	ticket, err := wire.ParseTicket(line)
	check(t, err)
	if ticket.URL != "https://127.0.0.1:8443" || ticket.Project != w.project.Info().Verifier {
		t.Errorf("the ticket leads to %s", ticket.URL)
	}
	w.pass(10 * time.Minute)
	if a := w.get("/tablets/ticket"); a.header.Get("Location") != "/tablets" {
		t.Error("a ticket that is over is still shown")
	}
}

func TestATicketOfAServerOnEveryAddressTakesTheOneTheLeadCameBy(t *testing.T) {
	w := newWorld(t)
	h, err := New(Deps{Project: w.project, Catalogues: catalogues(t), Now: w.clock})
	check(t, err)
	w.site = h
	w.signIn()
	w.post("/tablets/ticket", nil)
	_, rest, _ := strings.Cut(w.get("/tablets/ticket").body, `dir="ltr">HEARME1`)
	line, _, _ := strings.Cut("HEARME1"+rest, "</p>")
	ticket, err := wire.ParseTicket(line)
	check(t, err)
	if ticket.URL != w.server.URL {
		t.Errorf("the ticket leads to %s", ticket.URL)
	}
}

func TestSafetyRecordsOpenOnlyWhenAskedAndAreWrittenDown(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	w.get("/safety").has(t, "There are none.")
	env, err := seal.SealSafeguarding(envelope.SafeguardingBody{At: w.clock(), Age: story.Sixteen, Name: "Ama", Concern: "She is afraid at home."},
		w.sealTo(), w.config.Safeguarding, w.signer)
	check(t, err)
	w.offer(env)
	a := w.get("/safety")
	a.has(t, "1 record.", "You are the safeguarding lead")
	a.lacks(t, "afraid", "Ama<")
	w.get("/inbox").has(t, "<span>Safety records</span><b>1</b>", "No stories yet")
	a = w.get(w.post("/safety", nil).header.Get("Location"))
	a.has(t, "She is afraid at home.", "16 or 17", "<dd class=\"told-small\" dir=\"auto\">Ama</dd>")
	if w.audited("read_safeguarding", "") != 1 {
		t.Error("opening them was not written down")
	}
	if a := w.get("/stories/" + string(env.ID())); a.status != http.StatusNotFound {
		t.Errorf("a safety record opened as a story: %d", a.status)
	}
	if a := w.post("/stories/"+string(env.ID())+"/state", url.Values{"to": {"approved"}}); a.status != http.StatusNotFound {
		t.Errorf("a safety record moved like a story: %d", a.status)
	}
	w.pass(safetyOpen)
	w.get("/safety").lacks(t, "afraid")
}
