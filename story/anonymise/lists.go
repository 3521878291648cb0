package anonymise

import (
	"embed"
	"strings"
	"sync"
)

//go:embed data/lists
var listFiles embed.FS

// What a list says of a word.
const (
	given  uint8 = 1 << iota // a given name
	family                   // a family name
	common                   // also a word of every day: judged by what stands around it
)

// lists are the names of the communities by folded spelling, and the words of
// every day of each language.
type lists struct {
	names map[string]uint8
	words sync.Map // language -> func() map[string]bool
}

var allLists = sync.OnceValue(func() *lists {
	l := &lists{names: map[string]uint8{}}
	b, _ := listFiles.ReadFile("data/lists/names.txt")
	for line := range strings.Lines(string(b)) {
		if key, flags, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok && line[0] != '#' {
			l.names[key] = flags[0] - '0'
		}
	}
	return l
})

// name returns what the lists say of a folded word, 0 for nothing.
func (l *lists) name(key string) uint8 { return l.names[key] }

// isCommon reports a word of every day of the language.
func (l *lists) isCommon(lang, key string) bool {
	load, ok := l.words.Load(lang)
	if !ok {
		load, _ = l.words.LoadOrStore(lang, sync.OnceValue(func() map[string]bool {
			m := map[string]bool{}
			b, _ := listFiles.ReadFile("data/lists/words." + lang + ".txt")
			for w := range strings.Lines(string(b)) {
				m[strings.TrimRight(w, "\n")] = true
			}
			return m
		}))
	}
	return load.(func() map[string]bool)()[key]
}
