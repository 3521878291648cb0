package ui

import (
	"bytes"
	"image/png"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"hearme/app/flow"
	"hearme/app/text"
	"hearme/app/ui/kit"
	"hearme/i18n"
	"hearme/internal/look"
)

func init() { Register(drawSlip) }

func drawSlip(p *flow.SlipPage, c *Context) fyne.CanvasObject {
	var body fyne.CanvasObject
	switch p.View() {
	case flow.SlipPhoto:
		body = largeSlip(p, c, "slip.photo.do")
	case flow.SlipWrite:
		body = largeSlip(p, c, "slip.write.do")
	case flow.SlipPrint:
		body = slipOut(p, c)
	case flow.SlipPicture:
		body = slipPictures(p, c)
	default:
		body = slipWays(p, c)
	}
	on := []fyne.CanvasObject{slipAnswer(c, "slip.none", p.None), slipAnswer(c, "slip.have", p.Have)}
	if p.View() == flow.SlipPrint && !p.Saved() || p.View() == flow.SlipPicture && p.Picture() == "" {
		on = on[:1]
	}
	foot := fyne.CanvasObject(kit.Grid(c.Locale, len(on), look.S4, on...))
	if !large(c) {
		foot = nav(c, p, foot)
	}
	return frame{c: c, p: p, backTop: large(c), body: body, foot: foot, update: c.Redraw}.draw()
}

// slipAnswer is an answer in the foot of a page: yes and no look the same.
func slipAnswer(c *Context, key string, tapped func()) fyne.CanvasObject {
	return kit.NewButton(c.Locale, kit.Answer, c.T(key), "", "", tapped).Low()
}

// slipWays: the slip itself, and beside it the ways to take it along.
func slipWays(p *flow.SlipPage, c *Context) fyne.CanvasObject {
	way := func(icon, title, how string, v flow.SlipView) fyne.CanvasObject {
		return kit.NewItem(c.Locale, icon, c.T(title), c.T(how), func() { p.Show(v) })
	}
	n := 1
	if c.Class == Tall {
		n = across(c, 2)
	}
	ways := kit.Col(look.S3,
		kit.Title(c.Locale, c.T("slip.title")),
		kit.Body(c.Locale, c.T("slip.why")),
		kit.Grid(c.Locale, n, look.S2,
			way("camera", "slip.photo", "slip.photo.how", flow.SlipPhoto),
			way("printer", "slip.print", "slip.print.how", flow.SlipPrint),
			way("pencil", "slip.write", "slip.write.how", flow.SlipWrite),
			way("picture", "slip.picture", "slip.picture.how", flow.SlipPicture)))
	if c.Class == Tall || large(c) {
		return kit.Col(look.S5, ways, slipPaper(p, c.Locale, 196))
	}
	return kit.Row(c.Locale, look.S7, kit.GrowBy(508, kit.Centred(slipPaper(p, c.Locale, 196))), kit.GrowBy(580, ways))
}

// slipPaper is the slip as it is on paper.
func slipPaper(p *flow.SlipPage, loc *text.Locale, side float32) fyne.CanvasObject {
	var yours fyne.CanvasObject = kit.Row(loc, look.S5, kit.NewSquares(p.QR(), side), kit.Grow(kit.Centred(kit.Body(loc, p.Lang().T("slip.yours")))))
	if loc.Scale > 1.3 {
		yours = kit.Col(look.S3, kit.Row(loc, 0, kit.NewSquares(p.QR(), side), kit.Space()), kit.Body(loc, p.Lang().T("slip.yours")))
	}
	how := kit.Row(loc, look.S3, kit.NewIcon(loc, "phone", look.Ink2, look.S5), kit.Grow(kit.Centred(kit.Small(loc, p.How()))))
	return kit.Slip(kit.Col(look.S4, kit.Gap(0), kit.PaperPlait(44), kit.PadBy(look.S6, 0, kit.Col(look.S4, yours, numbered(loc, p.Lang(), p.Words(), look.Lead), how)), kit.Gap(0)))
}

// numbered are the words of a code, in two columns. They are English words in
// every language, and so keep their own letters and order.
func numbered(loc *text.Locale, lang *i18n.Language, words []string, role look.Role) fyne.CanvasObject {
	latin := &text.Locale{Tag: "en", Script: "Latn", Scale: loc.Scale}
	var ws []fyne.CanvasObject
	for i, w := range words {
		n := kit.Small(loc, lang.Number(i+1))
		n.NoWrap = true
		word := text.NewLabel(latin, role, w)
		word.Bold, word.NoWrap = true, true
		ws = append(ws, kit.Col(look.S1, kit.Row(latin, look.S3, n, word, kit.Space()), kit.NewRule()))
	}
	return kit.Grid(latin, 2, look.S4, ws...)
}

// largeSlip is the code alone and large, to photograph or to copy by hand.
func largeSlip(p *flow.SlipPage, c *Context, do string) fyne.CanvasObject {
	code := numbered(c.Locale, p.Lang(), p.Words(), look.Title)
	square := kit.Fixed(280, kit.Centred(kit.NewSquares(p.QR(), 280)))
	var both fyne.CanvasObject = kit.Row(c.Locale, look.S6, square, kit.Grow(kit.Centred(code)))
	if c.Class == Tall || large(c) {
		both = kit.Col(look.S5, kit.Centre(0, square), code)
	}
	how := kit.Row(c.Locale, look.S3, kit.NewIcon(c.Locale, "phone", look.Ink2, look.S5), kit.Grow(kit.Centred(kit.Body(c.Locale, p.How()))))
	return kit.Col(look.S4, kit.Title(c.Locale, c.T(do)), kit.Card(kit.Col(look.S5, both, how)))
}

// slipOut warns before anything leaves the program.
func slipOut(p *flow.SlipPage, c *Context) fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.Title(c.Locale, c.T("slip.print"))}
	switch {
	case !p.CanSave():
		return kit.Col(look.S5, append(rows, kit.Lead(c.Locale, c.T("slip.print.not_here")))...)
	case p.Saved():
		rows = append(rows, kit.Banner(c.Locale, kit.Safe, "tick", c.T("slip.print.saved")))
	}
	return kit.Col(look.S5, append(rows,
		failure(c, p.Problem()),
		kit.Banner(c.Locale, kit.Yours, "lock", c.T("slip.print.warning")),
		kit.Lead(c.Locale, c.T("slip.print.rule")),
		kit.Grid(c.Locale, across(c, 2), look.S4,
			kit.NewItem(c.Locale, "printer", c.T("slip.print.page"), "", p.SavePage),
			kit.NewItem(c.Locale, "picture", c.T("slip.print.image"), "", func() { p.SavePicture(slipPNG(p, c)) })))...)
}

// slipPNG draws the slip as a picture, in the light colours of paper and sharp
// enough to print. The theme is lent for as long as that takes.
func slipPNG(p *flow.SlipPage, c *Context) []byte {
	settings := fyne.CurrentApp().Settings()
	worn := settings.Theme()
	settings.SetTheme(&kit.Theme{Palette: look.Light, Scale: 1})
	defer settings.SetTheme(worn)
	loc := *c.Locale
	loc.Scale = 1
	const width, dots = 560, 2
	o := slipPaper(p, &loc, 240)
	paper := software.NewCanvas()
	paper.SetPadded(false)
	paper.SetScale(dots)
	paper.SetContent(o)
	paper.Resize(fyne.NewSize(width, heightOf(o, width)))
	var b bytes.Buffer
	if png.Encode(&b, paper.Capture()) != nil {
		return nil
	}
	return b.Bytes()
}

func slipPictures(p *flow.SlipPage, c *Context) fyne.CanvasObject {
	var os []fyne.CanvasObject
	for _, name := range flow.Pictures() {
		os = append(os, kit.NewPictureChoice(c.Locale, "pick-"+name, c.T("picture."+name), p.Picture() == name, func() { p.ChoosePicture(name) }))
	}
	n := 6
	if c.Class == Tall {
		n = 4
	}
	if large(c) {
		n = 3
	}
	return kit.Col(look.S4, kit.Title(c.Locale, c.T("slip.picture.do")), kit.Lead(c.Locale, c.T("slip.picture.use")),
		kit.Grid(c.Locale, n, look.S3, os...))
}

// heightOf is a component's height at a width in dp.
func heightOf(o fyne.CanvasObject, width float32) float32 {
	if f, ok := o.(kit.Flowing); ok {
		return f.HeightFor(width)
	}
	return o.MinSize().Height
}
