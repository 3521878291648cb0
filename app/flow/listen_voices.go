package flow

import (
	"slices"

	"hearme/story/consent"
	"hearme/sync/wire"
)

// voices are the recorded voices for what this person speaks, or else for what
// they read, whose words are the ones in force: those that are on the tablet,
// and how many recordings are still to come.
func (t *Telling) voices() (ready []wire.Voice, toCome int) {
	if t.deps.Sound == nil {
		return nil, 0
	}
	lang := t.Lang().Tag
	for _, variety := range slices.Compact([]string{t.rec.Content.Spoken, lang}) {
		for _, v := range t.deps.Config.Voices {
			if v.Lang != lang || v.Variety != variety || v.Wording != t.wording().Hash || len(v.Clips) == 0 {
				continue
			}
			n := t.missing(v)
			if toCome += n; n == 0 {
				ready = append(ready, v)
			}
		}
		if len(ready) > 0 {
			break
		}
	}
	return ready, toCome
}

// missing counts the recordings of a voice that are not on the tablet.
func (t *Telling) missing(v wire.Voice) (n int) {
	for _, c := range v.Clips {
		if !t.deps.HasClip(c.SHA256) {
			n++
		}
	}
	return n
}

// voicesFor are those of the voices that read a part.
func (t *Telling) voicesFor(p part) []wire.Voice {
	ready, _ := t.voices()
	return slices.DeleteFunc(ready, func(v wire.Voice) bool { return clipOf(v, p) < 0 })
}

func clipOf(v wire.Voice, p part) int {
	return slices.IndexFunc(v.Clips, func(c wire.Clip) bool { return c.Page == p.page && c.Easy == p.easy })
}

// recorded is the voice and the recording for a part; false where there is
// none.
func (t *Telling) recorded(p part) (wire.Voice, wire.Clip, bool) {
	vs := t.voicesFor(p)
	if len(vs) == 0 {
		return wire.Voice{}, wire.Clip{}, false
	}
	v := vs[t.voice%len(vs)]
	return v, v.Clips[clipOf(v, p)], true
}

// variety is the own name of what a voice speaks.
func (t *Telling) variety(v wire.Voice) string {
	l := t.Lang()
	if v.Variety == l.Tag {
		return l.Autonym
	}
	for _, s := range l.Spoken {
		if s.Tag == v.Variety {
			return s.Autonym
		}
	}
	return v.Name
}

// heardFor is the variety in which a recording read the question of a flag to
// its end, in the form of words in force; empty where none did.
func (t *Telling) heardFor(f consent.Flag) string {
	page := map[consent.Flag]string{
		consent.TakePart: StepTakePart, consent.Quote: StepQuote, consent.SharePartners: StepPartners,
		consent.Contact: StepContact, consent.ContactNamed: stepNamed,
	}[f]
	return t.heard[part{page, t.rec.Easy}]
}
