package review

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"hearme/i18n"
	"hearme/server/project"
	"hearme/server/store"
	"hearme/story"
	"hearme/story/envelope"
	"hearme/story/singleout"
	"hearme/sync/wire"
)

// whoCard says on a story's page who could tell: what the connector answered,
// and the count done again with today's stories.
type whoCard struct {
	Answers []string // of the connector, in words
	Wider   string   // what was made wider on the tablet
	Kept    string   // what stood out and was kept
	Counted string   // what the count says today
	Few     bool     // it leaves too few people
	Bands   []band   // the answers about the person, as broad as they may be seen
	Hidden  bool     // some are not shown: together they would tell too much
	None    bool     // nothing was answered
	Broken  bool     // the answers do not open
}

// band is an answer about the person in broad words.
type band struct{ Asked, Answer string }

// openAbout opens the answers about the person of an opened story;
// store.ErrNotFound when there are none.
func openAbout(ctx context.Context, st store.Store, projectID string, lead *project.Lead, info store.Info, id story.ID) (story.About, error) {
	if id == "" || !slices.ContainsFunc(info.Blobs, func(b wire.BlobRef) bool { return b.Retention == wire.AboutBlob }) {
		return nil, store.ErrNotFound
	}
	sealed, err := st.Blob(ctx, info.ID, wire.AboutBlob)
	if err != nil {
		return nil, err
	}
	plain, err := lead.Open(info.Epoch, sealed)
	if err != nil {
		return nil, err
	}
	b, err := envelope.ParseAbout(plain, manifestOf(projectID, info), id)
	return b.About, err
}

// broadly is what leads may see at most: every answer in its broadest words,
// and of the rest nothing.
func broadly(a story.About) singleout.Said {
	s := singleout.SaidOf(a)
	for k, v := range s {
		s[k] = singleout.Broad(k, v)
	}
	return s
}

// saidBy lists, for each kept story, what its teller said about themselves, in
// broad words; it is held in memory only, for this session. What does not open
// says nothing.
func (d *desk) saidBy(ctx context.Context, st store.Store) (map[story.ID]singleout.Said, error) {
	infos, err := st.Stories(ctx, store.Filter{})
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	here := make(map[story.ID]singleout.Said, len(infos))
	for _, info := range infos {
		s, known := d.said[info.ID]
		if !known {
			t, err := openStory(ctx, st, d.project, d.lead, info)
			var a story.About
			if err == nil {
				a, err = openAbout(ctx, st, d.project, d.lead, info, t.Body.AboutID)
			}
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				a = nil
			}
			s = broadly(a)
		}
		here[info.ID] = s
	}
	d.said = here // what was taken back is forgotten
	return here, nil
}

// whoCard counts again. The story itself is not counted among those like it.
func (s *site) whoCard(ctx context.Context, d *desk, info store.Info, t told, c wire.Config) (whoCard, error) {
	all, err := d.saidBy(ctx, s.Project.Store())
	if err != nil {
		return whoCard{}, err
	}
	w := whoCard{}
	about, err := openAbout(ctx, s.Project.Store(), d.project, d.lead, info, t.Body.AboutID)
	switch {
	case errors.Is(err, store.ErrNotFound):
	case err != nil:
		s.Log.Error("the answers about a person do not open", "id", string(info.ID), "epoch", info.Epoch)
		w.Broken = true
	}
	src := c.Counting()
	src.Own = nil // the stories themselves are here
	for id, other := range all {
		if id != info.ID {
			src.Stories = append(src.Stories, other)
		}
	}
	w.answers(t.Body.Who)
	broad, sealed := broadly(about), singleout.SaidOf(about)
	if t.Body.Who != nil && slices.Contains(t.Body.Who.Kept, singleout.RareCancer) {
		broad[singleout.RareCancer], sealed[singleout.RareCancer] = singleout.Named, singleout.Named
	}
	w.count(s.Catalogues.Language("en"), src, broad, sealed)
	return w, nil
}

// count says how many people the answers are true of, and shows of them what
// leaves enough.
func (w *whoCard) count(english *i18n.Language, src singleout.Sources, broad, sealed singleout.Said) {
	if len(sealed) == 0 {
		w.None = true
		return
	}
	out := src.Check(sealed).StandOut
	w.Few = len(out) > 0
	least := src.Threshold()
	shown := broad.Widen(src.Suggest(broad))
	if w.Few {
		w.Counted = "Perhaps fewer than " + count(least, "person is", "people are") + " like this. What tells: " + asked(out) + "."
	} else { // of the finer answers the number alone would tell which they are
		f := src.Check(shown)
		w.Counted = "About " + rounded(max(f.People, f.Told)) + " people are like this, by the public counts."
	}
	if told := singleout.Alike(src.Stories, broad); told < least {
		w.Counted += " Fewer than " + count(least, "other story", "other stories") + " came from people like this so far."
	} else {
		w.Counted += " " + count(told, "other story", "other stories") + " came from people like this."
	}
	for _, k := range shown.Keys() {
		w.Bands = append(w.Bands, band{aboutWords[k], answerWords(english, k, shown[k])})
	}
	w.Hidden = len(shown) < len(sealed)
}

// answers puts what the connector said into words.
func (w *whoCard) answers(a *singleout.Answers) {
	if a == nil {
		return
	}
	w.Wider, w.Kept = asked(a.Wider), asked(a.Kept)
	for _, i := range singleout.Intruders() {
		if v := a.Intruders[i]; v != "" {
			w.Answers = append(w.Answers, intruderWords[i]+": "+map[singleout.Answer]string{
				singleout.No: "no", singleout.NotSure: "not sure", singleout.Yes: "yes, they could tell"}[v])
		}
	}
	for _, d := range singleout.Details() {
		if v := a.Details[d]; v != "" {
			w.Answers = append(w.Answers, detailWords[d]+": "+map[singleout.Answer]string{
				singleout.No: "no", singleout.Yes: "yes; look whether it is out"}[v])
		}
	}
}

var intruderWords = map[singleout.Intruder]string{
	singleout.Neighbour: "A neighbour, or someone from the same community centre",
	singleout.Relative:  "A relative who was there",
	singleout.Searcher:  "Someone who searches the web and the local news",
}

var detailWords = map[singleout.Detail]string{
	singleout.Work:   "It says a job or a place of work",
	singleout.Family: "It says who they are in the family, or something rare",
}

// answerWords is an answer as people read it; a project's own are words already.
func answerWords(english *i18n.Language, key, value string) string {
	switch key {
	case "community", "town_area":
		return value
	case singleout.RareCancer:
		return "Named in the words"
	}
	return english.T("about." + key + "." + value)
}

// aboutWords names the questions about a person, and what else is said with a
// story.
var aboutWords = map[string]string{
	"age_band": "Age", "ethnic_group": "Ethnic group", "community": "Community", "sex": "Sex", "condition": "Long-term condition",
	"limits": "Limits daily life", "town_area": "Part of town", "religion": "Religion", "orientation": "Sexual orientation",
	"gender_same": "Gender as registered at birth", "marriage": "Marriage", "pregnancy": "Pregnancy", "caring": "Caring",
	singleout.RoleKey: "Who they are to cancer", singleout.StagesKey: "Part of the pathway", singleout.EventKey: "The event",
	singleout.RareCancer: "A rare cancer",
}

// asked names questions in a row of words.
func asked(keys []string) string {
	var words []string
	for _, k := range keys {
		words = append(words, aboutWords[k])
	}
	return strings.Join(words, ", ")
}

// rounded writes a number as roughly as it is known.
func rounded(n int) string {
	switch {
	case n >= 1000:
		return strconv.Itoa(n / 1000 * 1000)
	case n >= 100:
		return strconv.Itoa(n / 100 * 100)
	}
	return strconv.Itoa(n / 10 * 10)
}
