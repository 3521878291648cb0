package singleout

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed rare.txt
var rareWords string

// Span is a place in a text: bytes, end exclusive, on letter edges.
type Span struct{ Start, End int }

// ending is how many letters a word may have after the one in the list:
// sarcomas, mięsakiem, sarcomul.
const ending = 3

// longEnough is the least letters of a listed word that may have an ending.
const longEnough = 5

var rare = sync.OnceValue(func() map[string][][]string {
	m := map[string][][]string{}
	for line := range strings.Lines(rareWords) {
		_, names, ok := strings.Cut(line, ": ")
		if strings.HasPrefix(line, "#") || !ok {
			continue
		}
		for name := range strings.SplitSeq(strings.TrimSpace(names), ", ") {
			var phrase []string
			for _, w := range wordsOf(name) {
				phrase = append(phrase, w.key)
			}
			m[phrase[0]] = append(m[phrase[0]], phrase)
		}
	}
	return m
})

// RareCancers finds the names of rare cancers in a text, in any of the
// languages of the list. It takes time linear in the text's length and finds
// nothing in what is not UTF-8. It misses what is not in the list.
func RareCancers(text string) []Span {
	if !utf8.ValidString(text) {
		return nil
	}
	ws := wordsOf(text)
	var out []Span
	for i := 0; i < len(ws); i++ {
		n := longest(ws, i)
		if n == 0 || i > 0 && ws[i-1].key == "non" { // non-Hodgkin lymphoma is not rare
			continue
		}
		out = append(out, Span{ws[i].Start, ws[i+n-1].End})
		i += n - 1
	}
	return out
}

// longest is how many words of a listed name begin at i.
func longest(ws []spelled, i int) int {
	best := 0
	key := ws[i].key
	for cut := 0; cut <= ending && key != ""; cut++ {
		for _, phrase := range rare()[key] {
			if len(phrase) > best && i+len(phrase) <= len(ws) && follows(ws[i:], phrase) {
				best = len(phrase)
			}
		}
		_, size := utf8.DecodeLastRuneInString(key)
		key = key[:len(key)-size]
	}
	return best
}

func follows(ws []spelled, phrase []string) bool {
	for i, p := range phrase {
		rest, ok := strings.CutPrefix(ws[i].key, p)
		letters := utf8.RuneCountInString(p)
		if !ok || rest != "" && (letters < longEnough || utf8.RuneCountInString(rest) > ending) {
			return false
		}
	}
	return true
}

type spelled struct {
	Span
	key string // in small letters
}

// wordsOf cuts a text into words: letters with their marks, joiners inside.
func wordsOf(text string) []spelled {
	var ws []spelled
	start := -1
	add := func(end int) {
		if start >= 0 {
			ws = append(ws, spelled{Span{start, end}, strings.ToLower(text[start:end])})
		}
		start = -1
	}
	for i, r := range text {
		inside := unicode.IsLetter(r) || start >= 0 && (unicode.IsMark(r) || r == '\u200c' || r == '\u200d')
		switch {
		case inside && start < 0:
			start = i
		case !inside:
			add(i)
		}
	}
	add(len(text))
	return ws
}
