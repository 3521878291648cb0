package typeset

import (
	"math"
	"sort"
	"strings"
	"unicode/utf8"

	"hearme/app/text/bidi"
)

// Text is a text laid out at a width. It does not change once made. Of what is
// not in view it keeps where lines break, and no glyphs.
type Text struct {
	fonts     *Fonts
	style     Style
	width     float32
	source    string
	paras     []para
	stretches []placed
	rows      []row
	rise      float32 // from a line's top to its baseline
	lines     map[int]*Line
	over      *[2]float32 // see Overflow
}

// para is a paragraph in its text.
type para struct {
	at, end int // bytes, without what ends it
	rtl     bool
	first   int // its first row
	rows    int
	stretch int // its first stretch
}

// placed is a stretch in its text.
type placed struct {
	*stretch
	at int // byte where it begins
}

// Layout sets a text at a width in dp; 0 or less does not wrap.
func (f *Fonts) Layout(s string, style Style, width float32) *Text {
	return f.layout(s, style, width, nil)
}

// Again is Layout for a text that grew out of this one: what stayed is not
// shaped again.
func (t *Text) Again(s string, style Style, width float32) *Text {
	return t.fonts.layout(s, style, width, t)
}

func (f *Fonts) layout(s string, style Style, width float32, before *Text) *Text {
	f.mu.Lock()
	defer f.mu.Unlock()
	t := &Text{fonts: f, style: style, width: width, source: s, lines: map[int]*Line{}}
	var former formerly
	wrap := wrapper{fonts: f, width: max(0, width/style.Size)}
	if style.NoWrap {
		wrap.width = 0
	}
	if before != nil {
		former.stretches = before.stretches
		t.stretches = make([]placed, 0, len(before.stretches)+8)
		wrap.rows = make([]row, 0, len(before.rows)+8)
	}
	key := style.shapeKey()
	for at, next := 0, 0; next >= 0; at = next {
		p := para{at: at, first: len(wrap.rows), stretch: len(t.stretches)}
		p.end, next = paragraphEnd(s, at)
		words := s[at:p.end]
		var mixed bool
		p.rtl, mixed = style.Base.of(words)
		for _, w := range f.cutting.windows(words, mixed) {
			t.stretches = append(t.stretches, placed{f.stretch(stretchKey{w, key, p.rtl}, &former), at})
			at += w.to - w.from
		}
		wrap.stretches = t.stretches
		wrap.paragraph(p.stretch, len(t.stretches), p.at)
		p.rows = len(wrap.rows) - p.first
		t.paras = append(t.paras, p)
	}
	t.rows = wrap.rows
	ascent, descent := float32(1), float32(0.3)
	if face := f.main(key); face != nil {
		ascent, descent = face.metrics()
	}
	t.rise = style.Above + (style.Line-(ascent+descent)*style.Size)/2 + ascent*style.Size
	return t
}

// of is the direction of a paragraph, and whether any of it runs right to left.
func (b Base) of(words string) (rtl, mixed bool) {
	mixed = bidi.HasRTL(words)
	switch b {
	case BaseRTL:
		rtl = true
	case BaseAuto:
		rtl = mixed && bidi.FirstStrong(words) == 1
	case BaseAny:
		rtl = mixed || bidi.FirstStrong(words) < 0
	}
	return rtl, mixed || rtl
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
func (t *Text) Lines() int { return len(t.rows) }

// Pitch is the height of a line's box.
func (t *Text) Pitch() float32 { return t.style.pitch() }

// Height is that of all lines.
func (t *Text) Height() float32 { return float32(len(t.rows)) * t.Pitch() }

// Widest is the width of the widest line, without the spaces at its end.
func (t *Text) Widest() float32 {
	widest := float32(0)
	for i := range t.rows {
		widest = max(widest, t.rows[i].ink)
	}
	return float32(math.Ceil(float64(widest * t.style.Size)))
}

// WidestWord is the width of the widest stretch that no line break may cut.
func (t *Text) WidestWord() float32 {
	widest := float32(0)
	for i := range t.paras {
		x := float32(0)
		for _, s := range t.stretchesOf(i) {
			for _, u := range s.units {
				if u.before == lineBreak {
					x = 0
				}
				if u.ink > 0 {
					widest = max(widest, x+u.ink)
				}
				x += u.ink + u.spaces
			}
		}
	}
	return float32(math.Ceil(float64(widest * t.style.Size)))
}

// Breaks tells whether any line ends inside a word for want of room.
func (t *Text) Breaks() bool {
	for i := range t.rows {
		if t.rows[i].severed {
			return true
		}
	}
	return false
}

// stretchesOf is those of a paragraph.
func (t *Text) stretchesOf(i int) []placed {
	if i+1 < len(t.paras) {
		return t.stretches[t.paras[i].stretch:t.paras[i+1].stretch]
	}
	return t.stretches[t.paras[i].stretch:]
}

// paraAt is the paragraph that holds a byte, by its number.
func (t *Text) paraAt(byt int) int {
	i := sort.Search(len(t.paras), func(i int) bool { return t.paras[i].at > byt })
	return max(i-1, 0)
}

// LineAt is the line at a height, the nearest where there is none.
func (t *Text) LineAt(y float32) int {
	return min(max(int(math.Floor(float64(y/t.Pitch()))), 0), len(t.rows)-1)
}
