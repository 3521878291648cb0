package review

import (
	"context"
	"errors"

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
	Body       envelope.StoryBody
	SHA256     string // of the sealed blob that was opened
}

// errNoWords says that a story's words are not there: they were taken out after
// the backup that the server was restored from.
var errNoWords = errors.New("review: the words of a story are not here")

// blobOf is the SHA-256 of the sealed blob that holds a story's words, empty
// when it is not there.
func blobOf(info store.Info) string {
	for _, b := range info.Blobs {
		if b.Retention == wire.StoryBlob {
			return b.SHA256
		}
	}
	return ""
}

// openStory opens a story with the lead's keys; store.ErrNotFound when it was
// taken back meanwhile.
func openStory(ctx context.Context, st store.Store, projectID string, lead *project.Lead, info store.Info) (told, error) {
	if blobOf(info) == "" {
		return told{}, errNoWords
	}
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
	t := told{Content: b.Content(), Consent: b.Consent, Check: anonymise.Check(b.Check), Auto: b.Auto || b.Check == string(anonymise.CheckAuto),
		Body: b, SHA256: envelope.RefOf(wire.StoryBlob, sealed).SHA256}
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
	s := summary{Of: t.SHA256, Marks: marksOf(t), Lang: c.Lang, Stages: c.Stages, Quote: t.Consent.Says(consent.Quote, ""), Auto: t.Auto}
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
