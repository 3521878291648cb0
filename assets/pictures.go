package assets

import (
	"embed"
	"fmt"
	"math"
)

//go:embed pictures
var pictureFiles embed.FS

// tiles are the easy-read pictures, each on a square of 96, one idea each and
// always beside its sentence.
var tiles = map[string]func(*sketch){
	"team": func(s *sketch) {
		s.at(31, 96, 0.3, func() { s.bust(short, night, skinTan, damson) })
		s.at(65, 96, 0.3, func() { s.bust(afro, night, skinDeep, rose) })
		s.at(30, 54, 0.85, func() { s.sheet(straw, strawInk) })
	},
	"names": func(s *sketch) {
		s.at(21, 27, 1.25, func() {
			s.block(white, 0, 0, 40, 48, 4)
			s.line(grey, 2.6, "M8 11H32M8 20H13M27 20H32M8 29H32M8 38H22")
		})
		s.block(straw, 50, 9, 34, 17, 5)
		s.line(strawInk, 3.2, "M57 17.500H77")
		s.line(damson, 3, "M46 47L46.100 46.800M48 40L48.100 39.800M52 33.500L52.100 33.400")
	},
	"change": func(s *sketch) {
		s.at(40, 16, 1.05, func() {
			s.WriteString(`<g transform="rotate(8)">`)
			s.sheet(straw, strawInk)
			s.WriteString(`</g>`)
		})
		s.line(damson, 4, "M56 83C38 84 19 74 20 48M10 58L20 46L31 57")
	},
	"care": func(s *sketch) {
		s.at(30, 96, 0.3, func() { s.bust(bun, brown, skinLight, teal) })
		s.at(67, 96, 0.3, func() { s.bust(scarf, damson, skinBrown, plum) })
		s.fill(straw, "M48 34C44 30 37 26 37 20C37 12 46 11 48 17C50 11 59 12 59 20C59 26 52 30 48 34Z")
	},
	"choose": func(s *sketch) {
		s.at(48, 96, 0.25, func() { s.bust(short, night, skinBrown, teal) })
		s.block(straw, 7, 8, 34, 28, 9)
		s.block(straw, 55, 8, 34, 28, 9)
		s.line(night, 4, "M16.500 22.500L21.500 27.500L31 17M66 16L78 28M78 16L66 28")
	},
	"stop": func(s *sketch) {
		s.fill(straw, "M29 58V26C29 18 40 18 40 26V20C40 12 51 12 51 20V24C51 16 62 16 62 24V34C62 27 73 27 73 34V60C73 78 62 88 48 88C37 88 31 83 25 73L13 55C9 48 18 41 24 48Z")
		s.line(strawInk, 2.6, "M40 27V50M51 24V50M62 30V51")
	},
	"guess": func(s *sketch) {
		s.at(34, 96, 0.32, func() { s.bust(turban, rose, skinTan, teal) })
		s.fill(straw, "M70 12C82 12 90 20 90 31C90 42 82 50 70 50C67 50 64 49.500 61 48L50 54L54 43C51 40 50 36 50 31C50 20 58 12 70 12Z")
		s.line(strawInk, 4, "M63.500 26C64 17 77 18 76 26C75.500 31 70 30.500 70 36M70 42.500V42.600")
	},
	"danger": func(s *sketch) {
		s.fill(straw, "M28 66V50C28 38 36 29 48 29C60 29 68 38 68 50V66Z")
		s.block(damson, 20, 66, 56, 14, 6)
		s.line(damson, 4.5, "M48 19V10M26 28L20 21M70 28L76 21M17 48H8M79 48H88")
		s.line(strawInk, 4, "M48 41V53M48 59.500V59.600")
	},
	"print": func(s *sketch) {
		s.block(white, 28, 14, 40, 34, 4)
		s.block(damson, 14, 36, 68, 34, 8)
		s.oval(white, 72, 45, 2.6, 2.6)
		s.at(26, 54, 1.1, func() {
			s.block(straw, 0, 0, 40, 32, 3)
			s.line(strawInk, 3, "M7 9H33M7 17H33M7 25H22")
		})
	},
}

// Pictures lists the names that Picture knows.
func Pictures() []string {
	var names []string
	for n := range tiles {
		names = append(names, n)
	}
	es, _ := pictureFiles.ReadDir("pictures")
	for _, e := range es {
		names = append(names, e.Name()[:len(e.Name())-len(".svg")])
	}
	return names
}

// Picture returns an easy-read picture, or one to choose ("pick-" and its
// name), as a square SVG with nothing behind it. A name that is not in
// Pictures panics: it is a mistake in the program.
func Picture(name string) []byte {
	if draw := tiles[name]; draw != nil {
		s := &sketch{}
		draw(s)
		return s.svg(96, 96)
	}
	b, err := pictureFiles.ReadFile("pictures/" + name + ".svg")
	if err != nil {
		panic(fmt.Sprintf("assets: no picture %q", name))
	}
	return b
}

// Ground is the colours of what is behind the people in Talk.
type Ground struct{ Wall, Glow, Table, Rim string }

// Talk returns two people at a table who talk, in SVG that fills a width and
// height in dp, tall or wide.
func Talk(w, h float64, g Ground) []byte {
	s := &sketch{}
	s.block(g.Wall, 0, 0, w, h, 0)
	if h >= w*0.8 {
		k := min(w/392, h/524)
		base, mid := h-89*k, w/2
		s.oval(g.Glow, mid, base-105*k, 205*k, 245*k)
		s.at(mid-114*k, base, k, func() { s.bust(afro, night, skinDeep, teal) })
		s.at(mid+112*k, base, k, func() { s.bust(scarf, damson, skinTan, plum) })
		s.at(mid-32*k, base-302*k, k, func() { s.bubble(false, 8) })
		s.table(g, w, h, base, k)
		s.at(mid-8*k, base, k, func() { s.cup(true) })
		return s.svg(w, h)
	}
	k := min(w/620, h/276)
	base, mid := h-40*k, w/2
	s.oval(g.Glow, mid, base-48*k, 300*k, 180*k)
	s.at(mid-142*k, base, 0.69*k, func() { s.bust(scarf, damson, skinTan, plum) })
	s.at(mid+144*k, base, 0.69*k, func() { s.bust(afro, night, skinDeep, teal) })
	s.at(mid, base-148*k, 0.78*k, func() { s.bubble(true, 8) })
	s.table(g, w, h, base, 0.6*k)
	s.at(mid, base, 0.72*k, func() { s.cup(false) })
	return s.svg(w, h)
}

func (s *sketch) table(g Ground, w, h, y, k float64) {
	s.block(g.Table, 0, y, w, math.Ceil(h-y), 0)
	s.block(g.Rim, 0, y, w, 12*k, 0)
}

// cup stands on the base line, its handle to one side.
func (s *sketch) cup(left bool) {
	x := 26.0
	if left {
		x = -26
	}
	s.line(white, 6, fmt.Sprintf("M%.0f -26C%.0f -30 %.0f -8 %.0f -8", x*0.9, x*1.6, x*1.6, x*0.8))
	s.fill(white, "M-26 -34H26V-14C26 0 16 8 0 8C-16 8 -26 0 -26 -14Z")
}

// Plain returns a rectangle of one colour.
func Plain(w, h float64, colour string) []byte {
	s := &sketch{}
	s.block(colour, 0, 0, w, h, 0)
	return s.svg(w, h)
}
