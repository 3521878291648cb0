package vault

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"hearme/internal/keys"
	"hearme/story"
)

var quick = WithParams(keys.Params{Time: 1, MemoryKiB: 64, Lanes: 1})

const (
	passOne = "lamp river candle orange window"
	passTwo = "apple barn castle dune echo"
)

func code(err error) string {
	var p *story.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// newVault makes a vault in a folder with one connector.
func newVault(t testing.TB, opts ...Option) (string, *Vault, *Session) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "tablet")
	v := must(Create(dir, append(opts, quick)...))(t)
	t.Cleanup(func() { _ = v.Close() })
	return dir, v, must(v.AddConnector(nil, passOne, "482913"))(t)
}

func TestFirstRunAndAgain(t *testing.T) {
	dir, v, s := newVault(t)
	id := story.NewID()
	check(t, s.SaveRecord(id, 1, []byte("first words")))
	check(t, s.SaveRecord(id, 1, []byte("more words")))
	check(t, s.SaveSetting("mini", []byte("events")))
	s.Lock()
	check(t, v.Close())

	v = must(Open(dir))(t)
	defer v.Close()
	if n := must(v.Connectors())(t); n != 1 {
		t.Fatalf("%d connectors", n)
	}
	if _, err := v.Unlock("lamp river candle orange windows"); code(err) != "wrong_passphrase" {
		t.Errorf("a wrong passphrase: %v", err)
	}
	s = must(v.Unlock("  Lamp river CANDLE orange window\n"))(t)
	if b := must(s.LoadRecord(id))(t); string(b) != "more words" {
		t.Errorf("the draft came back as %q", b)
	}
	if b := must(s.LoadSetting("mini"))(t); string(b) != "events" {
		t.Errorf("the setting came back as %q", b)
	}
	if b := must(s.LoadSetting("never saved"))(t); b != nil {
		t.Errorf("a setting from nowhere: %q", b)
	}
	infos := must(s.Records())(t)
	if len(infos) != 1 || infos[0].ID != id || infos[0].Touched.Before(infos[0].Created) || infos[0].Created.IsZero() {
		t.Errorf("%+v", infos)
	}
	check(t, s.DeleteRecord(id))
	check(t, s.DeleteRecord(id)) // again is no harm
	if _, err := s.LoadRecord(id); code(err) != "record_missing" {
		t.Errorf("an erased draft: %v", err)
	}
}

func TestOpenTellsWhy(t *testing.T) {
	dir, v, _ := newVault(t)
	if _, err := Create(dir, quick); code(err) != "vault_exists" {
		t.Errorf("made twice: %v", err)
	}
	if _, err := Open(dir); code(err) != "vault_busy" {
		t.Errorf("two programs at once: %v", err)
	}
	if _, err := Open(t.TempDir()); code(err) != "vault_missing" {
		t.Errorf("an empty folder: %v", err)
	}
	check(t, v.Close())
	v = must(Open(dir))(t)
	if _, err := v.db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`); err != nil {
		t.Fatal(err)
	}
	check(t, v.Close())
	before := must(os.ReadFile(filepath.Join(dir, fileName)))(t)
	if _, err := Open(dir); code(err) != "vault_newer" {
		t.Errorf("made by a newer program: %v", err)
	}
	if after := must(os.ReadFile(filepath.Join(dir, fileName)))(t); !bytes.Equal(before, after) {
		t.Error("a newer vault was changed")
	}
}

func TestDamagedFileIsTold(t *testing.T) {
	dir, v, s := newVault(t)
	for range 40 {
		check(t, s.SaveRecord(story.NewID(), 1, bytes.Repeat([]byte("words "), 500)))
	}
	check(t, v.Close())
	path := filepath.Join(dir, fileName)
	whole := must(os.ReadFile(path))(t)
	noise := bytes.Repeat([]byte{0xA5}, 4096)
	for name, data := range map[string][]byte{
		"emptied":         {},
		"not a database":  []byte("this is no vault, it is a letter to someone"),
		"cut short":       whole[:len(whole)/2],
		"a page of noise": append(append(bytes.Clone(whole[:4096]), noise...), whole[8192:]...),
		"header gone":     append(make([]byte, 100), whole[100:]...),
	} {
		check(t, os.WriteFile(path, data, 0o600))
		if v, err := Open(dir); code(err) != "vault_damaged" {
			t.Errorf("%s: %v", name, err)
			if err == nil {
				check(t, v.Close())
			}
		}
		if after := must(os.ReadFile(path))(t); !bytes.Equal(after, data) {
			t.Errorf("%s: opening changed the file", name)
		}
	}
	// The lock was let go each time: the whole file opens again.
	check(t, os.WriteFile(path, whole, 0o600))
	check(t, must(Open(dir))(t).Close())
}

func TestConnectorsCannotReadEachOther(t *testing.T) {
	_, v, one := newVault(t)
	two := must(v.AddConnector(one, passTwo, "111222"))(t)
	id := story.NewID()
	check(t, one.SaveRecord(id, 1, []byte("told to one")))
	if _, err := two.LoadRecord(id); code(err) != "record_other" {
		t.Errorf("read by the other: %v", err)
	}
	if err := two.SaveRecord(id, 1, []byte("x")); code(err) != "record_other" {
		t.Errorf("overwritten by the other: %v", err)
	}
	check(t, two.DeleteRecord(id))
	if b := must(one.LoadRecord(id))(t); string(b) != "told to one" {
		t.Error("erased by the other")
	}
	if infos := must(two.Records())(t); len(infos) != 0 {
		t.Errorf("listed for the other: %v", infos)
	}
	// Even a row given to the other by hand does not open.
	if _, err := v.db.Exec(`UPDATE draft SET connector = ?`, two.id); err != nil {
		t.Fatal(err)
	}
	if _, err := two.LoadRecord(id); code(err) != "record_damaged" {
		t.Errorf("a row that changed hands: %v", err)
	}
	// Both sign as the same tablet.
	s1, s2 := must(one.Signer())(t), must(two.Signer())(t)
	if s1.Name() != s2.Name() || s1.KeyHash() != s2.KeyHash() || s1.Name() != must(v.DeviceName())(t) {
		t.Error("two connectors, two tablets")
	}
	if _, err := v.AddConnector(one, passTwo, "1"); code(err) != "passphrase_used" {
		t.Errorf("a passphrase twice: %v", err)
	}
	if _, err := v.AddConnector(one, "short", "1"); code(err) != "passphrase_short" {
		t.Errorf("a short passphrase: %v", err)
	}
	if _, err := v.AddConnector(nil, "another five words to type", "1"); code(err) != "not_first" {
		t.Errorf("a second first connector: %v", err)
	}
}

// A row of ciphertext moved to another place, or back in time, does not open.
func TestMovedRowsDoNotOpen(t *testing.T) {
	for name, move := range map[string]string{
		"box to another draft":      `UPDATE draft SET box = (SELECT box FROM draft WHERE id = ?1) WHERE id = ?2`,
		"key and box":               `UPDATE draft SET (key, revision, box) = (SELECT key, revision, box FROM draft WHERE id = ?1) WHERE id = ?2`,
		"revision":                  `UPDATE draft SET revision = revision + 1 WHERE id IN (?1, ?2)`,
		"schema":                    `UPDATE draft SET schema = schema + 1 WHERE id IN (?1, ?2)`,
		"vault of the same content": `UPDATE vault SET id = 'other' || substr(?1 || ?2, 1, 0)`,
	} {
		t.Run(name, func(t *testing.T) {
			dir, v, s := newVault(t)
			from, to := story.NewID(), story.NewID()
			check(t, s.SaveRecord(from, 1, []byte("one person")))
			check(t, s.SaveRecord(to, 1, []byte("another person")))
			if _, err := v.db.Exec(move, string(from), string(to)); err != nil {
				t.Fatal(err)
			}
			check(t, v.Close())
			v = must(Open(dir))(t)
			defer v.Close()
			s, err := v.Unlock(passOne)
			if name == "vault of the same content" {
				if code(err) != "wrong_passphrase" {
					t.Errorf("keys of another vault open: %v", err)
				}
				return
			}
			if _, err := must(s, err)(t).LoadRecord(to); code(err) != "record_damaged" {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestVerifierKnowsTheSigner(t *testing.T) {
	_, _, s := newVault(t)
	v := must(note.NewVerifier(must(s.Verifier())(t)))(t)
	signed := must(note.Sign(&note.Note{Text: "hello\n"}, must(s.Signer())(t)))(t)
	must(note.Open(signed, note.VerifierList(v)))(t)
}

func TestPassphraseChange(t *testing.T) {
	_, v, s := newVault(t)
	must(v.AddConnector(s, passTwo, "1"))(t)
	id := story.NewID()
	check(t, s.SaveRecord(id, 1, []byte("kept")))
	fresh := "walnut boat lemon pencil gate"
	for _, c := range []struct{ old, fresh, want string }{
		{"not the old one", fresh, "wrong_passphrase"},
		{passTwo, fresh, "wrong_passphrase"}, // another connector's
		{passOne, "short", "passphrase_short"},
		{passOne, passTwo, "passphrase_used"},
		{passOne, fresh, ""},
	} {
		if err := s.ChangePassphrase(c.old, c.fresh); code(err) != c.want {
			t.Errorf("%q to %q: %v, want %q", c.old, c.fresh, err, c.want)
		}
	}
	if _, err := v.Unlock(passOne); code(err) != "wrong_passphrase" {
		t.Errorf("the old passphrase: %v", err)
	}
	again := must(v.Unlock(fresh))(t)
	if b := must(again.LoadRecord(id))(t); string(b) != "kept" {
		t.Errorf("%q", b)
	}
}

func TestPIN(t *testing.T) {
	_, v, s := newVault(t)
	for range PINTries - 1 {
		if err := s.CheckPIN("000000"); code(err) != "wrong_pin" {
			t.Fatal(err)
		}
	}
	check(t, s.CheckPIN("482913")) // the count starts again
	for i := range PINTries {
		want := "wrong_pin"
		if i == PINTries-1 {
			want = "pin_locked"
		}
		if err := s.CheckPIN("000000"); code(err) != want {
			t.Fatalf("try %d: %v", i+1, err)
		}
	}
	if err := s.CheckPIN("482913"); code(err) != "pin_locked" {
		t.Errorf("the right PIN after five wrong ones: %v", err)
	}
	s = must(v.Unlock(passOne))(t)
	check(t, s.ChangePIN("555666"))
	s = must(v.Unlock(passOne))(t)
	check(t, s.CheckPIN("555666"))
}

func TestLockForgets(t *testing.T) {
	_, _, s := newVault(t)
	id := story.NewID()
	check(t, s.SaveRecord(id, 1, []byte("words")))
	s.Lock()
	if s.key != (keys.Key{}) || s.device != "" || strings.Trim(string(s.pin), "\x00") != "" {
		t.Error("a locked session still has its keys")
	}
	_, errSigner := s.Signer()
	_, errLoad := s.LoadRecord(id)
	_, errList := s.Records()
	_, errSetting := s.LoadSetting("x")
	for i, err := range []error{errSigner, errLoad, errList, errSetting, s.SaveRecord(id, 1, nil), s.DeleteRecord(id), s.CheckPIN("482913"),
		s.ChangePIN("1"), s.SaveSetting("x", nil), s.ChangePassphrase(passOne, passTwo)} {
		if code(err) != "locked" {
			t.Errorf("call %d: %v", i, err)
		}
	}
}

func TestMemoryVaultLeavesNoFile(t *testing.T) {
	t.Chdir(t.TempDir())
	v := must(OpenMemory(quick))(t)
	s := must(v.AddConnector(nil, passOne, "1"))(t)
	check(t, s.SaveRecord(story.NewID(), 1, []byte("invented")))
	check(t, v.Close())
	if err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if p != "." {
			t.Errorf("left behind: %s", p)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// Every connection has the pragmas, also one that is opened anew.
func TestPragmas(t *testing.T) {
	_, v, _ := newVault(t)
	v.db.SetMaxIdleConns(0) // from here on each query has a fresh connection
	for pragma, want := range map[string]string{"journal_mode": "truncate", "synchronous": "3", "secure_delete": "1", "foreign_keys": "1"} {
		var got string
		check(t, v.db.QueryRow("PRAGMA "+pragma).Scan(&got))
		if got != want {
			t.Errorf("%s is %s, want %s", pragma, got, want)
		}
	}
}
