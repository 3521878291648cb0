package flow

import (
	"strconv"

	"hearme/i18n"
)

// Settings is what a connector can change.
type Settings struct {
	Notifier
	app *App

	Said string // catalogue key of what has just been done
}

func newSettings(a *App) *Settings { return &Settings{app: a} }

// Name implements Screen.
func (*Settings) Name() string { return "settings" }

// Part implements Screen.
func (*Settings) Part() Part { return Connector }

// Palettes lists the palettes by name.
func Palettes() []string { return []string{"light", "dark", "hc-light", "hc-dark"} }

// Sizes lists the text sizes in percent.
func Sizes() []int { return []int{100, 125, 150, 175, 200} }

// Palette is the palette in use.
func (a *App) Palette() string {
	if p := a.Prefs.Get("palette"); p != "" {
		return p
	}
	return Palettes()[0]
}

// TextSize is the connector's text size in percent, 100 to 200.
func (a *App) TextSize() int {
	n, err := strconv.Atoi(a.Prefs.Get("text_size"))
	if err != nil {
		return 100
	}
	return min(max(n, 100), 200)
}

// Cautious reports whether what is only likely to identify is marked too.
func (a *App) Cautious() bool { return a.Careful != nil && a.Prefs.Get("marking") == "cautious" }

// Cautious reports whether what is only likely to identify is marked too;
// choice is false where this cannot be chosen.
func (s *Settings) Cautious() (on, choice bool) { return s.app.Cautious(), s.app.Careful != nil }

// SetCautious holds from the next story that is marked.
func (s *Settings) SetCautious(on bool) {
	s.app.Prefs.Set("marking", map[bool]string{true: "cautious", false: "balanced"}[on])
	s.app.Touch()
	s.Changed()
}

// Palette is the palette in use.
func (s *Settings) Palette() string { return s.app.Palette() }

// SetPalette changes it at once.
func (s *Settings) SetPalette(p string) {
	s.app.Prefs.Set("palette", p)
	s.app.look()
}

// TextSize is the text size in percent.
func (s *Settings) TextSize() int { return s.app.TextSize() }

// SetTextSize changes it at once.
func (s *Settings) SetTextSize(percent int) {
	s.app.Prefs.Set("text_size", strconv.Itoa(percent))
	s.app.look()
}

// Languages are those that the program speaks.
func (s *Settings) Languages() []*i18n.Language { return s.app.Catalogues.Languages() }

// Language is the tag of the one in use.
func (s *Settings) Language() string { return s.app.Language().Tag }

// SetLanguage changes it at once.
func (s *Settings) SetLanguage(tag string) { s.app.SetLanguage(tag) }

// Project is the project's name; empty before enrolment.
func (s *Settings) Project() string { return s.app.Config().Name }

// Practising reports whether this is practice mode.
func (s *Settings) Practising() bool { return s.app.practice }

// ChangePassphrase asks for the passphrase of today and gives a new one.
func (s *Settings) ChangePassphrase() { s.app.Show(&OldPassphrase{app: s.app}) }

// ChangePIN asks for a new PIN.
func (s *Settings) ChangePIN() { s.app.Show(newNewPIN(s.app, forChange, "")) }

// AddConnector gives someone else their own part of this tablet.
func (s *Settings) AddConnector() { s.app.Show(newPassphrasePage(s.app, forAnother)) }

// Events opens the events.
func (s *Settings) Events() { s.app.Show(newEvents(s.app)) }

// Withdraw takes a story back by its code.
func (s *Settings) Withdraw() { s.app.Show(newWithdraw(s.app)) }

// About tells what the program is and under which licences its parts come.
func (s *Settings) About() { s.app.Show(&About{app: s.app}) }

// Practise opens practice mode, or ends it.
func (s *Settings) Practise() {
	if s.app.practice {
		s.app.Lock()
		return
	}
	s.app.Practise()
}

// Back goes home.
func (s *Settings) Back() { s.app.Home() }

// OldPassphrase asks for the passphrase of today before it is changed.
type OldPassphrase struct {
	Notifier
	app *App

	Typed   string
	Problem string
}

// Name implements Screen.
func (*OldPassphrase) Name() string { return "passphrase.old" }

// Part implements Screen.
func (*OldPassphrase) Part() Part { return Connector }

// SetTyped takes the passphrase.
func (o *OldPassphrase) SetTyped(s string) { o.Typed = s; o.app.Touch() }

// Next shows a new passphrase. Whether the old one is right is told when it is
// changed.
func (o *OldPassphrase) Next() {
	if plainWords(o.Typed) == "" {
		o.Problem = "problem.passphrase_missing"
		o.Changed()
		return
	}
	p := newPassphrasePage(o.app, forChange)
	p.old = plainWords(o.Typed)
	o.app.Show(p)
}

// Back goes to the settings.
func (o *OldPassphrase) Back() { o.app.Show(newSettings(o.app)) }

// About is what the program is.
type About struct {
	Notifier
	app *App
}

// Name implements Screen.
func (*About) Name() string { return "about" }

// Part implements Screen.
func (*About) Part() Part { return Connector }

// Project is the project's name, PublicURL where its reports are; both empty
// before enrolment.
func (b *About) Project() (name, publicURL string) {
	c := b.app.Config()
	return c.Name, c.PublicURL
}

// Back goes to the settings.
func (b *About) Back() { b.app.Show(newSettings(b.app)) }
