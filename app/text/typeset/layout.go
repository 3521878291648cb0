package typeset

import (
	"math"
	"sort"
	"strings"
	"unicode/utf8"
)

// Text is a text laid out at a width. It does not change once made.
type Text struct {
	fonts  *Fonts
	style  Style
	width  float32
	source string
	paras  []placed
	count  int     // lines
	rise   float32 // from a line's top to its baseline
	lines  map[int]*Line
	over   *[2]float32 // see Overflow
}

// placed is a paragraph in its text.
type placed struct {
	*Para
	at    int // byte where it begins
	first int // its first line
	lines []span
}

// Layout sets a text at a width in dp; 0 or less does not wrap.
func (f *Fonts) Layout(s string, style Style, width float32) *Text {
	return f.layout(s, style, width, nil)
}

// Again is Layout for a text that grew out of this one: paragraphs that stayed
// are not shaped again.
func (t *Text) Again(s string, style Style, width float32) *Text {
	var before map[string]*Para
	if style.shapeKey() == t.style.shapeKey() {
		before = make(map[string]*Para, len(t.paras))
		for _, p := range t.paras {
			before[p.text] = p.Para
		}
	}
	return t.fonts.layout(s, style, width, before)
}

func (f *Fonts) layout(s string, style Style, width float32, before map[string]*Para) *Text {
	f.mu.Lock()
	defer f.mu.Unlock()
	t := &Text{fonts: f, style: style, width: width, source: s, lines: map[int]*Line{}}
	key := style.shapeKey()
	for at := 0; ; {
		end, next := paragraphEnd(s, at)
		p := placed{Para: f.para(s[at:end], key, before), at: at, first: t.count}
		fit := max(0, width/style.Size)
		if style.NoWrap {
			fit = 0
		}
		p.lines = p.wrap(fit)
		t.count += len(p.lines)
		t.paras = append(t.paras, p)
		if next < 0 {
			break
		}
		at = next
	}
	ascent, descent := float32(1), float32(0.3)
	if face := f.main(key); face != nil {
		ascent, descent = face.metrics()
	}
	t.rise = style.Above + (style.Line-(ascent+descent)*style.Size)/2 + ascent*style.Size
	return t
}

// paragraphEnd is where the paragraph at a byte ends and where the next begins,
// -1 after the last.
func paragraphEnd(s string, at int) (end, next int) {
	i := strings.IndexAny(s[at:], "\n\r\u0085\u2028\u2029")
	if i < 0 {
		return len(s), -1
	}
	end = at + i
	_, n := utf8.DecodeRuneInString(s[end:])
	if strings.HasPrefix(s[end:], "\r\n") {
		n = 2
	}
	return end, end + n
}

// Source is the text.
func (t *Text) Source() string { return t.source }

// Style is how it is set.
func (t *Text) Style() Style { return t.style }

// Lines is how many there are, at least one.
func (t *Text) Lines() int { return t.count }

// Pitch is the height of a line's box.
func (t *Text) Pitch() float32 { return t.style.pitch() }

// Height is that of all lines.
func (t *Text) Height() float32 { return float32(t.count) * t.Pitch() }

// Widest is the width of the widest line, without the spaces at its end.
func (t *Text) Widest() float32 {
	widest := float32(0)
	for _, p := range t.paras {
		for _, l := range p.lines {
			ink, _ := p.extent(l)
			widest = max(widest, ink)
		}
	}
	return float32(math.Ceil(float64(widest * t.style.Size)))
}

// Breaks tells whether any line ends inside a word for want of room.
func (t *Text) Breaks() bool {
	for _, p := range t.paras {
		for _, l := range p.lines[:len(p.lines)-1] {
			if p.flags[l.end]&lineBreak == 0 {
				return true
			}
		}
	}
	return false
}

// paraOf is the paragraph of a line.
func (t *Text) paraOf(line int) *placed {
	i := sort.Search(len(t.paras), func(i int) bool { return t.paras[i].first > line })
	return &t.paras[i-1]
}

// paraAt is the paragraph that holds a byte.
func (t *Text) paraAt(byt int) *placed {
	i := sort.Search(len(t.paras), func(i int) bool { return t.paras[i].at > byt })
	return &t.paras[max(i-1, 0)]
}

// rune is the place of a byte in its paragraph, in runes.
func (p *placed) rune(byt int) int {
	return min(sort.Search(len(p.offs), func(i int) bool { return p.at+int(p.offs[i]) >= byt }), len(p.runes))
}

func (p *placed) byte(r int) int { return p.at + int(p.offs[r]) }

// Line builds line i.
func (t *Text) Line(i int) *Line {
	t.fonts.mu.Lock()
	defer t.fonts.mu.Unlock()
	return t.line(i)
}

func (t *Text) line(i int) *Line {
	if l := t.lines[i]; l != nil {
		return l
	}
	p := t.paraOf(i)
	s := p.lines[i-p.first]
	size := t.style.Size
	l := &Line{
		Start: p.byte(s.start), End: p.byte(s.end), Soft: i-p.first < len(p.lines)-1, RTL: p.rtl, size: size,
		Top: float32(i) * t.Pitch(), pieces: t.fonts.pieces(p.Para, s),
	}
	l.Baseline = l.Top + t.rise
	ink, trailing := p.extent(s)
	l.Width = (ink + trailing) * size
	l.X = t.left(p.rtl, ink*size)
	if p.rtl {
		l.X -= trailing * size
	}
	letters := s.end
	for letters > s.start && space(p.runes[letters-1]) {
		letters--
	}
	for _, pc := range l.pieces {
		for _, c := range p.cells(pc) {
			l.Cells = append(l.Cells, Cell{p.byte(c.Start), p.byte(c.End), l.X + c.X0*size, l.X + c.X1*size, c.RTL, c.Start >= letters})
		}
	}
	if len(t.lines) > 256 {
		clear(t.lines)
	}
	t.lines[i] = l
	return l
}

func (t *Text) left(rtl bool, ink float32) float32 {
	if t.width <= 0 {
		return 0
	}
	switch {
	case t.style.Align == AlignCenter:
		return (t.width - ink) / 2
	case (t.style.Align == AlignEnd) != rtl:
		return t.width - ink
	}
	return 0
}

// LineAt is the line at a height, the nearest where there is none.
func (t *Text) LineAt(y float32) int {
	return min(max(int(math.Floor(float64(y/t.Pitch()))), 0), t.count-1)
}

// WidestWord is the width of the widest stretch that no line break may cut.
func (t *Text) WidestWord() float32 {
	widest := float32(0)
	for _, p := range t.paras {
		x := float32(0)
		for i, r := range p.runes {
			if p.flags[i]&lineBreak != 0 {
				x = 0
			}
			if x += p.adv[i]; !space(r) {
				widest = max(widest, x)
			}
		}
	}
	return float32(math.Ceil(float64(widest * t.style.Size)))
}
