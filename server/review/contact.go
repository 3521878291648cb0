package review

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"hearme/server/project"
	"hearme/server/store"
	"hearme/story"
	"hearme/story/envelope"
	"hearme/sync/wire"
)

// reachCard says on a story's page what was agreed, never how to reach anyone.
type reachCard struct {
	Agreed []string
	Broken bool
}

// reachPage is what the page with the name and number shows.
type reachPage struct {
	ID     story.ID
	Short  string
	Agreed []string
	Lines  []reachLine
}

// reachLine is a line of it; a number keeps its order in a text that runs right to left.
type reachLine struct{ Name, Value, Dir string }

// reachOpen is how long a name and number stay open to the session that asked.
const reachOpen = 10 * time.Minute

var agreedWords = []struct{ purpose, words string }{
	{envelope.ForCallBack, "They asked for a call after stopping"},
	{envelope.ForContact, "They agreed to be contacted again"},
}

func agreed(purposes []string) []string {
	var words []string
	for _, a := range agreedWords {
		if slices.Contains(purposes, a.purpose) {
			words = append(words, a.words)
		}
	}
	return words
}

// mayReach reports whether a story came with a way to reach its teller, which
// they did not take back.
func mayReach(info store.Info) bool {
	return !takenBack(info.TakenBack).flag("contact") &&
		slices.ContainsFunc(info.Blobs, func(b wire.BlobRef) bool { return b.Retention == wire.ContactBlob })
}

var errContact = errors.New("review: a contact does not belong to its story")

// openContact opens how the teller of an opened story is reached;
// store.ErrNotFound when there is nothing, or not any more.
func openContact(ctx context.Context, st store.Store, projectID string, lead *project.Lead, info store.Info, t told) (envelope.ContactBody, error) {
	if !mayReach(info) {
		return envelope.ContactBody{}, store.ErrNotFound
	}
	sealed, err := st.Blob(ctx, info.ID, wire.ContactBlob)
	if err != nil {
		return envelope.ContactBody{}, err
	}
	plain, err := lead.Open(info.Epoch, sealed)
	if err != nil {
		return envelope.ContactBody{}, err
	}
	b, err := envelope.ParseContact(plain, manifestOf(projectID, info), t.Body.ContactID)
	if err == nil && (t.Body.ContactID == "" || len(agreed(b.Purposes)) == 0) {
		err = errContact
	}
	return b, err
}

// asksCall reports whether a call was asked for: the fact alone, for the inbox.
func (d *desk) asksCall(ctx context.Context, st store.Store, info store.Info, t told) bool {
	b, err := openContact(ctx, st, d.project, d.lead, info, t)
	return err == nil && slices.Contains(b.Purposes, envelope.ForCallBack)
}

// reachCard is nil when nobody is to be reached.
func (s *site) reachCard(r *http.Request, info store.Info, t told) *reachCard {
	b, err := openContact(r.Context(), s.Project.Store(), s.Project.Info().ID, sessionOf(r).lead, info, t)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil
	case err != nil:
		s.Log.Error("a contact does not open", "id", string(info.ID), "epoch", info.Epoch)
		return &reachCard{Broken: true}
	}
	return &reachCard{Agreed: agreed(b.Purposes)}
}

// contactAsked opens the contact of the story in the address or shows why not.
func (s *site) contactAsked(w http.ResponseWriter, r *http.Request) (store.Info, envelope.ContactBody, bool) {
	info, t, ok := s.openAsked(w, r)
	if !ok {
		return store.Info{}, envelope.ContactBody{}, false
	}
	b, err := openContact(r.Context(), s.Project.Store(), s.Project.Info().ID, sessionOf(r).lead, info, t)
	switch {
	case errors.Is(err, store.ErrNotFound):
		s.unopened(w, r, failure{"There is nothing here to reach them with",
			"They left no name or number, or they took it back since. Then it is erased here for good. Story " + short(info.ID) + "."})
	case err != nil:
		s.Log.Error("a contact does not open", "id", string(info.ID), "epoch", info.Epoch)
		s.unopened(w, r, failure{"The name and number do not open",
			"Your keys do not open them, or they were damaged on the way. They are kept as they came. Tell the person who looks after the server: story " + short(info.ID) + "."})
	}
	return info, b, err == nil
}

// reach shows the name and number to the session that asked for them.
func (s *site) reach(w http.ResponseWriter, r *http.Request) {
	ses, id := sessionOf(r), story.ID(r.PathValue("id"))
	ses.mu.Lock()
	till := ses.reach[id]
	ses.mu.Unlock()
	if id.Valid() && !s.Now().Before(till) {
		http.Redirect(w, r, "/stories/"+string(id)+"#reach", http.StatusSeeOther)
		return
	}
	info, b, ok := s.contactAsked(w, r)
	if !ok {
		return
	}
	p := reachPage{ID: info.ID, Short: short(info.ID), Agreed: agreed(b.Purposes)}
	for _, l := range []reachLine{
		{"Name", b.Contact.Name, "auto"}, {"Phone", b.Contact.Phone, "ltr"}, {"E-mail", b.Contact.Email, "ltr"},
		{"What they wrote about it", b.Contact.Note, "auto"},
	} {
		if strings.TrimSpace(l.Value) != "" {
			p.Lines = append(p.Lines, l)
		}
	}
	s.showLead(w, r, http.StatusOK, "contact", leadPage{Title: "How to reach them", Nav: "stories", Is: p})
}

// openReach writes down that a name and number are shown, before they are.
func (s *site) openReach(w http.ResponseWriter, r *http.Request) {
	info, _, ok := s.contactAsked(w, r)
	if !ok {
		return
	}
	ses := sessionOf(r)
	if err := s.Project.Store().Audit(r.Context(), ses.lead.Name(), "read_contact", string(info.ID)); err != nil {
		s.broken(w, r, err)
		return
	}
	ses.mu.Lock()
	ses.reach[info.ID] = s.Now().Add(reachOpen)
	ses.mu.Unlock()
	http.Redirect(w, r, "/stories/"+string(info.ID)+"/contact", http.StatusSeeOther)
}
