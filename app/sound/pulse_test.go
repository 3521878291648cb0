package sound

import (
	"testing"
	"time"

	"github.com/gen2brain/malgo"

	"hearme/internal/recording"
	"hearme/internal/soundtest"
)

func TestWhatIsPlayedIsHeardInARealSoundServer(t *testing.T) {
	hall := soundtest.Hall(t)
	for _, c := range []struct {
		name, typ string
		from      time.Duration
	}{{"speech.opus", recording.Opus, 0}, {"tones.opus", recording.Opus, time.Second / 2}} {
		p := load(t, c.name, c.typ)
		s := newStudio(t, malgo.BackendPulseaudio)
		done := make(chan struct{})
		s.Play(p, c.from, func(time.Duration) {}, func(err error) {
			if err != nil {
				t.Error(err)
			}
			close(done)
		})
		s.listen(done)
		want, got := soundtest.Trim(p.Samples[int(c.from.Seconds()*float64(p.Rate)):]), soundtest.Hear(t, hall)
		if h := soundtest.Of(want, got); h < 0.85 {
			t.Errorf("%s: %.0f %% of it is heard", c.name, 100*h)
		}
		if h := soundtest.Of(load(t, "stereo.opus", recording.Opus).Samples, got); h > 0 {
			t.Errorf("%s: %.0f %% of another recording is heard", c.name, 100*h)
		}
	}
}
