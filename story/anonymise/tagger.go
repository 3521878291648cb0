package anonymise

import (
	"embed"
	"sync"

	"hearme/story/anonymise/internal/tagger"
)

//go:embed all:data/tagger
var taggerFiles embed.FS

var models sync.Map // language -> func() *tagger.Model

// modelOf returns the tagger of a language, nil where none was trained. It is
// unpacked when it is first asked for.
func modelOf(lang string) *tagger.Model {
	load, ok := models.Load(lang)
	if !ok {
		load, _ = models.LoadOrStore(lang, sync.OnceValue(func() *tagger.Model { return readModel(lang) }))
	}
	return load.(func() *tagger.Model)()
}

func readModel(lang string) *tagger.Model {
	b, err := taggerFiles.ReadFile("data/tagger/" + lang + ".model")
	if err != nil {
		return nil
	}
	m, err := tagger.Open(b)
	if err != nil {
		return nil
	}
	return m
}

// TaggerTokens returns a text as the tagger sees it, with where each token
// stands. The command that trains it needs it too.
func TaggerTokens(text, lang string) (ts []tagger.Token, starts, ends []int) {
	d := newDoc(text, lang, false)
	for _, t := range d.ts {
		starts, ends = append(starts, t.start), append(ends, t.end)
	}
	return d.tagged(), starts, ends
}

func (d *doc) tagged() []tagger.Token {
	ts := make([]tagger.Token, len(d.ts))
	for i, t := range d.ts {
		ts[i] = tagger.Token{Key: t.key, Shape: shape(t, d.shouted), Start: d.sentenceStart(i), List: d.name(i), Class: d.class(i)}
	}
	return ts
}

func shape(t token, shouted bool) byte {
	switch {
	case t.kind == digits:
		return 'n'
	case t.kind == mark:
		return '.'
	case !t.cased:
		return 'o'
	case t.upper && !shouted && t.caps:
		return 'X'
	case t.upper && !shouted:
		return 'A'
	}
	return 'a'
}

func (d *doc) class(i int) byte {
	switch {
	case d.is(i, "kin") > 0:
		return 'k'
	case d.is(i, "staff") > 0:
		return 's'
	case d.is(i, "title") > 0:
		return 't'
	case d.is(i, "intro") > 0:
		return 'i'
	case d.is(i, "after") > 0:
		return 'h'
	case d.functionWord(i):
		return 'f'
	case d.is(i, "town") > 0 || d.is(i, "place") > 0:
		return 'p'
	case d.is(i, "facility.after") > 0 || d.is(i, "street.after") > 0:
		return 'b'
	case d.common(i):
		return 'c'
	}
	return 0
}

// leadToPropose is how far Person must lead every other tag.
const leadToPropose = 1500

// learned adds the names that the tagger sees and nothing else found.
func (d *doc) learned(taken []bool) {
	m := modelOf(d.langs[0].tag)
	if m == nil {
		return
	}
	out, lead := m.Decide(d.tagged())
	for i := 0; i < len(out); i++ {
		if !d.taggable(i, out, lead, taken) {
			continue
		}
		j := i + 1
		for j < len(out) && d.ts[j].gap < 2 && d.taggable(j, out, lead, taken) {
			j++
		}
		for x := i; x < j; x++ {
			taken[x] = true
		}
		d.add(i, j, Person, "tagger", 0.55, 25)
		i = j
	}
}

func (d *doc) taggable(i int, out []tagger.Tag, lead []int32, taken []bool) bool {
	least := int32(leadToPropose)
	if !d.ts[i].cased {
		least = -1500 // names in scripts without capitals are too rare in what it learned from
	}
	if d.cautious {
		least = min(least, 0)
	}
	if d.ts[i].cased && !d.ts[i].upper && d.name(i) == 0 && (!d.lower || d.common(i) || d.langs[0].tag != "en") {
		return false
	}
	if !d.ts[i].cased && d.name(i) == 0 && (d.langs[0].tag == "ar" || d.langs[0].tag == "pa" || d.langs[0].tag == "gu") {
		return false // learned from made sentences alone
	}
	return (out[i] == tagger.Person || !d.ts[i].cased) && lead[i] >= least && d.kind(i) == word && !taken[i] && d.is(i, "stop") == 0 && !d.functionWord(i) &&
		d.is(i, "kin") == 0 && d.is(i, "town") == 0 && d.is(i, "place") == 0 && d.is(i, "months") == 0 && d.is(i, "staff") == 0
}
