package ui

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hearme/app/flow"
	"hearme/app/flow/flowtest"
	"hearme/app/ui/kit"
	"hearme/i18n"
	"hearme/internal/look"
	"hearme/internal/recording"
	"hearme/sync/wire"
)

// aVoice gives a telling a loudspeaker and voices of what the language is
// written as, a second to each sentence of the first page.
func aVoice(t *testing.T, s flow.Sound, lang string, names ...string) func(*flow.TellingDeps) {
	t.Helper()
	cat, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	clip, err := os.ReadFile("../../internal/recording/testdata/tones.opus")
	if err != nil {
		t.Fatal(err)
	}
	_, hash := cat.Language(lang).Wording()
	return func(d *flow.TellingDeps) {
		for _, name := range names {
			v := wire.Voice{Variety: lang, Lang: lang, Name: name, Wording: hash}
			for _, p := range wire.VoicePages() {
				for _, easy := range []bool{false, true} {
					v.Clips = append(v.Clips, wire.Clip{Page: p, Easy: easy, SHA256: strings.Repeat("a", 64), Type: recording.Opus})
				}
			}
			for i, key := range []string{"info.hear.title", "info.hear.choose", "info.hear.care", "info.hear.stop"} {
				v.Clips[0].Cues = append(v.Clips[0].Cues, wire.Cue{Key: key, From: i * 1000, To: i*1000 + 1000})
			}
			d.Config.Voices = append(d.Config.Voices, v)
		}
		d.Sound = s
		d.Clip = func(string) ([]byte, bool) { return clip, true }
		d.HasClip = func(string) bool { return true }
	}
}

func all[W fyne.CanvasObject](o fyne.CanvasObject) (found []W) {
	if w, ok := o.(W); ok {
		found = append(found, w)
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			found = append(found, all[W](child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			found = append(found, all[W](child)...)
		}
	}
	return found
}

func TestListenPlaysAndLightsTheWords(t *testing.T) {
	s := &flowtest.Sound{}
	p := someone(t, "en", aVoice(t, s, "en", "Ann"))
	p.shown.(*flow.HandOverPage).HandOver()
	w := p.open(shapes["wide"], look.Light, 1)
	defer w.Close()
	lit := all[*kit.Lit](w.Content())
	var buttons []*kit.Button
	for _, b := range all[*kit.Button](w.Content()) {
		if strings.HasPrefix(b.Caption(), "Listen") {
			buttons = append(buttons, b)
		}
	}
	if len(buttons) != 1 || len(lit) != 4 {
		t.Fatalf("%d buttons to listen, %d sentences that can be lit", len(buttons), len(lit))
	}
	b := buttons[0]
	if h := b.Size().Height; h < 64 || !strings.Contains(b.AccessibilityLabel(), "English") {
		t.Errorf("height %v, label %q", h, b.AccessibilityLabel())
	}
	stood, stand := b.Size(), places(lit)
	b.TypedRune(' ')
	if !s.Playing {
		t.Fatal("the space bar does not play")
	}
	s.Heard(1500 * time.Millisecond)
	for i, l := range lit {
		if l.Lit() != (i == 1) {
			t.Errorf("sentence %d: lit %t", i, l.Lit())
		}
	}
	if !strings.HasPrefix(b.Caption(), "Pause") || b.Size() != stood || b.MinSize().Width > stood.Width {
		t.Errorf("%q, %v where it had %v", b.Caption(), b.MinSize(), stood)
	}
	for i, at := range places(lit) {
		if at != stand[i] {
			t.Errorf("sentence %d moved from %v to %v", i, stand[i], at)
		}
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.Playing || !strings.HasPrefix(b.Caption(), "Listen") {
		t.Error("Return does not pause")
	}
}

func places(ls []*kit.Lit) (at []fyne.Position) {
	for _, l := range ls {
		at = append(at, fyne.CurrentApp().Driver().AbsolutePositionForObject(l))
	}
	return at
}

func TestWithoutAVoiceThereIsNoButtonAndNoGap(t *testing.T) {
	with, without := someone(t, "en", aVoice(t, &flowtest.Sound{}, "pl", "Ewa")), someone(t, "en")
	with.shown.(*flow.HandOverPage).HandOver()
	without.shown.(*flow.HandOverPage).HandOver()
	w := with.open(shapes["tall"], look.Light, 1)
	defer w.Close()
	if len(all[*kit.Lit](w.Content())) != 0 {
		t.Error("a voice for another language changes the page")
	}
}

// listening walks through the pages that can be heard, and shows each with and
// without its sound.
func (p *person) listening(see func(name string)) {
	see("hand_over_heard")
	p.shown.(*flow.HandOverPage).HandOver()
	for range 3 {
		p.shown.(*flow.InfoPage).Listening().Toggle()
		see("heard_" + strings.TrimPrefix(p.shown.Name(), "telling_"))
		p.shown.(*flow.InfoPage).SetEasy(true)
		see("heard_easy_" + strings.TrimPrefix(p.shown.Name(), "telling_"))
		p.shown.(*flow.InfoPage).SetEasy(false)
		p.shown.(*flow.InfoPage).Next()
	}
	see("heard_take_part")
}

func TestNoWordsAreCutOffWhereAVoiceReads(t *testing.T) {
	for _, l := range someone(t, "en").cat.Languages() {
		for shape, size := range large200 {
			p := someone(t, l.Tag, aVoice(t, &flowtest.Sound{}, l.Tag, l.Autonym, "2"))
			p.listening(func(name string) {
				w := p.open(size, look.Light, 2)
				defer w.Close()
				for _, c := range cuts(w, size) {
					t.Errorf("%s %s %s: %s", name, l.Tag, shape, c)
				}
			})
		}
	}
}

// Two pages are held exactly while they are heard; with HEARME_PICTURES all
// that can be heard are drawn.
func TestPicturesOfListening(t *testing.T) {
	for _, lang := range []string{"en", "ur"} {
		for _, pal := range look.Palettes() {
			for shape, size := range shapes {
				for _, scale := range []float32{1, 2} {
					golden := shape == "wide" && scale == 1 && (pal == look.Light || lang == "en")
					if os.Getenv("HEARME_PICTURES") == "" && !golden {
						continue
					}
					s := &flowtest.Sound{}
					p := someone(t, lang, aVoice(t, s, lang, "Ann"))
					p.shown.(*flow.HandOverPage).HandOver()
					p.shown.(*flow.InfoPage).Listening().Toggle()
					s.Heard(1500 * time.Millisecond)
					file := "listening-" + lang + "-" + shape + map[float32]string{1: "-100-", 2: "-200-"}[scale] + pal.Name
					img := p.draw(size, pal, scale)
					keep(t, file, img)
					if golden {
						held(t, file, img)
					}
				}
			}
		}
	}
}
