package flow

import (
	"slices"

	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/singleout"
)

// Who is what was answered and made wider under "Who could tell?", until the
// story is sealed. The finer answers stay beside it until then, so that a step
// can be taken back.
type Who struct {
	Wider     singleout.Said                          `json:"wider,omitempty"` // what is sealed instead; empty: nothing is
	Kept      []string                                `json:"kept,omitempty"`  // what stands out together and was kept
	Details   map[singleout.Detail]singleout.Answer   `json:"details,omitempty"`
	Intruders map[singleout.Intruder]singleout.Answer `json:"intruders,omitempty"`
}

// said is what a record says together, before anything is made wider.
func (r Record) said() singleout.Said {
	s := singleout.SaidOf(r.About)
	if r.Content.Role != "" {
		s[singleout.RoleKey] = string(r.Content.Role)
	}
	for _, st := range r.Content.Stages {
		s[singleout.StagesKey] = join(s[singleout.StagesKey], string(st))
	}
	if r.EventName != "" {
		s[singleout.EventKey] = r.EventName
	}
	if len(r.rareCancers()) > 0 {
		s[singleout.RareCancer] = singleout.Named
	}
	return s
}

// rareCancers are the marks of rare cancers that a person left in the words.
func (r Record) rareCancers() []int {
	var kept []int
	for i, d := range r.Decisions {
		if d.Finding.Type == anonymise.Illness && d.Verdict == anonymise.Keep {
			kept = append(kept, i)
		}
	}
	return kept
}

// decided is what goes of the words: a rare cancer too, when the count led to that.
func (r Record) decided() []anonymise.Decision {
	ds := r.Decisions
	if r.Who == nil {
		return ds
	}
	if _, wider := r.Who.Wider[singleout.RareCancer]; wider {
		for _, i := range r.rareCancers() {
			ds = anonymise.Set(ds, i, anonymise.Out, ds[i].By)
		}
	}
	return ds
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "," + b
}

// widened is the record as it is sealed: the finer answers are gone.
func (r Record) widened() Record {
	if r.Who == nil {
		return r
	}
	about := story.About{}
	for k, v := range r.About {
		about[k] = v
	}
	r.Decisions = r.decided()
	for k, v := range r.Who.Wider {
		switch k {
		case singleout.RoleKey:
			r.Content.Role = ""
		case singleout.StagesKey:
			r.Content.Stages = nil
		case singleout.EventKey:
			r.Event, r.EventName = "", ""
		default:
			if delete(about, k); v != "" {
				about[k] = v
			}
		}
	}
	r.About = about
	return r
}

// Answers is what is sealed about who could tell; nil when it was never asked.
func (r Record) Answers() *singleout.Answers {
	a := singleout.Answers{}
	if r.Who != nil {
		a.Wider, a.Details, a.Intruders = r.Who.Wider.Keys(), r.Who.Details, r.Who.Intruders
		a.Kept = slices.Clone(r.Who.Kept)
	}
	if len(r.rareCancers()) > 0 && !slices.Contains(a.Kept, singleout.RareCancer) {
		a.Kept = append(a.Kept, singleout.RareCancer)
	}
	if r.Who == nil && a.Kept == nil {
		return nil
	}
	return &a
}

// automatic decides what nobody decided, to the safe side: every proposal out,
// and answers made wider until nothing stands out, what was kept too.
func (in Intake) automatic(r Record) Record {
	if r.Decisions == nil {
		r.Decisions = in.propose(r.Content)
	}
	r.Decisions = anonymise.AcceptAll(r.Decisions)
	for i := anonymise.Names(r.Content, r.Decisions); i >= 0; i = anonymise.Names(r.Content, r.Decisions) {
		r.Decisions[i].Placeholder = "" // what someone wrote there names someone
		r.Decisions = anonymise.Fill(r.Content, r.Decisions)
	}
	who := Who{Wider: singleout.Said{}}
	if r.Who != nil {
		who.Details, who.Intruders = r.Who.Details, r.Who.Intruders
		for k, v := range r.Who.Wider {
			who.Wider[k] = v
		}
	}
	for k, v := range in.Counting.Suggest(r.said().Widen(who.Wider)) {
		who.Wider[k] = v
	}
	r.Who = &who
	return r
}

// propose marks what identifies in itself, and rare cancers, which do so with
// what else is said.
func (in Intake) propose(c story.Content) []anonymise.Decision {
	return append([]anonymise.Decision{}, anonymise.ProposeStory(anonymise.WithRareCancers(in.Engine), c)...)
}
