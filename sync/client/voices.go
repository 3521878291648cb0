package client

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"time"

	"hearme/sync/wire"
)

const (
	pieceSize = 256 << 10        // bytes that are kept at a time
	pieceTime = 60 * time.Second // a piece takes no longer, or the line counts as cut
)

// Recording is what the store holds of a clip.
type Recording struct {
	SHA256     string
	Size, Have int64
	Whole      bool
}

// errClip says that a server sent something else than the clip.
var errClip = errors.New("client: not the clip that the configuration names")

// voices fetches the clips that the configuration names and forgets the others,
// after the stories and without ever standing in their way: what does not come
// is counted, and goes on at the next sync where it stopped.
func (r *round) voices() (toCome int) {
	c, err := OpenConfig(r.enrolment.Config, r.enrolment.ProjectKey)
	if err != nil {
		return 0
	}
	wanted := clipsOf(c)
	held, err := r.store.Recordings()
	if err != nil {
		return len(wanted)
	}
	have := map[string]Recording{}
	for _, h := range held {
		if w, ok := wanted[h.SHA256]; !ok || w.Size != h.Size {
			if r.store.DropRecording(h.SHA256) != nil {
				return len(wanted)
			}
			continue
		}
		have[h.SHA256] = h
	}
	cut := false
	for _, sha := range slices.Sorted(maps.Keys(wanted)) { // the same order each time: what was begun is finished first
		clip := wanted[sha]
		if have[sha].Whole {
			continue
		}
		if !cut {
			err = r.fetch(clip, have[sha].Have)
		}
		if cut = cut || err != nil && !errors.Is(err, errClip); cut || err != nil {
			toCome++
		}
	}
	return toCome
}

// clipsOf lists the clips of a configuration's voices by their hash. A machine
// reads in practice projects only.
func clipsOf(c wire.Config) map[string]wire.Clip {
	clips := map[string]wire.Clip{}
	for _, v := range c.Voices {
		if v.Machine && !c.Practice {
			continue
		}
		for _, clip := range v.Clips {
			if b, err := hex.DecodeString(clip.SHA256); err == nil && len(b) == 32 && clip.Size > 0 && clip.Size <= wire.MaxClip {
				clips[clip.SHA256] = clip
			}
		}
	}
	return clips
}

// fetch brings what is missing of a clip and keeps it piece by piece. The
// store refuses a whole whose hash is wrong.
func (r *round) fetch(clip wire.Clip, have int64) error {
	ctx, cut := context.WithCancel(r.ctx)
	defer cut()
	watch := time.AfterFunc(pieceTime, cut)
	defer watch.Stop()
	res, have, err := r.ask(ctx, clip, have)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	for have < clip.Size {
		piece := make([]byte, min(pieceSize, clip.Size-have))
		n, err := io.ReadFull(res.Body, piece)
		if n > 0 {
			kept := r.store.AddPiece(clip.SHA256, clip.Size, have, piece[:n])
			if isCode(kept, "disk_full") {
				return kept
			}
			if kept != nil {
				return errClip
			}
			have += int64(n)
		}
		if err != nil {
			return unreached(err)
		}
		watch.Reset(pieceTime)
	}
	return nil
}

// ask begins a download from byte have on, or from the start where the server
// cannot. One that answers about another length is not followed further; -1 is
// a length that something on the way took out.
func (r *round) ask(ctx context.Context, clip wire.Clip, have int64) (*http.Response, int64, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.call.server+wire.VoicePath+clip.SHA256, nil)
	if err != nil {
		return nil, 0, errClip
	}
	req.Header.Set("Accept-Encoding", "identity")
	if have > 0 {
		req.Header.Set("Range", "bytes="+strconv.FormatInt(have, 10)+"-")
	}
	res, err := r.call.http.Do(req)
	if err != nil {
		return nil, 0, unreached(err)
	}
	from := fmt.Sprintf("bytes %d-%d/%d", have, clip.Size-1, clip.Size)
	switch {
	case have == 0 && res.StatusCode == http.StatusOK && (res.ContentLength == clip.Size || res.ContentLength == -1):
		return res, 0, nil
	case have > 0 && res.StatusCode == http.StatusPartialContent && res.Header.Get("Content-Range") == from:
		return res, have, nil
	}
	res.Body.Close()
	ours := []int{http.StatusOK, http.StatusPartialContent, http.StatusRequestedRangeNotSatisfiable}
	if have == 0 || !slices.Contains(ours, res.StatusCode) { // busy, or not the server: what is here is still good
		return nil, 0, errClip
	}
	if err := r.store.DropRecording(clip.SHA256); err != nil {
		return nil, 0, err
	}
	return r.ask(ctx, clip, 0) // once: from the start
}
