package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Piece is a part of a story: words that identify someone, or, where Type is
// empty, words that do not.
type Piece struct{ Text, Type, Community string }

// Story is an invented story in pieces.
type Story struct {
	ID, Lang, File string
	Pieces         []Piece
}

// Stories reads the stories of sets (dev, or narrower: dev.en, train.en.1) in a
// folder: set.lang.txt, "== id" before each, marks as {TYPE community|text}.
func Stories(dir string, sets ...string) (all []Story, err error) {
	for _, set := range sets {
		files, err := filepath.Glob(filepath.Join(dir, set+".*txt"))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			name := filepath.Base(f)
			for _, part := range strings.Split("\n"+string(b), "\n== ")[1:] {
				id, body, _ := strings.Cut(part, "\n")
				ps, err := pieces(strings.TrimSpace(body))
				if err != nil {
					return nil, fmt.Errorf("%s: %s: %w", f, id, err)
				}
				all = append(all, Story{id, strings.Split(name, ".")[1], name, ps})
			}
		}
	}
	return slices.Clip(all), nil
}

func pieces(s string) (ps []Piece, err error) {
	for s != "" {
		i := strings.IndexByte(s, '{')
		if i < 0 {
			return append(ps, Piece{Text: s}), nil
		}
		if i > 0 {
			ps = append(ps, Piece{Text: s[:i]})
		}
		j := strings.IndexByte(s, '}')
		head, text, ok := strings.Cut(s[i+1:max(j, i+1)], "|")
		if j < i || !ok {
			return nil, fmt.Errorf("a mark is not closed after %q", s[:i])
		}
		typ, community, _ := strings.Cut(head, " ")
		ps = append(ps, Piece{text, typ, community})
		s = s[j+1:]
	}
	return ps, nil
}
