package typeset

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// tiny cuts wherever it may.
var tiny = cutting{whole: 1, least: 1, most: 1, hard: 1 << 30}

// same tells what differs between two layouts of one text: breaks, carets,
// directions and the glyphs that are painted.
func same(t *testing.T, got, want *Text) {
	t.Helper()
	if got.Lines() != want.Lines() {
		t.Fatalf("%d lines, not %d, of %q", got.Lines(), want.Lines(), want.Source())
	}
	if d := got.WidestWord() - want.WidestWord(); d > 1 || d < -1 {
		t.Errorf("the widest word is %v, not %v", got.WidestWord(), want.WidestWord())
	}
	for i := range want.Lines() {
		g, w := got.Line(i), want.Line(i)
		if g.Start != w.Start || g.End != w.End || g.Soft != w.Soft || g.RTL != w.RTL || len(g.Cells) != len(w.Cells) {
			t.Fatalf("line %d is %d to %d in %d cells, not %d to %d in %d, of %q", i, g.Start, g.End, len(g.Cells), w.Start, w.End, len(w.Cells), want.Source())
		}
		for k, c := range g.Cells {
			o := w.Cells[k]
			if c.Start != o.Start || c.End != o.End || c.RTL != o.RTL || c.Hangs != o.Hangs || far(c.X0, o.X0) || far(c.X1, o.X1) {
				t.Fatalf("line %d, cell %d is %+v, not %+v, of %q", i, k, c, o, want.Source())
			}
		}
		a, b := got.Runs(i), want.Runs(i)
		if len(a) != len(b) {
			t.Fatalf("line %d: %d runs, not %d, of %q", i, len(a), len(b), want.Source())
		}
		for k := range a {
			if a[k].Font != b[k].Font || listed(a[k].Glyphs) != listed(b[k].Glyphs) {
				t.Fatalf("line %d, run %d: %s, not %s", i, k, listed(a[k].Glyphs), listed(b[k].Glyphs))
			}
		}
	}
}

func far(a, b float32) bool { return math.Abs(float64(a-b)) > 0.05 }

// What is cut into stretches is set as what is not, wherever it is cut.
func TestStretchesDoNotShow(t *testing.T) {
	cut, whole := testFonts(), testFonts()
	cut.cutting, whole.cutting = tiny, cutting{whole: 1 << 30}
	for _, s := range []string{
		"The nurse gave me a number, and said ring any time. She said (and I quote) nothing else to me.",
		"ملاقات 25 مارچ 2026 کو 10:30 بجے GP (Luton) LU1 2QP, فون 020 7946 0018 پر کریں اور نرس سے بات کریں",
		"She said شکریہ اور خدا حافظ 25 بار to me (Luton and the یہ ایک نرس hospital) and نرس too, with the GP",
		"আমি হাসপাতালে গিয়েছিলাম এবং ডাক্তার আমাকে বললেন যে পরীক্ষার ফলাফল GP এর কাছে আগামী সপ্তাহে আসবে।",
		"نرس نے کہا the doctor will see you in Ward 7 of the hospital at 020 7946 0018 کل صبح آئیں گے (یہ بات the nurse کی ہے)",
		"میں   گئی   تھی    اور  وہاں     the  GP   was  away     آج",
		strings.Repeat("averylongword", 20) + " and then " + strings.Repeat("الفاظ", 30),
	} {
		for _, base := range []Base{BaseLTR, BaseRTL, BaseAny} {
			for _, width := range []float32{0, 60, 110, 200, 400} {
				style := Style{Script: "Aran", Lang: "ur", Size: 20, Line: 48, Base: base}
				same(t, cut.Layout(s, style, width), whole.Layout(s, style, width))
			}
		}
	}
}

// mixedWords is a text of words from all scripts, numbers, brackets and signs.
func mixedWords(t *testing.T, r *rand.Rand, n int, scripts ...string) string {
	t.Helper()
	words := []string{"GP", "(Luton)", "LU1 2QP", "020 7946 0018", "10:30", "a.khan@example.org", "“no”", "-", "(", ")", "25", "۲۵", "and", "then,"}
	for _, s := range scripts {
		words = append(words, read(t, "testdata/words/"+s+".txt")...)
	}
	var b strings.Builder
	for range n {
		b.WriteString(words[r.IntN(len(words))])
		b.WriteString([]string{" ", " ", " ", " ", " ", "  ", ", "}[r.IntN(7)])
	}
	return b.String()
}

func TestStretchesOfAnyWordsDoNotShow(t *testing.T) {
	cut, whole := testFonts(), testFonts()
	whole.cutting = cutting{whole: 1 << 30}
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 60 {
		cut.cutting = []cutting{tiny, ordinary}[i%2]
		s := mixedWords(t, r, 80, [][]string{{"Latn", "Aran"}, {"Latn"}, {"Beng", "Latn"}, {"Arab"}, {"Guru", "Gujr", "Deva"}, {"Aran"}}[i%6]...)
		style := Style{Script: []string{"Aran", "Latn", "Beng", "Arab"}[i%4], Size: 20, Line: 48, Base: Base(i % 4)}
		width := []float32{90, 180, 360, 0}[r.IntN(4)]
		same(t, cut.Layout(s, style, width), whole.Layout(s, style, width))
	}
}

// Of 50,000 words only what was looked at last is kept as glyphs, however far
// one scrolls, and a key shapes a few stretches.
func TestOnlyWhatIsNearTheViewIsKeptAsGlyphs(t *testing.T) {
	fonts := testFonts()
	r := rand.New(rand.NewPCG(3, 4))
	for _, scripts := range [][]string{{"Latn"}, {"Aran", "Latn"}, {"Beng"}} {
		style := Style{Script: scripts[0], Size: 20, Line: 30, Base: BaseAny}
		words := mixedWords(t, r, 50_000, scripts...)
		text := fonts.Layout(words, style, 600)
		look := func() {
			glyphs := 0
			for _, s := range text.stretches {
				if s.shaped != nil {
					glyphs += len(s.shaped.runes)
				}
			}
			if glyphs == 0 || glyphs > nearKept {
				t.Errorf("%v: %d characters are kept as glyphs of %d", scripts, glyphs, len([]rune(words)))
			}
		}
		look()
		for i := 0; i < text.Lines(); i += 9 {
			text.Line(i)
		}
		look()
		middle := text.Edge(len(words) / 2)
		again := text.Again(words[:middle]+"x"+words[middle:], style, 600)
		before := map[*stretch]bool{}
		for _, s := range text.stretches {
			before[s.stretch] = true
		}
		fresh := 0
		for _, s := range again.stretches {
			if !before[s.stretch] {
				fresh++
			}
		}
		if fresh == 0 || fresh > 4 {
			t.Errorf("%v: a key shapes %d stretches of %d", scripts, fresh, len(again.stretches))
		}
		look()
	}
}

// Without a space, or a letter, a text is cut all the same: no stretch is long.
func TestTextWithoutSpacesIsCut(t *testing.T) {
	cut := testFonts()
	for _, c := range []struct {
		words string
		least int
	}{
		{strings.Repeat("averylongword", 2000), 10}, {strings.Repeat("الفاظ", 3000), 10}, {strings.Repeat("হাসপাতাল", 2000), 10},
		{strings.Repeat(" ", 20_000), 10}, {strings.Repeat("7", 20_000), 10}, {strings.Repeat("👩‍👧", 3000), 10}, {strings.Repeat("!?", 9000), 10},
		{"e" + strings.Repeat("\u0301", 9000), 1}, {"نرس (" + strings.Repeat(" کی بات", 4000), 10},
	} {
		for _, width := range []float32{0, 300} {
			text := cut.Layout(c.words, Style{Script: "Aran", Size: 20, Line: 48}, width)
			if len(text.stretches) < c.least {
				t.Errorf("%.20q: %d stretches", c.words, len(text.stretches))
			}
			last := 0
			for i := range text.Lines() {
				l := text.Line(i)
				if l.Start != last {
					t.Errorf("%.20q: line %d begins at %d, not %d", c.words, i, l.Start, last)
				}
				last = l.End
				for _, cell := range l.Cells {
					last -= cell.End - cell.Start
				}
				if last != l.Start {
					t.Fatalf("%.20q: line %d: the cells cover %d too few bytes", c.words, i, last-l.Start)
				}
				last = l.End
			}
			if last != len(c.words) {
				t.Errorf("%.20q: the lines end at %d of %d", c.words, last, len(c.words))
			}
		}
	}
}
