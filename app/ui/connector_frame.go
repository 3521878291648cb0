package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/text"
	"hearme/app/ui/kit"
	"hearme/i18n"
	"hearme/internal/look"
)

type object = fyne.CanvasObject

// ends is what the top of every connector screen has at its other side.
func ends(c *Context) []object {
	var os []object
	if c.App.Unlocked() {
		if _, there := c.App.Current().(*flow.Safety); !there {
			os = append(os, kit.NewButton(c.Locale, kit.Safety, c.T("bar.safety"), barIcon(c, "shield"), "", c.App.Safety))
		}
		os = append(os, kit.NewButton(c.Locale, kit.Quiet, c.T("bar.lock"), barIcon(c, "lock"), "", c.App.Lock))
	}
	return os
}

// barIcon leaves an icon at the top out at large text, so that the words stay
// on one line.
func barIcon(c *Context, icon string) string {
	if large(c) {
		return ""
	}
	return icon
}

// connectorPage is a screen with a way back and a name at the top.
func connectorPage(c *Context, back string, goBack func(), title string, body, foot object) object {
	return connectorParts(c, back, goBack, title, body, foot).Build()
}

// connectorParts is a connectorPage before it is built.
func connectorParts(c *Context, back string, goBack func(), title string, body, foot object) kit.Page {
	start, end := []object{kit.NewButton(c.Locale, kit.Ghost, back, "arrow-left", "", goBack)}, ends(c)
	if name := barTitle(c, title); title != "" && fits(c, append(append(start, name), end...)...) {
		start = append(start, name)
	} else if title != "" {
		body = kit.Col(look.S4, kit.Title(c.Locale, title), kit.Grow(body))
	}
	return kit.Page{Loc: c.Locale, More: c.T("kit.more_below"), Start: start, End: end, Body: body, Foot: foot, Bar: true}
}

// fits reports whether components have room side by side at the top of a page.
func fits(c *Context, os ...object) bool {
	w := float32(2 * look.Margin)
	for _, o := range os {
		wide, ok := o.(kit.Widening)
		if !ok {
			return false
		}
		w += wide.Widest() + look.S4
	}
	return w <= c.Size.Width
}

// barTitle is a page's name beside the way back.
func barTitle(c *Context, s string) object {
	role := look.Answer
	if c.Class == Laptop {
		role = look.Lead
	}
	l := text.NewLabel(c.Locale, role, s)
	l.Bold = true
	return l
}

// doorPage is a screen before anyone has unlocked: a card beside the plait.
func doorPage(c *Context, body, foot object) object {
	start := []object{kit.Brand(c.Locale, c.T("app.name"))}
	h := newHero(c, body, "")
	if c.Class == Laptop {
		h.share = 0.28
	}
	return kit.Page{Loc: c.Locale, More: c.T("kit.more_below"), Start: start, End: ends(c), Body: kit.Grow(h), Foot: foot}.Build()
}

// narrowDoor is a doorPage that gives more of its width to the card.
func narrowDoor(c *Context, body, foot object) object {
	start := []object{kit.Brand(c.Locale, c.T("app.name"))}
	h := newHero(c, body, "")
	h.share = 0.22
	return kit.Page{Loc: c.Locale, More: c.T("kit.more_below"), Start: start, End: ends(c), Body: kit.Grow(h), Foot: foot}.Build()
}

// column stacks what is there; nil is left out.
func column(gap float32, items ...object) *kit.Box { return kit.Col(gap, some(items...)...) }

func some(items ...object) []object {
	var os []object
	for _, o := range items {
		if o != nil {
			os = append(os, o)
		}
	}
	return os
}

// problem says what went wrong; nil for an empty key.
func problem(c *Context, key string) object {
	if key == "" {
		return nil
	}
	return kit.Banner(c.Locale, kit.Danger, "info", c.T(key))
}

func goButton(c *Context, key string, do func()) *kit.Button {
	return kit.NewButton(c.Locale, kit.Go, c.T(key), "", "arrow-right", do)
}

func quiet(c *Context, key, icon string, do func()) *kit.Button {
	return kit.NewButton(c.Locale, kit.Quiet, c.T(key), icon, "", do)
}

func ghost(c *Context, key, icon string, do func()) *kit.Button {
	return kit.NewButton(c.Locale, kit.Ghost, c.T(key), icon, "", do)
}

// nextRow puts a page's one next step at the end of the foot, other ways on
// before it.
func nextRow(c *Context, others []object, next object) object {
	if c.Class == Tall && len(others) > 1 {
		return kit.Col(look.S4, kit.Row(c.Locale, look.S4, append(others, kit.Space())...), kit.Row(c.Locale, look.S4, kit.Space(), next))
	}
	return kit.Row(c.Locale, look.S4, append(append([]object{}, others...), kit.Space(), next)...)
}

// footed puts a page's small words before its next step, or at large text, where
// the foot has no room for them, at the end of the page.
func footed(c *Context, body object, words string, next object) (whole, foot object) {
	l := kit.Small(c.Locale, words)
	if large(c) {
		return kit.Col(look.S4, body, l), kit.Row(c.Locale, 0, kit.Space(), next)
	}
	return body, kit.Row(c.Locale, look.S5, kit.Grow(kit.Centred(l)), next)
}

// when says a time that is near: today, tomorrow, or a day.
func when(c *Context, t time.Time, now time.Time) string {
	t, now = t.Local(), now.Local()
	day := func(x time.Time) time.Time { return time.Date(x.Year(), x.Month(), x.Day(), 0, 0, 0, 0, x.Location()) }
	clock := c.Lang.Clock(t)
	switch d := day(t).Sub(day(now)); {
	case d == 0:
		return c.T("home.today_at", "time", clock)
	case d > 0 && d < 36*time.Hour:
		return c.T("home.tomorrow", "time", clock)
	}
	return c.T("drafts.day_at", "day", c.Lang.Date(t), "time", clock)
}

// localeOf is how a text in another language than the screen's is set.
func localeOf(c *Context, l *i18n.Language) *text.Locale {
	return &text.Locale{Tag: l.Tag, Script: c.App.Script(l.Script), RTL: l.RTL, Scale: c.Locale.Scale}
}

// columns is how many cards stand side by side.
func columns(c *Context, wide, laptop, tall int) int {
	n := map[Class]int{Wide: wide, Laptop: laptop, Tall: tall}[c.Class]
	if c.Locale.Scale > 1.4 {
		n = max(1, n/2)
	}
	return n
}
