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
		Vault: v, Sync: s.server, Catalogues: cats, Engine: anonymise.New(), Careful: anonymise.New(anonymise.WithCautious()), PracticePIN: "000000",
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
	at := s.next()
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

// next is when the next story began: one after another, so that they have an
// order.
func (s *stage) next() time.Time {
	s.stories++
	return s.clock.Now().Add(-time.Duration(s.stories-1) * time.Second)
}

func (s *stage) half(lang string, ago time.Duration) {
	at := s.next().Add(-ago)
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
