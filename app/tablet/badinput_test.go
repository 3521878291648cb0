package tablet_test

import (
	"bytes"
	"context"
	"database/sql"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"hearme/app/flow"
	"hearme/app/flow/flowtest"
	"hearme/app/tablet"
	"hearme/app/vault"
	"hearme/i18n"
	"hearme/internal/keys"
	"hearme/server/api"
	"hearme/server/project"
	"hearme/story"
	"hearme/sync/wire"
)

const five = "lamp river candle orange window"

// town is a real server whose clock can be turned and whose replies can be
// lost.
type town struct {
	project *project.Project
	lead    *project.Lead
	late    atomic.Int64 // what the clock was turned on by
	lose    atomic.Int64 // how many replies are still to be lost
}

func newTown(t *testing.T) *town {
	t.Helper()
	ctx, w := context.Background(), &town{}
	now := func() time.Time { return time.Now().Add(time.Duration(w.late.Load())) }
	opts := []project.Option{project.Cost(keys.Params{Time: 1, MemoryKiB: 8, Lanes: 1}), project.Clock(now)}
	dir := filepath.Join(t.TempDir(), "luton")
	_, err := project.Found(ctx, project.Founding{Dir: dir, Name: "Luton", Lead: "Ama", Passphrase: five}, opts...)
	check(t, err)
	w.project, err = project.Open(dir, opts...)
	check(t, err)
	w.lead, err = w.project.UnlockLead(ctx, "Ama", five)
	check(t, err)
	calls := api.New(w.project, api.Options{Now: now})
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if w.lose.Load() > 0 { // the server does it, and nobody hears of it
			w.lose.Add(-1)
			calls.ServeHTTP(httptest.NewRecorder(), r)
			panic(http.ErrAbortHandler)
		}
		calls.ServeHTTP(rw, r)
	}))
	srv.Config.ErrorLog = log.New(io.Discard, "", 0)
	srv.StartTLS()
	t.Cleanup(func() { srv.Close(); w.project.Close() })
	check(t, w.project.Served(srv.URL, wire.CertPin(srv.Certificate())))
	return w
}

func (w *town) ticket(t *testing.T) wire.Ticket {
	t.Helper()
	ticket, err := w.project.Ticket(context.Background(), w.lead, "")
	check(t, err)
	return ticket
}

// program is the tablet program without its window, over a vault in a folder.
type program struct {
	*flow.App
	t    *testing.T
	cats *i18n.Catalogues
	dir  string
}

func newProgram(t *testing.T) *program {
	t.Helper()
	p := &program{t: t, cats: catalogues(t), dir: filepath.Join(t.TempDir(), "tablet")}
	p.App = flow.NewApp(flow.Deps{Catalogues: p.cats, Engine: marker{}, Clock: flowtest.NewClock(), Runner: flowtest.AtOnce{},
		Prefs: flowtest.Prefs{"language": "ur"}, Words: tablet.Words{}})
	p.Open = func() (flow.Vault, error) {
		st, err := tablet.Open(p.dir, p.cats, time.Now, vault.WithParams(keys.Params{Time: 1, MemoryKiB: 64, Lanes: 1}))
		if err != nil {
			return nil, err
		}
		t.Cleanup(func() { _ = st.Close() })
		p.Sync = tablet.NewSyncer(st)
		return st, nil
	}
	return p
}

// says holds a screen's problem to its code, and to words in the languages that
// are whole: none of them missing, none left in English. Those that are still
// being made are i18n's own tests' to judge.
func (p *program) says(what, problem, code string) {
	p.t.Helper()
	if problem != "problem."+code {
		p.t.Errorf("%s: %q, want %s", what, problem, code)
		return
	}
	english := p.cats.Language("en").T(problem)
	for _, tag := range []string{"en", "pl", "bn", "ur"} {
		l := p.cats.Language(tag)
		said := l.T(problem)
		if !l.Has(problem) || said == problem || len(said) < 10 || l.Tag != "en" && said == english {
			p.t.Errorf("%s: in %s it says %q", what, l.Tag, said)
		}
	}
}

// Whatever is wrong with passphrase, ticket or server is said on the page, and
// the story in progress is still there.
func TestGettingInSaysWhatIsWrongAndLosesNothing(t *testing.T) {
	w, p := newTown(t), newProgram(t)
	p.Start()
	s, err := p.Vault.AddConnector(nil, five, "482913")
	check(t, err)
	r := flow.Record{ID: story.NewID(), Touched: p.Clock.Now(), Code: "apple apricot acorn actor agenda airport album",
		Content: story.Content{Lang: "en", WhatHappened: "The letter came late.", Age: story.Adult}}
	check(t, flow.Save(s, r))
	before, err := s.LoadRecord(r.ID)
	check(t, err)

	p.Start()
	door, ok := p.Current().(*flow.Unlock)
	if !ok {
		t.Fatalf("shown: %T", p.Current())
	}
	for typed, code := range map[string]string{"": "passphrase_missing", "lamp river candle orange": "wrong_passphrase", "\xff\xfe": "wrong_passphrase"} {
		door.SetTyped(typed)
		door.Go()
		p.says("a wrong passphrase", door.Problem, code)
		if p.Unlocked() {
			t.Fatalf("%q unlocked it", typed)
		}
	}
	door.SetTyped(five)
	door.Go()
	page, ok := p.Current().(*flow.Enrol)
	if !ok {
		t.Fatalf("shown: %T, %s", p.Current(), door.Problem)
	}
	for _, c := range badTickets(t, w) {
		page.SetLine(c.line)
		page.Go()
		p.says(c.name, page.Problem, c.code)
		if _, in := p.Vault.Config(); in || p.Current() != flow.Screen(page) {
			t.Fatalf("%s: enrolled all the same", c.name)
		}
		if page.Line != c.line {
			t.Errorf("%s: what was typed is gone", c.name)
		}
	}
	w.lose.Store(1)
	page.SetLine(w.ticket(t).String())
	page.Go()
	if c, in := p.Vault.Config(); !in || c.Name != "Luton" || w.lose.Load() != 0 {
		t.Errorf("after a lost reply: %v, %s", in, page.Problem)
	}
	if after, err := s.LoadRecord(r.ID); err != nil || !bytes.Equal(after, before) {
		t.Errorf("the story in progress: %v", err)
	}
}

type badTicket struct{ name, line, code string }

func badTickets(t *testing.T, w *town) []badTicket {
	t.Helper()
	used, expired := w.ticket(t), w.ticket(t)
	other := newProgram(t)
	other.Start()
	s, err := other.Vault.AddConnector(nil, five, "482913")
	check(t, err)
	check(t, other.Sync.Enrol(context.Background(), s, used.String()))
	w.late.Store(int64(project.TicketLife))
	good := w.ticket(t)
	elsewhere, unknown, nowhere := good, good, good
	elsewhere.Pin = strings.Repeat("ab", 32)
	unknown.Token = "made-up"
	dead := httptest.NewServer(http.NotFoundHandler())
	dead.Close()
	nowhere.URL, nowhere.Pin = dead.URL, ""
	return []badTicket{
		{"no ticket", " ", "ticket_missing"},
		{"something else", "hello", "ticket_not"},
		{"broken letters", "HEARME1.\xff\xfe", "ticket_cut"},
		{"cut short", good.String()[:60], "ticket_cut"},
		{"for another server", elsewhere.String(), "ticket_other_server"},
		{"used twice", used.String(), wire.CodeTokenUsed},
		{"expired", expired.String(), wire.CodeTokenExpired},
		{"not known", unknown.String(), wire.CodeTokenUnknown},
		{"no server there", nowhere.String(), "server_unreachable"},
	}
}

// A vault that cannot be opened is said and left as it is; when it can be
// opened again, the story is there.
func TestAVaultThatDoesNotOpenIsSaidAndLeftAlone(t *testing.T) {
	p := newProgram(t)
	st, err := tablet.Open(p.dir, p.cats, time.Now, vault.WithParams(keys.Params{Time: 1, MemoryKiB: 64, Lanes: 1}))
	check(t, err)
	s, err := st.AddConnector(nil, five, "482913")
	check(t, err)
	r := flow.Record{ID: story.NewID(), Code: "apple apricot acorn actor agenda airport album"}
	check(t, flow.Save(s, r))
	p.Start()
	p.trouble("open twice", "vault_busy")
	check(t, st.Close())
	file := filepath.Join(p.dir, "vault.db")
	whole, err := os.ReadFile(file)
	check(t, err)
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"of a newer version": {newerVault(t, whole), "vault_newer"},
		"damaged":            {append(bytes.Clone(whole[:4096]), bytes.Repeat([]byte{0xA5}, len(whole)-4096)...), "vault_damaged"},
		"emptied":            {nil, "vault_damaged"},
	} {
		check(t, os.WriteFile(file, c.data, 0o600))
		p.Start()
		p.trouble(name, c.code)
		if now, err := os.ReadFile(file); err != nil || !bytes.Equal(now, c.data) {
			t.Errorf("%s: the file was changed: %v", name, err)
		}
	}
	check(t, os.WriteFile(file, whole, 0o600))
	page, _ := p.Current().(*flow.Trouble)
	page.Again()
	if _, ok := p.Current().(*flow.Unlock); !ok {
		t.Fatalf("shown: %T", p.Current())
	}
	again, err := p.Vault.Unlock(five)
	check(t, err)
	if _, err := again.LoadRecord(r.ID); err != nil {
		t.Error(err)
	}
}

func (p *program) trouble(what, code string) {
	p.t.Helper()
	page, ok := p.Current().(*flow.Trouble)
	if !ok {
		p.t.Fatalf("%s: shown: %T", what, p.Current())
	}
	p.says(what, page.Problem, code)
}

// newerVault is the vault as a later version would leave it.
func newerVault(t *testing.T, whole []byte) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vault.db")
	check(t, os.WriteFile(path, whole, 0o600))
	db, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=TRUNCATE")
	check(t, err)
	_, err = db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
	check(t, err)
	check(t, db.Close())
	b, err := os.ReadFile(path)
	check(t, err)
	return b
}
