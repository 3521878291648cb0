package flow_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"hearme/app/flow"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/singleout"
)

// aboutThem is someone who stands out: few in Luton are Roma and 85 or over.
var aboutThem = story.About{"age_band": "85_plus", "ethnic_group": "white_roma", "sex": "female", "town_area": "North", "religion": "prefer_not_to_say"}

// standing opens the workbench on a story of someone who stands out, every mark
// taken out.
func standing(t *testing.T, words string) (*rig, *flow.Workbench) {
	r := enrolled(t)
	r.vault.Conf.TownAreas = []string{"North", "South", "East", "West", "Centre"}
	id := r.told(words)
	var rec flow.Record
	if err := json.Unmarshal(r.session().Data[id], &rec); err != nil {
		t.Fatal(err)
	}
	rec.About, rec.Content.Role, rec.EventName, rec.Event = aboutThem, story.Patient, "Gurdwara", "e1"
	r.put(rec)
	r.app.Home()
	on[*flow.Home](r).TakeOut()
	w := on[*flow.Workbench](r)
	for w.Left() > 0 {
		w.TakeOut()
	}
	return r, w
}

// saved is the one record in the vault.
func saved(r *rig) (rec flow.Record, raw string) {
	r.t.Helper()
	for _, b := range r.session().Data {
		if err := json.Unmarshal(b, &rec); err != nil {
			r.t.Fatal(err)
		}
		return rec, string(b)
	}
	r.t.Fatal("no record")
	return
}

func TestWhoCouldTell(t *testing.T) {
	r, w := standing(t, "Nasreen came. I drove the number 27 bus.")
	w.WhoCould()
	p := on[*flow.WhoCould](r)
	if !p.Together || !p.StandsOut() || p.CanNext() || p.Least() != 10 || len(p.Cards()) != 6 {
		t.Fatalf("%+v, %d cards", p.Finding(), len(p.Cards()))
	}
	p.Next()
	r.shows("who_together")
	p.Keep()
	if p.StandsOut() || !p.Kept() {
		t.Error("it was not kept")
	}
	p.Unkeep()
	p.Widen("age_band")
	if p.Kept() || p.Cards()[0].Values[0] != "75_plus" || !p.Cards()[0].Changed {
		t.Errorf("%+v", p.Cards()[0])
	}
	p.Restore("age_band")
	p.Widen("town_area")
	p.WidenAll()
	if p.StandsOut() {
		t.Fatalf("%+v", p.Finding())
	}
	p.Widen(singleout.EventKey)
	p.Next()
	r.shows("who_could")
	p.SetDetail(singleout.Work, singleout.Yes)
	p.Mark(singleout.Work)
	r.shows("workbench")
	at := strings.Index(w.Text(story.WhatHappened), "drove")
	w.Add(story.WhatHappened, at, at+len("drove the number 27 bus"))
	p = on[*flow.WhoCould](r)
	if p.TakenOut(singleout.Work) != 1 || p.Together {
		t.Errorf("%d taken out", p.TakenOut(singleout.Work))
	}
	p.SetDetail(singleout.Family, singleout.Yes)
	p.Mark(singleout.Family)
	w.MarkMore() // not after all
	p = on[*flow.WhoCould](r)
	p.SetDetail(singleout.Family, singleout.No)
	for i, in := range singleout.Intruders() {
		if p.CanNext() {
			t.Error("it goes on without an answer")
		}
		p.SetIntruder(in, []singleout.Answer{singleout.No, singleout.NotSure, singleout.No}[i])
	}
	p.Next()
	r.shows("workbench.seal")
	rec, _ := saved(r)
	if rec.About["age_band"] != "85_plus" || rec.Who == nil {
		t.Error("a step could not be taken back any more")
	}
	w.Seal()
	on[*flow.Sealed](r)
	s, kept := r.vault.Sealed[0], r.vault.Records[0]
	if s.Check() != anonymise.CheckNotSure || strings.Contains(s.Content().WhatHappened, "bus") {
		t.Errorf("check %s", s.Check())
	}
	if _, there := kept.About["town_area"]; there || kept.Event != "" || kept.EventName != "" ||
		len((singleout.Sources{Areas: 5}).Check(singleout.SaidOf(kept.About)).StandOut) > 0 {
		t.Errorf("the finer answers were sealed: %v, %q", kept.About, kept.EventName)
	}
	a := kept.Answers()
	if a.Check() != nil || !slices.Contains(a.Wider, "town_area") || a.Details[singleout.Work] != singleout.Yes || a.Worst() != singleout.NotSure {
		t.Errorf("%+v", a)
	}
}

// Nobody is asked about what does not stand out, and what was answered is still
// there after locking.
func TestNothingStandsOut(t *testing.T) {
	r, w := bench(t, "They were kind.")
	w.WhoCould()
	p := on[*flow.WhoCould](r)
	if p.Together || p.StandsOut() || p.Open() != 5 {
		t.Fatalf("%+v, %d open", p.Finding(), p.Open())
	}
	p.SetIntruder(singleout.Searcher, singleout.Yes)
	r.app.Lock()
	r.unlock()
	on[*flow.Home](r).TakeOut()
	on[*flow.Workbench](r).WhoCould()
	p = on[*flow.WhoCould](r)
	if p.Intruder(singleout.Searcher) != singleout.Yes || p.Open() != 4 {
		t.Errorf("%d open", p.Open())
	}
	p.ShowCards()
	p.Back()
	r.shows("workbench")
}

// After 24 hours the program makes wider what stands out, kept or not, and takes
// out a rare cancer that nobody looked at.
func TestSealingByItselfMakesWider(t *testing.T) {
	r, w := standing(t, "Nasreen said it was mesothelioma.")
	w.WhoCould()
	p := on[*flow.WhoCould](r)
	p.Keep()
	p.Next()
	p.SetDetail(singleout.Work, singleout.No)
	for at := r.clock.Now(); r.clock.Now().Sub(at) < flow.SealsAfter; { // someone is there all the time
		r.clock.Add(flow.IdleConnector - 1)
		r.app.Touch()
	}
	if len(r.vault.Sealed) != 1 {
		t.Fatalf("%d sealed", len(r.vault.Sealed))
	}
	s, kept := r.vault.Sealed[0], r.vault.Records[0]
	a := kept.Answers()
	if s.Check() != anonymise.CheckAuto || len(a.Kept) != 0 || len(a.Wider) == 0 || a.Details[singleout.Work] != singleout.No {
		t.Errorf("%s, %+v", s.Check(), a)
	}
	if len((singleout.Sources{Areas: 5}).Check(singleout.SaidOf(kept.About)).StandOut) > 0 {
		t.Errorf("%v still stands out", kept.About)
	}
	if !strings.Contains(s.Content().WhatHappened, "[a cancer]") {
		t.Error(s.Content().WhatHappened)
	}
}

func TestARareCancerThatIsKeptIsWrittenDown(t *testing.T) {
	r, w := bench(t, "It was a sarcoma.")
	d, words, _ := w.Now()
	if words != "sarcoma" || d.Finding.Type != anonymise.Illness {
		t.Fatalf("%q is marked", words)
	}
	w.Keep()
	answer(r, w, singleout.No)
	w.Seal()
	on[*flow.Sealed](r)
	if a := r.vault.Records[0].Answers(); !slices.Contains(a.Kept, singleout.RareCancer) {
		t.Errorf("%+v", a)
	}
}

// A rare cancer that stays in the words counts with what else is said, and goes
// with it.
func TestARareCancerIsCounted(t *testing.T) {
	r := enrolled(t)
	id := r.told("They found a thymoma, a rare cancer. The nurse was kind.")
	var rec flow.Record
	if err := json.Unmarshal(r.session().Data[id], &rec); err != nil {
		t.Fatal(err)
	}
	rec.About = story.About{"age_band": "55_64", "sex": "female"}
	r.put(rec)
	r.app.Home()
	on[*flow.Home](r).TakeOut()
	w := on[*flow.Workbench](r)
	for w.Left() > 0 {
		w.Keep()
	}
	w.WhoCould()
	p := on[*flow.WhoCould](r)
	if !p.StandsOut() || !slices.Contains(p.Finding().StandOut, singleout.RareCancer) {
		t.Fatalf("%+v", p.Finding())
	}
	said := func() string {
		for _, c := range p.Cards() {
			if c.Key == singleout.RareCancer {
				return strings.Join(c.Values, " ")
			}
		}
		return "no card"
	}
	if said() != "thymoma" {
		t.Errorf("the card says %q", said())
	}
	p.Widen(singleout.RareCancer)
	if p.StandsOut() || said() != "" {
		t.Errorf("%+v, the card says %q", p.Finding(), said())
	}
	if out, _ := w.Preview(story.WhatHappened); strings.Contains(out, "thymoma") {
		t.Errorf("the team will see %q", out)
	}
	p.Next()
	for _, d := range singleout.Details() {
		p.SetDetail(d, singleout.No)
	}
	for _, i := range singleout.Intruders() {
		p.SetIntruder(i, singleout.No)
	}
	p.Next()
	w.Seal()
	on[*flow.Sealed](r)
	if c := r.vault.Sealed[0].Content(); strings.Contains(c.WhatHappened, "thymoma") {
		t.Errorf("sealed %q", c.WhatHappened)
	}
}
