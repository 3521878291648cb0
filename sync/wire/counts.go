package wire

import (
	"strings"

	"hearme/story/singleout"
)

// Counts is what a tablet counts people with. Nothing in it is of fewer than
// ten people; story/singleout says why it gives no small count away.
type Counts struct {
	Public string           `json:"public,omitempty"` // a table that a lead loaded, as singleout.Read reads it; empty: the one that the program has
	Own    []singleout.Fact `json:"own,omitempty"`    // the project's own stories, at most singleout.MaxFacts
	Day    string           `json:"day,omitempty"`    // when they were counted: 2026-11-22
	Least  int              `json:"least,omitempty"`  // fewer people than this stand out; 0: singleout.DefaultLeast
}

// Answers gives the answers that the project sets itself, by question.
func (c Config) Answers() map[string][]string {
	return map[string][]string{"community": c.Communities, "town_area": c.TownAreas}
}

// Counting is what to count with. A table that cannot be read counts for
// nothing: the one that the program has is taken.
func (c Config) Counting() singleout.Sources {
	src := singleout.Sources{Areas: len(c.TownAreas)}
	if c.Counts == nil {
		return src
	}
	src.Own, src.Least = c.Counts.Own, c.Counts.Least
	if c.Counts.Public != "" {
		src.Public, _ = singleout.Read(strings.NewReader(c.Counts.Public), nil)
	}
	return src
}
