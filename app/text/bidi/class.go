package bidi

import "sync"

// class is the Bidi_Class property.
type class uint8

const (
	cL class = iota
	cR
	cAL
	cEN
	cES
	cET
	cAN
	cCS
	cNSM
	cBN
	cB
	cS
	cWS
	cON
	cLRE
	cLRO
	cRLE
	cRLO
	cPDF
	cLRI
	cRLI
	cFSI
	cPDI
)

func (c class) isolateStart() bool { return c == cLRI || c == cRLI || c == cFSI }

// removed tells the classes that rule X9 takes out.
func (c class) removed() bool { return c == cBN || c >= cLRE && c <= cPDF }

// neutral tells NI of the rules: neutrals and isolate formatting characters.
func (c class) neutral() bool {
	return c == cB || c == cS || c == cWS || c == cON || c >= cLRI
}

// plain tells the classes that cannot bring a right-to-left level into a
// left-to-right paragraph.
func (c class) plain() bool {
	return c != cR && c != cAL && c != cAN && c < cLRE
}

type page [256]class

// pages is the classes by the upper bits of the rune; pages of one class are shared.
var pages = sync.OnceValue(func() *[0x1100]*page {
	var t [0x1100]*page
	whole := map[class]*page{}
	r := 0
	at := func(i rune) class {
		for r+1 < len(classRanges) && classRanges[r+1].from <= i {
			r++
		}
		return classRanges[r].class
	}
	for p := range t {
		first := rune(p) << 8
		c := at(first)
		if r+1 == len(classRanges) || classRanges[r+1].from >= first+256 {
			if whole[c] == nil {
				whole[c] = new(page)
				for i := range whole[c] {
					whole[c][i] = c
				}
			}
			t[p] = whole[c]
			continue
		}
		t[p] = new(page)
		for i := range t[p] {
			t[p][i] = at(first + rune(i))
		}
	}
	return &t
})

func classOf(t *[0x1100]*page, r rune) class {
	if r < 0 || r > 0x10FFFF {
		return cL
	}
	return t[r>>8][r&0xFF]
}

// Opener gives for an opening bracket its closing one, negative; for a closing
// bracket its opening one; and 0 for what is no bracket.
func Opener(r rune) rune { return brackets[r] }

// Direction is 0 for a letter written left to right, 1 for one written right to
// left, and -1 for what has no strong direction.
func Direction(r rune) Level {
	switch classOf(pages(), r) {
	case cL:
		return 0
	case cR, cAL:
		return 1
	}
	return -1
}
