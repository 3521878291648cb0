package flow

import (
	"os"
	"testing"
	"time"

	"hearme/i18n"
	"hearme/internal/recording"
	"hearme/story"
	"hearme/story/consent"
	"hearme/sync/wire"
)

// handSound plays as far as the test turns it.
type handSound struct {
	pcm   recording.PCM // empty when silent
	from  time.Duration
	heard func(time.Duration)
	end   func(error)
}

func (s *handSound) Play(pcm recording.PCM, from time.Duration, heard func(time.Duration), end func(error)) {
	*s = handSound{pcm, from, heard, end}
}

func (s *handSound) Stop() { *s = handSound{} }

func (s *handSound) playing() bool { return s.pcm.Samples != nil }

// finish lets what is playing come to its end.
func (s *handSound) finish() {
	end := s.end
	s.Stop()
	end(nil)
}

// voiceOf reads every page of a language in ordinary words.
func voiceOf(t *testing.T, lang, variety, name string) wire.Voice {
	t.Helper()
	cat, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	_, hash := cat.Language(lang).Wording()
	v := wire.Voice{Variety: variety, Lang: lang, Name: name, Wording: hash}
	for _, p := range wire.VoicePages() {
		v.Clips = append(v.Clips, wire.Clip{Page: p, SHA256: name + p, Type: recording.Opus})
	}
	v.Clips[0].Cues = []wire.Cue{{Key: "info.hear.title", From: 0, To: 400}, {Key: "info.hear.choose", From: 500, To: 900}}
	return v
}

// withVoices gives a telling a loudspeaker and voices whose recordings are all
// on the tablet, but for those in missing.
func withVoices(t *testing.T, s Sound, missing map[string]bool, vs ...wire.Voice) func(*TellingDeps) {
	t.Helper()
	tones, err := os.ReadFile("../../internal/recording/testdata/tones.opus")
	if err != nil {
		t.Fatal(err)
	}
	return func(d *TellingDeps) {
		d.Config.Voices, d.Sound = vs, s
		d.Clip = func(h string) ([]byte, bool) { return tones, !missing[h] }
		d.HasClip = func(h string) bool { return !missing[h] }
	}
}

func spoken(lang, variety string) Record {
	r := newRecord()
	r.Content.Lang, r.Content.Spoken = lang, variety
	return r
}

func TestAPageIsReadAloudWhenThePersonAsks(t *testing.T) {
	s := &handSound{}
	w := startTelling(t, newRecord(), withVoices(t, s, nil, voiceOf(t, "en", "en", "Ann")))
	at[*HandOverPage](t, w).HandOver()
	p := at[*InfoPage](t, w)
	l := p.Listening()
	if l == nil || s.playing() || l.State() != Silent || l.Lit() != "" || l.Name() != "English" || l.CanChange() {
		t.Fatalf("before it is asked for: %+v, playing %v", l, s.playing())
	}
	changes := 0
	l.OnChange(func() { changes++ })
	l.Toggle()
	if !s.playing() || s.from != 0 || l.State() != Playing || l.Lit() != "info.hear.title" {
		t.Fatal("it does not begin at the beginning")
	}
	changes = 0
	s.heard(300 * time.Millisecond)
	if changes != 0 {
		t.Error("the page is drawn again although the same sentence is heard")
	}
	s.heard(450 * time.Millisecond)
	if l.Lit() != "" {
		t.Error("between two sentences one is lit")
	}
	s.heard(600 * time.Millisecond)
	if l.Lit() != "info.hear.choose" || changes != 2 {
		t.Errorf("lit: %q after %d changes", l.Lit(), changes)
	}
	l.Toggle()
	if s.playing() || l.State() != Paused || l.Lit() != "info.hear.choose" {
		t.Error("it does not pause where it is")
	}
	l.Toggle()
	if !s.playing() || s.from != 600*time.Millisecond {
		t.Errorf("it goes on at %v", s.from)
	}
	s.finish()
	if l.State() != Silent || l.Lit() != "" || p.Listening() != l {
		t.Error("at the end it is not as before")
	}
	l.Toggle()
	if s.from != 0 {
		t.Error("again does not begin at the beginning")
	}
}

func TestLeavingAPageFallsSilent(t *testing.T) {
	for name, leave := range map[string]func(*InfoPage){
		"next": func(p *InfoPage) { p.Next() }, "stop": func(p *InfoPage) { p.Stop() },
		"easy read": func(p *InfoPage) { p.SetEasy(true) },
	} {
		s := &handSound{}
		w := startTelling(t, newRecord(), withVoices(t, s, nil, voiceOf(t, "en", "en", "Ann")))
		at[*HandOverPage](t, w).HandOver()
		p := at[*InfoPage](t, w)
		p.Listening().Toggle()
		if leave(p); s.playing() {
			t.Errorf("after %s it is still heard", name)
		}
		if p.Easy() && p.Listening() != nil {
			t.Error("a recording of the ordinary words is offered for the easy ones")
		}
	}
	late, s := &heldRunner{}, &handSound{}
	w := startTelling(t, newRecord(), withVoices(t, s, nil, voiceOf(t, "en", "en", "Ann")), func(d *TellingDeps) { d.Runner = late })
	w.open(StepInfo1)
	late.let(t) // saving
	p := at[*InfoPage](t, w)
	p.Listening().Toggle()
	p.Next()
	for len(late.held) > 0 {
		late.let(t)
	}
	if s.playing() {
		t.Error("what was got ready for a page is heard on the next one")
	}
}

func TestTheVoiceIsOfWhatThePersonSpeaks(t *testing.T) {
	sylheti, bengali, woman := voiceOf(t, "bn", "syl", "Sylheti"), voiceOf(t, "bn", "bn", "Bengali"), voiceOf(t, "bn", "syl", "Sylheti woman")
	other := sylheti
	other.Wording = "other words"
	for _, c := range []struct {
		name    string
		rec     Record
		voices  []wire.Voice
		missing map[string]bool
		want    string
		toCome  int
	}{
		{"exactly", spoken("bn", "syl"), []wire.Voice{bengali, sylheti}, nil, "সিলেটি", 0},
		{"else what they read", spoken("bn", "syl"), []wire.Voice{bengali}, nil, "বাংলা", 0},
		{"nothing said of what they speak", spoken("bn", ""), []wire.Voice{sylheti, bengali}, nil, "বাংলা", 0},
		{"another language", spoken("ur", "phr"), []wire.Voice{sylheti, bengali}, nil, "", 0},
		{"other words", spoken("bn", "syl"), []wire.Voice{other}, nil, "", 0},
		{"still to come", spoken("bn", "syl"), []wire.Voice{sylheti}, map[string]bool{"Sylhetiquote": true, "Sylheticontact": true}, "", 2},
		{"still to come, and another is here", spoken("bn", "syl"), []wire.Voice{sylheti, bengali}, map[string]bool{"Sylhetiquote": true}, "বাংলা", 1},
		{"several", spoken("bn", "syl"), []wire.Voice{sylheti, woman}, nil, "Sylheti", 0},
	} {
		w := startTelling(t, c.rec, withVoices(t, &handSound{}, c.missing, c.voices...))
		h := at[*HandOverPage](t, w)
		if n := h.RecordingsToCome(); n != c.toCome {
			t.Errorf("%s: %d to come", c.name, n)
		}
		h.HandOver()
		l := at[*InfoPage](t, w).Listening()
		if (l == nil) != (c.want == "") || l != nil && l.Name() != c.want {
			t.Errorf("%s: %+v", c.name, l)
		}
	}
	w := startTelling(t, newRecord(), func(d *TellingDeps) { d.Config.Voices = []wire.Voice{voiceOf(t, "en", "en", "Ann")} })
	at[*HandOverPage](t, w).HandOver()
	if at[*InfoPage](t, w).Listening() != nil {
		t.Error("a recording is offered where nothing can be heard")
	}
}

func TestOneOfSeveralVoicesIsChosen(t *testing.T) {
	s := &handSound{}
	w := startTelling(t, newRecord(), withVoices(t, s, nil, voiceOf(t, "en", "en", "Ann"), voiceOf(t, "en", "en", "Tom")))
	at[*HandOverPage](t, w).HandOver()
	p := at[*InfoPage](t, w)
	p.Listening().Toggle()
	p.Listening().Change()
	if s.playing() || p.Listening().Name() != "Tom" || p.Listening().State() != Silent {
		t.Error("the other voice is not there, silent")
	}
	p.Next()
	if at[*InfoPage](t, w).Listening().Name() != "Tom" {
		t.Error("the choice does not hold on the next page")
	}
}

func TestThatAQuestionWasHeardIsKeptWithItsAnswer(t *testing.T) {
	s := &handSound{}
	w := startTelling(t, spoken("bn", "syl"), withVoices(t, s, nil, voiceOf(t, "bn", "syl", "Sylheti")))
	toStep(t, w, StepTakePart)
	p := at[*TakePartPage](t, w)
	p.Listening().Toggle()
	s.finish()
	p.Yes()
	w.open(StepQuote)
	q := at[*QuotePage](t, w)
	q.Listening().Toggle() // and not to its end
	q.Answer(true)
	w.open(StepContact)
	k := at[*ContactPage](t, w)
	k.Answer(true)
	k.Listening().Toggle()
	s.finish()
	k.AnswerNamed(false)
	for flag, want := range map[consent.Flag]string{consent.TakePart: "syl", consent.Quote: "", consent.Contact: "", consent.ContactNamed: "syl"} {
		if a, ok := w.Record().Consent.Latest(flag, ""); !ok || a.Heard != want {
			t.Errorf("%s: heard in %q, want %q", flag, a.Heard, want)
		}
	}
}

func TestWhyNothingIsHeardIsSaid(t *testing.T) {
	s := &handSound{}
	v := voiceOf(t, "en", "en", "Ann")
	v.Clips[0].Type = recording.WAV // it is not
	w := startTelling(t, newRecord(), withVoices(t, s, nil, v))
	at[*HandOverPage](t, w).HandOver()
	l := at[*InfoPage](t, w).Listening()
	l.Toggle()
	if ProblemKey(l.Problem()) != "problem.bad_recording" || l.State() != Silent || s.playing() {
		t.Errorf("a damaged recording: %v", l.Problem())
	}
	at[*InfoPage](t, w).Next()
	l = at[*InfoPage](t, w).Listening()
	l.Toggle()
	s.end(&story.Problem{Code: "no_sound_device"})
	if ProblemKey(l.Problem()) != "problem.no_sound_device" || l.State() != Silent {
		t.Errorf("no loudspeaker: %v", l.Problem())
	}
	if w.Telling.heard[l.part] != "" {
		t.Error("what was not heard counts as heard")
	}
}
