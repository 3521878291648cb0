package flow

import (
	"slices"

	"hearme/story/anonymise"
	"hearme/story/singleout"
)

// WhoCould is "Who could tell?", between the marks and the seal: first what is
// said together, when it leaves too few people, then what is asked because no
// program finds it.
type WhoCould struct {
	Notifier
	app      *App
	w        *Workbench
	counting singleout.Sources

	Together bool // the cards of what is said together; else the questions
	Problem  string
}

// WhoCard is one thing that is said, and what is sealed of it.
type WhoCard struct {
	Key      string
	Values   []string // as it is sealed now; none: left out
	Own      bool     // the project or the connector wrote the words: no catalogue key
	Wider    string   // the answer that is one step wider, empty for none at all
	CanWiden bool
	Changed  bool // it was made wider
	StandOut bool // among those that together leave too few people
}

// WhoCould goes on from the marks, once every one is looked at.
func (w *Workbench) WhoCould() {
	if !w.CanAnswer() {
		w.Problem = "problem.undecided"
		w.Changed()
		return
	}
	if i := anonymise.Names(w.rec.Content, w.rec.Decisions); i >= 0 {
		w.naming(i)
		return
	}
	w.Problem, w.Asked = "", ""
	p := &WhoCould{app: w.app, w: w, counting: w.app.Config().Counting()}
	if w.rec.Who == nil {
		w.rec.Who = &Who{}
	}
	p.Together = p.StandsOut()
	w.app.Show(p)
}

// Name implements Screen.
func (p *WhoCould) Name() string {
	if p.Together {
		return "who_together"
	}
	return "who_could"
}

// Part implements Screen.
func (*WhoCould) Part() Part { return Connector }

func (p *WhoCould) who() *Who { return p.w.rec.Who }

// now is what is said together as it would be sealed.
func (p *WhoCould) now() singleout.Said { return p.w.rec.said().Widen(p.who().Wider) }

// Finding counts what is said together now.
func (p *WhoCould) Finding() singleout.Finding { return p.counting.Check(p.now()) }

// Least is the number of people that fewer of stand out.
func (p *WhoCould) Least() int { return p.counting.Threshold() }

// StandsOut reports whether too few people are left, and nobody kept it so.
func (p *WhoCould) StandsOut() bool {
	out := p.Finding().StandOut
	return len(out) > 0 && !slices.Equal(out, p.who().Kept)
}

// Kept reports whether what stands out was kept on purpose.
func (p *WhoCould) Kept() bool { return len(p.who().Kept) > 0 }

// Cards lists what is said together, what stands out or was made wider first.
func (p *WhoCould) Cards() []WhoCard {
	all, now := p.w.rec.said(), p.now()
	out := p.counting.Check(now).StandOut
	var cards []WhoCard
	for _, k := range all.Keys() {
		_, changed := p.who().Wider[k]
		c := WhoCard{Key: k, Changed: changed, StandOut: slices.Contains(out, k),
			Own: k == singleout.EventKey || k == "community" || k == "town_area" || k == singleout.RareCancer}
		if v := now[k]; v != "" {
			c.CanWiden, c.Wider, c.Values = true, singleout.Wider(k, v), []string{v}
			switch k {
			case singleout.StagesKey:
				c.Values = nil
				for _, st := range p.w.rec.Content.Stages {
					c.Values = append(c.Values, string(st))
				}
			case singleout.RareCancer:
				c.Values = p.cancers()
			}
		}
		cards = append(cards, c)
	}
	slices.SortStableFunc(cards, func(a, b WhoCard) int { return a.order() - b.order() })
	return cards
}

// cancers are the words for rare cancers that were left in.
func (p *WhoCould) cancers() []string {
	var words []string
	for _, i := range p.w.rec.rareCancers() {
		f := p.w.rec.Decisions[i].Finding
		if said := p.w.Text(p.w.rec.Decisions[i].Field)[f.Start:f.End]; !slices.Contains(words, said) {
			words = append(words, said)
		}
	}
	return words
}

// order puts first what stands out or was made wider.
func (c WhoCard) order() int {
	if c.StandOut || c.Changed {
		return 0
	}
	return 1
}

// Widen makes one answer one step wider.
func (p *WhoCould) Widen(key string) {
	if v, said := p.now()[key]; said {
		p.set(singleout.Said{key: singleout.Wider(key, v)})
	}
}

// WidenAll makes as little wider as it takes for nothing to stand out.
func (p *WhoCould) WidenAll() { p.set(p.counting.Suggest(p.now())) }

func (p *WhoCould) set(steps singleout.Said) {
	wider := singleout.Said{}
	for _, from := range []singleout.Said{p.who().Wider, steps} {
		for k, v := range from {
			wider[k] = v
		}
	}
	p.who().Wider, p.who().Kept = wider, nil
	p.changed()
}

// Restore takes back what was made wider of an answer.
func (p *WhoCould) Restore(key string) {
	p.who().Wider, p.who().Kept = p.who().Wider.With(key, ""), nil
	p.changed()
}

// Keep leaves what stands out as it is; that is written down.
func (p *WhoCould) Keep() {
	p.who().Kept = p.Finding().StandOut
	p.changed()
}

// Unkeep asks again.
func (p *WhoCould) Unkeep() {
	p.who().Kept = nil
	p.changed()
}

func (p *WhoCould) changed() {
	p.Problem = ""
	p.w.saver.now()
	p.app.Touch()
	p.Changed()
}

// Detail is the answer to "does it say ...?".
func (p *WhoCould) Detail(d singleout.Detail) singleout.Answer { return p.who().Details[d] }

// SetDetail answers it. With a yes the words can be marked.
func (p *WhoCould) SetDetail(d singleout.Detail, a singleout.Answer) {
	if p.who().Details == nil {
		p.who().Details = map[singleout.Detail]singleout.Answer{}
	}
	p.who().Details[d] = a
	p.changed()
}

// detailTypes is what words marked for a question are taken for.
var detailTypes = map[singleout.Detail]anonymise.Type{singleout.Work: anonymise.Job, singleout.Family: anonymise.Relative}

// TakenOut counts what is out of the words that a question is about.
func (p *WhoCould) TakenOut(d singleout.Detail) int {
	n := 0
	for _, x := range p.w.rec.Decisions {
		t := x.Finding.Type
		if x.Verdict == anonymise.Out && (t == detailTypes[d] || d == singleout.Work && t == anonymise.Employer) {
			n++
		}
	}
	return n
}

// Mark goes back to the words to mark those that a question is about; the
// first that is marked leads back here.
func (p *WhoCould) Mark(d singleout.Detail) {
	p.w.Asked, p.w.Marking = d, true
	p.app.Show(p.w)
}

// Intruder is the answer to "could this person tell who it is?".
func (p *WhoCould) Intruder(i singleout.Intruder) singleout.Answer { return p.who().Intruders[i] }

// SetIntruder answers it.
func (p *WhoCould) SetIntruder(i singleout.Intruder, a singleout.Answer) {
	if p.who().Intruders == nil {
		p.who().Intruders = map[singleout.Intruder]singleout.Answer{}
	}
	p.who().Intruders[i] = a
	p.changed()
}

// Open counts the questions without an answer.
func (p *WhoCould) Open() int {
	n := 0
	for _, d := range singleout.Details() {
		if p.Detail(d) == "" {
			n++
		}
	}
	for _, i := range singleout.Intruders() {
		if p.Intruder(i) == "" {
			n++
		}
	}
	return n
}

// CanNext reports whether there is nothing left to answer on this page.
func (p *WhoCould) CanNext() bool {
	if p.Together {
		return !p.StandsOut()
	}
	return p.Open() == 0
}

// Next goes on to the questions, and from them to sealing.
func (p *WhoCould) Next() {
	switch {
	case !p.CanNext():
		return
	case p.Together:
		p.Together = false
		p.app.Show(p)
	default:
		p.w.Check = anonymise.Check(singleout.Answers{Intruders: p.who().Intruders}.Worst())
		p.app.Show(p.w)
	}
}

// ShowCards shows what is said together, whether it stands out or not.
func (p *WhoCould) ShowCards() {
	p.Together = true
	p.app.Show(p)
}

// Back goes to the page before: the cards from the questions when there was
// something on them, else the marks.
func (p *WhoCould) Back() {
	if !p.Together && (len(p.who().Wider) > 0 || p.Kept()) {
		p.ShowCards()
		return
	}
	p.app.Show(p.w)
}
