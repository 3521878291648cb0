package review

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser is a real Chromium, driven through its DevTools. Pictures go to the
// folder that HEARME_SHOTS names, or to one that is thrown away.
type browser struct {
	t     testing.TB
	ctx   context.Context
	shots string

	mu       sync.Mutex
	problems []string
}

func newBrowser(t testing.TB) *browser {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("this test needs Chromium (Debian: apt install chromium), and it is not here")
	}
	profile, err := os.MkdirTemp("", "hearme-chromium-")
	check(t, err)
	t.Cleanup(func() { os.RemoveAll(profile) })
	b := &browser{t: t, shots: os.Getenv("HEARME_SHOTS")}
	if b.shots == "" {
		b.shots = t.TempDir()
	}
	check(t, os.MkdirAll(b.shots, 0o755))
	flags := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.UserDataDir(profile),
		chromedp.Flag("ignore-certificate-errors", true), chromedp.Flag("hide-scrollbars", true), chromedp.Flag("lang", "en-GB")}
	for _, f := range []string{"headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
		"disable-component-update", "disable-sync", "disable-dev-shm-usage"} {
		flags = append(flags, chromedp.Flag(f, true))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, flags...)
	t.Cleanup(cancel)
	b.ctx, cancel = chromedp.NewContext(ctx, chromedp.WithListener(b.listen))
	t.Cleanup(cancel)
	// The tab lives as long as the context of the first thing done in it.
	check(t, chromedp.Do(b.ctx, chromedp.EmulateViewport(1280, 900)))
	return b
}

// listen keeps what the browser complains of: policy violations, files that
// are missing, errors in scripts.
func (b *browser) listen(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := ev.(type) {
	case *log.EventEntryAdded:
		// Failed loads are told below, with their kind.
		if e.Entry.Source != log.EntrySourceNetwork && (e.Entry.Level == log.EntryLevelWarning || e.Entry.Level == log.EntryLevelError) {
			b.problems = append(b.problems, e.Entry.Text)
		}
	case *runtime.EventExceptionThrown:
		b.problems = append(b.problems, e.ExceptionDetails.Text)
	case *network.EventResponseReceived:
		if e.Type != network.ResourceTypeDocument && e.Response.Status >= 400 {
			b.problems = append(b.problems, e.Response.URL)
		}
	}
}

// step is something done on a page.
type step = chromedp.Action[chromedp.Void]

func visit(address string) step      { return chromedp.Navigate(address) }
func press(selector string) step     { return chromedp.Click(chromedp.CSS(selector)) }
func see(selector string) step       { return chromedp.WaitVisible(chromedp.CSS(selector)) }
func there(selector string) step     { return chromedp.WaitReady(chromedp.CSS(selector)) }
func write(selector, s string) step  { return chromedp.SendKeys(chromedp.CSS(selector), s) }
func choose(selector, v string) step { return chromedp.SetValue(chromedp.CSS(selector), v) }

// run does the steps, or tells where it stopped.
func (b *browser) run(what string, steps ...step) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		at, _ := chromedp.Run(b.ctx, chromedp.Location())
		words, _ := chromedp.Run(b.ctx, chromedp.Text(chromedp.CSS("body")))
		b.t.Fatalf("%s: %v, at %s:\n%s", what, err, at, words)
	}
}

func ask[T any](b *browser, a chromedp.Action[T]) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, a)
	check(b.t, err)
	return v
}

func (b *browser) text(selector string) string {
	b.t.Helper()
	return ask(b, chromedp.Text(chromedp.CSS(selector)))
}

func (b *browser) value(selector string) string {
	b.t.Helper()
	return ask(b, chromedp.Value(chromedp.CSS(selector)))
}

func (b *browser) address() string {
	b.t.Helper()
	return ask(b, chromedp.Location())
}

// script switches the pages' own scripts on or off.
func script(on bool) step {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
		return err
	})
}

// looks takes the page's picture at 1280, 400 and 320 px (a page of 1280 px
// zoomed to 400 %, WCAG 1.4.10), and holds it to what every page must do.
func (b *browser) looks(name string) {
	b.t.Helper()
	for _, w := range []struct {
		suffix string
		width  int64
	}{{"-1280", 1280}, {"-400", 400}, {"-320", 320}} {
		b.run("looking at "+name, chromedp.EmulateViewport(w.width, 900))
		ask(b, chromedp.Evaluate[bool](`document.fonts.ready.then(() => true)`, chromedp.EvalAwaitPromise))
		over, small := ask(b, chromedp.Evaluate[[]string](sticksOut)), ask(b, chromedp.Evaluate[[]string](tooSmall))
		check(b.t, os.WriteFile(filepath.Join(b.shots, name+w.suffix+".png"), ask(b, chromedp.FullScreenshot(100)), 0o644))
		if len(over) > 0 {
			b.t.Errorf("%s at %d px: sticks out: %s", name, w.width, strings.Join(over, ", "))
		}
		if len(small) > 0 {
			b.t.Errorf("%s at %d px: too small to touch: %s", name, w.width, strings.Join(small, ", "))
		}
	}
	b.run("back to the wide page", chromedp.EmulateViewport(1280, 900))
}

// What is wider than the window, and what is under 44 px high or 24 px wide
// to touch (a field inside a label is as large as its label; a link that ends
// a sentence is exempt by WCAG 2.2, 2.5.8).
const (
	sticksOut = `[...document.querySelectorAll("body *")].filter(e => {
		const r = e.getBoundingClientRect();
		return r.width > 1 && (r.right > innerWidth + 1 || r.left < -1) && !e.closest(".hidden, .skip, .plait, thead");
	}).map(e => e.tagName + "." + e.className).slice(0, 5)`
	tooSmall = `[...document.querySelectorAll("a, button, input:not([type=hidden]), select")].filter(e => {
		if (e.closest(".skip, .wrong")) return false;
		const r = (e.closest("label") || (e.closest("tr") || e)).getBoundingClientRect();
		return r.height < 44 || r.width < 24;
	}).map(e => e.tagName + "." + e.className + " " + e.textContent.trim()).slice(0, 5)`
)
