package ui

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hearme/app/flow"
	"hearme/app/flow/flowtest"
	"hearme/app/text"
	"hearme/app/ui/kit"
	"hearme/i18n"
	"hearme/internal/look"
	"hearme/story"
	"hearme/sync/wire"
)

// person is someone at the tablet in a test: a telling and the screen it shows.
type person struct {
	t     *testing.T
	cat   *i18n.Catalogues
	lang  *i18n.Language
	shown flow.Screen
	app   *flow.App
	clock *flowtest.Clock
	saved []byte // the last slip that went out
}

var words = map[string][2]string{
	"en": {"I found the lump in March. I told the doctor on the phone, and she was kind. Then I heard nothing for five weeks. I thought, if it was bad they would ring me.\n\nWhen the letter came it was all in English. My son read it to me in the kitchen. He is fifteen. He should not have to be the one who tells his mother", "Letters in my language, please."},
	"pl": {"W marcu pojawił się guzek. Lekarka przez telefon była miła. Potem przez pięć tygodni cisza.\n\nList był cały po angielsku. Syn przeczytał mi go w kuchni.", "Listy w moim języku."},
	"bn": {"মার্চ মাসে আমি চাকাটা টের পাই। ডাক্তারকে ফোনে বললাম, তিনি খুব ভালো ব্যবহার করলেন। তারপর পাঁচ সপ্তাহ কোনো খবর নেই।\n\nচিঠি এল, সবটাই ইংরেজিতে। আমার ছেলে রান্নাঘরে বসে আমাকে পড়ে শোনাল।", "আমার ভাষায় চিঠি চাই।"},
	"ur": {"مارچ میں مجھے گلٹی محسوس ہوئی۔ میں نے فون پر ڈاکٹر کو بتایا، انہوں نے نرمی سے بات کی۔ پھر پانچ ہفتے کوئی خبر نہیں آئی۔\n\nخط آیا تو سارا انگریزی میں تھا۔ میرے بیٹے نے باورچی خانے میں پڑھ کر سنایا۔", "خط میری زبان میں ہوں۔"},
}

func someone(t *testing.T, lang string, change ...func(*flow.TellingDeps)) *person {
	t.Helper()
	cat, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	p := &person{t: t, cat: cat, lang: cat.Language(lang), app: flow.NewApp(flow.Deps{Catalogues: cat, Prefs: flowtest.Prefs{}}), clock: flowtest.NewClock()}
	d := flow.TellingDeps{
		Record: flow.Record{
			ID: story.NewID(), Company: flow.RelativeOrFriend, Code: "kettle maple ribbon harbour candle pear sunny",
			Content: story.Content{Lang: lang, Age: story.Adult},
		},
		Save: func(flow.Record) error { return nil }, Delete: func(story.ID) error { return nil },
		CheckPIN: func(string) error { return &story.Problem{Code: "wrong_pin"} },
		Config: wire.Config{
			WithdrawURL: "https://hear.example.org/back", Phone: "0808 157 0123",
			Partners:    []wire.Partner{{ID: "a", Name: "Keech Hospice Care"}, {ID: "b", Name: "Luton and Dunstable hospital"}},
			Communities: []string{"Bangladeshi", "Pakistani Kashmiri", "Polish", "Somali"}, TownAreas: []string{"Bury Park", "Stopsley", "Marsh Farm"},
			Services: []wire.Service{{Name: "Cancer support line", Phone: "0808 157 0199", Hours: "8 am to 8 pm, every day"}, {Name: "Someone to listen", Phone: "0808 157 0177", Hours: "Day and night"}},
		},
		Catalogues: cat, Clock: p.clock, Runner: flowtest.AtOnce{}, Output: p,
		Show: func(s flow.Screen) { p.shown = s }, Done: func(flow.Outcome) {},
	}
	for _, f := range change {
		f(&d)
	}
	flow.NewTelling(d).Start()
	return p
}

// Save takes a slip out of the program.
func (p *person) Save(_ string, data []byte, then func(error)) {
	p.saved = data
	then(nil)
}

// screens walks the usual way through and gives every screen on it to look.
func (p *person) screens(see func(name string)) {
	told, there := words[p.lang.Tag]
	if !there {
		told = words["en"]
	}
	p.shown.(*flow.HandOverPage).SetReader(flow.ReadByConnector)
	see("hand_over")
	p.shown.(*flow.HandOverPage).HandOver()
	for range 3 {
		see(strings.TrimPrefix(p.shown.Name(), "telling_"))
		p.easy(see)
		p.shown.(*flow.InfoPage).Next()
	}
	see("take_part")
	p.easy(see)
	p.shown.(*flow.TakePartPage).AskHelp()
	see("take_part_helped")
	p.shown.(*flow.TakePartPage).TouchMyself()
	p.shown.(*flow.TakePartPage).Yes()
	p.shown.(*flow.WhoPage).ChooseRole(story.Patient)
	p.shown.(*flow.WhoPage).Toggle(story.Diagnosis)
	p.shown.(*flow.WhoPage).Toggle(story.Treatment)
	see("who")
	p.shown.(*flow.WhoPage).Next()
	s := p.shown.(*flow.StoryPage)
	see("story_empty")
	s.SetText(told[0])
	p.clock.Add(time.Second)
	see("story")
	s.Open(story.NeedsBetter)
	s.SetText(told[1])
	if s.Translates() {
		s.Open(story.TranslationField)
		s.SetText(words["en"][0])
		see("story_translation")
	}
	s.Finished()
	see("read_back")
	p.shown.(*flow.ReadBackPage).Rate(6)
	p.shown.(*flow.ReadBackPage).Next()
	see("quote")
	p.easy(see)
	p.shown.(*flow.QuotePage).Answer(true)
	p.shown.(*flow.PartnersPage).Answer("a", true)
	see("partners")
	p.easy(see)
	p.shown.(*flow.PartnersPage).Next()
	see("contact")
	p.easy(see)
	p.shown.(*flow.ContactPage).Answer(true)
	p.shown.(*flow.ContactPage).Set(story.Contact{Name: "Amina", Phone: "01632 960123"})
	see("contact_yes")
	p.easy(see)
	p.shown.(*flow.ContactPage).Next()
	see("about")
	p.shown.(*flow.AboutPage).Choose("age_band", "45_54")
	p.shown.(*flow.AboutPage).Next()
	slip := p.shown.(*flow.SlipPage)
	see("slip")
	for v, name := range map[flow.SlipView]string{flow.SlipPhoto: "slip_photo", flow.SlipPrint: "slip_print", flow.SlipPicture: "slip_picture"} {
		slip.Show(v)
		see(name)
	}
	slip.ChoosePicture("boat")
	slip.Have()
	see("goodbye")
	page := p.shown.(*flow.GoodbyePage)
	page.Stop()
	see("stop")
	stop := p.shown.(*flow.StopPage)
	stop.FeelSafe(false)
	stop.SetCallBack(true)
	see("stop_unsafe")
	stop.ThrowAway()
	see("throw_away")
	p.shown.(*flow.ThrowAwayPage).No()
	page.HandBack()
	for _, d := range "1234" {
		p.shown.(*flow.PINPage).Press(d)
	}
	see("pin")
}

// easy shows the page in easy read and then in ordinary words again.
func (p *person) easy(see func(name string)) {
	page := p.shown.(interface{ SetEasy(bool) })
	page.SetEasy(true)
	name := "easy_" + strings.TrimPrefix(p.shown.Name(), "telling_")
	if c, ok := p.shown.(*flow.ContactPage); ok && c.Chosen() == flow.Yes {
		name += "_yes"
	}
	see(name)
	page.SetEasy(false)
}

// draw draws the screen that is shown as the shell would.
func (p *person) draw(size fyne.Size, pal *look.Palette, scale float32) image.Image {
	p.t.Helper()
	w := p.open(size, pal, scale)
	defer w.Close()
	return w.Canvas().Capture()
}

// open shows the screen in a window, laid out and focused.
func (p *person) open(size fyne.Size, pal *look.Palette, scale float32) fyne.Window {
	p.t.Helper()
	a := test.NewApp()
	kit.Apply(a, pal, scale)
	w := test.NewWindow(nil)
	l := p.lang
	if p.shown.Part() != flow.Participant {
		l = p.cat.Language("en")
	}
	c := &Context{
		App: p.app, Lang: l, Window: w, Size: size, Class: classOf(size), redraw: func() {},
		Locale: &text.Locale{Tag: l.Tag, Script: l.Script, RTL: l.RTL, Scale: scale},
	}
	w.SetPadded(false)
	w.Resize(size)
	w.SetContent(Draw(p.shown, c))
	w.Resize(size)
	if c.focus != nil {
		w.Canvas().Capture() // what is not drawn yet cannot be focused
		w.Canvas().Focus(c.focus)
	}
	return w
}

var shapes = map[string]fyne.Size{"wide": {Width: 1200, Height: 800}, "tall": {Width: 800, Height: 1200}, "laptop": {Width: 1024, Height: 768}}

// TestEveryParticipantScreenIsDrawn draws each: a few shapes, languages and
// text sizes, or with HEARME_PICTURES=folder, where it keeps the pictures, all
// of those whose names match HEARME_ONLY.
func TestEveryParticipantScreenIsDrawn(t *testing.T) {
	only := os.Getenv("HEARME_ONLY")
	if only == "" {
		only = "*-{bn-tall-100,ur-laptop-200}-light"
	}
	wanted := regexp.MustCompile("^" + strings.NewReplacer("*", ".*", "{", "(", "}", ")", ",", "|").Replace(only) + "$")
	cats, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range cats.Languages() {
		lang := l.Tag
		if !strings.Contains(only, lang+"-") && !strings.Contains(only, "*-*") {
			continue // walking through takes its time
		}
		for shape, size := range shapes {
			for _, scale := range []float32{1, 2} {
				for _, pal := range look.Palettes() {
					p := someone(t, lang)
					p.screens(func(name string) {
						file := fmt.Sprintf("%s-%s-%s-%.0f-%s", name, lang, shape, scale*100, pal.Name)
						if !wanted.MatchString(file) {
							return
						}
						img := p.draw(size, pal, scale)
						if img.Bounds().Dx() != int(size.Width) || img.Bounds().Dy() != int(size.Height) {
							t.Errorf("%s needs %v, the screen has %v", file, img.Bounds().Size(), size)
						}
						keep(t, file, img)
					})
				}
			}
		}
	}
}

func keep(t *testing.T, name string, img image.Image) {
	dir := os.Getenv("HEARME_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// A few pictures are held exactly; HEARME_GOLDEN=write keeps new ones after
// they were looked at.
func TestParticipantPicturesAreAsTheyWere(t *testing.T) {
	golden := map[string]bool{
		"take_part-ur-wide-100-light": true, "take_part-bn-tall-100-light": true, "take_part-en-laptop-200-light": true,
		"easy_info_2-en-wide-100-light": true, "easy_info_2-ur-wide-100-light": true, "easy_take_part-en-wide-100-light": true,
		"easy_take_part-ur-wide-100-light": true, "easy_take_part-en-tall-200-light": true,
		"story-en-wide-100-light": true, "story-en-wide-100-dark": true, "slip-en-wide-100-light": true,
	}
	for file := range golden {
		part := strings.Split(file, "-")
		pal, scale := look.PaletteNamed(part[4]), float32(1)
		if part[3] == "200" {
			scale = 2
		}
		p := someone(t, part[1])
		p.screens(func(name string) {
			if name == part[0] {
				held(t, "participant-"+file, p.draw(shapes[part[2]], pal, scale))
			}
		})
	}
}

// held compares a picture with the one in testdata, dot by dot.
func held(t *testing.T, name string, img image.Image) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if os.Getenv("HEARME_GOLDEN") == "write" {
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, img); err != nil {
			t.Fatal(err)
		}
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	b := img.Bounds()
	if b != want.Bounds() {
		t.Fatalf("%s is %v, was %v", name, b, want.Bounds())
	}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, _ := img.At(x, y).RGBA()
			wr, wg, wb, _ := want.At(x, y).RGBA()
			if r != wr || g != wg || bl != wb {
				t.Errorf("%s looks otherwise at %d,%d: see HEARME_PICTURES; when it is right, HEARME_GOLDEN=write", name, x, y)
				return
			}
		}
	}
}
