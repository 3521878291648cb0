package review

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"hearme/server/store"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/envelope"
	"hearme/story/seal"
	"hearme/sync/wire"
)

// redactPage is where a lead says what more must go.
type redactPage struct {
	ID        story.ID
	Short     string
	Of        string // the blob that this page is about
	Parts     []part
	Offers    []offer // what the program would take out
	Added     []offer // what was written by hand before
	Typed     typed
	Kinds     []option
	Standing  []string // placeholders that the story has
	Mistake   slip
	Advice    failure
	Elsewhere int // other copies that this does not reach
}

type offer struct {
	choice
	Why    string
	Chosen bool
}

// previewPage shows what will be taken out, and the story without it.
type previewPage struct {
	ID        story.ID
	Short     string
	Of        string
	Choices   []choice
	Parts     []part
	Total     string
	Elsewhere int
}

var slips = map[slip]failure{
	noWords:     {"Nothing is chosen yet", "Tick words that the program found, or write the words that must go."},
	noKind:      {"What are these words?", "Say what they are, so that the right words stand in their place."},
	notFound:    {"These words are not in the story", "Copy them from it exactly as they stand there. Small and capital letters do not matter."},
	taken:       {"A part of this is out already", "Words in [brackets] stand for what was taken out before. Write only the words beside them."},
	badInstead:  {"These words cannot stand there", "Write a few plain words, at most 60 letters."},
	sameInstead: {"That says the name again", "What stands there must not hold what is taken out."},
	tooMuch:     {"That is too much at one time", "Write fewer words, at most 400 letters, then take out the rest."},
	changed:     {"The story has changed meanwhile", "Someone took words out of it, or the button was pressed twice. Nothing more was taken out. This is how it stands now."},
}

// redactForm shows the page; a POST brings back what was chosen before.
func (s *site) redactForm(w http.ResponseWriter, r *http.Request) {
	info, t, ok := s.openAsked(w, r)
	if !ok || !s.form(w, r) {
		return
	}
	cs, err := readChoices(r.PostForm["take"], t)
	if r.Method == http.MethodPost && (err != nil || r.PostForm.Get("of") != t.SHA256) {
		s.chooseAgain(w, r, info, t, nil, typed{}, changed)
		return
	}
	s.chooseAgain(w, r, info, t, cs, typed{}, "")
}

// chooseAgain shows the page with all that was chosen and written.
func (s *site) chooseAgain(w http.ResponseWriter, r *http.Request, info store.Info, t told, cs []choice, by typed, wrong slip) {
	p := redactPage{ID: info.ID, Short: short(info.ID), Of: t.SHA256, Typed: by, Kinds: kindOptions(by.Kind),
		Mistake: wrong, Advice: slips[wrong], Elsewhere: info.Variants}
	ds := anonymise.ProposeMore(s.engine, t.Content, t.Redactions)
	p.Parts = partsOf(t, s.tongues, ds)
	for i := range ds {
		ds[i].Placeholder = ""
	}
	words := s.Catalogues.Language("en")
	for _, c := range choices(ds, t) {
		p.Offers = append(p.Offers, offer{choice: c, Why: words.T("reason." + c.Reason)})
	}
	for _, c := range cs {
		i := slices.IndexFunc(p.Offers, func(o offer) bool { return o.where() == c.where() })
		if i < 0 {
			p.Added = append(p.Added, offer{choice: c, Chosen: true})
			continue
		}
		p.Offers[i].Chosen = true
	}
	for _, red := range t.Redactions {
		if !slices.Contains(p.Standing, red.Placeholder) {
			p.Standing = append(p.Standing, red.Placeholder)
		}
	}
	status, title := http.StatusOK, "Take out more"
	if wrong != "" {
		status, title = http.StatusUnprocessableEntity, "Error: take out more"
	}
	s.showLead(w, r, status, "redact", leadPage{Title: title, Nav: "stories", Is: p})
}

// preview shows what would go. It changes nothing.
func (s *site) preview(w http.ResponseWriter, r *http.Request) {
	info, t, ok := s.openAsked(w, r)
	if !ok || !s.form(w, r) {
		return
	}
	cs, err := readChoices(r.PostForm["take"], t)
	by := typed{r.PostForm.Get("words"), r.PostForm.Get("kind"), r.PostForm.Get("instead")}
	if err != nil || r.PostForm.Get("of") != t.SHA256 {
		s.chooseAgain(w, r, info, t, nil, typed{}, changed)
		return
	}
	if strings.TrimSpace(by.Words) != "" || len(cs) == 0 {
		more, wrong := by.find(t)
		if wrong != "" {
			s.chooseAgain(w, r, info, t, cs, by, wrong)
			return
		}
		cs = append(cs, more...)
	}
	ds := decisions(cs, t)
	after, kept, added, err := anonymise.TakeOut(t.Content, t.Redactions, ds)
	if err != nil {
		s.chooseAgain(w, r, info, t, nil, typed{}, taken)
		return
	}
	p := previewPage{ID: info.ID, Short: short(info.ID), Of: t.SHA256, Choices: choices(ds, t), Elsewhere: info.Variants,
		Total: count(len(added), "place", "places")}
	t.Content, t.Redactions = after, append(kept, added...)
	p.Parts = partsOf(t, s.tongues, nil)
	markNew(p.Parts, added)
	s.showLead(w, r, http.StatusOK, "preview", leadPage{Title: "Take these words out?", Nav: "stories", Is: p})
}

// takeOut makes the new revision; the words that it takes out are erased.
func (s *site) takeOut(w http.ResponseWriter, r *http.Request) {
	info, t, ok := s.openAsked(w, r)
	if !ok || !s.form(w, r) {
		return
	}
	cs, err := readChoices(r.PostForm["take"], t)
	if err != nil || r.PostForm.Get("of") != t.SHA256 {
		s.chooseAgain(w, r, info, t, nil, typed{}, changed)
		return
	}
	err = s.revise(r, info, t, decisions(cs, t))
	var p *story.Problem
	switch {
	case errors.Is(err, store.ErrConflict):
		s.chooseAgain(w, r, info, t, nil, typed{}, changed)
	case errors.Is(err, store.ErrNotFound): // taken back this very moment
		s.fail(w, r, http.StatusNotFound)
	case errors.As(err, &p) && p.Code == "no_redaction":
		s.chooseAgain(w, r, info, t, nil, typed{}, noWords)
	case errors.As(err, &p) && p.Code == "on_placeholder":
		s.chooseAgain(w, r, info, t, nil, typed{}, taken)
	case err != nil:
		s.broken(w, r, err)
	default:
		http.Redirect(w, r, storyAddress(info.ID, "revised"), http.StatusSeeOther)
	}
}

// revise seals the story without what is taken out, opens what it sealed, and
// only then puts it in the place of the old one.
func (s *site) revise(r *http.Request, info store.Info, t told, ds []anonymise.Decision) error {
	lead := sessionOf(r).lead
	recipient := ""
	for _, e := range lead.EpochIdentities() {
		if e.ID == info.Epoch {
			recipient = e.Recipient
		}
	}
	blob, err := seal.Revise(t.Body, ds, recipient)
	if err != nil {
		return err
	}
	plain, err := lead.Open(info.Epoch, blob.Bytes)
	if err != nil {
		return err
	}
	if _, err := envelope.ParseStory(plain, manifestOf(s.Project.Info().ID, info)); err != nil {
		return err
	}
	return s.Project.Store().ReplaceBlob(r.Context(), lead.Name(), store.Revision{
		ID: info.ID, Retention: wire.StoryBlob, Was: t.SHA256, Sealed: blob.Bytes})
}

// kindOptions offers what words can be.
func kindOptions(in string) []option {
	var os []option
	for _, t := range anonymise.Types() {
		words := typeWords[t][0]
		os = append(os, option{string(t), strings.ToUpper(words[:1]) + words[1:], string(t) == in})
	}
	return os
}

// markNew marks the placeholders that were not there before.
func markNew(ps []part, added []anonymise.Redaction) {
	for i := range ps {
		at := 0
		for j := range ps[i].Told {
			seg := &ps[i].Told[j]
			seg.New = slices.ContainsFunc(added, func(r anonymise.Redaction) bool {
				return r.Field == ps[i].Field && r.Start == at && seg.Kind != ""
			})
			at += len(seg.Text)
		}
	}
}
