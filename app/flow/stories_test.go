package flow_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"hearme/app/flow"
	"hearme/story"
	"hearme/story/anonymise"
)

func TestDraftsExpireAndAreThrownAwayOnce(t *testing.T) {
	r := enrolled(t)
	rec := flow.Record{Schema: 1, ID: story.NewID(), Created: r.clock.Now(), Content: story.Content{Lang: "en"}, Code: "a b c d e f g", Step: "story"}
	r.put(rec)
	other := rec
	other.ID, other.Touched = story.NewID(), r.clock.Now()
	r.put(other)
	on[*flow.Home](r).Drafts()
	d := on[*flow.Drafts](r)
	d.ThrowAway(rec.ID)
	d.Keep()
	if len(d.Items) != 2 {
		t.Fatalf("%d drafts", len(d.Items))
	}
	d.ThrowAway(rec.ID)
	d.Sure()
	if len(d.Items) != 1 || d.Items[0].Expiring {
		t.Fatalf("drafts %+v", d.Items)
	}
	r.clock.Add(flow.DraftLife - flow.DraftWarn)
	r.unlock()
	if h := on[*flow.Home](r); h.Expiring != 1 {
		t.Error("no warning beforehand")
	}
	r.clock.Add(flow.DraftWarn)
	r.unlock()
	if len(r.session().Data) != 0 {
		t.Error("the draft is still there after seven days")
	}
}

func TestTwentyFourHours(t *testing.T) {
	for _, where := range []string{"locked", "unlocked", "in the workbench"} {
		t.Run(where, func(t *testing.T) {
			r := enrolled(t)
			r.told("Nasreen and Imran rang.")
			r.app.Home()
			switch where {
			case "locked":
				r.clock.Add(flow.SealsAfter)
				r.unlock()
			default:
				if where == "in the workbench" {
					on[*flow.Home](r).TakeOut()
					on[*flow.Workbench](r).Keep()
				}
				for range 25 * 60 {
					r.app.Touch()
					r.clock.Add(time.Minute)
				}
			}
			if len(r.vault.Sealed) != 1 || len(r.session().Data) != 0 {
				t.Fatalf("%d sealed, %d drafts", len(r.vault.Sealed), len(r.session().Data))
			}
			s := r.vault.Sealed[0]
			want := map[string]int{"locked": 2, "unlocked": 2, "in the workbench": 1}[where]
			if s.Check() != anonymise.CheckAuto || len(s.Redactions()) != want {
				t.Errorf("check %s, %d taken out", s.Check(), len(s.Redactions()))
			}
		})
	}
}

func TestChangedWordingIsAskedAgain(t *testing.T) {
	r := enrolled(t)
	id := r.told("Nasreen rang.")
	var rec flow.Record
	if err := json.Unmarshal(r.session().Data[id], &rec); err != nil {
		t.Fatal(err)
	}
	rec.Consent.Answers[0].Wording.Hash = "old"
	r.put(rec)
	r.clock.Add(flow.SealsAfter)
	r.unlock()
	if len(r.vault.Sealed) != 0 {
		t.Fatal("a story was sealed under words that are no longer in force")
	}
	on[*flow.Home](r).TakeOut()
	on[*flow.AskAgain](r).Ask()
	if r.app.Telling() == nil || !strings.Contains(r.app.Current().Name(), "hand_over") {
		t.Error("it is not asked again")
	}
}

func TestWithdrawBeforeSending(t *testing.T) {
	r := enrolled(t)
	r.told("Nasreen rang.")
	sealed := story.NewID()
	r.vault.Items = []flow.Item{{ID: sealed, State: flow.Finished}}
	r.vault.Codes = map[story.ID]string{sealed: "one two three four five six seven"}
	on[*flow.Home](r).Withdraw()
	w := on[*flow.Withdraw](r)
	w.SetCode("one two")
	w.Go()
	if w.Problem != "problem.code_short" {
		t.Errorf("problem %q", w.Problem)
	}
	w.SetCode("One Two three four five six SEVEN")
	w.Go()
	r.shows("withdraw.done")
	if w.Erased != 2 || len(r.session().Data) != 0 || len(r.vault.Items) != 0 || len(r.vault.Queued) != 1 {
		t.Errorf("erased %d; %d drafts, %d sealed, %d queued", w.Erased, len(r.session().Data), len(r.vault.Items), len(r.vault.Queued))
	}
}

func TestSafety(t *testing.T) {
	r := enrolled(t)
	on[*flow.Home](r).StartStory()
	r.app.Safety()
	s := on[*flow.Safety](r)
	s.Write()
	s.Send()
	if s.Problem != "problem.safety_empty" {
		t.Errorf("problem %q", s.Problem)
	}
	s.Set("person", "Invented Person")
	s.Set("worry", "She said that she is afraid at home.")
	s.SetDanger(true)
	s.Send()
	r.shows("safety.sent")
	if len(r.vault.Notes) != 1 || !r.vault.Notes[0].Danger || s.Note.Worry != "" {
		t.Errorf("notes %d, note left %+v", len(r.vault.Notes), s.Note)
	}
	s.Leave()
	on[*flow.Start](r)
}

// A worry that was being written when the tablet locked is there again, until
// it is sent.
func TestLockingKeepsAWorryThatWasBeingWritten(t *testing.T) {
	r := enrolled(t)
	const worry = "She said that she is afraid at home."
	r.app.Safety()
	on[*flow.Safety](r).Write()
	on[*flow.Safety](r).Set("worry", worry)
	r.app.Lock()
	r.unlock()
	r.app.Safety()
	s := on[*flow.Safety](r)
	if s.Note.Worry != worry {
		t.Fatalf("left of it: %q", s.Note.Worry)
	}
	s.Send()
	r.shows("safety.sent")
	s.Leave()
	r.app.Safety()
	if s := on[*flow.Safety](r); s.Note != (flow.SafetyNote{}) || len(r.vault.Notes) != 1 {
		t.Errorf("%+v, %d sent", s.Note, len(r.vault.Notes))
	}
}

func TestPracticeIsApart(t *testing.T) {
	r := enrolled(t)
	syncs := r.server.Syncs
	on[*flow.Home](r).Settings()
	on[*flow.Settings](r).Practise()
	on[*flow.Home](r).SyncNow()
	if !r.app.Practising() || r.app.CanSync() || r.server.Syncs != syncs {
		t.Error("practice can sync")
	}
	r.app.Lock()
	if r.app.Practising() {
		t.Error("still practising")
	}
	r.unlock()
}

func TestSettings(t *testing.T) {
	r := enrolled(t)
	on[*flow.Home](r).Settings()
	s := on[*flow.Settings](r)
	s.SetPalette("hc-dark")
	s.SetTextSize(200)
	if r.app.Palette() != "hc-dark" || r.app.TextSize() != 200 {
		t.Error("the look was not kept")
	}
	s.ChangePassphrase()
	o := on[*flow.OldPassphrase](r)
	o.SetTyped("wrong words")
	o.Next()
	p := on[*flow.PassphrasePage](r)
	p.Written()
	p.SetTyped(p.Words)
	p.Next()
	if p.Problem != "problem.wrong_passphrase" {
		t.Errorf("problem %q", p.Problem)
	}
	s.ChangePIN()
	press(on[*flow.NewPINPage](r), "314159314159")
	if r.session().PIN != "314159" || on[*flow.Settings](r).Said != "settings.pin_changed" {
		t.Error("the PIN was not changed")
	}
	s.AddConnector()
	p = on[*flow.PassphrasePage](r)
	p.Written()
	p.SetTyped(p.Words)
	p.Next()
	press(on[*flow.NewPINPage](r), pin+pin)
	if len(r.vault.Sessions) != 2 {
		t.Error("no second connector")
	}
}

func TestAVaultWithoutPINAsksForOne(t *testing.T) {
	r := enrolled(t)
	r.session().PIN = ""
	r.app.Lock()
	u := on[*flow.Unlock](r)
	u.SetTyped(passphrase)
	u.Go()
	press(on[*flow.NewPINPage](r), pin+pin)
	on[*flow.Home](r)
	if r.session().PIN != pin {
		t.Error("the PIN was not kept")
	}
}

// Cautious marks more, in stories that are marked from then on.
func TestMarkingCautiously(t *testing.T) {
	r := enrolled(t)
	r.told("Nasreen came to Luton.")
	r.app.Home()
	on[*flow.Home](r).Settings()
	s := on[*flow.Settings](r)
	if on, choice := s.Cautious(); on || !choice {
		t.Fatal("it is cautious from the start, or there is no choice")
	}
	s.SetCautious(true)
	s.Back()
	on[*flow.Home](r).TakeOut()
	w := on[*flow.Workbench](r)
	if w.Total() != 2 {
		t.Errorf("%d marks", w.Total())
	}
	w.Select(1)
	if !w.Asks() {
		t.Error("what is only likely is no question")
	}
}
