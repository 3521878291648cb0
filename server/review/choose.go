package review

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearme/story"
	"hearme/story/anonymise"
)

// A choice is some words that a lead wants out, wherever they stand. A page
// carries it as one value: its type, where it stands in the text, and the
// placeholder. The words themselves are in the story alone.
type choice struct {
	Type    anonymise.Type
	Places  []anonymise.Finding
	Fields  []story.Field // of each place
	Instead string        // with its brackets; empty: the program's own
	Words   string
	Reason  string
}

const (
	maxWords   = 400 // letters that can be searched for at one time
	maxInstead = 60
	maxPlaces  = 2000
)

var errChoice = errors.New("review: a choice that no page of ours made")

// Value writes a choice: "PERSON what_happened.5.10,translation.3.8 [person 2]".
func (c choice) Value() string {
	var places []string
	for i, p := range c.Places {
		places = append(places, string(c.Fields[i])+"."+strconv.Itoa(p.Start)+"."+strconv.Itoa(p.End))
	}
	return string(c.Type) + " " + strings.Join(places, ",") + " " + c.Instead
}

// where is the value without its placeholder.
func (c choice) where() string { c.Instead = ""; return c.Value() }

// Times says in how many places the words stand.
func (c choice) Times() string { return count(len(c.Places), "place", "places") }

// Kind is how it is marked.
func (c choice) Kind() string { return spanKind(c.Type) }

// Is says what the words are.
func (c choice) Is() string { return typeWords[c.Type][0] }

// readChoice reads what Value wrote, against the story it was written for.
func readChoice(value string, t told) (choice, error) {
	kind, rest, ok := strings.Cut(value, " ")
	places, instead, ok2 := strings.Cut(rest, " ")
	c := choice{Type: anonymise.Type(kind), Instead: instead}
	if !ok || !ok2 || !slices.Contains(anonymise.Types(), c.Type) || instead != "" && cleanInstead(instead) != instead {
		return choice{}, errChoice
	}
	for place := range strings.SplitSeq(places, ",") {
		parts := strings.Split(place, ".")
		if len(parts) != 3 || len(c.Places) == maxPlaces {
			return choice{}, errChoice
		}
		f := story.Field(parts[0])
		text := t.Content.Text(f)
		start, err1 := strconv.Atoi(parts[1])
		end, err2 := strconv.Atoi(parts[2])
		if err1 != nil || err2 != nil || start < 0 || start >= end || end > len(text) || !utf8.ValidString(text[start:end]) {
			return choice{}, errChoice
		}
		c.Places = append(c.Places, anonymise.Finding{Start: start, End: end, Type: c.Type, Reason: "by_hand", Confidence: 1})
		c.Fields = append(c.Fields, f)
		if c.Words == "" {
			c.Words = oneLine(text[start:end])
		}
	}
	return c, nil
}

func readChoices(values []string, t told) ([]choice, error) {
	var cs []choice
	for _, v := range values {
		c, err := readChoice(v, t)
		if err != nil {
			return nil, err
		}
		cs = append(cs, c)
	}
	return cs, nil
}

// decisions is what choices take out, joined where they overlap, each with its
// placeholder.
func decisions(cs []choice, t told) []anonymise.Decision {
	var ds []anonymise.Decision
	for _, c := range cs {
		for i, p := range c.Places {
			ds = append(ds, anonymise.Decision{Field: c.Fields[i], Finding: p, Verdict: anonymise.Out, Placeholder: c.Instead, By: anonymise.Lead})
		}
	}
	return anonymise.FillBeside(t.Content, t.Redactions, anonymise.Join(ds))
}

// choices groups decisions: the same words of one type with one placeholder
// are one choice.
func choices(ds []anonymise.Decision, t told) []choice {
	var cs []choice
	at := map[string]int{}
	for _, d := range ds {
		text := t.Content.Text(d.Field)
		words := oneLine(text[d.Finding.Start:d.Finding.End])
		key := string(d.Finding.Type) + " " + strings.ToLower(words) + " " + d.Placeholder
		i, ok := at[key]
		if !ok {
			i = len(cs)
			at[key] = i
			cs = append(cs, choice{Type: d.Finding.Type, Instead: d.Placeholder, Words: words, Reason: d.Finding.Reason})
		}
		cs[i].Places = append(cs[i].Places, d.Finding)
		cs[i].Fields = append(cs[i].Fields, d.Field)
	}
	return cs
}

// What is wrong with what a lead wrote.
type slip string

const (
	noWords     slip = "nowords"
	noKind      slip = "nokind"
	notFound    slip = "notfound"
	taken       slip = "taken"
	badInstead  slip = "badinstead"
	sameInstead slip = "sameinstead"
	tooMuch     slip = "toomuch"
	changed     slip = "changed"
)

// typed is what a lead wrote by hand.
type typed struct{ Words, Kind, Instead string }

// find turns written words into a choice, and those that look like them into
// more.
func (w typed) find(t told) ([]choice, slip) {
	words, kind := oneLine(w.Words), anonymise.Type(w.Kind)
	instead := cleanInstead(w.Instead)
	switch {
	case words == "" || !utf8.ValidString(words):
		return nil, noWords
	case utf8.RuneCountInString(words) > maxWords:
		return nil, tooMuch
	case !slices.Contains(anonymise.Types(), kind):
		return nil, noKind
	case strings.TrimSpace(w.Instead) != "" && instead == "":
		return nil, badInstead
	case instead != "" && anonymise.Repeats(instead, words, t.Content.Lang, kind):
		return nil, sameInstead
	}
	ds, onto := anonymise.FindWords(t.Content, t.Redactions, words, kind, anonymise.Lead)
	switch {
	case len(ds) == 0 && onto > 0:
		return nil, taken
	case len(ds) == 0:
		return nil, notFound
	case len(ds) > maxPlaces:
		return nil, tooMuch
	}
	ds = append(ds, anonymise.Alike(t.Content, t.Redactions, ds, anonymise.Lead)...)
	for i := range ds { // words of one language do not belong in a text of another
		if (ds[i].Field == story.TranslationField) == (ds[0].Field == story.TranslationField) {
			ds[i].Placeholder = instead
		}
	}
	return choices(ds, t), ""
}

// cleanInstead is a placeholder as it is kept: one line in square brackets;
// empty when it is none.
func cleanInstead(typed string) string {
	if !utf8.ValidString(typed) {
		return ""
	}
	words := oneLine(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == '[' || r == ']' {
			return -1
		}
		return r
	}, typed))
	if words == "" || utf8.RuneCountInString(words) > maxInstead {
		return ""
	}
	return "[" + words + "]"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
