package journey

import (
	"os"
	"path/filepath"
	"testing"

	"hearme/internal/recording"
	"hearme/internal/soundtest"
)

// TestAPageIsHeard takes a recording the whole way: from a lead's folder by the
// server and the tablet's sync to the Listen button in the real window, and
// from a real sound server back to our ear.
func TestAPageIsHeard(t *testing.T) {
	hall := soundtest.Hall(t)
	p := newProject(t)
	speech, err := os.ReadFile("../recording/testdata/speech.opus")
	if err != nil {
		t.Fatal(err)
	}
	folder := p.path("voice")
	run(t, "", "./cmd/hearme-server", "voices", "machine", "--lang", "en", "--to", folder)
	for _, ext := range []string{"wav", "opus", "vtt"} {
		_ = os.Remove(filepath.Join(folder, "info_1."+ext)) // this page is ours: sample for sample the same in the end
	}
	if err := os.WriteFile(filepath.Join(folder, "info_1.opus"), speech, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "", "./cmd/hearme-server", "voices", "add", "--dir", p.path("server"), "--lead", "lead", "--passphrase-file", p.leadFile, "--from", folder)
	dir := p.path("tablet")
	run(t, "", "./cmd/hearme-field", "enrol", "--dir", dir, "--ticket", p.ticket(), "--passphrase-file", p.passFile)
	run(t, "", "./cmd/hearme-field", "sync", "--dir", dir, "--passphrase-file", p.passFile)

	tb := openTablet(t, newDisplay(t, 1200, 800), "-dir", dir)
	tb.unlock(p.passWords)
	tb.typeText(pin)
	tb.typeText(pin)
	tb.screen("home")
	tb.touch("home.start")
	tb.touch("start.company_nobody")
	tb.touch("English")
	tb.touch("start.next")
	tb.touch("start.age_18")
	tb.picture("hand-over-with-a-voice")
	tb.touch("handover.go")
	tb.screen("telling_info_1")
	tb.touch("Listen: \u2068English\u2069")
	heard := soundtest.Hear(t, hall)
	tb.picture("heard")
	pcm, err := recording.Decode(speech, recording.Opus)
	if err != nil {
		t.Fatal(err)
	}
	if h := soundtest.Of(soundtest.Trim(pcm.Samples), heard); h < 0.85 {
		t.Errorf("%.0f %% of the recording is heard", 100*h)
	}
}
