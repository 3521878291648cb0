package typeset

import (
	"image"
	"image/color"
	"os/exec"
	"strings"
	"testing"
)

// A script that no font has, and a program without any font, draw what they
// can and never fail; an unknown letter is an empty box that is seen.
func TestUnknownLettersAreBoxes(t *testing.T) {
	none := NewFonts(func(string) []byte { return nil })
	for name, fonts := range map[string]*Fonts{"with": testFonts(), "without": none} {
		for _, words := range []string{"ᏣᎳᎩ", "한국어", "𒀀𒁀", "\U0010FFFD", "ᏣGP نرس ক"} {
			for _, script := range []string{"Latn", "Aran", "Beng", "Zzzz"} {
				text := fonts.Layout(words, Style{Script: script, Size: 20, Line: 40, Base: BaseAuto}, 200)
				img := image.NewRGBA(image.Rect(0, 0, 200, 80))
				text.Paint(Canvas{Image: img, Scale: 1}, color.NRGBA{A: 255}, nil)
				inked := false
				for i := 3; i < len(img.Pix); i += 4 {
					inked = inked || img.Pix[i] > 128
				}
				if inked != (name == "with") {
					t.Errorf("%s fonts, %q in %s: ink %v", name, words, script, inked)
				}
			}
		}
	}
}

// The only fonts are those that were handed in: nothing that looks for the
// system's is compiled in here.
func TestNoSystemFontsAreLookedFor(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range strings.Fields(string(out)) {
		if strings.Contains(p, "fontscan") || strings.Contains(p, "fyne.io") {
			t.Errorf("%s is compiled in", p)
		}
	}
}
