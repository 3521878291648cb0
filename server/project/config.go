package project

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"hearme/server/store"
	"hearme/story/envelope"
	"hearme/sync/wire"
)

// quarter names the epoch of a time: 2026-Q4.
func quarter(t time.Time) string {
	t = t.UTC()
	return fmt.Sprintf("%d-Q%d", t.Year(), (int(t.Month())+2)/3)
}

// OpenConfig verifies a signed configuration and reads it.
func OpenConfig(signed string, v note.Verifier) (wire.Config, error) {
	n, err := note.Open([]byte(signed), note.VerifierList(v))
	if err != nil {
		return wire.Config{}, err
	}
	var c wire.Config
	err = json.Unmarshal([]byte(n.Text), &c)
	return c, err
}

// signConfig writes a configuration as one line of JSON in a signed note.
func signConfig(c wire.Config, signing string) (store.Config, error) {
	signer, err := note.NewSigner(signing)
	if err != nil {
		return store.Config{}, errors.New("project: no signing key")
	}
	text, err := json.Marshal(c)
	if err != nil {
		return store.Config{}, err
	}
	signed, err := note.Sign(&note.Note{Text: string(text) + "\n"}, signer)
	return store.Config{Serial: c.Serial, Note: string(signed)}, err
}

// newEpoch makes the key pair of a quarter and seals it to every holder.
func newEpoch(h holders, project, id string) (*wire.Epoch, []store.Grant, error) {
	identity, recipient, err := envelope.NewEpoch(id)
	if err != nil {
		return nil, nil, err
	}
	grants, err := h.grants(project, epochSubject+id, identity)
	return &wire.Epoch{ID: id, Recipient: recipient}, grants, err
}

// holders lists who every key is sealed to: the leads and recovery.
func (p *Project) holders(ctx context.Context) (holders, error) {
	leads, err := p.store.Leads(ctx)
	if err != nil {
		return nil, err
	}
	h := holders{store.Recovery: p.info.Recovery}
	for _, l := range leads {
		h[l.Name] = l.Recipient
	}
	return h, nil
}

// rotate makes the epoch of a quarter that has begun. When another lead did it
// at the same moment, theirs is taken.
func (p *Project) rotate(ctx context.Context, l *Lead) error {
	id := quarter(p.now())
	c, err := p.Config(ctx)
	if err != nil {
		return err
	}
	newest := ""
	if len(c.Epochs) > 0 {
		newest = c.Epochs[len(c.Epochs)-1].ID
	}
	if id <= newest || l.signing == "" { // a clock gone back makes no epoch
		return nil
	}
	h, err := p.holders(ctx)
	if err != nil {
		return err
	}
	epoch, grants, err := newEpoch(h, p.info.ID, id)
	if err != nil {
		return err
	}
	c.Epochs = append(c.Epochs, *epoch)
	err = p.apply(ctx, l, c, store.Change{Epoch: epoch, Grants: grants, What: "epoch:" + id})
	if err != nil && !errors.Is(err, store.ErrConflict) {
		return err
	}
	again, err := p.load(ctx, l.name, l.identity)
	if err == nil {
		*l = *again
	}
	return err
}

// SetConfig changes what tablets are told: change gets the newest
// configuration. Serial, project, epochs and voices stay this package's.
func (p *Project) SetConfig(ctx context.Context, l *Lead, what string, change func(*wire.Config)) error {
	c, err := p.Config(ctx)
	if err != nil {
		return err
	}
	kept := c
	kept.Epochs, kept.Voices = slices.Clone(c.Epochs), slices.Clone(c.Voices)
	change(&c)
	c.Version, c.Serial, c.Project, c.Practice = kept.Version, kept.Serial, kept.Project, kept.Practice
	c.Epochs, c.Voices = kept.Epochs, kept.Voices
	return p.apply(ctx, l, c, store.Change{What: what})
}

func (p *Project) apply(ctx context.Context, l *Lead, c wire.Config, change store.Change) error {
	c.Serial++
	signed, err := signConfig(c, l.signing)
	if err != nil {
		return err
	}
	change.Config = signed
	return p.store.Apply(ctx, l.name, change)
}

// publicURLs is what a configuration says of a server reached at url.
func publicURLs(c *wire.Config, url string) {
	c.PublicURL = strings.TrimRight(url, "/")
	c.WithdrawURL = c.PublicURL + "/withdraw"
}
