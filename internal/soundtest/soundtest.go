// Package soundtest hears what a program plays: a real sound server with a
// loudspeaker that nobody hears, for tests only.
package soundtest

import (
	"bufio"
	"encoding/binary"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// Hall starts a sound server of its own with a sink that nobody hears, and
// returns what comes out of it, 48,000 samples a second.
func Hall(t *testing.T) io.Reader {
	t.Helper()
	dir := t.TempDir()
	socket := filepath.Join(dir, "native")
	for k, v := range map[string]string{"PULSE_COOKIE": filepath.Join(dir, "cookie"), "PULSE_STATE_PATH": dir, "XDG_RUNTIME_DIR": dir, "PULSE_RUNTIME_PATH": dir, "PULSE_SERVER": "unix:" + socket, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"} {
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
	rec := exec.Command("parec", "--device=hall.monitor", "--raw", "--format=s16le", "--rate=48000", "--channels=1", "--latency-msec=1000")
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

// Hear reads until something was heard and then nothing for a while.
func Hear(t *testing.T, from io.Reader) []int16 {
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

// Of is how much of want, cut into hundredths of a second, is in got,
// sample for sample and in order. On a busy machine a real sound server puts
// silence in between and drops a moment now and then.
func Of(want, got []int16) float64 {
	const moment = 480
	found, all := 0, 0
	for ; len(want) >= moment; want = want[moment:] {
		all++
		for i := range got[:max(len(got)-moment+1, 0)] {
			if slices.Equal(got[i:i+moment], want[:moment]) {
				got = got[i+moment:]
				found++
				break
			}
		}
	}
	return float64(found) / float64(all)
}

// Trim is s without the silence around it.
func Trim(s []int16) []int16 {
	loud := func(v int16) bool { return v != 0 }
	s = s[slices.IndexFunc(s, loud):]
	for !loud(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	return s
}
