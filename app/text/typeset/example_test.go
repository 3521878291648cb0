package typeset_test

import (
	"fmt"

	"hearme/app/text/typeset"
	"hearme/assets"
)

// A telephone number in Urdu stays whole and in its own order, whatever the
// width; the words are cut into lines in the order in which they are read.
func ExampleFonts_Layout() {
	fonts := typeset.NewFonts(func(name string) []byte {
		if !assets.HasFont(name) {
			return nil
		}
		return assets.Font(name)
	})
	words := "نرس نے کہا فون کریں 020 7946 0018"
	text := fonts.Layout(words, typeset.Style{Script: "Aran", Lang: "ur", Size: 20, Line: 48, Base: typeset.BaseRTL}, 140)
	for i := range text.Lines() {
		line := text.Line(i)
		fmt.Printf("%q\n", words[line.Start:line.End])
	}
	// Output:
	// "نرس نے کہا فون "
	// "کریں "
	// "020 7946 0018"
}
