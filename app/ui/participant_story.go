package ui

import (
	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/internal/look"
	"hearme/story"
)

func init() {
	Register(drawStory)
	Register(drawReadBack)
}

// drawStory: the big box in the book face, its prompts beside it or below it;
// at large text a button beside Stop shows them in its place.
func drawStory(p *flow.StoryPage, c *Context) fyne.CanvasObject {
	if p.Listing() && large(c) {
		return drawPrompts(p, c)
	}
	box := kit.NewField(c.Locale, look.Voice, "", 3)
	e := box.Editor
	e.Voice, e.MaxBytes, e.Placeholder = true, story.MaxText, c.T("story.empty")
	e.Name = c.T(boxTitle(p.Box()))
	e.SetText(p.Text(p.Box()))
	e.OnChanged, e.OnRefused = p.SetText, p.Refused
	saved, refresh := savedLine(c, p)
	box.SetFoot(saved)
	left := kit.Col(look.S3, kit.Title(c.Locale, c.T(boxTitle(p.Box()))), kit.Grow(newShrinking(box, 140)))
	body, top := fyne.CanvasObject(left), fyne.CanvasObject(nil)
	switch {
	case large(c):
		top = quiet(c, "story.prompts.open", "list", func() { p.List(true) })
	case c.Class == Tall:
		list := prompts(p, c)
		if h := heightOf(list, c.Size.Width-2*look.Margin); h > c.Size.Height*0.45 {
			list = newShrinking(kit.NewScroll(c.Locale, c.T("kit.more_below"), list), c.Size.Height*0.4)
		}
		body = kit.Col(look.S4, kit.Grow(left), list)
	default:
		right := kit.NewScroll(c.Locale, c.T("kit.more_below"), prompts(p, c))
		body = kit.Row(c.Locale, look.S5, kit.GrowBy(732, left), kit.GrowBy(388, right))
	}
	shown, wrong := p.Box(), ""
	c.Focus(e)
	return frame{
		c: c, p: p, body: body, fixed: true, top: top,
		foot: nav(c, p, goButton(c, "story.finished", p.Finished)),
		update: func() {
			if p.Box() != shown || p.Listing() {
				c.Redraw()
				return
			}
			refresh()
			if now := trouble(c, p.Problem()); now != wrong {
				wrong = now
				box.SetNote(wrong, true)
			}
		},
	}.draw()
}

// drawPrompts is the prompts alone; touching one opens its box.
func drawPrompts(p *flow.StoryPage, c *Context) fyne.CanvasObject {
	return frame{
		c: c, p: p, body: prompts(p, c), update: c.Redraw,
		foot: kit.Row(c.Locale, look.S4, kit.NewButton(c.Locale, kit.Ghost, c.T("kit.back"), "arrow-left", "", func() { p.List(false) }), kit.Space()),
	}.draw()
}

func boxTitle(f story.Field) string {
	switch f {
	case story.WhatHappened:
		return "story.title"
	}
	return "story." + string(f)
}

// savedLine is the lock and what is true about saving, at the foot of the box.
func savedLine(c *Context, p *flow.StoryPage) (fyne.CanvasObject, func()) {
	l := kit.Small(c.Locale, "")
	lock := kit.NewIcon(c.Locale, "lock", look.Ink2, 20)
	say := func() {
		key := map[flow.SaveState]string{
			flow.Unsaved: "story.saving", flow.SavedNow: "story.saved_now",
			flow.SavedBefore: "story.saved", flow.SaveFailed: "story.not_saved",
		}[p.Saving().State]
		words := ""
		if key != "" {
			words = c.T(key)
		}
		if l.Text() != words {
			l.SetText(words)
		}
	}
	say()
	return kit.Row(c.Locale, look.S2, lock, kit.Grow(kit.Centred(l))), say
}

func prompts(p *flow.StoryPage, c *Context) fyne.CanvasObject {
	var cards []fyne.CanvasObject
	gap := look.S3
	card := func(words string, open bool, tapped func()) {
		i := kit.Prompt(c.Locale, words, open, tapped)
		if (p.Translates() || c.Class == Laptop) && !large(c) { // one more of them, or less room
			i, gap = i.Low(), look.S2
		}
		cards = append(cards, i)
	}
	for _, f := range story.Fields() {
		card(c.T("story."+string(f)), p.Written(f) || p.Box() == f, func() { p.Open(f) })
	}
	if p.Translates() {
		card(c.T("story.translation.add"), p.Translation() != nil, func() { p.Open(story.TranslationField) })
	}
	names := kit.Row(c.Locale, look.S3, kit.NewIcon(c.Locale, "people", look.Ink2, look.S5),
		kit.Grow(kit.Centred(kit.Small(c.Locale, c.T("story.names")))))
	list := kit.Col(gap, cards...)
	if c.Class == Tall && !large(c) {
		list = kit.Grid(c.Locale, 2, look.S3, cards...)
	}
	return kit.Col(gap, translationLine(p, c), kit.Small(c.Locale, c.T("story.prompts")), list, names)
}

// translationLine asks which language a translation is in and who made it; for
// the other boxes it is not there.
func translationLine(p *flow.StoryPage, c *Context) fyne.CanvasObject {
	tr := p.Translation()
	if p.Box() != story.TranslationField || tr == nil {
		o := kit.Gap(0)
		o.Hide()
		return o
	}
	var langs, makers []fyne.CanvasObject
	for _, tag := range p.TranslationLangs() {
		langs = append(langs, pill(c, p.LangName(tag), tr.Lang == tag, func() { p.SetTranslation(tag, p.Translation().MadeBy); c.Redraw() }))
	}
	for _, m := range p.Makers() {
		makers = append(makers, pill(c, c.T("story.maker."+m), tr.MadeBy == m, func() { p.SetTranslation(p.Translation().Lang, m); c.Redraw() }))
	}
	return kit.Col(look.S2, kit.Small(c.Locale, c.T("story.translation.lang")), kit.Grid(c.Locale, pills(c, 4), look.S2, langs...),
		kit.Small(c.Locale, c.T("story.translation.maker")), kit.Grid(c.Locale, pills(c, 3), look.S2, makers...))
}

// pills is how many small choices stand side by side.
func pills(c *Context, n int) int {
	switch {
	case large(c) || c.Class == Laptop:
		return 1
	case c.Class == Wide:
		return 2
	}
	return n
}

// pill is a small choice; a tick says that it is chosen.
func pill(c *Context, words string, chosen bool, tapped func()) fyne.CanvasObject {
	icon := ""
	if chosen {
		icon = "tick"
	}
	return kit.NewButton(c.Locale, kit.Quiet, words, icon, "", tapped)
}

func drawReadBack(p *flow.ReadBackPage, c *Context) fyne.CanvasObject {
	var told []fyne.CanvasObject
	boxes := p.Boxes()
	for _, f := range boxes {
		if f != story.WhatHappened || len(boxes) > 1 {
			h := kit.Small(c.Locale, c.T(readTitle(f)))
			told = append(told, kit.Gap(0), h)
		}
		told = append(told, kit.Voice(c.Locale, p.Text(f)))
	}
	words := kit.Col(look.S3, told...)
	rows := 2
	if c.Class == Tall && !large(c) {
		rows = 1
	}
	n, answered := p.Rating()
	if !answered {
		n = -1
	}
	scale := kit.Rating(c.Locale, n, rows, c.T("rating.low"), c.T("rating.high"), c.Lang.Number, p.Rate)
	foot := []fyne.CanvasObject{ghost(c, "read_back.change", "", p.Change), goButton(c, "read_back.right", p.Next)}
	ask := kit.Lead(c.Locale, c.T("rating.title"))
	ask.Bold = true
	rating := kit.Col(look.S3, ask, scale, kit.Row(c.Locale, 0, quiet(c, "kit.skip", "", p.Skip), kit.Space()))
	title := kit.Title(c.Locale, c.T("read_back.title"))
	var body fyne.CanvasObject
	fixed := !large(c)
	if fixed {
		pane := kit.Sunk(kit.NewScroll(c.Locale, c.T("kit.more_below"), words))
		pane.Inside, pane.Edge = look.Paper, look.Edge // the colour that a scroll fades to
		told := kit.Grow(newShrinking(pane, 160))
		body = kit.Col(look.S4, title, told, rating)
		if c.Class != Tall {
			body = kit.Row(c.Locale, look.S6, kit.GrowBy(64, kit.Col(look.S3, title, told)), kit.GrowBy(48, rating))
		}
	} else {
		body = kit.Col(look.S4, title, kit.Sunk(words),
			kit.Row(c.Locale, 0, quiet(c, "read_back.change", "pencil", p.Change), kit.Space()), rating)
		foot = foot[1:]
	}
	return frame{
		c: c, p: p, body: body, fixed: fixed, update: c.Redraw,
		foot: nav(c, p, foot...),
	}.draw()
}

func readTitle(f story.Field) string { return "story." + string(f) }
