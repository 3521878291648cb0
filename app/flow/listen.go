package flow

import (
	"time"

	"hearme/internal/recording"
	"hearme/sync/wire"
)

// Sound plays recordings aloud, one at a time; its calls return at once.
type Sound interface {
	// Play stops what is playing and plays pcm from a moment of it on. heard is
	// told where it is, end that it has ended, or why nothing is heard
	// (no_sound_device); both on the window's side, and neither after Stop.
	Play(pcm recording.PCM, from time.Duration, heard func(at time.Duration), end func(error))
	Stop()
}

// ListenState is how far a recording has come.
type ListenState int

// The states of a recording.
const (
	Silent ListenState = iota
	Playing
	Paused
)

// Listening is a recorded voice that reads one page aloud. It begins only when
// the person asks for it.
type Listening struct {
	Notifier
	t       *Telling
	part    part
	voice   wire.Voice
	clip    wire.Clip
	pcm     recording.PCM // empty until it was first asked for
	state   ListenState
	at      time.Duration
	problem error
	turn    int // counts touches: what was got ready for an earlier one is not played
}

// part is what a recording reads: a page, in one form of its words.
type part struct {
	page string
	easy bool
}

// listening is the recording of a page in the form in which it is read now,
// nil where there is none. It stays the same one until something else is to be
// heard.
func (p *worded) listening(page string) *Listening {
	what := part{page, p.Easy()}
	v, c, ok := p.t.recorded(what)
	if p.aloud != nil && (!ok || p.aloud.clip.SHA256 != c.SHA256) {
		p.aloud.pause()
		p.aloud = nil
	}
	if ok && p.aloud == nil {
		p.aloud = &Listening{t: p.t, part: what, voice: v, clip: c}
	}
	return p.aloud
}

// Listening is the recorded voice for this page, nil where there is none.
func (p *worded) Listening() *Listening { return p.listening(p.step) }

// State tells whether it is heard now.
func (l *Listening) State() ListenState { return l.state }

// Name is what the voice speaks, in its own name; where there are several
// voices it is the voice's name.
func (l *Listening) Name() string {
	if l.CanChange() {
		return l.voice.Name
	}
	return l.t.variety(l.voice)
}

// Problem is why nothing is heard, nil when there is no reason.
func (l *Listening) Problem() error { return l.problem }

// Lit is the catalogue key of the sentence that is heard now, empty where that
// is not known.
func (l *Listening) Lit() string {
	if l.state == Silent {
		return ""
	}
	ms := int(l.at.Milliseconds())
	for _, c := range l.clip.Cues {
		if c.From <= ms && ms < c.To {
			return c.Key
		}
	}
	return ""
}

// Toggle plays from the beginning, pauses, or goes on where it paused.
func (l *Listening) Toggle() {
	l.t.touch()
	if l.state == Playing {
		l.pause()
		return
	}
	l.turn++
	l.state, l.problem = Playing, nil
	l.t.playing = l
	l.Changed()
	if l.pcm.Samples != nil {
		l.play()
		return
	}
	turn := l.turn
	l.t.deps.Runner.Do(func() func() {
		pcm, err := l.load()
		return func() {
			if l.turn != turn {
				return
			}
			if err != nil {
				l.over(err)
				return
			}
			l.pcm = pcm
			l.play()
		}
	})
}

func (l *Listening) load() (recording.PCM, error) {
	b, _ := l.t.deps.Clip(l.clip.SHA256)
	return recording.Decode(b, l.clip.Type)
}

func (l *Listening) play() {
	l.t.deps.Sound.Play(l.pcm, l.at, func(at time.Duration) {
		was := l.Lit()
		l.at = at
		if l.Lit() != was {
			l.Changed()
		}
	}, l.over)
}

// over is the end: of the recording, or of trying.
func (l *Listening) over(why error) {
	l.turn++
	l.state, l.at, l.problem = Silent, 0, why
	if why == nil {
		l.t.heard[l.part] = l.voice.Variety
	}
	l.Changed()
}

// pause falls silent and remembers the place.
func (l *Listening) pause() {
	if l.state != Playing {
		return
	}
	l.turn++
	l.state = Paused
	l.t.deps.Sound.Stop()
	l.Changed()
}

// CanChange reports whether several voices can read this page.
func (l *Listening) CanChange() bool { return len(l.t.voicesFor(l.part)) > 1 }

// Change takes the next voice. It begins only when the person asks for it.
func (l *Listening) Change() {
	l.pause()
	l.t.voice++
	l.Changed()
}

// hush pauses what is playing: the page is left, covered or locked.
func (t *Telling) hush() {
	if t.playing != nil {
		t.playing.pause()
		t.playing = nil
	}
}
