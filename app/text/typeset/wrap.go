package typeset

import "unicode"

// row is a line before it is built, in bytes of the whole text.
type row struct {
	start, end  int32
	first       int32   // the stretch in which it begins
	ink, spaces float32 // width without and of the spaces at its end, in em
	severed     bool    // it ends inside a word, or a number, for want of room
}

// Rounding must not break a line that was measured to fit.
const slack = 0.002

// place is before a unit, or inside one that is wider than a line.
type place struct {
	stretch, unit int
	byt           int // of the whole text
	into          int // bytes of the unit that stand on the line before
}

// wrapper cuts a paragraph into rows no wider than width, in em; 0 is one row.
type wrapper struct {
	fonts     *Fonts
	stretches []placed // of the whole text
	width     float32

	rows  []row
	start place
	line  row    // from start on, as far as it has come
	best  broken // the last place for a break, none when it is at the start
	tight broken // the same inside a number
}

// broken is a row that ends at a place.
type broken struct {
	at  place
	row row
}

// paragraph appends the rows of the stretches from first up to last.
func (w *wrapper) paragraph(first, last, at int) {
	w.begin(place{stretch: first, byt: at})
	for here := w.start; here.stretch < last; {
		s := w.stretches[here.stretch]
		if here.unit == len(s.units) {
			here = place{stretch: here.stretch + 1, byt: here.byt}
			continue
		}
		u := s.units[here.unit]
		if here.into > 0 {
			u = w.rest(here, u)
		}
		if here.byt > w.start.byt {
			switch u.before {
			case lineBreak:
				w.best = broken{here, w.line}
			case inNumber:
				w.tight = broken{here, w.line}
			}
		}
		if w.width > 0 && u.ink > 0 && w.line.ink+w.line.spaces+u.ink > w.width+slack {
			if next, ok := w.cut(here, u); ok {
				here = next
				continue
			}
		}
		w.add(u)
		here.byt += int(u.size)
		here.unit, here.into = here.unit+1, 0
	}
	w.rows = append(w.rows, w.line)
}

func (w *wrapper) begin(at place) {
	w.start, w.best, w.tight = at, broken{}, broken{}
	w.line = row{start: int32(at.byt), end: int32(at.byt), first: int32(at.stretch)}
}

func (w *wrapper) add(u unit) {
	w.line.end += u.size
	if u.ink > 0 {
		w.line.ink += w.line.spaces + u.ink
		w.line.spaces = 0
	}
	w.line.spaces += u.spaces
}

// cut ends the row before a unit that does not fit, and tells where the next
// begins: at the last break, else inside a number, else after the last whole
// grapheme, and at least one, of a word that is wider than the row.
func (w *wrapper) cut(here place, u unit) (next place, ok bool) {
	end := w.best
	if end.at.byt <= w.start.byt {
		end = w.tight
		end.row.severed = true
	}
	if end.at.byt <= w.start.byt {
		end = w.sever(here, u)
		end.row.severed = true
	}
	if end.at.byt <= w.start.byt {
		return here, false
	}
	w.rows = append(w.rows, end.row)
	w.begin(end.at)
	return end.at, true
}

// sever finds the place inside a unit, or before it.
func (w *wrapper) sever(here place, u unit) broken {
	p, i, end := w.runesOf(here, u.size)
	for end > i && space(p.runes[end-1]) {
		end--
	}
	out := broken{here, w.line}
	line, at := w.line, here
	for i < end {
		part := unit{}
		for first := true; i < end && (first || p.flags[i]&grapheme == 0 || p.flags[i]&noCluster != 0); i++ {
			part.size += p.offs[i+1] - p.offs[i]
			part.ink += p.adv[i]
			first = false
		}
		if line.ink+line.spaces+part.ink > w.width+slack && out.at.byt > w.start.byt {
			break
		}
		line.ink += line.spaces + part.ink
		line.spaces = 0
		line.end += part.size
		at.byt += int(part.size)
		at.into += int(part.size)
		out = broken{at, line}
	}
	if i == end {
		return broken{} // all of it is one grapheme
	}
	return out
}

// rest is what of a unit stands after a cut inside it.
func (w *wrapper) rest(here place, u unit) unit {
	p, i, end := w.runesOf(here, u.size-int32(here.into))
	out := unit{}
	for ; i < end; i++ {
		p.addTo(&out, i)
	}
	return out
}

// runesOf is where so many bytes from a place on stand among a stretch's runes.
func (w *wrapper) runesOf(here place, size int32) (p *shaped, from, to int) {
	s := w.stretches[here.stretch]
	p = w.fonts.near(s.stretch)
	at := here.byt + s.key.from - s.at // in the window
	return p, p.rune(at), p.rune(at + int(size))
}

func space(r rune) bool {
	return r == ' ' || r == '\t' || r > 0x7F && r != 0xA0 && unicode.Is(unicode.Zs, r)
}
