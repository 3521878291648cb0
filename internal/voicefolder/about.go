package voicefolder

import (
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"hearme/i18n"
	"hearme/sync/wire"
)

const (
	aboutFile = "voice.toml"
	maxAbout  = 16 << 10 // bytes of voice.toml
	longName  = 80       // letters
)

// About is what voice.toml says.
type About struct {
	Variety string // BCP 47 of what is spoken; empty: the written language itself
	Lang    string // tag of the written language whose words are read
	Name    string // how a connector knows it
	By      string // who read it and who checked it
	Day     string // 2026-11-22
	Wording string // hash of the words that are read; empty: those of today
	Machine bool   // made by a machine
}

// parseAbout reads voice.toml; its errors are for leads.
func parseAbout(b []byte) (About, error) {
	if len(b) > maxAbout || !utf8.Valid(b) {
		return About{}, errors.New("is not a text file")
	}
	var f struct {
		Variety, Lang, Name, By, Wording string
		Day                              any // a date, with or without quotes
		Machine                          bool
	}
	md, err := toml.Decode(string(b), &f)
	if err != nil {
		return About{}, errors.New("cannot be read: each line is a name, an equals sign and a value in quotes")
	}
	if left := md.Undecoded(); len(left) > 0 {
		return About{}, errors.New("has a line that is not known: variety, lang, name, by, day, wording and machine are")
	}
	a := About{Variety: f.Variety, Lang: f.Lang, Name: f.Name, By: f.By, Wording: f.Wording, Machine: f.Machine}
	switch d := f.Day.(type) {
	case string:
		a.Day = d
	case time.Time:
		a.Day = d.Format(time.DateOnly)
	}
	return a, nil
}

// check says what is wrong with what a file, or a form, says, and returns the
// language, nil when it is not known.
func (a *About) check(file string, cats *i18n.Catalogues, w *Wrongs) *i18n.Language {
	a.Name, a.By = oneLine(a.Name), oneLine(a.By)
	if !fits(a.Name) {
		w.say(file, "name: how a connector knows this voice, in up to %d letters", longName)
	}
	if !fits(a.By) {
		w.say(file, "by: who read it and who checked it, in up to %d letters", longName)
	}
	if _, err := time.Parse(time.DateOnly, a.Day); err != nil {
		w.say(file, "day: the day of the recording, for instance 2026-11-22")
	}
	l := cats.Language(a.Lang)
	if a.Lang == "" || l.Tag != a.Lang {
		w.say(file, "lang: the program has no written language with this tag, so nobody knows which words are read")
		return nil
	}
	if a.Variety == "" {
		a.Variety = a.Lang
	}
	if a.Variety != a.Lang && !slices.ContainsFunc(l.Spoken, func(s i18n.Spoken) bool { return s.Tag == a.Variety }) {
		w.say(file, "variety: %s has no spoken variety with this tag", l.English)
	}
	return l
}

func (a *About) voice(l *i18n.Language) wire.Voice {
	v := wire.Voice{Variety: a.Variety, Lang: a.Lang, Name: a.Name, By: a.By, Day: a.Day, Wording: a.Wording, Machine: a.Machine}
	if l != nil && v.Wording == "" {
		_, v.Wording = l.Wording()
	}
	return v
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func fits(s string) bool {
	return s != "" && utf8.ValidString(s) && utf8.RuneCountInString(s) <= longName && !strings.ContainsFunc(s, unicode.IsControl)
}
