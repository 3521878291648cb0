package app

import (
	"os"
	"path/filepath"
	"testing"
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
