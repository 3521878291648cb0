package assets

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

func wellFormed(t *testing.T, name string, svg []byte) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
}

func TestDrawingsAreWellFormed(t *testing.T) {
	for _, n := range Icons() {
		wellFormed(t, n, Icon(n, "#2a1c2b", true))
	}
	for _, n := range Pictures() {
		wellFormed(t, n, Picture(n))
	}
	g := Ground{"#fff", "#eee", "#ddd", "#ccc"}
	wellFormed(t, "talk", Talk(392, 524, g))
	wellFormed(t, "talk", Talk(736, 276, g))
	wellFormed(t, "plait", Plait(430, 148, 300, [3]string{"#fff", "#eee", "#ddd"}, "#000"))
	wellFormed(t, "mark", Mark("#fff", "#000"))
}

// A tick, a clock and a lock say the same in every direction.
func TestOnlyWhatPointsIsMirrored(t *testing.T) {
	for _, n := range Icons() {
		turned := string(Icon(n, "#000", true)) != string(Icon(n, "#000", false))
		if turned != IconPoints(n) {
			t.Errorf("%s: mirrored is %v", n, turned)
		}
	}
	for _, n := range []string{"tick", "clock", "lock"} {
		if IconPoints(n) {
			t.Errorf("%s is mirrored", n)
		}
	}
	if !IconPoints("arrow-right") {
		t.Error("the arrow is not mirrored")
	}
}

// The fonts were rewritten: without that a third of the words in Nastaliq come
// out wrong. Their licence lies beside them.
func TestFontsAreThere(t *testing.T) {
	for _, n := range []string{"NotoSans-Regular", "NotoSans-SemiBold", "NotoSerif-Regular", "NotoNastaliqUrdu-Regular",
		"NotoNaskhArabic-Regular", "NotoSansBengali-Regular", "NotoSansGurmukhi-Regular", "NotoSansGujarati-Regular", "NotoSansDevanagari-Regular"} {
		if len(Font(n)) < 10_000 {
			t.Errorf("%s is too small to be a font", n)
		}
	}
	if b, err := fontFiles.ReadFile("fonts/OFL.txt"); err != nil || len(b) < 1000 {
		t.Error("the fonts' licence is missing")
	}
}
