package ui

import (
	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/internal/look"
)

func init() {
	Register(drawStop)
	Register(drawThrowAway)
}

func drawStop(p *flow.StopPage, c *Context) fyne.CanvasObject {
	rest := kit.Col(look.S4,
		kit.Title(c.Locale, c.T("stop.title")),
		stopSaved(p, c),
		stopLine(c, "pause", "stop.pause"),
		stopLine(c, "people", "stop.quiet"),
		stopSafe(p, c))
	help := kit.Col(look.S4, stopDanger(c), stopServices(p, c), stopCallBack(p, c))
	body := fyne.CanvasObject(kit.Col(look.S5, rest, help))
	if c.Class != Tall && !large(c) {
		body = kit.Row(c.Locale, look.S6, kit.GrowBy(1, rest), kit.GrowBy(1, help))
	}
	var foot fyne.CanvasObject
	n := 3
	if c.Class == Tall || large(c) {
		n = 1
	}
	on := kit.NewItem(c.Locale, "arrow-right", c.T("stop.go_on"), "", p.GoOn)
	if p.Over() {
		foot = on
	} else {
		finish := "stop.finish.nothing"
		if p.Keeps() {
			finish = "stop.finish.keeps"
		}
		foot = kit.Grid(c.Locale, n, look.S3, on,
			kit.NewItem(c.Locale, "tick", c.T("stop.finish"), c.T(finish), p.Finish),
			kit.NewItem(c.Locale, "trash", c.T("stop.throw"), c.T("stop.throw.how"), p.ThrowAway))
	}
	if n == 1 { // the three ways come before what is further down, and scroll with it
		body, foot = kit.Col(look.S5, body, foot), nil
	}
	safe, called, saving := p.Safe(), p.CallBack(), p.Saving().State
	p.OnChange(func() {
		if p.Safe() != safe || p.CallBack() != called || p.Saving().State == flow.SaveFailed != (saving == flow.SaveFailed) || p.Problem() != nil {
			c.Redraw()
		}
	})
	return kit.Page{
		Loc: c.Locale, More: c.T("kit.more_below"), Body: body, Foot: foot,
		Start: []fyne.CanvasObject{kit.NewButton(c.Locale, kit.Quiet, c.T("stop.back"), "arrow-left", "", p.GoOn)},
		End:   []fyne.CanvasObject{ghost(c, "stop.connector", "", p.Connector)},
	}.Build()
}

// stopSaved says what is safe, or plainly what is not.
func stopSaved(p *flow.StopPage, c *Context) fyne.CanvasObject {
	switch {
	case p.Problem() != nil:
		return failure(c, p.Problem())
	case p.Saving().State == flow.SaveFailed:
		return kit.Banner(c.Locale, kit.Danger, "info", c.T("telling.save_failed"))
	case p.Over():
		return kit.Banner(c.Locale, kit.Safe, "tick", c.T("bye.none.kept"))
	}
	return kit.Banner(c.Locale, kit.Safe, "lock", c.T("stop.saved"))
}

func stopLine(c *Context, icon, key string) fyne.CanvasObject {
	return kit.Row(c.Locale, look.S4, kit.IconTile(c.Locale, icon, look.Tint, look.Damson), kit.Grow(kit.Centred(kit.Body(c.Locale, c.T(key)))))
}

func stopSafe(p *flow.StopPage, c *Context) fyne.CanvasObject {
	ask := kit.Lead(c.Locale, c.T("stop.safe.ask"))
	ask.Bold = true
	both, _ := yesNo(c, "stop.safe.yes", "stop.safe.no", p.Safe(), p.FeelSafe)
	rows := []fyne.CanvasObject{ask, both}
	switch p.Safe() {
	case flow.Yes:
		rows = append(rows, kit.Body(c.Locale, c.T("stop.safe.yes.do")))
	case flow.No:
		rows = append(rows, kit.Body(c.Locale, c.T("stop.safe.no.do")))
	}
	return kit.Card(kit.Col(look.S3, rows...))
}

func stopDanger(c *Context) fyne.CanvasObject {
	say := kit.Lead(c.Locale, c.T("stop.999"))
	say.Bold, say.Color = true, look.Brick
	return kit.Tinted(kit.Danger, kit.Row(c.Locale, look.S4, kit.NewIcon(c.Locale, "phone", look.Brick, 30),
		kit.Grow(kit.Centred(kit.Col(look.S1, say, kit.Body(c.Locale, c.T("stop.999.how")))))))
}

func stopServices(p *flow.StopPage, c *Context) fyne.CanvasObject {
	head := kit.Lead(c.Locale, c.T("stop.services"))
	head.Bold = true
	rows := []fyne.CanvasObject{head}
	line := func(name, phone, hours string) {
		words := []fyne.CanvasObject{kit.Body(c.Locale, name)}
		if hours != "" {
			words = append(words, kit.Small(c.Locale, hours))
		}
		number := kit.Heading(c.Locale, phone)
		number.NoWrap = true
		rows = append(rows, kit.Row(c.Locale, look.S4, kit.Grow(kit.Centred(kit.Col(0, words...))), number))
	}
	for _, s := range p.Services() {
		line(s.Name, s.Phone, s.Hours)
	}
	if p.Phone() != "" {
		line(c.T("stop.our_phone"), p.Phone(), "")
	}
	if len(rows) == 1 {
		rows = append(rows, kit.Body(c.Locale, c.T("stop.services.none")))
	}
	return kit.Card(kit.Col(look.S3, rows...))
}

func stopCallBack(p *flow.StopPage, c *Context) fyne.CanvasObject {
	if p.Over() {
		o := kit.Gap(0)
		o.Hide()
		return o
	}
	ask := kit.Lead(c.Locale, c.T("stop.call"))
	ask.Bold = true
	chosen := flow.No
	if p.CallBack() {
		chosen = flow.Yes
	} else {
		chosen = flow.Unanswered
	}
	both, _ := yesNo(c, "stop.call.yes", "stop.call.no", chosen, p.SetCallBack)
	rows := []fyne.CanvasObject{ask, both}
	if p.CallBack() {
		f := kit.NewField(c.Locale, look.Lead, c.T("stop.call.phone"), 1)
		f.Editor.MaxBytes = flow.MaxContact
		f.Editor.SetText(p.CallBackPhone())
		f.Editor.OnChanged = p.SetCallBackPhone
		rows = append(rows, f)
	}
	return kit.Card(kit.Col(look.S3, rows...))
}

func drawThrowAway(p *flow.ThrowAwayPage, c *Context) fyne.CanvasObject {
	p.OnChange(c.Redraw)
	return kit.Page{
		Loc: c.Locale, More: c.T("kit.more_below"), Bar: large(c),
		Body: kit.Col(look.S5, kit.Title(c.Locale, c.T("throw.title")), kit.Lead(c.Locale, c.T("throw.words")), failure(c, p.Problem())),
		Foot: answers(c, "throw.yes", "throw.no", func(yes bool) {
			if yes {
				p.Yes()
			} else {
				p.No()
			}
		}),
	}.Build()
}
