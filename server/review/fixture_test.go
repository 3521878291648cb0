package review

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"hearme/i18n"
	"hearme/internal/keys"
	"hearme/internal/words"
	"hearme/server/project"
	"hearme/server/store"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
	"hearme/story/envelope"
	"hearme/story/seal"
	"hearme/story/singleout"
	"hearme/sync/wire"
)

const (
	leadName   = "Amina"
	passphrase = "river lamp cousin bread window"
)

// world is a real project with its pages served over TLS and one tablet.
type world struct {
	t       testing.TB
	dir     string
	project *project.Project
	config  wire.Config
	site    http.Handler
	server  *httptest.Server
	client  *http.Client
	device  string
	signer  note.Signer
	logs    *syncBuffer

	mu  sync.Mutex
	now time.Time
}

type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

func catalogues(t testing.TB) *i18n.Catalogues {
	t.Helper()
	c, err := i18n.Load()
	check(t, err)
	return c
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, logs: &syncBuffer{}, now: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	w.dir = filepath.Join(t.TempDir(), "project")
	_, err := project.Found(t.Context(), project.Founding{Dir: w.dir, Name: "Luton", Lead: leadName, Passphrase: passphrase}, w.options()...)
	check(t, err)
	w.open()
	t.Cleanup(func() { w.project.Close() })
	w.configure()
	w.enrol()
	w.site = w.newSite()
	w.server = httptest.NewTLSServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { w.site.ServeHTTP(rw, r) }))
	t.Cleanup(w.server.Close)
	w.client = w.visitor()
	return w
}

func (w *world) options() []project.Option {
	return []project.Option{project.Clock(w.clock), project.Cost(keys.Params{Time: 1, MemoryKiB: 8, Lanes: 1})}
}

func (w *world) open() {
	w.t.Helper()
	var err error
	w.project, err = project.Open(w.dir, w.options()...)
	check(w.t, err)
}

// newSite starts the pages afresh, as when the server is started again.
func (w *world) newSite() http.Handler {
	w.t.Helper()
	h, err := New(Deps{Project: w.project, Catalogues: catalogues(w.t), Now: w.clock, Log: slog.New(slog.NewTextHandler(w.logs, nil)),
		TabletURL: "https://127.0.0.1:8443"})
	check(w.t, err)
	return h
}

// visitor is a browser of its own: it keeps cookies and follows nothing.
func (w *world) visitor() *http.Client {
	jar, err := cookiejar.New(nil)
	check(w.t, err)
	return &http.Client{Transport: w.server.Client().Transport, Jar: jar,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

func (w *world) configure() {
	w.t.Helper()
	ctx := w.t.Context()
	l, err := w.project.UnlockLead(ctx, leadName, passphrase)
	check(w.t, err)
	check(w.t, w.project.SetConfig(ctx, l, "partners", func(c *wire.Config) {
		c.Partners = []wire.Partner{{ID: "trust", Name: "The hospital trust"}, {ID: "gps", Name: "The GP federation"}}
		c.Phone = "0808 157 0123"
	}))
	w.config, err = w.project.Config(ctx)
	check(w.t, err)
}

func (w *world) enrol() {
	w.t.Helper()
	skey, vkey, err := note.GenerateKey(rand.Reader, "tablet-"+rand.Text())
	check(w.t, err)
	w.signer, err = note.NewSigner(skey)
	check(w.t, err)
	st := w.project.Store()
	check(w.t, st.AddToken(w.t.Context(), leadName, project.TokenHash("token"), w.now.Add(time.Minute)))
	d, err := st.Enrol(w.t.Context(), project.TokenHash("token"), vkey, "Bury Park tablet", w.now)
	check(w.t, err)
	w.device = d.ID
}

// teller is what a person told and agreed to; the zero value is an English
// story that only the team may read.
type teller struct {
	content story.Content
	yes     []consent.Flag
	share   map[string]bool
	out     []string // words taken out of what_happened, each for "[a person]"
	auto    bool
	contact story.Contact
	call    bool               // asks for a call after stopping
	about   story.About        // nil: Black Caribbean
	who     *singleout.Answers // who could tell
	slip    bool               // takes a slip home: its code is returned
}

// tell takes a story the whole way, from draft to the store.
func (w *world) tell(who teller) (story.ID, string) {
	w.t.Helper()
	env, code := w.pack(who)
	w.offer(env)
	return env.ID(), code
}

// pack is a story as it leaves the tablet.
func (w *world) pack(who teller) (envelope.Envelope, string) {
	w.t.Helper()
	c := who.content
	if c.Lang == "" {
		c.Lang = "en"
	}
	if c.WhatHappened == "" {
		c.WhatHappened = "I waited five weeks and nobody rang."
	}
	c.Age = story.Adult
	d, err := story.NewDraft(story.NewID(), c)
	check(w.t, err)
	wording := consent.Wording{Version: "1", Hash: strings.Repeat("ab", 32)}
	var rec consent.Record
	give := func(f consent.Flag, partner string, yes bool) {
		check(w.t, rec.Give(consent.Answer{Flag: f, Partner: partner, Yes: yes, Wording: wording, Written: c.Lang, At: w.clock(), How: consent.Witnessed}))
	}
	give(consent.TakePart, "", true)
	for _, f := range who.yes {
		give(f, "", true)
	}
	for p, yes := range who.share {
		give(consent.SharePartners, p, yes)
	}
	p, err := consent.Permit(d, rec, wording)
	check(w.t, err)
	var ds []anonymise.Decision
	for _, word := range who.out {
		at := strings.Index(c.WhatHappened, word)
		ds = append(ds, anonymise.Decision{Field: story.WhatHappened, Verdict: anonymise.Out, Placeholder: "[a person]", By: "program",
			Finding: anonymise.Finding{Start: at, End: at + len(word), Type: anonymise.Person}})
	}
	ch := anonymise.CheckNo
	if who.auto {
		ch = anonymise.CheckAuto
	}
	red, err := anonymise.Redact(p, ds, ch)
	check(w.t, err)
	code, hash := "", strings.Repeat("0123", 16)
	if who.slip {
		code = words.NewCode("en")
		hash = keys.CodeHash(code, w.config.Project)
	}
	about := who.about
	if about == nil {
		about = story.About{"ethnic_group": "black_caribbean"}
	}
	env, err := seal.Seal(red, seal.Extra{Day: w.clock().Format(time.DateOnly), Auto: who.auto, Contact: who.contact, CallBack: who.call,
		About: about, Who: who.who}, w.sealTo(), hash, w.signer)
	check(w.t, err)
	return env, code
}

func (w *world) sealTo() seal.Project {
	e := w.config.Epochs[len(w.config.Epochs)-1]
	return seal.Project{ID: w.config.Project, Epoch: e.ID, Recipient: e.Recipient, ConsentHash: strings.Repeat("cd", 32)}
}

func (w *world) offer(env envelope.Envelope) {
	w.t.Helper()
	m, err := envelope.PeekManifest(env.Manifest())
	check(w.t, err)
	text, _, _ := strings.Cut(env.Manifest(), "\n\n")
	blobs := map[string][]byte{}
	for _, b := range env.Blobs() {
		blobs[b.Ref.SHA256] = b.Bytes
	}
	res, err := w.project.Store().Offer(w.t.Context(), store.Offer{Device: w.device, Note: env.Manifest(), Text: text + "\n", Manifest: m, Blobs: blobs})
	check(w.t, err)
	if res.Status != wire.Stored {
		w.t.Fatalf("a sealed story was not stored: %s %s", res.Status, res.Code)
	}
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   string
}

func (w *world) do(client *http.Client, method, path string, form url.Values, headers ...string) answer {
	w.t.Helper()
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	req, err := http.NewRequestWithContext(context.Background(), method, w.server.URL+path, body)
	check(w.t, err)
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	resp, err := client.Do(req)
	check(w.t, err)
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	check(w.t, err)
	return answer{resp.StatusCode, resp.Header, string(b)}
}

func (w *world) get(path string, headers ...string) answer {
	w.t.Helper()
	return w.do(w.client, http.MethodGet, path, nil, headers...)
}

func (w *world) post(path string, form url.Values, headers ...string) answer {
	w.t.Helper()
	if form == nil {
		form = url.Values{}
	}
	return w.do(w.client, http.MethodPost, path, form, headers...)
}

func (w *world) signIn() {
	w.t.Helper()
	a := w.post("/sign-in", url.Values{"name": {leadName}, "passphrase": {passphrase}})
	if a.status != http.StatusSeeOther || a.header.Get("Location") != "/inbox" {
		w.t.Fatalf("sign-in answered %d to %q", a.status, a.header.Get("Location"))
	}
}

// has fails unless every piece is in the page.
func (a answer) has(t testing.TB, pieces ...string) {
	t.Helper()
	for _, p := range pieces {
		if !strings.Contains(a.body, p) {
			t.Errorf("the page (%d) has no %q", a.status, p)
		}
	}
}

// lacks fails if any piece is in the page.
func (a answer) lacks(t testing.TB, pieces ...string) {
	t.Helper()
	for _, p := range pieces {
		if strings.Contains(a.body, p) {
			t.Errorf("the page (%d) has %q", a.status, p)
		}
	}
}
