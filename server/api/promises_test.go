package api_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"hearme/server/store"
	"hearme/story"
	"hearme/sync/wire"
)

// promises are what must hold whatever happened: each story that stands is
// there exactly once, word for word or beside its variant or as a lead revised
// it, nothing that was taken back is, and no tablet waits for ever.
func (p *play) promises() error {
	for n, tb := range p.tablets {
		if len(tb.waiting) > 0 {
			return fmt.Errorf("tablet %d is asked for %d stories again and again", n, len(tb.waiting))
		}
	}
	infos, err := p.db.Stories(ctx, store.Filter{})
	if err != nil {
		return err
	}
	there := map[story.ID]store.Info{}
	for _, i := range infos {
		there[i.ID] = i
	}
	for n, s := range p.stories {
		if s == nil {
			continue
		}
		info, ok := there[s.id]
		delete(there, s.id)
		if s.withdrawn {
			if ok {
				return fmt.Errorf("story %d came back", n)
			}
			continue
		}
		if !ok {
			return fmt.Errorf("story %d is lost", n)
		}
		if err := p.wordForWord(s, info); err != nil {
			return fmt.Errorf("story %d: %w", n, err)
		}
	}
	if len(there) > 0 {
		return fmt.Errorf("%d stories that nobody told", len(there))
	}
	return p.db.VerifyAudit(ctx)
}

// wordForWord holds what is kept to what was sent and revised: a revision
// stands for what was sent, and only a restore to a time before it may lose it.
func (p *play) wordForWord(s *told, info store.Info) error {
	sent := [][]byte{s.blobs[0]}
	if s.variant != nil {
		sent = append(sent, s.variant.blobs[0])
	}
	if info.Variants != len(sent)-1 {
		return fmt.Errorf("%d variants are kept, %d texts were sent", info.Variants, len(sent))
	}
	got, err := p.kept(s.id)
	if err != nil {
		return err
	}
	for _, b := range sent {
		want, r := b, s.revised[sum(b)]
		if r != nil {
			want = r.words
		}
		at := slices.IndexFunc(got, func(g []byte) bool { return bytes.Equal(g, want) })
		switch {
		case at >= 0:
			got = slices.Delete(got, at, at+1)
		case r == nil || !r.mayBeGone:
			return fmt.Errorf("a text is not kept")
		}
	}
	if len(got) > 0 {
		return fmt.Errorf("%d texts came back that were superseded", len(got))
	}
	return nil
}

// kept lists the texts that are there of a story, its variants' too.
func (p *play) kept(id story.ID) ([][]byte, error) {
	var got [][]byte
	main, err := p.db.Blob(ctx, id, wire.StoryBlob)
	if err == nil {
		got = append(got, main)
	} else if !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	variants, err := p.db.Variants(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, v := range variants {
		b, err := p.db.VariantBlob(ctx, id, v.Hash, wire.StoryBlob)
		if err == nil {
			got = append(got, b)
		} else if !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
	}
	return got, nil
}
