package review

import (
	"context"

	"hearme/server/project"
	"hearme/server/store"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
	"hearme/story/envelope"
	"hearme/sync/wire"
)

// told is an opened story.
type told struct {
	Content    story.Content
	Consent    consent.Record
	Redactions []anonymise.Redaction
	Check      anonymise.Check
	Auto       bool
}

// openStory opens a story with the lead's keys; store.ErrNotFound when it was
// taken back meanwhile.
func openStory(ctx context.Context, st store.Store, projectID string, lead *project.Lead, info store.Info) (told, error) {
	sealed, err := st.Blob(ctx, info.ID, wire.StoryBlob)
	if err != nil {
		return told{}, err
	}
	plain, err := lead.Open(info.Epoch, sealed)
	if err != nil {
		return told{}, err
	}
	b, err := envelope.ParseStory(plain, manifestOf(projectID, info))
	if err != nil {
		return told{}, err
	}
	t := told{Content: b.Content(), Consent: b.Consent, Check: anonymise.Check(b.Check), Auto: b.Auto || b.Check == string(anonymise.CheckAuto)}
	for _, r := range b.Redactions {
		t.Redactions = append(t.Redactions, anonymise.Redaction{
			Field: r.Field, Type: anonymise.Type(r.Type), Start: r.Start, End: r.End, Placeholder: r.Placeholder, By: r.By})
	}
	return t, nil
}

// manifestOf is what a body must agree with: where the store keeps it.
func manifestOf(projectID string, info store.Info) envelope.Manifest {
	return envelope.Manifest{Project: projectID, ID: info.ID, Epoch: info.Epoch, Blobs: info.Blobs}
}

// summary keeps what the inbox lists.
func (t told) summary() summary {
	c := t.Content
	s := summary{Lang: c.Lang, Stages: c.Stages, Quote: t.Consent.Says(consent.Quote, ""), Auto: t.Auto}
	for _, yes := range t.Consent.Partners() {
		s.Shared = s.Shared || yes
	}
	for _, f := range story.Fields() {
		if s.Begins == "" {
			s.Begins = begins(c.Text(f))
		}
	}
	return s
}
