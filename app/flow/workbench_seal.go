package flow

import (
	"hearme/story/anonymise"
)

// CanAnswer reports whether every mark was looked at: then it can be asked who
// could tell.
func (w *Workbench) CanAnswer() bool { return !w.Loading && !w.Busy && w.Left() == 0 }

// Back goes from sealing to the questions, and from the marks home; every step
// is already saved.
func (w *Workbench) Back() {
	if w.Busy {
		return
	}
	if w.Check != "" {
		w.Check = ""
		w.app.Show(&WhoCould{app: w.app, w: w, counting: w.app.Config().Counting()})
		return
	}
	a := w.app
	w.saver.flush(func(err error) {
		if err != nil {
			w.Problem = problemKey(err)
			w.Changed()
			return
		}
		a.bench = nil
		a.Home()
	})
}

// Seal makes the envelope. From then on the tablet cannot read the story.
func (w *Workbench) Seal() {
	if w.Busy || w.Check == "" || w.Left() > 0 {
		return
	}
	w.seal(w.Check)
}

// sealByItself is the 24-hour rule while the story is open here.
func (w *Workbench) sealByItself() {
	if w.Busy || w.Loading {
		return
	}
	w.rec = w.app.intake().automatic(w.rec)
	w.seal(anonymise.CheckAuto)
}

func (w *Workbench) seal(check anonymise.Check) {
	w.Busy, w.Problem = true, ""
	w.Changed()
	a, s, r := w.app, w.app.session, w.record()
	w.saver.erase(func() error { return a.seal(s, r, check) }, func(err error) {
		w.Busy = false
		if a.session != s {
			return
		}
		if err != nil {
			w.Problem = problemKey(err)
			w.Changed()
			return
		}
		a.bench = nil
		if check == anonymise.CheckAuto {
			a.sealed = append(a.sealed, r.ID)
		}
		a.Show(&Sealed{app: a, Auto: check == anonymise.CheckAuto})
		a.SyncNow(func() {})
	})
}

// Sealed says that it is done, with a word for the connector.
type Sealed struct {
	Notifier
	app  *App
	Auto bool // it sealed by itself after 24 hours
}

// Name implements Screen.
func (*Sealed) Name() string { return "sealed" }

// Part implements Screen.
func (*Sealed) Part() Part { return Connector }

// ToTakeOut is how many told stories still wait.
func (s *Sealed) ToTakeOut() int { return newHome(s.app).ToTakeOut }

// Home goes home.
func (s *Sealed) Home() { s.app.Home() }

// AskAgain says that the consent wording changed after a story was told, so
// that it must be asked again before it can be sealed.
type AskAgain struct {
	Notifier
	app *App
	rec Record
}

// Name implements Screen.
func (*AskAgain) Name() string { return "ask_again" }

// Part implements Screen.
func (*AskAgain) Part() Part { return Connector }

// Ask hands the tablet to the participant, at the first information page.
func (k *AskAgain) Ask() { k.app.tell(k.rec) }

// Later goes home; the story waits.
func (k *AskAgain) Later() { k.app.Home() }
