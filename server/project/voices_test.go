package project_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"testing"

	"hearme/server/project"
	"hearme/server/store"
	"hearme/sync/wire"
)

func voice(name string, words ...string) (wire.Voice, map[string][]byte) {
	v, clips := wire.Voice{Variety: "syl", Lang: "bn", Name: name}, map[string][]byte{}
	for i, w := range words {
		h := sha256.Sum256([]byte(w))
		sha := hex.EncodeToString(h[:])
		v.Clips = append(v.Clips, wire.Clip{Page: wire.VoicePages()[i], SHA256: sha, Size: int64(len(w))})
		clips[sha] = []byte(w)
	}
	return v, clips
}

// Tablets are told of a voice in the signed configuration; clips that two
// voices share stay until the last of them goes.
func TestVoicesAreInTheConfiguration(t *testing.T) {
	p, _ := founded(t, newClock())
	l := unlock(t, p)
	before, err := p.Config(ctx)
	if err != nil {
		t.Fatal(err)
	}
	a, clipsA := voice("a woman", "one", "two")
	b, clipsB := voice("a man", "two", "three")
	for _, err := range []error{p.AddVoice(ctx, l, a, clipsA), p.AddVoice(ctx, l, b, clipsB)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	c, err := p.Config(ctx)
	if err != nil || len(c.Voices) != 2 || c.Serial != before.Serial+2 || c.Voices[0].Name != "a woman" {
		t.Fatalf("%+v, %v", c.Voices, err)
	}
	again, clipsAgain := voice("a woman", "one", "four")
	if err := p.AddVoice(ctx, l, again, clipsAgain); err != nil {
		t.Fatal(err)
	}
	if err := p.SetConfig(ctx, l, "phone", func(c *wire.Config) { c.Voices = nil }); err != nil {
		t.Fatal(err)
	}
	if c, err = p.Config(ctx); err != nil || len(c.Voices) != 2 {
		t.Errorf("%+v, %v", c.Voices, err)
	}
	if err := p.RemoveVoice(ctx, l, b.ID()); err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]bool{"one": true, "two": false, "three": false, "four": true} {
		h := sha256.Sum256([]byte(words))
		_, err := p.Store().Recording(ctx, hex.EncodeToString(h[:]))
		if (err == nil) != want {
			t.Errorf("%s: %v", words, err)
		}
	}
	if err := p.RemoveVoice(ctx, l, b.ID()); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
}

func TestVoicesThatAreNotTaken(t *testing.T) {
	p, _ := founded(t, newClock())
	l := unlock(t, p)
	machine, clips := voice("a machine", "one")
	machine.Machine = true
	if err := p.AddVoice(ctx, l, machine, clips); !errors.Is(err, project.ErrMachine) {
		t.Errorf("a machine in a real project: %v", err)
	}
	lacking, _ := voice("half", "one", "two")
	if err := p.AddVoice(ctx, l, lacking, nil); err == nil {
		t.Error("a voice without its clips was taken")
	}
	large, clips := voice("larger than tablets hold", "one")
	large.Clips[0].Size = wire.MaxVoiced + 1
	if err := p.AddVoice(ctx, l, large, clips); !errors.Is(err, project.ErrVoices) {
		t.Errorf("too large together: %v", err)
	}
	for i := range wire.MaxVoices {
		v, clips := voice(string(rune('a'+i)), "one")
		if err := p.AddVoice(ctx, l, v, clips); err != nil {
			t.Fatal(err)
		}
	}
	v, clips := voice("one too many", "one")
	if err := p.AddVoice(ctx, l, v, clips); !errors.Is(err, project.ErrVoices) {
		t.Errorf("one too many: %v", err)
	}
}
