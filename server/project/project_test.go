package project_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"hearme/internal/keys"
	"hearme/server/project"
	"hearme/server/store"
	"hearme/sync/wire"
)

var (
	ctx   = context.Background()
	cheap = project.Cost(keys.Params{Time: 1, MemoryKiB: 8, Lanes: 1})
)

const passphrase = "river lamp cousin bread window"

// clock is turned by hand.
type clock struct{ now time.Time }

func (c *clock) option() project.Option { return project.Clock(func() time.Time { return c.now }) }

func newClock() *clock { return &clock{time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)} }

func founded(t *testing.T, c *clock) (*project.Project, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "luton")
	_, err := project.Found(ctx, project.Founding{Dir: dir, Name: "Luton", Lead: "Amina", Passphrase: passphrase}, cheap, c.option())
	if err != nil {
		t.Fatal(err)
	}
	return open(t, dir, c), dir
}

func open(t *testing.T, dir string, c *clock) *project.Project {
	t.Helper()
	p, err := project.Open(dir, cheap, c.option())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

func unlock(t *testing.T, p *project.Project) *project.Lead {
	t.Helper()
	l, err := p.UnlockLead(ctx, "Amina", passphrase)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestALeadOpensTheirKeysAndNobodyElse(t *testing.T) {
	p, _ := founded(t, newClock())
	l := unlock(t, p)
	es := l.EpochIdentities()
	if len(es) != 1 || es[0].ID != "2026-Q4" || l.SafeguardingIdentity() == "" {
		t.Fatalf("epochs %d, safeguarding %t", len(es), l.SafeguardingIdentity() != "")
	}
	sealed, err := l.Seal("2026-Q4", []byte("a note"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := l.Open("2026-Q4", sealed); err != nil || string(got) != "a note" {
		t.Fatalf("%q %v", got, err)
	}
	if _, err := l.Seal("2030-Q1", nil); !errors.Is(err, project.ErrEpoch) {
		t.Fatal(err)
	}
	for _, who := range [][2]string{{"Amina", "river lamp cousin bread door"}, {"Nobody", passphrase}, {"", ""}} {
		if _, err := p.UnlockLead(ctx, who[0], who[1]); !errors.Is(err, project.ErrPassphrase) {
			t.Errorf("%s: %v", who[0], err)
		}
	}
}

func TestThePepperIsNeeded(t *testing.T) {
	c := newClock()
	p, dir := founded(t, c)
	p.Close()
	if err := os.WriteFile(filepath.Join(dir, "pepper"), make([]byte, 16), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, dir, c).UnlockLead(ctx, "Amina", passphrase); !errors.Is(err, project.ErrPassphrase) {
		t.Fatalf("the database and the passphrase were enough: %v", err)
	}
}

func TestASessionHoldsALead(t *testing.T) {
	p, _ := founded(t, newClock())
	key := keys.NewKey()
	wrapped, err := unlock(t, p).Wrap(key)
	if err != nil {
		t.Fatal(err)
	}
	l, err := p.Unwrap(ctx, "Amina", key, wrapped)
	if err != nil || l.Name() != "Amina" || len(l.EpochIdentities()) != 1 {
		t.Fatal(l, err)
	}
	if _, err := p.Unwrap(ctx, "Amina", keys.NewKey(), wrapped); err == nil {
		t.Fatal("another key opened the session")
	}
	if _, err := p.Unwrap(ctx, "Ben", key, wrapped); err == nil {
		t.Fatal("another name opened the session")
	}
}

func TestANewQuarterGetsItsEpoch(t *testing.T) {
	c := newClock()
	p, dir := founded(t, c)
	before, err := p.Config(ctx)
	if err != nil {
		t.Fatal(err)
	}
	c.now = time.Date(2027, 1, 1, 0, 0, 1, 0, time.UTC)
	l := unlock(t, p)
	unlock(t, p)
	after, err := p.Config(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if after.Serial != before.Serial+1 || len(after.Epochs) != 2 || after.Epochs[1].ID != "2027-Q1" || after.Epochs[0] != before.Epochs[0] {
		t.Fatalf("serial %d after %d, epochs %+v", after.Serial, before.Serial, after.Epochs)
	}
	if len(l.EpochIdentities()) != 2 {
		t.Fatal("the lead does not hold the new epoch")
	}
	c.now = time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC)
	unlock(t, p)
	again, err := p.Config(ctx)
	if err != nil || again.Serial != after.Serial {
		t.Fatal("a clock gone back made an epoch", err)
	}
	// Recovery holds every epoch too.
	gs, err := p.Store().Grants(ctx, store.Recovery)
	if err != nil {
		t.Fatal(err)
	}
	identity := recovered(t, dir, 1, 2)
	for _, g := range gs {
		if _, err := age.Decrypt(bytes.NewReader(g.Sealed), identity); err != nil {
			t.Errorf("recovery does not open %s: %v", g.Subject, err)
		}
	}
	if len(gs) != 4 {
		t.Errorf("recovery holds %d keys, want two epochs, signing and safeguarding", len(gs))
	}
}

var keyOnSheet = regexp.MustCompile(`AGE-SECRET-KEY-PQ-1[0-9A-Z]+`)

// recovered opens the recovery identity as two custodians do, with what is on
// their sheets.
func recovered(t *testing.T, dir string, first, second int) age.Identity {
	t.Helper()
	sealed, err := os.ReadFile(filepath.Join(dir, "recovery-keys", strings.NewReplacer("A", string(rune('0'+first)), "B", string(rune('0'+second))).Replace("recovery-A-B.age")))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{first, second} {
		page, err := os.ReadFile(filepath.Join(dir+"-recovery", "custodian-"+string(rune('0'+n))+".html"))
		if err != nil {
			t.Fatal(err)
		}
		id, err := age.ParseHybridIdentity(keyOnSheet.FindString(string(page)))
		if err != nil {
			t.Fatal(err)
		}
		r, err := age.Decrypt(bytes.NewReader(sealed), id)
		if err != nil {
			t.Fatalf("custodian %d of %d and %d: %v", n, first, second, err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		sealed = b.Bytes()
	}
	id, err := age.ParseHybridIdentity(strings.TrimSpace(string(sealed)))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestAnyTwoCustodiansRecover(t *testing.T) {
	p, dir := founded(t, newClock())
	gs, err := p.Store().Grants(ctx, store.Recovery)
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range [][2]int{{1, 2}, {2, 3}, {1, 3}} {
		id := recovered(t, dir, pair[0], pair[1])
		for _, g := range gs {
			if _, err := age.Decrypt(bytes.NewReader(g.Sealed), id); err != nil {
				t.Errorf("custodians %v: %s: %v", pair, g.Subject, err)
			}
		}
	}
}

func TestSheetsNeverLieInTheFolder(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "d")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dir, filepath.Join(base, "link")); err != nil {
		t.Fatal(err)
	}
	for _, in := range []string{dir, filepath.Join(dir, "sheets"), filepath.Join(base, "link", "sheets"), filepath.Join(base, "x", "..", "d", "s")} {
		_, err := project.Found(ctx, project.Founding{Dir: dir, RecoveryDir: in, Name: "Luton", Lead: "Amina", Passphrase: passphrase}, cheap)
		if !errors.Is(err, project.ErrRecoveryDir) {
			t.Errorf("%s: %v", in, err)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("a refused init left %d things behind", len(left))
	}
}

func TestSheetsAreWarnedOfWhileTheyLieThere(t *testing.T) {
	p, dir := founded(t, newClock())
	at, lie := p.SheetsLieAt()
	if !lie || at != dir+"-recovery" {
		t.Fatal(at, lie)
	}
	for _, n := range []string{"1", "2", "3"} {
		if err := os.Remove(filepath.Join(at, "custodian-"+n+".html")); err != nil {
			t.Fatal(err)
		}
	}
	if _, lie := p.SheetsLieAt(); lie {
		t.Fatal("warned of sheets that are gone")
	}
}

func TestFoundRefuses(t *testing.T) {
	c := newClock()
	_, dir := founded(t, c)
	base := filepath.Dir(dir)
	for name, f := range map[string]project.Founding{
		"a second time":       {Dir: dir, RecoveryDir: filepath.Join(base, "r2"), Name: "Luton", Lead: "Amina", Passphrase: passphrase},
		"sheets there":        {Dir: filepath.Join(base, "e"), RecoveryDir: dir + "-recovery", Name: "Luton", Lead: "Amina", Passphrase: passphrase},
		"short passphrase":    {Dir: filepath.Join(base, "f"), Name: "Luton", Lead: "Amina", Passphrase: "abc"},
		"no lead":             {Dir: filepath.Join(base, "g"), Name: "Luton", Passphrase: passphrase},
		"lead with an escape": {Dir: filepath.Join(base, "h"), Name: "Luton", Lead: "A\x1b[1m", Passphrase: passphrase},
		"no name":             {Dir: filepath.Join(base, "i"), Lead: "Amina", Passphrase: passphrase},
	} {
		if _, err := project.Found(ctx, f, cheap); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	unlock(t, open(t, dir, c))
	if entries, _ := os.ReadDir(base); len(entries) != 2 {
		t.Errorf("refusals left things behind: %v", entries)
	}
}

func TestTicket(t *testing.T) {
	p, _ := founded(t, newClock())
	l := unlock(t, p)
	if _, err := p.Ticket(ctx, l, ""); !errors.Is(err, project.ErrNoAddress) {
		t.Fatal(err)
	}
	_, pin, err := p.Certificate()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Served("https://127.0.0.1:8443", pin); err != nil {
		t.Fatal(err)
	}
	ticket, err := p.Ticket(ctx, l, "")
	if err != nil {
		t.Fatal(err)
	}
	back, err := wire.ParseTicket(ticket.String())
	if err != nil || back != ticket || ticket.URL != "https://127.0.0.1:8443" || ticket.Pin != pin || ticket.Project != p.Info().Verifier {
		t.Fatalf("%+v %v", back, err)
	}
	c, err := p.Config(ctx)
	if err != nil || c.PublicURL != "https://127.0.0.1:8443" || c.WithdrawURL != c.PublicURL+"/withdraw" {
		t.Fatalf("%q %v", c.WithdrawURL, err)
	}
	if _, again, _ := p.Certificate(); again != pin {
		t.Fatal("the certificate changed")
	}
	if _, err := p.Ticket(ctx, l, "http://192.0.2.1:80"); err == nil {
		t.Fatal("plain HTTP to another machine")
	}
}

func TestDefaultsSpeakForLuton(t *testing.T) {
	p, _ := founded(t, newClock())
	c, err := p.Config(ctx)
	if err != nil {
		t.Fatal(err)
	}
	has := func(phone string) bool {
		return slices.ContainsFunc(c.Services, func(s wire.Service) bool { return s.Phone == phone })
	}
	if !has("999") || !has("111") || !has("116 123") || !has("0808 808 00 00") {
		t.Errorf("services %+v", c.Services)
	}
	if len(c.Events) == 0 || c.Events[0].Day != "2026-11-22" || len(c.Partners) == 0 || len(c.Languages) != 13 || c.Practice {
		t.Errorf("config %+v", c)
	}
	if _, err := age.ParseHybridRecipient(c.Safeguarding); err != nil {
		t.Error(err)
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	c := newClock()
	if _, err := project.Open(t.TempDir()); !errors.Is(err, project.ErrNone) {
		t.Error(err)
	}
	p, dir := founded(t, c)
	p.Close()
	db := filepath.Join(dir, "hearme.db")
	if err := os.WriteFile(db, []byte(strings.Repeat("not a database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := project.Open(dir); !errors.Is(err, project.ErrDamaged) {
		t.Error(err)
	}
}

func TestNothingReadableIsOnDisk(t *testing.T) {
	p, dir := founded(t, newClock())
	l := unlock(t, p)
	for _, secret := range []string{passphrase, strings.TrimSpace(l.EpochIdentities()[0].Identity[strings.Index(l.EpochIdentities()[0].Identity, "AGE-SECRET"):]), l.SafeguardingIdentity(), "AGE-SECRET-KEY"} {
		err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			if bytes.Contains(b, []byte(secret)) {
				t.Errorf("%s holds a secret in clear", filepath.Base(path))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
