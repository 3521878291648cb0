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
	Who         whoCard
	Permissions []permission
	Reach       *reachCard
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
	Field   story.Field
	Heading string
	Told    []segment
	Tongue  tongue
}

// segment is a stretch of text; a placeholder has a kind.
type segment struct {
	Text string
	Kind string // of span: person, place, ...; empty for the person's own words
	New  bool   // not out yet, or not before
}

// Digits reports whether the groups of a number must keep their order in a text
// that runs right to left.
func (s segment) Digits() bool { return s.New && strings.ContainsRune("+0123456789", rune(s.Text[0])) }

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

// openAsked opens the story in the address, which is written down once in a
// session, or shows why it does not open.
func (s *site) openAsked(w http.ResponseWriter, r *http.Request) (store.Info, told, bool) {
	info, ok := s.storyAsked(w, r)
	if !ok {
		return store.Info{}, told{}, false
	}
	ses, st := sessionOf(r), s.Project.Store()
	t, err := openStory(r.Context(), st, s.Project.Info().ID, ses.lead, info)
	switch {
	case errors.Is(err, store.ErrNotFound): // taken back this very moment
		s.fail(w, r, http.StatusNotFound)
		return store.Info{}, told{}, false
	case errors.Is(err, errNoWords):
		s.unopened(w, r, failure{"The words of this story are gone", "A lead took words out of it after the backup that this server was put back from was made. " +
			"The words before that were erased for good, and the backup has none since. Story " + short(info.ID) + "."})
		return store.Info{}, told{}, false
	case err != nil:
		s.Log.Error("a story does not open", "id", string(info.ID), "epoch", info.Epoch)
		s.unopened(w, r, failure{"This story does not open",
			"Your keys do not open it, or it was damaged on the way. It is kept as it came. Tell the person who looks after the server: story " + short(info.ID) + "."})
		return store.Info{}, told{}, false
	}
	if ses.read("read", info.ID) {
		if err := st.Audit(r.Context(), ses.lead.Name(), "read", string(info.ID)); err != nil {
			s.broken(w, r, err)
			return store.Info{}, told{}, false
		}
	}
	return info, t, true
}

func (s *site) unopened(w http.ResponseWriter, r *http.Request, f failure) {
	s.showLead(w, r, http.StatusOK, "leadfail", leadPage{Title: f.Title, Nav: "stories", Is: f})
}

func (s *site) story(w http.ResponseWriter, r *http.Request) {
	info, t, ok := s.openAsked(w, r)
	if !ok {
		return
	}
	ses, st := sessionOf(r), s.Project.Store()
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
	if p.Who, err = s.whoCard(r.Context(), ses.desk, info, t, conf); err != nil {
		s.broken(w, r, err)
		return
	}
	p.Reach = s.reachCard(r, info, t)
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
	"revised": "Saved. The words are taken out and erased here for good.",
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
	p.Parts = partsOf(t, ts, nil)
	p.Counts, p.Out = tallies(t.Redactions)
	return p
}

// partsOf is the story box by box; what is offered to be taken out is new in it.
func partsOf(t told, ts tongues, offers []anonymise.Decision) []part {
	var ps []part
	c := t.Content
	for _, f := range story.Fields() {
		if strings.TrimSpace(c.Text(f)) != "" {
			ps = append(ps, part{f, fieldWords[f], segments(c.Text(f), f, t.Redactions, offers), ts.of(c.Lang)})
		}
	}
	if tr := c.Translation; tr != nil && strings.TrimSpace(tr.Text) != "" {
		to := ts.of(tr.Lang)
		ps = append(ps, part{story.TranslationField, "In " + to.Name + ", put by " + makerWords[tr.MadeBy],
			segments(tr.Text, story.TranslationField, t.Redactions, offers), to})
	}
	return ps
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

// segments cuts a text at its placeholders and at what is offered to be taken
// out. One that does not lie on the text is passed over: what is shown is
// always the whole text.
func segments(text string, f story.Field, reds []anonymise.Redaction, offers []anonymise.Decision) []segment {
	type stretch struct {
		start, end int
		kind       string
		offered    bool
	}
	var all []stretch
	for _, r := range reds {
		if r.Field == f && r.Start >= 0 && r.Start < r.End && r.End <= len(text) && text[r.Start:r.End] == r.Placeholder {
			all = append(all, stretch{r.Start, r.End, spanKind(r.Type), false})
		}
	}
	for _, d := range offers {
		if d.Field == f && d.Finding.End <= len(text) {
			all = append(all, stretch{d.Finding.Start, d.Finding.End, spanKind(d.Finding.Type), true})
		}
	}
	slices.SortStableFunc(all, func(a, b stretch) int { return a.start - b.start })
	var out []segment
	at := 0
	for _, x := range all {
		if x.start < at {
			continue
		}
		if x.start > at {
			out = append(out, segment{Text: text[at:x.start]})
		}
		out = append(out, segment{text[x.start:x.end], x.kind, x.offered})
		at = x.end
	}
	if at < len(text) {
		out = append(out, segment{Text: text[at:]})
	}
	return out
}

func tallies(reds []anonymise.Redaction) ([]tally, string) {
	n := map[anonymise.Type]int{}
	day, since := 0, 0
	for _, r := range reds {
		n[r.Type]++
		if r.By == anonymise.Lead {
			since++
		} else {
			day++
		}
	}
	var ts []tally
	for _, t := range anonymise.Types() {
		if n[t] > 0 {
			ts = append(ts, tally{spanKind(t), count(n[t], typeWords[t][0], typeWords[t][1])})
		}
	}
	words := "Nothing was taken out on the day"
	switch {
	case day == 1:
		words = "One thing was taken out on the day"
	case day > 1:
		words = count(day, "", "things were taken out on the day")
	}
	if since > 0 {
		words += ", " + count(since, "", "") + "by the leads since"
	}
	words += "."
	if day+since > 0 {
		words += " Words in [brackets] stand for what was there."
	}
	return ts, words
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
