package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearme/story/anonymise/internal/letters"
)

// coiner makes words that look like names and stand in no list, letter by
// letter as real names go, so that a story tells what is found by what stands
// around a name alone.
type coiner struct {
	r     *rand.Rand
	known map[string]bool   // words of every list
	names map[string]string // names and what the list says of them
	next  map[string][]rune // what follows two letters of a script's names
}

func newCoiner(lists string) (*coiner, error) {
	c := &coiner{rand.New(rand.NewPCG(23, 29)), map[string]bool{}, map[string]string{}, map[string][]rune{}}
	files, err := filepath.Glob(filepath.Join(lists, "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(b)) {
			w, flags, isName := strings.Cut(strings.TrimSpace(line), "\t")
			c.known[w] = true
			if isName {
				c.names[w] = flags
				c.learn(w, flags)
			}
		}
	}
	return c, nil
}

func (c *coiner) learn(w, flags string) {
	n := utf8.RuneCountInString(w)
	if flags >= "4" || n < 4 || n > 9 || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		return
	}
	rs := append([]rune("  "), []rune(w+".")...)
	for i := 2; i < len(rs); i++ {
		k := key(rs[:i], rs[2])
		c.next[k] = append(c.next[k], rs[i])
	}
}

// key is what the next letter hangs on: the two before it, and at the front the
// script alone.
func key(rs []rune, first rune) string {
	switch len(rs) {
	case 2:
		return scriptOf(first)
	case 3:
		return scriptOf(first) + string(rs[1:])
	}
	return string(rs[len(rs)-2:])
}

func scriptOf(r rune) string {
	for _, s := range []string{"Latin", "Arabic", "Devanagari", "Bengali", "Gurmukhi", "Gujarati"} {
		if unicode.Is(unicode.Scripts[s], r) {
			return s
		}
	}
	return ""
}

// coin returns a new name in the script of w, with a capital where w has one.
func (c *coiner) coin(w string) string {
	first, _ := utf8.DecodeRuneInString(w)
	for range 1000 {
		rs := []rune("  ")
		for len(rs) < 14 {
			k := key(rs, first)
			from := c.next[k]
			if len(from) == 0 {
				break
			}
			r := from[c.r.IntN(len(from))]
			if r == '.' {
				break
			}
			rs = append(rs, r)
		}
		name := string(rs[2:])
		if n := len(rs) - 2; n < 4 || n > 11 || c.known[letters.Fold(name)] {
			continue
		}
		if unicode.IsUpper(first) {
			name = string(unicode.ToUpper(rs[2])) + string(rs[3:])
		}
		return name
	}
	return w
}

// unlisted puts a name that no list has in the place of every listed one, the
// same for the same throughout a story.
func (c *coiner) unlisted(t tale) tale {
	slices.SortFunc(t.Gold, func(a, b gold) int { return a.Start - b.Start })
	given := map[string]string{}
	var sb strings.Builder
	at := 0
	for i, g := range t.Gold {
		if g.Start < at {
			continue
		}
		sb.WriteString(t.Text[at:g.Start])
		start := sb.Len()
		words := t.Text[g.Start:g.End]
		if isName(g.Type) {
			words = c.rename(words, given)
		}
		sb.WriteString(words)
		t.Gold[i].Start, t.Gold[i].End = start, sb.Len()
		at = g.End
	}
	sb.WriteString(t.Text[at:])
	t.Text = sb.String()
	return t
}

// rename leaves what is a word of every day too alone before a name: it may be
// a title or a word for kin.
func (c *coiner) rename(words string, given map[string]string) string {
	ws := strings.Split(words, " ")
	for i, w := range ws {
		k := letters.Fold(w)
		flags := c.names[k]
		if flags == "" || flags >= "4" && i < len(ws)-1 || utf8.RuneCountInString(k) < 3 {
			continue
		}
		if given[k] == "" {
			given[k] = c.coin(w)
		}
		ws[i] = given[k]
	}
	return strings.Join(ws, " ")
}
