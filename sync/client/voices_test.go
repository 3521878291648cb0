package client_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"hearme/app/flow"
	"hearme/app/vault"
	"hearme/i18n"
	"hearme/internal/voicefolder"
	"hearme/internal/voicefolder/voicetest"
	"hearme/story/envelope"
	"hearme/sync/wire"
)

func folder(t testing.TB, about ...string) voicefolder.Folder {
	t.Helper()
	return must(voicefolder.Read(voicetest.Folder(about...), voicefolder.About{}, must(i18n.Load())(t)))(t)
}

func (w *world) addVoice(t *testing.T) voicefolder.Folder {
	t.Helper()
	f := folder(t)
	check(t, w.project.AddVoice(context.Background(), w.lead, f.Voice, f.Clips))
	return f
}

func (d *device) holds(t *testing.T, f voicefolder.Folder) int {
	t.Helper()
	n := 0
	for _, c := range f.Voice.Clips {
		if b, ok := d.Clip(c.SHA256); ok && bytes.Equal(b, f.Clips[c.SHA256]) && d.HasClip(c.SHA256) {
			n++
		}
	}
	return n
}

// The stories go first; then every clip comes, once, and goes when no
// configuration names it any more.
func TestRecordedVoicesComeAfterTheStories(t *testing.T) {
	w := newWorld(t)
	d := enrolled(t, w)
	f := w.addVoice(t)
	d.add(t, "words")
	w.cutWhen(nil)
	r := must(d.syncer.Sync(context.Background()))(t)
	if r.Stored != 1 || r.ClipsToCome != 0 || d.holds(t, f) != len(f.Voice.Clips) {
		t.Errorf("%+v, %d clips", r, d.holds(t, f))
	}
	if w.calls[0] != "POST "+wire.SyncPath || len(w.calls) != 1+len(f.Clips) {
		t.Errorf("%q", w.calls)
	}
	if c, _ := d.Config(); len(c.Voices) != 1 {
		t.Errorf("%+v", c.Voices)
	}
	w.cutWhen(nil)
	must(d.syncer.Sync(context.Background()))(t)
	if n := w.count("GET " + wire.VoicePath); n != 0 {
		t.Errorf("%d clips were fetched again", n)
	}
	check(t, w.project.RemoveVoice(context.Background(), w.lead, f.Voice.ID()))
	must(d.syncer.Sync(context.Background()))(t)
	if held := must(d.V.Recordings())(t); len(held) != 0 {
		t.Errorf("%d clips are left", len(held))
	}
}

// tearing sends so many bytes of each clip and cuts the line.
type tearing struct {
	http.ResponseWriter
	left int
}

func (w *tearing) Write(b []byte) (int, error) {
	n, err := w.ResponseWriter.Write(b[:min(w.left, len(b))])
	if w.left -= n; w.left == 0 {
		_ = http.NewResponseController(w.ResponseWriter).Flush()
		panic(http.ErrAbortHandler)
	}
	return n, err
}

// A download that is cut goes on where it stopped, at the next sync.
func TestACutDownloadGoesOnWhereItStopped(t *testing.T) {
	w := newWorld(t)
	d := enrolled(t, w)
	f := w.addVoice(t)
	calls := w.to
	var ranges []string
	w.to = http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, wire.VoicePath) {
			ranges = append(ranges, r.Header.Get("Range"))
			out = &tearing{out, 3000}
		}
		calls.ServeHTTP(out, r)
	})
	r, err := d.syncer.Sync(context.Background())
	if err != nil || r.ClipsToCome != len(f.Clips) || len(ranges) != 1 {
		t.Fatalf("%+v, %v, %d asked for", r, err, len(ranges))
	}
	must(d.syncer.Sync(context.Background()))(t)
	w.to = calls
	r = must(d.syncer.Sync(context.Background()))(t)
	if r.ClipsToCome != 0 || d.holds(t, f) != len(f.Clips) {
		t.Errorf("%+v, %d clips", r, d.holds(t, f))
	}
	if !slices.Equal(ranges, []string{"", "bytes=3000-"}) {
		t.Errorf("asked for %q", ranges)
	}
}

// voiceWorld is a tablet whose configuration names a voice, and whose server
// sends clips as told.
func voiceWorld(t *testing.T, f voicefolder.Folder, sends func(sha string, w http.ResponseWriter, r *http.Request)) *device {
	t.Helper()
	signer, vkey := key(t, "luton")
	_, recipient, err := envelope.NewEpoch("2026-Q4")
	check(t, err)
	c := wire.Config{Version: 1, Serial: 5, Project: "p1", Epochs: []wire.Epoch{{ID: "2026-Q4", Recipient: recipient}}, Voices: []wire.Voice{f.Voice}}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if sha, ok := strings.CutPrefix(r.URL.Path, wire.VoicePath); ok {
			sends(sha, w, r)
			return
		}
		var req wire.SyncRequest
		if err := json.NewDecoder(r.Body).Decode(&req); err != nil {
			t.Error(err)
		}
		send(w, stored(req))
	}))
	t.Cleanup(srv.Close)
	d := newDevice(t)
	signed := string(must(note.Sign(&note.Note{Text: string(must(json.Marshal(c))(t)) + "\n"}, signer))(t))
	check(t, d.V.SetEnrolment(vault.Enrolment{Server: srv.URL, ProjectKey: vkey, DeviceID: "d1", Config: signed}))
	return d
}

// Whatever a server sends instead of a clip, nothing of it is kept, the
// stories have gone, and it is no error.
func TestClipsThatAreNotTheOnesNamed(t *testing.T) {
	f := folder(t)
	for name, sends := range map[string]func(b []byte, w http.ResponseWriter, r *http.Request){
		"other bytes": func(b []byte, w http.ResponseWriter, _ *http.Request) {
			b = bytes.Clone(b)
			b[len(b)-1] ^= 1
			w.Header().Set("Content-Length", strconv.Itoa(len(b)))
			_, _ = w.Write(b)
		},
		"longer": func(b []byte, w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", strconv.Itoa(2*len(b)))
			_, _ = w.Write(append(bytes.Clone(b), b...))
		},
		"shorter":  func(b []byte, w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(b[:100]) },
		"not here": func(_ []byte, w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) },
		"a web page": func(_ []byte, w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, "<html>Sign in to the café's wifi</html>")
		},
		"elsewhere": func(_ []byte, w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://example.org/", http.StatusFound)
		},
		"endless": func(b []byte, w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				if _, err := w.Write(b[:99]); err != nil {
					return
				}
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := voiceWorld(t, f, func(sha string, w http.ResponseWriter, r *http.Request) { sends(f.Clips[sha], w, r) })
			d.add(t, "words")
			r, err := d.syncer.Sync(context.Background())
			if err != nil || r.Stored != 1 || r.ClipsToCome != len(f.Clips) {
				t.Errorf("%+v, %v", r, err)
			}
			if held := must(d.V.Recordings())(t); len(held) != 0 || d.states(t)[flow.Stored] != 1 {
				t.Errorf("%+v is kept", held)
			}
		})
	}
}

// A server that does not know ranges begins at the start: so does the tablet.
func TestAServerWithoutRanges(t *testing.T) {
	f := folder(t)
	d := voiceWorld(t, f, func(sha string, w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(f.Clips[sha]) })
	for _, sha := range slices.Sorted(maps.Keys(f.Clips)) {
		check(t, d.V.AddPiece(sha, int64(len(f.Clips[sha])), 0, []byte("half of something")))
	}
	r := must(d.syncer.Sync(context.Background()))(t)
	if r.ClipsToCome != 0 || d.holds(t, f) != len(f.Clips) {
		t.Errorf("%+v, %d clips", r, d.holds(t, f))
	}
}

// A server that is busy, or a café's page in its place, takes nothing of what
// has come away.
func TestABusyServerCostsNothingOfAClip(t *testing.T) {
	f := folder(t)
	for _, status := range []int{http.StatusTooManyRequests, http.StatusServiceUnavailable, http.StatusFound, http.StatusNotFound} {
		d := voiceWorld(t, f, func(_ string, w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })
		sha := slices.Sorted(maps.Keys(f.Clips))[0]
		check(t, d.V.AddPiece(sha, int64(len(f.Clips[sha])), 0, f.Clips[sha][:1000]))
		r := must(d.syncer.Sync(context.Background()))(t)
		if held := must(d.V.Recordings())(t); len(held) != 1 || held[0].Have != 1000 || r.ClipsToCome != len(f.Clips) {
			t.Errorf("%d: %+v, %+v", status, held, r)
		}
	}
}

// In a real project a machine's voice is not even fetched.
func TestAMachineReadsInPracticeOnly(t *testing.T) {
	f := folder(t, "machine", "true")
	d := voiceWorld(t, f, func(string, http.ResponseWriter, *http.Request) { t.Error("fetched") })
	if r := must(d.syncer.Sync(context.Background()))(t); r.ClipsToCome != 0 {
		t.Errorf("%+v", r)
	}
	if c, ok := d.Config(); !ok || len(c.Voices) != 0 {
		t.Errorf("offered: %+v", c.Voices)
	}
}
