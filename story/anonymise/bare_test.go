package anonymise

import (
	"slices"
	"strings"
	"testing"
)

func TestNamesThatOnlyTheirPlaceShows(t *testing.T) {
	for text, want := range map[string]string{
		"I was at Hayter's, no, before the war.":            "Hayter's",
		"dad was at monarch till it shut":                   "monarch",
		"he was thirty years with ground control":           "ground control",
		"my mate from alpha cars finished the fare":         "alpha cars",
		"im a carer for bluebird and i seen it all":         "bluebird",
		"hubby was in clonakilty for his transplant":        "clonakilty",
		"look at houses, laugh at jokes, i am at work":      "",
		"i was at home at night and good at maths":          "",
		"the lady from church and the girl from records":    "",
		"ten years with diabetes and three years with pain": "",
		"i worked for years and cleaned for money":          "",
	} {
		got := marks(text, "en")
		if want == "" && len(got) > 0 || want != "" && !slices.ContainsFunc(got, func(m string) bool { return strings.HasSuffix(m, " "+want) }) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
