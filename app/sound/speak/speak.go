// Package speak makes spoken words by espeak-ng, a program of the machine. It
// is a help for connectors; what participants hear is a person's voice.
package speak

import (
	"bytes"
	"context"
	"io"
	"os/exec"
	"strings"
	"time"

	"hearme/internal/recording"
	"hearme/story"
)

const (
	longest   = 20 * time.Second // for the program, which makes a minute of speech in a tenth of a second
	mostWAV   = 40 << 20         // bytes
	perMinute = "140"            // words a minute: calmer than its own 175
)

// Voice is espeak-ng on this machine.
type Voice struct {
	program string // its path; empty: it is not here
}

// New looks for the program; where it is not, no language is spoken.
func New() *Voice {
	path, err := exec.LookPath("espeak-ng")
	if err != nil {
		return &Voice{}
	}
	return &Voice{program: path}
}

// Languages are those of the given tags that it speaks. It runs the program:
// call it away from the window.
func (v *Voice) Languages(tags []string) []string {
	var here []string
	spoken := v.voices()
	for _, t := range tags {
		if voiceFor(spoken, t) != "" {
			here = append(here, t)
		}
	}
	return here
}

// Say gives the sound of words in a language, an empty tag or one that is not
// spoken being no_speech. The words go to the program by its standard input:
// arguments can be read by everyone on the machine.
func (v *Voice) Say(tag, words string) (recording.PCM, error) {
	voice := voiceFor(v.voices(), tag)
	if voice == "" {
		return recording.PCM{}, silence()
	}
	wav, err := v.run(strings.NewReader(words), "-v", voice, "-s", perMinute, "--stdin", "--stdout")
	if err != nil {
		return recording.PCM{}, silence()
	}
	return recording.Decode(wav, recording.WAV)
}

// voices lists what the program calls its languages, most wanted first.
func (v *Voice) voices() []string {
	out, err := v.run(nil, "--voices")
	if err != nil {
		return nil
	}
	var names []string
	for _, line := range strings.Split(string(out), "\n")[1:] {
		if f := strings.Fields(line); len(f) > 1 { // Pty Language Age/Gender VoiceName File
			names = append(names, f[1])
		}
	}
	return names
}

// voiceFor is the program's name for a language: the same, or else the first
// of its varieties.
func voiceFor(names []string, tag string) string {
	if tag == "en" {
		tag = "en-gb"
	}
	found := ""
	for _, n := range names {
		if n == tag {
			return n
		}
		if found == "" && tag != "" && strings.HasPrefix(n, tag+"-") {
			found = n
		}
	}
	return found
}

func (v *Voice) run(in io.Reader, args ...string) ([]byte, error) {
	if v.program == "" {
		return nil, exec.ErrNotFound
	}
	ctx, stop := context.WithTimeout(context.Background(), longest)
	defer stop()
	cmd := exec.CommandContext(ctx, v.program, args...)
	cmd.Stdin = in
	var out limited
	cmd.Stdout = &out
	err := cmd.Run()
	return out.Bytes(), err
}

// limited takes no more than a recording may be.
type limited struct{ bytes.Buffer }

func (l *limited) Write(b []byte) (int, error) {
	if l.Len()+len(b) > mostWAV {
		return 0, io.ErrShortWrite
	}
	return l.Buffer.Write(b)
}

func silence() error { return &story.Problem{Code: "no_speech", Field: "sound"} }
