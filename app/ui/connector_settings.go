package ui

import (
	"strings"

	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/i18n"
	"hearme/internal/look"
)

func init() {
	Register(drawSettings)
	Register(drawAboutProgram)
}

func drawSettings(s *flow.Settings, c *Context) object {
	var langs, looks, sizes []object
	for _, l := range s.Languages() {
		langs = append(langs, kit.NewChoice(c.Locale, localeOf(c, l), l.Autonym, "", l.Tag == s.Language(), func() { s.SetLanguage(l.Tag) }))
	}
	for _, p := range flow.Palettes() {
		looks = append(looks, kit.NewChoice(c.Locale, nil, c.T("settings.palette_"+strings.ReplaceAll(p, "-", "_")), "", p == s.Palette(), func() { s.SetPalette(p) }))
	}
	for _, n := range flow.Sizes() {
		sizes = append(sizes, kit.NewChoice(c.Locale, nil, c.T("settings.size_n", "n", c.Lang.Number(n)), "", n == s.TextSize(), func() { s.SetTextSize(n) }))
	}
	var letters object
	if c.App.LettersLanguage() != nil {
		letters = column(look.S4, kit.Heading(c.Locale, c.T("letters.title")), lettersChoice(c, columns(c, 4, 2, 2)))
	}
	item := func(icon, key, small string, do func()) object {
		return kit.NewItem(c.Locale, icon, c.T(key), small, do)
	}
	practise := "settings.practise"
	if s.Practising() {
		practise = "settings.practise_end"
	}
	project := ""
	if p := s.Project(); p != "" {
		project = c.T("settings.project", "name", p)
	}
	var said object
	if s.Said != "" {
		said = kit.Banner(c.Locale, kit.Safe, "tick", c.T(s.Said))
	}
	body := column(look.S4, said,
		kit.Heading(c.Locale, c.T("settings.language")), kit.Grid(c.Locale, columns(c, 4, 4, 2), look.S4, langs...),
		speech(c),
		kit.Heading(c.Locale, c.T("settings.palette")), kit.Grid(c.Locale, columns(c, 4, 2, 2), look.S4, looks...),
		kit.Heading(c.Locale, c.T("settings.size")), kit.Grid(c.Locale, columns(c, 5, 5, 3), look.S4, sizes...),
		letters, marking(s, c),
		kit.Heading(c.Locale, c.T("settings.you")), kit.Grid(c.Locale, columns(c, 2, 2, 1), look.S4,
			item("key", "settings.passphrase", "", s.ChangePassphrase), item("lock", "settings.pin", "", s.ChangePIN)),
		kit.Heading(c.Locale, c.T("settings.tablet")), kit.Grid(c.Locale, columns(c, 2, 2, 1), look.S4,
			item("flag", "settings.events", "", s.Events), item("undo", "settings.withdraw", "", s.Withdraw),
			item("people", "settings.connector", c.T("settings.connector_text"), s.AddConnector),
			item("book", practise, "", s.Practise), item("info", "settings.about", project, s.About)))
	return connectorPage(c, c.T("bar.home"), s.Back, c.T("settings.title"), body, nil)
}

// marking is how much the program marks in the stories of this tablet.
func marking(s *flow.Settings, c *Context) object {
	cautious, choice := s.Cautious()
	if !choice {
		return nil
	}
	way := func(key string, on bool) object {
		return kit.NewChoice(c.Locale, nil, c.T("settings.marking_"+key), c.T("settings.marking_"+key+"_text"), cautious == on, func() { s.SetCautious(on) })
	}
	return column(look.S4, kit.Heading(c.Locale, c.T("settings.marking")), kit.Grid(c.Locale, columns(c, 2, 2, 1), look.S4, way("balanced", false), way("cautious", true)))
}

// lettersChoice is the two ways of writing Urdu, each drawn in its own.
func lettersChoice(c *Context, across int) object {
	l := c.App.LettersLanguage()
	var ways []object
	for _, way := range flow.Letters() {
		loc := *localeOf(c, l)
		loc.Script = flow.LettersScript(way)
		small := c.T("letters." + way)
		if c.Lang.Tag == l.Tag {
			small = ""
		}
		ways = append(ways, kit.NewChoice(c.Locale, &loc, l.T("letters."+way), small, way == c.App.Letters(), func() { c.App.SetLetters(way) }).Compact(c.Class != Tall))
	}
	return kit.Grid(c.Locale, across, look.S4, ways...)
}

// speech says which of the program's languages a machine's voice can read to
// connectors.
func speech(c *Context) object {
	with, without := c.App.Aloud().Languages()
	names := func(ls []*i18n.Language) string {
		var all []string
		for _, l := range ls {
			all = append(all, own(l.Autonym))
		}
		return strings.Join(all, ", ")
	}
	rows := []object{kit.Heading(c.Locale, c.T("settings.speech")), kit.Small(c.Locale, c.T("settings.speech_how"))}
	if len(with) == 0 {
		return kit.Col(look.S3, append(rows, kit.Body(c.Locale, c.T("settings.speech_none")))...)
	}
	rows = append(rows, kit.Body(c.Locale, c.T("settings.speech_with", "languages", names(with))))
	if len(without) > 0 {
		rows = append(rows, kit.Body(c.Locale, c.T("settings.speech_without", "languages", names(without))))
	}
	return column(look.S3, append(rows, readToMe(c, "settings.speech_hello"))...)
}

func drawAboutProgram(b *flow.About, c *Context) object {
	name, url := b.Project()
	items := []object{kit.Body(c.Locale, c.T("about.text"))}
	if name != "" {
		items = append(items, copied(c, c.T("about.project", "name", name)))
	}
	if url != "" {
		items = append(items, copied(c, c.T("about.url", "url", url)))
	}
	for _, k := range []string{"about.fonts", "about.parts", "about.words"} {
		items = append(items, kit.Small(c.Locale, c.T(k)))
	}
	return connectorPage(c, c.T("kit.back"), b.Back, c.T("about.title"), kit.Limit(c.Locale, 860, kit.Col(look.S5, items...)), nil)
}

// copied is something that a connector may want to copy.
func copied(c *Context, s string) object {
	l := kit.Body(c.Locale, s)
	l.Selectable = true
	return l
}
