package journey

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience bounds every wait for an event; it is never waited out when all is well.
const patience = 30 * time.Second

// display is a virtual screen with a window manager on it.
type display struct {
	t        *testing.T
	name     string
	shot     int
	pictures string
	w, h     int
}

func newDisplay(t *testing.T, width, height int) *display {
	t.Helper()
	d := newScreen(t, width, height)
	start(t, d.command("openbox"))
	return d
}

// newScreen is a virtual screen and nothing on it.
func newScreen(t *testing.T, width, height int) *display {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	// -ardelay: on a busy machine a key is let go late, and must not repeat.
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp", "-ardelay", "3600000")
	x.ExtraFiles = []*os.File{w}
	start(t, x)
	w.Close()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb did not say its display: %v", err)
	}
	return &display{t: t, name: ":" + strings.TrimSpace(line), pictures: picturesDir(t), w: width, h: height}
}

func (d *display) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+d.name, "WAYLAND_DISPLAY=", "FYNE_SCALE=1", "LIBGL_ALWAYS_SOFTWARE=1")
	return c
}

func (d *display) run(name string, args ...string) {
	d.t.Helper()
	if out, err := d.command(name, args...).CombinedOutput(); err != nil {
		d.t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// picture keeps what is on the screen where -pictures says.
func (d *display) picture(name string) {
	d.t.Helper()
	d.shot++
	d.run("import", "-window", "root", filepath.Join(d.pictures, fmt.Sprintf("%02d-%s.png", d.shot, name)))
}

// start runs a command until the test ends.
func start(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if err := c.Start(); err != nil {
		t.Fatalf("%s is needed here: %v", filepath.Base(c.Path), err)
	}
	t.Cleanup(func() { c.Process.Kill(); c.Wait() })
}

// target is something on the screen that can be touched: its catalogue key
// and where it is, in pixels.
type target struct {
	Key        string
	X, Y, W, H int
	More       *target // "More below", where it is out of sight
}

// announcement is one line that the program writes with -announce: what is on
// the screen now. It never says what is typed or told.
type announcement struct {
	Screen  string
	W, H    int
	Targets []target
}

// tablet is the program in its real window.
type tablet struct {
	*display
	mu      sync.Mutex
	now     announcement
	news    chan struct{}
	stderr  bytes.Buffer
	gone    chan struct{}
	command *exec.Cmd
}

func openTablet(t *testing.T, d *display, args ...string) *tablet {
	t.Helper()
	tb := launch(t, d, binary(t, "."), args...)
	tb.focus()
	return tb
}

// launch starts a program that announces what can be touched.
func launch(t *testing.T, d *display, program string, args ...string) *tablet {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	tb := &tablet{display: d, news: make(chan struct{}, 1), gone: make(chan struct{})}
	tb.command = d.command(program, append([]string{"-announce-fd", "3"}, args...)...)
	tb.command.ExtraFiles = []*os.File{w}
	tb.command.Stderr = &tb.stderr
	if err := tb.command.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	go tb.listen(r)
	t.Cleanup(tb.close)
	return tb
}

// focus waits until the window is there, fills the screen, and keys go to it:
// before that, what is announced still moves.
func (tb *tablet) focus() {
	tb.t.Helper()
	tb.run("timeout", strconv.Itoa(int(patience.Seconds())), "xdotool", "search", "--sync", "--onlyvisible", "--name", "^Hear Me$", "windowactivate", "--sync")
	tb.until("a window that fills the screen", func(a announcement) bool { return a.W == tb.w && a.H == tb.h })
}

func (tb *tablet) listen(r io.Reader) {
	defer close(tb.gone)
	for dec := json.NewDecoder(r); ; {
		var a announcement
		if dec.Decode(&a) != nil {
			return
		}
		tb.mu.Lock()
		tb.now = a
		tb.mu.Unlock()
		select {
		case tb.news <- struct{}{}:
		default:
		}
	}
}

func (tb *tablet) close() {
	tb.command.Process.Kill()
	tb.command.Wait()
	if s := tb.stderr.String(); strings.Contains(s, "Error in Fyne call thread") || strings.Contains(s, "panic:") {
		tb.t.Errorf("the program complained:\n%s", s)
	}
}

// until waits for an announcement that ok accepts.
func (tb *tablet) until(what string, ok func(announcement) bool) announcement {
	tb.t.Helper()
	limit := time.After(patience)
	for {
		tb.mu.Lock()
		a := tb.now
		tb.mu.Unlock()
		if ok(a) {
			return a
		}
		select {
		case <-tb.news:
		case <-tb.gone:
			tb.t.Fatalf("the program ended while waiting for %s\n%s", what, tb.stderr.String())
		case <-limit:
			tb.picture("stuck")
			tb.t.Fatalf("waited for %s; on the screen: %s %v", what, a.Screen, keys(a))
		}
	}
}

func keys(a announcement) []string {
	var ks []string
	for _, t := range a.Targets {
		ks = append(ks, t.Key)
	}
	return ks
}

// nth is the n-th target of a name, from the top.
func (a announcement) nth(key string, n int) (target, bool) {
	for _, t := range a.Targets {
		if t.Key == key {
			if n == 0 {
				return t, true
			}
			n--
		}
	}
	return target{}, false
}

func (a announcement) find(key string) (target, bool) { return a.nth(key, 0) }

func (a announcement) count(key string) (n int) {
	for _, t := range a.Targets {
		if t.Key == key {
			n++
		}
	}
	return n
}

// screen waits until a screen is shown.
func (tb *tablet) screen(name string) {
	tb.t.Helper()
	tb.until("screen "+name, func(a announcement) bool { return a.Screen == name })
}

// touch waits for a target and clicks its middle.
func (tb *tablet) touch(key string) {
	tb.t.Helper()
	tb.touchNth(key, 0)
}

// touchNth clicks the n-th target of a name, from the top. What lies below the
// fold is brought into sight as a person would: by "More below".
func (tb *tablet) touchNth(key string, n int) {
	tb.t.Helper()
	g := tb.nth(key, n, nil)
	for g.More != nil {
		tb.click(*g.More)
		g = tb.nth(key, n, &g)
	}
	tb.click(g)
}

// nth waits for the n-th target of a name, at another place than it was; nil
// for any place.
func (tb *tablet) nth(key string, n int, was *target) (g target) {
	tb.t.Helper()
	tb.until(fmt.Sprintf("target %s (%d)", key, n), func(a announcement) (ok bool) {
		g, ok = a.nth(key, n)
		return ok && (was == nil || g.X != was.X || g.Y != was.Y)
	})
	return g
}

func (tb *tablet) click(g target) {
	tb.t.Helper()
	tb.run("xdotool", "mousemove", strconv.Itoa(g.X+g.W/2), strconv.Itoa(g.Y+g.H/2), "click", "1")
}

// answerAll clicks an answer to every question of a page.
func (tb *tablet) answerAll(key string) {
	tb.t.Helper()
	tb.nth(key, 0, nil)
	for n := range tb.until(key, func(announcement) bool { return true }).count(key) {
		tb.touchNth(key, n)
	}
}

// shows waits until the workbench has a mark to decide or a question to answer,
// and says whether it is key.
func (tb *tablet) shows(key string) bool {
	tb.t.Helper()
	asked := false
	tb.until(key+" or the question", func(a announcement) bool {
		_, found := a.find(key)
		_, asked = a.find("could.title")
		return found || asked
	})
	return !asked
}

// typeText types as a keyboard would.
func (tb *tablet) typeText(s string) {
	tb.t.Helper()
	tb.run("xdotool", "type", "--delay", "15", "--", s)
}

// unlock opens a connector's part.
func (tb *tablet) unlock(words string) {
	tb.t.Helper()
	tb.screen("unlock")
	tb.picture("unlock")
	tb.touch("field")
	tb.typeText(words)
	tb.touch("unlock.go")
	tb.until("the first page", func(a announcement) bool { return a.Screen != "unlock" })
	tb.picture("first")
}
