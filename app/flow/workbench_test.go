package flow_test

import (
	"testing"

	"hearme/app/flow"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/singleout"
)

func bench(t *testing.T, words string) (*rig, *flow.Workbench) {
	r := enrolled(t)
	r.told(words)
	r.app.Home()
	on[*flow.Home](r).TakeOut()
	return r, on[*flow.Workbench](r)
}

// answer goes on to sealing: one of the intruders gets the answer, all else is no.
func answer(r *rig, w *flow.Workbench, a singleout.Answer) {
	r.t.Helper()
	w.WhoCould()
	p := on[*flow.WhoCould](r)
	for _, d := range singleout.Details() {
		p.SetDetail(d, singleout.No)
	}
	for _, i := range singleout.Intruders() {
		p.SetIntruder(i, singleout.No)
	}
	p.SetIntruder(singleout.Relative, a)
	p.Next()
}

func TestWorkbench(t *testing.T) {
	r, w := bench(t, "Nasreen came with Imran. Nasreen rang from our shop.")
	if w.Total() != 3 || w.Left() != 3 || w.Current != 0 {
		t.Fatalf("total %d, left %d, at %d", w.Total(), w.Left(), w.Current)
	}
	w.WhoCould()
	if w.Problem != "problem.undecided" {
		t.Error("it was asked too early who could tell")
	}
	w.TakeOut()
	if w.Current != 1 || w.Left() != 2 {
		t.Errorf("at %d, left %d", w.Current, w.Left())
	}
	w.Keep()
	w.Undo()
	if w.Current != 1 || w.Left() != 2 || !w.CanUndo() {
		t.Errorf("undo: at %d, left %d", w.Current, w.Left())
	}
	w.SetType(anonymise.Relative)
	if d, _, _ := w.Now(); d.By != anonymise.Program {
		t.Errorf("the program found it, another kind counts as marked by %s", d.By)
	}
	w.SetPlaceholder("a relative")
	w.TakeOut()
	w.TakeOutAll()
	if w.Left() != 0 {
		t.Errorf("all of a kind left %d", w.Left())
	}
	text := w.Text(story.WhatHappened)
	at := len(text) - len("our shop.")
	w.Add(story.WhatHappened, at-1, at+len("our shop"))
	d, words, ok := w.Now()
	if !ok || words != "our shop" || d.By != "connector" {
		t.Fatalf("added %q", words)
	}
	w.SetType(anonymise.Employer)
	w.SetPlaceholder("our work")
	out, reds := w.Preview(story.WhatHappened)
	if len(reds) != 4 || out[len(out)-len("our work."):] != "our work." {
		t.Errorf("preview %q", out)
	}
	answer(r, w, singleout.NotSure)
	r.shows("workbench.seal")
	if w.Check != anonymise.CheckNotSure {
		t.Errorf("the worst answer is %q", w.Check)
	}
	w.Back()
	r.shows("who_could")
	answer(r, w, singleout.No)
	w.Seal()
	on[*flow.Sealed](r)
	if len(r.vault.Sealed) != 1 || len(r.session().Data) != 0 {
		t.Fatalf("%d sealed, %d drafts", len(r.vault.Sealed), len(r.session().Data))
	}
	c := r.vault.Sealed[0].Content()
	if c.WhatHappened != out {
		t.Errorf("sealed %q, seen %q", c.WhatHappened, out)
	}
}

// What is marked by hand is asked about wherever it stands: in the other boxes,
// in other letters, and in the translation.
func TestMarkedByHandIsFoundEverywhere(t *testing.T) {
	r := enrolled(t)
	r.toldIn(story.Content{Lang: "en", WhatHappened: "My lady bimlesh was kind. The office rang.", WorkedWell: "Bimlesh listened.", Age: story.Adult,
		Translation: &story.Translation{Lang: "hi", Text: "बिमलेश बहुत दयालु थी।", MadeBy: "connector"}})
	r.app.Home()
	on[*flow.Home](r).TakeOut()
	w := on[*flow.Workbench](r)
	w.KeepAll()
	for w.Left() > 0 {
		w.Keep()
	}
	had := w.Total()
	w.Add(story.WhatHappened, len("My lady "), len("My lady bimlesh"))
	if d, words, _ := w.Now(); words != "bimlesh" || d.Verdict != anonymise.Out {
		t.Errorf("it looks at %q", words)
	}
	if w.Left() != 2 || w.Total() != had+3 {
		t.Errorf("%d to look at, %d marks, had %d", w.Left(), w.Total(), had)
	}
	w.TakeOutAll()
	for f, want := range map[story.Field]string{story.WhatHappened: "My lady [person 1] was kind. The office rang.", story.WorkedWell: "[person 1] listened.",
		story.TranslationField: "[व्यक्ति 1] बहुत दयालु थी।"} {
		if got, _ := w.Preview(f); got != want {
			t.Errorf("%s: %q", f, got)
		}
	}
}

func TestWorkbenchIsSavedAtEveryStep(t *testing.T) {
	r, w := bench(t, "Nasreen came with Imran.")
	w.TakeOut()
	r.app.Lock()
	r.unlock()
	on[*flow.Home](r).TakeOut()
	w = on[*flow.Workbench](r)
	if w.Left() != 1 || w.Current != 1 {
		t.Errorf("after locking: left %d, at %d", w.Left(), w.Current)
	}
}

func TestAddGivesWayAndTrims(t *testing.T) {
	_, w := bench(t, "Nasreen Begum came.")
	w.Add(story.WhatHappened, 0, len("Nasreen Begum "))
	if _, words, _ := w.Now(); words != "Nasreen Begum" || w.Total() != 1 {
		t.Errorf("marked %q of %d", words, w.Total())
	}
	w.Add(story.WhatHappened, 5, 500)
	if w.Total() != 1 {
		t.Errorf("%d marks", w.Total())
	}
}

func TestSealingThatFailsKeepsTheStory(t *testing.T) {
	r, w := bench(t, "Nothing to mark here.")
	answer(r, w, singleout.No)
	r.vault.Fail = &story.Problem{Code: "disk_full"}
	w.Seal()
	if w.Problem != "problem.disk_full" || len(r.session().Data) != 1 {
		t.Errorf("problem %q, %d drafts", w.Problem, len(r.session().Data))
	}
	r.vault.Fail = nil
	w.Seal()
	on[*flow.Sealed](r)
}

// What the program is not sure of is a question until somebody decides it.
func TestWhatTheProgramIsUnsureOfIsAQuestion(t *testing.T) {
	_, w := bench(t, "Imran came with Grace.")
	if ms := w.Marks(story.WhatHappened); ms[0].Unsure || !ms[1].Unsure || w.Asks() {
		t.Errorf("marks %+v", ms)
	}
	w.Select(1)
	if !w.Asks() {
		t.Error("the unsure mark is not asked about")
	}
	w.Keep()
	if w.Marks(story.WhatHappened)[1].Unsure || w.Asks() {
		t.Error("still a question, though it was decided")
	}
}

// What is written in a name's place never is a name: not the one that goes, and
// no other.
func TestAPlaceholderNamesNobody(t *testing.T) {
	r, w := bench(t, "My sister Nasreen came with Imran. The nurse was kind.")
	for _, name := range []string{"Nasreen", "[nasreen's place]", "[Margaret]"} {
		w.SetPlaceholder(name)
		w.TakeOut()
		if w.Current != 0 || w.Problem != "problem.placeholder_names" {
			t.Errorf("%s: at %d, %q", name, w.Current, w.Problem)
		}
	}
	w.SetPlaceholder("[someone in the family]")
	w.TakeOut()
	if w.Current != 1 || w.Problem != "" {
		t.Errorf("at %d, %q", w.Current, w.Problem)
	}
	w.TakeOut()
	w.SetPlaceholder("[Nasreen's son]")
	w.WhoCould()
	r.shows("workbench")
	if w.Problem != "problem.placeholder_names" {
		t.Errorf("it was asked who could tell: %q", w.Problem)
	}
	r.app.Lock()
	r.clock.Add(flow.SealsAfter)
	r.unlock()
	if c := r.vault.Sealed[0].Content(); c.WhatHappened != "My sister [someone in the family] came with [person 2]. The nurse was kind." {
		t.Errorf("after a day it sealed %q", c.WhatHappened)
	}
}
