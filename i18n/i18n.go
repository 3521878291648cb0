// Package i18n holds what the programs say: a folder of TOML files for each
// language under languages/, go-i18n underneath. A new language is a new
// folder and no code.
package i18n

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed languages
var files embed.FS

// Language is one written language: what it is, and its words.
type Language struct {
	Tag       string   `toml:"tag"`        // BCP 47, also the folder's name
	Autonym   string   `toml:"autonym"`    // its own name for itself
	English   string   `toml:"english"`    // its name in English
	RTL       bool     `toml:"rtl"`        // written right to left
	Script    string   `toml:"script"`     // ISO 15924: Latn, Arab, Aran (Nastaliq), Beng, Guru, Gujr, Deva
	CheckedBy string   `toml:"checked_by"` // empty: no native speaker has checked it, a draft
	Spoken    []Spoken `toml:"spoken"`     // spoken varieties that are read in this language
	Digits    string   `toml:"digits"`     // its ten digits where its readers use them, else empty
	Months    []string `toml:"months"`
	Weekdays  []string `toml:"weekdays"`  // Sunday first
	DateForm  string   `toml:"date_form"` // for instance "{weekday} {day} {month}"

	localizer *goi18n.Localizer
	keys      map[string]string // key -> file, for tests and for Has
}

// Spoken is a variety that is spoken and hardly written, Sylheti for instance.
type Spoken struct {
	Tag     string `toml:"tag"`
	Autonym string `toml:"autonym"`
	English string `toml:"english"`
}

// Catalogues is every language.
type Catalogues struct {
	byTag  map[string]*Language
	order  []string
	voices []fs.FS
}

// The order in which languages are offered; others follow by tag.
var offered = []string{"en", "pl", "ro", "ur", "pa", "bn", "gu", "hi", "ar", "so", "yo", "fr", "pt"}

// Load reads the embedded catalogues. An error names the file that is wrong.
func Load() (*Catalogues, error) {
	return load(files, "languages")
}

func load(fsys fs.FS, root string) (*Catalogues, error) {
	dirs, err := fs.ReadDir(fsys, root)
	if err != nil {
		return nil, err
	}
	bundle := goi18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	c := &Catalogues{byTag: map[string]*Language{}}
	for _, d := range dirs {
		if !d.IsDir() {
			continue
		}
		l, err := loadLanguage(fsys, bundle, path.Join(root, d.Name()), d.Name())
		if err != nil {
			return nil, err
		}
		c.byTag[l.Tag] = l
		c.order = append(c.order, l.Tag)
		if err := c.findVoices(fsys, path.Join(root, d.Name(), "voices")); err != nil {
			return nil, err
		}
	}
	rank := func(t string) int {
		if i := slices.Index(offered, t); i >= 0 {
			return i
		}
		return len(offered)
	}
	slices.SortStableFunc(c.order, func(a, b string) int { return rank(a) - rank(b) })
	for _, l := range c.byTag {
		l.localizer = goi18n.NewLocalizer(bundle, l.Tag, "en")
	}
	if c.byTag["en"] == nil {
		return nil, fmt.Errorf("i18n: the English catalogue is missing")
	}
	return c, nil
}

func loadLanguage(fsys fs.FS, bundle *goi18n.Bundle, dir, tag string) (*Language, error) {
	l := &Language{Tag: tag, keys: map[string]string{}}
	b, err := fs.ReadFile(fsys, path.Join(dir, "language.toml"))
	if err != nil {
		return nil, fmt.Errorf("i18n: %w", err)
	}
	if err := toml.Unmarshal(b, l); err != nil {
		return nil, fmt.Errorf("i18n: %s/language.toml: %w", tag, err)
	}
	if l.Tag != tag {
		return nil, fmt.Errorf("i18n: %s/language.toml says it is %q", tag, l.Tag)
	}
	names, err := fs.Glob(fsys, path.Join(dir, "*.toml"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if path.Base(name) == "language.toml" {
			continue
		}
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		// go-i18n reads the language from the file's name.
		mf, err := bundle.ParseMessageFileBytes(b, strings.TrimSuffix(path.Base(name), ".toml")+"."+tag+".toml")
		if err != nil {
			return nil, fmt.Errorf("i18n: %s: %w", name, err)
		}
		for _, m := range mf.Messages {
			if other, twice := l.keys[m.ID]; twice {
				return nil, fmt.Errorf("i18n: %s: %q is also in %s", name, m.ID, other)
			}
			l.keys[m.ID] = name
		}
	}
	return l, nil
}

// Languages returns every language in the order in which it is offered.
func (c *Catalogues) Languages() []*Language {
	ls := make([]*Language, 0, len(c.order))
	for _, t := range c.order {
		ls = append(ls, c.byTag[t])
	}
	return ls
}

// Language returns the language with this tag, or English.
func (c *Catalogues) Language(tag string) *Language {
	if l, ok := c.byTag[tag]; ok {
		return l
	}
	return c.byTag["en"]
}

// Has reports whether the language itself has the key.
func (l *Language) Has(key string) bool { _, ok := l.keys[key]; return ok }

// Draft reports whether no native speaker has checked the catalogue.
func (l *Language) Draft() bool { return l.CheckedBy == "" }

// T returns the words for a key. pairs are name, value, name, value, put where
// the words have {{.name}}. A key that is missing here is said in English; one
// missing there too comes back as itself, so that a screen never fails.
func (l *Language) T(key string, pairs ...any) string {
	return l.say(key, nil, pairs)
}

// N returns the words for a count, in the plural form of the language; the
// words have the count as {{.n}}, in the language's own digits.
func (l *Language) N(key string, count int, pairs ...any) string {
	return l.say(key, count, append(pairs, "n", l.Number(count)))
}

func (l *Language) say(key string, count any, pairs []any) string {
	data := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		data[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	s, err := l.localizer.Localize(&goi18n.LocalizeConfig{MessageID: key, TemplateData: data, PluralCount: count})
	if s == "" && err != nil {
		return key
	}
	return s
}
