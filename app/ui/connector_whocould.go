package ui

import (
	"strings"

	"hearme/app/flow"
	"hearme/app/text"
	"hearme/app/ui/kit"
	"hearme/internal/look"
	"hearme/story/singleout"
)

func init() { Register(drawWhoCould) }

func drawWhoCould(p *flow.WhoCould, c *Context) object {
	p.OnChange(c.Redraw)
	next := goButton(c, "kit.next", p.Next)
	if !p.CanNext() {
		next.Disable()
	}
	body := drawQuestions
	if p.Together {
		body = drawTogether
	}
	return connectorPage(c, c.T("kit.back"), p.Back, c.T("could.title"), body(p, c), kit.Row(c.Locale, look.S4, kit.Space(), next))
}

// drawTogether shows what is said together, and what to do when it tells too much.
func drawTogether(p *flow.WhoCould, c *Context) object {
	cards := p.Cards()
	var boxes []object
	for _, card := range cards {
		boxes = append(boxes, whoCard(p, c, card))
	}
	return column(look.S4, kit.Title(c.Locale, c.T("could.together_title")), kit.Body(c.Locale, c.T("could.together_text")),
		standsOut(p, c, cards), kit.Grid(c.Locale, columns(c, 3, 2, 2), look.S3, boxes...))
}

// standsOut says whether it leaves too few people, with a way out of one touch.
func standsOut(p *flow.WhoCould, c *Context, cards []flow.WhoCard) object {
	switch {
	case p.StandsOut():
		var what []string
		for _, card := range cards {
			if card.StandOut {
				what = append(what, cardSays(c, card))
			}
		}
		widen := kit.NewButton(c.Locale, kit.Go, c.T("could.widen"), "tick", "", p.WidenAll)
		keep := kit.NewButton(c.Locale, kit.Quiet, c.T("could.keep"), "", "", p.Keep)
		return kit.Current(kit.Col(look.S4,
			kit.Banner(c.Locale, kit.Yours, "info", c.T("could.fewer", "n", c.Lang.Number(p.Least()), "what", strings.Join(what, " · "))),
			twoWays(c, widen, keep)))
	case p.Kept():
		return kit.Col(look.S3, kit.Banner(c.Locale, kit.Yours, "eye", c.T("could.kept")),
			kit.Row(c.Locale, look.S4, quiet(c, "workbench.undo", "undo", p.Unkeep), kit.Space()))
	}
	return kit.Banner(c.Locale, kit.Safe, "tick", c.T("could.nothing"))
}

// twoWays puts two buttons side by side, or on one another where words are large.
func twoWays(c *Context, a, b *kit.Button) object {
	if large(c) {
		return kit.Col(look.S3, a, b)
	}
	return kit.Row(c.Locale, look.S4, a, b, kit.Space())
}

// whoCard is one thing that is said, and how it can be made wider.
func whoCard(p *flow.WhoCould, c *Context, card flow.WhoCard) object {
	value := kit.Heading(c.Locale, cardSays(c, card))
	items := []object{kit.Small(c.Locale, asksWhat(c, card.Key)), value}
	if card.CanWiden {
		caption := c.T("could.leave")
		switch {
		case card.Wider != "":
			caption = c.T("could.to", "what", option(c, card.Key, card.Wider))
		case card.Key == "town_area":
			caption = c.T("could.to", "what", c.T("could.whole_town"))
		}
		items = append(items, kit.NewButton(c.Locale, kit.Quiet, caption, "", "", func() { p.Widen(card.Key) }))
	}
	if card.Changed {
		items = append(items, quiet(c, "workbench.undo", "undo", func() { p.Restore(card.Key) }))
	}
	if card.StandOut && p.StandsOut() {
		return kit.Current(kit.Col(look.S3, items...))
	}
	return kit.Card(kit.Col(look.S3, items...))
}

// asksWhat is what a card answers.
func asksWhat(c *Context, key string) string {
	switch key {
	case singleout.RoleKey:
		return c.T("who.title")
	case singleout.StagesKey:
		return c.T("who.stage.title")
	case singleout.EventKey:
		return c.T("could.event")
	}
	return c.T("about." + key)
}

// cardSays is what a card says now, in words.
func cardSays(c *Context, card flow.WhoCard) string {
	if len(card.Values) == 0 && card.Key == "town_area" {
		return c.T("could.whole_town")
	}
	if len(card.Values) == 0 {
		return c.T("could.left_out")
	}
	var words []string
	for _, v := range card.Values {
		if card.Own {
			words = append(words, free(v))
		} else {
			words = append(words, option(c, card.Key, v))
		}
	}
	return strings.Join(words, " · ")
}

func option(c *Context, key, value string) string {
	switch key {
	case singleout.RoleKey:
		return c.T("role." + value)
	case singleout.StagesKey:
		return c.T("stage." + value)
	}
	return c.T("about." + key + "." + value)
}

// drawQuestions asks what no program finds, and who could tell.
func drawQuestions(p *flow.WhoCould, c *Context) object {
	items := []object{standsOut(p, c, p.Cards()), ghost(c, "could.cards", "list", p.ShowCards),
		kit.Body(c.Locale, c.T("could.details"))}
	for _, d := range singleout.Details() {
		items = append(items, detail(p, c, d))
	}
	items = append(items, kit.Gap(look.S2), kit.Title(c.Locale, c.T("could.intruders")))
	for _, i := range singleout.Intruders() {
		var answers []object
		for _, a := range []struct {
			key string
			a   singleout.Answer
		}{{"workbench.no", singleout.No}, {"workbench.not_sure", singleout.NotSure}, {"workbench.yes", singleout.Yes}} {
			answers = append(answers, kit.NewChoice(c.Locale, nil, c.T(a.key), "", p.Intruder(i) == a.a, func() { p.SetIntruder(i, a.a) }).Compact(true))
		}
		items = append(items, questionCard(c, c.T("could."+string(i)), answers, nil))
	}
	return column(look.S3, items...)
}

// detail asks for one kind of detail; with a yes the words can be marked.
func detail(p *flow.WhoCould, c *Context, d singleout.Detail) object {
	choice := func(key string, a singleout.Answer) object {
		return kit.NewChoice(c.Locale, nil, c.T(key), "", p.Detail(d) == a, func() { p.SetDetail(d, a) }).Compact(true)
	}
	var more object
	if p.Detail(d) == singleout.Yes {
		mark := quiet(c, "could.mark", "pencil", func() { p.Mark(d) })
		count := kit.Space()
		if n := p.TakenOut(d); n > 0 {
			count = kit.Grow(kit.Centred(kit.Small(c.Locale, c.N("could.taken", n))))
		}
		more = kit.Row(c.Locale, look.S4, mark, count)
	}
	return questionCard(c, c.T(map[singleout.Detail]string{singleout.Work: "could.ask_job", singleout.Family: "could.ask_family"}[d]),
		[]object{choice("workbench.no", singleout.No), choice("could.yes", singleout.Yes)}, more)
}

// questionCard is a card with a question and its answers beside it, or below.
func questionCard(c *Context, question string, answers []object, more object) object {
	q := text.NewLabel(c.Locale, look.Body, question)
	q.Bold = true
	row := kit.Grid(c.Locale, len(answers), look.S3, answers...)
	if large(c) || c.Class == Tall {
		if large(c) {
			row = kit.Col(look.S2, answers...)
		}
		return kit.Card(column(look.S3, q, row, more))
	}
	p := kit.Card(column(look.S3, kit.Row(c.Locale, look.S4, kit.GrowBy(1, kit.Centred(q)), kit.GrowBy(1, row)), more))
	p.EndPad = look.S3
	return p
}
