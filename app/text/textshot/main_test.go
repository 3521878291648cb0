package main

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func output(t *testing.T, in string, args ...string) string {
	t.Helper()
	var out strings.Builder
	if err := run(args, strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestLevelsAreWrittenAsUnicodeDoes(t *testing.T) {
	for _, c := range []struct{ base, in, want string }{
		{"auto", "202E 0061 202A 0062 202C 2066 0063 2069 202A 0064 202C 0065 202C", "x 1 x 2 x 1 2 1 x 2 x 1 x;11 9 7 6 5 3 1"},
		{"rtl", "0061 0028 05D0", "2 1 1;2 1 0"},
		{"ltr", "", ";"},
	} {
		if got := output(t, c.in+"\n", "-levels", c.base); got != c.want+"\n" {
			t.Errorf("%s %s: %q", c.base, c.in, got)
		}
	}
}

func TestGlyphsAreInVisualOrderByFont(t *testing.T) {
	got := strings.Split(strings.TrimSpace(output(t, "محفوظ GP\nok", "-lang", "ur", "-glyphs")), "\n")
	if len(got) != 3 || !strings.HasPrefix(got[0], "assets/fonts/NotoSans-Regular.ttf [") ||
		!strings.HasPrefix(got[1], "assets/fonts/NotoNastaliqUrdu-Regular.ttf [") || !strings.HasSuffix(got[2], "=0|78=1]") {
		t.Errorf("%q", got)
	}
}

func TestPicture(t *testing.T) {
	name := filepath.Join(t.TempDir(), "shot.png")
	output(t, strings.Repeat("সাক্ষাৎ ", 8), "-lang", "bn", "-width", "200", "-size", "150", "-o", name)
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds().Dx() < 200 || img.Bounds().Dy() < 100 {
		t.Errorf("%v", img.Bounds())
	}
}

func TestMistakesAreSaid(t *testing.T) {
	for _, args := range [][]string{
		{"-levels", "up"}, {"-size", "300", "-o", "x.png"}, {"-width", "NaN", "-o", "x.png"}, {"-width", "0", "-glyphs"}, {"-lang", "en"},
		{"-lang", "zz", "-glyphs"}, {"-lang", "", "-glyphs"}, {"-glyphs", "words"}, {"-glyphs", "-o", "x.png"}, {"-levels", "ltr", "-glyphs"},
	} {
		if run(args, strings.NewReader(""), &strings.Builder{}) == nil {
			t.Errorf("%v was taken", args)
		}
	}
	var out strings.Builder
	err := run([]string{"-levels", "ltr"}, strings.NewReader("0061\n05D0\nxyz\n0061\n"), &out)
	if err == nil || !strings.Contains(err.Error(), "line 3") || out.String() != "0;0\n1;0\n" {
		t.Errorf("%v after %q", err, out.String())
	}
}

// A language without a catalogue is set in the script that it is likely to have.
func TestOtherLanguagesHaveTheirScript(t *testing.T) {
	for lang, want := range map[string]string{"lt": "Latn", "mr": "Deva", "fa": "Arab", "as": "Beng", "ur-PK": "Aran", "en-GB": "Latn", "th": "Latn"} {
		if loc, err := locale(lang); err != nil || loc.Script != want || loc.RTL != (want == "Arab" || want == "Aran") {
			t.Errorf("%s: %+v, %v", lang, loc, err)
		}
	}
}
