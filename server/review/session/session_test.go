package session

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func open(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestASessionLastsUntilItExpiresOrIsDropped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a folder & so?on", "sessions.db")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	s := open(t, path)
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	ref, box := RefOf([]byte("one")), []byte("sealed")
	if err := s.Put(ref, box, now, now.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("the database is not where it was asked to be: %v", err)
	}
	got, until, err := s.Get(ref, now)
	if err != nil || !bytes.Equal(got, box) || !until.Equal(now.Add(time.Hour)) {
		t.Fatalf("Get = %q, %v, %v", got, until, err)
	}
	if _, _, err := s.Get(RefOf([]byte("two")), now); !errors.Is(err, ErrNone) {
		t.Errorf("an unknown session: %v", err)
	}
	if _, _, err := s.Get(ref, now.Add(time.Hour)); !errors.Is(err, ErrNone) {
		t.Errorf("an expired session: %v", err)
	}
	if err := s.Drop(ref); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Get(ref, now); !errors.Is(err, ErrNone) {
		t.Errorf("a dropped session: %v", err)
	}
}

func TestWhatIsDroppedOrExpiredLeavesTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	s := open(t, path)
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	dropped, expired := bytes.Repeat([]byte("dropped box "), 20), bytes.Repeat([]byte("expired box "), 20)
	for name, box := range map[string][]byte{"d": dropped, "e": expired} {
		if err := s.Put(RefOf([]byte(name)), box, now, now.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(box []byte) bool {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Contains(b, box)
	}
	if !holds(dropped) || !holds(expired) {
		t.Fatal("the control: both boxes should be in the file by now")
	}
	if err := s.Drop(RefOf([]byte("d"))); err != nil {
		t.Fatal(err)
	}
	if err := s.Put(RefOf([]byte("f")), []byte("new"), now.Add(2*time.Hour), now.Add(3*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if holds(dropped) || holds(expired) {
		t.Error("what was erased is still in the file")
	}
}

func TestAFolderThatIsNotThereIsAnError(t *testing.T) {
	if s, err := Open(filepath.Join(t.TempDir(), "none", "sessions.db")); err == nil {
		s.Close()
		t.Error("Open made a database without a folder")
	}
}
