package api_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"hearme/internal/keys"
	"hearme/server/api"
	"hearme/server/project"
	"hearme/story"
	"hearme/story/envelope"
	"hearme/sync/wire"
)

var ctx = context.Background()

const passphrase = "river lamp cousin bread window"

// world is a real project behind the real calls.
type world struct {
	t       testing.TB
	dir     string
	now     time.Time
	project *project.Project
	lead    *project.Lead
	calls   http.Handler
	log     bytes.Buffer
	limits  *api.Limits
	hashes  map[string]string // of codes: slow to make on purpose
}

func (w *world) hash(code string) string {
	if w.hashes == nil {
		w.hashes = map[string]string{}
	}
	if w.hashes[code] == "" {
		w.hashes[code] = keys.CodeHash(code, w.project.Info().ID)
	}
	return w.hashes[code]
}

// newFuzzWorld is a world without limits.
func newFuzzWorld(f *testing.F) *world {
	w := newWorld(f)
	free := api.Limit{PerSecond: 1e9, Burst: 1e9}
	w.limits = &api.Limits{Enrol: free, Sync: free, Blobs: free, Withdraw: free}
	w.project.Close()
	w.start()
	return w
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, dir: filepath.Join(t.TempDir(), "d"), now: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)}
	_, err := project.Found(ctx, project.Founding{Dir: w.dir, Name: "Luton", Lead: "Amina", Passphrase: passphrase}, w.options()...)
	if err != nil {
		t.Fatal(err)
	}
	w.start()
	t.Cleanup(func() { w.project.Close() })
	return w
}

func (w *world) options() []project.Option {
	return []project.Option{project.Cost(keys.Params{Time: 1, MemoryKiB: 8, Lanes: 1}), project.Clock(func() time.Time { return w.now })}
}

// start opens the folder and serves it; stop is project.Close.
func (w *world) start() {
	w.t.Helper()
	var err error
	if w.project, err = project.Open(w.dir, w.options()...); err != nil {
		w.t.Fatal(err)
	}
	if w.lead, err = w.project.UnlockLead(ctx, "Amina", passphrase); err != nil {
		w.t.Fatal(err)
	}
	w.calls = api.New(w.project, api.Options{Log: slog.New(slog.NewTextHandler(&w.log, nil)), Now: func() time.Time { return w.now }, Limits: w.limits})
}

func (w *world) token() string {
	w.t.Helper()
	t, err := w.project.Ticket(ctx, w.lead, "https://127.0.0.1:8443")
	if err != nil {
		w.t.Fatal(err)
	}
	return t.Token
}

// send makes a call and returns its status and body.
func (w *world) send(method, path string, body []byte) (int, []byte) {
	w.t.Helper()
	rec := httptest.NewRecorder()
	w.calls.ServeHTTP(rec, httptest.NewRequest(method, path, bytes.NewReader(body)))
	out, err := io.ReadAll(rec.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return rec.Code, out
}

// post sends JSON and reads the reply into reply; it returns the error's code.
func (w *world) post(path string, req, reply any) (status int, code string) {
	w.t.Helper()
	b, err := json.Marshal(req)
	if err != nil {
		w.t.Fatal(err)
	}
	status, out := w.send(http.MethodPost, path, b)
	if status != http.StatusOK {
		return status, errorCode(w.t, out)
	}
	if err := json.Unmarshal(out, reply); err != nil {
		w.t.Fatal(err)
	}
	return status, ""
}

func errorCode(t testing.TB, body []byte) string {
	t.Helper()
	var e wire.Error
	if err := json.Unmarshal(body, &e); err != nil || e.Code == "" {
		t.Fatalf("an error without a code: %q", body)
	}
	return e.Code
}

// tablet is an enrolled tablet.
type tablet struct {
	w      *world
	signer note.Signer
	key    string
	id     string
}

func newKey(t testing.TB) (note.Signer, string) {
	t.Helper()
	skey, vkey, err := note.GenerateKey(rand.Reader, "tablet-"+string(story.NewID())[:8])
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(skey)
	if err != nil {
		t.Fatal(err)
	}
	return signer, vkey
}

func (w *world) enrol() *tablet {
	w.t.Helper()
	signer, key := newKey(w.t)
	var reply wire.EnrolReply
	status, code := w.post(wire.EnrolPath, wire.EnrolRequest{Proto: 1, Token: w.token(), DeviceKey: key, Label: "Tablet"}, &reply)
	if status != http.StatusOK {
		w.t.Fatalf("enrol: %d %s", status, code)
	}
	return &tablet{w, signer, key, reply.DeviceID}
}

// parcel is a signed manifest and its blobs.
type parcel struct {
	id     story.ID
	code   string
	signed string
	blobs  [][]byte
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// pack signs an envelope whose blobs stand for ciphertext; change may alter
// the manifest before it is signed.
func (tb *tablet) pack(code string, change func(*wire.Manifest), blobs ...string) parcel {
	tb.w.t.Helper()
	p := parcel{id: story.NewID(), code: code}
	m := wire.Manifest{Version: 1, Project: tb.w.project.Info().ID, Epoch: "2026-Q4", ID: p.id, ConsentHash: sum(nil),
		CodeHash: tb.w.hash(code), Day: "2026-11-22"}
	classes := []wire.Retention{wire.StoryBlob, wire.AboutBlob, wire.ContactBlob}
	for i, b := range blobs {
		p.blobs = append(p.blobs, []byte(b))
		m.Blobs = append(m.Blobs, wire.BlobRef{SHA256: sum([]byte(b)), Size: len(b), Retention: classes[i]})
	}
	if change != nil {
		change(&m)
	}
	p.id = m.ID
	p.signed = tb.sign(m)
	return p
}

// sign signs what may be no manifest at all.
func (tb *tablet) sign(v any) string {
	tb.w.t.Helper()
	if m, ok := v.(envelope.Manifest); ok {
		if signed, err := m.Sign(tb.signer); err == nil {
			return signed
		}
	}
	text, ok := v.(string)
	if !ok {
		b, err := json.Marshal(v)
		if err != nil {
			tb.w.t.Fatal(err)
		}
		text = string(b) + "\n"
	}
	signed, err := note.Sign(&note.Note{Text: text}, tb.signer)
	if err != nil {
		tb.w.t.Fatal(err)
	}
	return string(signed)
}

// offer syncs parcels whole and returns the reply.
func (w *world) offer(parcels ...parcel) wire.SyncReply {
	w.t.Helper()
	req := wire.SyncRequest{Proto: 1}
	for _, p := range parcels {
		req.Manifests = append(req.Manifests, p.signed)
		req.Blobs = append(req.Blobs, p.blobs...)
	}
	var reply wire.SyncReply
	if status, code := w.post(wire.SyncPath, req, &reply); status != http.StatusOK {
		w.t.Fatalf("sync: %d %s", status, code)
	}
	return reply
}

// wants checks one parcel's status and code.
func (w *world) wants(p parcel, status wire.Status, code string) wire.Result {
	w.t.Helper()
	res := w.offer(p).Results
	if len(res) != 1 || res[0].Status != status || res[0].Code != code {
		w.t.Fatalf("%+v, want %s %s", res, status, code)
	}
	return res[0]
}

func (w *world) withdraw(code string, flags ...string) []byte {
	w.t.Helper()
	b, err := json.Marshal(wire.WithdrawRequest{Code: code, Flags: flags})
	if err != nil {
		w.t.Fatal(err)
	}
	status, body := w.send(http.MethodPost, wire.WithdrawPath, b)
	if status != http.StatusOK {
		w.t.Fatalf("withdraw: %d %s", status, body)
	}
	return body
}

// stories counts what a lead would see.
func (w *world) stories() int {
	w.t.Helper()
	c, err := w.project.Store().Counts(ctx)
	if err != nil {
		w.t.Fatal(err)
	}
	n := 0
	for _, k := range c.Stories {
		n += k
	}
	return n
}

func big(n int) string { return strings.Repeat("0123456789abcdef", (n+15)/16)[:n] }
