package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
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

// read reads the stories of a set (dev, or narrower: dev.en, train.en.1): set.lang.txt, "== id" before each, marks
// as {TYPE community|text}.
func read(dir, set string) ([]tale, error) {
	files, err := filepath.Glob(filepath.Join(dir, set+".*txt"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no stories of the set %q in %s", set, dir)
	}
	var ts []tale
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		lang := strings.Split(filepath.Base(f), ".")[1]
		for _, part := range strings.Split(string(b), "\n== ")[1:] {
			id, body, _ := strings.Cut(part, "\n")
			t, err := parse(strings.TrimSpace(body))
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", f, id, err)
			}
			t.ID, t.Lang = id, lang
			ts = append(ts, t)
		}
	}
	return ts, nil
}

func parse(s string) (tale, error) {
	var t tale
	var sb strings.Builder
	for s != "" {
		i := strings.IndexByte(s, '{')
		if i < 0 {
			sb.WriteString(s)
			break
		}
		j := strings.IndexByte(s, '}')
		head, text, ok := strings.Cut(s[i+1:max(j, i+1)], "|")
		if j < i || !ok {
			return t, fmt.Errorf("a mark is not closed after %q", sb.String())
		}
		sb.WriteString(s[:i])
		typ, community, _ := strings.Cut(head, " ")
		t.Gold = append(t.Gold, gold{sb.Len(), sb.Len() + len(text), typ, community})
		sb.WriteString(text)
		s = s[j+1:]
	}
	t.Text = sb.String()
	return t, nil
}
