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

// drawStory: the big box in the book face, its prompts beside it or, where
// there is little room, below it.
func drawStory(p *flow.StoryPage, c *Context) fyne.CanvasObject {
	beside := c.Class != Tall && !large(c)
	least := 7
	if beside {
		least = 3
	}
	box := kit.NewField(c.Locale, look.Voice, "", least)
	e := box.Editor
	e.Voice, e.MaxBytes, e.Placeholder = true, story.MaxText, c.T("story.empty")
	e.SetText(p.Text(p.Box()))
	e.OnChanged, e.OnRefused = p.SetText, p.Refused
	saved, refresh := savedLine(c, p)
	box.SetFoot(saved)
	left := kit.Col(look.S3, kit.Title(c.Locale, c.T(boxTitle(p.Box()))), translationLine(p, c), kit.Grow(box))
	var body fyne.CanvasObject
	if beside {
		right := kit.NewScroll(c.Locale, c.T("kit.more_below"), prompts(p, c))
		body = kit.Row(c.Locale, look.S5, kit.GrowBy(732, left), kit.GrowBy(388, right))
	} else {
		body = kit.Col(look.S5, kit.Grow(left), prompts(p, c))
	}
	shown := p.Box()
	written := boxesWritten(p)
	focusLater(c, e)
	return frame{
		c: c, p: p, body: body, fixed: beside,
		foot: nav(c, p, goButton(c, "story.finished", p.Finished)),
		update: func() {
			if p.Box() != shown || boxesWritten(p) != written && e.Text() == "" {
				c.Redraw()
				return
			}
			refresh()
			box.SetNote(trouble(c, p.Problem()), true)
		},
	}.draw()
}

func focusLater(c *Context, o fyne.Focusable) {
	if c.Window != nil {
		c.Window.Canvas().Focus(o)
	}
}

// boxesWritten counts the boxes that hold words.
func boxesWritten(p *flow.StoryPage) (n int) {
	for _, f := range story.Fields() {
		if p.Written(f) {
			n++
		}
	}
	return n
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
	rows := []fyne.CanvasObject{kit.Small(c.Locale, c.T("story.prompts"))}
	fields := story.Fields()
	for _, f := range fields {
		rows = append(rows, kit.Prompt(c.Locale, c.T("story."+string(f)), p.Written(f) || p.Box() == f, func() { p.Open(f) }))
	}
	if p.Translates() {
		rows = append(rows, kit.Prompt(c.Locale, c.T("story.translation.add"), p.Translation() != nil, func() { p.Open(story.TranslationField) }))
	}
	names := kit.Row(c.Locale, look.S3, kit.NewIcon(c.Locale, "people", look.Ink2, look.S5),
		kit.Grow(kit.Centred(kit.Small(c.Locale, c.T("story.names")))))
	return kit.Col(look.S3, append(rows, names)...)
}

// translationLine asks which language a translation is in and who made it,
// above its box; for the other boxes it is not there.
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
	return kit.Col(look.S2, kit.Small(c.Locale, c.T("story.translation.lang")), kit.Grid(c.Locale, across(c, 4), look.S2, langs...),
		kit.Small(c.Locale, c.T("story.translation.maker")), kit.Grid(c.Locale, across(c, 3), look.S2, makers...))
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
			told = append(told, h)
		}
		told = append(told, kit.Voice(c.Locale, p.Text(f)))
	}
	words := kit.Col(look.S3, told...)
	rows := 1
	if large(c) {
		rows = 2
	}
	n, answered := p.Rating()
	if !answered {
		n = -1
	}
	scale := kit.Rating(c.Locale, n, rows, c.T("rating.low"), c.T("rating.high"), c.Lang.Number, p.Rate)
	ask := kit.Lead(c.Locale, c.T("rating.title"))
	ask.Bold = true
	rating := kit.Col(look.S3, ask, scale)
	var body fyne.CanvasObject
	fixed := !large(c)
	if fixed {
		pane := kit.Sunk(kit.NewScroll(c.Locale, c.T("kit.more_below"), words))
		body = kit.Col(look.S4, kit.Title(c.Locale, c.T("read_back.title")), kit.Grow(pane), rating)
	} else {
		body = kit.Col(look.S4, kit.Title(c.Locale, c.T("read_back.title")), kit.Sunk(words), rating)
	}
	return frame{
		c: c, p: p, body: body, fixed: fixed, update: c.Redraw,
		foot: nav(c, p, ghost(c, "read_back.change", "", p.Change), goButton(c, "read_back.right", p.Next)),
	}.draw()
}

func readTitle(f story.Field) string { return "story." + string(f) }
