package anonymise

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearme/story"
)

// Lead is who takes out more when a sealed story is reviewed.
const Lead = "lead"

// ProposeMore proposes over a story that was redacted before: newer rules see
// what older ones missed. What touches a placeholder is left alone.
func ProposeMore(e Engine, c story.Content, reds []Redaction) []Decision {
	return slices.DeleteFunc(ProposeStory(e, c), func(d Decision) bool { return onPlaceholder(d, reds) })
}

// FindWords finds words everywhere in the story, as a person typed or pasted
// them: case and the length of spaces do not count. Whole words come first;
// only when there are none, parts of words. onto counts the places that touch
// a placeholder, which are not among the found. What is found is Out.
func FindWords(c story.Content, reds []Redaction, words string, t Type, by string) (found []Decision, onto int) {
	words = strings.Join(strings.Fields(words), " ")
	if words == "" || !utf8.ValidString(words) {
		return nil, 0
	}
	for _, whole := range []bool{true, false} {
		for _, b := range boxes(c) {
			for _, f := range placesOf(b.text, words, whole) {
				f.Type, f.Reason, f.Confidence = t, "by_hand", 1
				d := Decision{Field: b.field, Finding: f, Verdict: Out, By: by}
				if onPlaceholder(d, reds) {
					onto++
					continue
				}
				found = append(found, d)
			}
		}
		if len(found)+onto > 0 {
			break
		}
	}
	return found, onto
}

// Alike finds what ds takes out elsewhere in the story: names word by word, in
// other spellings and scripts. It returns only what is new.
func Alike(c story.Content, reds []Redaction, ds []Decision, by string) []Decision {
	var more []Decision
	bs := boxes(c)
	for _, b := range bs {
		for _, d := range again(b, bs, ds) {
			if !onPlaceholder(d, reds) {
				d.Verdict, d.By = Out, by
				more = append(more, d)
			}
		}
	}
	return more
}

// Elsewhere proposes the other places of what a person marked: the same words,
// and a name in other cases, spellings and scripts. Nobody has decided those,
// and they count as found by whoever marked the first: the program missed them.
func Elsewhere(c story.Content, ds []Decision, marked Decision) []Decision {
	words := c.Text(marked.Field)[marked.Finding.Start:marked.Finding.End]
	same, _ := FindWords(c, nil, words, marked.Finding.Type, Program)
	same = slices.DeleteFunc(same, func(d Decision) bool { return c.Text(d.Field)[d.Finding.Start:d.Finding.End] != words })
	ds = slices.Clone(ds)
	for _, d := range append(same, Alike(c, nil, []Decision{marked}, Program)...) {
		if slices.ContainsFunc(ds, func(o Decision) bool {
			return o.Field == d.Field && o.Finding.Start < d.Finding.End && d.Finding.Start < o.Finding.End
		}) {
			continue
		}
		d.Verdict, d.By, d.Finding.Reason, d.Finding.Confidence = Undecided, marked.By, "same", 0.8
		ds = append(ds, d)
	}
	return Fill(c, ds)
}

// Join sorts decisions and joins those that overlap; the first one's type and
// placeholder count for both.
func Join(ds []Decision) []Decision {
	ds = slices.Clone(ds)
	slices.SortStableFunc(ds, func(a, b Decision) int {
		if o := rankOf(a.Field) - rankOf(b.Field); o != 0 {
			return o
		}
		return a.Finding.Start - b.Finding.Start
	})
	var out []Decision
	for _, d := range ds {
		if n := len(out) - 1; n >= 0 && out[n].Field == d.Field && d.Finding.Start < out[n].Finding.End {
			out[n].Finding.End = max(out[n].Finding.End, d.Finding.End)
			continue
		}
		out = append(out, d)
	}
	return out
}

// FillBeside is Fill for a story that has placeholders already: a new one
// never says that it stands for the same person or thing as one of those.
func FillBeside(c story.Content, reds []Redaction, ds []Decision) []Decision {
	named := newNumbering()
	for _, r := range reds {
		named.taken[r.Placeholder] = true
	}
	return fill(c, ds, named)
}

// TakeOut takes more out of a story that was redacted before. kept is where the
// placeholders of before stand now, added the new ones. Codes of its
// *story.Problem: undecided, bad_span, on_placeholder.
func TakeOut(c story.Content, reds []Redaction, ds []Decision) (out story.Content, kept, added []Redaction, err error) {
	out = c.Clone()
	for _, d := range ds {
		if rankOf(d.Field) < 0 {
			return story.Content{}, nil, nil, &story.Problem{Code: "bad_span", Field: string(d.Field)}
		}
		if d.Verdict != Keep && onPlaceholder(d, reds) {
			return story.Content{}, nil, nil, &story.Problem{Code: "on_placeholder", Field: string(d.Field)}
		}
	}
	for _, f := range append(story.Fields(), story.TranslationField) {
		text, news, err := cut(f, c.Text(f), ds)
		if err != nil {
			return story.Content{}, nil, nil, err
		}
		for _, r := range reds {
			if r.Field == f {
				kept = append(kept, moved(r, ds))
			}
		}
		out.SetText(f, text)
		added = append(added, news...)
	}
	return out, kept, added, nil
}

// moved is where a placeholder stands once what lies before it is taken out.
func moved(r Redaction, ds []Decision) Redaction {
	by := 0
	for _, d := range ds {
		if d.Field == r.Field && d.Verdict == Out && d.Finding.End <= r.Start {
			by += len(d.Placeholder) - (d.Finding.End - d.Finding.Start)
		}
	}
	r.Start, r.End = r.Start+by, r.End+by
	return r
}

// Repeats reports whether a placeholder says again what it stands for: a name
// of the people in words, or all of the words.
func Repeats(placeholder, words, lang string, t Type) bool {
	people := t == Person || t == Staff || t == Relative
	said := strings.Fields(newDoc(placeholder, lang, false).core(false))
	gone := newDoc(words, lang, false).core(people)
	if !people {
		return gone != "" && strings.Contains(" "+strings.Join(said, " ")+" ", " "+gone+" ")
	}
	for w := range strings.FieldsSeq(gone) {
		if slices.Contains(said, w) {
			return true
		}
	}
	return false
}

func onPlaceholder(d Decision, reds []Redaction) bool {
	return slices.ContainsFunc(reds, func(r Redaction) bool {
		return r.Field == d.Field && d.Finding.Start < r.End && r.Start < d.Finding.End
	})
}

// placesOf lists where words stand in a text, none over another.
func placesOf(text, words string, whole bool) []Finding {
	var out []Finding
	e := newEdges(text)
	first, _ := utf8.DecodeRuneInString(words)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		n := 0
		if folded(r) == folded(first) && e.at(i) {
			n = begins(text[i:], words)
		}
		if n == 0 || !e.at(i+n) || whole && (inside(text, i) || inside(text, i+n)) {
			i += size
			continue
		}
		out = append(out, Finding{Start: i, End: i + n})
		i += n
	}
	return out
}

// begins returns how many bytes of text the words take at its front, 0 when it
// does not begin with them.
func begins(text, words string) int {
	at := 0
	for _, w := range words {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case size == 0:
			return 0
		case w == ' ' && unicode.IsSpace(r):
			at += len(text[at:]) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
		case folded(w) == folded(r):
			at += size
		default:
			return 0
		}
	}
	return at
}

func folded(r rune) rune {
	if r == '’' || r == 'ʼ' {
		return '\''
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// inside reports whether i lies inside a word.
func inside(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	return i > 0 && i < len(text) && ofWord(before) && ofWord(after)
}

func ofWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
