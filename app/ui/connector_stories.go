package ui

import (
	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/internal/look"
)

func init() {
	Register(drawDrafts)
	Register(drawAfter)
	Register(drawAskAgain)
	Register(drawSealed)
	Register(drawWithdraw)
}

// done is the tile over a page that says that something is done.
func done(c *Context, icon string) object {
	return kit.Row(c.Locale, 0, kit.IconTile(c.Locale, icon, look.LeafTint, look.Leaf), kit.Space())
}

func drawDrafts(d *flow.Drafts, c *Context) object {
	d.OnChange(c.Redraw)
	items := some(problem(c, d.Problem))
	if len(d.Items) == 0 {
		items = append(items, kit.Second(c.Locale, c.T("drafts.none")))
	}
	for _, it := range d.Items {
		items = append(items, draftCard(d, it, c))
	}
	return connectorPage(c, c.T("bar.home"), d.Back, c.T("drafts.title"), kit.Col(look.S4, items...), nil)
}

func draftCard(d *flow.Drafts, it flow.DraftItem, c *Context) object {
	now := d.Now()
	if d.Asked == it.ID {
		return kit.Current(kit.Col(look.S4, kit.Heading(c.Locale, c.T("drafts.throw_title")), kit.Body(c.Locale, c.T("drafts.throw_text")),
			kit.Row(c.Locale, look.S4, quiet(c, "drafts.throw_no", "tick", d.Keep), quiet(c, "drafts.throw_yes", "trash", d.Sure), kit.Space())))
	}
	title := c.T("drafts.started", "when", when(c, it.Started, now))
	if it.EventName != "" {
		title += "\u00a0· " + free(it.EventName)
	}
	var lines []object
	lines = append(lines, kit.Even(c.Locale, kit.Heading(c.Locale, title)))
	var state string
	icon, tile, ink := "pencil", look.StrawTint, look.StrawText
	next := kit.NewButton(c.Locale, kit.Quiet, c.T("drafts.resume"), "", "arrow-right", func() { d.Resume(it.ID) })
	switch {
	case it.Damaged:
		state, icon = c.T("drafts.damaged"), "flag"
		next.Hide()
	case it.AskAgain:
		state, icon = c.T("drafts.again"), "undo"
	case it.Told:
		state, icon, tile, ink = c.T("drafts.told")+" "+c.T("drafts.told_until", "when", when(c, it.SealsAt, now)), "eye-closed", look.Tint, look.Damson
		next.SetCaption(c.T("drafts.takeout"))
	default:
		state = c.T("drafts.half")
	}
	if it.Lang != "" {
		state = d.Language(it.Lang) + " · " + state
	}
	lines = append(lines, kit.Even(c.Locale, kit.Small(c.Locale, state)))
	if it.Expiring {
		l := kit.Small(c.Locale, c.T("drafts.expires", "when", when(c, it.Expires, now)))
		l.Color, l.Bold = look.Brick, true
		lines = append(lines, l)
	}
	throw := ghost(c, "drafts.throw", "trash", func() { d.ThrowAway(it.ID) })
	words := kit.Grow(kit.Centred(kit.Col(2, lines...)))
	t := kit.IconTile(c.Locale, icon, tile, ink)
	if c.Class == Tall || large(c) {
		return kit.Card(kit.Col(look.S3, kit.Row(c.Locale, look.S4, t, words), kit.Row(c.Locale, look.S3, kit.Space(), throw, next)))
	}
	return kit.Card(kit.Row(c.Locale, look.S4, t, words, throw, next))
}

func drawAfter(f *flow.After, c *Context) object {
	var call object
	if f.CallBack() {
		call = kit.Banner(c.Locale, kit.Yours, "phone", c.T("after.callback"))
	}
	body := column(look.S5, kit.Title(c.Locale, c.T("after.title")), kit.Body(c.Locale, c.T("after.text")), call,
		kit.Body(c.Locale, c.T("after.talk")), kit.Small(c.Locale, c.T("after.takeout_text")), kit.Space())
	return doorPage(c, body, nextRow(c, []object{quiet(c, "after.later", "clock", f.Later)}, goButton(c, "after.takeout", f.TakeOut)))
}

func drawAskAgain(k *flow.AskAgain, c *Context) object {
	body := column(look.S5, kit.Title(c.Locale, c.T("ask_again.title")), kit.Body(c.Locale, c.T("ask_again.text")),
		kit.Body(c.Locale, c.T("ask_again.what")), kit.Space())
	return doorPage(c, body, nextRow(c, []object{quiet(c, "ask_again.later", "clock", k.Later)}, goButton(c, "ask_again.go", k.Ask)))
}

func drawSealed(s *flow.Sealed, c *Context) object {
	words := c.T("sealed.text")
	if s.Auto {
		words = c.T("sealed.auto")
	}
	var more object
	if n := s.ToTakeOut(); n > 0 {
		more = kit.Second(c.Locale, c.N("home.takeout", n))
	}
	body := column(look.S5, done(c, "lock"), kit.Title(c.Locale, c.T("sealed.title")),
		kit.Body(c.Locale, words), kit.Body(c.Locale, c.T("sealed.word")), more, kit.Space())
	return doorPage(c, body, nextRow(c, nil, goButton(c, "sealed.home", s.Home)))
}

func drawWithdraw(w *flow.Withdraw, c *Context) object {
	w.OnChange(c.Redraw)
	if w.Done {
		here := c.T("withdraw.done_none")
		if w.Erased > 0 {
			here = c.N("withdraw.done_here", w.Erased)
		}
		body := column(look.S5, done(c, "tick"), kit.Title(c.Locale, c.T("withdraw.done_title")),
			kit.Body(c.Locale, here), kit.Body(c.Locale, c.T("withdraw.done_server")), kit.Small(c.Locale, c.T("withdraw.printed")), kit.Space())
		return doorPage(c, body, nextRow(c, nil, goButton(c, "withdraw.home", w.Back)))
	}
	f := kit.NewField(c.Locale, look.Lead, "", 2)
	f.Editor.Placeholder = c.T("withdraw.place")
	f.Editor.SetText(w.Code)
	f.Editor.OnChanged = w.SetCode
	c.Focus(f.Editor)
	next := goButton(c, "withdraw.go", w.Go)
	busy(c, next, w.Busy, "withdraw.busy")
	body := kit.Limit(c.Locale, 760, column(look.S5, kit.Body(c.Locale, c.T("withdraw.text")), f, problem(c, w.Problem),
		kit.Body(c.Locale, c.T("withdraw.what")), kit.Small(c.Locale, c.T("withdraw.printed"))))
	return connectorPage(c, c.T("bar.home"), w.Back, c.T("withdraw.title"), body, kit.Row(c.Locale, look.S4, kit.Space(), next))
}
