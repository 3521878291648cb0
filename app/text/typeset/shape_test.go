package typeset

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"hearme/assets"
)

func testFonts() *Fonts {
	return NewFonts(func(name string) []byte {
		if !assets.HasFont(name) {
			return nil
		}
		return assets.Font(name)
	})
}

func read(t *testing.T, name string) []string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
}

// styleFor is the style that picks a shipped font.
func styleFor(font string) Style {
	s := Style{Script: "Latn", Lang: "en", Size: 20, Line: 30, Base: BaseAny}
	for script, f := range families {
		for i, family := range f {
			if strings.HasPrefix(font, family+"-") {
				s.Script, s.Serif = script, i == 1 && f[0] != f[1]
				s.Lang = map[string]string{"Latn": "en", "Beng": "bn", "Deva": "hi", "Gujr": "gu", "Guru": "pa", "Arab": "ar", "Aran": "ur"}[script]
			}
		}
	}
	s.Bold = !strings.HasSuffix(font, "-Regular")
	return s
}

// Every shipped font sets at least 200 words of its script as hb-shape does.
func TestEveryFontShapesAsHarfBuzzDoes(t *testing.T) {
	f := testFonts()
	for _, font := range assets.Fonts() {
		style := styleFor(font)
		words := read(t, "testdata/words/"+style.Script+".txt")
		want := read(t, "testdata/hb-shape/"+font+".txt")
		if len(words) < 200 || len(want) != len(words) {
			t.Fatalf("%s: %d words, %d of hb-shape", font, len(words), len(want))
		}
		wrong := 0
		for i, w := range words {
			runs := f.Layout(w, style, 0).Runs(0)
			if len(runs) != 1 || runs[0].Font != font || listed(runs[0].Glyphs) != want[i] {
				if wrong++; wrong < 4 {
					t.Errorf("%s: %s: %v, want %s", font, w, runs, want[i])
				}
			}
		}
		t.Logf("%s: %d words, %d wrong", font, len(words), wrong)
	}
}

func listed(glyphs []Glyph) string {
	var s []string
	for _, g := range glyphs {
		s = append(s, fmt.Sprintf("%d=%d", g.ID, g.Cluster))
	}
	return "[" + strings.Join(s, "|") + "]"
}

// A long run is shaped in stretches, which must not show.
func TestLongRunsAreShapedAsOne(t *testing.T) {
	cut, whole := testFonts(), testFonts()
	whole.cutting = cutting{whole: 1 << 30}
	for _, script := range []string{"Latn", "Aran", "Arab", "Beng", "Deva", "Gujr", "Guru"} {
		style := Style{Script: script, Size: 20, Line: 30, Base: BaseAny}
		text := cut.Layout(strings.Join(read(t, "testdata/words/"+script+".txt"), " "), style, 0)
		if len(text.stretches) < 5 {
			t.Errorf("%s: %d stretches", script, len(text.stretches))
		}
		got, want := text.Runs(0), whole.Layout(text.Source(), style, 0).Runs(0)
		if len(got) != len(want) {
			t.Fatalf("%s: %d runs, not %d", script, len(got), len(want))
		}
		for i, r := range want {
			if got[i].Font != r.Font || len(got[i].Glyphs) != len(r.Glyphs) {
				t.Fatalf("%s: run %d has %d glyphs, not %d", script, i, len(got[i].Glyphs), len(r.Glyphs))
			}
			for k, g := range got[i].Glyphs {
				if g.unsafe = r.Glyphs[k].unsafe; g != r.Glyphs[k] {
					t.Errorf("%s: glyph %d is %v, not %v", script, k, g, r.Glyphs[k])
				}
			}
		}
	}
}
