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
	again := d.again()
	for i, t := range d.ts {
		x := tagger.Token{Key: t.key, Shape: shape(t, d.shouted, d.lower), Start: d.sentenceStart(i), Line: t.gap == 2, List: d.name(i), Class: d.class(i), Again: again[t.key]}
		if d.common(i) {
			x.List |= everyday
		}
		if t.kind == word {
			x.Sound = sound(t.key)
			if !t.cased && x.List&^everyday == 0 && len(x.Sound) > 2 && nameSounds()[x.Sound] {
				x.List |= soundsLike << min(len(x.Sound)-3, 1)
			}
		}
		ts[i] = x
	}
	return ts
}

// soundsLike is what the tagger hears of a word of three consonants that some
// listed name has in another script; the next bit is for longer ones.
const soundsLike = 16

// everyday is what the tagger sees of a word of every day.
const everyday = 64

// again tells of each word how it stands in the text where that says something:
// 1 with a capital, 2 without, 4 more than once.
func (d *doc) again() map[string]byte {
	m := make(map[string]byte, len(d.ts))
	for i, t := range d.ts {
		if t.kind != word {
			continue
		}
		if m[t.key] != 0 {
			m[t.key] |= 4
		}
		switch {
		case !t.upper:
			m[t.key] |= 2
		case d.capital(i):
			m[t.key] |= 1
		default:
			m[t.key] |= 8
		}
	}
	return m
}

var nameSounds = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool, 1<<14)
	for name, n := range allLists().names {
		if s := sound(name); n&common == 0 && len(s) > 2 {
			m[s] = true
		}
	}
	return m
})

func shape(t token, shouted, lower bool) byte {
	switch {
	case t.kind == digits:
		return 'n'
	case t.kind == mark:
		return '.'
	case !t.cased:
		return 'o'
	case shouted || lower && !t.upper:
		return 'u'
	case lower:
		return 'U'
	case t.upper && t.caps:
		return 'X'
	case t.upper:
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
	case d.is(i, "town") > 0:
		return 'q'
	case d.is(i, "place") > 0:
		return 'p'
	case d.is(i, "facility.after") > 0 || d.is(i, "facility.head") > 0 || d.is(i, "ward") > 0:
		return 'b'
	case d.is(i, "street.after") > 0:
		return 'r'
	case d.is(i, "months") > 0 || d.is(i, "weekday") > 0:
		return 'm'
	case d.is(i, "number") > 0 || d.is(i, "unit") > 0 || d.is(i, "teen") > 0 || d.is(i, "ordinal") > 0:
		return 'n'
	case d.is(i, "jobtail") > 0 || d.is(i, "job.head") > 0:
		return 'j'
	case d.is(i, "shop") > 0 || d.is(i, "inn") > 0 || d.is(i, "dept") > 0:
		return 'w'
	case d.is(i, "deed") > 0:
		return 'd'
	case d.common(i):
		return 'c'
	}
	return 0
}
