package ui

import (
	"encoding/json"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hearme/app/flow"
	"hearme/app/flow/flowtest"
	"hearme/i18n"
	"hearme/internal/look"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
	"hearme/story/singleout"
	"hearme/sync/wire"
)

// stage is the program in a test's window.
type stage struct {
	t      *testing.T
	app    *flow.App
	vault  *flowtest.Vault
	clock  *flowtest.Clock
	server *flowtest.Server
	cats   *i18n.Catalogues
	prefs  flowtest.Prefs
	window fyne.Window

	stories int
}

var (
	wide   = fyne.NewSize(1200, 800)
	tall   = fyne.NewSize(800, 1200)
	laptop = fyne.NewSize(1024, 768)
)

func newStage(t *testing.T, size fyne.Size, lang string) *stage {
	t.Helper()
	cats, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	c := flowtest.Config()
	c.Practice = true // drafts may be used
	v := &flowtest.Vault{Conf: &c}
	s := &stage{t: t, vault: v, clock: flowtest.NewClock(), cats: cats, prefs: flowtest.Prefs{"language": lang, "palette": os.Getenv("HEARME_PALETTE"), "text_size": os.Getenv("HEARME_SIZE")},
		server: &flowtest.Server{V: v, Conf: c, Err: &story.Problem{Code: "server_unreachable"}}}
	sess, _ := v.AddConnector(nil, "lamp river candle orange window", "271828")
	sess.(*flowtest.Session).Clock = s.clock
	s.app = flow.NewApp(flow.Deps{
		Vault: v, Sync: s.server, Catalogues: cats, Engine: anonymise.New(), PracticePIN: "000000",
		Clock: s.clock, Runner: flowtest.AtOnce{}, Prefs: s.prefs, Words: flowtest.Words{},
		Sound: &flowtest.Sound{}, Speech: &flowtest.Speech{Tags: []string{lang, "fr"}},
		Practice: func() (flow.Vault, flow.Session, error) {
			p := &flowtest.Vault{Conf: &c}
			s, _ := p.AddConnector(nil, "practice", "123456")
			s.(*flowtest.Session).Clock = flowtest.NewClock()
			return p, s, nil
		},
	})
	time.Local = time.UTC // times of day are drawn
	test.NewApp()
	s.window = test.NewWindow(nil)
	s.window.Resize(size)
	NewShell(s.window, s.app)
	s.window.Resize(size)
	t.Cleanup(s.window.Close)
	return s
}

func (s *stage) unlock() *stage {
	s.app.Start()
	u := s.app.Current().(*flow.Unlock)
	u.SetTyped("lamp river candle orange window")
	u.Go()
	return s
}

func (s *stage) home() *flow.Home { s.app.Home(); return s.app.Current().(*flow.Home) }

const toldWords = "Nasreen came with me to the Tuesday clinic at Luton and Dunstable Hospital. I was fifty-two then. We live on Larkfield Rise, " +
	"so it is two buses. The nurse gave me a number, 01632 960 417, and said ring any time. But nobody told me in Urdu. My husband had his heart " +
	"operation the same week and our shop had burned down at Eid, so who would I ask? The mosque brought us food. Mrs Begum rang on 14 March 2024."

func (s *stage) told(words string) { s.tell(words, func(*flow.Record) {}) }

func (s *stage) tell(words string, more func(*flow.Record)) {
	s.t.Helper()
	v, h := s.cats.Language("en").Wording()
	at := s.clock.Now().Add(-time.Duration(s.stories) * time.Second) // one after another, so that they have an order
	s.stories++
	rec := flow.Record{Schema: flow.RecordSchema, ID: story.NewID(), Created: at, Touched: at,
		EventName: "Community centre, north Luton", Told: true, ToldAt: s.clock.Now(), Code: "one two three four five six seven",
		Content: story.Content{Lang: "en", WhatHappened: words, Age: story.Adult}}
	if err := rec.Consent.Give(consent.Answer{Flag: consent.TakePart, Yes: true, Wording: consent.Wording{Version: v, Hash: h},
		Written: "en", At: s.clock.Now(), How: consent.Touched}); err != nil {
		s.t.Fatal(err)
	}
	more(&rec)
	s.put(rec)
}

func (s *stage) put(rec flow.Record) {
	s.t.Helper()
	b, err := json.Marshal(rec)
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.vault.Sessions[0].SaveRecord(rec.ID, flow.RecordSchema, b); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) half(lang string, ago time.Duration) {
	at := s.clock.Now().Add(-ago)
	s.put(flow.Record{Schema: 1, ID: story.NewID(), Created: at, Touched: at, Step: "story",
		EventName: "Community centre, north Luton", Content: story.Content{Lang: lang}, Code: "a b c d e f g"})
}

func (s *stage) day() {
	s.half("ur", 0)
	s.told(toldWords)
	s.told("Mr Khan said hello.")
	for i := range 17 {
		st := []flow.State{flow.Finished, flow.Finished, flow.Stored, flow.Safe}[min(i/3, 3)]
		s.vault.Items = append(s.vault.Items, flow.Item{ID: story.NewID(), State: st})
	}
}

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

// picture is the window as it is drawn; HEARME_PICTURES keeps it to look at.
func (s *stage) picture(name string) image.Image {
	s.t.Helper()
	img := s.window.Canvas().Capture()
	if dir := os.Getenv("HEARME_PICTURES"); dir != "" {
		f, err := os.Create(filepath.Join(dir, name+".png"))
		if err != nil {
			s.t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, img); err != nil {
			s.t.Fatal(err)
		}
	}
	return img
}

// TestEveryConnectorScreenIsDrawn draws each in one shape, and with
// HEARME_PICTURES=folder, where it keeps the pictures, in all three.
func TestEveryConnectorScreenIsDrawn(t *testing.T) {
	lang := os.Getenv("HEARME_LANG")
	if lang == "" {
		lang = "en"
	}
	sizes := map[string]fyne.Size{"wide": wide, "tall": tall, "laptop": laptop}
	for i, sc := range scenes {
		t.Run(sc.name, func(t *testing.T) {
			n := 0
			for _, suffix := range []string{"wide", "tall", "laptop"} {
				size := sizes[suffix]
				if n++; os.Getenv("HEARME_PICTURES") == "" && (i+n)%3 != 0 {
					continue // one shape of each is drawn, in turn; all of them to look at
				}
				s := newStage(t, size, lang)
				sc.play(s)
				if b := s.picture(sc.name + "-" + suffix).Bounds(); b.Dx() != int(size.Width) || b.Dy() != int(size.Height) {
					t.Errorf("%s: %v, want %v", suffix, b, size)
				}
			}
		})
	}
}

// A few pictures are held exactly; HEARME_GOLDEN=write keeps new ones after
// they were looked at.
func TestConnectorPicturesAreAsTheyWere(t *testing.T) {
	for _, g := range []struct {
		scene, lang, palette, size string
		window                     fyne.Size
	}{
		{"home", "en", "light", "100", wide},
		{"home", "ur", "dark", "100", tall},
		{"workbench", "en", "light", "100", wide},
		{"who_together", "ur", "light", "100", tall},
		{"start_language", "en", "hc-dark", "200", laptop},
	} {
		s := newStage(t, g.window, g.lang)
		s.prefs["palette"], s.prefs["text_size"] = g.palette, g.size
		s.app.SetLanguage(g.lang) // which takes the look anew
		for _, sc := range scenes {
			if sc.name == g.scene {
				sc.play(s)
			}
		}
		name := "connector-" + g.scene + "-" + g.lang + "-" + g.palette + "-" + g.size
		held(t, name, s.picture(name))
	}
}

func TestEveryPaletteOfTheSettingsIsOne(t *testing.T) {
	for _, p := range flow.Palettes() {
		if look.PaletteNamed(p).Name != p {
			t.Errorf("no palette %q", p)
		}
	}
}

// loaded is every language, read once for all tests.
var loaded = sync.OnceValues(i18n.Load)
