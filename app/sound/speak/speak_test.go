package speak

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hearme/story"
)

func TestWordsAreSpokenInTheLanguagesThatHaveAVoice(t *testing.T) {
	v := New()
	got := v.Languages([]string{"en", "pl", "ur", "bn", "so", "yo", "fr", "", "x"})
	if !slices.Equal(got, []string{"en", "pl", "ur", "bn", "fr"}) {
		t.Fatalf("espeak-ng speaks %v (scripts/deps.sh test installs it)", got)
	}
	for _, tag := range got {
		short, err := v.Say(tag, "1")
		if err != nil {
			t.Fatalf("%s: %v", tag, err)
		}
		long, err := v.Say(tag, "1, 2, 3, 4, 5.\n\n6, 7, 8, 9, 10.")
		if err != nil || long.Duration() < 3*short.Duration() || short.Duration() < 100*time.Millisecond {
			t.Errorf("%s: one %v, ten %v, %v", tag, short.Duration(), long.Duration(), err)
		}
	}
	for _, tag := range []string{"so", "", "../x"} {
		var p *story.Problem
		if _, err := v.Say(tag, "1"); !errors.As(err, &p) || p.Code != "no_speech" {
			t.Errorf("%q: %v", tag, err)
		}
	}
}

// A program in espeak-ng's place shows what it is given.
func TestWordsAreNotInTheArguments(t *testing.T) {
	dir := t.TempDir()
	seen := filepath.Join(dir, "seen")
	script := "#!/bin/sh\nif [ \"$1\" = --voices ]; then printf 'Pty Language\\n 5  en-gb  x\\n'; exit; fi\necho \"$@\" >" + seen + "\ncat >>" + seen + "\n"
	if err := os.WriteFile(filepath.Join(dir, "espeak-ng"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	if _, err := New().Say("en", "the words"); err == nil {
		t.Error("no sound, and it is not said")
	}
	b, err := os.ReadFile(seen)
	if err != nil {
		t.Fatal(err)
	}
	args, in, _ := strings.Cut(string(b), "\n")
	if strings.Contains(args, "words") || in != "the words" {
		t.Errorf("arguments %q, input %q", args, in)
	}
}

func TestWithoutTheProgramNothingIsSpoken(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if got := New().Languages([]string{"en"}); got != nil {
		t.Error(got)
	}
}
