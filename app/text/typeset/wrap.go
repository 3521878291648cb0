package typeset

import "unicode"

// wrap cuts the paragraph into lines no wider than width, in em; 0 is one line.
func (p *Para) wrap(width float32) []span {
	if lines, ok := p.wrapped[width]; ok {
		return lines
	}
	lines := []span{{0, len(p.runes)}}
	if width > 0 {
		lines = p.fit(width)
	}
	if len(p.wrapped) >= 4 {
		clear(p.wrapped)
	}
	p.wrapped[width] = lines
	return lines
}

// Rounding must not break a line that was measured to fit.
const slack = 0.002

func (p *Para) fit(width float32) []span {
	var lines []span
	start, best, second, x := 0, 0, 0, float32(0)
	for i := 0; i < len(p.runes); i++ {
		if i > start {
			switch p.flags[i] & (lineBreak | inNumber | noCluster) {
			case lineBreak:
				best = i
			case inNumber:
				second = i
			}
		}
		x += p.adv[i]
		if x <= width+slack || space(p.runes[i]) {
			continue
		}
		cut := best
		if cut <= start { // a number that is wider than the line
			cut = second
		}
		if cut <= start {
			cut = p.emergency(start, i)
		}
		if cut <= start {
			continue
		}
		lines = append(lines, span{start, cut})
		start, best, second, x, i = cut, cut, cut, 0, cut-1
	}
	return append(lines, span{start, len(p.runes)})
}

// emergency is where a word that is wider than the line is cut: at the last
// whole grapheme that fits, and at least one.
func (p *Para) emergency(start, at int) int {
	for i := at; i > start; i-- {
		if f := p.flags[i]; f&grapheme != 0 && f&noCluster == 0 {
			return i
		}
	}
	return start
}

func space(r rune) bool {
	return r == ' ' || r == '\t' || r > 0x7F && r != 0xA0 && unicode.Is(unicode.Zs, r)
}

// extent is the width in em of a line without and of the spaces at its end.
func (p *Para) extent(l span) (ink, trailing float32) {
	end := l.end
	for end > l.start && space(p.runes[end-1]) {
		end--
		trailing += p.adv[end]
	}
	for i := l.start; i < end; i++ {
		ink += p.adv[i]
	}
	return ink, trailing
}
