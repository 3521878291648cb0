package sound

import (
	"errors"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/gen2brain/malgo"

	"hearme/internal/recording"
	"hearme/story"
)

// toNobody is miniaudio's output that takes what is played at the speed of a
// loudspeaker and drops it. malgo counts one too few: miniaudio has "custom"
// before it.
const toNobody = malgo.BackendNull + 1

// studio is a player whose loudspeaker is heard by the test. Calls meant for
// the window's side wait in window.
type studio struct {
	*Player
	window chan func()
	blocks chan []int16
}

func newStudio(t *testing.T, backends ...malgo.Backend) *studio {
	s := &studio{window: make(chan func(), 10_000), blocks: make(chan []int16, 10_000)}
	s.Player = New(func(f func()) { s.window <- f })
	s.backends = backends
	s.handed = func(b []int16) { s.blocks <- b }
	t.Cleanup(s.Close)
	return s
}

// listen does what comes for the window until done is closed.
func (s *studio) listen(done chan struct{}) {
	for {
		select {
		case f := <-s.window:
			f()
		case <-done:
			return
		}
	}
}

// taken is all that the loudspeaker was handed of p so far, after the silence
// that comes first.
func (s *studio) taken(t *testing.T, p recording.PCM) []int16 {
	t.Helper()
	var all []int16
	for more := true; more; {
		select {
		case b := <-s.blocks:
			all = append(all, b...)
		default:
			more = false
		}
	}
	first := int(lead.Seconds()*float64(p.Rate)) * p.Channels
	if len(all) < first || slices.ContainsFunc(all[:first], func(v int16) bool { return v != 0 }) {
		t.Fatal("it does not begin with silence")
	}
	return all[first:]
}

func load(t *testing.T, name, typ string) recording.PCM {
	t.Helper()
	b, err := os.ReadFile("../../internal/recording/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	p, err := recording.Decode(b, typ)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWhatIsRecordedIsWhatTheLoudspeakerGets(t *testing.T) {
	for _, c := range []struct{ name, typ string }{
		{"tones.opus", recording.Opus}, {"stereo.opus", recording.Opus}, {"tones.wav", recording.WAV},
	} {
		p := load(t, c.name, c.typ)
		s := newStudio(t, toNobody)
		var at []time.Duration
		done := make(chan struct{})
		s.Play(p, 0, func(d time.Duration) { at = append(at, d) }, func(err error) {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			close(done)
		})
		s.listen(done)
		s.Close()
		got := s.taken(t, p)
		if len(got) < len(p.Samples) || !slices.Equal(got[:len(p.Samples)], p.Samples) {
			t.Fatalf("%s: the loudspeaker got %d samples, and not the %d in their order", c.name, len(got), len(p.Samples))
		}
		if slices.ContainsFunc(got[len(p.Samples):], func(v int16) bool { return v != 0 }) {
			t.Errorf("%s: something is heard after the end", c.name)
		}
		if !slices.IsSorted(at) || len(at) < int(p.Duration()/(2*tick)) || at[len(at)-1] > p.Duration() {
			t.Errorf("%s: places told: %v of %v", c.name, at, p.Duration())
		}
	}
}

func TestPlayingGoesOnWhereItStopped(t *testing.T) {
	p := load(t, "tones.opus", recording.Opus)
	s := newStudio(t, toNobody)
	var stoppedAt time.Duration
	stopped, done := make(chan struct{}), make(chan struct{})
	s.Play(p, 0, func(at time.Duration) {
		if at > p.Duration()/2 && stoppedAt == 0 {
			stoppedAt = at
			s.Stop()
			close(stopped)
		}
	}, func(error) { t.Error("it ended although it was stopped") })
	s.listen(stopped)
	s.open.Wait()
	first := s.taken(t, p)
	s.Play(p, stoppedAt, func(time.Duration) {}, func(error) { close(done) })
	s.listen(done)
	s.Close()
	second := s.taken(t, p)

	cut := int(stoppedAt.Seconds() * float64(p.Rate))
	if len(first) < cut || !slices.Equal(first[:cut], p.Samples[:cut]) {
		t.Error("what was heard before stopping is not the recording's beginning")
	}
	if rest := p.Samples[cut:]; len(second) < len(rest) || !slices.Equal(second[:len(rest)], rest) {
		t.Error("what was heard afterwards is not the rest")
	}
}

func TestOnlyOneIsHeardAtATime(t *testing.T) {
	first, second := load(t, "tones.opus", recording.Opus), load(t, "speech.opus", recording.Opus)
	s := newStudio(t, toNobody)
	done := make(chan struct{})
	s.Play(first, 0, func(time.Duration) {
		s.Play(second, 0, func(time.Duration) {}, func(error) { close(done) })
	}, func(error) { t.Error("the first one ended although another took its place") })
	s.listen(done)
	s.Close()
	got := s.taken(t, first)
	from := slices.IndexFunc(got, func(v int16) bool { return v != 0 })
	for ; from >= 0 && from+len(second.Samples) <= len(got); from++ {
		if slices.Equal(got[from:from+len(second.Samples)], second.Samples) {
			return
		}
	}
	t.Error("the second one was not heard whole and by itself")
}

func TestNoLoudspeakerIsSaid(t *testing.T) {
	s := newStudio(t, malgo.BackendWebaudio) // there is none in a program
	done := make(chan struct{})
	var got error
	s.Play(load(t, "tones.wav", recording.WAV), 0, nil, func(err error) { got = err; close(done) })
	s.listen(done)
	var problem *story.Problem
	if !errors.As(got, &problem) || problem.Code != "no_sound_device" {
		t.Errorf("said: %v", got)
	}
	if slices.Contains(outputs, toNobody) {
		t.Error("the program would play to nobody and not say so")
	}
}
