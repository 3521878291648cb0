package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"hearme/server/store"
	"hearme/story"
	"hearme/sync/wire"
)

func TestSyncKeepsAStoryAndRepeatsItsReceipt(t *testing.T) {
	w := newWorld(t)
	tb := w.enrol()
	p := tb.pack("code one", nil, "story", "about", "contact")
	first := w.wants(p, wire.Stored, "")
	other := w.enrol().pack("code two", nil, "another")
	reply := w.offer(other, p)
	if reply.Results[0].ID != other.id || reply.Results[1].ID != p.id || *reply.Results[1].Receipt != *first.Receipt {
		t.Fatalf("%+v", reply.Results)
	}
	if reply.Head != *reply.Results[0].Receipt || reply.ServerTime != "2026-11-22T10:00:00Z" {
		t.Fatalf("%+v", reply)
	}
	got, err := w.project.Store().Blob(ctx, p.id, wire.AboutBlob)
	if err != nil || string(got) != "about" {
		t.Fatalf("%q %v", got, err)
	}
	if w.stories() != 2 {
		t.Fatal("stories:", w.stories())
	}
}

func TestSyncSaysWhatIsNew(t *testing.T) {
	w := newWorld(t)
	p := w.enrol().pack("code", nil, "story")
	rec := w.wants(p, wire.Stored, "").Receipt
	c, err := w.project.Config(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var reply wire.SyncReply
	w.post(wire.SyncPath, wire.SyncRequest{Proto: 1, ConfigETag: wire.ConfigETag(c.Serial), LastReceipt: rec}, &reply)
	if reply.Config != "" || reply.Reoffer || reply.Results == nil {
		t.Fatalf("nothing is new: %+v", reply)
	}
	wrong := *rec
	wrong.Head = sum([]byte("another log"))
	reply = wire.SyncReply{}
	w.post(wire.SyncPath, wire.SyncRequest{Proto: 0, ConfigETag: "1", LastReceipt: &wrong}, &reply)
	if reply.Config == "" || !reply.Reoffer {
		t.Fatalf("a new configuration and another log: %+v", reply)
	}
}

func TestVariantIsKeptAside(t *testing.T) {
	w := newWorld(t)
	tb := w.enrol()
	p := tb.pack("code", nil, "story")
	w.wants(p, wire.Stored, "")
	v := tb.pack("code", func(m *wire.Manifest) { m.ID = p.id }, "another text")
	first := w.wants(v, wire.Variant, "")
	if again := w.wants(v, wire.Variant, ""); *again.Receipt != *first.Receipt {
		t.Fatal("another receipt")
	}
	got, err := w.project.Store().Blob(ctx, p.id, wire.StoryBlob)
	if err != nil || string(got) != "story" || w.stories() != 1 {
		t.Fatalf("%q %v", got, err)
	}
}

func TestPartsResume(t *testing.T) {
	w := newWorld(t)
	blob := big(2*wire.PartSize + 17)
	p := w.enrol().pack("code", nil, blob, "about")
	path := wire.BlobsPath + sum([]byte(blob))
	part := func(n int) []byte { return []byte(blob)[n*wire.PartSize : n*wire.PartSize+wire.PartLen(len(blob), n)] }
	put := func(n int, b []byte) (int, []byte) {
		return w.send(http.MethodPut, fmt.Sprintf("%s/parts/%d", path, n), b)
	}
	if status, body := put(0, part(0)); status != 404 || errorCode(t, body) != wire.CodeNotFound {
		t.Fatalf("a part nobody asked for: %d %s", status, body)
	}
	// Too large to ride inside: it is still needed.
	if res := w.wants(p, wire.Need, ""); !slices.Equal(res.Missing, []string{sum([]byte(blob))}) {
		t.Fatalf("%+v", res)
	}
	for _, n := range []int{2, 0} {
		if status, body := put(n, part(n)); status != 200 {
			t.Fatalf("part %d: %d %s", n, status, body)
		}
	}
	w.project.Close()
	w.start()
	status, body := w.send(http.MethodGet, path, nil)
	var held wire.Parts
	if err := json.Unmarshal(body, &held); status != 200 || err != nil || !slices.Equal(held.Held, []int{0, 2}) || held.Done {
		t.Fatalf("%d %s", status, body)
	}
	for name, c := range map[string]struct {
		n      int
		b      []byte
		status int
	}{"too long": {1, append(part(1), 'x'), 413}, "too short": {1, part(2), 400}, "beyond": {3, part(2), 400}} {
		if status, _ := put(c.n, c.b); status != c.status {
			t.Errorf("%s: %d, want %d", name, status, c.status)
		}
	}
	if status, _ := w.send(http.MethodPut, path+"/parts/x", nil); status != 400 {
		t.Errorf("part x: %d", status)
	}
	if status, body := put(1, part(1)); status != 200 || !strings.Contains(string(body), `"done":true`) {
		t.Fatalf("%d %s", status, body)
	}
	p.blobs = nil
	w.wants(p, wire.Stored, "")
	got, err := w.project.Store().Blob(ctx, p.id, wire.StoryBlob)
	if err != nil || !bytes.Equal(got, []byte(blob)) {
		t.Fatal("the blob differs", err)
	}
}

func TestWithdrawnBeforeAndAfter(t *testing.T) {
	w := newWorld(t)
	tb := w.enrol()
	sent := tb.pack("kind river lamp", nil, "story one")
	w.wants(sent, wire.Stored, "")
	known, unknown := w.withdraw(" KIND  river-lamp "), w.withdraw("green door bread")
	if !bytes.Equal(known, unknown) {
		t.Fatalf("the reply tells: %s %s", known, unknown)
	}
	late := tb.pack("green door bread", nil, "story two")
	w.wants(sent, wire.Gone, "")
	w.wants(late, wire.Gone, "")
	w.project.Close()
	w.start()
	reply := w.offer(late, sent)
	if reply.Results[0].Status != wire.Gone || reply.Results[1].Status != wire.Gone || w.stories() != 0 {
		t.Fatalf("%+v", reply.Results)
	}
	want := []story.ID{sent.id, late.id}
	slices.Sort(want)
	if !slices.Equal(reply.Withdrawn, want) {
		t.Fatalf("withdrawn %v", reply.Withdrawn)
	}
	// Who has not shown a signature learns of no id.
	if reply := w.offer(); len(reply.Withdrawn) != 0 {
		t.Fatalf("withdrawn for anyone: %v", reply.Withdrawn)
	}
}

func TestFlagsTakenBackStayInClear(t *testing.T) {
	w := newWorld(t)
	p := w.enrol().pack("code", nil, "story", "about", "contact")
	w.wants(p, wire.Stored, "")
	w.withdraw("code", "quote", "share_partners:icb")
	info, err := w.project.Store().Story(ctx, p.id)
	if err != nil || !slices.Equal(info.TakenBack, []string{"quote", "share_partners:icb"}) {
		t.Fatalf("%v %v", info.TakenBack, err)
	}
	for _, flags := range []string{`["everything"]`, `["quote:icb"]`, `["share_partners:"]`, `"quote"`} {
		status, body := w.send(http.MethodPost, wire.WithdrawPath, []byte(`{"code":"code","flags":`+flags+`}`))
		if status != 400 || errorCode(t, body) != wire.CodeBadRequest {
			t.Errorf("%s: %d %s", flags, status, body)
		}
	}
}

func TestEachManifestIsJudgedAlone(t *testing.T) {
	w := newWorld(t)
	tb, out := w.enrol(), w.enrol()
	if err := w.project.Store().Revoke(ctx, "Amina", out.id); err != nil {
		t.Fatal(err)
	}
	strangerSigner, _ := newKey(t)
	stranger := &tablet{w: w, signer: strangerSigner}
	good := tb.pack("code", nil, "story")
	cut := tb.pack("code", nil, "cut")
	cut.signed = cut.signed[:len(cut.signed)-20]
	changed := tb.pack("code", nil, "changed")
	changed.signed = strings.Replace(changed.signed, "2026-11-22", "2026-11-23", 1)
	bad := tb.pack("code", nil, "right")
	bad.blobs = [][]byte{[]byte("wrong")}
	future := parcel{signed: tb.sign(map[string]any{"version": 2, "sealed_by": "tomorrow"})}
	nonsense := parcel{signed: tb.sign("not a manifest\n")}
	cases := []struct {
		name   string
		p      parcel
		status wire.Status
		code   string
	}{
		{"good", good, wire.Stored, ""},
		{"not a note", parcel{signed: "hello"}, wire.Refused, wire.CodeBadManifest},
		{"cut short", cut, wire.Refused, wire.CodeBadManifest},
		{"changed", changed, wire.Refused, wire.CodeBadSignature},
		{"stranger", stranger.pack("code", nil, "s"), wire.Refused, wire.CodeBadSignature},
		{"revoked", out.pack("code", nil, "r"), wire.Refused, wire.CodeRevoked},
		{"other project", tb.pack("code", func(m *wire.Manifest) { m.Project = "other" }, "o"), wire.Refused, wire.CodeOtherProject},
		{"unknown epoch", tb.pack("code", func(m *wire.Manifest) { m.Epoch = "2031-Q1" }, "e"), wire.Refused, wire.CodeUnknownEpoch},
		{"other bytes", bad, wire.Need, ""},
		{"another's blob", tb.pack("code", func(m *wire.Manifest) { m.Blobs[0].SHA256 = sum([]byte("story")); m.Blobs[0].Size = 5 }, "b"), wire.Refused, wire.CodeBadBlob},
		{"wrong size", tb.pack("code", func(m *wire.Manifest) { m.Blobs[0].Size++ }, "size"), wire.Refused, wire.CodeBadBlob},
		{"newer version", future, wire.Refused, wire.CodeProto},
		{"nonsense, signed", nonsense, wire.Refused, wire.CodeBadManifest},
		{"new blob class", tb.pack("code", func(m *wire.Manifest) { m.Blobs[0].Retention = "sound" }, "n"), wire.Refused, wire.CodeBadManifest},
	}
	w.offer(good)
	var all []parcel
	for _, c := range cases {
		all = append(all, c.p)
	}
	for i, res := range w.offer(all...).Results {
		if res.Status != cases[i].status || res.Code != cases[i].code {
			t.Errorf("%s: %s %s, want %s %s", cases[i].name, res.Status, res.Code, cases[i].status, cases[i].code)
		}
	}
	if w.stories() != 1 {
		t.Errorf("%d stories", w.stories())
	}
	asides, err := w.project.Store().Asides(ctx)
	if err != nil || len(asides) != 3 || !slices.ContainsFunc(asides, func(a store.Aside) bool { return string(a.Raw) == future.signed }) {
		t.Errorf("kept aside: %d, %v", len(asides), err)
	}
}

func TestBadRequests(t *testing.T) {
	w := newWorld(t)
	tb := w.enrol()
	many := wire.SyncRequest{Proto: 1}
	for range wire.MaxManifests + 1 {
		many.Manifests = append(many.Manifests, tb.pack("c", nil, "x").signed)
	}
	tooMany, err := json.Marshal(many)
	if err != nil {
		t.Fatal(err)
	}
	huge := append([]byte(`{"proto":1,"config_etag":"`), bytes.Repeat([]byte("a"), wire.MaxSyncRequest)...)
	long := append([]byte(`{"code":"`), bytes.Repeat([]byte("a"), wire.MaxJSON)...)
	for _, c := range []struct {
		name, method, path string
		body               []byte
		status             int
		code               string
	}{
		{"not JSON", "POST", wire.SyncPath, []byte("hello"), 400, wire.CodeBadRequest},
		{"empty", "POST", wire.SyncPath, nil, 400, wire.CodeBadRequest},
		{"half", "POST", wire.SyncPath, []byte(`{"proto":1,"manifests":["`), 400, wire.CodeBadRequest},
		{"two", "POST", wire.SyncPath, []byte(`{"proto":1}{"proto":1}`), 400, wire.CodeBadRequest},
		{"other shape", "POST", wire.SyncPath, []byte(`{"proto":1,"manifests":"m"}`), 400, wire.CodeBadRequest},
		{"an array", "POST", wire.EnrolPath, []byte(`[]`), 400, wire.CodeBadRequest},
		{"newer protocol", "POST", wire.SyncPath, []byte(`{"proto":2}`), 400, wire.CodeProto},
		{"not UTF-8", "POST", wire.SyncPath, []byte("{\"proto\":1,\"config_etag\":\"\xff\"}"), 400, wire.CodeBadUTF8},
		{"code not UTF-8", "POST", wire.WithdrawPath, []byte("{\"code\":\"\xc3\x28\"}"), 400, wire.CodeBadUTF8},
		{"no code", "POST", wire.WithdrawPath, []byte(`{"code":" "}`), 400, wire.CodeBadRequest},
		{"too large", "POST", wire.SyncPath, huge, 413, wire.CodeTooLarge},
		{"too large", "POST", wire.WithdrawPath, long, 413, wire.CodeTooLarge},
		{"too many", "POST", wire.SyncPath, tooMany, 413, wire.CodeTooLarge},
		{"no such call", "POST", "/v1/stories", nil, 404, wire.CodeNotFound},
		{"no such blob", "GET", wire.BlobsPath + "abc", nil, 404, wire.CodeNotFound},
	} {
		status, body := w.send(c.method, c.path, c.body)
		if status != c.status || errorCode(t, body) != c.code {
			t.Errorf("%s: %d %s, want %d %s", c.name, status, body, c.status, c.code)
		}
	}
}

func TestRateLimits(t *testing.T) {
	w := newWorld(t)
	w.limits = nil
	got := 0
	for range 200 {
		status, body := w.send(http.MethodPost, wire.WithdrawPath, []byte(`{"code":""}`))
		if status == http.StatusTooManyRequests {
			if errorCode(t, body) != wire.CodeTooMany {
				t.Fatal(string(body))
			}
			break
		}
		got++
	}
	if got != 120 {
		t.Fatalf("%d withdrawals were let through at once", got)
	}
	w.now = w.now.Add(5e9)
	if status, _ := w.send(http.MethodPost, wire.WithdrawPath, []byte(`{"code":""}`)); status != 400 {
		t.Fatalf("five seconds later: %d", status)
	}
	w.offer()
}

func TestTheLogTellsNothing(t *testing.T) {
	w := newWorld(t)
	tb := w.enrol()
	token := w.token()
	_, key := newKey(t)
	w.post(wire.EnrolPath, wire.EnrolRequest{Proto: 1, Token: token, DeviceKey: key, Label: "Sanaa's tablet"}, &wire.EnrolReply{})
	p := tb.pack("kind river lamp", nil, "what was told")
	w.offer(p)
	w.withdraw("kind river lamp")
	w.send("POST", wire.SyncPath, []byte(`{"proto":1,"manifests":["what was told"`))
	if w.log.Len() == 0 {
		t.Fatal("no log")
	}
	for _, secret := range []string{token, "Sanaa", "kind river", "what was told", string(p.id), "192.0.2.1"} {
		if strings.Contains(w.log.String(), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}
