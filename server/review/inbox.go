package review

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"hearme/server/store"
	"hearme/story"
)

// inboxPage is what the inbox shows.
type inboxPage struct {
	Heading   string
	Lead      string
	Next      string // address of the story to read next, empty when none waits
	Queue     []queueItem
	Safety    int
	TakenBack string
	Sheets    bool   // the recovery sheets still lie on the server
	Where     string // the state filter in force
	Stages    []option
	Languages []option
	Filtered  bool // by stage or language
	Rows      []row
	None      bool // the project has no story at all
}

type queueItem struct {
	Icon, Words, Address string
	Count                int
	Here                 bool
}

type option struct {
	Value, Words string
	Chosen       bool
}

type row struct {
	Address string
	Begins  string
	Tongue  tongue
	Stages  string
	May     string
	MayIcon string
	State   store.State
	Where   string
	New     bool
	Auto    bool
	Broken  bool
	Call    bool // one was asked for, and may still be made
	Less    bool // some consent was taken back since
}

// queue is the left side, in order; an empty state is every story.
var queue = []struct {
	state       store.State
	icon, words string
}{
	{"", "list", "All stories"}, {store.Received, "inbox", "To read"}, {store.NeedsRedaction, "eye-closed", "Take out more"},
	{store.Reading, "book", "Reading"}, {store.Approved, "tick", "Approved"}, {store.SetAside, "box", "Set aside"},
}

func (s *site) inbox(w http.ResponseWriter, r *http.Request) {
	ses := sessionOf(r)
	list, err := ses.entries(r.Context(), s.Project.Store(), s.Log)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	counts, err := s.Project.Store().Counts(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	q := r.URL.Query()
	where, stage, lang := store.State(q.Get("where")), story.Stage(q.Get("stage")), q.Get("lang")
	if !slices.Contains(store.States(), where) {
		where = ""
	}
	p := inboxPage{Safety: counts.Safeguarding, Where: string(where), None: len(list) == 0}
	p.Heading, p.Lead = headings(list, s.Now())
	if next, ok := nextToRead(list, ""); ok {
		p.Next = "/stories/" + string(next)
	}
	if n := counts.Withdrawn; n > 0 {
		p.TakenBack = count(n, "story was taken back.", "stories were taken back.")
	}
	_, p.Sheets = s.Project.SheetsLieAt()
	p.Queue = queueItems(list, where)
	p.Stages, p.Languages = stageOptions(stage), languageOptions(list, s.tongues, lang)
	p.Filtered = chosen(p.Stages) || chosen(p.Languages)
	for _, e := range list {
		if (where == "" || e.State == where) && (!chosen(p.Stages) || slices.Contains(e.Stages, stage)) && (!chosen(p.Languages) || e.Lang == lang) {
			p.Rows = append(p.Rows, rowOf(e, s.tongues))
		}
	}
	s.showLead(w, r, http.StatusOK, "inbox", leadPage{Title: "Stories", Nav: "stories", Is: p})
}

// headings says how much there is and how long it has waited.
func headings(list []entry, now time.Time) (heading, lead string) {
	unread, oldest := 0, ""
	for _, e := range list {
		if e.State == store.Received {
			unread++
			if oldest == "" || e.Received < oldest {
				oldest = e.Received
			}
		}
	}
	switch {
	case len(list) == 0:
		return "No stories yet", "They come here when a tablet connects."
	case unread == 0:
		return count(len(list), "story", "stories"), "Nothing waits to be read. Thank you."
	}
	heading = count(len(list), "story, ", "stories, ") + count(unread, "to read", "to read")
	if day, err := time.Parse(time.DateOnly, oldest); err == nil {
		switch days := int(now.UTC().Sub(day).Hours() / 24); {
		case days <= 0:
			lead = "All of them came today."
		case days == 1:
			lead = "The oldest has waited since yesterday."
		default:
			lead = "The oldest has waited " + count(days, "day", "days") + "."
		}
	}
	return heading, lead
}

// nextToRead is the story that has waited longest, but for the one that is open.
func nextToRead(list []entry, but story.ID) (story.ID, bool) {
	for _, e := range slices.Backward(list) {
		if e.State == store.Received && e.ID != but && !e.Broken {
			return e.ID, true
		}
	}
	return "", false
}

func queueItems(list []entry, where store.State) []queueItem {
	var items []queueItem
	for _, q := range queue {
		n, address := 0, "/inbox"
		for _, e := range list {
			if q.state == "" || e.State == q.state {
				n++
			}
		}
		if q.state != "" {
			address += "?" + url.Values{"where": {string(q.state)}}.Encode()
		}
		items = append(items, queueItem{Icon: q.icon, Words: q.words, Address: address, Count: n, Here: q.state == where})
	}
	return items
}

func stageOptions(in story.Stage) []option {
	var os []option
	for _, st := range story.Stages() {
		os = append(os, option{string(st), stageWords[st], st == in})
	}
	return os
}

// languageOptions offers the languages that stories are in.
func languageOptions(list []entry, ts tongues, in string) []option {
	var os []option
	for _, e := range list {
		if e.Lang != "" && !slices.ContainsFunc(os, func(o option) bool { return o.Value == e.Lang }) {
			os = append(os, option{e.Lang, ts.of(e.Lang).Name, e.Lang == in})
		}
	}
	slices.SortFunc(os, func(a, b option) int { return strings.Compare(a.Words, b.Words) })
	return os
}

func chosen(os []option) bool {
	return slices.ContainsFunc(os, func(o option) bool { return o.Chosen })
}

func rowOf(e entry, ts tongues) row {
	r := row{
		Address: "/stories/" + string(e.ID), Begins: e.Begins, Tongue: ts.of(e.Lang),
		State: e.State, Where: stateWords[e.State], New: e.State == store.Received,
		Auto: e.Auto, Broken: e.Broken, Less: len(e.TakenBack) > 0,
	}
	if e.Broken {
		r.Tongue.Name = ""
	}
	var stages []string
	for _, st := range e.Stages {
		stages = append(stages, stageWords[st])
	}
	r.Stages = strings.Join(stages, ", ")
	back := takenBack(e.TakenBack)
	r.Call = e.Call && mayReach(e.Info)
	switch {
	case e.Quote && !back.flag("quote"):
		r.May, r.MayIcon = "May be printed", "quote"
	case e.Shared && !back.flag("share_partners"):
		r.May, r.MayIcon = "Team and partners", "people"
	default:
		r.May, r.MayIcon = "Team only", "people"
	}
	return r
}
