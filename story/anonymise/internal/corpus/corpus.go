// Package corpus reads name-tagging corpora: JSON Lines, gzip, with spans in
// byte offsets.
package corpus

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"unicode"
)

// Sentence is one line.
type Sentence struct {
	Text    string
	Licence string
	Spans   []Span
}

// Span is a name in a sentence, end exclusive.
type Span struct {
	Start, End int
	Type       string
}

// Kept tells the i-th sentence of a corpus is kept for measuring: lists and
// taggers learn nothing from every tenth.
func Kept(i int) bool { return i%10 == 9 }

// Word is a word with the type of the span that holds it, empty for none.
type Word struct {
	Text string
	Type string
}

// Read reads a whole corpus.
func Read(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var ss []Sentence
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var s Sentence
		if err := json.Unmarshal(sc.Bytes(), &s); err != nil {
			return nil, err
		}
		ss = append(ss, s)
	}
	return ss, sc.Err()
}

// Words splits the sentence at everything that is no letter, mark or digit.
func (s Sentence) Words() []Word {
	var ws []Word
	start := -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		w := Word{Text: s.Text[start:end]}
		for _, sp := range s.Spans {
			if sp.Start <= start && end <= sp.End {
				w.Type = sp.Type
			}
		}
		ws = append(ws, w)
		start = -1
	}
	for i, r := range s.Text {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("'’\u200c\u200d", r) {
			if start < 0 {
				start = i
			}
			continue
		}
		flush(i)
	}
	flush(len(s.Text))
	return ws
}
