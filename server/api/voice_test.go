package api_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"hearme/i18n"
	"hearme/internal/voicefolder"
	"hearme/internal/voicefolder/voicetest"
	"hearme/sync/wire"
)

func (w *world) addVoice() voicefolder.Folder {
	w.t.Helper()
	cats, err := i18n.Load()
	if err != nil {
		w.t.Fatal(err)
	}
	f, err := voicefolder.Read(voicetest.Folder(), voicefolder.About{}, cats)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := w.project.AddVoice(ctx, w.lead, f.Voice, f.Clips); err != nil {
		w.t.Fatal(err)
	}
	return f
}

func (w *world) fetch(sha string, header ...string) *httptest.ResponseRecorder {
	w.t.Helper()
	r := httptest.NewRequest(http.MethodGet, wire.VoicePath+sha, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	rec := httptest.NewRecorder()
	w.calls.ServeHTTP(rec, r)
	return rec
}

// A clip is sent whole, from the middle, or not again, to whoever knows its
// hash; no other hash is answered.
func TestAClipIsSent(t *testing.T) {
	w := newWorld(t)
	f := w.addVoice()
	clip := f.Voice.Clips[0]
	want := f.Clips[clip.SHA256]
	got := w.fetch(clip.SHA256)
	if got.Code != http.StatusOK || !bytes.Equal(got.Body.Bytes(), want) || got.Header().Get("Content-Type") != clip.Type ||
		!strings.Contains(got.Header().Get("Cache-Control"), "immutable") || got.Result().ContentLength != clip.Size {
		t.Errorf("%d, %d bytes, %v", got.Code, got.Body.Len(), got.Header())
	}
	if got := w.fetch(clip.SHA256, "Range", "bytes=1000-"); got.Code != http.StatusPartialContent || !bytes.Equal(got.Body.Bytes(), want[1000:]) {
		t.Errorf("from the middle: %d, %d bytes", got.Code, got.Body.Len())
	}
	if got := w.fetch(clip.SHA256, "If-None-Match", `"`+clip.SHA256+`"`); got.Code != http.StatusNotModified || got.Body.Len() != 0 {
		t.Errorf("not again: %d", got.Code)
	}
	for _, sha := range []string{strings.Repeat("0", 64), "x", "%2e%2e", clip.SHA256[:63]} {
		if got := w.fetch(sha); got.Code != http.StatusNotFound || !strings.Contains(got.Body.String(), wire.CodeNotFound) {
			t.Errorf("%q: %d %s", sha, got.Code, got.Body)
		}
	}
	if err := w.project.RemoveVoice(ctx, w.lead, f.Voice.ID()); err != nil {
		t.Fatal(err)
	}
	if got := w.fetch(clip.SHA256); got.Code != http.StatusNotFound {
		t.Errorf("removed: %d", got.Code)
	}
	if strings.Contains(w.log.String(), clip.SHA256) {
		t.Error("the log says which clip was heard")
	}
}

// slow takes nothing of an answer until it is let go.
type slow struct {
	*httptest.ResponseRecorder
	begun, letGo chan struct{}
}

func (s slow) Write(b []byte) (int, error) {
	s.begun <- struct{}{}
	<-s.letGo
	return s.ResponseRecorder.Write(b)
}

// Whoever reads slowly holds up other readers of recordings, but those are sent
// away after a while, and whoever comes later is served.
func TestSlowReadersOfRecordings(t *testing.T) {
	w := newWorld(t)
	sha := w.addVoice().Voice.Clips[0].SHA256
	begun, letGo := make(chan struct{}, 100), make(chan struct{})
	var all sync.WaitGroup
	for range 32 {
		all.Go(func() {
			w.calls.ServeHTTP(slow{httptest.NewRecorder(), begun, letGo}, httptest.NewRequest(http.MethodGet, wire.VoicePath+sha, nil))
		})
	}
	for range 32 {
		<-begun
	}
	over, cancel := context.WithCancel(ctx)
	cancel()
	rec := httptest.NewRecorder()
	w.calls.ServeHTTP(rec, httptest.NewRequestWithContext(over, http.MethodGet, wire.VoicePath+sha, nil))
	if rec.Code != http.StatusTooManyRequests || strings.Contains(w.log.String(), "call failed") {
		t.Errorf("%d, %s", rec.Code, w.log.String())
	}
	close(letGo)
	all.Wait()
	if got := w.fetch(sha); got.Code != http.StatusOK {
		t.Errorf("afterwards: %d", got.Code)
	}
}
