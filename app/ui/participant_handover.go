package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/text"
	"hearme/app/ui/kit"
	"hearme/internal/look"
)

func init() {
	Register(drawHandOver)
	Register(drawPIN)
	Register(drawCare)
}

// drawHandOver is the connector's: what to say while the tablet turns.
func drawHandOver(p *flow.HandOverPage, c *Context) fyne.CanvasObject {
	title := "handover.title"
	if p.Resuming() {
		title = "handover.again"
	}
	english, autonym := p.Language()
	name := autonym
	if english != autonym {
		name += " (" + english + ")"
	}
	called := barTitle(c, c.T(title))
	var start, rows []fyne.CanvasObject
	if fits(c, append(ends(c), called)...) {
		start = append(start, called)
	} else {
		rows = append(rows, kit.Title(c.Locale, c.T(title)))
	}
	if p.AskAgain() {
		rows = append(rows, kit.Banner(c.Locale, kit.Yours, "info", c.T("handover.reworded")))
	}
	if p.RelativeHere() {
		rows = append(rows, kit.Banner(c.Locale, kit.Yours, "people", c.T("handover.relative")))
	}
	words := kit.Lead(c.Locale, c.T("handover.words"))
	said := kit.Card(column(look.S2, kit.Small(c.Locale, c.T("handover.say")), words, readToMe(c, "handover.words")))
	gap := look.S4
	if c.Class != Tall {
		gap, said.EndPad = look.S3, look.S3
	}
	rows = append(rows, said,
		kit.Body(c.Locale, c.T("handover.language", "language", name)))
	readers := map[string]*kit.Choice{}
	var os []fyne.CanvasObject
	for _, r := range p.Readers() {
		readers[r] = kit.NewChoice(c.Locale, nil, c.T("handover.reader."+r), "", p.Reader() == r, func() { p.SetReader(r) })
		os = append(os, readers[r])
	}
	ordinary, easy := easyChoice(c, p)
	asks := []fyne.CanvasObject{choices(c, "handover.reader", os...), choices(c, "easy.which", ordinary, easy)}
	if p.ChoosesLetters() {
		asks = append(asks, kit.Col(look.S2, kit.Heading(c.Locale, c.T("letters.title")), lettersChoice(c, beside(c))))
	}
	if c.Class != Tall && !large(c) {
		rows = append(rows, sideBySide(c, asks...))
	} else {
		rows = append(rows, asks...)
	}
	rows = append(rows, recordings(c, p), kit.Second(c.Locale, c.T("handover.pin")))
	again := whenChanged(c, func() any { return trouble(c, p.Soundless()) })
	p.OnChange(func() {
		again()
		ordinary.SetChosen(!p.Easy())
		easy.SetChosen(p.Easy())
		for r, o := range readers {
			o.SetChosen(p.Reader() == r)
		}
	})
	return kit.Page{
		Loc: c.Locale, More: c.T("kit.more_below"), Start: start, End: ends(c),
		Body: column(gap, rows...),
		Foot: kit.Row(c.Locale, look.S4, ghost(c, "handover.not_now", "", p.NotNow), kit.Space(), goButton(c, "handover.go", p.HandOver)),
	}.Build()
}

// beside is how many choices of one question stand side by side: one where
// the questions themselves do.
func beside(c *Context) int {
	if c.Class == Tall || large(c) {
		return across(c, 2)
	}
	return 1
}

// choices is one question with its choices.
func choices(c *Context, title string, os ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Col(look.S2, kit.Heading(c.Locale, c.T(title)), kit.Grid(c.Locale, beside(c), look.S2, os...))
}

// sideBySide gives each question the same width.
func sideBySide(c *Context, asks ...fyne.CanvasObject) fyne.CanvasObject {
	var os []fyne.CanvasObject
	for _, a := range asks {
		os = append(os, kit.GrowBy(1, a))
	}
	return kit.Row(c.Locale, look.S5, os...)
}

// recordings tells the connector which recorded voices there are for this
// person, and lets them hear whether the sound is on.
func recordings(c *Context, p *flow.HandOverPage) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	if names := p.Voices(); len(names) > 0 {
		for i, n := range names {
			names[i] = own(n)
		}
		rows = append(rows, kit.Body(c.Locale, c.T("handover.voice", "name", strings.Join(names, ", "))),
			kit.Row(c.Locale, look.S3, kit.Centred(kit.Body(c.Locale, c.T("handover.sound"))), ghost(c, "handover.sound_try", "speaker", p.Chime), kit.Space()),
			failure(c, p.Soundless()))
	}
	if n := p.RecordingsToCome(); n > 0 {
		rows = append(rows, kit.Banner(c.Locale, kit.Calm, "cloud-up", c.T("handover.to_come", "n", c.Lang.Number(n))))
	}
	if rows == nil {
		return nil
	}
	return kit.Col(look.S2, rows...)
}

// easyChoice is the connector's choice of the words that the pages begin with.
func easyChoice(c *Context, p *flow.HandOverPage) (ordinary, easy *kit.Choice) {
	return kit.NewChoice(c.Locale, nil, c.T("easy.which.ordinary"), "", !p.Easy(), func() { p.SetEasy(false) }),
		kit.NewChoice(c.Locale, nil, c.T("easy.which.easy"), "", p.Easy(), func() { p.SetEasy(true) })
}

func drawPIN(p *flow.PINPage, c *Context) fyne.CanvasObject {
	say := kit.Lead(c.Locale, c.T("pin.locks"))
	if err := p.Problem(); err != nil {
		words := trouble(c, err)
		if flow.ProblemKey(err) == "problem.wrong_pin" {
			words = c.N("pin.wrong", p.TriesLeft())
		}
		say = kit.Lead(c.Locale, words)
		say.Color = look.Brick
	}
	title := kit.Title(c.Locale, c.T("pin.title"))
	title.Label.Align, say.Align = text.Center, text.Center
	pad := kit.Centre(0, pinPad(c, p.Len(), c.T("pin.erase"), p.Press, p.Erase))
	body := kit.Col(look.S3, title, say, pad)
	if large(c) && c.Class != Tall {
		body = kit.Row(c.Locale, look.S5, kit.GrowBy(1, kit.Col(look.S3, title, say)), kit.GrowBy(1, pad))
	}
	p.OnChange(c.Redraw)
	return kit.Page{
		Loc: c.Locale, More: c.T("kit.more_below"), Body: body,
		Start: []fyne.CanvasObject{kit.NewButton(c.Locale, kit.Ghost, c.T("pin.back"), "arrow-left", "", p.Back)},
	}.Build()
}

func drawCare(p *flow.CarePage, c *Context) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.Title(c.Locale, c.T("care.title")), kit.Body(c.Locale, c.T("care.words")), kit.Body(c.Locale, c.T("care.talk"))}
	if asked, phone := p.CallBack(); asked {
		words := c.T("care.call", "phone", phone)
		if phone == "" {
			words = c.T("care.call.no_phone")
		}
		rows = append(rows, kit.Banner(c.Locale, kit.Yours, "phone", words))
	}
	rows = append(rows, kit.Body(c.Locale, c.T("care.worry")))
	return doorPage(c, kit.Col(look.S5, append(rows, kit.Space())...), nextRow(c, nil, goButton(c, "care.done", p.Done)))
}
