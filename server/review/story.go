package review

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"hearme/server/store"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
	"hearme/sync/wire"
)

// storyPage is what the story page shows.
type storyPage struct {
	ID          story.ID
	Short       string
	Facts       string // when it came, which language
	Role        string
	Stages      []string
	Rating      *int
	Parts       []part
	Counts      []tally
	Out         string // how many things were taken out, in words
	Check       string
	Auto        bool
	Permissions []permission
	Agreed      string
	Where       store.State
	WhereWords  string
	Moves       []move
	Themes      []string
	Known       []string
	Next        string
	Variants    int
	Said        string
}

// part is one box of the person's own words, with its translation if it has one.
type part struct {
	Heading string
	Told    []segment
	Tongue  tongue
}

// segment is a stretch of text; a placeholder has a kind.
type segment struct {
	Text string
	Kind string // of span: person, place, ...; empty for the person's own words
}

// tally counts what was taken out of one type.
type tally struct{ Kind, Words string }

// permission is one thing that may or may not be done with the story.
type permission struct {
	Yes    bool
	Words  string
	Detail string
}

// move is a button that puts the story elsewhere.
type move struct {
	To          store.State
	Icon, Words string
	Go          bool // the likely next step
}

// storyAsked finds the story in the address or shows that it is not here.
func (s *site) storyAsked(w http.ResponseWriter, r *http.Request) (store.Info, bool) {
	id := story.ID(r.PathValue("id"))
	if !id.Valid() {
		s.fail(w, r, http.StatusNotFound)
		return store.Info{}, false
	}
	info, err := s.Project.Store().Story(r.Context(), id)
	if errors.Is(err, store.ErrNotFound) || err == nil && info.Safeguarding {
		s.fail(w, r, http.StatusNotFound)
		return store.Info{}, false
	}
	if err != nil {
		s.broken(w, r, err)
		return store.Info{}, false
	}
	return info, true
}

func (s *site) story(w http.ResponseWriter, r *http.Request) {
	info, ok := s.storyAsked(w, r)
	if !ok {
		return
	}
	ses, st := sessionOf(r), s.Project.Store()
	t, err := openStory(r.Context(), st, s.Project.Info().ID, ses.lead, info)
	if errors.Is(err, store.ErrNotFound) { // taken back this very moment
		s.fail(w, r, http.StatusNotFound)
		return
	}
	if err != nil {
		s.Log.Error("a story does not open", "id", string(info.ID), "epoch", info.Epoch)
		s.showLead(w, r, http.StatusOK, "leadfail", leadPage{Title: "This story does not open", Nav: "stories", Is: failure{
			"This story does not open", "Your keys do not open it, or it was damaged on the way. It is kept as it came. Tell the person who looks after the server: story " + short(info.ID) + "."}})
		return
	}
	if ses.read("read", info.ID) {
		if err := st.Audit(r.Context(), ses.lead.Name(), "read", string(info.ID)); err != nil {
			s.broken(w, r, err)
			return
		}
	}
	list, err := ses.entries(r.Context(), st, s.Log)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	conf, err := s.Project.Config(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	p := pageOf(info, t, conf.Partners, s.tongues)
	if p.Themes, _, err = ses.themesOf(r.Context(), st, info); err == nil {
		p.Known, err = ses.known(r.Context(), st, epochsOf(list))
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	if next, ok := nextToRead(list, info.ID); ok {
		p.Next = "/stories/" + string(next)
	}
	p.Said = r.URL.Query().Get("said")
	s.showLead(w, r, http.StatusOK, "story", leadPage{Title: "Story " + p.Short, Nav: "stories", Said: saidWords[p.Said], Is: p})
}

var saidWords = map[string]string{
	"moved":   "Saved. The story has moved.",
	"theme":   "Saved. The theme is added.",
	"untheme": "Saved. The theme is taken off.",
	"notheme": "No theme was added. Write a few words, at most 80 letters.",
}

func epochsOf(list []entry) map[story.ID]string {
	m := make(map[story.ID]string, len(list))
	for _, e := range list {
		m[e.ID] = e.Epoch
	}
	return m
}

func pageOf(info store.Info, t told, partners []wire.Partner, ts tongues) storyPage {
	c := t.Content
	p := storyPage{
		ID: info.ID, Short: short(info.ID), Role: roleWords[c.Role], Rating: c.Rating,
		Check: checkWords[t.Check], Auto: t.Check == anonymise.CheckAuto,
		Where: info.State, WhereWords: stateWords[info.State], Moves: movesFrom(info.State),
		Variants: info.Variants, Permissions: permissions(t.Consent, info.TakenBack, partners),
	}
	for _, st := range c.Stages {
		p.Stages = append(p.Stages, stageWords[st])
	}
	p.Facts = facts(info, c, ts)
	if a, ok := t.Consent.Latest(consent.TakePart, ""); ok {
		p.Agreed = a.At.Format("2 January")
	}
	for _, f := range story.Fields() {
		if strings.TrimSpace(c.Text(f)) != "" {
			p.Parts = append(p.Parts, part{fieldWords[f], segments(c.Text(f), f, t.Redactions), ts.of(c.Lang)})
		}
	}
	if tr := c.Translation; tr != nil && strings.TrimSpace(tr.Text) != "" {
		to := ts.of(tr.Lang)
		p.Parts = append(p.Parts, part{"In " + to.Name + ", put by " + makerWords[tr.MadeBy], segments(tr.Text, story.TranslationField, t.Redactions), to})
	}
	p.Counts, p.Out = tallies(t.Redactions)
	return p
}

// Pair reports whether there is a translation to set beside one box.
func (p storyPage) Pair() bool {
	return len(p.Parts) == 2 && p.Parts[0].Tongue != p.Parts[1].Tongue
}

func facts(info store.Info, c story.Content, ts tongues) string {
	words := "told in " + ts.of(c.Lang).Name
	if c.Spoken != "" && c.Spoken != c.Lang {
		words = "told in " + ts.of(c.Spoken).Name + ", written in " + ts.of(c.Lang).Name
	}
	if week := weekOf(info.Received); week != "" {
		words = "came in the week of " + week + " · " + words
	}
	return words
}

// segments cuts a text at its placeholders. One that does not lie on the text
// is passed over: what is shown is always the whole text.
func segments(text string, f story.Field, reds []anonymise.Redaction) []segment {
	reds = slices.Clone(reds)
	slices.SortStableFunc(reds, func(a, b anonymise.Redaction) int { return a.Start - b.Start })
	var out []segment
	at := 0
	for _, r := range reds {
		if r.Field != f || r.Start < at || r.End <= r.Start || r.End > len(text) || text[r.Start:r.End] != r.Placeholder {
			continue
		}
		if r.Start > at {
			out = append(out, segment{Text: text[at:r.Start]})
		}
		out = append(out, segment{r.Placeholder, spanKind(r.Type)})
		at = r.End
	}
	if at < len(text) {
		out = append(out, segment{Text: text[at:]})
	}
	return out
}

func tallies(reds []anonymise.Redaction) ([]tally, string) {
	n := map[anonymise.Type]int{}
	total := 0
	for _, r := range reds {
		n[r.Type]++
		total++
	}
	var ts []tally
	for _, t := range anonymise.Types() {
		if n[t] > 0 {
			ts = append(ts, tally{spanKind(t), count(n[t], typeWords[t][0], typeWords[t][1])})
		}
	}
	switch total {
	case 0:
		return ts, "Nothing was taken out on the day."
	case 1:
		return ts, "One thing was taken out on the day. Words in [brackets] stand for what was there."
	}
	return ts, count(total, "", "things were taken out on the day. Words in [brackets] stand for what was there.")
}

// movesFrom offers every other state, the likely next one first.
func movesFrom(at store.State) []move {
	all := []move{
		{store.Reading, "book", "I am reading it", at == store.Received},
		{store.Approved, "tick", "Approve it", at == store.Reading},
		{store.NeedsRedaction, "eye-closed", "More must be taken out", false},
		{store.SetAside, "box", "Set it aside", false},
		{store.Received, "inbox", "Put it back to read", false},
	}
	return slices.DeleteFunc(all, func(m move) bool { return m.To == at })
}

func (s *site) moveStory(w http.ResponseWriter, r *http.Request) {
	info, ok := s.storyAsked(w, r)
	if !ok || !s.form(w, r) {
		return
	}
	err := s.Project.Store().SetState(r.Context(), sessionOf(r).lead.Name(), info.ID, store.State(r.PostForm.Get("to")))
	switch {
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrState):
		s.fail(w, r, http.StatusNotFound)
	case err != nil:
		s.broken(w, r, err)
	default:
		http.Redirect(w, r, storyAddress(info.ID, "moved"), http.StatusSeeOther)
	}
}
