package review

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"hearme/server/store"
	"hearme/story"
	"hearme/story/consent"
	"hearme/story/envelope"
	"hearme/sync/wire"
)

var (
	callMe = teller{yes: []consent.Flag{consent.Contact}, call: true, slip: true,
		contact: story.Contact{Name: "Halina <Wrona>", Phone: "07700 900321", Email: "halina@example.org", Note: "After six. My sister picks up."}}
	onlyCall = teller{call: true, contact: story.Contact{Phone: "01632 960777"}}
	secrets  = []string{"Halina", "07700 900321", "900321", "halina@example.org", "sister", "01632 960777"}
)

func (w *world) contactPage(id story.ID) string { return "/stories/" + string(id) + "/contact" }

func TestHowToReachSomeoneIsShownOnlyWhenAskedAndIsWrittenDown(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(callMe)
	other, _ := w.tell(callMe)
	w.signIn()
	a := w.get("/stories/" + string(id))
	a.has(t, "<h2>How to reach them</h2>", "<li>They agreed to be contacted again.</li>", "<li>They asked for a call after stopping.</li>", "Show the name and number")
	a.lacks(t, secrets...)
	if a := w.get(w.contactPage(id)); a.status != http.StatusSeeOther || a.header.Get("Location") != "/stories/"+string(id)+"#reach" {
		t.Errorf("the address alone answered %d to %q", a.status, a.header.Get("Location"))
	}
	if w.audited("read_contact", string(id)) != 0 {
		t.Error("a page that shows no number is written down as one that does")
	}
	a = w.get(w.post(w.contactPage(id), nil).header.Get("Location"))
	a.has(t, `dir="auto">Halina &lt;Wrona&gt;</dd>`, `dir="ltr">07700 900321</dd>`, `dir="ltr">halina@example.org</dd>`, "My sister picks up.",
		"They asked for a call after stopping.", `href="/stories/`+string(id)+`"`)
	if a.header.Get("Cache-Control") != "no-store" {
		t.Error("a browser may keep the page")
	}
	if w.audited("read_contact", string(id)) != 1 {
		t.Error("showing it was not written down")
	}
	if a := w.get(w.contactPage(other)); a.status != http.StatusSeeOther {
		t.Errorf("another story's answered %d", a.status)
	}
	w.get("/stories/"+string(id)).lacks(t, secrets...)
	w.get("/inbox").lacks(t, secrets...)
	w.client = w.visitor()
	if a := w.post(w.contactPage(id), nil); a.status != http.StatusSeeOther || !strings.HasPrefix(a.header.Get("Location"), "/sign-in") {
		t.Errorf("who is not signed in got %d to %q", a.status, a.header.Get("Location"))
	}
	w.signIn()
	if a := w.get(w.contactPage(id)); a.status != http.StatusSeeOther {
		t.Errorf("another session of the same lead got %d", a.status)
	}
	w.keepsQuiet()
}

// keepsQuiet fails if a name or number is in the logs or in the audit log.
func (w *world) keepsQuiet() {
	w.t.Helper()
	log, err := w.project.Store().AuditLog(w.t.Context(), 0)
	check(w.t, err)
	answer{body: w.logs.String() + fmt.Sprint(log)}.lacks(w.t, secrets...)
}

func TestANameAndNumberCloseByThemselves(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(callMe)
	w.signIn()
	w.post(w.contactPage(id), nil)
	w.pass(reachOpen - 1)
	w.get(w.contactPage(id)).has(t, "07700 900321")
	w.pass(1)
	if a := w.get(w.contactPage(id)); a.status != http.StatusSeeOther || strings.Contains(a.body, "07700") {
		t.Errorf("after %v it answered %d", reachOpen, a.status)
	}
}

func TestACallWithoutTheContactConsentIsACallAlone(t *testing.T) {
	w := newWorld(t)
	id, _ := w.tell(onlyCall)
	w.signIn()
	a := w.get("/stories/" + string(id))
	a.has(t, "They asked for a call after stopping.", "Do not get in touch")
	a.lacks(t, "They agreed to be contacted again")
	a = w.get(w.post(w.contactPage(id), nil).header.Get("Location"))
	a.has(t, "01632 960777")
	a.lacks(t, "<dt>Name</dt>", "<dt>E-mail</dt>", "They agreed to be contacted again")
}

func TestTheInboxKnowsThatACallWasAskedForAndNoMore(t *testing.T) {
	w := newWorld(t)
	w.tell(callMe)
	w.tell(onlyCall)
	again := callMe
	again.call = false
	w.tell(again)
	w.tell(teller{})
	w.signIn()
	a := w.get("/inbox")
	if n := strings.Count(a.body, "Asked for a call"); n != 2 {
		t.Errorf("%d rows ask for a call", n)
	}
	a.lacks(t, secrets...)
	l, err := w.project.UnlockLead(t.Context(), leadName, passphrase)
	check(t, err)
	d := newDesk(w.project.Info().ID, l)
	_, err = d.entries(t.Context(), w.project.Store(), slog.Default())
	check(t, err)
	kept, err := json.Marshal(d.summary)
	check(t, err)
	if strings.Count(string(kept), `"call":true`) != 2 {
		t.Error("the index does not know of the calls")
	}
	answer{body: string(kept)}.lacks(t, secrets...)
}

func TestWhoTakesTheContactBackIsNotReached(t *testing.T) {
	w := newWorld(t)
	id, code := w.tell(callMe)
	w.signIn()
	w.get("/inbox").has(t, "Asked for a call")
	shown := w.post(w.contactPage(id), nil).header.Get("Location")
	w.do(w.visitor(), http.MethodPost, "/withdraw", url.Values{"code": {code}, "what": {"some"}, "contact": {"stop"}})
	a := w.get("/stories/" + string(id))
	a.has(t, "Do not get in touch", "Taken back since.")
	a.lacks(t, "How to reach them", "Show the name and number")
	w.get("/inbox").lacks(t, "Asked for a call")
	for _, a := range []answer{w.get(shown), w.post(w.contactPage(id), nil)} {
		a.has(t, "There is nothing here to reach them with")
		a.lacks(t, secrets...)
	}
	if w.audited("read_contact", string(id)) != 1 {
		t.Error("what was not shown is written down")
	}
}

func TestAWithdrawnStoryAndOneThatNeverWasReachNobody(t *testing.T) {
	w := newWorld(t)
	id, code := w.tell(callMe)
	none, _ := w.tell(teller{})
	w.signIn()
	shown := w.post(w.contactPage(id), nil).header.Get("Location")
	w.do(w.visitor(), http.MethodPost, "/withdraw", url.Values{"code": {code}, "what": {"all"}})
	for _, a := range []answer{w.get(shown), w.post(w.contactPage(id), nil), w.post("/stories/"+strings.Repeat("0", 32)+"/contact", nil), w.post("/stories/typed/contact", nil)} {
		if a.status != http.StatusNotFound {
			t.Errorf("it answered %d", a.status)
		}
		a.lacks(t, secrets...)
	}
	w.get("/stories/"+string(none)).lacks(t, "How to reach them")
	w.post(w.contactPage(none), nil).has(t, "There is nothing here to reach them with")
	w.keepsQuiet()
}

// A contact blob says whose it is: one that lies with another story, and one
// that was damaged, show nothing.
func TestAContactThatBelongsElsewhereIsNotShown(t *testing.T) {
	w := newWorld(t)
	foreign, _ := w.pack(callMe)
	theirs := slices.IndexFunc(foreign.Blobs(), func(b envelope.Blob) bool { return b.Ref.Retention == wire.ContactBlob })
	for name, put := range map[string]envelope.Blob{
		"of another story": foreign.Blobs()[theirs],
		"damaged":          {Ref: envelope.RefOf(wire.ContactBlob, []byte("damaged")), Bytes: []byte("damaged")},
	} {
		t.Run(name, func(t *testing.T) {
			env, _ := w.pack(onlyCall)
			w.offerWith(env, put)
			w.signIn()
			w.get("/inbox").lacks(t, "Asked for a call")
			a := w.get("/stories/" + string(env.ID()))
			a.has(t, "The name and number do not open with your keys.")
			a.lacks(t, "Show the name and number")
			a = w.post(w.contactPage(env.ID()), nil)
			a.has(t, "<h1>The name and number do not open</h1>")
			a.lacks(t, secrets...)
			if w.audited("read_contact", string(env.ID())) != 0 {
				t.Error("what was not shown is written down")
			}
		})
	}
	w.keepsQuiet()
}

// offerWith stores a story with another contact in the place of its own.
func (w *world) offerWith(env envelope.Envelope, put envelope.Blob) {
	w.t.Helper()
	m, err := envelope.PeekManifest(env.Manifest())
	check(w.t, err)
	text, _, _ := strings.Cut(env.Manifest(), "\n\n")
	i := slices.IndexFunc(m.Blobs, func(b wire.BlobRef) bool { return b.Retention == wire.ContactBlob })
	m.Blobs[i] = put.Ref
	blobs := map[string][]byte{put.Ref.SHA256: put.Bytes}
	for _, b := range env.Blobs() {
		blobs[b.Ref.SHA256] = b.Bytes
	}
	res, err := w.project.Store().Offer(w.t.Context(), store.Offer{Device: w.device, Note: env.Manifest(), Text: text + "\n", Manifest: m, Blobs: blobs})
	check(w.t, err)
	if res.Status != wire.Stored {
		w.t.Fatalf("it was not stored: %s %s", res.Status, res.Code)
	}
}

// The store erases a contact that is taken back; the flag alone is enough not
// to show it.
func TestTheFlagAloneHidesAContact(t *testing.T) {
	info := store.Info{Blobs: []wire.BlobRef{{Retention: wire.ContactBlob}}}
	if !mayReach(info) || mayReach(store.Info{}) {
		t.Error("who may be reached is not who left a way to")
	}
	info.TakenBack = []string{"quote", "contact"}
	if mayReach(info) {
		t.Error("a contact that was taken back is shown")
	}
}
