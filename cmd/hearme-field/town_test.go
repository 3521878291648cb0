package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hearme/story"
	"hearme/story/envelope"
)

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// town is a real server beside a folder for tablets, all in their own programs.
type town struct {
	t             *testing.T
	dir           string
	field, server string
	stop          func()
}

const (
	connectorWords = "lamp river candle orange window\n"
	leadWords      = "walnut boat lemon pencil gate\n"
)

func newTown(t *testing.T, bin string) *town {
	t.Helper()
	w := &town{t: t, dir: t.TempDir(), field: filepath.Join(bin, "hearme-field"), server: filepath.Join(bin, "hearme-server")}
	check(t, os.WriteFile(w.path("words"), []byte(connectorWords), 0o600))
	check(t, os.WriteFile(w.path("lead"), []byte(leadWords), 0o600))
	w.ok(w.server, "", "init", "--dir", w.path("D"), "--project", "Luton", "--lead", "ama", "--passphrase-file", w.path("lead"))
	w.serve()
	return w
}

func (w *town) path(name string) string { return filepath.Join(w.dir, name) }

// serve starts the server and waits until it says that it listens.
func (w *town) serve() {
	w.t.Helper()
	cmd := exec.Command(w.server, "serve", "--dir", w.path("D"), "--listen", "127.0.0.1:0")
	said, err := cmd.StdoutPipe()
	check(w.t, err)
	check(w.t, cmd.Start())
	w.stop = func() {
		check(w.t, cmd.Process.Signal(os.Interrupt))
		_ = cmd.Wait()
		w.stop = func() {}
	}
	w.t.Cleanup(func() { w.stop() })
	lines := bufio.NewScanner(said)
	for lines.Scan() {
		if strings.Contains(lines.Text(), "listening on ") {
			go func() {
				for lines.Scan() { // so that the pipe does not fill
				}
			}()
			return
		}
	}
	w.t.Fatal("the server ended before it listened")
}

func (w *town) run(bin, in string, args ...string) (stdout, stderr string, status int) {
	w.t.Helper()
	cmd := exec.Command(bin, args...)
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(in), &out, &errs
	err := cmd.Run()
	if _, ended := err.(*exec.ExitError); err != nil && !ended {
		w.t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

func (w *town) ok(bin, in string, args ...string) string {
	w.t.Helper()
	out, errs, status := w.run(bin, in, args...)
	if status != 0 {
		w.t.Fatalf("%s %s: status %d\n%s%s", filepath.Base(bin), args[0], status, out, errs)
	}
	return out
}

// tablet runs hearme-field on the tablet T.
func (w *town) tablet(in, command string, args ...string) (stdout, stderr string, status int) {
	w.t.Helper()
	return w.run(w.field, in, append([]string{command, "--dir", w.path("T"), "--passphrase-file", w.path("words")}, args...)...)
}

func (w *town) ticket() string {
	w.t.Helper()
	return strings.TrimSpace(w.ok(w.server, "", "ticket", "--dir", w.path("D"), "--lead", "ama", "--passphrase-file", w.path("lead")))
}

func (w *town) enrol() {
	w.t.Helper()
	if out, errs, status := w.tablet("", "enrol", "--ticket", w.ticket()); status != 0 {
		w.t.Fatalf("enrol: %s%s", out, errs)
	}
}

// exported is a line of hearme-server export.
type exported struct {
	form
	ID         story.ID             `json:"id"`
	State      string               `json:"state"`
	Redactions []envelope.Redaction `json:"redactions"`
}

func (w *town) export() map[story.ID]exported {
	w.t.Helper()
	out := w.ok(w.server, "", "export", "--dir", w.path("D"), "--lead", "ama", "--passphrase-file", w.path("lead"), "--format", "jsonl")
	all := map[story.ID]exported{}
	for line := range strings.Lines(out) {
		var x exported
		check(w.t, json.Unmarshal([]byte(line), &x))
		if _, twice := all[x.ID]; twice {
			w.t.Errorf("%s is exported twice", x.ID)
		}
		all[x.ID] = x
	}
	return all
}

// form is a line of `add` as a script writes it.
type form struct {
	Lang         string         `json:"lang"`
	Role         string         `json:"role"`
	Stages       []string       `json:"stages"`
	WhatHappened string         `json:"what_happened"`
	WorkedWell   string         `json:"worked_well"`
	NeedsBetter  string         `json:"needs_better"`
	GoodService  string         `json:"good_service"`
	Rating       *int           `json:"rating"`
	Over16       bool           `json:"over_16"`
	About        map[string]any `json:"about,omitempty"`
	Consent      map[string]any `json:"consent"`
}

// answer is what `add` says of a line.
type answer struct {
	Line  int      `json:"line"`
	ID    story.ID `json:"id"`
	Code  string   `json:"withdrawal_code"`
	Error string   `json:"error"`
}

func (w *town) add(forms []form) (given map[story.ID]form, codes map[story.ID]string) {
	w.t.Helper()
	var in strings.Builder
	enc := json.NewEncoder(&in)
	for _, f := range forms {
		check(w.t, enc.Encode(f))
	}
	out, errs, status := w.tablet(in.String(), "add")
	if status != 0 {
		w.t.Fatalf("add: %s%s", out, errs)
	}
	given, codes = map[story.ID]form{}, map[story.ID]string{}
	for line := range strings.Lines(out) {
		var a answer
		check(w.t, json.Unmarshal([]byte(line), &a))
		given[a.ID], codes[a.ID] = forms[a.Line-1], a.Code
	}
	return given, codes
}

func (w *town) enrolWith(line string) {
	w.t.Helper()
	if out, errs, status := w.tablet("", "enrol", "--ticket", line); status != 0 {
		w.t.Fatalf("enrol: %s%s", out, errs)
	}
}
