package journey

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var pictures = flag.String("pictures", "", "folder to keep pictures of the journeys in")

func picturesDir(t *testing.T) string {
	t.Helper()
	dir := *pictures
	if dir == "" {
		return t.TempDir()
	}
	dir = filepath.Join(dir, strings.ToLower(strings.TrimPrefix(t.Name(), "Test")))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

var built struct {
	sync.Mutex
	dir   string
	paths map[string]string
}

func TestMain(m *testing.M) {
	flag.Parse()
	dir, err := os.MkdirTemp("", "hearme-journey-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	built.dir, built.paths = dir, map[string]string{}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// binary builds a command of this module once and returns its path.
func binary(t *testing.T, pkg string) string {
	t.Helper()
	built.Lock()
	defer built.Unlock()
	if p, ok := built.paths[pkg]; ok {
		return p
	}
	out := filepath.Join(built.dir, "bin-"+filepath.Base(pkg))
	c := exec.Command("go", "build", "-tags", "x11", "-o", out, pkg)
	c.Dir = "../.."
	if b, err := c.CombinedOutput(); err != nil {
		t.Fatalf("building %s: %v\n%s", pkg, err, b)
	}
	built.paths[pkg] = out
	return out
}

// run runs one of the commands and returns its standard output.
func run(t *testing.T, stdin string, pkg string, args ...string) string {
	t.Helper()
	c := exec.Command(binary(t, pkg), args...)
	c.Stdin = strings.NewReader(stdin)
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s%s", pkg, args[0], err, out, errs.String())
	}
	return string(out)
}

func file(t *testing.T, dir, name, content string) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.WriteFile(p, []byte(content+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

// project is a practice project with its server running.
type project struct {
	t         *testing.T
	dir, url  string
	lead      string // the lead's passphrase
	leadFile  string
	passFile  string // the connector's
	passWords string
}

func newProject(t *testing.T) *project {
	t.Helper()
	dir := t.TempDir()
	p := &project{t: t, dir: dir, lead: "practice lead passphrase", passWords: "practice words for this tablet"}
	p.leadFile, p.passFile = file(t, dir, "lead", p.lead), file(t, dir, "connector", p.passWords)
	run(t, "", "./cmd/hearme-server", "init", "--practice", "--dir", p.path("server"), "--project", "Luton", "--lead", "lead", "--passphrase-file", p.leadFile)
	serve := exec.Command(binary(t, "./cmd/hearme-server"), "serve", "--dir", p.path("server"), "--listen", "127.0.0.1:0")
	out, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	serve.Stderr = serve.Stdout
	start(t, serve)
	for in := bufio.NewScanner(out); in.Scan(); {
		if _, url, ok := strings.Cut(in.Text(), "listening on "); ok {
			p.url = strings.TrimSpace(url)
			go func() {
				for in.Scan() {
				}
			}()
			return p
		}
	}
	t.Fatal("the server did not say where it listens")
	return nil
}

func (p *project) path(name string) string { return filepath.Join(p.dir, name) }

func (p *project) ticket() string {
	return strings.TrimSpace(run(p.t, "", "./cmd/hearme-server", "ticket", "--dir", p.path("server"), "--lead", "lead", "--passphrase-file", p.leadFile))
}

// addVoice has a machine read the pages in a language, for practice.
func (p *project) addVoice(lang string) {
	p.t.Helper()
	run(p.t, "", "./cmd/hearme-server", "voices", "machine", "--lang", lang, "--to", p.path("voice"))
	run(p.t, "", "./cmd/hearme-server", "voices", "add", "--dir", p.path("server"), "--lead", "lead", "--passphrase-file", p.leadFile, "--from", p.path("voice"))
}

// received waits until the server has n stories and returns its export. The
// export is the event: it is asked for until it says so.
func (p *project) received(n int) string {
	p.t.Helper()
	limit := time.Now().Add(patience)
	for {
		got := p.export()
		if strings.Count(got, "\n") >= n {
			return got
		}
		if time.Now().After(limit) {
			p.t.Fatalf("the server has %d stories, want %d", strings.Count(got, "\n"), n)
		}
	}
}

func (p *project) export() string {
	return run(p.t, "", "./cmd/hearme-server", "export", "--dir", p.path("server"), "--lead", "lead", "--passphrase-file", p.leadFile, "--format", "jsonl")
}
