package kit

import (
	"testing"

	"fyne.io/fyne/v2"

	"hearme/app/text"
	"hearme/i18n"
	"hearme/internal/look"
)

// mock draws the screens of the drawings that the design is held to.
type mock struct {
	loc *text.Locale
	l   *i18n.Language
}

func newMock(t *testing.T, tag string, scale float32) mock {
	c, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	l := c.Language(tag)
	return mock{&text.Locale{Tag: tag, Script: l.Script, RTL: l.RTL, Scale: scale}, l}
}

// say has the few words that not every catalogue has yet.
func (m mock) say(key string) string {
	return map[string]map[string]string{
		"ur": {"stop": "رکیں", "listen": "سنیں", "page": "صفحہ ۴، کل ۱۳"},
		"bn": {"stop": "থামুন", "listen": "শুনুন", "page": "পাতা ৪, মোট ১৩"},
		"en": {"stop": "Stop", "listen": "Listen", "page": "Page 4 of 13"},
	}[m.l.Tag][key]
}

func (m mock) stop() fyne.CanvasObject { return NewButton(m.loc, Stop, m.say("stop"), "hand", "", nil) }

func (m mock) listen() fyne.CanvasObject {
	return NewButton(m.loc, Outline, m.say("listen"), "speaker", "", nil).High(look.TouchStop)
}

func (m mock) ends() []fyne.CanvasObject {
	return []fyne.CanvasObject{NewButton(m.loc, Safety, "Worried about safety", "shield", "", nil), NewButton(m.loc, Quiet, "Lock", "lock", "", nil)}
}

func (m mock) progress(n int) fyne.CanvasObject {
	words := m.say("page")
	if m.loc.Scale > 1.3 {
		words = m.l.Number(n) + " / " + m.l.Number(13)
	}
	return Progress(m.loc, n, 13, words)
}

func (m mock) consent(tall bool) fyne.CanvasObject {
	large := m.loc.Scale > 1.3
	lines := []fyne.CanvasObject{}
	for _, k := range []struct{ key, picture string }{{"read", "team"}, {"names", "names"}, {"change", "change"}, {"care", "care"}} {
		s := m.l.T("consent.take_part." + k.key)
		if large {
			lines = append(lines, Lead(m.loc, s))
			continue
		}
		lines = append(lines, PictureLine(m.loc, k.picture, s, 84))
	}
	words := Col(look.S4, Title(m.loc, m.l.T("consent.take_part.title")), Col(look.S3, lines...))
	var body fyne.CanvasObject = Row(m.loc, look.S6, Fixed(392, NewTalk()), Grow(words))
	if tall {
		body = Col(look.S5, High(276, NewTalk()), words)
	}
	if large {
		body = words
	}
	tick, cross := "tick", "cross"
	if large {
		tick, cross = "", ""
	}
	return Page{
		Loc: m.loc, More: "More below", Start: []fyne.CanvasObject{m.stop(), m.listen()}, End: []fyne.CanvasObject{m.progress(4)},
		Body: body, Bar: large, Fixed: !large && !tall,
		Foot: Grid(m.loc, 2, look.S5, NewButton(m.loc, Answer, m.l.T("consent.take_part.yes"), tick, "", nil),
			NewButton(m.loc, Answer, m.l.T("consent.take_part.no"), cross, "", nil)),
	}.Build()
}

func (m mock) story() fyne.CanvasObject {
	f := NewField(m.loc, look.Voice, "", 4)
	f.Editor.Voice = true
	f.Editor.SetText("I found the lump in March. I told the doctor on the phone, and she was kind. Then I heard nothing for five weeks. I thought, if it was bad they would ring me.\n\nWhen the letter came it was all in English.")
	f.SetFoot(Row(m.loc, look.S2, NewIcon(m.loc, "lock", look.Ink2, look.S5), Small(m.loc, "Saved and locked, just now")))
	prompts := Col(look.S3, Second(m.loc, "Some things you could tell us. Any order, or none."),
		Prompt(m.loc, "What happened?", false, nil), Prompt(m.loc, "What worked well?", false, nil),
		Prompt(m.loc, "What needs to be better?", false, nil), Prompt(m.loc, "What would a good cancer service in Luton look like?", false, nil),
		Row(m.loc, look.S3, NewIcon(m.loc, "people", look.Ink2, look.S5), Grow(Small(m.loc, "Please don’t say other people’s names."))))
	return Page{
		Loc: m.loc, More: "More below", Start: []fyne.CanvasObject{m.stop(), m.listen()}, End: []fyne.CanvasObject{m.progress(7)},
		Body:  Row(m.loc, look.S6, GrowBy(2, Col(look.S4, Title(m.loc, "Tell us, in your own words"), Grow(f))), Grow(prompts)),
		Fixed: true,
		Foot: Row(m.loc, look.S5, NewButton(m.loc, Ghost, "Back", "arrow-left", "", nil), Space(),
			NewButton(m.loc, Ghost, "Skip this", "", "", nil), NewButton(m.loc, Go, "I have finished", "", "arrow-right", nil)),
	}.Build()
}

func (m mock) languages() fyne.CanvasObject {
	c, _ := i18n.Load()
	cards := []fyne.CanvasObject{}
	for _, l := range c.Languages() {
		cards = append(cards, NewChoice(m.loc, &text.Locale{Tag: l.Tag, Script: l.Script, RTL: l.RTL, Scale: 1}, l.Autonym, l.English, l.Tag == "bn", nil))
	}
	return Page{
		Loc: m.loc, More: "More below", Start: []fyne.CanvasObject{m.stop()}, End: m.ends(),
		Body: Col(look.S2, Title(m.loc, "Which language do you speak?"), Second(m.loc, "Turn the tablet round so they can point."), Gap(look.S2), Grid(m.loc, 4, look.S4, cards...)),
		Bar:  true,
		Foot: Row(m.loc, look.S4, Grow(Centred(Col(look.S1, Body(m.loc, "Speaks Sylheti · Reads Bengali"), Small(m.loc, "Sylheti is hardly written. A recorded voice will read each page aloud.")))),
			NewButton(m.loc, Quiet, "Change what they read", "", "", nil), NewButton(m.loc, Go, "Next", "", "arrow-right", nil)),
	}.Build()
}

func (m mock) slip() fyne.CanvasObject {
	words := []fyne.CanvasObject{}
	for i, w := range []string{"kettle", "maple", "ribbon", "harbour", "candle", "pear", "stone"} {
		l := Lead(m.loc, w)
		l.Bold = true
		words = append(words, Col(look.S2, Row(m.loc, look.S3, Small(m.loc, string(rune('1'+i))), Grow(l)), NewRule()))
	}
	slip := Slip(Col(look.S4, Gap(look.S1), PaperPlait(38), PadBy(look.S6, 0, Col(look.S4, Grid(m.loc, 2, look.S5, words...),
		Row(m.loc, look.S3, NewIcon(m.loc, "phone", look.Ink2, look.S5), Grow(Small(m.loc, "0808 157 0123, free. Or type the words at the web page on the slip.")))))))
	side := Col(look.S3, Title(m.loc, "Would you like a slip, so you can take your story back?"), Lead(m.loc, "You do not need to say why. You do not need to give your name."),
		NewItem(m.loc, "camera", "Take a photo of it", "With your own phone", nil), NewItem(m.loc, "printer", "Print it", "On a small paper slip", nil),
		NewItem(m.loc, "pencil", "Write it down", "We have paper and a pen", nil), NewItem(m.loc, "picture", "Choose a picture instead", "If a code is hard to keep", nil))
	return Page{
		Loc: m.loc, More: "More below", Start: []fyne.CanvasObject{m.stop(), m.listen()}, End: []fyne.CanvasObject{m.progress(12)},
		Body: Row(m.loc, look.S7, GrowBy(1, slip), GrowBy(1.14, side)),
		Foot: Row(m.loc, look.S4, NewButton(m.loc, Ghost, "Back", "arrow-left", "", nil), Space(),
			NewButton(m.loc, Quiet, "No slip, thank you", "", "", nil).Tall(), NewButton(m.loc, Go, "I have it", "", "arrow-right", nil)),
	}.Build()
}

func (m mock) home() fyne.CanvasObject {
	return Page{
		Loc: m.loc, More: "More below", Start: []fyne.CanvasObject{Brand(m.loc, "Hear Me")}, End: m.ends(),
		Body: Col(look.S4,
			Card(Col(look.S2, Second(m.loc, "Today, Saturday 14 November"), Title(m.loc, "Community centre, north Luton"), Second(m.loc, "10 am to 2 pm. You and one other tablet."), Gap(look.S5),
				Limit(m.loc, 480, NewButton(m.loc, Go, "Start a story", "", "arrow-right", nil).Large()))),
			Grid(m.loc, 4, look.S4,
				NewCount(m.loc, Yours, "pencil", "1", "In progress", "Started at 10:40. Kept on this tablet.", func() {}),
				NewCount(m.loc, Calm, "cloud-up", "6", "Waiting to sync", "Sealed. They go when there is a signal.", func() {}),
				NewCount(m.loc, Sent, "inbox", "2", "Received", "The server has them. Backup comes tonight.", func() {}),
				NewCount(m.loc, Safe, "tick", "9", "Safe", "Backed up too. Nothing more to do.", nil)),
			Row(m.loc, look.S4,
				GrowBy(1.45, Card(Row(m.loc, look.S4, IconTile(m.loc, "eye-closed", look.StrawTint, look.StrawText),
					Grow(Centred(Col(0, Heading(m.loc, "2 stories to take names out of"), Small(m.loc, "The first seals by itself tomorrow at 10.55.")))),
					NewButton(m.loc, Outline, "Do it now", "", "arrow-right", nil)))),
				Grow(Flat(Row(m.loc, look.S4, IconTile(m.loc, "wifi-off", look.Sunk, look.Ink2),
					Grow(Centred(Col(0, Heading(m.loc, "No network, and that is fine"), Small(m.loc, "Everything works. All of it is locked.")))))))),
		),
	}.Build()
}

func TestMocks(t *testing.T) {
	en, ur, bn := newMock(t, "en", 1), newMock(t, "ur", 1), newMock(t, "bn", 1)
	wide := fyne.NewSize(1200, 800)
	shoot(t, "a-home", wide, look.Light, 1, false, en.home)
	shoot(t, "b-language", wide, look.Light, 1, false, en.languages)
	shoot(t, "c-consent-ur", wide, look.Light, 1, false, func() fyne.CanvasObject { return ur.consent(false) })
	shoot(t, "d-story", wide, look.Light, 1, false, en.story)
	shoot(t, "f-slip", wide, look.Light, 1, false, en.slip)
	shoot(t, "g-consent-bn", fyne.NewSize(800, 1200), look.Light, 1, false, func() fyne.CanvasObject { return bn.consent(true) })
	shoot(t, "h-story-dark", wide, look.Dark, 1, false, en.story)
	shoot(t, "h-consent-dark", wide, look.Dark, 1, false, func() fyne.CanvasObject { return en.consent(false) })
	shoot(t, "h-home-hc", wide, look.HCDark, 1, false, en.home)
	shoot(t, "h-consent-hc", wide, look.HCLight, 1, false, func() fyne.CanvasObject { return en.consent(false) })
	shoot(t, "i-consent-200", fyne.NewSize(1024, 768), look.Light, 2, false, func() fyne.CanvasObject { return newMock(t, "en", 2).consent(false) })
	shoot(t, "i-consent-ur-200", fyne.NewSize(1024, 768), look.Light, 2, false, func() fyne.CanvasObject { return newMock(t, "ur", 2).consent(false) })
}
