package main

import (
	"fmt"
	"strings"

	"hearme/story/anonymise/internal/corpus"
)

// tale is an invented story with what identifies someone marked.
type tale struct {
	ID, Lang, Text string
	Gold           []gold
}

type gold struct {
	Start, End int
	Type       string
	Community  string // of a name, else empty
}

// read reads the stories of a set: dev, or narrower: dev.en, train.en.1.
func read(dir, set string) ([]tale, error) {
	stories, err := corpus.Stories(dir, set)
	if err != nil {
		return nil, err
	}
	if len(stories) == 0 {
		return nil, fmt.Errorf("no stories of the set %q in %s", set, dir)
	}
	var ts []tale
	for _, s := range stories {
		t := tale{ID: s.ID, Lang: s.Lang}
		var sb strings.Builder
		for _, p := range s.Pieces {
			if p.Type != "" {
				t.Gold = append(t.Gold, gold{sb.Len(), sb.Len() + len(p.Text), p.Type, p.Community})
			}
			sb.WriteString(p.Text)
		}
		t.Text = sb.String()
		ts = append(ts, t)
	}
	return ts, nil
}
