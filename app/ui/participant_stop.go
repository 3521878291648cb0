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
	title := kit.Title(c.Locale, c.T("stop.title"))
	start := []fyne.CanvasObject{title}
	if c.Class == Tall || large(c) {
		start = nil
	}
	banner := newSwap(stopSaved(p, c))
	body := func() fyne.CanvasObject {
		gap := [...]float32{roomy: look.S4, plain: look.S3, close: look.S2, closest: look.S2}[c.tight]
		pause := stopLine(c, "pause", "stop.pause")
		pause.Hidden = c.tight == closest && p.Safe() == flow.No // what to do now comes first
		rest := kit.Col(gap, banner, pause, stopLine(c, "people", "stop.quiet"), stopSafe(p, c))
		help := kit.Col(gap, stopDanger(c), stopServices(p, c))
		if start == nil {
			return kit.Col(gap+look.S2, title, rest, help, stopCallBack(p, c))
		}
		return kit.Col(gap, kit.Row(c.Locale, look.S5, kit.GrowBy(1, rest), kit.GrowBy(1, help)), stopCallBack(p, c))
	}
	safe, called := p.Safe(), p.CallBack()
	p.OnChange(func() { // typing a number saves too, and must not lose the caret
		if p.Safe() != safe || p.CallBack() != called {
			c.Redraw()
			return
		}
		banner.set(stopSaved(p, c))
	})
	return fitted(c, func() kit.Page {
		return kit.Page{
			Loc: c.Locale, More: c.T("kit.more_below"), Body: body(), Foot: stopWays(p, c), Bar: large(c),
			Start: start,
			End:   []fyne.CanvasObject{ghost(c, "stop.connector", "", p.Connector)},
		}
	}).Build()
}

// stopCard is a card of this page, with less room at its ends where the page
// has little.
func stopCard(c *Context, o fyne.CanvasObject) *kit.Panel {
	p := kit.Card(o)
	if c.tight > roomy {
		p.EndPad = look.S3
	}
	return p
}

// stopWays are the three ways on, of equal weight.
func stopWays(p *flow.StopPage, c *Context) fyne.CanvasObject {
	finish := "stop.finish.nothing"
	if p.Keeps() {
		finish = "stop.finish.keeps"
	}
	narrow := c.Class == Tall || large(c)
	way := func(icon, key, how string, do func()) fyne.CanvasObject {
		if narrow {
			return kit.NewButton(c.Locale, kit.Answer, c.T(key), "", "", do).Low()
		}
		return kit.NewItem(c.Locale, icon, c.T(key), how, do)
	}
	on := way("arrow-right", "stop.go_on", c.T("stop.go_on.how"), p.GoOn)
	if p.Over() {
		return on
	}
	ways := kit.Grid(c.Locale, 3, look.S3, on, way("tick", "stop.finish", c.T(finish), p.Finish),
		way("trash", "stop.throw", c.T("stop.throw.how"), p.ThrowAway))
	if c.Class == Tall && !large(c) {
		return kit.Col(look.S2, kit.Small(c.Locale, c.T("stop.finish")+": "+c.T(finish)), ways)
	}
	return ways
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
	case p.Saving().State == flow.Unsaved:
		return kit.Banner(c.Locale, kit.Calm, "clock", c.T("stop.saving"))
	}
	return kit.Banner(c.Locale, kit.Safe, "lock", c.T("stop.saved"))
}

func stopLine(c *Context, icon, key string) *kit.Box {
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
	return stopCard(c, kit.Col(look.S3, rows...))
}

func stopDanger(c *Context) fyne.CanvasObject {
	say := kit.Lead(c.Locale, c.T("stop.999"))
	say.Bold, say.Color = true, look.Brick
	p := kit.Tinted(kit.Danger, kit.Row(c.Locale, look.S4, kit.NewIcon(c.Locale, "phone", look.Brick, 30),
		kit.Grow(kit.Centred(kit.Col(look.S1, say, kit.Body(c.Locale, c.T("stop.999.how")))))))
	if c.tight > roomy {
		p.EndPad = look.S3
	}
	return p
}

func stopServices(p *flow.StopPage, c *Context) fyne.CanvasObject {
	head := kit.Lead(c.Locale, c.T("stop.services"))
	head.Bold = true
	rows := []fyne.CanvasObject{head}
	line := func(name, phone, hours string) {
		words := []fyne.CanvasObject{kit.Body(c.Locale, own(name))}
		if hours != "" {
			words = append(words, kit.Small(c.Locale, own(hours)))
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
	return stopCard(c, kit.Col(look.S3, rows...))
}

func stopCallBack(p *flow.StopPage, c *Context) fyne.CanvasObject {
	if p.Over() {
		o := kit.Gap(0)
		o.Hide()
		return o
	}
	ask := kit.Lead(c.Locale, c.T("stop.call"))
	ask.Bold = true
	chosen := flow.Unanswered
	if p.CallBack() {
		chosen = flow.Yes
	}
	both, _ := yesNo(c, "stop.call.yes", "stop.call.no", chosen, p.SetCallBack)
	rows := []fyne.CanvasObject{ask, both}
	if c.Class != Tall && !large(c) {
		rows = []fyne.CanvasObject{kit.Row(c.Locale, look.S5, kit.GrowBy(1, kit.Centred(ask)), kit.GrowBy(1, both))}
	}
	if p.CallBack() {
		f := kit.NewField(c.Locale, look.Lead, c.T("stop.call.phone"), 1)
		f.Editor.MaxBytes = flow.MaxContact
		f.Editor.SetText(p.CallBackPhone())
		f.Editor.OnChanged = p.SetCallBackPhone
		rows = append(rows, f)
	}
	return stopCard(c, kit.Col(look.S3, rows...))
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
