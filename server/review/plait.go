package review

import (
	"bytes"
	"fmt"
	"image/color"
	"math"

	"hearme/internal/look"
)

// Measures of the plait's tile: one turn of the three strands.
const (
	plaitWidth  = 216.0
	plaitHeight = 96.0
	plaitSwing  = 29.0
	strandWidth = 17.0
	strandGap   = 23.0 // a strand with the ground that shows beside it where it lies on top
)

// plait draws one seamless tile: the height of a strand is sin t, and it lies
// on top where sin 2t is above zero, which is how three strands are plaited.
func plait(ground color.NRGBA, strands [3]color.NRGBA) []byte {
	var under, over bytes.Buffer
	for i, c := range strands {
		for q := -2; q < 8; q++ { // quarter turns; those beyond the tile join it to the next
			d := strandPath(i, q)
			if q%2 == 0 {
				fmt.Fprintf(&over, `<path d="%s" stroke="%s" stroke-width="%g" stroke-linecap="butt"/><path d="%s" stroke="%s" stroke-width="%g"/>`,
					d, hexOf(ground), strandGap, d, hexOf(c), strandWidth)
			} else {
				fmt.Fprintf(&under, `<path d="%s" stroke="%s" stroke-width="%g"/>`, d, hexOf(c), strandWidth)
			}
		}
	}
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="%g" height="%g" viewBox="0 0 %[1]g %[2]g" fill="none" stroke-linecap="round">%s%s</svg>`,
		plaitWidth, plaitHeight, under.String(), over.String())
}

// strandPath is one quarter turn of a strand, a third of a turn behind the one before.
func strandPath(strand, quarter int) string {
	const steps = 12
	var b bytes.Buffer
	for s := range steps + 1 {
		t := float64(quarter)/4 + float64(s)/steps/4
		x := (t - float64(strand)/3) * plaitWidth
		y := plaitHeight/2 - plaitSwing*math.Sin(2*math.Pi*t)
		fmt.Fprintf(&b, "%c%.1f %.1f", "ML"[min(s, 1)], x, y)
	}
	return b.String()
}

// plaitOf takes a palette's own colours.
func plaitOf(p *look.Palette, ground look.Token) []byte {
	return plait(p.Colour(ground), [3]color.NRGBA{p.Colour(look.Plum), p.Colour(look.Straw), p.Colour(look.Rose)})
}

func hexOf(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
