package app

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"hearme/story"
)

func TestInside(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	if err := os.Symlink(dir, filepath.Join(other, "way-in")); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{
		filepath.Join(dir, "slip.png"):             true,
		filepath.Join(dir, "deep", "slip.png"):     true,
		filepath.Join(other, "way-in", "slip.png"): true,
		filepath.Join(other, "slip.png"):           false,
		dir + "-beside/slip.png":                   false,
	} {
		if got := inside(dir, path); got != want {
			t.Errorf("inside(%s) is %v", path, got)
		}
	}
}

// A slip goes beside what is there and never over it, and never into the
// program's own folder.
func TestASlipNeverWritesOverAFile(t *testing.T) {
	own, folder := t.TempDir(), t.TempDir()
	vault := filepath.Join(own, "vault.db")
	if err := os.WriteFile(vault, []byte("stories"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := putNew(own, own, "vault.db", []byte("slip"))
	if p, ok := errors.AsType[*story.Problem](err); !ok || p.Code != "inside_program" {
		t.Errorf("into the program's folder: %v", err)
	}
	if err := os.Symlink(vault, filepath.Join(folder, "slip.png")); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"one", "two"} {
		if err := putNew(own, folder, "slip.png", []byte(words)); err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string]string{
		vault: "stories", filepath.Join(folder, "slip-2.png"): "one", filepath.Join(folder, "slip-3.png"): "two",
	} {
		if b, err := os.ReadFile(path); err != nil || string(b) != want {
			t.Errorf("%s holds %q, %v", filepath.Base(path), b, err)
		}
	}
	if info, err := os.Stat(filepath.Join(folder, "slip-2.png")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestPrefsComeBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "prefs.json")
	p, err := openPrefs(path)
	if err != nil {
		t.Fatal(err)
	}
	p.Set("language", "ur")
	p.Set("palette", "hc-dark")
	q, err := openPrefs(path)
	if err != nil || q.Get("language") != "ur" || q.Get("palette") != "hc-dark" || q.Get("text_size") != "" {
		t.Errorf("%v %v", q, err)
	}
	if err := os.WriteFile(path, []byte("not json"), 0o600); err != nil {
		t.Fatal(err)
	}
	if q, err = openPrefs(path); err != nil || q.Get("language") != "" {
		t.Errorf("a broken file: %v %v", q, err)
	}
}
