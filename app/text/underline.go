package text

import (
	"math"

	"hearme/internal/look"
)

// underlineHeight is that of every pattern, in dp at text size 100 %.
const underlineHeight = 6

// underline draws a kind's pattern from x0 to x1 under y, u times as large and
// weight times as heavy as at 100 %.
func (p pen) underline(kind look.Kind, x0, x1, y, u, weight float32) {
	middle := y + underlineHeight*u/2
	bar := func(a, b, thick float32) {
		half := thick * u * weight / 2
		p.fill(box{a, middle - half, min(b, x1), middle + half}, 0)
	}
	dash := func(on, off float32, dot bool) {
		for x := x0; x < x1; x += (on + off) * u {
			bar(x, x+on*u, 3.5)
			if dot {
				x += (on + off) * u
				if x < x1 {
					bar(x, x+3*u, 3.5)
				}
				x -= (on - 3) * u
			}
		}
	}
	switch kind {
	case look.PersonKind:
		bar(x0, x1, 3.5)
	case look.PlaceKind:
		for _, dy := range []float32{-2, 2} {
			half := 0.75 * u * weight
			p.fill(box{x0, middle + dy*u - half, x1, middle + dy*u + half}, 0)
		}
	case look.DateKind:
		dash(7, 5, false)
	case look.ContactKind:
		half := 2 * u * min(weight, 1.5)
		for x := x0 + half; x < x1; x += 9 * u {
			p.fill(box{x - half, middle - half, x + half, middle + half}, half)
		}
	case look.NumberKind:
		dash(8, 4, true)
	case look.ServiceKind:
		p.line(1.6*u*weight, wave(x0, x1, middle, 2*u, 10*u, 12)...)
	default:
		p.line(1.6*u*weight, wave(x0, x1, middle, 2.2*u, 7*u, 2)...)
	}
}

// wave is points on a sine of a height and length; two steps in a length are a
// zigzag.
func wave(x0, x1, y, height, length float32, steps int) []point {
	var out []point
	step := length / float32(steps)
	for i := 0; ; i++ {
		x := x0 + float32(i)*step
		turn := 2 * math.Pi * (float64(i) + 0.5) / float64(steps)
		out = append(out, point{min(x, x1), y - height*float32(math.Sin(turn))})
		if x >= x1 {
			return out
		}
	}
}
