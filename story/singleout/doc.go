// Package singleout asks who could tell: not one word of a story, but what is
// said together. Someone of 80 who is Roma and lives in one part of one town
// may be the only one.
//
// It follows the ICO's anonymisation guidance: singling out, linkability, and
// the test of the motivated intruder. docs/adr/0015 says how it counts and
// where it is wrong.
package singleout

import (
	"maps"
	"slices"

	"hearme/story"
)

// DefaultLeast is the number of people that fewer of is too few, unless a
// project says otherwise.
const DefaultLeast = 10

// Said is what is said together: keys of story.Questions, and RoleKey,
// StagesKey and EventKey, each with its value. What was not answered is not in
// it.
type Said map[string]string

// Keys of Said that are no question of story.Questions.
const (
	RoleKey    = "role"
	StagesKey  = "stages"
	EventKey   = "event"
	RareCancer = "rare_cancer" // one whose name was left in the words: Named
)

// Named is what is said under RareCancer.
const Named = "named"

var others = []string{RoleKey, StagesKey, EventKey, RareCancer}

// SaidOf collects what is said together in the answers about a person. What
// they preferred not to say says nothing.
func SaidOf(a story.About) Said {
	s := Said{}
	for k, v := range a {
		if v != "" && v != story.PreferNot {
			s[k] = v
		}
	}
	return s
}

// Keys lists what is said, in the order in which it is asked.
func (s Said) Keys() []string {
	ks := slices.Collect(maps.Keys(s))
	slices.SortFunc(ks, func(a, b string) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		if a < b {
			return -1
		}
		return 1
	})
	return ks
}

func rank(key string) int {
	for i, q := range story.Questions() {
		if q.Key == key {
			return i
		}
	}
	n := len(story.Questions())
	if i := slices.Index(others, key); i >= 0 {
		return n + i
	}
	return n + len(others)
}

// isKey reports whether something can be said under a key.
func isKey(key string) bool { return rank(key) < len(story.Questions())+len(others) }

// With returns s with one answer changed; an empty value leaves it out.
func (s Said) With(key, value string) Said {
	c := maps.Clone(s)
	if value == "" {
		delete(c, key)
	} else {
		c[key] = value
	}
	return c
}
