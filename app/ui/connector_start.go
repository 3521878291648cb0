package ui

import (
	"strings"

	"hearme/app/flow"
	"hearme/app/text"
	"hearme/app/ui/kit"
	"hearme/internal/look"
	"hearme/story"
	"hearme/sync/wire"
)

func init() { Register(drawStart) }

func drawStart(s *flow.Start, c *Context) object {
	s.OnChange(c.Redraw)
	switch s.Step {
	case flow.StartCompany:
		return startPage(s, c, "start.company_title", kit.Body(c.Locale, c.T("start.company_text")), nil,
			kit.NewItem(c.Locale, "person", c.T("start.company_nobody"), "", func() { s.With(flow.Nobody) }),
			kit.NewItem(c.Locale, "speaker", c.T("start.company_interpreter"), "", func() { s.With(flow.Interpreter) }),
			kit.NewItem(c.Locale, "people", c.T("start.company_relative"), "", func() { s.With(flow.RelativeOrFriend) }))
	case flow.StartAlone:
		return startPage(s, c, "start.alone_title",
			kit.Col(look.S4, kit.Body(c.Locale, c.T("start.alone_text")), kit.Banner(c.Locale, kit.Calm, "quote", c.T("start.alone_say"))), nil,
			kit.NewItem(c.Locale, "person", c.T("start.alone_yes"), "", func() { s.With(flow.Nobody) }),
			kit.NewItem(c.Locale, "speaker", c.T("start.alone_interpreter"), "", func() { s.With(flow.Interpreter) }),
			kit.NewItem(c.Locale, "cross", c.T("start.alone_no"), "", s.CannotBeAlone))
	case flow.StartLanguage:
		return drawLanguage(s, c)
	case flow.StartAge:
		words, foot := footed(c, kit.Body(c.Locale, c.T("start.age_text")), c.T("start.age_not_today"), quiet(c, "start.not_today", "clock", s.NotToday))
		return startPage(s, c, "start.age_title", words, foot,
			kit.NewItem(c.Locale, "", c.T("start.age_18"), "", func() { s.Aged(story.Adult) }),
			kit.NewItem(c.Locale, "", c.T("start.age_16"), "", func() { s.Aged(story.Sixteen) }),
			kit.NewItem(c.Locale, "", c.T("start.age_under"), "", func() { s.Aged(story.Under16) }))
	case flow.StartYoung:
		return startEnd(s, c, "start.young_title", "start.young_text",
			kit.Banner(c.Locale, kit.Calm, "quote", c.T("start.young_help")),
			kit.Body(c.Locale, c.T("start.young_school")), kit.Body(c.Locale, c.T("start.young_council")),
			kit.Body(c.Locale, c.T("start.young_worried")), services(c, s.Services()))
	case flow.StartNotToday:
		return startEnd(s, c, "start.not_today_title", "start.not_today_text", kit.Banner(c.Locale, kit.Calm, "quote", c.T("start.not_today_say")))
	case flow.StartOther:
		return startEnd(s, c, "start.language_other", "start.language_other_text", kit.Body(c.Locale, c.T("start.nobody_text")),
			kit.Banner(c.Locale, kit.Calm, "quote", c.T("start.nobody_say")))
	case flow.StartNobody:
		return startEnd(s, c, "start.nobody_title", "start.nobody_text", kit.Banner(c.Locale, kit.Calm, "quote", c.T("start.nobody_say")))
	}
	return drawStartStop(s, c)
}

// startPage asks one thing, with Stop first and cards to touch.
func startPage(s *flow.Start, c *Context, title string, words, foot object, cards ...object) object {
	row := []object{ghost(c, "kit.back", "arrow-left", s.Back)}
	if foot != nil {
		row = append(row, kit.Grow(foot))
	} else {
		row = append(row, kit.Space())
	}
	page := kit.Page{Loc: c.Locale, More: c.T("kit.more_below"), Start: []object{stop(s, c)}, End: ends(c),
		Foot: kit.Row(c.Locale, look.S5, row...), Bar: true}
	asked := column(look.S5, kit.Title(c.Locale, c.T(title)), words, kit.Limit(c.Locale, 760, kit.Col(look.S4, cards...)))
	if page.Body = beforeTalk(c, asked); large(c) || page.Needs(c.Size.Width) > c.Size.Height {
		page.Body = asked
	}
	return page.Build()
}

// beforeTalk puts the two people who talk into what a page leaves empty.
func beforeTalk(c *Context, asked object) object {
	if c.Class == Tall {
		return kit.Col(look.S5, asked, kit.Grow(kit.NewTalk()))
	}
	return kit.Row(c.Locale, look.S6, kit.GrowBy(64, asked), kit.GrowBy(36, kit.NewTalk()))
}

func stop(s *flow.Start, c *Context) object {
	return kit.NewButton(c.Locale, kit.Stop, c.T("start.stop"), "hand", "", s.Stop)
}

func startEnd(s *flow.Start, c *Context, title, words string, more ...object) object {
	items := append([]object{kit.Title(c.Locale, c.T(title)), kit.Body(c.Locale, c.T(words))}, some(more...)...)
	foot := kit.Row(c.Locale, look.S4, ghost(c, "kit.back", "arrow-left", s.Back), kit.Space(), goButton(c, "start.home", s.Home))
	if len(items) < 5 { // a short goodbye does not fill a page
		return doorPage(c, kit.Col(look.S5, append(items, kit.Space())...), foot)
	}
	return kit.Page{Loc: c.Locale, More: c.T("kit.more_below"), Start: []object{kit.Brand(c.Locale, c.T("app.name"))}, End: ends(c),
		Body: kit.Limit(c.Locale, 860, kit.Col(look.S5, items...)), Foot: foot, Bar: true}.Build()
}

func drawStartStop(s *flow.Start, c *Context) object {
	body := column(look.S5, kit.Title(c.Locale, c.T("start.stop_title")), kit.Body(c.Locale, c.T("start.stop_text")),
		kit.Banner(c.Locale, kit.Danger, "phone", c.T("start.stop_danger")), services(c, s.Services()))
	return kit.Page{Loc: c.Locale, More: c.T("kit.more_below"), Start: []object{kit.Brand(c.Locale, c.T("app.name"))}, End: ends(c),
		Body: kit.Limit(c.Locale, 860, body),
		Foot: kit.Row(c.Locale, look.S4, quiet(c, "start.stop_end", "home", s.Home), kit.Space(), goButton(c, "start.stop_on", s.GoOn)), Bar: true}.Build()
}

// services lists support services, each with its number; nil when there are none.
func services(c *Context, ss []wire.Service) object {
	var os []object
	for _, s := range ss {
		os = append(os, kit.Row(c.Locale, look.S4, kit.IconTile(c.Locale, "phone", look.Tint, look.Damson),
			kit.Grow(kit.Centred(kit.Col(2, kit.Heading(c.Locale, isolate(s.Phone)), kit.Small(c.Locale, joined(s.Name, s.Hours)))))))
	}
	if os == nil {
		return nil
	}
	n := columns(c, 2, 2, 1)
	p := kit.Card(kit.Grid(c.Locale, n, look.S4, os...))
	if c.tight > roomy && n > 1 {
		p = kit.Card(kit.Grid(c.Locale, n+1, look.S4, os...))
		p.EndPad = look.S3
	}
	return p
}

// joined says words that others wrote, one after another, what is empty left out.
func joined(words ...string) string {
	var there []string
	for _, w := range words {
		if w != "" {
			there = append(there, free(w))
		}
	}
	return strings.Join(there, " · ")
}

// free keeps words that someone wrote in their own direction.
func free(s string) string {
	if s == "" {
		return ""
	}
	return "\u2068" + s + "\u2069"
}

// isolate keeps the groups of a number in their order in every direction.
func isolate(s string) string { return "\u2066" + s + "\u2069" }

func drawLanguage(s *flow.Start, c *Context) object {
	if s.Picking {
		return drawReads(s, c)
	}
	var cards []object
	tongues := s.Tongues()
	across := 4
	if len(tongues) < 9 {
		across = 3
	}
	for _, t := range tongues {
		small := t.English
		if t.Autonym == t.English {
			small = ""
		}
		if t.Variety {
			small = c.T("start.language_spoken", "name", t.English)
		}
		if t.Draft && !practice(c) { // in practice it is said below, when it is chosen
			small += " · " + c.T("start.language_draft")
		}
		loc := &text.Locale{Tag: t.Written, Script: c.App.Script(t.Script), RTL: t.RTL, Scale: c.Locale.Scale}
		cards = append(cards, kit.NewChoice(c.Locale, loc, t.Autonym, small, t.Spoken == s.Spoken, func() { s.Speak(t) }).Compact(c.Class == Laptop))
	}
	small := c.T("start.language_other_text")
	if c.Locale.Script != "Latn" || c.Class == Laptop { // the page that it leads to says it too
		small = ""
	}
	cards = append(cards, kit.NewElsewhere(c.Locale, c.T("start.language_other"), small, s.Other))
	body := column(look.S3, kit.Col(0, kit.Title(c.Locale, c.T("start.language_title")), kit.Second(c.Locale, c.T("start.language_text"))),
		kit.Grid(c.Locale, columns(c, across, across, 2), look.S3, cards...), saysLarge(s, c))
	return kit.Page{Loc: c.Locale, More: c.T("kit.more_below"), Start: []object{stop(s, c)}, End: ends(c), Body: body, Foot: languageFoot(s, c), Bar: true}.Build()
}

// practice reports whether stories are invented here.
func practice(c *Context) bool { return c.App.Practising() || c.App.Config().Practice }

// saysLarge puts into the page what else stands in its foot.
func saysLarge(s *flow.Start, c *Context) object {
	if !large(c) {
		return nil
	}
	says, _ := languageSays(s, c)
	if says == nil {
		return nil
	}
	return kit.Col(look.S3, says, kit.Row(c.Locale, 0, quiet(c, "start.change_read", "", s.ChangeRead), kit.Space()))
}

func languageFoot(s *flow.Start, c *Context) object {
	back := ghost(c, "kit.back", "arrow-left", s.Back)
	next := goButton(c, "start.next", s.Next)
	if _, chosen := s.Speaks(); !chosen {
		next.Disable()
		return kit.Row(c.Locale, look.S4, back, kit.Space(), next)
	}
	words, allowed := languageSays(s, c)
	if !allowed {
		next.Disable()
	}
	change := quiet(c, "start.change_read", "", s.ChangeRead)
	switch {
	case large(c):
		return kit.Row(c.Locale, look.S4, back, kit.Space(), next)
	case c.Class == Tall:
		return kit.Col(look.S3, words, kit.Row(c.Locale, look.S4, back, change, kit.Space(), next))
	}
	return kit.Row(c.Locale, look.S4, back, kit.Grow(words), change, next)
}

// languageSays tells what was chosen, and whether it may be used.
func languageSays(s *flow.Start, c *Context) (words object, allowed bool) {
	t, chosen := s.Speaks()
	if !chosen {
		return nil, false
	}
	reads := s.Reads()
	small := ""
	switch {
	case !s.Allowed():
		small = c.T("start.draft_no")
	case s.Draft():
		small = c.T("start.draft_practice")
	case t.Variety:
		small = c.T("start.variety_text", "name", t.English, "reads", reads.English)
	}
	says := kit.Heading(c.Locale, c.T("start.speaks")+": "+t.English+"  ·  "+c.T("start.reads")+": "+reads.English)
	return kit.Centred(column(2, says, smallLine(c, small))), s.Allowed()
}

func smallLine(c *Context, s string) object {
	if s == "" {
		return nil
	}
	return kit.Small(c.Locale, s)
}

func drawReads(s *flow.Start, c *Context) object {
	var cards []object
	for _, t := range s.Tongues() {
		if t.Variety {
			continue
		}
		small := t.English
		if t.Draft {
			small += " · " + c.T("start.language_draft")
		}
		loc := &text.Locale{Tag: t.Written, Script: c.App.Script(t.Script), RTL: t.RTL, Scale: c.Locale.Scale}
		cards = append(cards, kit.NewChoice(c.Locale, loc, t.Autonym, small, t.Written == s.Written, func() { s.Read(t.Written) }).Compact(c.Class == Laptop))
	}
	body := column(look.S4, kit.Title(c.Locale, c.T("start.read_title")), kit.Grid(c.Locale, columns(c, 4, 4, 2), look.S3, cards...))
	return kit.Page{Loc: c.Locale, More: c.T("kit.more_below"), Start: []object{stop(s, c)}, End: ends(c), Body: body,
		Foot: kit.Row(c.Locale, look.S4, ghost(c, "kit.back", "arrow-left", s.ChangeRead), kit.Space()), Bar: true}.Build()
}
