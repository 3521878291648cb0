package api

import (
	"bytes"
	"context"
	"net/http"
	"time"

	"hearme/sync/wire"
)

// voicesAtOnce bounds the memory that clips take while they are sent, 4 MiB
// each. Others wait for voicesWait and are then sent away, to ask again at
// their next sync: those who only wait must not pile up either.
const (
	voicesAtOnce = 32
	voicesWait   = 30 * time.Second
)

// voice sends a clip of a recorded voice, or the range of it that is asked
// for. They are public words, so nobody has to say who they are; a clip never
// changes under its hash, so it may be kept anywhere.
func (a *api) voice(r *http.Request, _ http.ResponseWriter) (any, error) {
	sha := r.PathValue("sha256")
	wait, done := context.WithTimeout(r.Context(), voicesWait)
	defer done()
	select {
	case a.voices <- struct{}{}:
	case <-wait.Done():
		return nil, fail(http.StatusTooManyRequests, wire.CodeTooMany)
	}
	b, err := a.store.Recording(r.Context(), sha)
	if err != nil {
		<-a.voices
		return nil, err
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() { <-a.voices }()
		h := w.Header()
		h.Set("Content-Type", "audio/wav")
		if bytes.HasPrefix(b, []byte("OggS")) {
			h.Set("Content-Type", "audio/ogg")
		}
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
		h.Set("ETag", `"`+sha+`"`)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b))
	}), nil
}
