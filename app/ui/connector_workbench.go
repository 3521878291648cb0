package ui

import (
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
	w               *flow.Workbench
	c               *Context
	said, seen      map[story.Field]*text.Marked
	chip, mid, foot *swap
	// the panes' scrolls, which follow what is in them; at large text the one
	// of the page
	saidScroll, midScroll, seenScroll *kit.Scroll
}

func drawWorkbench(w *flow.Workbench, c *Context) object {
	if w.Check != "" {
		return drawSeal(w, c)
	}
	b := &bench{w: w, c: c, said: map[story.Field]*text.Marked{}, seen: map[story.Field]*text.Marked{}}
	b.chip, b.mid, b.foot = newSwap(kit.Gap(1)), newSwap(kit.Gap(1)), newSwap(kit.Gap(1))
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
		return kit.Row(b.c.Locale, look.S4, kit.GrowBy(1.4, said), kit.GrowBy(1, mid), kit.GrowBy(1, team))
	}
	return kit.Row(b.c.Locale, look.S4, kit.GrowBy(1.84, said), kit.GrowBy(1, mid), kit.GrowBy(1.1, team))
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
	if large(c) {
		return kit.Card(kit.Col(look.S2, head, kit.Col(look.S3, items...)))
	}
	b.saidScroll = kit.NewScroll(c.Locale, c.T("kit.more_below"), kit.Col(look.S3, items...))
	p := kit.Card(kit.Col(look.S2, kit.PadBy(look.S4, 0, head), kit.Grow(newRoom(b.saidScroll, 1)), kit.PadBy(look.S4, 0, legend(c))))
	p.SidePad, p.EndPad = look.S2, look.S4
	return p
}

func (b *bench) midPane() object {
	if large(b.c) {
		return kit.Current(b.mid)
	}
	b.midScroll = kit.NewScroll(b.c.Locale, b.c.T("kit.more_below"), b.mid)
	p := kit.Current(b.midScroll)
	p.SidePad, p.EndPad = look.S1, look.S2
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

// legend names the patterns of the marks.
func legend(c *Context) object {
	if c.Class != Wide || c.Locale.Scale > 1.3 || c.Locale.Script == "Aran" {
		return kit.Gap(1) // the words under the marks say it
	}
	var os []object
	for _, k := range look.SpanKinds() {
		m := text.NewMarked(c.Locale, look.Small)
		word := c.T("span." + string(k))
		m.SetText(word, []text.Mark{{Start: 0, End: len(word), Kind: string(k)}})
		os = append(os, m)
	}
	return kit.Grid(c.Locale, columns(c, 4, 4, 4), look.S2, os...)
}

// refresh shows the view-model again without moving anything.
func (b *bench) refresh() {
	w, c := b.w, b.c
	for f, m := range b.said {
		m.SetText(w.Text(f), b.marks(f))
	}
	b.preview()
	b.chip.set(kit.Chip(c.Locale, look.Tint, look.Damson, c.T("workbench.looked", "n", c.Lang.Number(w.Looked()), "total", c.Lang.Number(w.Total()))))
	b.mid.set(b.one())
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
func (b *bench) one() object {
	w, c := b.w, b.c
	if w.Loading {
		return kit.Second(c.Locale, c.T("workbench.loading"))
	}
	if w.Marking {
		return kit.Col(look.S4, kit.Heading(c.Locale, c.T("workbench.marking")), kit.Body(c.Locale, c.T("workbench.marking_text")),
			quiet(c, "workbench.undo", "cross", w.MarkMore))
	}
	d, words, ok := w.Now()
	more := ghost(c, "workbench.more", "", w.MarkMore)
	if !ok {
		return kit.Col(look.S4, kit.Heading(c.Locale, c.T("workbench.none")), kit.Body(c.Locale, c.T("workbench.none_text")), more)
	}
	if w.Choosing {
		return b.types(d.Finding.Type)
	}
	kind := c.T("type." + string(d.Finding.Type))
	left := c.T("workbench.all_done")
	if n := w.Left(); n > 0 {
		left = c.N("workbench.left", n)
	}
	quoted := text.NewLabel(b.locale(d.Field), look.Lead, "“"+words+"”")
	quoted.Voice = true
	lines := 2
	if large(c) || b.locale(d.Field).Script == "Aran" || c.Locale.Script == "Aran" { // whose lines are high
		lines = 1
	}
	f := kit.NewField(b.locale(d.Field), look.Body, c.T("workbench.instead"), lines)
	f.Editor.Voice, f.Editor.Placeholder = true, c.T("workbench.instead_place")
	f.Editor.SetText(d.Placeholder)
	f.Editor.OnChanged = func(s string) {
		w.SetPlaceholder(s)
		b.preview()
	}
	undo := object(kit.Gap(look.TouchLeast)) // nothing moves when it comes
	if w.CanUndo() {
		undo = ghost(c, "workbench.undo", "undo", w.Undo).Narrow()
	}
	out, keep := c.T("workbench.take_out"), c.T("workbench.keep")
	same := w.LeftOf(d.Finding.Type)
	asked := kit.Banner(c.Locale, kit.Yours, "info", c.T("workbench.unsure"))
	asked.Hidden = !w.Asks()
	about := []object{problem(c, w.Problem), asked, kit.Row(c.Locale, look.S2, kit.Grow(kit.Centred(kit.Small(c.Locale, kind+"  ·  "+left))), undo), quoted,
		kit.Small(c.Locale, c.T("reason."+d.Finding.Reason)), f}
	first := kit.NewButton(c.Locale, kit.Go, out, barIcon(c, "tick"), "", w.TakeOut).High(look.TouchConnector)
	second := kit.NewButton(c.Locale, kit.Quiet, keep, "", "", w.Keep)
	items := []object{first, second}
	if large(c) {
		items = []object{kit.Grid(c.Locale, 2, look.S2, first.Narrow(), second.Narrow())}
	}
	pair := func(a, b *kit.Button) object {
		return kit.Row(c.Locale, look.S2, kit.Grow(a.Narrow()), kit.Grow(b.Narrow()))
	}
	if same > 1 {
		items = append(items, pair(kit.NewButton(c.Locale, kit.Quiet, c.N("workbench.all_out", same), "", "", w.TakeOutAll),
			kit.NewButton(c.Locale, kit.Quiet, c.N("workbench.all_keep", same), "", "", w.KeepAll)))
	}
	items = append(items, pair(more, ghost(c, "workbench.change", "", w.ChangeType)))
	if c.Class == Tall && c.Locale.Scale < 1.3 {
		return kit.Row(c.Locale, look.S5, kit.Grow(column(look.S3, about...)), kit.Grow(kit.Col(look.S2, items...)))
	}
	return column(look.S2, append(about, items...)...)
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
