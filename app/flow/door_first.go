package flow

import (
	"slices"
	"strings"
	"unicode"

	"hearme/i18n"
)

// Welcome is the very first page: the language of the program.
type Welcome struct {
	Notifier
	app *App
}

func newWelcome(a *App) *Welcome { return &Welcome{app: a} }

// Name implements Screen.
func (*Welcome) Name() string { return "welcome" }

// Part implements Screen.
func (*Welcome) Part() Part { return Door }

// Languages are those that the program speaks.
func (w *Welcome) Languages() []*i18n.Language { return w.app.Catalogues.Languages() }

// Chosen is the language in use.
func (w *Welcome) Chosen() string { return w.app.Language().Tag }

// Choose changes the language at once.
func (w *Welcome) Choose(tag string) { w.app.SetLanguage(tag) }

// Next goes on to the passphrase.
func (w *Welcome) Next() { w.app.Show(newPassphrasePage(w.app, forFirst)) }

// Practise opens practice mode.
func (w *Welcome) Practise() { w.app.Practise() }

type purpose int

const (
	forFirst purpose = iota
	forAnother
	forStartOver
	forChange
	forMissing // the vault was made without a person who chose a PIN
)

// PassphrasePage shows a generated passphrase and then asks for it back.
type PassphrasePage struct {
	Notifier
	app     *App
	purpose purpose
	old     string // with forChange: the passphrase that opens it today

	Words   string // five generated words
	Asking  bool   // the words are hidden and typed back
	Typed   string
	Problem string // catalogue key
	Busy    bool
}

func newPassphrasePage(a *App, p purpose) *PassphrasePage {
	return &PassphrasePage{app: a, purpose: p, Words: a.Words.Passphrase()}
}

// Name implements Screen.
func (p *PassphrasePage) Name() string {
	if p.Asking {
		return "passphrase.back"
	}
	return "passphrase.new"
}

// Part implements Screen.
func (p *PassphrasePage) Part() Part {
	if p.purpose == forAnother || p.purpose == forChange {
		return Connector
	}
	return Door
}

// First reports whether this is the first run, which counts its steps.
func (p *PassphrasePage) First() bool { return p.purpose == forFirst }

// Again makes other words.
func (p *PassphrasePage) Again() {
	p.Words = p.app.Words.Passphrase()
	p.Changed()
}

// Written says that the words are on paper; they are hidden and asked back.
func (p *PassphrasePage) Written() {
	p.Asking, p.Typed, p.Problem = true, "", ""
	p.Changed()
}

// Back shows the words again, or goes back a page.
func (p *PassphrasePage) Back() {
	if p.Asking {
		p.Asking, p.Problem = false, ""
		p.Changed()
		return
	}
	switch p.purpose {
	case forFirst:
		p.app.Show(newWelcome(p.app))
	case forStartOver:
		p.app.Show(newForgotten(p.app))
	default:
		p.app.Show(newSettings(p.app))
	}
}

// SetTyped takes what was typed back.
func (p *PassphrasePage) SetTyped(s string) { p.Typed = s; p.app.Touch() }

// Next checks the words and goes on to the PIN, or changes the passphrase.
func (p *PassphrasePage) Next() {
	if p.Busy {
		return
	}
	if plainWords(p.Typed) != plainWords(p.Words) {
		p.Problem = "problem.passphrase_differs"
		p.Changed()
		return
	}
	if p.purpose != forChange {
		p.app.Show(newNewPIN(p.app, p.purpose, p.Words))
		return
	}
	p.Busy, p.Problem = true, ""
	p.Changed()
	s := p.app.session
	p.app.Runner.Do(func() func() {
		err := s.ChangePassphrase(p.old, p.Words)
		return func() {
			p.Busy, p.Problem = false, problemKey(err)
			if err != nil {
				p.Changed()
				return
			}
			st := newSettings(p.app)
			st.Said = "settings.passphrase_changed"
			p.app.Show(st)
		}
	})
}

// plainWords makes what is typed by hand the same as what was shown: small
// letters, one space between words, hyphens as spaces.
func plainWords(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return unicode.IsSpace(r) || r == '-'
	}), " ")
}

// NewPINPage asks for a new PIN twice.
type NewPINPage struct {
	Notifier
	app        *App
	purpose    purpose
	passphrase string
	first      string

	Pad     PINPad
	Again   bool // the second time
	Problem string
	Busy    bool
}

func newNewPIN(a *App, p purpose, passphrase string) *NewPINPage {
	return &NewPINPage{app: a, purpose: p, passphrase: passphrase}
}

// Name implements Screen.
func (p *NewPINPage) Name() string {
	if p.Again {
		return "pin.again"
	}
	return "pin.new"
}

// Part implements Screen.
func (p *NewPINPage) Part() Part {
	if p.purpose == forAnother || p.purpose == forChange {
		return Connector
	}
	return Door
}

// First reports whether this is the first run.
func (p *NewPINPage) First() bool { return p.purpose == forFirst }

// Press adds a digit; the last one goes on by itself.
func (p *NewPINPage) Press(d rune) {
	if p.Busy {
		return
	}
	p.app.Touch()
	p.Pad.Press(d)
	if p.Pad.Full() {
		p.full()
	}
	p.Changed()
}

// Erase takes the last digit away.
func (p *NewPINPage) Erase() {
	p.Pad.Erase()
	p.Changed()
}

func (p *NewPINPage) full() {
	pin := p.Pad.take()
	p.Problem = ""
	switch {
	case !p.Again && weakPIN(pin):
		p.Problem = "problem.pin_weak"
	case !p.Again:
		p.first, p.Again = pin, true
	case pin != p.first:
		p.first, p.Again, p.Problem = "", false, "problem.pin_differs"
	default:
		p.keep(pin)
	}
}

// Back starts the PIN again, or goes to the passphrase.
func (p *NewPINPage) Back() {
	if p.Again || p.Pad.Len() > 0 {
		p.Again, p.first, p.Problem = false, "", ""
		p.Pad.take()
		p.Changed()
		return
	}
	switch p.purpose {
	case forChange:
		p.app.Show(newSettings(p.app))
		return
	case forMissing:
		p.app.Lock()
		return
	}
	back := newPassphrasePage(p.app, p.purpose)
	back.Words = p.passphrase
	p.app.Show(back)
}

func (p *NewPINPage) keep(pin string) {
	p.Busy = true
	a := p.app
	have, vault := a.session, a.Vault
	a.Runner.Do(func() func() {
		var s Session
		var err error
		switch p.purpose {
		case forChange, forMissing:
			err = have.ChangePIN(pin)
		case forStartOver:
			s, err = vault.StartOver(p.passphrase, pin)
		case forAnother:
			s, err = vault.AddConnector(have, p.passphrase, pin)
		default:
			s, err = vault.AddConnector(nil, p.passphrase, pin)
		}
		return func() { p.kept(s, err) }
	})
}

func (p *NewPINPage) kept(s Session, err error) {
	p.Busy = false
	if err != nil {
		p.Again, p.Problem = false, problemKey(err)
		p.Changed()
		return
	}
	switch p.purpose {
	case forMissing:
		p.app.opened(p.app.session)
	case forChange, forAnother:
		st := newSettings(p.app)
		st.Said = map[purpose]string{forChange: "settings.pin_changed", forAnother: "settings.connector_added"}[p.purpose]
		if s != nil {
			s.Lock() // the new connector unlocks their own part
		}
		p.app.Show(st)
	default:
		p.app.opened(s)
	}
}

// Language is the program's language: the connector's own, not a story's.
func (a *App) Language() *i18n.Language { return a.Catalogues.Language(a.Prefs.Get("language")) }

// SetLanguage changes the program's language at once.
func (a *App) SetLanguage(tag string) {
	known := slices.ContainsFunc(a.Catalogues.Languages(), func(l *i18n.Language) bool { return l.Tag == tag })
	if known {
		a.Prefs.Set("language", tag)
		a.look()
	}
}

func (a *App) look() {
	a.Touch()
	if a.onLook != nil {
		a.onLook()
	}
}

// ForOther reports whether the words are another connector's.
func (p *PassphrasePage) ForOther() bool { return p.purpose == forAnother }
