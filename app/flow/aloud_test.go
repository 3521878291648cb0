package flow_test

import (
	"slices"
	"strings"
	"testing"

	"hearme/app/flow"
	"hearme/app/flow/flowtest"
	"hearme/story"
)

// speaking is a tablet at home whose machine speaks English.
func speaking(t *testing.T) (*rig, *flowtest.Speech, *flowtest.Sound) {
	r := newRig(t)
	voice, sound := &flowtest.Speech{Tags: []string{"en"}}, &flowtest.Sound{}
	r.app.Speech, r.app.Sound = voice, sound
	c := flowtest.Config()
	r.vault.Conf = &c
	s, _ := r.vault.AddConnector(nil, passphrase, pin)
	s.(*flowtest.Session).Clock = r.clock
	r.unlock()
	return r, voice, sound
}

func TestAMachineReadsHelpToTheConnector(t *testing.T) {
	r, voice, sound := speaking(t)
	with, without := r.app.Aloud().Languages()
	if len(with) != 1 || with[0].Tag != "en" || len(without) != len(r.cats.Languages())-1 {
		t.Fatalf("%d languages with a voice, %d without", len(with), len(without))
	}
	r.app.Safety()
	a, n, changes := r.app.Aloud(), &flow.Notifier{}, 0
	n.OnChange(func() { changes++ })
	a.Toggle(n, "safety.say", "safety.say_1")
	want := r.app.Language().T("safety.say") + "\n\n" + r.app.Language().T("safety.say_1")
	if !slices.Equal(voice.Said, []string{want}) || !sound.Playing || !a.Reads("safety.say") || changes == 0 {
		t.Fatalf("said %q, playing %t", voice.Said, sound.Playing)
	}
	a.Toggle(n, "safety.say", "safety.say_1")
	if sound.Playing || a.Reads("safety.say") {
		t.Error("touched again it does not stop")
	}
	a.Toggle(n, "safety.say")
	sound.End(&story.Problem{Code: "no_sound_device"})
	if flow.ProblemKey(a.Problem()) != "problem.no_sound_device" || a.Reads("safety.say") {
		t.Errorf("without a loudspeaker: %v", a.Problem())
	}
	a.Toggle(n, "safety.say")
	r.app.Home()
	if sound.Playing || a.Reads("safety.say") {
		t.Error("it is heard on another screen")
	}
	a.Toggle(n, "safety.say")
	r.app.Lock()
	if sound.Playing {
		t.Error("it is heard when the tablet is locked")
	}
	r.app.SetLanguage("so")
	if a.Can() {
		t.Error("a language without a voice is offered one")
	}
}

func TestNoMachineEverReadsToAParticipant(t *testing.T) {
	r, voice, sound := speaking(t)
	on[*flow.Home](r).StartStory()
	begin := on[*flow.Start](r)
	begin.With(flow.Nobody)
	begin.Speak(begin.Tongues()[0])
	begin.Next()
	begin.Aged(story.Adult)
	a := r.app.Aloud()
	if !a.Can() {
		t.Fatal("the hand-over page is the connector's")
	}
	r.app.Current().(*flow.HandOverPage).HandOver()
	for {
		if a.Can() {
			t.Errorf("%s offers it", r.app.Current().Name())
		}
		a.Toggle(&flow.Notifier{}, "safety.say")
		if len(voice.Said) > 0 || sound.Playing {
			t.Fatalf("heard on %s", r.app.Current().Name())
		}
		switch p := r.app.Current().(type) {
		case *flow.InfoPage:
			p.Next()
		case *flow.TakePartPage:
			p.Yes()
		default:
			if !strings.HasPrefix(p.Name(), "telling_who") {
				t.Errorf("ends at %s", p.Name())
			}
			return
		}
	}
}
