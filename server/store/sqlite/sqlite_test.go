package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"hearme/server/store"
	"hearme/server/store/sqlite"
	"hearme/server/store/storetest"
	"hearme/story"
	"hearme/sync/wire"
)

type files struct{ dir string }

func (f files) db() string { return filepath.Join(f.dir, "hearme.db") }

func (f files) open() (*sqlite.DB, error) {
	return sqlite.Open(sqlite.Options{Path: f.db(), Ledger: filepath.Join(f.dir, "erasures"), Now: func() time.Time { return storetest.Now }})
}

func (f files) Open(t *testing.T) store.Store {
	t.Helper()
	s, err := f.open()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (f files) Backup(t *testing.T)  { copyFile(t, f.db(), f.db()+".backup") }
func (f files) Restore(t *testing.T) { copyFile(t, f.db()+".backup", f.db()) }

func (f files) Holds(t *testing.T, b []byte) bool {
	found := false
	err := filepath.WalkDir(f.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		all, err := os.ReadFile(path)
		found = found || bytes.Contains(all, b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Backend { return files{t.TempDir()} })
}

func TestANewerDatabaseIsLeftAlone(t *testing.T) {
	f := files{t.TempDir()}
	f.Open(t).Close()
	change(t, f.db(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)")
	if _, err := f.open(); !errors.Is(err, store.ErrNewer) {
		t.Fatalf("opened a newer database: %v", err)
	}
}

func TestADamagedDatabaseIsSaid(t *testing.T) {
	for name, hurt := range map[string]func([]byte){
		"header": func(b []byte) { copy(b, "not a database at all") },
		"pages": func(b []byte) {
			for i := 8192; i < len(b); i++ {
				b[i] ^= 0x5a
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := files{t.TempDir()}
			f.Open(t).Close()
			b, err := os.ReadFile(f.db())
			if err != nil {
				t.Fatal(err)
			}
			hurt(b)
			if err := os.WriteFile(f.db(), b, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := f.open(); !errors.Is(err, store.ErrDamaged) {
				t.Fatalf("opened a damaged database: %v", err)
			}
		})
	}
}

func TestLedgerCutShort(t *testing.T) {
	f := files{t.TempDir()}
	s := f.Open(t)
	if err := s.Withdraw(context.Background(), "code", nil); err != nil {
		t.Fatal(err)
	}
	s.Close()
	path := filepath.Join(f.dir, "erasures")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, append(bytes.Clone(whole), `{"kind":"tomb`...), 0o600); err != nil {
		t.Fatal(err)
	}
	f.Open(t).Close()
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(after, whole) {
		t.Fatalf("the torn line is still there: %q %v", after, err)
	}
	if err := os.WriteFile(path, append([]byte("garbage\n"), whole...), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.open(); !errors.Is(err, store.ErrDamaged) {
		t.Fatalf("a damaged ledger was passed over: %v", err)
	}
}

func TestAChangedChainIsSeen(t *testing.T) {
	for _, q := range []string{
		"UPDATE audit SET who = 'nobody' WHERE n = 1",
		"DELETE FROM audit WHERE n = 1",
		"UPDATE log SET id = 'another' WHERE position = 1",
	} {
		f := files{t.TempDir()}
		s := f.Open(t)
		for range 2 {
			if err := s.Audit(context.Background(), "Amina", "sign_in", ""); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Offer(context.Background(), storetest.Envelope("")); err != nil {
				t.Fatal(err)
			}
		}
		change(t, f.db(), q)
		if err := s.VerifyAudit(context.Background()); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%s: %v", q, err)
		}
		s.Close()
	}
}

// The power goes between the ledger and the commit of a revision: the new
// words must be there, and when the ledger was not reached, the old ones.
func TestAStopInTheMiddleOfARevision(t *testing.T) {
	ctx := context.Background()
	for name, reached := range map[string]bool{"before the ledger": false, "after the ledger": true} {
		t.Run(name, func(t *testing.T) {
			f := files{t.TempDir()}
			s, err := f.open()
			if err != nil {
				t.Fatal(err)
			}
			o := storetest.Sealed(story.NewID(), "code", "old words")
			if _, err := s.Offer(ctx, o); err != nil {
				t.Fatal(err)
			}
			old := o.Manifest.Blobs[0].SHA256
			r := store.Revision{ID: o.Manifest.ID, Retention: wire.StoryBlob, Was: old, Sealed: []byte("new words")}
			if err := s.Stage(r); err != nil {
				t.Fatal(err)
			}
			s.Close()
			want := "old words"
			if reached {
				want = "new words"
				ln := fmt.Sprintf("{\"kind\":\"revision\",\"id\":%q,\"blobs\":[%q],\"new\":%q}\n", r.ID, old, storetest.Sum(r.Sealed))
				if err := os.WriteFile(filepath.Join(f.dir, "erasures"), []byte(ln), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			again := f.Open(t)
			defer again.Close()
			got, err := again.Blob(ctx, r.ID, wire.StoryBlob)
			if err != nil || string(got) != want {
				t.Fatalf("the story reads %q, %v", got, err)
			}
			if err := again.Audit(ctx, "test", "next", ""); err != nil {
				t.Fatal(err)
			}
			for _, words := range []string{"old words", "new words"} {
				if f.Holds(t, []byte(words)) != (words == want) {
					t.Errorf("%q is on the disk: %t", words, words != want)
				}
			}
		})
	}
}

func TestSessions(t *testing.T) {
	ctx := context.Background()
	s, err := sqlite.OpenSessions(filepath.Join(t.TempDir(), "sessions.db"), func() time.Time { return storetest.Now })
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	v := store.Session{ID: "a", Lead: "Amina", Wrapped: []byte("w"), Expires: storetest.Now.Add(time.Hour)}
	if err := s.PutSession(ctx, v); err != nil {
		t.Fatal(err)
	}
	got, err := s.Session(ctx, "a", storetest.Now)
	if err != nil || got.Lead != "Amina" || string(got.Wrapped) != "w" || !got.Expires.Equal(v.Expires) {
		t.Fatalf("%+v %v", got, err)
	}
	if _, err := s.Session(ctx, "a", v.Expires); !errors.Is(err, store.ErrNotFound) {
		t.Fatalf("a session outlived its time: %v", err)
	}
	if err := s.EndSessionsOf(ctx, "Amina"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Session(ctx, "a", storetest.Now); !errors.Is(err, store.ErrNotFound) {
		t.Fatalf("a session outlived its end: %v", err)
	}
}

func change(t *testing.T, path, q string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(q); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkOffer is 32 tablets at once, each with stories of 10 KiB.
func BenchmarkOffer(b *testing.B) {
	f := files{b.TempDir()}
	s, err := f.open()
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	blob := strings.Repeat("x", 10<<10)
	b.SetParallelism((32 + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0))
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			id := story.NewID()
			o := storetest.Sealed(id, "", string(id)+blob)
			if res, err := s.Offer(context.Background(), o); err != nil || res.Status != wire.Stored {
				b.Error(res, err)
				return
			}
		}
	})
}

// A full disk refuses what comes, keeps what it has, and still erases.
func TestFullDisk(t *testing.T) {
	ctx := context.Background()
	f := files{t.TempDir()}
	s, err := f.open()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	first := storetest.Envelope("code")
	if res, err := s.Offer(ctx, first); err != nil || res.Status != wire.Stored {
		t.Fatal(res, err)
	}
	if err := s.MaxPages(1); err != nil { // no smaller than it is
		t.Fatal(err)
	}
	big := storetest.Sealed(story.NewID(), "", strings.Repeat("x", 1<<20))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := s.Offer(ctx, big); !errors.Is(err, store.ErrDiskFull) {
				t.Errorf("a full disk: %v", err)
			}
		})
	}
	wg.Wait()
	if res, err := s.Offer(ctx, first); err != nil || res.Status != wire.Stored {
		t.Fatalf("what was there: %+v %v", res, err)
	}
	if err := s.Withdraw(ctx, "code", nil); err != nil {
		t.Fatalf("a full disk must still erase: %v", err)
	}
	if err := s.MaxPages(0); err != nil {
		t.Fatal(err)
	}
	if res, err := s.Offer(ctx, big); err != nil || res.Status != wire.Stored {
		t.Fatalf("with room again: %+v %v", res, err)
	}
	if res, err := s.Offer(ctx, first); err != nil || res.Status != wire.Gone {
		t.Fatalf("what was erased: %+v %v", res, err)
	}
	if err := s.VerifyAudit(ctx); err != nil {
		t.Fatal(err)
	}
}
