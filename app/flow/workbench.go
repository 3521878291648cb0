package flow

import (
	"maps"
	"slices"
	"time"

	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/singleout"
)

// Workbench is "Take out what identifies": what the program marked, what the
// connector says to each, and the words as the team will see them.
type Workbench struct {
	Notifier
	app   *App
	rec   Record
	saver saver
	past  []benchState

	Current  int              // the mark being looked at, -1 for none
	Marking  bool             // words selected now become a mark
	Asked    singleout.Detail // what they are marked for, when "Who could tell?" asked
	Choosing bool             // the list of types is open
	Loading  bool
	Busy     bool
	Check    anonymise.Check // answered: the last step is to seal
	Problem  string
}

type benchState struct {
	ds      []anonymise.Decision
	current int
}

// MarkView is a mark as the screen shows it.
type MarkView struct {
	Index      int // into the whole story's marks
	Start, End int // bytes in its box
	Type       anonymise.Type
	Verdict    anonymise.Verdict
	Current    bool
	Unsure     bool // nobody decided it, and the program asks rather than says
}

// openWorkbench opens a told story. One whose consent wording has changed is
// asked again first.
func (a *App) openWorkbench(id story.ID) {
	r, err := a.loadRecord(id)
	if err != nil {
		d := newDrafts(a)
		d.Problem = problemKey(err)
		a.Show(d)
		return
	}
	if a.wordingChanged(r) {
		a.Show(&AskAgain{app: a, rec: r})
		return
	}
	w := &Workbench{app: a, rec: r, Current: -1}
	s := a.session
	w.saver = saver{clock: a.Clock, runner: a.Runner, changed: func() {},
		save: func(r Record) error { return Save(s, r) }, copy: w.record}
	a.bench = w
	if r.Decisions == nil {
		w.propose()
	}
	w.toNext(-1)
	a.Show(w)
}

func (w *Workbench) record() Record {
	r := w.rec
	r.Content = w.rec.Content.Clone()
	r.Consent = w.rec.Consent.Clone()
	r.Decisions = slices.Clone(w.rec.Decisions)
	if r.Who != nil {
		who := *r.Who
		who.Wider, who.Kept = maps.Clone(who.Wider), slices.Clone(who.Kept)
		who.Details, who.Intruders = maps.Clone(who.Details), maps.Clone(who.Intruders)
		r.Who = &who
	}
	return r
}

func (w *Workbench) propose() {
	w.Loading = true
	c := w.rec.Content.Clone()
	w.app.Runner.Do(func() func() {
		ds := w.app.intake().propose(c)
		return func() {
			w.Loading = false
			w.rec.Decisions = ds
			w.toNext(-1)
			w.saver.now()
			w.Changed()
		}
	})
}

// Name implements Screen.
func (w *Workbench) Name() string {
	if w.Check != "" {
		return "workbench.seal"
	}
	return "workbench"
}

// Part implements Screen.
func (*Workbench) Part() Part { return Connector }

// Fields lists the boxes with words, in order.
func (w *Workbench) Fields() []story.Field { return textFields(&w.rec.Content) }

// FieldLang is the language of a box.
func (w *Workbench) FieldLang(f story.Field) string { return fieldLang(&w.rec.Content, f) }

// Text is what was said in a box.
func (w *Workbench) Text(f story.Field) string { return w.rec.Content.Text(f) }

// SealsAt is when the story seals by itself.
func (w *Workbench) SealsAt() time.Time { return w.rec.ToldAt.Add(SealsAfter) }

// Marks lists the marks of a box, in order.
func (w *Workbench) Marks(f story.Field) []MarkView {
	var ms []MarkView
	for i, d := range w.rec.Decisions {
		if d.Field == f {
			ms = append(ms, MarkView{i, d.Finding.Start, d.Finding.End, d.Finding.Type, d.Verdict, i == w.Current, asks(d)})
		}
	}
	return ms
}

func asks(d anonymise.Decision) bool {
	return d.Verdict == anonymise.Undecided && d.By == anonymise.Program && d.Finding.Unsure()
}

// Asks reports whether the mark being looked at is a question.
func (w *Workbench) Asks() bool {
	d, _, ok := w.Now()
	return ok && asks(d)
}

// Preview is a box as the team will see it, and where the placeholders stand.
func (w *Workbench) Preview(f story.Field) (string, []anonymise.Redaction) {
	return anonymise.Preview(f, w.Text(f), w.rec.decided())
}

// Looked and Total count the marks decided and all of them.
func (w *Workbench) Looked() int { return w.Total() - w.Left() }

// Total is how many marks there are.
func (w *Workbench) Total() int { return len(w.rec.Decisions) }

// Left is how many marks are still to be looked at.
func (w *Workbench) Left() int { return w.leftOf("") }

// LeftOf is how many marks of a type are still to be looked at.
func (w *Workbench) LeftOf(t anonymise.Type) int { return w.leftOf(t) }

func (w *Workbench) leftOf(t anonymise.Type) int {
	n := 0
	for _, d := range w.rec.Decisions {
		if d.Verdict == anonymise.Undecided && (t == "" || d.Finding.Type == t) {
			n++
		}
	}
	return n
}

// Now is the mark being looked at and its words; false when there is none.
func (w *Workbench) Now() (anonymise.Decision, string, bool) {
	if w.Current < 0 || w.Current >= len(w.rec.Decisions) {
		return anonymise.Decision{}, "", false
	}
	d := w.rec.Decisions[w.Current]
	return d, w.Text(d.Field)[d.Finding.Start:d.Finding.End], true
}

// Select looks at a mark.
func (w *Workbench) Select(i int) {
	if i >= 0 && i < len(w.rec.Decisions) {
		w.Current, w.Marking, w.Choosing = i, false, false
		w.app.Touch()
		w.Changed()
	}
}

// TakeOut takes the mark out and goes to the next that nobody decided.
func (w *Workbench) TakeOut() { w.decide(anonymise.Out, false) }

// Keep leaves the words and goes on.
func (w *Workbench) Keep() { w.decide(anonymise.Keep, false) }

// TakeOutAll takes out every mark of this type that nobody decided.
func (w *Workbench) TakeOutAll() { w.decide(anonymise.Out, true) }

// KeepAll keeps every mark of this type that nobody decided.
func (w *Workbench) KeepAll() { w.decide(anonymise.Keep, true) }

func (w *Workbench) decide(v anonymise.Verdict, all bool) {
	d, _, ok := w.Now()
	if !ok || w.Busy {
		return
	}
	w.remember()
	at, ds := w.Current, w.rec.Decisions
	for i, o := range ds {
		same := all && o.Verdict == anonymise.Undecided && o.Finding.Type == d.Finding.Type
		if i == at || same {
			ds = anonymise.Set(ds, i, v, o.By) // who found it is what is counted
		}
	}
	w.rec.Decisions = ds
	if i := anonymise.Names(w.rec.Content, ds); i == at {
		w.kept()
		w.naming(i)
		return
	}
	w.toNext(at)
	w.kept()
}

// naming looks at a mark in whose place someone's name was written.
func (w *Workbench) naming(i int) {
	w.Current, w.Problem = i, "problem.placeholder_names"
	w.Changed()
}

// SetType says what the words are about; the placeholder follows.
func (w *Workbench) SetType(t anonymise.Type) {
	d, _, ok := w.Now()
	w.Choosing = false
	if !ok || d.Finding.Type == t || !slices.Contains(anonymise.Types(), t) {
		w.Changed()
		return
	}
	w.remember()
	w.rec.Decisions = anonymise.SetType(w.rec.Content, w.rec.Decisions, w.Current, t, d.By) // who found it is what is counted
	w.kept()
}

// ChangeType opens the list of types, or closes it.
func (w *Workbench) ChangeType() {
	w.Choosing = !w.Choosing
	w.app.Touch()
	w.Changed()
}

// SetPlaceholder writes other words for the place. Empty words leave nothing.
func (w *Workbench) SetPlaceholder(s string) {
	_, _, ok := w.Now()
	if !ok || story.CheckText("placeholder", s) != nil || len(s) > maxPlaceholder {
		return
	}
	w.rec.Decisions = slices.Clone(w.rec.Decisions) // steps that can be undone keep theirs
	w.rec.Decisions[w.Current].Placeholder = s
	w.app.Touch()
	w.saver.soon()
}

const (
	maxPlaceholder = 400 // bytes
	byConnector    = "connector"
)

// MarkMore lets the next words selected become a mark, or not after all.
func (w *Workbench) MarkMore() {
	if w.Asked != "" {
		w.Marking = false
		w.WhoCould()
		return
	}
	w.Marking = !w.Marking
	w.app.Touch()
	w.Changed()
}

// Add marks selected words, in bytes; marks that they touch are joined. What is
// marked by hand is out at once; where the same stands elsewhere, in the other
// boxes and the translation too, is proposed.
func (w *Workbench) Add(f story.Field, start, end int) {
	had := w.rec.Decisions
	t, asked := detailTypes[w.Asked]
	if !asked {
		t = anonymise.Person
	}
	ds := anonymise.Add(w.rec.Content, had, f, start, end, t, byConnector)
	added := func(d anonymise.Decision) bool {
		return d.Field == f && d.Finding.Start <= start+1 && start < d.Finding.End && d.By == byConnector
	}
	at := slices.IndexFunc(ds, added)
	if at < 0 || slices.Equal(ds, had) {
		return
	}
	w.remember()
	ds = anonymise.Elsewhere(w.rec.Content, ds, ds[at])
	w.rec.Decisions, w.Current, w.Marking = ds, slices.IndexFunc(ds, added), false
	w.kept()
	switch {
	case asked && w.Left() == 0:
		w.WhoCould()
	case asked:
		w.Asked = ""
	}
}

// CanUndo reports whether there is a step to take back.
func (w *Workbench) CanUndo() bool { return len(w.past) > 0 }

// Undo takes the last step back.
func (w *Workbench) Undo() {
	n := len(w.past)
	if n == 0 || w.Busy {
		return
	}
	w.rec.Decisions, w.Current = w.past[n-1].ds, w.past[n-1].current
	w.past = w.past[:n-1]
	w.kept()
}

const maxUndo = 200

func (w *Workbench) remember() {
	w.past = append(w.past, benchState{slices.Clone(w.rec.Decisions), w.Current})
	if len(w.past) > maxUndo {
		w.past = w.past[1:]
	}
}

func (w *Workbench) kept() {
	w.app.Touch()
	w.Problem = ""
	w.saver.now()
	w.Changed()
}

// toNext looks at the next undecided mark after i, round to the first; with
// none left it stays at i.
func (w *Workbench) toNext(i int) {
	n := len(w.rec.Decisions)
	for k := 1; k <= n; k++ {
		if j := (i + k) % n; w.rec.Decisions[j].Verdict == anonymise.Undecided {
			w.Current = j
			return
		}
	}
	if w.Current < 0 && n > 0 {
		w.Current = 0
	}
}
