package ui

import (
	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/text"
	"hearme/app/ui/kit"
	"hearme/internal/look"
)

// telling is what every page of the participant's part can do.
type telling interface {
	Stop()
	Back()
	CanBack() bool
	Over() bool
	Number() (n, total int)
	Saving() flow.Saving
	OnChange(func())
}

// frame is a page of the participant's part: Stop first, where the page
// stands, what is read, and below it what to do next.
type frame struct {
	c       *Context
	p       telling
	backTop bool              // Back stands beside Stop, because the foot holds answers
	top     fyne.CanvasObject // more beside Stop, nil for nothing
	body    fyne.CanvasObject
	fit     func() fyne.CanvasObject // the body of a page that is best seen whole, by the Context's tightness
	foot    fyne.CanvasObject
	fixed   bool   // the body takes the room that there is and does not scroll
	update  func() // shows what changed; nil for a page that does not change
}

// draw builds the page. When the view-model changes the line about saving is
// kept right, and update shows the rest.
func (f frame) draw() fyne.CanvasObject {
	c, p := f.c, f.p
	built, notice := f.page()
	if f.fit != nil {
		built = fitted(c, func() kit.Page {
			built, notice = f.page()
			return built
		})
	}
	page := built.Build()
	failed := func() bool { return p.Saving().State == flow.SaveFailed }
	p.OnChange(func() {
		if f.update != nil {
			f.update()
		}
		if notice.Hidden == failed() {
			notice.Hidden = !failed()
			page.Refresh()
		}
	})
	return page
}

// page is the parts of the page, and the line that says that saving failed.
func (f frame) page() (kit.Page, *kit.Panel) {
	c, p := f.c, f.p
	start := []fyne.CanvasObject{kit.NewButton(c.Locale, kit.Stop, c.T("kit.stop"), "hand", "", p.Stop)}
	if f.backTop && p.CanBack() {
		start = append(start, kit.NewButton(c.Locale, kit.Ghost, c.T("kit.back"), "arrow-left", "", p.Back))
	}
	if f.top != nil {
		start = append(start, f.top)
	}
	var end []fyne.CanvasObject
	body := f.body
	if f.fit != nil {
		body = f.fit()
	}
	if r, ok := p.(reads); ok {
		easy := easyButton(c, r)
		if c.Class == Tall { // the top has no room
			body = kit.Col(look.S4, kit.Row(c.Locale, 0, easy, kit.Space()), body)
		} else {
			end = append(end, easy)
		}
	}
	if beside, above := listening(c, p); beside != nil {
		start = append(start, beside)
	} else if above != nil {
		body = kit.Col(look.S4, above, body)
	}
	if n, total := p.Number(); !p.Over() {
		end = append(end, progress(c, n, total))
	}
	notice := kit.Banner(c.Locale, kit.Danger, "info", c.T("telling.save_failed"))
	notice.Hidden = p.Saving().State != flow.SaveFailed
	if f.fixed {
		body = newShrinking(body, 200)
	}
	return kit.Page{
		Loc: c.Locale, More: c.T("kit.more_below"), Start: start, End: end,
		Body: kit.Col(look.S4, notice, kit.Grow(body)), Foot: f.foot, Bar: f.backTop && large(c), Fixed: f.fixed,
	}, notice
}

// large reports whether the text is so large that pictures make room for it.
func large(c *Context) bool { return c.Locale.Scale > 1.3 }

// progress is "Page 4 of 13" with its dots; on a narrow page the dots stand
// under the words, and at large text they go.
func progress(c *Context, n, total int) fyne.CanvasObject {
	pairs := []any{"n", c.Lang.Number(n), "total", c.Lang.Number(total)}
	if large(c) {
		return kit.Progress(c.Locale, n, total, c.T("telling.page.short", pairs...))
	}
	words := c.T("telling.page", pairs...)
	if c.Class != Tall {
		return kit.Progress(c.Locale, n, total, words)
	}
	l := kit.Small(c.Locale, words)
	l.Align = text.End
	return kit.Col(look.S2, l, kit.NewDots(c.Locale, n, total))
}

// nav is the foot of a page: Back at the side where reading begins, the ways
// on at the other.
func nav(c *Context, p telling, on ...fyne.CanvasObject) fyne.CanvasObject {
	items := []fyne.CanvasObject{}
	if p.CanBack() {
		items = append(items, kit.NewButton(c.Locale, kit.Ghost, c.T("kit.back"), "arrow-left", "", p.Back))
	}
	return kit.Row(c.Locale, look.S4, append(append(items, kit.Space()), on...)...)
}

// answers are two buttons of equal weight.
func answers(c *Context, yes, no string, answer func(bool)) fyne.CanvasObject {
	tick, cross := "tick", "cross"
	if large(c) {
		tick, cross = "", ""
	}
	return kit.Grid(c.Locale, 2, look.S5,
		kit.NewButton(c.Locale, kit.Answer, c.T(yes), tick, "", func() { answer(true) }),
		kit.NewButton(c.Locale, kit.Answer, c.T(no), cross, "", func() { answer(false) }))
}

// yesNo are two choices of equal weight that show which one is chosen.
func yesNo(c *Context, yes, no string, chosen flow.Choice, answer func(bool)) (fyne.CanvasObject, func(flow.Choice)) {
	y := kit.NewChoice(c.Locale, nil, c.T(yes), "", chosen == flow.Yes, func() { answer(true) })
	n := kit.NewChoice(c.Locale, nil, c.T(no), "", chosen == flow.No, func() { answer(false) })
	if c.tight > roomy && c.Class != Tall { // beside their question
		y.Compact(true)
		n.Compact(true)
	}
	set := func(now flow.Choice) {
		y.SetChosen(now == flow.Yes)
		n.SetChosen(now == flow.No)
	}
	return kit.Grid(c.Locale, across(c, 2), look.S3, y, n), set
}

// across is how many stand side by side: fewer at large text.
func across(c *Context, n int) int {
	if large(c) {
		return max(n-1, 1)
	}
	return n
}

// own sets words that the project wrote in whatever language apart from the
// order of the words around them.
func own(s string) string { return "\u2068" + s + "\u2069" }

// trouble says a problem in the screen's words, or nothing.
func trouble(c *Context, err error) string {
	if err == nil {
		return ""
	}
	return c.T(flow.ProblemKey(err))
}

// draftWords says that no native speaker has checked the words, where that is so.
func draftWords(c *Context) fyne.CanvasObject {
	l := kit.Small(c.Locale, c.T("telling.draft"))
	l.Hidden = !flow.DraftIn(c.App.Config(), c.Lang)
	return l
}
