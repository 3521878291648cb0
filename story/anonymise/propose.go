package anonymise

import (
	"slices"
	"strings"

	"hearme/story"
)

// Program is who decided when nobody did: the program itself.
const Program = "program"

// box is one field's text with its language.
type box struct {
	field story.Field
	text  string
	lang  string
}

func boxes(c story.Content) []box {
	var bs []box
	for _, f := range story.Fields() {
		bs = append(bs, box{f, c.Text(f), c.Lang})
	}
	if c.Translation != nil {
		bs = append(bs, box{story.TranslationField, c.Translation.Text, c.Translation.Lang})
	}
	return bs
}

// ProposeStory proposes over every box and the translation. A name found once
// is found everywhere in the story, whatever its case. Every decision is
// Undecided and has its placeholder, the same for the same person throughout.
func ProposeStory(e Engine, c story.Content) []Decision {
	var ds []Decision
	bs := boxes(c)
	for _, b := range bs {
		for _, f := range e.Propose(b.text, b.lang) {
			ds = append(ds, Decision{Field: b.field, Finding: f, By: Program})
		}
	}
	for _, b := range bs {
		ds = append(ds, again(b, bs, ds)...)
	}
	return Fill(c, ds)
}

// Fill sorts decisions and gives each without one its placeholder; the same
// original has the same placeholder everywhere in the story.
func Fill(c story.Content, ds []Decision) []Decision { return fill(c, ds, newNumbering()) }

func fill(c story.Content, ds []Decision, named *numbering) []Decision {
	slices.SortStableFunc(ds, func(a, b Decision) int {
		if o := rankOf(a.Field) - rankOf(b.Field); o != 0 {
			return o
		}
		return a.Finding.Start - b.Finding.Start
	})
	for _, b := range boxes(c) {
		for i := range ds {
			if d := &ds[i]; d.Field == b.field && d.Finding.End <= len(b.text) {
				p := named.placeholder(d.Finding.Type, b.lang, b.text[d.Finding.Start:d.Finding.End])
				if d.Placeholder == "" {
					d.Placeholder = p
				}
			}
		}
	}
	return ds
}

func rankOf(f story.Field) int {
	return slices.Index(append(story.Fields(), story.TranslationField), f)
}

// AcceptAll takes out every proposal that nobody has decided about.
func AcceptAll(ds []Decision) []Decision {
	ds = slices.Clone(ds)
	for i := range ds {
		if ds[i].Verdict == Undecided {
			ds[i].Verdict = Out
		}
	}
	return ds
}

// Set decides about the i-th decision; by is who decided.
func Set(ds []Decision, i int, v Verdict, by string) []Decision {
	ds = slices.Clone(ds)
	ds[i].Verdict, ds[i].By = v, by
	return ds
}

// SetType changes what the i-th decision is taken for and its placeholder.
func SetType(c story.Content, ds []Decision, i int, t Type, by string) []Decision {
	ds = slices.Clone(ds)
	ds[i].Finding.Type, ds[i].By, ds[i].Placeholder = t, by, ""
	return Fill(c, ds)
}

// Add takes out what a person marked, start to end in bytes, widened to whole
// letters and trimmed of spaces; what it overlaps is joined into it. Decisions
// come back as they were when the span is empty or outside the text.
func Add(c story.Content, ds []Decision, f story.Field, start, end int, t Type, by string) []Decision {
	text := c.Text(f)
	if start < 0 || end > len(text) || start >= end {
		return ds
	}
	start, end = newEdges(text).widen(start, end)
	start += len(text[start:end]) - len(strings.TrimLeft(text[start:end], " \t\r\n"))
	end = start + len(strings.TrimRight(text[start:end], " \t\r\n"))
	if start >= end {
		return ds
	}
	kept := make([]Decision, 0, len(ds)+1)
	for _, d := range ds {
		if d.Field == f && d.Finding.Start < end && start < d.Finding.End {
			start, end = min(start, d.Finding.Start), max(end, d.Finding.End)
			continue
		}
		kept = append(kept, d)
	}
	return Fill(c, append(kept, Decision{Field: f, Verdict: Out, By: by, Finding: Finding{start, end, t, "by_hand", 1}}))
}

// numbering remembers who has which placeholder in a story.
type numbering struct {
	given map[string]string // kind and folded original -> placeholder
	parts map[string]string // a name's single words -> its person
	count map[string]int
	taken map[string]bool // placeholders that stand in the story for someone or something else
}

func newNumbering() *numbering {
	return &numbering{map[string]string{}, map[string]string{}, map[string]int{}, map[string]bool{}}
}

func (n *numbering) placeholder(t Type, lang, original string) string {
	people := t == Person || t == Staff || t == Relative
	d := newDoc(original, lang, false)
	who := d.core(people)
	group := string(t)
	if people {
		group = "people"
		for w := range strings.FieldsSeq(who) {
			if p := n.parts[lang+" "+w]; p != "" {
				return p
			}
		}
	}
	if p := n.given[lang+group+who]; p != "" && who != "" {
		return p
	}
	kind, _ := d.placeholderKind(t)
	if t == Date || t == Age {
		return Placeholder(t, lang, 1, original)
	}
	n.count[lang+kind]++
	p := Placeholder(t, lang, n.count[lang+kind], original)
	for n.taken[p] {
		n.count[lang+kind]++
		p = Placeholder(t, lang, n.count[lang+kind], original)
	}
	n.given[lang+group+who] = p
	if people {
		for w := range strings.FieldsSeq(who) {
			n.parts[lang+" "+w] = p
		}
	}
	return p
}

// core is the folded original; of people only the name, without title or kin.
func (d *doc) core(people bool) string {
	var ws []string
	for i := 0; i < len(d.ts); i++ {
		if people {
			if n := max(d.is(i, "staff"), d.is(i, "title"), d.is(i, "kin"), d.is(i, "my"), d.is(i, "intro"), d.is(i, "after")); n > 0 && len(ws) == 0 {
				i += n - 1
				continue
			}
			if d.ts[i].kind != word {
				continue
			}
		}
		ws = append(ws, d.ts[i].key)
	}
	return strings.Join(ws, " ")
}

// again finds in one box what was found in any box: names word by word, other
// things whole.
func again(b box, bs []box, ds []Decision) []Decision {
	w := wanted(bs, ds)
	d := newDoc(b.text, b.lang, false)
	var used []Finding
	for _, x := range ds {
		if x.Field == b.field {
			used = append(used, x.Finding)
		}
	}
	slices.SortFunc(used, func(a, b Finding) int { return a.Start - b.Start })
	var out []Decision
	at := 0
	for i := 0; i < len(d.ts); i++ {
		for at < len(used) && used[at].End <= d.ts[i].start {
			at++
		}
		n, t := w.at(d, i)
		if n == 0 {
			continue
		}
		start, end := d.ts[i].start, d.ts[i+n-1].end
		if at < len(used) && used[at].Start < end {
			continue
		}
		start, end = newEdgesOnce(&w.edges, b.text).widen(start, end)
		out = append(out, Decision{Field: b.field, By: Program, Finding: Finding{start, end, t, "same", 0.8}})
		i += n - 1
	}
	return out
}

func newEdgesOnce(e *edges, text string) edges {
	if e.text != text {
		*e = newEdges(text)
	}
	return *e
}

// wants are the rows of folded words to look for, by their first word.
type wants struct {
	rows  map[string][]want
	names map[string][]want // names by their sound, for other scripts
	near  slips
	edges edges
}

type want struct {
	words []string
	t     Type
	alone bool // one word of a name: a word of every day needs its capital
}

func wanted(bs []box, ds []Decision) *wants {
	w := &wants{rows: map[string][]want{}, names: map[string][]want{}, near: slips{}}
	texts := map[story.Field]box{}
	for _, b := range bs {
		texts[b.field] = b
	}
	seen := map[string]bool{}
	for _, x := range ds {
		b := texts[x.Field]
		d := newDoc(b.text[x.Finding.Start:x.Finding.End], b.lang, false)
		switch t := x.Finding.Type; t {
		case Person, Staff, Relative:
			for n := range strings.FieldsSeq(d.core(true)) {
				if len(n) > 2 && !seen[n] {
					seen[n] = true
					w.rows[n] = append(w.rows[n], want{[]string{n}, t, true})
					if !d.lists.isCommon("en", n) {
						w.near.add(n)
					}
					if len(w.names[sound(n)]) == 8 {
						continue // more names of one sound only cost time
					}
					w.names[sound(n)] = append(w.names[sound(n)], want{[]string{n}, t, true})
				}
			}
		case Date, Age, Job:
		default:
			words := strings.Fields(d.core(false))
			if k := strings.Join(words, " "); len(k) > 3 && !seen[k] {
				seen[k] = true
				w.rows[words[0]] = append(w.rows[words[0]], want{words, t, false})
			}
		}
	}
	return w
}

func (w *wants) at(d *doc, i int) (int, Type) {
	for _, x := range w.rows[d.key(i)] {
		if !matches(x.words, d.ts[i:]) {
			continue
		}
		if x.alone && (d.is(i, "stop") > 0 || d.is(i, "town") > 0 || d.common(i) && !d.capital(i) || d.functionWord(i)) {
			continue
		}
		return len(x.words), x.t
	}
	if d.kind(i) == word && !d.common(i) && d.is(i, "stop") == 0 && d.is(i, "town") == 0 {
		if name := w.near.of(d.key(i)); name != "" {
			return 1, w.rows[name][0].t
		}
	}
	for _, x := range w.names[sound(d.key(i))] {
		if d.sounds(i, x.words[0]) {
			return 1, x.t
		}
	}
	return 0, ""
}
