package singleout

import (
	"slices"

	"hearme/story"
)

// Answer is what a connector says to a question.
type Answer string

// The answers. The empty one: not asked yet.
const (
	No      Answer = "no"
	NotSure Answer = "not_sure"
	Yes     Answer = "yes"
)

// Intruder is someone who might try to find out who told a story: the three of
// the ICO's test that a connector can judge.
type Intruder string

// The intruders, in the order in which they are asked about.
const (
	Neighbour Intruder = "neighbour" // or someone from the same community centre
	Relative  Intruder = "relative"  // who was there
	Searcher  Intruder = "searcher"  // on the web and in the local news
)

// Intruders lists them.
func Intruders() []Intruder { return []Intruder{Neighbour, Relative, Searcher} }

// Detail is a kind of detail in the words that no program finds, so that it is
// asked for.
type Detail string

// The details.
const (
	Work   Detail = "job"    // a job or a place of work
	Family Detail = "family" // who they are in the family, or a rare event
)

// Details lists them.
func Details() []Detail { return []Detail{Work, Family} }

// Answers is what is sealed with a story about who could tell. It names
// questions, never the finer answers to them.
type Answers struct {
	Wider     []string            `json:"wider,omitempty"` // what was made wider or left out
	Kept      []string            `json:"kept,omitempty"`  // what stood out and was kept, by a person
	Details   map[Detail]Answer   `json:"details,omitempty"`
	Intruders map[Intruder]Answer `json:"intruders,omitempty"`
}

// Worst is the worst of the answers about intruders: yes, not_sure, no; empty
// while one is not answered.
func (a Answers) Worst() Answer {
	worst := No
	for _, i := range Intruders() {
		switch a.Intruders[i] {
		case Yes:
			worst = Yes
		case NotSure:
			if worst == No {
				worst = NotSure
			}
		case No:
		default:
			return ""
		}
	}
	return worst
}

// Check refuses what is no answer (bad_who).
func (a Answers) Check() error {
	bad := &story.Problem{Code: "bad_who", Field: "who"}
	for _, k := range slices.Concat(a.Wider, a.Kept) {
		if !isKey(k) {
			return bad
		}
	}
	for d, v := range a.Details {
		if !slices.Contains(Details(), d) || v != Yes && v != No {
			return bad
		}
	}
	for i, v := range a.Intruders {
		if !slices.Contains(Intruders(), i) || v != Yes && v != No && v != NotSure {
			return bad
		}
	}
	return nil
}
