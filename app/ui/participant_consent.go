package ui

import (
	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/internal/look"
	"hearme/story"
)

func init() {
	Register(drawQuote)
	Register(drawPartners)
	Register(drawContact)
}

// asks is a consent page, on which someone else may touch for a person.
type asks interface {
	reads
	Help() flow.Help
	AskHelp()
	Witness(bool)
	TouchMyself()
}

// helped is "Someone else touches for you?" and the rule that goes with it.
func helped(c *Context, p asks) fyne.CanvasObject {
	ask := kit.NewButton(c.Locale, kit.Ghost, c.T("consent.helped.ask"), "people", "", p.AskHelp)
	if p.Help() == flow.HelpNone {
		note := draftWords(c)
		if large(c) || c.Class == Laptop && c.tight < close {
			return kit.Col(look.S2, kit.Row(c.Locale, 0, ask, kit.Space()), note)
		}
		return kit.Row(c.Locale, look.S3, ask, kit.Grow(kit.Centred(note)))
	}
	say := "consent.helped.rule"
	ways := []fyne.CanvasObject{
		quiet(c, "consent.helped.yes", "", func() { p.Witness(true) }),
		quiet(c, "consent.helped.no", "", func() { p.Witness(false) }),
	}
	switch p.Help() {
	case flow.HelpWitnessed:
		say, ways = "consent.helped.heard", []fyne.CanvasObject{quiet(c, "consent.helped.myself", "", p.TouchMyself)}
	case flow.HelpNoWitness:
		say, ways = "consent.helped.alone", []fyne.CanvasObject{quiet(c, "consent.helped.myself", "", p.TouchMyself)}
	}
	return kit.Sunk(kit.Col(look.S4, kit.Even(c.Locale, kit.Body(c.Locale, c.T(say))), kit.Row(c.Locale, look.S3, append(ways, kit.Space())...)))
}

func drawQuote(p *flow.QuotePage, c *Context) fyne.CanvasObject {
	words := func() fyne.CanvasObject {
		first := []fyne.CanvasObject{}
		for _, l := range p.Before() {
			if p.Easy() {
				first = append(first, easyLines(c, []flow.InfoLine{l}))
				continue
			}
			b := kit.Banner(c.Locale, kit.Yours, "printer", c.T(l.Key))
			if c.tight == closest {
				b.EndPad = 0
			}
			first = append(first, aloud(c, l.Key, b))
		}
		return asked(c, p, askGap(c),
			append(first, aloud(c, p.Title(), kit.Title(c.Locale, c.T(p.Title())))),
			lines(c, p.Easy(), p.Lines()),
			said(c, p.Chosen(), "consent.quote.yes", "consent.quote.no"))
	}
	return frame{
		c: c, p: p, backTop: true, fit: words,
		update: whenChanged(c, func() any { return [...]any{p.Easy(), p.Help(), p.Chosen()} }),
		foot:   answers(c, "consent.quote.yes", "consent.quote.no", p.Answer),
	}.draw()
}

func drawPartners(p *flow.PartnersPage, c *Context) fyne.CanvasObject {
	set := map[string]func(flow.Choice){}
	words := func() fyne.CanvasObject {
		rows := []fyne.CanvasObject{
			aloud(c, p.Title(), kit.Title(c.Locale, c.T(p.Title()))),
			lines(c, p.Easy(), p.Lines()),
		}
		for _, o := range p.Partners() {
			name := kit.Lead(c.Locale, own(o.Name))
			name.Bold = true
			both, show := yesNo(c, "consent.share_partners.yes", "consent.share_partners.no", p.Chosen(o.ID),
				func(yes bool) { p.Answer(o.ID, yes) })
			set[o.ID] = show
			rows = append(rows, partnerCard(c, name, both))
		}
		return kit.Col(askGap(c), append(rows, helped(c, p))...)
	}
	again := whenChanged(c, func() any { return [...]any{p.Easy(), p.Help()} })
	return frame{
		c: c, p: p, fit: words, foot: nav(c, p, goButton(c, "kit.next", p.Next)),
		update: func() {
			again()
			for id, show := range set {
				show(p.Chosen(id))
			}
		},
	}.draw()
}

// askGap is the room between the parts of a page that asks.
func askGap(c *Context) float32 {
	return [...]float32{roomy: look.S4, plain: look.S4, close: look.S3, closest: look.S2}[c.tight]
}

func partnerCard(c *Context, name, both fyne.CanvasObject) fyne.CanvasObject {
	if !large(c) && (c.Class == Wide || c.Class == Laptop && c.tight > roomy) {
		return kit.Card(kit.Row(c.Locale, look.S5, kit.GrowBy(2, kit.Centred(name)), kit.GrowBy(3, both)))
	}
	return kit.Card(kit.Col(look.S4, name, both))
}

func drawContact(p *flow.ContactPage, c *Context) fyne.CanvasObject {
	title := aloud(c, p.Title(), kit.Title(c.Locale, c.T(p.Title())))
	if p.Chosen() != flow.Yes {
		return frame{
			c: c, p: p, backTop: true,
			update: whenChanged(c, func() any { return [...]any{p.Easy(), p.Help(), p.Chosen()} }),
			fit: func() fyne.CanvasObject {
				return illustratedAsk(c, p, asked(c, p, askGap(c), []fyne.CanvasObject{title, lines(c, p.Easy(), p.Lines())}, said(c, p.Chosen(), "consent.contact.yes", "consent.contact.no")))
			},
			foot: answers(c, "consent.contact.yes", "consent.contact.no", p.Answer),
		}.draw()
	}
	return drawContactLines(p, c, title)
}

func drawContactLines(p *flow.ContactPage, c *Context, title fyne.CanvasObject) fyne.CanvasObject {
	field := func(key, value string, put func(*story.Contact, string)) *kit.Field {
		f := kit.NewField(c.Locale, look.Lead, c.T(key), 1)
		f.Editor.MaxBytes = flow.MaxContact
		f.Editor.SetText(value)
		f.Editor.OnChanged = func(s string) {
			now := p.Contact()
			put(&now, s)
			p.Set(now)
		}
		f.Editor.OnRefused = p.Refused
		return f
	}
	show, showNamed := func(flow.Choice) {}, func(flow.Choice) {}
	body := func() fyne.CanvasObject {
		now := p.Contact()
		both, shows := yesNo(c, "consent.contact.yes", "consent.contact.no", p.Chosen(), p.Answer)
		show = shows
		rows := []fyne.CanvasObject{title, both}
		if c.tight > roomy && c.Class != Tall {
			rows = []fyne.CanvasObject{kit.Row(c.Locale, look.S5, kit.GrowBy(1.25, kit.Centred(title)), kit.GrowBy(1, kit.Centred(both)))}
		}
		rows = append(rows, failure(c, p.Problem()),
			kit.Grid(c.Locale, across(c, 2), askGap(c),
				field("contact.name", now.Name, func(k *story.Contact, s string) { k.Name = s }),
				field("contact.phone", now.Phone, func(k *story.Contact, s string) { k.Phone = s }),
				field("contact.email", now.Email, func(k *story.Contact, s string) { k.Email = s }),
				field("contact.note", now.Note, func(k *story.Contact, s string) { k.Note = s })),
			kit.Small(c.Locale, c.T("contact.one")))
		if p.AsksNamed() {
			var named fyne.CanvasObject
			named, showNamed = yesNo(c, "consent.contact_named.yes", "consent.contact_named.no", p.Named(), p.AnswerNamed)
			rows = append(rows, namedCard(p, c, named))
		}
		return kit.Col(askGap(c), append(rows, helped(c, p))...)
	}
	again := whenChanged(c, func() any {
		return [...]any{p.Easy(), p.Help(), p.Chosen() != flow.Yes, trouble(c, p.Problem())}
	})
	return frame{
		c: c, p: p, fit: body, foot: nav(c, p, goButton(c, "kit.next", p.Next)),
		update: func() {
			again()
			show(p.Chosen())
			showNamed(p.Named())
		},
	}.draw()
}

// namedCard asks whether we may talk later about telling it in public.
func namedCard(p *flow.ContactPage, c *Context, named fyne.CanvasObject) fyne.CanvasObject {
	q := kit.Lead(c.Locale, c.T(p.NamedTitle()))
	q.Bold = true
	words := []fyne.CanvasObject{aloud(c, p.NamedTitle(), q), lines(c, p.Easy(), p.NamedLines())}
	if c.tight == roomy || c.Class == Tall || p.Easy() {
		return kit.Card(kit.Col(look.S3, append(words, named)...))
	}
	card := kit.Card(kit.Row(c.Locale, look.S5, kit.GrowBy(1.25, kit.Centred(kit.Col(look.S1, words...))), kit.GrowBy(1, kit.Centred(named))))
	card.EndPad = look.S3
	return card
}
