package i18n

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// raw is a language's messages as they stand in its files: key to form to words.
func raw(t *testing.T, tag string) map[string]map[string]string {
	t.Helper()
	all := map[string]map[string]string{}
	names, err := fs.Glob(files, "languages/"+tag+"/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no files for %s: %v", tag, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "/language.toml") {
			continue
		}
		b, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		var m map[string]any
		if err := toml.Unmarshal(b, &m); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for key, v := range m {
			switch v := v.(type) {
			case string:
				all[key] = map[string]string{"other": v}
			case map[string]any:
				all[key] = map[string]string{}
				for form, words := range v {
					all[key][form] = words.(string)
				}
			}
		}
	}
	return all
}

func loaded(t *testing.T) *Catalogues {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var placeholder = regexp.MustCompile(`\{\{\.?\w*\}\}`)

func placeholders(forms map[string]string) []string {
	set := map[string]bool{}
	for _, words := range forms {
		for _, p := range placeholder.FindAllString(words, -1) {
			set[p] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// forms says which plural forms a language has, by asking for many numbers.
func forms(tag string) []string {
	names := map[plural.Form]string{plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}
	set := map[string]bool{"other": true}
	for n := range 1000 {
		set[names[plural.Cardinal.MatchPlural(language.Make(tag), n, 0, 0, 0, 0)]] = true
	}
	return slices.Sorted(maps.Keys(set))
}

func TestEveryLanguageHasEveryKey(t *testing.T) {
	en := raw(t, "en")
	for _, l := range loaded(t).Languages() {
		own := raw(t, l.Tag)
		for key, words := range en {
			mine, ok := own[key]
			if !ok {
				t.Errorf("%s: %q is missing", l.Tag, key)
				continue
			}
			if !slices.Equal(placeholders(words), placeholders(mine)) {
				t.Errorf("%s: %q has %v, English has %v", l.Tag, key, placeholders(mine), placeholders(words))
			}
			if len(words) > 1 {
				for _, form := range forms(l.Tag) {
					if mine[form] == "" {
						t.Errorf("%s: %q has no form %q", l.Tag, key, form)
					}
				}
			}
			for form, s := range mine {
				if strings.TrimSpace(s) == "" {
					t.Errorf("%s: %q is empty in form %s", l.Tag, key, form)
				}
				if l.Tag != "en" && s == words["other"] && !sameEverywhere(key, s) {
					t.Errorf("%s: %q is not translated: %q", l.Tag, key, s)
				}
			}
		}
		for key := range own {
			if en[key] == nil {
				t.Errorf("%s: %q is not in English", l.Tag, key)
			}
		}
	}
}

// sameEverywhere allows names, numbers and signs.
func sameEverywhere(key, s string) bool {
	switch key {
	case "app.name", "public.brand", "type.EMAIL", "type.BANK", "start.stop", "kit.stop", "contact.email", "newpin.erase", "settings.events":
		return true
	}
	return !regexp.MustCompile(`[A-Za-z]{3}`).MatchString(placeholder.ReplaceAllString(s, ""))
}

func TestEveryKeyIsSaidSomewhere(t *testing.T) {
	var code strings.Builder
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		ext := filepath.Ext(path)
		if !d.IsDir() && (ext == ".go" && !strings.HasSuffix(path, "_test.go") || ext == ".html" || ext == ".tmpl") {
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			code.Write(b)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	text := code.String()
	// A literal that ends in a dot or a dash begins keys that are put together.
	var begins []string
	for _, m := range regexp.MustCompile("[\"`]([a-z_]+(?:\\.[a-z_]+)*[._])[\"`]").FindAllStringSubmatch(text, -1) {
		begins = append(begins, m[1])
	}
	for key := range raw(t, "en") {
		if strings.Contains(text, `"`+key+`"`) || strings.Contains(text, "`"+key+"`") {
			continue
		}
		if !slices.ContainsFunc(begins, func(b string) bool { return strings.HasPrefix(key, b) }) {
			t.Errorf("nobody says %q", key)
		}
	}
}

func TestConsentWording(t *testing.T) {
	c := loaded(t)
	hashes := map[string]string{}
	for _, l := range c.Languages() {
		v, h := l.Wording()
		if v == "" || len(h) != 64 {
			t.Errorf("%s: wording %q %q", l.Tag, v, h)
		}
		if other, twice := hashes[h]; twice {
			t.Errorf("%s has the wording of %s", l.Tag, other)
		}
		hashes[h] = l.Tag
	}
	if len(c.AllWording()) != 64 {
		t.Error("no hash over all wording")
	}
}

func TestPluralsNumbersAndDates(t *testing.T) {
	c := loaded(t)
	pl, bn := c.Language("pl"), c.Language("bn")
	for n, want := range map[int]string{1: "1 historia ", 3: "3 historie ", 5: "5 historii ", 22: "22 historie "} {
		if got := pl.N("home.takeout", n); !strings.HasPrefix(got, want) {
			t.Errorf("%d in Polish: %q", n, got)
		}
	}
	morning := time.Date(2026, 11, 22, 9, 5, 0, 0, time.UTC)
	for tag, want := range map[string]string{"en": "09:05", "ur": "09:05", "bn": "০৯:০৫"} {
		if got := c.Language(tag).Clock(morning); got != want {
			t.Errorf("%s writes %s", tag, got)
		}
	}
	if got := bn.Number(2026); got != "২০২৬" {
		t.Errorf("2026 in Bengali is %q", got)
	}
	if c.Language("tlh").Tag != "en" {
		t.Error("an unknown language is not English")
	}
	if got := c.Language("en").T("no.such.key"); got != "no.such.key" {
		t.Errorf("an unknown key says %q", got)
	}
}

func TestBadCataloguesAreNamed(t *testing.T) {
	good := "tag = \"en\"\n"
	for name, fsys := range map[string]fstest.MapFS{
		"no language.toml": {"l/en/a.toml": {Data: []byte(`"a" = "b"`)}},
		"another tag":      {"l/en/language.toml": {Data: []byte(`tag = "fr"`)}},
		"not TOML":         {"l/en/language.toml": {Data: []byte(good)}, "l/en/a.toml": {Data: []byte(`a b`)}},
		"a key twice":      {"l/en/language.toml": {Data: []byte(good)}, "l/en/a.toml": {Data: []byte(`"k" = "b"`)}, "l/en/b.toml": {Data: []byte(`"k" = "c"`)}},
		"no English":       {"l/fr/language.toml": {Data: []byte(`tag = "fr"`)}},
	} {
		if _, err := load(fsys, "l"); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}
