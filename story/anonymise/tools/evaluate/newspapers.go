package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"hearme/story/anonymise/internal/corpus"
)

// newspapers measures names alone on the sentences of each corpus that nothing
// has learned from: public text, written by strangers.
func newspapers(dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl.gz"))
	if err != nil {
		return err
	}
	fmt.Println("names in newspapers  balanced: covered  precision   cautious: covered  precision")
	for _, f := range files {
		read, err := corpus.Read(f)
		if err != nil {
			return err
		}
		var ts []tale
		for i, s := range read {
			if !corpus.Kept(i) {
				continue
			}
			t := tale{Text: s.Text, Lang: strings.Split(filepath.Base(f), ".")[0]}
			for _, sp := range s.Spans {
				if sp.Type == "PERSON" {
					t.Gold = append(t.Gold, gold{sp.Start, sp.End, sp.Type, ""})
				}
			}
			ts = append(ts, t)
		}
		a, b := namesIn(ts, engine()), namesIn(ts, cautious())
		fmt.Printf("%-3s %6d names %15.1f%% %9.1f%% %18.1f%% %9.1f%%\n", ts[0].Lang, a.gold, coverage(a), precision(a), coverage(b), precision(b))
	}
	return nil
}

func namesIn(ts []tale, find func(tale) []span) score {
	var ss []score
	for _, t := range ts {
		var names []span
		for _, f := range find(t) {
			if isName(f.Type) {
				names = append(names, f)
			}
		}
		ss = append(ss, judge(t, names))
	}
	return sum(ss)
}
