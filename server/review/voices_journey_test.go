package review

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"hearme/internal/voicefolder/voicetest"
	"hearme/server/api"
)

// A lead chooses files in a real browser, reads what is wrong, chooses better
// ones, and hears a page.
func TestALeadUploadsAVoiceAndHearsIt(t *testing.T) {
	b := newBrowser(t)
	w := newWorld(t)
	both := http.NewServeMux() // as hearme-server serves them
	both.Handle("/v1/", api.New(w.project, api.Options{Now: w.clock}))
	both.Handle("/", w.site)
	w.site = both
	dir := t.TempDir()
	var files, fewer []string
	for name, data := range voicetest.Folder("variety", `"syl"`, "lang", `"bn"`, "name", `"Sylheti, a woman’s voice"`) {
		path := filepath.Join(dir, name)
		check(t, os.WriteFile(path, data, 0o600))
		files = append(files, path)
		if !strings.HasPrefix(name, "contact") {
			fewer = append(fewer, path)
		}
	}
	b.run("signing in", visit(w.server.URL+"/project"), see("#passphrase"), write("#name", leadName), write("#passphrase", passphrase+"\r"), see("#voices"))
	b.looks("project-no-voice")
	b.run("choosing too few", chromedp.SetUploadFiles(chromedp.CSS("#files"), fewer), press(`form[action="/project/voices"] .go`), see(".wrong"))
	if got := b.text(".wrong"); !strings.Contains(got, "contact.opus is missing") || !strings.Contains(got, "contact_named.opus is missing") || strings.Contains(got, "quote") {
		t.Errorf("it says %q", got)
	}
	b.looks("project-voice-wrong")
	b.run("choosing all", chromedp.SetUploadFiles(chromedp.CSS("#files"), files), press(`form[action="/project/voices"] .go`), see(".voices summary"))
	b.run("opening its pages", press(".voices summary"), see(".voices audio"))
	b.looks("project-voice")
	heard := ask(b, chromedp.Evaluate[bool](`new Promise((done, failed) => {
		const a = document.querySelector(".voices audio");
		a.muted = true;
		a.onended = () => done(a.duration > 0.4 && a.duration < 0.6);
		a.onerror = () => failed(a.error.message);
		a.play().catch(failed);
	})`, chromedp.EvalAwaitPromise))
	if !heard {
		t.Error("it did not sound for half a second")
	}
	b.run("removing it", press(`.voices a.danger`), see("h1"), see(".narrow"))
	b.looks("remove-voice")
	b.run("yes", press(".narrow .go"), see("#voices"), see(".said"))
	if got := b.text("#voices"); !strings.Contains(got, "No voice yet") {
		t.Errorf("it says %q", got)
	}
	for _, p := range b.problems {
		t.Errorf("the browser complains: %s", p)
	}
}
