package anonymise

import (
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// edges knows where letters, as people see them, begin and end.
type edges struct {
	text string
	on   []uint64 // a bit for each byte offset; nil when every byte is a letter
}

func newEdges(text string) edges {
	e := edges{text: text}
	ascii := true
	for i := 0; i < len(text) && ascii; i++ {
		ascii = text[i] < utf8.RuneSelf && text[i] != '\r'
	}
	if ascii {
		return e
	}
	e.on = make([]uint64, len(text)/64+1)
	it := graphemes.FromString(text)
	for it.Next() {
		e.on[it.Start()/64] |= 1 << (it.Start() % 64)
	}
	e.on[len(text)/64] |= 1 << (len(text) % 64)
	return e
}

func (e edges) at(i int) bool { return e.on == nil || e.on[i/64]>>(i%64)&1 == 1 }

// widen moves a span out to the nearest edges.
func (e edges) widen(start, end int) (int, int) {
	for start > 0 && !e.at(start) {
		start--
	}
	for end < len(e.text) && !e.at(end) {
		end++
	}
	for start < end && (e.text[start] == ' ' || e.text[start] == '\t' || e.text[start] == '\n' || e.text[start] == '\r') {
		for start++; start < end && !e.at(start); start++ { // a space that carries an accent
		}
	}
	return start, end
}
