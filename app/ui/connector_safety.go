package ui

import (
	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/internal/look"
	"hearme/sync/wire"
)

func init() { Register(drawSafety) }

func drawSafety(s *flow.Safety, c *Context) object {
	s.OnChange(c.Redraw)
	switch {
	case s.Sent:
		body := column(look.S5, done(c, "lock"), kit.Title(c.Locale, c.T("safety.sent_title")),
			kit.Body(c.Locale, c.T("safety.sent_text")), kit.Space())
		return doorPage(c, body, nextRow(c, nil, goButton(c, "safety.done", s.Leave)))
	case s.Writing:
		return drawSafetyNote(s, c)
	}
	return fitted(c, func() kit.Page { return safetyPage(s, c) }).Build()
}

func safetyPage(s *flow.Safety, c *Context) kit.Page {
	say := func(key string) object {
		return kit.Row(c.Locale, look.S3, kit.NewIcon(c.Locale, "quote", look.Damson, look.S5), kit.Grow(kit.Body(c.Locale, c.T(key))))
	}
	danger := kit.Banner(c.Locale, kit.Danger, "phone", c.T("safety.danger")+" "+c.T("safety.danger_text"))
	script := kit.Card(column(look.S2, kit.Heading(c.Locale, c.T("safety.say")), say("safety.say_1"), say("safety.say_2"), say("safety.say_3"),
		readToMe(c, "safety.say", "safety.say_1", "safety.say_2", "safety.say_3", "safety.not"), kit.Small(c.Locale, c.T("safety.not"))))
	items := []object{danger, script}
	if c.tight > roomy {
		script.EndPad = look.S3
	}
	help := s.Services()
	if p := s.Phone(); p != "" {
		help = append([]wire.Service{{Name: c.T("safety.lead"), Phone: p}}, help...)
	}
	if ss := services(c, help); ss != nil {
		items = append(items, kit.Heading(c.Locale, c.T("safety.services")), ss)
	}
	write := kit.NewButton(c.Locale, kit.Go, c.T("safety.write"), "pencil", "", s.Write)
	words := c.T("safety.write_text")
	if !s.CanWrite() {
		write.Disable()
		words = c.T("safety.cannot")
	}
	gap := look.S4
	if c.tight > roomy {
		gap = look.S2
	}
	body, foot := footed(c, kit.Col(gap, items...), words, write)
	return connectorParts(c, c.T("kit.back"), s.Back, c.T("safety.title"), body, foot)
}

func drawSafetyNote(s *flow.Safety, c *Context) object {
	field := func(name string, lines int, value string) *kit.Field {
		f := kit.NewField(c.Locale, look.Body, c.T("safety."+name), lines)
		f.Editor.Placeholder = c.T("safety." + name + "_place")
		f.Editor.SetText(value)
		f.Editor.OnChanged = func(v string) { s.Set(name, v) }
		return f
	}
	worry := field("worry", 4, s.Note.Worry)
	c.Focus(worry.Editor)
	tick := func(key string, on bool, set func(bool)) object {
		var ch *kit.Choice
		ch = kit.NewChoice(c.Locale, nil, c.T(key), "", on, func() {
			set(!ch.Chosen())
			ch.SetChosen(!ch.Chosen())
		})
		return ch
	}
	body := column(look.S5, problem(c, s.Problem), worry,
		kit.Grid(c.Locale, columns(c, 2, 2, 1), look.S5, field("person", 1, s.Note.Person), field("reach", 1, s.Note.Reach)),
		kit.Grid(c.Locale, columns(c, 3, 3, 1), look.S4, tick("safety.tick_danger", s.Note.Danger, s.SetDanger),
			tick("safety.tick_young", s.Note.Under18, s.SetYoung), tick("safety.tick_knows", s.Note.Knows, s.SetKnows)))
	send := kit.NewButton(c.Locale, kit.Go, c.T("safety.send"), "lock", "", s.Send)
	busy(c, send, s.Busy, "safety.sending")
	whole, foot := footed(c, body, c.T("safety.write_text"), send)
	return connectorPage(c, c.T("kit.back"), s.Back, c.T("safety.write_title"), whole, foot)
}
