package assets

import (
	"fmt"
	"math"
	"strings"
)

// Plait draws three strands, plaited over and under, as SVG: ratio is width by
// height, the colours are of the strands and of what lies under them.
func Plait(ratio float64, strands [3]string, ground string) []byte {
	const (
		high   = 100.0
		period = 225.0
		swing  = 34.0
		thick  = 22.0
		rim    = 7.0 // of ground round a strand that passes over
		step   = math.Pi / 24
	)
	type piece struct {
		path   strings.Builder
		colour string
	}
	var under, over []*piece
	end := 2*math.Pi*ratio*high/period + math.Pi
	for k, colour := range strands {
		phase := 2 * math.Pi * float64(k) / 3
		// A strand lies over the others for a quarter of its way, then under.
		for q := math.Floor(-math.Pi / (math.Pi / 2)); q*math.Pi/2-phase < end; q++ {
			from, to := q*math.Pi/2-phase, (q+1)*math.Pi/2-phase
			p := &piece{colour: colour}
			verb := "M"
			for a := from - step; a <= to+step*1.01; a += step {
				fmt.Fprintf(&p.path, "%s%.1f %.1f", verb, a*period/(2*math.Pi), high/2-swing*math.Sin(a+phase))
				verb = "L"
			}
			if int(math.Abs(q))%2 == 0 {
				over = append(over, p)
			} else {
				under = append(under, p)
			}
		}
	}
	var b strings.Builder
	w := ratio * high
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="100" viewBox="0 0 %.0f 100"><rect width="%.0f" height="100" fill="%s"/><g fill="none">`, w, w, w, ground)
	line := func(p *piece, colour string, width float64) {
		fmt.Fprintf(&b, `<path d="%s" stroke="%s" stroke-width="%.0f"/>`, p.path.String(), colour, width)
	}
	for _, p := range under {
		line(p, p.colour, thick)
	}
	for _, p := range over {
		line(p, ground, thick+rim)
	}
	for _, p := range over {
		line(p, p.colour, thick)
	}
	b.WriteString(`</g></svg>`)
	return []byte(b.String())
}

// Mark is the program's mark: an ear that is a speech ring.
func Mark(ring, curl string) []byte {
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="44" height="44" viewBox="0 0 44 44"><g fill="none" stroke-width="4.500" stroke-linecap="round">`+
		`<path d="M9 40c2-3 2-6 .5-9A17 17 0 1 1 35 31c-3 4-7 4-7.500 9" stroke="%s"/><path d="M15 21a7 7 0 1 1 11.500 5.500c-3 2.500-4 4-4 7" stroke="%s"/></g></svg>`, ring, curl)
}
