package anonymise

import (
	"strings"
	"testing"
)

// TestUnlisted holds names that no list has, found by what stands around them.
func TestUnlisted(t *testing.T) {
	for _, c := range []struct{ lang, text string }{
		{"en", "i told [zilmora] and she cried"},
		{"en", "then [thavenka] took me home"},
		{"pl", "zadzwoniłam do [Brwistki] i płakałam"},
		{"ro", "apoi [Zulmorina] a venit cu mine"},
		{"fr", "puis [Zelmanou] m'a emmenée"},
		{"pt", "depois a [Zulmanda] levou-me para casa"},
		{"so", "kadib [Zulqaysa] ayaa guriga i geeyay"},
		{"yo", "lẹ́yìn náà [Zúlmọ́lá] gbé mi lọ sílé"},
		{"ur", "پھر [زلمورین] مجھے گھر لے گئی"},
		{"ar", "ثم جاءت [زلمورين] معي إلى المستشفى"},
		{"hi", "फिर [ज़लमोरिन] मुझे घर ले गई"},
		{"bn", "তারপর [জলমোরিন] আমাকে বাড়ি নিয়ে গেল"},
		{"pa", "ਫਿਰ [ਜ਼ਲਮੋਰਿਨ] ਮੈਨੂੰ ਘਰ ਲੈ ਗਈ"},
		{"gu", "પછી [ઝલમોરિન] મને ઘરે લઈ ગઈ"},
	} {
		before, rest, _ := strings.Cut(c.text, "[")
		name, after, _ := strings.Cut(rest, "]")
		if n := allLists().names[fold(name)]; n != 0 {
			t.Errorf("%s is in a list", name)
		}
		found := false
		for _, f := range New().Propose(before+name+after, c.lang) {
			found = found || f.Start <= len(before) && f.End >= len(before)+len(name)
		}
		if !found {
			t.Errorf("%s: %q was not found in %q", c.lang, name, before+name+after)
		}
	}
}
