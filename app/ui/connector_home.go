package ui

import (
	"time"

	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/internal/look"
)

func init() {
	Register(drawHome)
	Register(drawSent)
	Register(drawEvents)
}

func drawHome(h *flow.Home, c *Context) object {
	h.OnChange(c.Redraw)
	return fitted(c, func() kit.Page { return homePage(h, c) }).Build()
}

func homePage(h *flow.Home, c *Context) kit.Page {
	name := c.T("app.name")
	if c.Class == Tall || large(c) {
		name = ""
	}
	end := append([]object{quiet(c, "bar.settings", barIcon(c, "settings"), h.Settings)}, ends(c)...)
	body := column(look.S4, problem(c, h.Problem), homeNotices(h, c), kit.Grow(homeHero(h, c)), homeCounts(h, c), homeCards(h, c))
	return kit.Page{Loc: c.Locale, More: c.T("kit.more_below"), Start: []object{kit.Brand(c.Locale, name)}, End: end, Body: body}
}

func homeHero(h *flow.Home, c *Context) object {
	heard := h.Waiting + h.Received + h.Safe
	words := c.T("home.plait")
	if heard > 0 {
		words = c.N("home.heard", heard)
	}
	title, hours, change := c.T("home.choose"), c.T("home.choose_text"), c.T("home.choose_go")
	if h.HasEvent {
		title, hours, change = free(h.Event.Name), free(h.Event.Hours), c.T("home.change")
	}
	choose := kit.NewButton(c.Locale, kit.Ghost, change, "pencil", "", h.ChooseEvent)
	key := "home.start"
	if !h.HasEvent {
		key = "home.choose_go"
		choose.Hide()
	}
	width := startWidth(c)
	if !h.HasEvent { // and nothing beside it
		width = max(width, 440)
	}
	start := kit.NewButton(c.Locale, kit.Go, c.T(key), "", "arrow-right", h.StartStory)
	if c.Class != Laptop && c.Locale.Scale < 1.3 {
		start = start.Large()
		if c.Locale.Script == "Aran" || c.tight > roomy { // its lines are high
			start.High(look.TouchGo)
		}
	}
	today := c.T("home.today", "date", c.Lang.Date(h.Now))
	if (c.Class == Laptop || c.tight > roomy) && h.HasEvent && hours != "" {
		today, hours = today+" · "+hours, ""
	}
	card := newHero(c, column(look.S2,
		kit.Second(c.Locale, today),
		kit.Title(c.Locale, title),
		line(c, hours),
		kit.Space(),
		kit.Row(c.Locale, look.S4, kit.Fixed(width, start), choose, kit.Space())), words)
	if c.Class == Laptop {
		card.share = 0.32
	}
	return card
}

// startWidth makes the page's one thing large, without crowding a small window.
func startWidth(c *Context) float32 {
	switch {
	case large(c):
		return 560
	case c.Class == Wide:
		return 480
	}
	return 340
}

// line is second text, nil when there is nothing to say.
func line(c *Context, s string) object {
	if s == "" {
		return nil
	}
	return kit.Second(c.Locale, s)
}

// homeNotices are on one another, or side by side where the page has little
// room.
func homeNotices(h *flow.Home, c *Context) object {
	beside := c.tight > roomy && c.Class != Tall
	var os []object
	say := func(o object) {
		if beside {
			o = kit.GrowBy(1, kit.Centred(o))
		}
		os = append(os, o)
	}
	if n := len(h.Refused); n > 0 {
		words, more := kit.Banner(c.Locale, kit.Danger, "flag", c.N("home.refused", n)), quiet(c, "sent.title", "list", h.Outbox)
		switch {
		case beside:
			say(words)
			os = append(os, more)
		case large(c):
			os = append(os, words, kit.Row(c.Locale, 0, more, kit.Space()))
		default:
			os = append(os, kit.Row(c.Locale, look.S4, kit.Grow(words), more))
		}
	}
	if h.AutoSealed > 0 {
		say(kit.Banner(c.Locale, kit.Calm, "clock", c.N("home.auto", h.AutoSealed)))
	}
	if h.Expiring > 0 {
		say(kit.Banner(c.Locale, kit.Yours, "clock", c.N("home.expiring", h.Expiring)))
	}
	switch {
	case os == nil:
		return nil
	case beside:
		return kit.Row(c.Locale, look.S3, os...)
	}
	return kit.Col(look.S3, os...)
}

func homeCounts(h *flow.Home, c *Context) object {
	words := func(n int, key string) string {
		if c.tight >= close { // the number and its name say it
			return ""
		}
		if n == 0 {
			return c.T("home." + key + "_none")
		}
		return c.T("home." + key + "_text")
	}
	count := func(tone kit.Tone, icon, key string, n int, do func()) object {
		return kit.NewCount(c.Locale, tone, icon, c.Lang.Number(n), c.T("home."+key), words(n, key), do)
	}
	return kit.Grid(c.Locale, columns(c, 4, 4, 2), look.S4,
		count(kit.Yours, "pencil", "progress", h.InProgress, h.Drafts),
		count(kit.Calm, "cloud-up", "waiting", h.Waiting, h.Outbox),
		count(kit.Calm, "inbox", "received", h.Received, h.Outbox),
		count(kit.Safe, "tick", "safe", h.Safe, h.Outbox))
}

func homeCards(h *flow.Home, c *Context) object {
	tile, ink := look.StrawTint, look.StrawText
	title, small := c.T("home.takeout_none"), c.T("home.takeout_none_text")
	arrow := "arrow-right"
	if c.Class == Laptop { // there the words need the room
		arrow = ""
	}
	do := kit.NewButton(c.Locale, kit.Quiet, c.T("home.do_now"), "", arrow, h.TakeOut)
	if h.ToTakeOut > 0 {
		title, small = c.N("home.takeout", h.ToTakeOut), c.T("home.seals", "when", when(c, h.FirstSeals, h.Now))
	} else {
		do.Hide()
	}
	out := notice(c, "eye-closed", tile, ink, title, small, do)
	icon, t, s := network(h.Sync(), c)
	sync := quiet(c, "home.sync", "", h.SyncNow)
	if !c.App.CanSync() {
		sync.Hide()
	}
	if st := h.Sync(); st != nil && st.Busy {
		sync.Disable()
	}
	net := notice(c, icon, look.Tint, look.Damson, t, s, sync)
	if columns(c, 2, 2, 1) == 1 {
		return kit.Col(look.S4, out, net)
	}
	return kit.Row(c.Locale, look.S4, kit.GrowBy(1.1, out), kit.GrowBy(1, net))
}

// notice is a card with an icon, a name, a line and a button.
func notice(c *Context, icon string, tile, ink look.Token, title, small string, b object) object {
	t := kit.IconTile(c.Locale, icon, tile, ink)
	t.Hidden = c.Class == Laptop // there the words need the room
	if c.Class == Laptop && b.Visible() {
		b = kit.Limit(c.Locale, 150, b)
	}
	p := kit.Card(kit.Row(c.Locale, look.S4, t,
		kit.Grow(kit.Centred(kit.Col(2, kit.Even(c.Locale, kit.Heading(c.Locale, title)), kit.Even(c.Locale, kit.Small(c.Locale, small))))), b))
	p.SidePad, p.EndPad = look.S4, look.S4
	return p
}

// network says how the last sync went, in calm facts.
func network(st *flow.SyncState, c *Context) (icon, title, small string) {
	switch {
	case c.App.Practising():
		return "book", c.T("home.net_practice"), c.T("home.net_practice_text")
	case st == nil:
		return "cloud-up", c.T("home.net_never"), c.T("home.net_never_text")
	case st.Busy:
		return "cloud-up", c.T("home.net_busy"), c.T("home.net_busy_text")
	case st.Reached():
		small = c.T("home.net_ok_none")
		if n := st.Report.Stored + st.Report.Safe; n > 0 {
			small = c.N("home.sent", n)
		}
		if n := st.Report.ClipsToCome; n > 0 {
			small += " " + c.N("home.clips_to_come", n)
		}
		return "tick", c.T("home.net_ok", "time", c.Lang.Clock(st.At.Local())), small
	case st.Code == "server_unreachable":
		return "wifi-off", c.T("home.net_none"), c.T("home.net_none_text")
	}
	return "flag", c.T("home.net_problem"), c.T(st.Problem)
}

func drawSent(s *flow.Sent, c *Context) object {
	s.OnChange(c.Redraw)
	w, r, f := s.Counts()
	count := func(tone kit.Tone, icon, key string, n int) object {
		return kit.NewCount(c.Locale, tone, icon, c.Lang.Number(n), c.T("home."+key), c.T("home."+key+"_text"), nil)
	}
	icon, title, small := network(s.Sync(), c)
	items := []object{
		kit.Grid(c.Locale, columns(c, 3, 3, 3), look.S4, count(kit.Calm, "cloud-up", "waiting", w),
			count(kit.Calm, "inbox", "received", r), count(kit.Safe, "tick", "safe", f)),
		notice(c, icon, look.Tint, look.Damson, title, small, quiet(c, "home.sync", "", s.SyncNow)),
		kit.Heading(c.Locale, c.T("sent.refused")),
	}
	if len(s.Items) == 0 {
		items = append(items, kit.Second(c.Locale, c.T("sent.refused_none")))
	}
	for _, it := range s.Items {
		items = append(items, kit.Banner(c.Locale, kit.Danger, "flag",
			c.T("sent.refused_text", "id", string(it.ID[:8]), "why", c.T("problem."+it.Code))))
	}
	if len(s.Items) > 0 {
		items = append(items, kit.Body(c.Locale, c.T("sent.refused_do")))
	}
	return connectorPage(c, c.T("bar.home"), s.Back, c.T("sent.title"), kit.Col(look.S5, items...), nil)
}

func drawEvents(e *flow.Events, c *Context) object {
	e.OnChange(c.Redraw)
	if e.Making {
		return drawNewEvent(e, c)
	}
	var cards []object
	for _, ev := range e.List {
		small := ev.Day
		if d, err := time.Parse(time.DateOnly, ev.Day); err == nil {
			small = c.Lang.Date(d)
		}
		if e.Today(ev) {
			small = c.T("events.today")
		}
		if ev.Hours != "" {
			small += " · " + free(ev.Hours)
		}
		if ev.Mini {
			small += " · " + c.T("events.mini")
		}
		cards = append(cards, kit.NewChoice(c.Locale, nil, free(ev.Name), small, ev.ID == e.Chosen, func() { e.Choose(ev.ID) }))
	}
	body := column(look.S5, kit.Body(c.Locale, c.T("events.text")), problem(c, e.Problem),
		kit.Grid(c.Locale, columns(c, 2, 2, 1), look.S4, cards...))
	return connectorPage(c, c.T("bar.home"), e.Back, c.T("events.title"), body,
		kit.Row(c.Locale, look.S4, kit.Space(), quiet(c, "events.make", "plus", e.Make)))
}

func drawNewEvent(e *flow.Events, c *Context) object {
	name := kit.NewField(c.Locale, look.Body, c.T("events.name"), 1)
	name.Editor.Placeholder, name.Editor.OnChanged = c.T("events.name_place"), e.SetName
	name.Editor.SetText(e.NewName)
	hours := kit.NewField(c.Locale, look.Body, c.T("events.time"), 1)
	hours.Editor.Placeholder, hours.Editor.OnChanged = c.T("events.time_place"), e.SetTime
	hours.Editor.SetText(e.NewTime)
	c.Focus(name.Editor)
	body := kit.Limit(c.Locale, 760, column(look.S5, kit.Body(c.Locale, c.T("events.new_text")), name, hours, problem(c, e.Problem)))
	return connectorPage(c, c.T("kit.back"), e.Back, c.T("events.new_title"), body,
		kit.Row(c.Locale, look.S4, kit.Space(), goButton(c, "events.save", e.Save)))
}
