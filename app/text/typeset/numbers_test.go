package typeset

import (
	"strings"
	"testing"
)

// A telephone number, a postcode or an address stays on one line at every
// width that it fits in, and is cut at its own gaps where it does not.
func TestNumbersStayTogether(t *testing.T) {
	fonts := testFonts()
	for _, c := range []struct {
		style Style
		words string
		whole []string
	}{
		{Style{Script: "Latn", Lang: "en", Size: 20, Line: 30}, "Ring 020 7946 0018 or write to a.khan@example.org, Leeds LS1 4AP, by NHS number 999 123 4567.",
			[]string{"020 7946 0018", "a.khan@example.org", "LS1 4AP", "999 123 4567"}},
		{Style{Script: "Aran", Lang: "ur", Size: 20, Line: 48, Base: BaseAny}, "ملاقات 25 مارچ 2026 کو 10:30 بجے GP (Luton) LU1 2QP, فون 020 7946 0018 یا ۰۲۰ ۷۹۴۶ ۰۰۱۸",
			[]string{"LU1 2QP", "020 7946 0018", "۰۲۰ ۷۹۴۶ ۰۰۱۸"}},
		{Style{Script: "Beng", Lang: "bn", Size: 20, Line: 33}, "ফোন করুন ০২০ ৭৯৪৬ ০০১৮ নম্বরে অথবা 01632 960 417 নম্বরে",
			[]string{"০২০ ৭৯৪৬ ০০১৮", "01632 960 417"}},
	} {
		cut := false
		for width := float32(40); width < 600; width += 7 {
			text := fonts.Layout(c.words, c.style, width)
			if text.Source() != c.words {
				t.Fatalf("the text is now %q", text.Source())
			}
			for _, w := range c.whole {
				start := strings.Index(c.words, w)
				first, last := text.LineOf(Pos{Byte: start}), text.LineOf(Pos{Byte: start + len(w), After: true})
				if first == last {
					continue
				}
				if room := fonts.Layout(w+",", c.style, 0).Widest(); room <= width {
					t.Errorf("%q is on lines %d to %d at %v dp and takes %v", w, first, last, width, room)
				}
				if at := text.Line(first).End; strings.Contains(w, " ") && width > 90 && c.words[at-1] != ' ' {
					t.Errorf("%q is cut inside a group, at %d", w, at-start)
				}
				cut = true
			}
			walk(t, text)
		}
		if !cut {
			t.Errorf("%s: no width was too narrow for a number", c.style.Lang)
		}
	}
}

// The brackets and quotation marks about Latin words before a number, and about
// a number, stand on both sides of them in right-to-left text.
func TestBracketsStayAboutWhatTheyHold(t *testing.T) {
	fonts := testFonts()
	for words, want := range map[string]string{
		"نرس (Luton) LU1 2QP":       "(Luton) LU1 2QP سرن",
		"نرس \"Luton\" LU1 2QP":     "\"Luton\" LU1 2QP سرن",
		"نرس “A (B)” LU1 2QP":       "“A (B)” LU1 2QP سرن",
		"نرس (020 7946 0018) ہے":    "ےہ (020 7946 0018) سرن",
		"نرس (Luton LU1 2QP)":       "(Luton LU1 2QP) سرن",
		"(نرس Luton) LU1 2QP":       "LU1 2QP (Luton سرن)",
		"نرس GP (Luton) LU1 2QP کی": "یک GP (Luton) LU1 2QP سرن",
	} {
		text := fonts.Layout(words, Style{Script: "Aran", Lang: "ur", Size: 20, Line: 48, Base: BaseRTL}, 0)
		got := ""
		for _, c := range text.Line(0).Cells {
			sign := words[c.Start:c.End]
			if c.RTL { // painted mirrored
				sign = strings.NewReplacer("(", ")", ")", "(").Replace(sign)
			}
			got += sign
		}
		if got != want {
			t.Errorf("%q stands as %q, want %q", words, got, want)
		}
	}
}
