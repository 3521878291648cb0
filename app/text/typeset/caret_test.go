package typeset

import (
	"strings"
	"testing"
)

// Pressing one arrow passes every grapheme of a text once, in the order of the
// screen, over wrapped lines and mixed directions; the other goes back.
func TestArrowsPassEveryGraphemeOnce(t *testing.T) {
	fonts := testFonts()
	for _, s := range []string{
		"The nurse gave me a number, and said ring any time.",
		"ملاقات 25 مارچ 2026 کو 10:30 بجے GP (Luton) LU1 2QP, فون 020 7946 0018 پر",
		"She said شکریہ 25 بار to me (Luton) and نرس too",
		"ক্ষেত্র জ্ঞান স্ত্রী কর্ম GP کو\nدوسری لائن here\n\nlast",
	} {
		for _, width := range []float32{0, 90, 200} {
			for _, base := range []Base{BaseLTR, BaseRTL} {
				text := fonts.Layout(s, Style{Script: "Aran", Size: 20, Line: 48, Base: base}, width)
				forward, back := text.Right, text.Left
				if base == BaseRTL {
					forward, back = back, forward
				}
				there := presses(text, text.edge(0, base == BaseRTL), forward)
				if want := graphemes(text); there.passed != want {
					t.Errorf("%q at %v, base %d: %d graphemes were passed of %d", s, width, base, there.passed, want)
				}
				if again := presses(text, there.end, back); again.passed != there.passed {
					t.Errorf("%q at %v, base %d: back over %d of %d", s, width, base, again.passed, there.passed)
				}
			}
		}
	}
}

// edge is the position at the left or right end of a line.
func (t *Text) edge(line int, right bool) Pos {
	l := t.Line(line)
	if right {
		return at(l, len(l.Cells), true)
	}
	return at(l, 0, false)
}

func graphemes(t *Text) int {
	n := 0
	for i := range t.Lines() {
		n += len(t.Line(i).Cells)
	}
	return n + strings.Count(t.Source(), "\n")
}

type walked struct {
	end    Pos
	passed int
}

func presses(t *Text, from Pos, press func(Pos) Pos) walked {
	for n := 0; ; n++ {
		next := press(from)
		if next == from || n > 1000 {
			return walked{from, n}
		}
		from = next
	}
}

// What a run, a cell of the screen or a double click ends with is an edge of a
// grapheme, whatever marks and joiners stand in it.
func TestNothingEndsInsideAGrapheme(t *testing.T) {
	fonts := testFonts()
	for _, s := range []string{"👩\u200d👧b", "❤️x", "1️⃣ب", "بি", "xি", "क्ষি", "46P) [্\u200c  LU1", "ت(ি"} {
		for _, base := range []Base{BaseLTR, BaseRTL} {
			text := fonts.Layout(s, Style{Script: "Aran", Size: 20, Line: 48, Base: base}, 0)
			var ends []int
			for _, c := range text.Line(0).Cells {
				ends = append(ends, c.Start, c.End)
			}
			for byt := 0; byt < len(s); byt = text.Next(byt) {
				from, to := text.Word(byt)
				ends = append(ends, from, to)
			}
			for _, e := range ends {
				if text.Edge(e) != e {
					t.Errorf("%+q, base %d: byte %d is inside a grapheme", s, base, e)
				}
			}
		}
	}
}
