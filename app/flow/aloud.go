package flow

import (
	"slices"
	"strings"
	"time"

	"hearme/i18n"
	"hearme/internal/recording"
)

// Speech makes spoken words by a program of this machine. It is a help for
// connectors; a participant never hears it.
type Speech interface {
	// Languages are those of the given tags that it speaks.
	Languages(tags []string) []string
	// Say gives the sound of words. Code: no_speech.
	Say(tag, words string) (recording.PCM, error)
}

// Aloud reads connectors' pages to them. It says sentences of the catalogue
// and nothing else: never what a person told.
type Aloud struct {
	app     *App
	speaks  []string // tags of our languages; nil until it is known
	key     string   // first sentence of what is read now, empty when silent
	turn    int
	problem error
	screen  *Notifier
}

// Aloud is the connector's reader, the same one all day.
func (a *App) Aloud() *Aloud {
	if a.aloud == nil {
		a.aloud = &Aloud{app: a}
	}
	return a.aloud
}

// findSpeech asks which languages are spoken here.
func (a *App) findSpeech() {
	if a.Speech == nil || a.Sound == nil {
		return
	}
	a.Runner.Do(func() func() {
		tags := a.Speech.Languages(a.tags())
		return func() { a.Aloud().speaks = tags }
	})
}

func (a *App) tags() []string {
	var tags []string
	for _, l := range a.Catalogues.Languages() {
		tags = append(tags, l.Tag)
	}
	return tags
}

// Languages are those of the program that are spoken here, and the others.
func (r *Aloud) Languages() (with, without []*i18n.Language) {
	for _, l := range r.app.Catalogues.Languages() {
		if slices.Contains(r.speaks, l.Tag) {
			with = append(with, l)
		} else {
			without = append(without, l)
		}
	}
	return with, without
}

// Can reports whether the connector's language is spoken here and a connector
// holds the tablet.
func (r *Aloud) Can() bool {
	return r.app.current != nil && r.app.current.Part() != Participant && slices.Contains(r.speaks, r.app.Language().Tag)
}

// Reads reports whether the text that begins with a key is read now.
func (r *Aloud) Reads(key string) bool { return r.key != "" && r.key == key }

// Problem is why nothing is heard, nil when there is no reason.
func (r *Aloud) Problem() error { return r.problem }

// Toggle reads sentences of the catalogue in the connector's language, or
// stops. n is told of every change.
func (r *Aloud) Toggle(n *Notifier, keys ...string) {
	stop := r.Reads(keys[0])
	r.hush()
	r.app.Touch()
	if stop || !r.Can() {
		n.Changed()
		return
	}
	r.key, r.screen = keys[0], n
	l, turn := r.app.Language(), r.turn
	var words []string
	for _, k := range keys {
		words = append(words, l.T(k))
	}
	n.Changed()
	r.app.Runner.Do(func() func() {
		pcm, err := r.app.Speech.Say(l.Tag, strings.Join(words, "\n\n"))
		return func() {
			switch {
			case r.turn != turn:
			case err != nil:
				r.over(err)
			default:
				r.app.Sound.Play(pcm, 0, func(time.Duration) {}, r.over)
			}
		}
	})
}

func (r *Aloud) over(why error) {
	r.turn++
	r.key, r.problem = "", why
	r.screen.Changed()
}

// hush stops what is read.
func (r *Aloud) hush() {
	r.turn++
	r.key, r.problem = "", nil
	if r.app.Sound != nil {
		r.app.Sound.Stop()
	}
}

// hush stops all that is heard: the screen is left or locked.
func (a *App) hush() {
	if a.telling != nil {
		a.telling.hush()
	}
	a.Aloud().hush()
}
