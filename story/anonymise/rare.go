package anonymise

import (
	"slices"

	"hearme/story/singleout"
)

// WithRareCancers is an engine that proposes the names of rare cancers too.
// They are apart from what identifies a person in itself: with a community or
// an age they tell who it is, so that a person decides.
func WithRareCancers(e Engine) Engine { return withRare{e} }

type withRare struct{ Engine }

// Propose implements Engine.
func (w withRare) Propose(text, lang string) []Finding {
	fs := w.Engine.Propose(text, lang)
	for _, s := range singleout.RareCancers(text) {
		at, _ := slices.BinarySearchFunc(fs, s.Start, func(f Finding, start int) int { return f.End - start - 1 })
		if at == len(fs) || fs[at].Start >= s.End {
			fs = slices.Insert(fs, at, Finding{s.Start, s.End, Illness, "rare_cancer", 0.9})
		}
	}
	return fs
}
