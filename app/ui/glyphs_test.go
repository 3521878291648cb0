package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/BurntSushi/toml"

	"hearme/app/text/typeset"
	"hearme/assets"
	"hearme/i18n"
)

// Every word of every catalogue has all its letters in the program's own fonts:
// in the plain and the book face, both weights, Urdu in Nastaliq and in Naskh.
func TestNoLetterOfAnyCatalogueIsMissing(t *testing.T) {
	cats, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	fonts := typeset.NewFonts(func(name string) []byte {
		if !assets.HasFont(name) {
			return nil
		}
		return assets.Font(name)
	})
	for _, l := range cats.Languages() {
		words := catalogueWords(t, l.Tag)
		if len(words) < 300 {
			t.Fatalf("%s: only %d texts found", l.Tag, len(words))
		}
		scripts := []string{l.Script}
		if l.Script == "Aran" {
			scripts = append(scripts, "Arab")
		}
		for _, script := range scripts {
			for look := range 4 {
				style := typeset.Style{Script: script, Lang: l.Tag, Size: 20, Line: 40, Bold: look&1 != 0, Serif: look&2 != 0}
				if l.RTL {
					style.Base = typeset.BaseRTL
				}
				for where, w := range words {
					for _, letter := range missing(fonts, w, style) {
						t.Errorf("%s in %s, look %d: no letter for %q in %s", l.Tag, script, look, letter, where)
					}
				}
			}
		}
	}
	if got := missing(fonts, "a ᏣᎳ", typeset.Style{Script: "Latn", Size: 20, Line: 30}); len(got) != 2 {
		t.Errorf("of two Cherokee letters %q are found missing", got)
	}
}

// missing is the letters that are drawn as an empty box: glyph 0 of any font.
func missing(fonts *typeset.Fonts, words string, style typeset.Style) (out []string) {
	laid := fonts.Layout(words, style, 0)
	runes := []rune(words)
	if laid.Lines() > 1 { // clusters count within a paragraph
		return missingLines(fonts, words, style)
	}
	for _, r := range laid.Runs(0) {
		for _, g := range r.Glyphs {
			if g.ID == 0 {
				out = append(out, string(runes[g.Cluster]))
			}
		}
	}
	return out
}

var lineEnd = regexp.MustCompile(`\r?\n`)

func missingLines(fonts *typeset.Fonts, words string, style typeset.Style) (out []string) {
	for _, line := range lineEnd.Split(words, -1) {
		out = append(out, missing(fonts, line, style)...)
	}
	return out
}

var placeholder = regexp.MustCompile(`\{\{[^}]*\}\}`)

// catalogueWords is every text of a language's folder by where it stands.
func catalogueWords(t *testing.T, tag string) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../i18n/languages/" + tag + "/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %d files, %v", tag, len(files), err)
	}
	out := map[string]string{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]any
		if err := toml.Unmarshal(b, &tree); err != nil {
			t.Fatal(err)
		}
		gather(out, filepath.Base(f), tree)
	}
	return out
}

func gather(out map[string]string, where string, v any) {
	switch v := v.(type) {
	case string:
		out[where] = placeholder.ReplaceAllString(v, "")
	case []any:
		for i, x := range v {
			gather(out, where+" "+strconv.Itoa(i), x)
		}
	case map[string]any:
		for k, x := range v {
			gather(out, where+" "+k, x)
		}
	}
}
