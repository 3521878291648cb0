package flow

import (
	"time"

	"hearme/internal/recording"
)

// HandOverPage is the connector's last: what to say while the tablet turns to
// the participant, and who reads the pages aloud.
type HandOverPage struct {
	Notifier
	t         *Telling
	soundless error
}

// Name is the screen's stable name.
func (p *HandOverPage) Name() string { return "telling_hand_over" }

// Part is the connector's: they say it aloud in their own language.
func (p *HandOverPage) Part() Part { return Connector }

// Language is the English and the own name of the participant's language.
func (p *HandOverPage) Language() (english, autonym string) {
	l := p.t.Lang()
	return l.English, l.Autonym
}

// Resuming reports that the story was begun before and goes on at its page.
func (p *HandOverPage) Resuming() bool { return p.t.rec.Step != "" }

// AskAgain reports that the wording has changed since the person agreed, so
// that it is read and asked again.
func (p *HandOverPage) AskAgain() bool { return p.t.wordingChanged() }

// RelativeHere reports that a relative or friend is here, who steps away while
// the person is asked.
func (p *HandOverPage) RelativeHere() bool { return p.t.rec.Company == RelativeOrFriend }

// Readers lists who may read the pages aloud today.
func (p *HandOverPage) Readers() []string {
	r := []string{ReadBySelf, ReadByConnector}
	if p.t.rec.Company == Interpreter {
		r = append(r, ReadByInterpreter)
	}
	if len(p.Voices()) > 0 {
		r = append(r, ReadByRecording)
	}
	return r
}

// Reader is who reads the pages.
func (p *HandOverPage) Reader() string { return p.t.readBy }

// SetReader notes who reads the pages, for the consent record.
func (p *HandOverPage) SetReader(who string) {
	p.t.readBy = who
	p.Changed()
}

// Easy reports whether the pages that tell and ask begin in easy words with
// pictures.
func (p *HandOverPage) Easy() bool { return p.t.rec.Easy }

// SetEasy chooses between easy words with pictures and ordinary words; the
// participant can change it on each of those pages.
func (p *HandOverPage) SetEasy(on bool) {
	p.t.rec.Easy = on
	p.Changed()
}

// HandOver gives the tablet to the participant. From here only the PIN leads
// back to the connector's screens.
func (p *HandOverPage) HandOver() { p.t.begin() }

// NotNow keeps the story as it is and goes back to the connector's screens.
func (p *HandOverPage) NotNow() {
	p.t.leave(SetAside, func(error) { p.Changed() })
}

// Saving tells how far the last change has come.
func (p *HandOverPage) Saving() Saving { return p.t.Saving() }

// Voices are the names of the recorded voices that can read the pages here.
func (p *HandOverPage) Voices() []string {
	var names []string
	vs, _ := p.t.voices()
	for _, v := range vs {
		names = append(names, v.Name)
	}
	return names
}

// RecordingsToCome counts the recordings for this person that are still to
// come with the next sync.
func (p *HandOverPage) RecordingsToCome() int {
	_, n := p.t.voices()
	return n
}

// Chime plays two short notes, to hear whether the sound is on.
func (p *HandOverPage) Chime() {
	p.soundless = nil
	p.t.deps.Sound.Play(recording.Chime(), 0, func(time.Duration) {}, func(err error) {
		p.soundless = err
		p.Changed()
	})
}

// Soundless is why the notes could not be heard, nil when there is no reason.
func (p *HandOverPage) Soundless() error { return p.soundless }
