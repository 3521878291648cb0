package ui

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/internal/look"
	"hearme/story"
)

// targets shows a screen and gives all that can be touched on it, by caption.
func (p *person) targets(size fyne.Size, scale float32) (map[string]kit.Target, []kit.Target, fyne.Window) {
	p.t.Helper()
	var all []kit.Target
	kit.OnTarget(func(t kit.Target) { all = append(all, t) })
	defer kit.OnTarget(nil)
	w := p.open(size, look.Light, scale)
	by := map[string]kit.Target{}
	all = slices.DeleteFunc(all, func(t kit.Target) bool { // what was measured and is not shown
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(t).IsZero()
	})
	for _, t := range all {
		by[t.Caption()] = t
	}
	return by, all, w
}

func tap(t *testing.T, by map[string]kit.Target, caption string) {
	t.Helper()
	o, ok := by[caption].(fyne.Tappable)
	if !ok {
		t.Fatalf("nothing to touch called %q", caption)
	}
	test.Tap(o)
}

func TestEveryParticipantTargetIsLargeEnough(t *testing.T) {
	for shape, size := range shapes {
		p := someone(t, "en")
		p.screens(func(name string) {
			_, all, w := p.targets(size, 1)
			defer w.Close()
			for _, o := range all {
				s := o.Size()
				if o.Visible() && (s.Height < look.TouchLeast || s.Width < look.TouchLeast) && s.Height > 0 {
					t.Errorf("%s %s: %q is only %v", name, shape, o.Caption(), s)
				}
				if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o); at.X < look.S4 || at.X+s.Width > size.Width-look.S4+1 {
					t.Errorf("%s %s: %q stands at %v, %v wide", name, shape, o.Caption(), at.X, s.Width)
				}
			}
		})
	}
}

func TestStopComesFirstAndNeverMoves(t *testing.T) {
	for _, lang := range []string{"en", "ur"} {
		for _, scale := range []float32{1, 2} {
			p := someone(t, lang)
			var place *fyne.Position
			p.screens(func(name string) {
				if _, page := p.shown.(telling); !page {
					return
				}
				by, all, w := p.targets(shapes["wide"], scale)
				defer w.Close()
				stop := by[p.lang.T("kit.stop")]
				if stop == nil || stop.Size().Height < look.TouchStop {
					t.Errorf("%s: Stop is missing or small", name)
					return
				}
				where := fyne.CurrentApp().Driver().AbsolutePositionForObject
				at := where(stop)
				for _, o := range all {
					other := where(o)
					above := other.Y+o.Size().Height <= at.Y
					beside := other.Y < at.Y+stop.Size().Height && other.X != at.X && (other.X > at.X) == p.lang.RTL
					if above || beside {
						t.Errorf("%s in %s at %v: %q comes before Stop", name, lang, scale, o.Caption())
					}
				}
				if place == nil {
					place = &at
				}
				if at != *place {
					t.Errorf("%s in %s at %v: Stop moved to %v", name, lang, scale, at)
				}
			})
		}
	}
}

func TestYesAndNoWeighTheSame(t *testing.T) {
	for _, lang := range []string{"en", "pl", "bn", "ur"} {
		for _, scale := range []float32{1, 2} {
			p := someone(t, lang)
			p.shown.(*flow.HandOverPage).HandOver()
			for range 3 {
				p.shown.(*flow.InfoPage).Next()
			}
			by, _, w := p.targets(shapes["tall"], scale)
			yes, no := by[p.lang.T("consent.take_part.yes")], by[p.lang.T("consent.take_part.no")]
			if yes == nil || no == nil || yes.Size() != no.Size() {
				t.Fatalf("%s at %v: yes and no differ", lang, scale)
			}
			w.Close()
		}
	}
}

// A person who only touches what they see comes from the first page to the
// slip, and each touch does what it says.
func TestTouchingThrough(t *testing.T) {
	p := someone(t, "en")
	say := func(key string) string { return p.lang.T(key) }
	touch := func(key string) {
		t.Helper()
		by, _, w := p.targets(shapes["wide"], 1)
		defer w.Close()
		tap(t, by, say(key))
	}
	touch("handover.go")
	touch("kit.next")
	touch("kit.next")
	touch("kit.next")
	touch("consent.take_part.yes")
	touch("role.carer")
	touch("stage.treatment")
	touch("kit.next")
	_, _, w := p.targets(shapes["wide"], 1)
	test.Type(w.Canvas().Focused(), "It took long.")
	w.Close()
	s := p.shown.(*flow.StoryPage)
	if s.Text(story.WhatHappened) != "It took long." {
		t.Fatalf("typed, and the page has %q", s.Text(story.WhatHappened))
	}
	touch("story.good_service")
	if s.Box() != story.GoodService {
		t.Errorf("the prompt opens %s", s.Box())
	}
	touch("kit.stop")
	touch("stop.safe.no")
	if p.shown.(*flow.StopPage).Safe() != flow.No {
		t.Error("no is not taken as no")
	}
	by, _, w := p.targets(shapes["wide"], 1)
	tap(t, by, by[say("stop.go_on")].Caption())
	w.Close()
	if p.shown != flow.Screen(s) {
		t.Fatalf("Go on leads to %s", p.shown.Name())
	}
	touch("story.finished")
	touch("read_back.right")
	touch("consent.quote.no")
	touch("kit.next")
	touch("consent.contact.no")
	touch("about_you.skip")
	touch("slip.photo")
	touch("slip.have")
	if _, ok := p.shown.(*flow.GoodbyePage); !ok {
		t.Errorf("ended at %s", p.shown.Name())
	}
}

// The slip that is saved is drawn as on paper, whatever the screen wears.
func TestSlipAsAPicture(t *testing.T) {
	p := someone(t, "ur")
	p.screens(func(name string) {
		if name != "slip_print" {
			return
		}
		w := p.open(shapes["wide"], look.HCDark, 1)
		defer w.Close()
		by, _, _ := p.targets(shapes["wide"], 1)
		worn := fyne.CurrentApp().Settings().Theme()
		tap(t, by, p.lang.T("slip.print.image"))
		if fyne.CurrentApp().Settings().Theme() != worn {
			t.Error("the program wears the slip's colours")
		}
	})
	img, err := png.Decode(bytes.NewReader(p.saved))
	if err != nil {
		t.Fatal(err)
	}
	if s := img.Bounds().Size(); s.X < 500 || s.Y < 500 {
		t.Errorf("the picture is %v", s)
	}
	keep(t, "slip-saved", img)
}

// Every key that these screens say is in every language.
func TestParticipantKeysAreThere(t *testing.T) {
	cat, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("participant_*.go")
	key := regexp.MustCompile(`"((?:kit|telling|handover|who|story|read_back|rating|consent|info|contact|about_you|slip|bye|stop|throw|pin|care)(?:\.[a-z0-9_]+)+)"`)
	seen := 0
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range key.FindAllSubmatch(b, -1) {
			seen++
			for _, tag := range []string{"en", "pl", "bn", "ur"} {
				if !cat.Language(tag).Has(string(m[1])) {
					t.Errorf("%s: %s lacks %s", f, tag, m[1])
				}
			}
		}
	}
	if seen < 80 {
		t.Errorf("only %d keys found", seen)
	}
}
