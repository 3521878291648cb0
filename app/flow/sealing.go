package flow

import (
	"strings"
	"time"

	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
)

// sweepAgain is how soon what could not be done is tried again.
const sweepAgain = time.Hour

// intake is the way that a told story goes.
func (a *App) intake() Intake {
	e := a.Engine
	if a.Cautious() {
		e = a.Careful
	}
	return Intake{a.Catalogues, e, a.Config().Counting()}
}

// wording is the consent wording in force for a written language.
func (a *App) wording(lang string) consent.Wording {
	return Intake{Catalogues: a.Catalogues}.Wording(lang)
}

// wordingChanged reports whether a told story was agreed to in words that are
// no longer in force: it must be asked again before it can be sealed.
func (a *App) wordingChanged(r Record) bool {
	ans, ok := r.Consent.Latest(consent.TakePart, "")
	return ok && ans.Wording != a.wording(r.Content.Lang)
}

// textFields lists the boxes of a story that hold words, with their language.
func textFields(c *story.Content) []story.Field {
	var fs []story.Field
	for _, f := range append(story.Fields(), story.TranslationField) {
		if strings.TrimSpace(c.Text(f)) != "" {
			fs = append(fs, f)
		}
	}
	return fs
}

func fieldLang(c *story.Content, f story.Field) string {
	if f == story.TranslationField && c.Translation != nil {
		return c.Translation.Lang
	}
	return c.Lang
}

// seal takes a told story the whole way. From then on the tablet cannot read
// it. It runs away from the window.
func (a *App) seal(s Session, r Record, check anonymise.Check) error {
	return a.intake().Seal(s, r, check)
}

// sweep keeps the tablet's promises of time, at unlocking and whenever one
// falls due while it is unlocked: a told story seals itself after 24 hours with
// every proposal accepted and is flagged for the lead; a draft that nobody
// touched for seven days goes.
func (a *App) sweep() {
	if a.timer != nil {
		a.timer()
		a.timer = nil
	}
	s := a.session
	if s == nil {
		return
	}
	ds, err := a.drafts()
	if err != nil {
		return // home shows it
	}
	now := a.Clock.Now()
	next := now.Add(DraftLife)
	for _, d := range ds {
		switch {
		case a.working(d.ID):
			next = earlier(next, now.Add(sweepAgain))
		case !d.Expires.After(now):
			_ = s.DeleteRecord(d.ID) // when that fails, the next sweep tries again
			next = earlier(next, now.Add(sweepAgain))
		case d.Told && !d.AskAgain && !d.SealsAt.After(now):
			a.sealByItself(s, d.ID)
			next = earlier(next, now.Add(sweepAgain))
		default:
			next = earlier(next, d.Expires)
			if d.Told && !d.AskAgain {
				next = earlier(next, d.SealsAt)
			}
		}
	}
	a.timer = a.Clock.AfterFunc(next.Sub(now), func() {
		if a.session == s {
			a.sweep()
		}
	})
}

// sealByItself accepts every proposal that nobody decided about.
func (a *App) sealByItself(s Session, id story.ID) {
	if a.bench != nil && a.bench.rec.ID == id {
		a.bench.sealByItself()
		return
	}
	if a.sealing[id] {
		return
	}
	a.sealing[id] = true
	under := a.sealing
	a.Runner.Do(func() func() {
		r, err := loadFrom(s, id)
		if err == nil {
			err = a.intake().SealAsProposed(s, r)
		}
		return func() {
			delete(under, id)
			if a.session != s || err != nil {
				return // still there: the list shows it, the next sweep tries again
			}
			a.sealed = append(a.sealed, id)
			if h, ok := a.current.(*Home); ok {
				h.refresh()
			}
		}
	})
}

// working reports whether a participant has the story before them.
func (a *App) working(id story.ID) bool { return a.telling != nil && a.telling.rec.ID == id }

func earlier(x, y time.Time) time.Time {
	if y.Before(x) {
		return y
	}
	return x
}
