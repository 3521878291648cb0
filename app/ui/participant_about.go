package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/internal/look"
)

func init() { Register(drawAboutYou) }

func drawAboutYou(p *flow.AboutPage, c *Context) fyne.CanvasObject {
	rows := []fyne.CanvasObject{
		kit.Title(c.Locale, c.T("about_you.title")),
		kit.Lead(c.Locale, c.T("about_you.why")),
		kit.Lead(c.Locale, c.T("about_you.apart")),
		kit.Lead(c.Locale, c.T("about_you.free")),
	}
	var shows []func()
	for _, q := range p.Questions() {
		o, show := aboutQuestion(p, c, q)
		rows = append(rows, o)
		shows = append(shows, show)
	}
	skip := ghost(c, "about_you.skip", "", p.Skip)
	skip.Hidden = p.Answered()
	foot := nav(c, p, skip, goButton(c, "kit.next", p.Next))
	if large(c) { // three words do not stand side by side
		rows = slices.Insert(rows, 4, fyne.CanvasObject(kit.Row(c.Locale, 0, skip, kit.Space())))
		foot = nav(c, p, goButton(c, "kit.next", p.Next))
	}
	return frame{
		c: c, p: p, body: kit.Col(look.S4, rows...), foot: foot,
		update: func() {
			for _, show := range shows {
				show()
			}
			if skip.Hidden != p.Answered() {
				skip.Hidden = p.Answered()
				foot.Refresh()
			}
		},
	}.draw()
}

// aboutQuestion is a question with all its answers in sight: one touch each.
func aboutQuestion(p *flow.AboutPage, c *Context, q flow.AboutQuestion) (fyne.CanvasObject, func()) {
	name := kit.Lead(c.Locale, c.T("about."+q.Key))
	name.Bold = true
	rows := []fyne.CanvasObject{name}
	choices := map[string]*kit.Choice{}
	for _, g := range q.Groups {
		if g.Heading != "" {
			rows = append(rows, kit.Small(c.Locale, c.T(g.Heading)))
		}
		var os []fyne.CanvasObject
		for _, o := range g.Options {
			words := own(o.Own)
			if o.Key != "" {
				words = c.T(o.Key)
			}
			ch := kit.NewChoice(c.Locale, nil, words, "", p.Chosen(q.Key) == o.Value, func() { p.Choose(q.Key, o.Value) })
			choices[o.Value] = ch
			os = append(os, ch)
		}
		n := 2
		if c.Class == Wide {
			n = 3
		}
		rows = append(rows, kit.Grid(c.Locale, across(c, n), look.S3, os...))
	}
	return kit.Card(kit.Col(look.S3, rows...)), func() {
		for v, ch := range choices {
			if on := p.Chosen(q.Key) == v; ch.Chosen() != on {
				ch.SetChosen(on)
			}
		}
	}
}
