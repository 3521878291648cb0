package isolate

import (
	"slices"
	"testing"
)

func TestFindsWhatKeepsItsOrder(t *testing.T) {
	for text, want := range map[string][]string{
		"فون 020 7946 0018":                     {"020 7946 0018"},
		"GP (Luton) LU1 2QP, فون 01632 960 417": {"LU1 2QP", "01632 960 417"},
		"لکھیں a.khan@example.org. پھر":         {"a.khan@example.org"},
		"(020) 7946 0018":                       {"(020) 7946 0018"},
		"+44 20 7946 0018":                      {"+44 20 7946 0018"},
		"999 123 4567 اور lu12qp":               {"999 123 4567", "lu12qp"},
		"25 مارچ 2026 کو 10:30":                 nil,
		"۰۲۰ ۷۹۴۶ ۰۰۱۸":                         {"۰۲۰ ۷۹۴۶ ۰۰۱۸"},
		"www.example.org/page پر":               {"www.example.org/page"},
		"LS1 4AP (Leeds)":                       {"LS1 4AP"},
		"":                                      nil,
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
