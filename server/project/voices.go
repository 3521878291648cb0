package project

import (
	"context"
	"errors"
	"slices"

	"hearme/server/store"
	"hearme/sync/wire"
)

// What is said about recorded voices, to people.
var (
	ErrMachine = errors.New("a voice made by a machine is for practice projects only: at real events people hear people")
	ErrVoices  = errors.New("there are too many voices: remove one first")
)

// AddVoice keeps a voice and its clips, by their SHA-256, and tells tablets of
// it. It takes the place of the one with its ID. ErrMachine, ErrVoices.
func (p *Project) AddVoice(ctx context.Context, l *Lead, v wire.Voice, clips map[string][]byte) error {
	if v.Machine && !p.info.Practice {
		return ErrMachine
	}
	c, err := p.Config(ctx)
	if err != nil {
		return err
	}
	c.Voices = append(slices.DeleteFunc(c.Voices, called(v.ID())), v)
	if len(c.Voices) > wire.MaxVoices || sizeOf(c.Voices) > wire.MaxVoiced {
		return ErrVoices
	}
	return p.setVoices(ctx, l, c, clips, "voice-added")
}

func sizeOf(vs []wire.Voice) (bytes int64) {
	for _, v := range vs {
		for _, clip := range v.Clips {
			bytes += clip.Size
		}
	}
	return bytes
}

func called(id string) func(wire.Voice) bool {
	return func(v wire.Voice) bool { return v.ID() == id }
}

// RemoveVoice takes the voice with this wire.Voice.ID away; store.ErrNotFound.
func (p *Project) RemoveVoice(ctx context.Context, l *Lead, id string) error {
	c, err := p.Config(ctx)
	if err != nil {
		return err
	}
	before := len(c.Voices)
	if c.Voices = slices.DeleteFunc(c.Voices, called(id)); len(c.Voices) == before {
		return store.ErrNotFound
	}
	return p.setVoices(ctx, l, c, nil, "voice-removed")
}

func (p *Project) setVoices(ctx context.Context, l *Lead, c wire.Config, clips map[string][]byte, what string) error {
	r := store.Recordings{Add: clips}
	for _, v := range c.Voices {
		for _, clip := range v.Clips {
			r.Named = append(r.Named, clip.SHA256)
		}
	}
	return p.apply(ctx, l, c, store.Change{Recordings: &r, What: what})
}
