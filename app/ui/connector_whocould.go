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
	d := &whoPage{p: p, c: c, next: goButton(c, "kit.next", p.Next)}
	body, title := d.questions, "could.title"
	if p.Together {
		body, title = d.together, "could.together_title"
	}
	page := fitted(c, func() kit.Page {
		d.ticks = nil
		return connectorParts(c, c.T("kit.back"), p.Back, c.T(title), body(), kit.Row(c.Locale, look.S4, kit.Space(), d.next))
	})
	d.refresh()
	again := whenChanged(c, func() any { return d.shape() })
	p.OnChange(func() {
		d.refresh()
		again()
	})
	return page.Build()
}

// whoPage is the page as it is drawn: an answer is ticked in place, so that the
// page stays where it was scrolled to.
type whoPage struct {
	p     *flow.WhoCould
	c     *Context
	next  *kit.Button
	ticks []func()
}

func (d *whoPage) refresh() {
	for _, tick := range d.ticks {
		tick()
	}
	if d.p.CanNext() {
		d.next.Enable()
	} else {
		d.next.Disable()
	}
}

// shape is what the page is drawn anew for.
func (d *whoPage) shape() string {
	var b strings.Builder
	for _, card := range d.p.Cards() {
		b.WriteString(card.Key + " " + strings.Join(card.Values, " ") + "\n")
	}
	for _, k := range singleout.Details() {
		if d.p.Detail(k) == singleout.Yes {
			b.WriteString(string(k))
		}
	}
	if d.p.Kept() {
		b.WriteString("kept")
	}
	return b.String()
}

// tick is an answer to a question.
func (d *whoPage) tick(key string, chosen func() bool, choose func()) object {
	ch := kit.NewChoice(d.c.Locale, nil, d.c.T(key), "", chosen(), choose).Compact(true)
	d.ticks = append(d.ticks, func() {
		if ch.Chosen() != chosen() {
			ch.SetChosen(chosen())
		}
	})
	return ch
}

// together shows what is said together, and what to do when it tells too much.
func (d *whoPage) together() object {
	p, c := d.p, d.c
	cards := p.Cards()
	var boxes []object
	for _, card := range cards {
		boxes = append(boxes, whoCard(p, c, card))
	}
	return column(look.S4, kit.Body(c.Locale, c.T("could.together_text")),
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
	case singleout.RareCancer:
		return c.T("type.ILLNESS")
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

// questions asks what no program finds, and who could tell.
func (d *whoPage) questions() object {
	p, c := d.p, d.c
	gap := look.S3
	if c.tight > roomy {
		gap = look.S2
	}
	items := []object{d.found(), kit.Body(c.Locale, c.T("could.details"))}
	for _, k := range singleout.Details() {
		items = append(items, d.detail(k))
	}
	items = append(items, kit.Gap(1), kit.Heading(c.Locale, c.T("could.intruders")))
	for _, i := range singleout.Intruders() {
		var answers []object
		for _, a := range []struct {
			key string
			a   singleout.Answer
		}{{"workbench.no", singleout.No}, {"workbench.not_sure", singleout.NotSure}, {"could.yes", singleout.Yes}} {
			answers = append(answers, d.tick(a.key, func() bool { return p.Intruder(i) == a.a }, func() { p.SetIntruder(i, a.a) }))
		}
		items = append(items, questionCard(c, c.T("could."+string(i)), answers, nil))
	}
	return column(gap, items...)
}

// found is what the count said, and the way to its cards.
func (d *whoPage) found() object {
	p, c := d.p, d.c
	see := ghost(c, "could.cards", "list", p.ShowCards)
	switch {
	case len(p.Cards()) == 0:
		return standsOut(p, c, nil)
	case large(c) || c.Class == Tall && c.tight == roomy || p.Kept() || p.StandsOut():
		return kit.Col(look.S3, standsOut(p, c, p.Cards()), kit.Row(c.Locale, 0, see, kit.Space()))
	}
	return kit.Row(c.Locale, look.S4, kit.Grow(kit.Centred(standsOut(p, c, p.Cards()))), see)
}

// detail asks for one kind of detail; with a yes the words can be marked.
func (d *whoPage) detail(k singleout.Detail) object {
	p, c := d.p, d.c
	choice := func(key string, a singleout.Answer) object {
		return d.tick(key, func() bool { return p.Detail(k) == a }, func() { p.SetDetail(k, a) })
	}
	var more object
	if p.Detail(k) == singleout.Yes {
		mark := quiet(c, "could.mark", "pencil", func() { p.Mark(k) })
		count := kit.Space()
		if n := p.TakenOut(k); n > 0 {
			count = kit.Grow(kit.Centred(kit.Small(c.Locale, c.N("could.taken", n))))
		}
		more = kit.Row(c.Locale, look.S4, mark, count)
	}
	return questionCard(c, c.T(map[singleout.Detail]string{singleout.Work: "could.ask_job", singleout.Family: "could.ask_family"}[k]),
		[]object{choice("workbench.no", singleout.No), choice("could.yes", singleout.Yes)}, more)
}

// questionCard is a card with a question and its answers beside it, or below.
func questionCard(c *Context, question string, answers []object, more object) object {
	q := text.NewLabel(c.Locale, look.Body, question)
	q.Bold = true
	row, share := kit.Grid(c.Locale, len(answers), look.S3, answers...), float32(3.6)
	if len(answers) == 2 {
		share = 1.6
	}
	if large(c) {
		return kit.Card(column(look.S3, q, kit.Col(look.S2, answers...), more))
	}
	ask := object(kit.Row(c.Locale, look.S4, kit.GrowBy(2, kit.Centred(kit.Even(c.Locale, q))), kit.GrowBy(share, row)))
	if c.Class == Tall {
		ask = kit.Col(look.S2, q, row)
	}
	p := kit.Card(column(look.S3, ask, more))
	p.EndPad = look.S3
	if c.tight > roomy && c.Class != Tall {
		p.EndPad = look.S2
	}
	return p
}
