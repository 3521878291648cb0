package voicefolder

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"hearme/internal/recording"
	"hearme/story"
	"hearme/sync/wire"
)

// shortest is the least that is a recording of anything.
const shortest = 200 * time.Millisecond

// hearing tells how long a recording of a kind is. Its errors are for leads.
type hearing func(b []byte, kind string) (time.Duration, error)

// kindOf is what a file begins as; empty for no sound that tablets play.
func kindOf(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("OggS")):
		return recording.Opus
	case bytes.HasPrefix(b, []byte("RIFF")):
		return recording.WAV
	}
	return ""
}

// length decodes a recording as a tablet does, so that what does not play is
// found before an event and not at one.
func length(b []byte, kind string) (time.Duration, error) {
	if kind == "" {
		return 0, errors.New("is neither an Opus nor a WAV recording")
	}
	pcm, err := recording.Decode(b, kind)
	long := pcm.Duration()
	if p, ok := errors.AsType[*story.Problem](err); ok && p.Code == "recording_too_long" || long > wire.ClipLongest {
		return 0, fmt.Errorf("is longer than %d minutes", int(wire.ClipLongest.Minutes()))
	}
	if err != nil {
		return 0, errors.New("is damaged, cut short, or of a kind that tablets do not play: they play Opus, and WAV of 16 bit, with one or two channels")
	}
	if long < shortest {
		return 0, errors.New("has no sound in it")
	}
	return long, nil
}

// unheard takes a recording that a test has heard.
func unheard(_ []byte, kind string) (time.Duration, error) {
	if kind == "" {
		return 0, errors.New("is neither an Opus nor a WAV recording")
	}
	return wire.ClipLongest, nil
}
