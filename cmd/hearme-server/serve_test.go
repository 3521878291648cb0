package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"golang.org/x/mod/sumdb/note"
	"hearme/internal/voicefolder/voicetest"

	"hearme/server/project"
	"hearme/server/store"
	"hearme/story"
	"hearme/sync/wire"
)

const passphrase = "river lamp cousin bread window"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"hearme-server": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Cmds: map[string]func(*testscript.TestScript, bool, []string){
		"status": func(ts *testscript.TestScript, neg bool, args []string) { // status N ARGS...: runs hearme-server, wants exit status N
			var out, errs bytes.Buffer
			var with []string
			for _, a := range args[1:] {
				with = append(with, strings.ReplaceAll(a, "$WORK", ts.Getenv("WORK")))
			}
			if got := fmt.Sprint(run(context.Background(), with, &out, &errs)); got != args[0] {
				ts.Fatalf("exit status %s, want %s\n%s%s", got, args[0], &out, &errs)
			}
			ts.Logf("%s%s", &out, &errs)
		},
		"recordings": func(ts *testscript.TestScript, neg bool, args []string) { // recordings FOLDER [KEY VALUE]...: a voice, and what its voice.toml says
			dir := ts.MkAbs(args[0])
			ts.Check(os.MkdirAll(dir, 0o755))
			for name, b := range voicetest.Folder(args[1:]...) {
				ts.Check(os.WriteFile(filepath.Join(dir, name), b, 0o644))
			}
		},
	}})
}

// process is a server running as a program of its own.
type process struct {
	cmd  *exec.Cmd
	url  string
	errs bytes.Buffer
}

func start(t *testing.T, dir string, args ...string) *process {
	t.Helper()
	p := &process{cmd: exec.Command("hearme-server", append([]string{"serve", "--dir", dir, "--listen", "127.0.0.1:0"}, args...)...)}
	p.cmd.Stderr = &p.errs
	out, err := p.cmd.StdoutPipe()
	check(t, err)
	check(t, p.cmd.Start())
	t.Cleanup(func() {
		p.cmd.Process.Kill()
		p.cmd.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		p.cmd.Wait()
		t.Fatalf("the server said nothing: %v\n%s", err, &p.errs)
	}
	url, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
	if !ok {
		t.Fatalf("the server said %q", line)
	}
	p.url = url
	return p
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// do runs a command of the program and wants it to go well.
func do(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if status := run(t.Context(), args, &out, &errs); status != exitOK {
		t.Fatalf("%s: %d\n%s", args[0], status, &errs)
	}
	return out.String()
}

// folder is a new project's folder and the file of its lead's passphrase.
func folder(t *testing.T) (dir, pass string) {
	t.Helper()
	base := t.TempDir()
	dir, pass = filepath.Join(base, "d"), filepath.Join(base, "pass")
	check(t, os.WriteFile(pass, []byte(passphrase+"\n"), 0o600))
	do(t, "init", "--dir", dir, "--project", "Luton", "--lead", "Amina", "--passphrase-file", pass)
	return dir, pass
}

// tablet talks to the server over TLS and trusts the ticket's pin alone.
type tablet struct {
	t      *testing.T
	ticket wire.Ticket
	http   *http.Client
	signer note.Signer
	config wire.Config
}

func enrol(t *testing.T, dir, pass string) *tablet {
	t.Helper()
	line := do(t, "ticket", "--dir", dir, "--lead", "Amina", "--passphrase-file", pass)
	if strings.Count(line, "\n") != 1 {
		t.Fatalf("a ticket is one line: %q", line)
	}
	ticket, err := wire.ParseTicket(line)
	check(t, err)
	tb := &tablet{t: t, ticket: ticket}
	tb.http = &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true, VerifyConnection: func(s tls.ConnectionState) error {
		if wire.CertPin(s.PeerCertificates[0]) != tb.ticket.Pin {
			return fmt.Errorf("another certificate")
		}
		return nil
	}}}}
	t.Cleanup(tb.http.CloseIdleConnections)
	skey, vkey, err := note.GenerateKey(rand.Reader, "tablet-"+string(story.NewID())[:8])
	check(t, err)
	tb.signer, err = note.NewSigner(skey)
	check(t, err)
	var reply wire.EnrolReply
	check(t, tb.post(wire.EnrolPath, wire.EnrolRequest{Proto: wire.Proto, Token: ticket.Token, DeviceKey: vkey, Label: "Tablet 1"}, &reply))
	v, err := note.NewVerifier(ticket.Project)
	check(t, err)
	tb.config, err = project.OpenConfig(reply.Config, v)
	check(t, err)
	return tb
}

func (tb *tablet) post(path string, req, reply any) error {
	b, err := json.Marshal(req)
	if err != nil {
		return err
	}
	res, err := tb.http.Post(tb.ticket.URL+path, "application/json", bytes.NewReader(b))
	if err != nil {
		return err
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %d %s", path, res.StatusCode, raw)
	}
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, reply)
}

// parcel is one sealed story; its blob stands for ciphertext.
func (tb *tablet) parcel() wire.SyncRequest {
	blob := []byte("sealed " + string(story.NewID()))
	sum := sha256.Sum256(blob)
	m := wire.Manifest{Project: tb.config.Project, Version: 1, Epoch: tb.config.Epochs[0].ID, ID: story.NewID(), ConsentHash: strings.Repeat("0", 64),
		CodeHash: strings.Repeat("1", 64), Day: "2026-11-22",
		Blobs: []wire.BlobRef{{SHA256: hex.EncodeToString(sum[:]), Size: len(blob), Retention: wire.StoryBlob}}}
	signed, err := m.Sign(tb.signer)
	check(tb.t, err)
	return wire.SyncRequest{Proto: wire.Proto, Manifests: []string{signed}, Blobs: [][]byte{blob}}
}

// What was acknowledged is there after the server was killed in mid-work, with
// the same receipt; and a server asked to stop ends well.
func TestAKilledServerKeepsWhatItAcknowledged(t *testing.T) {
	dir, pass := folder(t)
	first := start(t, dir)
	tb := enrol(t, dir, pass)
	type ack struct {
		req     wire.SyncRequest
		receipt wire.Receipt
	}
	acks := make(chan ack, 10_000)
	enough := make(chan struct{})
	var senders sync.WaitGroup
	var once sync.Once
	for range 4 {
		senders.Go(func() {
			for {
				req := tb.parcel()
				var reply wire.SyncReply
				if tb.post(wire.SyncPath, req, &reply) != nil {
					return // killed
				}
				acks <- ack{req, *reply.Results[0].Receipt}
				if len(acks) >= 40 {
					once.Do(func() { close(enough) })
				}
			}
		})
	}
	<-enough
	check(t, first.cmd.Process.Kill())
	senders.Wait()
	close(acks)
	if len(acks) < 40 {
		t.Fatalf("only %d stories were taken", len(acks))
	}

	second := start(t, dir)
	tb.ticket.URL = second.url // a port of its own
	n := len(acks)
	for a := range acks {
		a.req.Blobs = nil
		var reply wire.SyncReply
		check(t, tb.post(wire.SyncPath, a.req, &reply))
		if r := reply.Results[0]; r.Status != wire.Stored || *r.Receipt != a.receipt {
			t.Fatalf("acknowledged, then %+v", r)
		}
	}
	check(t, second.cmd.Process.Signal(syscall.SIGTERM))
	if err := second.cmd.Wait(); err != nil {
		t.Fatalf("asked to stop: %v\n%s", err, &second.errs)
	}
	p, err := project.Open(dir)
	check(t, err)
	defer p.Close()
	check(t, p.Store().VerifyAudit(t.Context()))
	c, err := p.Store().Counts(t.Context())
	check(t, err)
	if c.Stories[store.Received] < n || c.Variants != 0 {
		t.Fatalf("%d acknowledged, %+v", n, c)
	}
}

func TestPagesAndCallsTogether(t *testing.T) {
	dir, pass := folder(t)
	p := start(t, dir)
	tb := enrol(t, dir, pass)
	for path, want := range map[string]int{"/": 200, "/withdraw": 200, "/sign-in": 200, "/v1/nothing": 404} {
		res, err := tb.http.Get(p.url + path)
		check(t, err)
		res.Body.Close()
		if res.StatusCode != want {
			t.Errorf("%s: %d", path, res.StatusCode)
		}
	}
	list := strings.Split(strings.TrimSpace(do(t, "devices", "--dir", dir)), "\t")
	if len(list) != 4 || list[2] != "-" || list[3] != `"Tablet 1"` {
		t.Fatalf("%q", list)
	}
	do(t, "revoke", "--dir", dir, "--lead", "Amina", "--passphrase-file", pass, "--device", list[0])
	var reply wire.SyncReply
	check(t, tb.post(wire.SyncPath, tb.parcel(), &reply))
	if reply.Results[0].Code != wire.CodeRevoked {
		t.Fatalf("%+v", reply.Results[0])
	}
	check(t, p.cmd.Process.Signal(syscall.SIGTERM))
	check(t, p.cmd.Wait())
	if !strings.Contains(p.errs.String(), "WARNING: the recovery sheets still lie in") {
		t.Error("no warning of the sheets")
	}
	for _, secret := range []string{tb.ticket.Token, "river", "Tablet 1"} {
		if strings.Contains(p.errs.String(), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}

func TestPlainHTTPOnThisMachine(t *testing.T) {
	dir, pass := folder(t)
	p := start(t, dir, "--plain-http")
	tb := enrol(t, dir, pass)
	if tb.ticket.URL != p.url || !strings.HasPrefix(p.url, "http://127.0.0.1:") || tb.ticket.Pin != "" {
		t.Fatalf("%+v", tb.ticket)
	}
}

func TestAnotherLeadAndAnotherPassphrase(t *testing.T) {
	dir, pass := folder(t)
	next := filepath.Join(filepath.Dir(dir), "next")
	check(t, os.WriteFile(next, []byte("green door seven stones\n"), 0o600))
	do(t, "lead", "--dir", dir, "--lead", "Amina", "--passphrase-file", pass, "--add", "Ben", "--new-passphrase-file", next)
	do(t, "export", "--dir", dir, "--lead", "Ben", "--passphrase-file", next, "--format", "jsonl")
	do(t, "passphrase", "--dir", dir, "--lead", "Amina", "--passphrase-file", pass, "--new-passphrase-file", next)
	var out, errs bytes.Buffer
	if run(t.Context(), []string{"export", "--dir", dir, "--lead", "Amina", "--passphrase-file", pass, "--format", "csv"}, &out, &errs) != exitFailed {
		t.Fatal("the old passphrase still opens")
	}
	if strings.Contains(errs.String(), "river") {
		t.Fatal("the passphrase was repeated")
	}
	do(t, "export", "--dir", dir, "--lead", "Amina", "--passphrase-file", next, "--format", "csv")
}
