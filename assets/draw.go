package assets

import (
	"fmt"
	"strings"
)

// sketch collects the shapes of a picture: flat, without outlines.
type sketch struct{ strings.Builder }

func (s *sketch) fill(colour, d string) { fmt.Fprintf(s, `<path fill="%s" d="%s"/>`, colour, d) }

func (s *sketch) oval(colour string, cx, cy, rx, ry float64) {
	fmt.Fprintf(s, `<ellipse fill="%s" cx="%.1f" cy="%.1f" rx="%.1f" ry="%.1f"/>`, colour, cx, cy, rx, ry)
}

func (s *sketch) block(colour string, x, y, w, h, r float64) {
	fmt.Fprintf(s, `<rect fill="%s" x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="%.1f" ry="%.1f"/>`, colour, x, y, w, h, r, r)
}

func (s *sketch) line(colour string, width float64, d string) {
	fmt.Fprintf(s, `<path fill="none" stroke="%s" stroke-width="%.1f" stroke-linecap="round" stroke-linejoin="round" d="%s"/>`, colour, width, d)
}

// at puts shapes somewhere else, at a scale.
func (s *sketch) at(x, y, scale float64, draw func()) {
	fmt.Fprintf(s, `<g transform="matrix(%.4f 0 0 %.4f %.1f %.1f)">`, scale, scale, x, y)
	draw()
	s.WriteString(`</g>`)
}

func (s *sketch) svg(w, h float64) []byte {
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="%.1f" height="%.1f" viewBox="0 0 %.1f %.1f">%s</svg>`, w, h, w, h, s.String())
}

// The colours of the pictures. They are the same in every palette: what lies
// under them is light enough for all. The one straw thing is what the sentence
// is about.
const (
	straw    = "#F4C455"
	strawInk = "#8A6A1C"
	damson   = "#5E2355"
	plum     = "#8F5C89"
	rose     = "#A86090"
	teal     = "#317F76"
	night    = "#2A1C2B"
	brown    = "#8A6A4C"
	grey     = "#B9ACB7"
	white    = "#FFFFFF"

	skinDeep  = "#5A3A2B"
	skinBrown = "#8A5A3C"
	skinTan   = "#C68F69"
	skinLight = "#E3B48F"
)

// Heads, covered and bare. None has a face: nobody can be taken for a
// neighbour.
const (
	afro = iota
	scarf
	short
	bun
	turban
)

// bust draws a person from the table up, on a base line at y 0: about 150 wide
// and 245 high.
func (s *sketch) bust(head int, hair, skin, clothes string) {
	const dome = "M-50 -158C-54 -205 -34 -224 0 -224C34 -224 54 -205 50 -158C44 -180 30 -186 0 -186C-30 -186 -44 -180 -50 -158Z"
	switch head {
	case afro:
		s.fill(hair, "M-44 -107C-68 -110 -73 -142 -73 -171C-73 -215 -42 -244 0 -244C42 -244 73 -215 73 -171C73 -142 68 -110 44 -107Z")
	case bun:
		s.oval(hair, -36, -226, 21, 21)
		s.oval(hair, 0, -174, 47, 52)
	}
	s.fill(clothes, "M-84 0C-82 -46 -58 -74 -22 -74L22 -74C58 -74 82 -46 84 0Z")
	if head == scarf {
		s.fill(hair, "M0 -235C42 -235 64 -205 65 -165C66 -130 67 -106 75 -80C80 -55 40 -41 0 -41C-40 -41 -80 -55 -75 -80C-67 -106 -66 -130 -65 -165C-64 -205 -42 -235 0 -235Z")
		s.oval(skin, -3, -158, 36, 45)
		return
	}
	s.block(skin, -20, -125, 40, 66, 19)
	s.oval(skin, 0, -148, 42, 54)
	switch head {
	case short, bun:
		s.fill(hair, dome)
	case turban:
		s.fill(hair, "M-52 -160C-64 -214 -34 -242 0 -242C34 -242 64 -214 52 -160C34 -184 14 -196 0 -204C-14 -196 -34 -184 -52 -160Z")
	}
}

// bubble draws a speech bubble about 176 by 160 round 0, 0, its tail at the
// lower left or right, with lines of writing of a width: at does not scale
// lines.
func (s *sketch) bubble(left bool, width float64) {
	side := 1
	if left {
		side = -1
	}
	fmt.Fprintf(s, `<g transform="matrix(%d 0 0 1 0 0)">`, side)
	s.fill(straw, "M0 -75C54 -75 88 -42 88 0C88 20 80 38 66 51L82 84L38 66C18 74 8 75 0 75C-54 75 -88 42 -88 0C-88 -42 -54 -75 0 -75Z")
	s.WriteString(`</g>`)
	s.line(strawInk, width, "M-44 -40H44M-44 -12H44M-44 16H16")
}

// sheet draws a page with lines of writing, 40 by 48, from 0, 0.
func (s *sketch) sheet(paper, ink string) {
	s.block(paper, 0, 0, 40, 48, 4)
	s.line(ink, 3.2, "M8 11H32M8 20H32M8 29H32M8 38H24")
}
