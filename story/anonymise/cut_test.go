package anonymise

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestCutAnywhere proposes over stories that break off after any word, as they
// do while they are typed, and over what is left of them: no rule looks past
// an end.
func TestCutAnywhere(t *testing.T) {
	files, err := filepath.Glob("evaluation/dev.*.txt")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d files of stories, %v", len(files), err)
	}
	balanced, cautious := New(), New(WithCautious())
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		lang := strings.Split(filepath.Base(f), ".")[1]
		text := strings.NewReplacer("{", "", "}", "", "|", " ").Replace(string(b))
		const window = 120
		for i, r := range text {
			if r != ' ' && r != '.' && r != ',' && r != '-' && r != '\'' {
				continue
			}
			from := max(0, i-window)
			for from > 0 && !utf8.RuneStart(text[from]) {
				from--
			}
			e := balanced
			if i%2 == 0 {
				e = cautious
			}
			s := text[from : i+1]
			wellFormed(t, s, e.Propose(s, lang))
		}
	}
}
