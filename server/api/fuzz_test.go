package api_test

import (
	"encoding/json"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"hearme/story/envelope"
	"hearme/sync/wire"
)

// seeds asserts that a fuzz target starts with something.
func seeds(f *testing.F, name string) {
	f.Helper()
	entries, err := os.ReadDir("testdata/fuzz/" + name)
	if err != nil || len(entries) == 0 {
		f.Fatalf("no seeds for %s: %v", name, err)
	}
}

// Whatever arrives gets an answer with a known status, and changes nothing
// that a tablet did not sign.
func FuzzCalls(f *testing.F) {
	seeds(f, "FuzzCalls")
	w := newFuzzWorld(f)
	paths := []string{wire.EnrolPath, wire.SyncPath, wire.WithdrawPath, wire.BlobsPath + "x/parts/0", wire.BlobsPath + "x"}
	methods := []string{"POST", "PUT", "GET"}
	known := []int{200, 400, 403, 404, 405, 413, 429}
	f.Fuzz(func(t *testing.T, method, path uint8, body []byte) {
		w.t = t
		m, p := methods[int(method)%len(methods)], paths[int(path)%len(paths)]
		status, reply := w.send(m, p, body)
		if !slices.Contains(known, status) {
			t.Fatalf("%s %s: %d %s", m, p, status, reply)
		}
		if status != http.StatusOK && status != http.StatusMethodNotAllowed {
			errorCode(t, reply)
		}
		if w.stories() != 0 {
			t.Fatal("a story that nobody signed")
		}
	})
}

// A manifest that reads is written again in the same bytes, and whatever a
// tablet signs is answered for.
func FuzzManifest(f *testing.F) {
	seeds(f, "FuzzManifest")
	w := newFuzzWorld(f)
	tb := w.enrol()
	f.Fuzz(func(t *testing.T, text string) {
		w.t = t
		tb.w = w
		if m, err := envelope.ParseManifest(text); err == nil {
			again, err := json.Marshal(m)
			if err != nil || string(again)+"\n" != text {
				t.Fatalf("read %q, written %q, %v", text, again, err)
			}
		}
		if !strings.HasSuffix(text, "\n") || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' || r == 0xfffd }) {
			return // not a note's text: it cannot be signed
		}
		reply := w.offer(parcel{signed: tb.sign(text)})
		if len(reply.Results) != 1 || reply.Results[0].Status == "" {
			t.Fatalf("%+v", reply.Results)
		}
	})
}
