package client_test

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"hearme/app/flow"
	"hearme/app/vault"
	"hearme/story"
	"hearme/story/envelope"
	"hearme/sync/wire"
)

// scripted is a server that says what it is told to.
type scripted struct {
	t        *testing.T
	signer   note.Signer
	config   wire.Config
	requests []wire.SyncRequest
	reply    func(wire.SyncRequest, http.ResponseWriter)
}

func (s *scripted) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var req wire.SyncRequest
	if err := json.NewDecoder(r.Body).Decode(&req); err != nil {
		s.t.Error(err)
	}
	s.requests = append(s.requests, req)
	s.reply(req, w)
}

func (s *scripted) sign(t *testing.T, c wire.Config, by note.Signer) string {
	b := must(json.Marshal(c))(t)
	return string(must(note.Sign(&note.Note{Text: string(b) + "\n"}, by))(t))
}

func key(t *testing.T, name string) (note.Signer, string) {
	skey, vkey, err := note.GenerateKey(rand.Reader, name)
	check(t, err)
	return must(note.NewSigner(skey))(t), vkey
}

// scriptedWorld is a tablet that is enrolled at a scripted server.
func scriptedWorld(t *testing.T) (*scripted, *device) {
	t.Helper()
	signer, vkey := key(t, "luton")
	_, recipient, err := envelope.NewEpoch("2026-Q4")
	check(t, err)
	s := &scripted{t: t, signer: signer, config: wire.Config{Version: 1, Serial: 5, Project: "p1", Phone: "first",
		Epochs: []wire.Epoch{{ID: "2026-Q4", Recipient: recipient}}}}
	srv := httptest.NewServer(s)
	t.Cleanup(srv.Close)
	d := newDevice(t)
	check(t, d.V.SetEnrolment(vault.Enrolment{Server: srv.URL, ProjectKey: vkey, DeviceID: "d1", Config: s.sign(t, s.config, signer)}))
	return s, d
}

// stored answers that everything is stored.
func stored(req wire.SyncRequest) wire.SyncReply {
	rep := wire.SyncReply{Head: wire.Receipt{Position: 9, Head: "abc"}}
	for _, m := range req.Manifests {
		p, _ := envelope.PeekManifest(m)
		rep.Results = append(rep.Results, wire.Result{ID: p.ID, Status: wire.Stored, Receipt: &wire.Receipt{ID: p.ID, Position: 9, Head: "abc"}})
	}
	return rep
}

func send(w http.ResponseWriter, v any) { _ = json.NewEncoder(w).Encode(v) }

// Whatever a server says, nothing that was finished is lost.
func TestRepliesThatMakeNoSense(t *testing.T) {
	raw := func(status int, body string) func(wire.SyncRequest, http.ResponseWriter) {
		return func(_ wire.SyncRequest, w http.ResponseWriter) { w.WriteHeader(status); _, _ = w.Write([]byte(body)) }
	}
	bend := func(f func(*wire.SyncReply)) func(wire.SyncRequest, http.ResponseWriter) {
		return func(req wire.SyncRequest, w http.ResponseWriter) {
			rep := stored(req)
			f(&rep)
			send(w, rep)
		}
	}
	for name, c := range map[string]struct {
		reply func(wire.SyncRequest, http.ResponseWriter)
		want  string
	}{
		"a web page":         {raw(200, "<html>Sign in to the café's wifi</html>"), "bad_reply"},
		"half a reply":       {raw(200, `{"results":[`), "bad_reply"},
		"broken letters":     {raw(200, "{\"head\":\"\xff\"}"), "bad_reply"},
		"a redirect":         {raw(302, ""), "bad_reply"},
		"an unknown code":    {raw(400, `{"code":"do_this"}`), "bad_reply"},
		"too old":            {raw(400, `{"code":"proto"}`), wire.CodeProto},
		"revoked":            {raw(403, `{"code":"revoked"}`), wire.CodeRevoked},
		"the server's fault": {raw(500, `{"code":"server"}`), wire.CodeServer},
		"the server's disk":  {raw(507, `{"code":"disk_full"}`), wire.CodeServer},
		"a result too few":   {bend(func(r *wire.SyncReply) { r.Results = nil }), "bad_reply"},
		"another's result":   {bend(func(r *wire.SyncReply) { r.Results[0].ID = story.NewID() }), "bad_reply"},
		"an unknown status":  {bend(func(r *wire.SyncReply) { r.Results[0].Status = "burnt" }), "bad_reply"},
		"need of nothing":    {bend(func(r *wire.SyncReply) { r.Results[0].Status = wire.Need }), "bad_reply"},
		"another's erased":   {bend(func(r *wire.SyncReply) { r.Withdrawn = []story.ID{story.NewID()}; r.Results[0].Status = "" }), "bad_reply"},
	} {
		t.Run(name, func(t *testing.T) {
			s, d := scriptedWorld(t)
			d.add(t, "words")
			s.reply = c.reply
			if _, err := d.syncer.Report(context.Background()); code(err) != c.want {
				t.Errorf("%v, want %s", err, c.want)
			}
			items := must(d.V.Outbox())(t)
			if len(items) != 1 || items[0].State != vault.Finished || items[0].Manifest == "" {
				t.Fatalf("%+v", items)
			}
			s.reply = func(req wire.SyncRequest, w http.ResponseWriter) { send(w, stored(req)) }
			if r := must(d.syncer.Report(context.Background()))(t); r.Stored != 1 {
				t.Errorf("afterwards: %+v", r)
			}
		})
	}
}

// What is refused is kept, shown with its reason, and offered again.
func TestRefusedIsKept(t *testing.T) {
	s, d := scriptedWorld(t)
	d.add(t, "one")
	d.add(t, "two")
	s.reply = func(req wire.SyncRequest, w http.ResponseWriter) {
		rep := stored(req)
		rep.Results[0].Status, rep.Results[0].Code = wire.Refused, wire.CodeUnknownEpoch
		rep.Results[1] = wire.Result{Status: wire.Refused, Code: wire.CodeBadSignature} // without an id
		send(w, rep)
	}
	r := must(d.syncer.Report(context.Background()))(t)
	if len(r.Refused) != 2 || r.Stored != 0 || d.states(t)[flow.Refused] != 2 {
		t.Errorf("%+v", r)
	}
	s.reply = func(req wire.SyncRequest, w http.ResponseWriter) {
		rep := stored(req)
		rep.Results[0].Status = wire.Variant
		send(w, rep)
	}
	r = must(d.syncer.Report(context.Background()))(t)
	if len(r.Refused) != 1 || r.Refused[0].Code != "variant" || r.Stored != 1 {
		t.Errorf("%+v", r)
	}
}

// A reason that this version has no words for, or a full disk of the server's,
// is the server's own matter: it is told as such, and the story is kept.
func TestReasonsWithoutWordsAreTheServers(t *testing.T) {
	s, d := scriptedWorld(t)
	id, _ := d.add(t, "one")
	for _, reason := range []string{"", "invented_later", "<b>bold</b>", wire.CodeDiskFull} {
		s.reply = func(req wire.SyncRequest, w http.ResponseWriter) {
			rep := stored(req)
			rep.Results[0].Status, rep.Results[0].Code = wire.Refused, reason
			send(w, rep)
		}
		r := must(d.syncer.Report(context.Background()))(t)
		if len(r.Refused) != 1 || r.Refused[0].Code != wire.CodeServer {
			t.Errorf("%q: %+v", reason, r)
		}
		for _, it := range must(d.V.Outbox())(t) {
			m := must(envelope.PeekManifest(it.Manifest))(t)
			if b := must(d.V.Blob(m.Blobs[0].SHA256))(t); it.ID != id || len(b) != m.Blobs[0].Size {
				t.Errorf("%q: the story is not whole any more", reason)
			}
		}
	}
}

// The server always needs a blob that it was given: the tablet stops asking.
func TestEndlessNeedEnds(t *testing.T) {
	s, d := scriptedWorld(t)
	d.add(t, "words")
	s.reply = func(req wire.SyncRequest, w http.ResponseWriter) {
		m, _ := envelope.PeekManifest(req.Manifests[0])
		send(w, wire.SyncReply{Results: []wire.Result{{ID: m.ID, Status: wire.Need, Missing: []string{m.Blobs[0].SHA256}}}})
	}
	r := must(d.syncer.Report(context.Background()))(t)
	if len(s.requests) > 5 || len(r.Refused) != 1 || r.Refused[0].Code != wire.CodeServer {
		t.Errorf("%d requests, %+v", len(s.requests), r)
	}
}

func TestConfigurationsThatAreNotTaken(t *testing.T) {
	s, d := scriptedWorld(t)
	forger, _ := key(t, "luton")
	other, older, newer := s.config, s.config, s.config
	other.Project, other.Serial, other.Phone = "p2", 99, "bad"
	older.Serial, older.Phone = 4, "bad"
	newer.Serial, newer.Phone = 6, "good"
	for name, c := range map[string]struct {
		note, want string
	}{
		"forged":          {s.sign(t, newer, forger), "bad_config"},
		"cut":             {s.sign(t, newer, s.signer)[:60], "bad_config"},
		"another project": {s.sign(t, other, s.signer), ""},
		"older":           {s.sign(t, older, s.signer), ""},
	} {
		d.add(t, "words")
		s.reply = func(req wire.SyncRequest, w http.ResponseWriter) {
			rep := stored(req)
			rep.Config = c.note
			send(w, rep)
		}
		if _, err := d.syncer.Report(context.Background()); code(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
		if held, _ := d.Config(); held.Phone != "first" {
			t.Errorf("%s: taken", name)
		}
		if n := d.states(t)[flow.Finished]; n != 0 {
			t.Errorf("%s: it kept %d stories from going", name, n)
		}
	}
	s.reply = func(req wire.SyncRequest, w http.ResponseWriter) {
		rep := stored(req)
		rep.Config = s.sign(t, newer, s.signer)
		send(w, rep)
	}
	must(d.syncer.Report(context.Background()))(t)
	if held, _ := d.Config(); held.Phone != "good" {
		t.Error("a newer one is not taken")
	}
}

// The server was restored: everything is offered again, what is safe too.
func TestReofferAfterARestore(t *testing.T) {
	s, d := scriptedWorld(t)
	for range 3 {
		d.add(t, "words")
	}
	safe := func(req wire.SyncRequest) wire.SyncReply {
		rep := stored(req)
		for i := range rep.Results {
			rep.Results[i].Status = wire.Safe
		}
		return rep
	}
	s.reply = func(req wire.SyncRequest, w http.ResponseWriter) { send(w, safe(req)) }
	must(d.syncer.Report(context.Background()))(t)
	if d.states(t)[flow.Safe] != 3 || s.requests[0].LastReceipt != nil {
		t.Fatalf("%v, first receipt %v", d.states(t), s.requests[0].LastReceipt)
	}
	s.requests = nil
	s.reply = func(req wire.SyncRequest, w http.ResponseWriter) {
		rep := safe(req)
		rep.Reoffer = len(s.requests) == 1
		rep.Head = wire.Receipt{Position: 2, Head: "def"}
		if len(s.requests) == 2 { // one was lost with the restore, and its copy here is gone too
			m, _ := envelope.PeekManifest(req.Manifests[0])
			rep.Results[0] = wire.Result{ID: m.ID, Status: wire.Need, Missing: []string{m.Blobs[0].SHA256}}
		}
		send(w, rep)
	}
	must(d.syncer.Report(context.Background()))(t)
	if len(s.requests) != 2 || len(s.requests[0].Manifests) != 1 || len(s.requests[1].Manifests) != 3 {
		t.Errorf("%d requests", len(s.requests))
	}
	if r := s.requests[0].LastReceipt; r == nil || r.Position != 9 {
		t.Errorf("the receipt shown: %+v", r)
	}
	if last := must(d.V.LastReceipt())(t); !strings.Contains(last, "def") || d.states(t)[flow.Safe] != 3 {
		t.Errorf("last receipt %s, %v", last, d.states(t))
	}
}

// Told to wait, it waits and tries again.
func TestTooMany(t *testing.T) {
	s, d := scriptedWorld(t)
	d.add(t, "words")
	s.reply = func(req wire.SyncRequest, w http.ResponseWriter) {
		if len(s.requests) < 3 {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusTooManyRequests)
			send(w, wire.Error{Code: wire.CodeTooMany})
			return
		}
		send(w, stored(req))
	}
	r := must(d.syncer.Report(context.Background()))(t)
	if r.Stored != 1 || len(s.requests) != 3 {
		t.Errorf("%+v after %d requests", r, len(s.requests))
	}
}
