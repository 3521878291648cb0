package isolate

import (
	"slices"
	"strings"
	"testing"
)

func TestFindsWhatKeepsItsOrder(t *testing.T) {
	for text, want := range map[string][]string{
		"فون 020 7946 0018":                      {"020 7946 0018"},
		"GP (Luton) LU1 2QP, فون 01632 960 417":  {"LU1 2QP", "01632 960 417"},
		"لکھیں a.khan@example.org. پھر":          {"a.khan@example.org"},
		"(020) 7946 0018":                        {"(020) 7946 0018"},
		"+44 20 7946 0018":                       {"+44 20 7946 0018"},
		"999 123 4567 اور lu12qp":                {"999 123 4567", "lu12qp"},
		"25 مارچ 2026 کو 10:30":                  nil,
		"۰۲۰ ۷۹۴۶ ۰۰۱۸":                          {"۰۲۰ ۷۹۴۶ ۰۰۱۸"},
		"www.example.org/page پر":                {"www.example.org/page"},
		"LS1 4AP (Leeds)":                        {"LS1 4AP"},
		"":                                       nil,
		"07700 900123 07700 900456 07700 900789": {"07700 900123 07700 900456", "07700 900789"},
		"نمبر (020 7946 0018) ہے":                {"020 7946 0018"},
		"07700 900123 (020 7946 0018)":           {"07700 900123", "020 7946 0018"},
		"(وارڈ 020) 7946 0018":                   {"7946 0018"},
		"+44 (0)20 7946 0018":                    {"+44 (0)20 7946 0018"},
		"020 (7946) 0018":                        {"020 (7946) 0018"},
		"a@b@example.org":                        {"b@example.org"},
	} {
		var got []string
		runes := []rune(text)
		for _, s := range Find(runes) {
			got = append(got, string(runes[s.Start:s.End]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A text made to take long is looked at in pieces: nothing found is longer than
// its kind can be.
func TestWhatIsLookedAtIsBounded(t *testing.T) {
	for text, most := range map[string]int{
		strings.Repeat("07700 900123 ", 4000):                     2 * len("07700 900123 "),
		strings.Repeat("7-", 50_000):                              2 * mostDigits,
		strings.Repeat("7", 50_000):                               0,
		strings.Repeat("a@", 50_000):                              0,
		strings.Repeat("a.", 50_000) + "@example.org":             mostEmail,
		"www." + strings.Repeat("a.", 50_000) + "b":               0,
		"www.example.org/" + strings.Repeat("a", 1000) + " 25 03": 1016,
	} {
		longest := 0
		for _, s := range Find([]rune(text)) {
			longest = max(longest, s.End-s.Start)
		}
		if longest > most || most == 1016 && longest != most {
			t.Errorf("%.20q: %d characters are one, want at most %d", text, longest, most)
		}
	}
}
