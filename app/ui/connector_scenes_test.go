package ui

import (
	"time"

	"hearme/app/flow"
	"hearme/story"
	"hearme/story/singleout"
	"hearme/sync/wire"
)

// scenes shows every connector screen, by name.
var scenes = []struct {
	name string
	play func(s *stage)
}{
	{"welcome", func(s *stage) { s.vault.Sessions = nil; s.app.Start() }},
	{"passphrase", func(s *stage) { s.vault.Sessions = nil; s.app.Start(); s.app.Current().(*flow.Welcome).Next() }},
	{"passphrase_back", func(s *stage) {
		s.vault.Sessions = nil
		s.app.Start()
		s.app.Current().(*flow.Welcome).Next()
		p := s.app.Current().(*flow.PassphrasePage)
		p.Written()
		p.SetTyped("lamp river")
		p.Next()
	}},
	{"pin", func(s *stage) {
		s.vault.Sessions = nil
		s.app.Start()
		s.app.Current().(*flow.Welcome).Next()
		p := s.app.Current().(*flow.PassphrasePage)
		p.Written()
		p.SetTyped(p.Words)
		p.Next()
		n := s.app.Current().(*flow.NewPINPage)
		n.Press('2')
		n.Press('7')
	}},
	{"enrol", func(s *stage) {
		s.vault.Conf = nil
		s.app.Start()
		u := s.app.Current().(*flow.Unlock)
		u.SetTyped("lamp river candle orange window")
		u.Go()
		e := s.app.Current().(*flow.Enrol)
		s.server.Err = &story.Problem{Code: "ticket_cut"}
		e.SetLine("hearme1 https://stories.example.org 3J9F-22XK")
		e.Go()
	}},
	{"unlock", func(s *stage) { s.day(); s.app.Start() }},
	{"unlock_wrong", func(s *stage) {
		s.app.Start()
		u := s.app.Current().(*flow.Unlock)
		u.SetTyped("lamp river apple")
		u.ToggleShown()
		u.Go()
	}},
	{"forgotten", func(s *stage) { s.day(); s.app.Start(); s.app.Current().(*flow.Unlock).Forgotten() }},
	{"trouble", func(s *stage) { s.app.ShowTrouble(&story.Problem{Code: "vault_newer"}) }},
	{"home", func(s *stage) { s.day(); s.unlock() }},
	{"home_refused", func(s *stage) {
		s.day()
		s.half("pl", 6*24*time.Hour)
		s.vault.Items = append(s.vault.Items, flow.Item{ID: story.NewID(), State: flow.Refused, Code: "unknown_epoch"})
		s.server.Err, s.server.Report = nil, flow.SyncReport{Offered: 3, Stored: 2}
		s.unlock()
	}},
	{"home_empty", func(s *stage) { s.vault.Conf.Events = nil; s.unlock() }},
	{"sent", func(s *stage) {
		s.day()
		s.vault.Items = append(s.vault.Items, flow.Item{ID: "00ff00ff00ff00ff00ff00ff00ff00ff", State: flow.Refused, Code: "unknown_epoch"})
		s.unlock().home().Outbox()
	}},
	{"events", func(s *stage) {
		s.vault.Conf.Events = append(s.vault.Conf.Events, wire.Event{ID: "e2", Name: "Gurdwara, after prayers", Day: "2026-11-21", Hours: "12 to 3 pm"})
		s.unlock().home().ChooseEvent()
	}},
	{"events_new", func(s *stage) { s.unlock().home().ChooseEvent(); s.app.Current().(*flow.Events).Make() }},
	{"start_company", func(s *stage) { s.unlock().home().StartStory() }},
	{"start_alone", func(s *stage) { start(s).With(flow.RelativeOrFriend) }},
	{"start_language", func(s *stage) {
		st := start(s)
		st.With(flow.Nobody)
		for _, t := range st.Tongues() {
			if t.Spoken == "syl" {
				st.Speak(t)
			}
		}
	}},
	{"start_other", func(s *stage) {
		st := start(s)
		st.With(flow.Nobody)
		st.Other()
	}},
	{"start_age", func(s *stage) { age(s) }},
	{"start_young", func(s *stage) { age(s).Aged(story.Under16) }},
	{"start_not_today", func(s *stage) { age(s).NotToday() }},
	{"start_nobody", func(s *stage) { start(s).CannotBeAlone() }},
	{"start_stop", func(s *stage) { start(s).Stop() }},
	{"drafts", func(s *stage) {
		s.day()
		s.half("pl", 6*24*time.Hour)
		s.unlock().home().Drafts()
		d := s.app.Current().(*flow.Drafts)
		d.ThrowAway(d.Items[len(d.Items)-1].ID)
	}},
	{"safety", func(s *stage) { s.unlock(); s.app.Safety() }},
	{"safety_write", func(s *stage) { s.unlock(); s.app.Safety(); s.app.Current().(*flow.Safety).Write() }},
	{"workbench", func(s *stage) {
		w := workbench(s)
		w.TakeOut()
		w.TakeOut()
		w.Keep()
	}},
	{"workbench_short", func(s *stage) {
		s.told("Nasreen came with me to the clinic. We live on Larkfield Rise.")
		s.unlock().home().TakeOut()
	}},
	{"care", func(s *stage) {
		page := toldByTouch(s)
		page.Stop()
		stop := s.app.Current().(*flow.StopPage)
		stop.GoOn()
		handedBack(s, page)
	}},
	{"after", func(s *stage) { handedBack(s, toldByTouch(s)) }},
	{"ask_again", func(s *stage) {
		s.tell("I found it late.", func(r *flow.Record) {
			r.Consent.Answers[0].Wording.Hash = "old"
		})
		s.unlock().home().TakeOut()
	}},
	{"workbench_asks", func(s *stage) {
		s.told("Nasreen came with me. Nasreen knows the clinic. May sat with us, and Mrs Begum and Mr Khan rang.")
		s.unlock().home().TakeOut()
		w := s.app.Current().(*flow.Workbench)
		for i := 0; i < w.Total() && !w.Asks(); i++ {
			w.TakeOut()
		}
	}},
	{"workbench_seal", func(s *stage) {
		w := workbench(s)
		for w.Left() > 0 {
			w.TakeOut()
		}
		answered(s, w, singleout.NotSure)
	}},
	{"who_together", func(s *stage) { whoCould(s) }},
	{"who_wider", func(s *stage) { whoCould(s).WidenAll() }},
	{"who_could", func(s *stage) {
		p := whoCould(s)
		p.WidenAll()
		p.Next()
		p.SetDetail(singleout.Work, singleout.Yes)
		p.SetDetail(singleout.Family, singleout.No)
		p.SetIntruder(singleout.Neighbour, singleout.NotSure)
	}},
	{"who_mark", func(s *stage) {
		p := whoCould(s)
		p.Keep()
		p.Next()
		p.Mark(singleout.Work)
	}},
	{"sealed", func(s *stage) {
		w := workbench(s)
		for w.Left() > 0 {
			w.TakeOut()
		}
		answered(s, w, singleout.No)
		w.Seal()
	}},
	{"withdraw", func(s *stage) { s.unlock().home().Withdraw() }},
	{"withdraw_done", func(s *stage) {
		s.day()
		s.unlock().home().Withdraw()
		w := s.app.Current().(*flow.Withdraw)
		w.SetCode("one two three four five six seven")
		w.Go()
	}},
	{"settings", func(s *stage) { s.unlock().home().Settings() }},
	{"about", func(s *stage) {
		s.unlock().home().Settings()
		s.app.Current().(*flow.Settings).About()
	}},
	{"practice", func(s *stage) {
		s.unlock().home().Settings()
		s.app.Current().(*flow.Settings).Practise()
	}},
}

func start(s *stage) *flow.Start {
	s.unlock().home().StartStory()
	return s.app.Current().(*flow.Start)
}

func age(s *stage) *flow.Start {
	st := start(s)
	st.With(flow.Nobody)
	st.Speak(st.Tongues()[0])
	st.Next()
	return st
}

func workbench(s *stage) *flow.Workbench {
	s.told(toldWords)
	s.unlock().home().TakeOut()
	return s.app.Current().(*flow.Workbench)
}

// whoCould is "Who could tell?" for someone who stands out.
func whoCould(s *stage) *flow.WhoCould {
	s.tell("I found it late. We had a shop.", func(r *flow.Record) {
		r.About = story.About{"age_band": "85_plus", "ethnic_group": "white_roma", "sex": "female", "town_area": "Bury Park and Dallow", "community": "Eastern European"}
		r.Content.Role, r.Content.Stages = story.Patient, []story.Stage{story.Diagnosis, story.Treatment}
	})
	s.vault.Conf.TownAreas = []string{"North Luton", "Bury Park and Dallow", "South Luton", "East Luton", "West Luton"}
	s.unlock().home().TakeOut()
	w := s.app.Current().(*flow.Workbench)
	for w.Left() > 0 {
		w.TakeOut()
	}
	w.WhoCould()
	return s.app.Current().(*flow.WhoCould)
}

// answered goes on to sealing with one answer to every intruder.
func answered(s *stage, w *flow.Workbench, a singleout.Answer) {
	w.WhoCould()
	p := s.app.Current().(*flow.WhoCould)
	for _, d := range singleout.Details() {
		p.SetDetail(d, singleout.No)
	}
	for _, i := range singleout.Intruders() {
		p.SetIntruder(i, a)
	}
	p.Next()
}

// toldByTouch walks a person through their part, up to the goodbye.
func toldByTouch(s *stage) *flow.GoodbyePage {
	age(s).Aged(story.Adult)
	s.app.Current().(*flow.HandOverPage).HandOver()
	for range 3 {
		s.app.Current().(*flow.InfoPage).Next()
	}
	s.app.Current().(*flow.TakePartPage).Yes()
	who := s.app.Current().(*flow.WhoPage)
	who.ChooseRole(story.Patient)
	who.Next()
	box := s.app.Current().(*flow.StoryPage)
	box.SetText("I found it late.")
	box.Finished()
	s.app.Current().(*flow.ReadBackPage).Next()
	s.app.Current().(*flow.QuotePage).Answer(false)
	if p, ok := s.app.Current().(*flow.PartnersPage); ok {
		for _, o := range p.Partners() {
			p.Answer(o.ID, false)
		}
		p.Next()
	}
	s.app.Current().(*flow.ContactPage).Answer(false)
	s.app.Current().(*flow.AboutPage).Skip()
	s.app.Current().(*flow.SlipPage).None()
	return s.app.Current().(*flow.GoodbyePage)
}

func handedBack(s *stage, p *flow.GoodbyePage) {
	p.HandBack()
	for _, d := range "271828" {
		s.app.Current().(*flow.PINPage).Press(d)
	}
}
