package voicefolder

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"hearme/sync/wire"
)

const (
	maxVTT = 64 << 10               // bytes
	slack  = 500 * time.Millisecond // that a last cue may reach past the end
)

// cues reads a WebVTT file and holds it against the page's sentences and the
// recording's length.
func (r *reader) cues(file string, b []byte, keys []string, long time.Duration) []wire.Cue {
	cues, err := parseVTT(b)
	if err != nil {
		r.wrongs.say(file, "%v", err)
		return nil
	}
	before := 0
	for _, c := range cues {
		switch {
		case !slices.Contains(keys, c.Key):
			r.wrongs.say(file, "no sentence of this page is called %q", short(c.Key))
			return nil
		case c.From < before || c.To <= c.From:
			r.wrongs.say(file, "the times of %q are out of order", short(c.Key))
			return nil
		case time.Duration(c.To)*time.Millisecond > long+slack:
			r.wrongs.say(file, "%q ends after the recording does", short(c.Key))
			return nil
		}
		before = c.To
	}
	return cues
}

func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// parseVTT reads WebVTT (https://www.w3.org/TR/webvtt1/): of each cue its
// identifier, which is a sentence's key, and its times. Text, settings, notes
// and styles are passed over. Its errors are for leads.
func parseVTT(b []byte) ([]wire.Cue, error) {
	if len(b) > maxVTT || !utf8.Valid(b) {
		return nil, fmt.Errorf("is not a WebVTT file")
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(b), "\ufeff"))
	lines := strings.Split(text, "\n")
	head, _, _ := strings.Cut(strings.ReplaceAll(lines[0], "\t", " "), " ")
	if head != "WEBVTT" {
		return nil, fmt.Errorf("is not a WebVTT file: its first line is WEBVTT")
	}
	var cues []wire.Cue
	for n := 1; n < len(lines); n++ {
		from, to, timed := strings.Cut(lines[n], "-->")
		if !timed {
			continue
		}
		key := strings.TrimSpace(lines[n-1])
		if n == 1 || key == "" || strings.Contains(key, "-->") {
			return nil, fmt.Errorf("line %d: the name of the sentence is missing above the times", n+1)
		}
		if n >= 2 && strings.TrimSpace(lines[n-2]) != "" {
			return nil, fmt.Errorf("line %d: an empty line is missing before %q", n, short(key))
		}
		c := wire.Cue{Key: key}
		var okFrom, okTo bool
		c.From, okFrom = stamp(strings.TrimSpace(from))
		end, _, _ := strings.Cut(strings.TrimSpace(strings.ReplaceAll(to, "\t", " ")), " ") // settings follow
		if c.To, okTo = stamp(end); !okFrom || !okTo {
			return nil, fmt.Errorf("line %d: times are written 00:07.250 --> 00:11.000", n+1)
		}
		if cues = append(cues, c); len(cues) > wire.MaxCues {
			return nil, fmt.Errorf("has more than %d sentences", wire.MaxCues)
		}
		for n+1 < len(lines) && lines[n+1] != "" { // the cue's own text
			n++
		}
	}
	return cues, nil
}

// stamp reads mm:ss.mmm or hh:mm:ss.mmm as milliseconds.
func stamp(s string) (ms int, ok bool) {
	rest, milli, ok := strings.Cut(s, ".")
	parts := strings.Split(rest, ":")
	if !ok || len(milli) != 3 || len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil || len(p) < 2 || i > 0 && (len(p) != 2 || n > 59) || n > 99 {
			return 0, false
		}
		ms = ms*60 + int(n)
	}
	n, err := strconv.ParseUint(milli, 10, 16)
	return ms*1000 + int(n), err == nil
}
