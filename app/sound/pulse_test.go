package sound

import (
	"bufio"
	"encoding/binary"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/gen2brain/malgo"

	"hearme/internal/recording"
)

// pulse starts a sound server of its own with a sink that nobody hears, and
// returns what comes out of it, 48,000 samples a second.
func pulse(t *testing.T) io.Reader {
	t.Helper()
	dir := t.TempDir()
	socket := filepath.Join(dir, "native")
	for k, v := range map[string]string{"HOME": dir, "XDG_RUNTIME_DIR": dir, "PULSE_RUNTIME_PATH": dir, "PULSE_SERVER": "unix:" + socket, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"} {
		t.Setenv(k, v)
	}
	run := func(name string, args ...string) {
		t.Helper()
		if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s(scripts/deps.sh test installs what is missing)", name, err, out)
		}
	}
	// It goes to the background by itself, and only when it is ready.
	run("pulseaudio", "-n", "--system=false", "--daemonize=yes", "--exit-idle-time=-1", "--use-pid-file=true", "--log-target=file:"+filepath.Join(dir, "log"),
		"--load=module-native-protocol-unix auth-anonymous=1 socket="+socket,
		"--load=module-null-sink sink_name=hall rate=48000 channels=1 channel_map=mono")
	t.Cleanup(func() { run("pulseaudio", "--kill") })
	rec := exec.Command("parec", "--device=hall.monitor", "--raw", "--format=s16le", "--rate=48000", "--channels=1", "--latency-msec=20")
	rec.Stderr = os.Stderr
	out, err := rec.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := rec.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = rec.Process.Kill(); _ = rec.Wait() })
	if err := binary.Read(out, binary.LittleEndian, new(int16)); err != nil { // it records now
		t.Fatal(err)
	}
	return bufio.NewReader(out)
}

// hear reads until something was heard and then nothing for a while.
func hear(t *testing.T, from io.Reader) []int16 {
	t.Helper()
	var heard []int16
	for still := 0; still < 48000/4; {
		var s int16
		if err := binary.Read(from, binary.LittleEndian, &s); err != nil {
			t.Fatal(err)
		}
		if s != 0 {
			still = 0
		} else if heard != nil {
			still++
		}
		if s != 0 || heard != nil {
			heard = append(heard, s)
		}
	}
	return heard
}

// likeness is how much b sounds like a, at the best of the given shifts: 1 for
// the same sound, however loud.
func likeness(a, b []int16, shifts int) float64 {
	best := 0.0
	for k := -shifts; k <= shifts; k++ {
		var ab, aa, bb float64
		for i, x := range a {
			if j := i + k; j >= 0 && j < len(b) {
				x, y := float64(x), float64(b[j])
				ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
			}
		}
		best = max(best, ab/math.Sqrt(aa*bb+1))
	}
	return best
}

func TestWhatIsPlayedIsHeardInARealSoundServer(t *testing.T) {
	hall := pulse(t)
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
		got, want := hear(t, hall), p.Samples[int(c.from.Seconds()*float64(p.Rate)):]
		if l := likeness(want, got, 600); l < 0.98 {
			t.Errorf("%s: %d samples heard of %d, likeness %.3f", c.name, len(got), len(want), l)
		}
		if l := likeness(load(t, "speech.opus", recording.Opus).Samples, got, 600); c.name != "speech.opus" && l > 0.5 {
			t.Errorf("the measure cannot tell two sounds apart: %.3f", l)
		}
	}
}
