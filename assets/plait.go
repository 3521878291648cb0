package assets

import (
	"fmt"
	"math"
	"strings"
)

// Plait returns the band of three strands as SVG, of a width and height in dp.
// strands are three colours ("#f4c455"); ground is the colour that they lie
// on, for where a strand goes over another a thin line of it stays free.
// period is how far along, in dp, a strand comes back to the same height:
// twice the height is loose, 2.8 times is tight.
func Plait(width, height, period float64, strands [3]string, ground string) []byte {
	thick := height * 0.19
	rim := thick * 0.2
	swing := (height - thick) / 2
	path := func(from, to float64, strand int) string {
		const steps = 48 // to a period
		n := max(2, int(math.Ceil((to-from)*steps)))
		var b strings.Builder
		verb := "M"
		for i := 0; i <= n; i++ {
			turn := from + (to-from)*float64(i)/float64(n)
			fmt.Fprintf(&b, "%s%.1f %.1f", verb, (turn+float64(strand)/3)*period, height/2-swing*math.Sin(2*math.Pi*turn))
			verb = "L"
		}
		return b.String()
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.1f" height="%.1f" viewBox="0 0 %.1f %.1f"><g fill="none" stroke-linejoin="round">`,
		width, height, width, height)
	stroke := func(d, colour string, w float64) {
		fmt.Fprintf(&b, `<path stroke="%s" stroke-width="%.2f" d="%s"/>`, colour, w, d)
	}
	turns := width/period + 1
	for s := range strands {
		stroke(path(-1.5, turns, s), strands[s], thick)
	}
	// A strand is on top for every other quarter of its turn, from where it is
	// in the middle to its top or foot: so it goes over one and under the next.
	for top := -1.5; top < turns; top += 0.5 {
		for s := range strands {
			stroke(path(top+0.01, top+0.24, s), ground, thick+2*rim)
			stroke(path(top-0.005, top+0.255, s), strands[s], thick)
		}
	}
	b.WriteString(`</g></svg>`)
	return []byte(b.String())
}

// Mark returns the program's sign as SVG on a grid of 40: an ear that is a
// speech ring, in a colour for the ring and one for the ear.
func Mark(ring, ear string) []byte {
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40"><g fill="none" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">`+
		`<path stroke="%s" d="M7.500 36.500c.5-2 .3-3.600-1.200-5.800A17 17 0 1 1 20 37"/>`+
		`<path stroke="%s" d="M12 20.500a8 8 0 1 1 13.800 5.500c-1.700 1.700-5 2-5.600 5"/></g></svg>`, ring, ear)
}
