package anonymise

import (
	"strings"
	"testing"
)

// TestTellsMoreThanNames holds what neither a rule nor a list knows, told by
// the words around it, in small letters too.
func TestTellsMoreThanNames(t *testing.T) {
	for _, c := range []struct {
		typ  Type
		text string
	}{
		{Facility, "She goes to school at [Varnholt] and loves it."},
		{Employer, "He has been with [Quorvex] for twenty years."},
		{Employer, "i clean for [quorvex] at night and my back is gone"},
		{Job, "my husband was a [thatcher] till his hands went"},
		{Age, "my boy is only [seven] and he asks me every night"},
	} {
		before, rest, _ := strings.Cut(c.text, "[")
		words, after, _ := strings.Cut(rest, "]")
		text := before + words + after
		found := New().Propose(text, "en")
		if !covered(found, len(before), len(before)+len(words)) {
			t.Errorf("%s %q is missed in %q: %+v", c.typ, words, text, found)
		}
	}
}

// TestCoarseStays holds that what the tagger knows as a place stays where it is
// coarse, and a feast or a month alone tells nothing.
func TestCoarseStays(t *testing.T) {
	for _, text := range []string{"i came here from pakistan long ago", "we live in luton and like it", "at diwali i could not eat", "in november they rang"} {
		if found := New().Propose(text, "en"); len(found) > 0 {
			t.Errorf("%q: %+v", text, found)
		}
	}
}
