package typeset

import (
	"image"
	"image/color"
	"strings"
	"testing"
)

// FuzzLayout lays out anything: each grapheme stands on one line in one place,
// the caret walks over all of them and back, what is pointed at is found, and
// none of it depends on where the text is cut to be shaped.
func FuzzLayout(f *testing.F) {
	f.Add("ملاقات 25 مارچ 2026 کو 10:30 بجے GP (Luton) LU1 2QP, فون 020 7946 0018", uint16(200), true)
	f.Add("Z\u0338\u0322\u031b a\u0301\u0300 𠀀 \u200d👩\u200d👧 ক্ষ্ক্ষ \ufeff\u00ad", uint16(90), false)
	f.Add("a\nאב\r\nב 12\u2029\u2067x\u2069)(\v\t\x00", uint16(1), true)
	f.Add(strings.Repeat("یہ ", 300)+strings.Repeat("الف", 200), uint16(300), false)
	fonts, small := testFonts(), testFonts()
	fonts.cutting, small.cutting = cutting{whole: 1 << 30}, tiny
	f.Fuzz(func(t *testing.T, s string, width uint16, rtl bool) {
		if len(s) > 3000 {
			return
		}
		for _, style := range []Style{{Script: "Aran", Size: 20, Line: 48, Base: BaseAny}, {Script: "Latn", Size: 20, Line: 30, Base: BaseAuto, Serif: true}} {
			if rtl {
				style.Base = BaseRTL
			}
			text := fonts.Layout(s, style, float32(width))
			walk(t, text)
			same(t, small.Layout(s, style, float32(width)), text)
			text.Paint(Canvas{Image: image.NewRGBA(image.Rect(0, 0, 60, 60)), Scale: 1}, color.NRGBA{A: 255}, nil)
		}
	})
}

func walk(t *testing.T, text *Text) {
	t.Helper()
	for i := range text.Lines() {
		l := text.Line(i)
		covered := 0
		for _, c := range l.Cells {
			covered += c.End - c.Start
			if p := text.Hit((c.X0+c.X1)/2, (float32(i)+0.5)*text.Pitch()); c.X1 > c.X0 && (p.Byte < l.Start || p.Byte > l.End) {
				t.Errorf("line %d: pointing at %v found %v", i, c, p)
			}
		}
		if covered != l.End-l.Start {
			t.Fatalf("line %d: cells cover %d of %d bytes", i, covered, l.End-l.Start)
		}
	}
	for byt := 0; byt < len(text.Source()); {
		next := text.Next(byt)
		if next <= byt || text.Previous(next) != byt && text.Edge(next) == next && text.Edge(byt) == byt {
			t.Fatalf("after %d comes %d, before that %d", byt, next, text.Previous(next))
		}
		byt = next
	}
	if len(text.Source()) > 600 {
		return
	}
	for _, rtl := range []bool{false, true} {
		press := text.Right
		if rtl {
			press = text.Left
		}
		if text.Line(0).RTL != rtl {
			continue
		}
		if there := presses(text, text.edge(0, rtl), press); there.passed < graphemes(text)/2 {
			t.Fatalf("the arrows stop after %d of %d in %q", there.passed, graphemes(text), text.Source())
		}
	}
}
