package flow

import "strings"

// Withdraw takes a story back by its code, before or after it was sent.
type Withdraw struct {
	Notifier
	app *App

	Code    string
	Busy    bool
	Done    bool
	Erased  int // erased on this tablet
	Problem string
}

func newWithdraw(a *App) *Withdraw { return &Withdraw{app: a} }

// Name implements Screen.
func (w *Withdraw) Name() string {
	if w.Done {
		return "withdraw.done"
	}
	return "withdraw"
}

// Part implements Screen.
func (*Withdraw) Part() Part { return Connector }

// SetCode takes the code, in words or groups of digits.
func (w *Withdraw) SetCode(s string) { w.Code = s; w.app.Touch() }

// Go erases every draft and every sealed story with this code and queues the
// code for the server.
func (w *Withdraw) Go() {
	if w.Busy {
		return
	}
	if len(strings.Fields(strings.ReplaceAll(w.Code, "-", " "))) < 4 {
		w.Problem = "problem.code_short"
		w.Changed()
		return
	}
	w.Busy, w.Problem = true, ""
	w.Changed()
	a, c := w.app, w.Code
	s, v := a.session, a.Vault
	a.Runner.Do(func() func() {
		n, err := EraseDrafts(s, v.CodeMatches, c)
		if err == nil {
			var m int
			m, err = v.EraseByCode(c)
			n += m
		}
		return func() {
			w.Busy, w.Problem = false, problemKey(err)
			if err == nil {
				w.Done, w.Erased, w.Code = true, n, ""
				a.SyncNow(func() {})
			}
			if a.current == Screen(w) {
				a.Show(w)
			}
		}
	})
}

// Back goes home.
func (w *Withdraw) Back() { w.app.Home() }
