package flow

import "strings"

// Unlock asks for a connector's passphrase, which alone says who it is.
type Unlock struct {
	Notifier
	app *App

	Typed   string
	Shown   bool // the letters are shown instead of dots
	Busy    bool
	Problem string
}

func newUnlock(a *App) *Unlock { return &Unlock{app: a} }

// Name implements Screen.
func (*Unlock) Name() string { return "unlock" }

// Part implements Screen.
func (*Unlock) Part() Part { return Door }

// SetTyped takes the passphrase.
func (u *Unlock) SetTyped(s string) { u.Typed = s }

// ToggleShown shows or hides the letters.
func (u *Unlock) ToggleShown() {
	u.Shown = !u.Shown
	u.Changed()
}

// Waiting is how many sealed stories are still on the tablet: nothing that is
// finished is lost while it is locked.
func (u *Unlock) Waiting() int {
	items, err := u.app.Vault.Outbox()
	if err != nil {
		return 0
	}
	n := 0
	for _, it := range items {
		if it.State == Finished || it.State == Refused {
			n++
		}
	}
	return n
}

// Go unlocks. A wrong passphrase says so and loses nothing.
func (u *Unlock) Go() {
	if u.Busy {
		return
	}
	words := plainWords(u.Typed)
	if words == "" {
		u.Problem = "problem.passphrase_missing"
		u.Changed()
		return
	}
	u.Busy, u.Problem = true, ""
	u.Changed()
	a := u.app
	v, raw := a.Vault, strings.TrimSpace(u.Typed)
	a.Runner.Do(func() func() {
		s, err := v.Unlock(words)
		if code(err) == "wrong_passphrase" && raw != words {
			s, err = v.Unlock(raw) // one that was not generated here
		}
		return func() {
			u.Busy, u.Problem = false, problemKey(err)
			if a.current != Screen(u) {
				if s != nil {
					s.Lock()
				}
				return
			}
			if err != nil {
				u.Changed()
				return
			}
			a.opened(s)
		}
	})
}

// Forgotten says what is safe and what can be done.
func (u *Unlock) Forgotten() { u.app.Show(newForgotten(u.app)) }

// Practise opens practice mode.
func (u *Unlock) Practise() { u.app.Practise() }

// Forgotten is for a passphrase that nobody knows any more.
type Forgotten struct {
	Notifier
	app  *App
	Sure bool // asked once before drafts are given up
}

func newForgotten(a *App) *Forgotten { return &Forgotten{app: a} }

// Name implements Screen.
func (*Forgotten) Name() string { return "forgotten" }

// Part implements Screen.
func (*Forgotten) Part() Part { return Door }

// Waiting is how many sealed stories stay safe.
func (f *Forgotten) Waiting() int { return newUnlock(f.app).Waiting() }

// Back tries the passphrase again.
func (f *Forgotten) Back() { f.app.Show(newUnlock(f.app)) }

// StartOver asks once, then makes a new passphrase. Sealed stories stay; a new
// ticket adopts them.
func (f *Forgotten) StartOver() {
	if !f.Sure {
		f.Sure = true
		f.Changed()
		return
	}
	f.app.Show(newPassphrasePage(f.app, forStartOver))
}

// Trouble is a vault that cannot be opened: newer, damaged, busy, disk full.
type Trouble struct {
	Notifier
	app     *App
	Problem string
}

func newTrouble(a *App, err error) *Trouble { return &Trouble{app: a, Problem: problemKey(err)} }

// ShowTrouble shows why the program cannot open its store.
func (a *App) ShowTrouble(err error) { a.Show(newTrouble(a, err)) }

// Name implements Screen.
func (*Trouble) Name() string { return "trouble" }

// Part implements Screen.
func (*Trouble) Part() Part { return Door }

// Again tries once more.
func (t *Trouble) Again() { t.app.Start() }

// Practise opens practice mode, which needs no store.
func (t *Trouble) Practise() { t.app.Practise() }

// Practise leaves whatever is open and goes on with invented stories in
// memory, marked on every screen; nothing of it is ever sent.
func (a *App) Practise() {
	a.Runner.Do(func() func() {
		v, s, err := a.Deps.Practice()
		return func() {
			if err != nil {
				a.ShowTrouble(err)
				return
			}
			a.close()
			a.real, a.Vault, a.practice, a.session = a.Vault, v, true, s
			a.enter()
		}
	})
}
