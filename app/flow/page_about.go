package flow

import (
	"slices"
	"strings"

	"hearme/story"
)

// AboutPage asks the optional questions about the person. It says first why.
type AboutPage struct{ page }

// AboutQuestion is one question as it is shown.
type AboutQuestion struct {
	Key    string
	Groups []AboutGroup
}

// AboutGroup is a run of options under one heading; Heading is a catalogue key,
// empty where none is needed.
type AboutGroup struct {
	Heading string
	Options []AboutOption
}

// AboutOption is one answer. Own is set where the project wrote the words
// itself; otherwise Key is the catalogue key.
type AboutOption struct{ Value, Key, Own string }

// Questions lists what this project asks.
func (p *AboutPage) Questions() []AboutQuestion { return p.t.questions() }

// Chosen is the answer to a question so far, empty when open.
func (p *AboutPage) Chosen(key string) string { return p.t.rec.About[key] }

// Choose takes an answer; the same one again opens the question.
func (p *AboutPage) Choose(key, value string) {
	if p.t.rec.About == nil {
		p.t.rec.About = story.About{}
	}
	if p.t.rec.About[key] == value {
		delete(p.t.rec.About, key)
	} else {
		p.t.rec.About[key] = value
	}
	p.t.keep()
	p.Changed()
}

// Answered reports whether any question has an answer.
func (p *AboutPage) Answered() bool { return len(p.t.rec.About) > 0 }

// Skip leaves every question open and goes on.
func (p *AboutPage) Skip() {
	p.t.rec.About = nil
	p.next()
}

// Next goes on with what is answered.
func (p *AboutPage) Next() { p.next() }

// questions are those that the project chose, or the default ones; a question
// whose options the project must set is asked only when it has set them.
func (t *Telling) questions() []AboutQuestion {
	chosen := t.deps.Config.Questions
	var qs []AboutQuestion
	for _, q := range story.Questions() {
		if len(chosen) == 0 && !q.Default || len(chosen) > 0 && !slices.Contains(chosen, q.Key) {
			continue
		}
		if g := t.groups(q); len(g) > 0 {
			qs = append(qs, AboutQuestion{q.Key, g})
		}
	}
	return qs
}

// The options of ethnic_group stand under the census headings.
var ethnicHeadings = []string{"white", "mixed", "asian", "black", "other"}

func (t *Telling) groups(q story.Question) []AboutGroup {
	switch q.Key {
	case "community":
		return ownOptions(t.deps.Config.Communities)
	case "town_area":
		return ownOptions(t.deps.Config.TownAreas)
	case "ethnic_group":
		var gs []AboutGroup
		for _, h := range ethnicHeadings {
			g := AboutGroup{Heading: "about.ethnic_group." + h}
			for _, o := range q.Options {
				if strings.HasPrefix(o, h+"_") {
					g.Options = append(g.Options, option(q.Key, o))
				}
			}
			gs = append(gs, g)
		}
		return append(gs, AboutGroup{Options: []AboutOption{preferNot}})
	}
	g := AboutGroup{}
	for _, o := range q.Options {
		young := o == "16_17"
		if q.Key == "age_band" && o != story.PreferNot && young != (t.rec.Content.Age == story.Sixteen) {
			continue
		}
		g.Options = append(g.Options, option(q.Key, o))
	}
	return []AboutGroup{g}
}

var preferNot = AboutOption{Value: story.PreferNot, Key: "about." + story.PreferNot}

func option(question, value string) AboutOption {
	if value == story.PreferNot {
		return preferNot
	}
	return AboutOption{Value: value, Key: "about." + question + "." + value}
}

func ownOptions(names []string) []AboutGroup {
	if len(names) == 0 {
		return nil
	}
	g := AboutGroup{}
	for _, n := range names {
		g.Options = append(g.Options, AboutOption{Value: n, Own: n})
	}
	g.Options = append(g.Options, preferNot)
	return []AboutGroup{g}
}
