package ui

import (
	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/internal/look"
	"hearme/story"
)

func init() {
	Register(drawInfo)
	Register(drawTakePart)
	Register(drawWho)
	Register(drawGoodbye)
}

func drawInfo(p *flow.InfoPage, c *Context) fyne.CanvasObject {
	gap := look.S5
	if p.Easy() {
		gap = easyGap(c)
	}
	return frame{
		c: c, p: p,
		fit: func() fyne.CanvasObject {
			return illustrated(c, p.Easy(), kit.Col(gap, aloud(c, p.Title(), kit.Title(c.Locale, c.T(p.Title()))), lines(c, p.Easy(), p.Lines()), draftWords(c)))
		},
		foot:   nav(c, p, goButton(c, "kit.next", p.Next)),
		update: whenChanged(c, func() any { return p.Easy() }),
	}.draw()
}

// illustrated puts the picture of two people talking beside the words, above
// them on a tall page. It is left out at large text, and in easy read, where
// every sentence has its own.
func illustrated(c *Context, easy bool, words fyne.CanvasObject) fyne.CanvasObject {
	switch {
	case easy || large(c) || c.tight > roomy:
		return words
	case c.Class == Tall:
		return kit.Col(look.S5, kit.Over(kit.Gap(240), kit.NewTalk()), words)
	}
	return kit.Row(c.Locale, look.S6, kit.GrowBy(36, kit.NewTalk()), kit.GrowBy(64, words))
}

func drawTakePart(p *flow.TakePartPage, c *Context) fyne.CanvasObject {
	words := func() fyne.CanvasObject {
		return illustratedAsk(c, p, asked(c, p, look.S3,
			[]fyne.CanvasObject{aloud(c, p.Title(), kit.Title(c.Locale, c.T(p.Title()))), failure(c, p.Failed())},
			lines(c, p.Easy(), p.Lines()),
			said(c, p.Chosen(), "consent.take_part.yes", "consent.take_part.no")))
	}
	return frame{
		c: c, p: p, backTop: true, fit: words,
		update: whenChanged(c, func() any { return [...]any{p.Easy(), p.Help(), p.Chosen(), trouble(c, p.Failed())} }),
		foot: answers(c, "consent.take_part.yes", "consent.take_part.no", func(yes bool) {
			if yes {
				p.Yes()
			} else {
				p.No()
			}
		}),
	}.draw()
}

// illustratedAsk leaves the picture out while the rule of "Someone else
// touches for you?" needs the room.
func illustratedAsk(c *Context, p asks, words fyne.CanvasObject) fyne.CanvasObject {
	if p.Help() != flow.HelpNone {
		return words
	}
	return illustrated(c, p.Easy(), words)
}

// asked puts "Someone else touches for you?" below what is read; once it is
// open its rule comes before, where it is seen.
func asked(c *Context, p asks, gap float32, head []fyne.CanvasObject, read ...fyne.CanvasObject) fyne.CanvasObject {
	rule := helped(c, p)
	if p.Help() == flow.HelpNone {
		return kit.Col(gap, append(append(head, read...), rule)...)
	}
	return kit.Col(gap, append(append(head, rule), read...)...)
}

// said reminds a person who came back of their own answer; before, it is
// empty.
func said(c *Context, chosen flow.Choice, yes, no string) fyne.CanvasObject {
	key := yes
	if chosen == flow.No {
		key = no
	}
	b := kit.Banner(c.Locale, kit.Calm, "info", c.T("telling.you_said", "answer", c.T(key)))
	b.Hidden = chosen == flow.Unanswered
	return b
}

func failure(c *Context, err error) fyne.CanvasObject {
	b := kit.Banner(c.Locale, kit.Danger, "info", trouble(c, err))
	b.Hidden = err == nil
	return b
}

func drawWho(p *flow.WhoPage, c *Context) fyne.CanvasObject {
	roles, stages := map[story.Role]*kit.Choice{}, map[story.Stage]*kit.Choice{}
	columns := func() int {
		if c.Class == Wide || c.Class == Laptop && c.tight > roomy {
			return 3
		}
		return across(c, 2)
	}
	choice := func(key string, chosen bool, tapped func()) *kit.Choice {
		ch := kit.NewChoice(c.Locale, nil, c.T(key), "", chosen, tapped)
		if c.tight > roomy {
			ch.Compact(true)
		}
		return ch
	}
	body := func() fyne.CanvasObject {
		var who, where []fyne.CanvasObject
		for _, r := range story.Roles() {
			roles[r] = choice("role."+string(r), p.Role() == r, func() { p.ChooseRole(r) })
			who = append(who, roles[r])
		}
		for _, s := range story.Stages() {
			stages[s] = choice("stage."+string(s), p.Has(s), func() { p.Toggle(s) })
			where = append(where, stages[s])
		}
		second := kit.Lead(c.Locale, c.T("who.stage.title"))
		second.Bold = true
		var ask fyne.CanvasObject = kit.Col(look.S1, second, kit.Small(c.Locale, c.T("who.stage.hint")))
		if c.tight >= close {
			ask = kit.Row(c.Locale, look.S4, second, kit.Grow(kit.Centred(kit.Small(c.Locale, c.T("who.stage.hint")))))
		}
		return kit.Col(askGap(c), kit.Title(c.Locale, c.T("who.title")), kit.Grid(c.Locale, columns(), look.S2, who...),
			ask, kit.Grid(c.Locale, columns(), look.S2, where...))
	}
	return frame{
		c: c, p: p, fit: body,
		foot: nav(c, p, goButton(c, "kit.next", p.Next)),
		update: func() {
			for r, o := range roles {
				o.SetChosen(p.Role() == r)
			}
			for s, o := range stages {
				o.SetChosen(p.Has(s))
			}
		},
	}.draw()
}

func drawGoodbye(p *flow.GoodbyePage, c *Context) fyne.CanvasObject {
	say := []string{"bye.kept", "bye.change", "bye.complaint"}
	title := "bye.title"
	switch p.Kind {
	case flow.NothingKept:
		title, say = "bye.none.title", []string{"bye.none.kept", "bye.none.later"}
	case flow.ThrownAway:
		title, say = "bye.thrown.title", []string{"bye.thrown.kept", "bye.none.later"}
	}
	words := []fyne.CanvasObject{kit.Title(c.Locale, c.T(title))}
	for _, k := range say {
		words = append(words, kit.Even(c.Locale, kit.Lead(c.Locale, c.T(k))))
	}
	if p.CallBack() {
		words = append(words, kit.Lead(c.Locale, c.T("bye.call")))
	}
	if p.Phone() != "" {
		words = append(words, kit.Lead(c.Locale, c.T("bye.phone", "phone", p.Phone())))
	}
	plait := kit.PaperPlait(64)
	if large(c) {
		plait.Hide()
	}
	give := kit.Lead(c.Locale, c.T("bye.give_back"))
	give.Bold = true
	words = append(words, give)
	return frame{
		c: c, p: p,
		body: kit.Col(look.S6, plait, kit.Limit(c.Locale, 860, kit.Col(look.S4, words...))),
		foot: nav(c, p, goButton(c, "bye.done", p.HandBack)),
	}.draw()
}
