package flow

import (
	"slices"
	"strings"

	"hearme/i18n"
)

// page is what every page of the participant's part can do.
type page struct {
	Notifier
	t    *Telling
	step string
}

// Name is the page's stable name.
func (p *page) Name() string { return "telling_" + p.step }

// Part is always the participant's.
func (p *page) Part() Part { return Participant }

// Lang is the participant's written language.
func (p *page) Lang() *i18n.Language { return p.t.Lang() }

// Number says which page of how many this is.
func (p *page) Number() (n, total int) {
	s := p.t.steps()
	return slices.Index(s, p.step) + 1, len(s)
}

// Saving tells how far the last change has come.
func (p *page) Saving() Saving { return p.t.Saving() }

// CanBack reports whether there is a page of the participant's to go back to.
func (p *page) CanBack() bool {
	n, _ := p.Number()
	return n > 1 && !p.Over()
}

// Over reports that nothing was kept: only the goodbye is left.
func (p *page) Over() bool { return p.t.rec.ID == "" }

// Back goes one page back; everything that was answered stays.
func (p *page) Back() {
	if p.CanBack() {
		p.t.move(-1)
	}
}

// Stop opens the Stop page; Go on comes back to this one as it was.
func (p *page) Stop() { p.t.stop() }

// DraftWording reports whether no native speaker has checked these words.
func (p *page) DraftWording() bool { return DraftIn(p.t.deps.Config, p.Lang()) }

func (p *page) next() { p.t.move(1) }

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// ProblemKey is the catalogue key that says an error to a person, empty for
// nil.
func ProblemKey(err error) string { return problemKey(err) }
