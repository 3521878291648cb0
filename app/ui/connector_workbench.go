package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/text"
	"hearme/app/ui/kit"
	"hearme/internal/look"
	"hearme/story"
	"hearme/story/anonymise"
)

func init() { Register(drawWorkbench) }

// bench is the workbench as it is drawn: what changes is changed in place, so
// that a long story stays where it was scrolled to.
type bench struct {
	w                   *flow.Workbench
	c                   *Context
	said, seen          map[story.Field]*text.Marked
	chip, mid, do, foot *swap
	midPart             fyne.CanvasObject // mid and do, which share their room anew for each mark
	more                *kit.Button       // marks what the program did not find
	// the panes' scrolls, which follow what is in them; at large text the one
	// of the page
	saidScroll, midScroll, seenScroll *kit.Scroll
}

func drawWorkbench(w *flow.Workbench, c *Context) object {
	if w.Check != "" {
		return drawSeal(w, c)
	}
	b := &bench{w: w, c: c, said: map[story.Field]*text.Marked{}, seen: map[story.Field]*text.Marked{}}
	b.chip, b.mid, b.do, b.foot = newSwap(kit.Gap(1)), newSwap(kit.Gap(1)), newSwap(kit.Gap(1)), newSwap(kit.Gap(1))
	b.more = ghost(c, "workbench.more", barIcon(c, "plus"), w.MarkMore)
	body := b.panes(b.saidPane(), b.midPane(), b.teamPane())
	b.refresh()
	w.OnChange(b.changed)
	start := []object{kit.NewButton(c.Locale, kit.Ghost, c.T("bar.home"), "arrow-left", "", w.Back)}
	if name := barTitle(c, c.T("workbench.title")); fits(c, append(append(start, name), ends(c)...)...) {
		start = append(start, name)
	}
	page := kit.Page{Loc: c.Locale, More: c.T("kit.more_below"), Start: start, End: ends(c), Body: body, Foot: b.foot, Bar: true, Fixed: true}
	if large(c) {
		page.Foot = nil
	}
	return page.Build()
}

// panes puts the three side by side, or on one another where it is narrow. At
// large text all scrolls as one, the question with it, and what there is to
// decide comes first.
func (b *bench) panes(said, mid, team object) object {
	if large(b.c) {
		all := kit.NewScroll(b.c.Locale, b.c.T("kit.more_below"), kit.Col(look.S4, mid, said, team, b.foot))
		b.saidScroll, b.midScroll, b.seenScroll = all, all, all
		return all
	}
	if b.c.Class == Tall && b.c.Locale.Script == "Aran" { // its lines are high
		return kit.Col(look.S4, kit.Grow(newRoom(said, 9)), newRoom(mid, 11.5), kit.Grow(newRoom(team, 7)))
	}
	if b.c.Class == Tall {
		return kit.Col(look.S4, kit.Grow(newRoom(said, 11)), kit.Grow(newRoom(mid, 10)), kit.Grow(newRoom(team, 7)))
	}
	if b.c.Class == Laptop {
		return kit.Row(b.c.Locale, look.S4, kit.GrowBy(1.35, said), kit.GrowBy(1.1, mid), kit.GrowBy(0.95, team))
	}
	return kit.Row(b.c.Locale, look.S4, kit.GrowBy(1.7, said), kit.GrowBy(1.1, mid), kit.GrowBy(1.1, team))
}

func (b *bench) changed() {
	if b.w.Check != "" || b.w.Loading {
		b.c.Redraw()
		return
	}
	b.refresh()
}

// story's words are set in their own language, the marks' words in ours.
func (b *bench) locale(f story.Field) *text.Locale {
	l := localeOf(b.c, b.c.App.Catalogues.Language(b.w.FieldLang(f)))
	return l
}

func (b *bench) saidPane() object {
	c := b.c
	var items []object
	fields := b.w.Fields()
	for _, f := range fields {
		m := text.NewMarked(b.locale(f), look.Body)

		m.LabelLocale = c.Locale
		m.OnScroll = func(by fyne.Delta) { b.saidScroll.By(by.DY) }
		m.OnTapped = func(i int) { b.w.Select(b.w.Marks(f)[i].Index) }
		m.OnSelected = func(start, end int) {
			if b.w.Marking {
				b.w.Add(f, start, end)
			}
		}
		b.said[f] = m
		if len(fields) > 1 {
			items = append(items, kit.Small(c.Locale, c.T("workbench.field_"+string(f))))
		}
		items = append(items, m)
	}
	head := kit.Row(c.Locale, look.S3, kit.Heading(c.Locale, c.T("workbench.said")), kit.Space(), b.chip)
	if c.Class == Tall && !large(c) {
		head = kit.Row(c.Locale, look.S3, kit.Heading(c.Locale, c.T("workbench.said")), kit.Space(), b.more, b.chip)
	}
	if large(c) {
		return kit.Card(kit.Col(look.S2, head, kit.Col(look.S3, items...), kit.Row(c.Locale, 0, kit.Space(), b.more)))
	}
	b.saidScroll = kit.NewScroll(c.Locale, c.T("kit.more_below"), kit.Col(look.S3, items...))
	p := kit.Card(kit.Col(look.S2, kit.PadBy(look.S4, 0, head), kit.Grow(newRoom(b.saidScroll, 1)), kit.PadBy(look.S4, 0, b.legend())))
	p.SidePad, p.EndPad = look.S2, look.S4
	return p
}

// midPane is the mark being looked at. What to do with it stays where it is
// from one mark to the next.
func (b *bench) midPane() object {
	if large(b.c) {
		b.midPart = kit.Col(look.S2, b.mid, b.do)
		return kit.Current(b.midPart)
	}
	b.midScroll = kit.NewScroll(b.c.Locale, b.c.T("kit.more_below"), b.mid)
	b.midPart = kit.Col(look.S2, kit.Grow(newRoom(b.midScroll, 1)), kit.PadBy(look.S4, 0, b.do))
	if b.c.Class == Tall {
		b.midPart = kit.Row(b.c.Locale, 0, kit.GrowBy(1, b.midScroll), kit.GrowBy(1, kit.PadBy(look.S4, 0, kit.Centred(b.do))))
	}
	p := kit.Current(b.midPart)
	p.SidePad, p.EndPad = look.S1, look.S3
	return p
}

func (b *bench) teamPane() object {
	c := b.c
	var items []object
	fields := b.w.Fields()
	for _, f := range fields {
		m := text.NewMarked(b.locale(f), look.Body)
		m.LabelLocale = c.Locale
		m.OnScroll = func(by fyne.Delta) { b.seenScroll.By(by.DY) }
		b.seen[f] = m
		if len(fields) > 1 {
			items = append(items, kit.Small(c.Locale, c.T("workbench.field_"+string(f))))
		}
		items = append(items, m)
	}
	head := kit.Row(c.Locale, look.S3, kit.NewIcon(c.Locale, "eye", look.Damson, look.S5), kit.Grow(kit.Centred(kit.Heading(c.Locale, c.T("workbench.team")))))
	if large(c) {
		return kit.Sunk(kit.Col(look.S3, head, kit.Col(look.S3, items...)))
	}
	b.seenScroll = kit.NewScroll(c.Locale, c.T("kit.more_below"), kit.Col(look.S3, items...))
	p := kit.Sunk(kit.Col(look.S3, kit.PadBy(look.S2, 0, head), kit.Grow(newRoom(b.seenScroll, 1))))
	p.SidePad, p.EndPad = look.S1, look.S4
	return p
}

// legend names the patterns of the marks, where there is room beside the way
// to mark more; without it the words under the marks say it.
func (b *bench) legend() object {
	c := b.c
	var os []object
	for _, k := range look.SpanKinds() {
		m := text.NewMarked(c.Locale, look.Small)
		word := strings.ReplaceAll(c.T("span."+string(k)), " ", "\u00a0")
		m.SetText(word, []text.Mark{{Start: 0, End: len(word), Kind: string(k)}})
		os = append(os, m)
	}
	more := kit.Grow(kit.Row(c.Locale, 0, kit.Space(), kit.Fixed(b.more.Widest(), b.more)))
	switch {
	case c.Class == Laptop:
		return kit.Col(look.S2, kit.NewRule(), more)
	case c.Class == Wide:
		return kit.Col(look.S2, kit.NewRule(), kit.Row(c.Locale, look.S3, append(os, more)...))
	case c.Locale.Script == "Aran": // whose lines leave no room
		return kit.Gap(1)
	}
	return kit.Col(look.S2, kit.NewRule(), kit.Row(c.Locale, look.S3, os...))
}

// refresh shows the view-model again without moving anything.
func (b *bench) refresh() {
	w, c := b.w, b.c
	for f, m := range b.said {
		m.SetText(w.Text(f), b.marks(f))
	}
	b.preview()
	b.chip.set(kit.Chip(c.Locale, look.Tint, look.Damson, c.T("workbench.looked", "n", c.Lang.Number(w.Looked()), "total", c.Lang.Number(w.Total()))))
	about, do := b.one()
	b.mid.set(about)
	b.do.set(do)
	b.midPart.Refresh()
	if w.Marking {
		b.more.Disable()
	} else {
		b.more.Enable()
	}
	b.midScroll.ToTop()
	b.saidScroll.Refresh()
	b.foot.set(b.question())
}

func (b *bench) marks(f story.Field) []text.Mark {
	var ms []text.Mark
	for _, v := range b.w.Marks(f) {
		k := look.SpanKind(string(v.Type))
		m := text.Mark{Start: v.Start, End: v.End, Kind: string(k), Label: b.c.T("span." + string(k)), Current: v.Current}
		if v.Unsure {
			m.Label = b.c.T("workbench.mark_unsure", "kind", m.Label)
		}
		switch v.Verdict {
		case anonymise.Out:
			m.State, m.Label = text.Out, b.c.T("workbench.mark_out")
		case anonymise.Keep:
			m.State, m.Label = text.Kept, b.c.T("workbench.mark_kept")
		}
		ms = append(ms, m)
	}
	return ms
}

func (b *bench) preview() {
	for f, m := range b.seen {
		words, reds := b.w.Preview(f)
		var ms []text.Mark
		for _, r := range reds {
			if r.Start < r.End {
				ms = append(ms, text.Mark{Start: r.Start, End: r.End, Kind: string(look.SpanKind(string(r.Type)))})
			}
		}
		m.SetText(words, ms)
	}
	b.seenScroll.Refresh()
}

// one is the mark being looked at: why, what to put there, and what to do.
func (b *bench) one() (about, do object) {
	w, c, nothing := b.w, b.c, kit.Gap(0)
	if w.Loading {
		return kit.Second(c.Locale, c.T("workbench.loading")), nothing
	}
	if w.Marking {
		return kit.Col(look.S4, kit.Heading(c.Locale, c.T("workbench.marking")), kit.Body(c.Locale, c.T("workbench.marking_text")),
			quiet(c, "workbench.undo", "cross", w.MarkMore)), nothing
	}
	d, words, ok := w.Now()
	if !ok {
		return kit.Col(look.S4, kit.Heading(c.Locale, c.T("workbench.none")), kit.Body(c.Locale, c.T("workbench.none_text"))), nothing
	}
	if w.Choosing {
		return b.types(d.Finding.Type), nothing
	}
	kind := c.T("type." + string(d.Finding.Type))
	if n := w.LeftOf(d.Finding.Type); n > 0 {
		kind += "  ·  " + c.N("workbench.left", n)
	} else if w.Left() == 0 {
		kind += "  ·  " + c.T("workbench.all_done")
	}
	quoted := text.NewLabel(b.locale(d.Field), look.Lead, "“"+words+"”")
	quoted.Voice = true
	var why object = kit.Small(c.Locale, c.T("reason."+d.Finding.Reason))
	if w.Asks() {
		why = asking(c, c.T("workbench.unsure"))
	}
	return column(look.S2, problem(c, w.Problem), kit.Small(c.Locale, kind), quoted, why, b.instead(d)), b.ways(d.Finding.Type)
}

// asking is a question of the program's own, in small words.
func asking(c *Context, words string) object {
	p := kit.Banner(c.Locale, kit.Yours, "info", words)
	p.SidePad, p.EndPad = look.S3, look.S2
	return p
}

// instead is the field for what stands in the place of the words.
func (b *bench) instead(d anonymise.Decision) object {
	c, w := b.c, b.w
	lines := 2
	if large(c) || c.Class != Wide || b.locale(d.Field).Script == "Aran" || c.Locale.Script == "Aran" || w.LeftOf(d.Finding.Type) > 1 {
		lines = 1 // there the room is needed
	}
	f := kit.NewField(b.locale(d.Field), look.Body, c.T("workbench.instead"), lines)
	f.Editor.Voice, f.Editor.Placeholder = true, c.T("workbench.instead_place")
	f.Editor.SetText(d.Placeholder)
	f.Editor.OnChanged = func(s string) {
		w.SetPlaceholder(s)
		b.preview()
	}
	return f
}

// ways are what can be done with the mark being looked at.
func (b *bench) ways(kind anonymise.Type) object {
	c, w := b.c, b.w
	pair := func(a, b *kit.Button) object {
		return kit.Row(c.Locale, look.S2, kit.Grow(a.Narrow()), kit.Grow(b.Narrow()))
	}
	out := kit.NewButton(c.Locale, kit.Go, c.T("workbench.take_out"), barIcon(c, "tick"), "", w.TakeOut).High(look.TouchConnector)
	keep := kit.NewButton(c.Locale, kit.Quiet, c.T("workbench.keep"), "", "", w.Keep)
	items := []object{out, keep}
	if large(c) {
		items = []object{kit.Grid(c.Locale, 2, look.S2, out.Narrow(), keep.Narrow())}
	}
	change, undo := ghost(c, "workbench.change", "", w.ChangeType).Narrow(), ghost(c, "workbench.undo", "", w.Undo).Narrow()
	undo.Hidden = !w.CanUndo()
	items = append(items, kit.Row(c.Locale, look.S2, change, kit.Space(), undo))
	if same := w.LeftOf(kind); same > 1 {
		all := pair(kit.NewButton(c.Locale, kit.Quiet, c.N("workbench.all_out", same), "", "", w.TakeOutAll),
			kit.NewButton(c.Locale, kit.Quiet, c.N("workbench.all_keep", same), "", "", w.KeepAll))
		if items = append([]object{all}, items...); large(c) { // where what is done most must be in sight
			items = append(items[1:], all)
		}
	}
	return kit.Col(look.S2, items...)
}

// types lets the connector say what the words are about.
func (b *bench) types(now anonymise.Type) object {
	c := b.c
	var cards []object
	for _, t := range anonymise.Types() {
		cards = append(cards, kit.NewChoice(c.Locale, nil, c.T("type."+string(t)), "", t == now, func() { b.w.SetType(t) }))
	}
	return kit.Col(look.S3, kit.Heading(c.Locale, c.T("workbench.type")), kit.Col(look.S2, cards...),
		ghost(c, "kit.back", "arrow-left", b.w.ChangeType))
}

// question is the foot: on to who could tell.
func (b *bench) question() object {
	w, c := b.w, b.c
	small := c.T("workbench.seals", "when", when(c, w.SealsAt(), c.App.Clock.Now()))
	if w.Left() > 0 {
		small = c.T("workbench.answer_first", "n", c.Lang.Number(w.Total())) + " " + small
	}
	next := goButton(c, "could.title", w.WhoCould)
	if !w.CanAnswer() {
		next.Disable()
	}
	words := kit.Centred(kit.Col(2, kit.Heading(c.Locale, c.T("workbench.question")), kit.Small(c.Locale, small)))
	if c.Class == Tall || large(c) {
		return kit.Col(look.S3, words, kit.Row(c.Locale, 0, kit.Space(), next))
	}
	return kit.Row(c.Locale, look.S4, kit.Grow(words), next)
}

func drawSeal(w *flow.Workbench, c *Context) object {
	w.OnChange(c.Redraw)
	said := map[anonymise.Check]string{anonymise.CheckNo: "workbench.seal_no", anonymise.CheckNotSure: "workbench.seal_not_sure", anonymise.CheckYes: "workbench.seal_yes"}
	tone := kit.Calm
	if w.Check != anonymise.CheckNo {
		tone = kit.Yours
	}
	seal := kit.NewButton(c.Locale, kit.Go, c.T("workbench.seal_go"), "lock", "", w.Seal)
	busy(c, seal, w.Busy, "workbench.sealing")
	body := column(look.S5, kit.Title(c.Locale, c.T("workbench.seal_title")), kit.Body(c.Locale, c.T("workbench.seal_text")),
		kit.Body(c.Locale, c.T("workbench.seal_original")), kit.Banner(c.Locale, tone, "eye", c.T(said[w.Check])), problem(c, w.Problem), kit.Space())
	return doorPage(c, body, nextRow(c, []object{quiet(c, "workbench.seal_back", "arrow-left", w.Back)}, seal))
}

// newRoom gives a component that scrolls a least height, in lines of text, and
// lets it take what there is.
func newRoom(o fyne.CanvasObject, lines float32) *room {
	r := &room{swap: newSwap(o), least: lines * 30}
	r.ExtendBaseWidget(r)
	return r
}

type room struct {
	*swap
	least float32
}

// HeightFor is the least height; Grow gives more.
func (r *room) HeightFor(float32) float32 { return r.least }

// MinSize is for Fyne.
func (r *room) MinSize() fyne.Size { return fyne.NewSize(r.swap.MinSize().Width, r.least) }
