package ui

import (
	"strings"

	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/internal/look"
)

func init() {
	Register(drawWelcome)
	Register(drawPassphrase)
	Register(drawOldPassphrase)
	Register(drawNewPIN)
	Register(drawEnrol)
	Register(drawUnlock)
	Register(drawForgotten)
	Register(drawTrouble)
}

func drawWelcome(w *flow.Welcome, c *Context) object {
	var cards []object
	for _, l := range w.Languages() {
		cards = append(cards, kit.NewChoice(c.Locale, localeOf(c, l), l.Autonym, "", l.Tag == w.Chosen(), func() { w.Choose(l.Tag) }).Compact(c.Class != Wide))
	}
	body := column(look.S4,
		kit.Title(c.Locale, c.T("welcome.title")),
		kit.Body(c.Locale, c.T("welcome.text")),
		kit.Grid(c.Locale, columns(c, 3, 3, 3), look.S3, cards...),
		kit.Space())
	return narrowDoor(c, body, nextRow(c, []object{quiet(c, "welcome.practise", "book", w.Practise)}, goButton(c, "welcome.next", w.Next)))
}

// step is how far first run has come.
func step(c *Context, first bool, n int) object {
	if !first {
		return nil
	}
	return kit.Progress(c.Locale, n, 3, c.T("first.step", "n", c.Lang.Number(n)))
}

func drawPassphrase(p *flow.PassphrasePage, c *Context) object {
	p.OnChange(c.Redraw)
	if p.Asking {
		return drawPassphraseBack(p, c)
	}
	title, words := c.T("passphrase.title"), c.T("passphrase.text")
	if p.ForOther() {
		title, words = c.T("passphrase.other.title"), c.T("passphrase.other.text")
	}
	size := look.Title
	if c.Class != Wide || c.Locale.Script == "Aran" {
		size = look.Answer
	}
	body := column(look.S4, step(c, p.First(), 1),
		kit.Title(c.Locale, title),
		kit.Body(c.Locale, words),
		kit.Sunk(numbered(c.Locale, c.Lang, strings.Fields(p.Words), size)),
		kit.Banner(c.Locale, kit.Yours, "info", c.T("passphrase.warn")),
		kit.Space())
	back := ghost(c, "kit.back", "arrow-left", p.Back)
	return doorPage(c, body, nextRow(c, []object{back, quiet(c, "passphrase.again", "undo", p.Again)}, goButton(c, "passphrase.written", p.Written)))
}

func drawPassphraseBack(p *flow.PassphrasePage, c *Context) object {
	f := kit.NewField(c.Locale, look.Lead, "", 1)
	f.Editor.Placeholder = c.T("passphrase.back.place")
	f.Editor.SetText(p.Typed)
	f.Editor.OnChanged, f.Editor.OnSubmitted = p.SetTyped, func(string) { p.Next() }
	c.Focus(f.Editor)
	next := goButton(c, "passphrase.next", p.Next)
	busy(c, next, p.Busy, "passphrase.busy")
	body := column(look.S5, step(c, p.First(), 2),
		kit.Title(c.Locale, c.T("passphrase.back.title")),
		kit.Body(c.Locale, c.T("passphrase.back.text")),
		f, problem(c, p.Problem), kit.Space())
	return doorPage(c, body, nextRow(c, []object{quiet(c, "passphrase.back.show", "eye", p.Back)}, next))
}

// busy shows that something is going on and takes no second touch.
func busy(c *Context, b *kit.Button, on bool, key string) {
	if on {
		b.SetCaption(c.T(key))
		b.Disable()
	}
}

func drawOldPassphrase(o *flow.OldPassphrase, c *Context) object {
	o.OnChange(c.Redraw)
	f := kit.NewField(c.Locale, look.Lead, "", 1)
	f.Editor.Name, f.Editor.Password = c.T("passphrase.old.title"), true
	f.Editor.SetText(o.Typed)
	f.Editor.OnChanged, f.Editor.OnSubmitted = o.SetTyped, func(string) { o.Next() }
	c.Focus(f.Editor)
	body := column(look.S5, kit.Title(c.Locale, c.T("passphrase.old.title")), kit.Body(c.Locale, c.T("passphrase.old.text")), f,
		problem(c, o.Problem), kit.Space())
	return doorPage(c, body, nextRow(c, []object{ghost(c, "kit.back", "arrow-left", o.Back)}, goButton(c, "passphrase.next", o.Next)))
}

func drawNewPIN(p *flow.NewPINPage, c *Context) object {
	p.OnChange(c.Redraw)
	title, words := c.T("newpin.title"), c.T("newpin.text")
	if p.Again {
		title, words = c.T("newpin.again.title"), c.T("newpin.again.text")
	}
	if p.Busy {
		words = c.T("passphrase.busy")
	}
	said := column(look.S2, step(c, p.First(), 3), kit.Title(c.Locale, title), kit.Body(c.Locale, words), problem(c, p.Problem))
	pad := pinPad(c, p.Pad.Len(), c.T("newpin.erase"), p.Press, p.Erase)
	body := kit.Col(look.S1, said, kit.Space(), pad, kit.Space())
	if large(c) && c.Class != Tall {
		body = kit.Row(c.Locale, look.S5, kit.GrowBy(1, said), kit.GrowBy(1, pad))
	}
	return doorPage(c, body, kit.Row(c.Locale, look.S4, ghost(c, "kit.back", "arrow-left", p.Back), kit.Space()))
}

func drawEnrol(e *flow.Enrol, c *Context) object {
	e.OnChange(c.Redraw)
	f := kit.NewField(c.Locale, look.Body, "", 3)
	f.Editor.Placeholder = c.T("enrol.place")
	f.Editor.SetText(e.Line)
	f.Editor.OnChanged = e.SetLine
	c.Focus(f.Editor)
	join := goButton(c, "enrol.go", e.Go)
	busy(c, join, e.Busy, "enrol.busy")
	paste := quiet(c, "enrol.paste", "pencil", func() {
		f.Editor.SetText(c.Clipboard())
		e.SetLine(f.Editor.Text())
	})
	body := column(look.S5,
		kit.Title(c.Locale, c.T("enrol.title")),
		kit.Body(c.Locale, c.T("enrol.text")),
		f, kit.Row(c.Locale, look.S4, paste, kit.Space()),
		problem(c, e.Problem),
		kit.Small(c.Locale, c.T("enrol.safe")), kit.Space())
	return doorPage(c, body, nextRow(c, []object{quiet(c, "enrol.practise", "book", e.Practise)}, join))
}

func drawUnlock(u *flow.Unlock, c *Context) object {
	u.OnChange(c.Redraw)
	f := kit.NewField(c.Locale, look.Lead, "", 1)
	f.Editor.Name, f.Editor.Password, f.Editor.Clear = c.T("unlock.title"), true, u.Shown
	f.Editor.SetText(u.Typed)
	f.Editor.OnChanged, f.Editor.OnSubmitted = u.SetTyped, func(string) { u.Go() }
	c.Focus(f.Editor)
	open := goButton(c, "unlock.go", u.Go)
	busy(c, open, u.Busy, "unlock.busy")
	show, icon := "unlock.show", "eye"
	if u.Shown {
		show, icon = "unlock.hide", "eye-closed"
	}
	var waiting object
	if n := u.Waiting(); n > 0 {
		waiting = kit.Banner(c.Locale, kit.Safe, "lock", c.N("unlock.waiting", n))
	}
	body := column(look.S5,
		kit.Title(c.Locale, c.T("unlock.title")),
		kit.Body(c.Locale, c.T("unlock.text")),
		kit.Row(c.Locale, look.S4, kit.Grow(kit.Centred(f)), quiet(c, show, icon, u.ToggleShown)),
		problem(c, u.Problem),
		kit.Row(c.Locale, look.S4, open, kit.Space()),
		kit.Space(), waiting)
	foot := kit.Row(c.Locale, look.S4, ghost(c, "unlock.forgotten", "key", u.Forgotten), kit.Space(), ghost(c, "unlock.practise", "book", u.Practise))
	return doorPage(c, body, foot)
}

func drawForgotten(f *flow.Forgotten, c *Context) object {
	f.OnChange(c.Redraw)
	kept := c.T("forgotten.kept_none")
	if n := f.Waiting(); n > 0 {
		kept = c.N("forgotten.safe", n)
	}
	part := func(icon string, tone kit.Tone, head, words string) object {
		in, ink := look.LeafTint, look.Leaf
		switch tone {
		case kit.Danger:
			in, ink = look.BrickTint, look.Brick
		case kit.Calm:
			in, ink = look.Tint, look.Damson
		}
		return kit.Row(c.Locale, look.S4, kit.IconTile(c.Locale, icon, in, ink),
			kit.Grow(kit.Centred(kit.Col(2, kit.Heading(c.Locale, head), kit.Small(c.Locale, words)))))
	}
	body := column(look.S5, kit.Title(c.Locale, c.T("forgotten.title")),
		part("tick", kit.Safe, c.T("forgotten.kept"), kept),
		part("cross", kit.Danger, c.T("forgotten.lost"), c.T("forgotten.lost_text")),
		part("info", kit.Calm, c.T("forgotten.do"), c.T("forgotten.do_text")),
		kit.Small(c.Locale, c.T("forgotten.other")), kit.Space())
	start := quiet(c, "forgotten.start", "key", f.StartOver)
	if f.Sure {
		start = kit.NewButton(c.Locale, kit.Safety, c.T("forgotten.sure"), "trash", "", f.StartOver)
	}
	return doorPage(c, body, nextRow(c, []object{start}, goButton(c, "forgotten.back", f.Back)))
}

func drawTrouble(t *flow.Trouble, c *Context) object {
	t.OnChange(c.Redraw)
	body := column(look.S5, kit.Title(c.Locale, c.T("trouble.title")),
		kit.Banner(c.Locale, kit.Safe, "lock", c.T("trouble.safe")),
		problem(c, t.Problem), kit.Body(c.Locale, c.T("trouble.who")), kit.Space())
	return doorPage(c, body, nextRow(c, []object{quiet(c, "welcome.practise", "book", t.Practise)}, goButton(c, "trouble.again", t.Again)))
}
