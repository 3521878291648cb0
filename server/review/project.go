package review

import (
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"hearme/i18n"
	"hearme/story"
	"hearme/sync/wire"
)

// maxName is the most letters of an event's name, its hours, a number or who
// checked a language.
const maxName = 80

// projectPage is what the project's page shows: what tablets are told.
type projectPage struct {
	Name, Phone string
	Events      []eventRow
	Languages   []languageRow
	Voices      voicesPart
	Counts      countsPart
	Mistake     string // what was not saved and why, in words
	Typed       wire.Event
}

type eventRow struct{ ID, Name, Day, Hours string }

// languageRow says of a language whether its words may be used at real events.
type languageRow struct {
	Tag, Name, Autonym, Dir, By, Day string
	Ours, Old                        bool // written here; checked, but the words have changed since
	Offered                          bool // chosen by the project
}

var savedWords = map[string]string{
	"event": "Saved. Tablets learn of the event at their next sync.", "gone": "Saved. The event is taken off the list.",
	"phone":   "Saved. Slips and pages show the number from the next sync on.",
	"checked": "Saved. The language can be used at real events, in exactly these words.", "unchecked": "Saved. The language is a draft again.",
	"counts": "Saved. Tablets count with it from their next sync on.", "counted": "Saved. Tablets learn at their next sync how many stories came from people who are alike.",
	"voice": "Saved. Tablets fetch the recordings at their next sync.", "novoice": "Saved. The voice is gone from here; tablets delete it at their next sync.",
	"offered": "Saved. Tablets offer the language from their next sync on.", "notoffered": "Saved. Tablets no longer offer the language after their next sync.",
}

func (s *site) projectPage(w http.ResponseWriter, r *http.Request) {
	s.showProject(w, r, "", wire.Event{})
}

func (s *site) showProject(w http.ResponseWriter, r *http.Request, mistake string, typed wire.Event) {
	c, err := s.Project.Config(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	p := s.projectPart(c)
	p.Mistake, p.Typed = mistake, typed
	status := http.StatusOK
	if mistake != "" {
		status = http.StatusUnprocessableEntity
	}
	s.showLead(w, r, status, "project", leadPage{Title: "Project", Nav: "project", Said: savedWords[r.URL.Query().Get("said")], Is: p})
}

// projectPart is what tablets are told, as the page shows it.
func (s *site) projectPart(c wire.Config) projectPage {
	p := projectPage{Name: c.Name, Phone: c.Phone, Voices: s.voicesPart(c), Counts: countsOf(c)}
	for _, e := range c.Events {
		p.Events = append(p.Events, eventRow{e.ID, e.Name, dayWords(e.Day), e.Hours})
	}
	for _, l := range s.Catalogues.Languages() {
		p.Languages = append(p.Languages, languageOf(l, c))
	}
	return p
}

func languageOf(l *i18n.Language, c wire.Config) languageRow {
	row := languageRow{Tag: l.Tag, Name: l.English, Autonym: l.Autonym, Dir: "ltr", Ours: !l.Draft(),
		Offered: slices.Contains(c.Languages, l.Tag)}
	if l.RTL {
		row.Dir = "rtl"
	}
	_, hash := l.Wording()
	for _, k := range c.Checked {
		if k.Lang == l.Tag {
			row.By, row.Day, row.Old = k.By, dayWords(k.Day), k.Wording != hash
		}
	}
	return row
}

// setProject changes what tablets are told and goes back to the page.
func (s *site) setProject(w http.ResponseWriter, r *http.Request, what, said string, change func(*wire.Config)) {
	err := s.Project.SetConfig(r.Context(), sessionOf(r).lead, what, change)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/project?said="+said, http.StatusSeeOther)
}

func (s *site) addEvent(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	e := wire.Event{ID: string(story.NewID()), Name: line(r, "name"), Day: line(r, "day"), Hours: line(r, "hours")}
	if _, err := time.Parse(time.DateOnly, e.Day); err != nil {
		s.showProject(w, r, "Choose the day of the event.", e)
		return
	}
	if !fits(e.Name) || utf8.RuneCountInString(e.Hours) > maxName {
		s.showProject(w, r, "Give the event a name of 1 to 80 letters that says where, not who. The hours may have 80 letters too.", e)
		return
	}
	s.setProject(w, r, "event-added", "event", func(c *wire.Config) {
		c.Events = append(c.Events, e)
		slices.SortStableFunc(c.Events, func(a, b wire.Event) int { return strings.Compare(a.Day, b.Day) })
	})
}

func (s *site) removeEvent(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	id := r.PostFormValue("id")
	s.setProject(w, r, "event-removed", "gone", func(c *wire.Config) {
		c.Events = slices.DeleteFunc(c.Events, func(e wire.Event) bool { return e.ID == id })
	})
}

func (s *site) setPhone(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	phone := line(r, "phone")
	if utf8.RuneCountInString(phone) > maxName || strings.Trim(phone, "+0123456789 ()-") != "" {
		s.showProject(w, r, "A telephone number has digits, spaces and + only.", wire.Event{})
		return
	}
	s.setProject(w, r, "phone", "phone", func(c *wire.Config) { c.Phone = phone })
}

// checkLanguage records who checked a language's words, or takes that back.
func (s *site) checkLanguage(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	l := s.Catalogues.Language(r.PostFormValue("lang"))
	by := line(r, "by")
	undo := r.PostFormValue("undo") != ""
	if l.Tag != r.PostFormValue("lang") || !l.Draft() {
		s.fail(w, r, http.StatusNotFound)
		return
	}
	if !undo && !fits(by) {
		s.showProject(w, r, "Write who checked the words: a native speaker, by name or by role, in up to 80 letters.", wire.Event{})
		return
	}
	_, hash := l.Wording()
	day := s.Now().Format(time.DateOnly)
	what, said := "language-checked", "checked"
	if undo {
		what, said = "language-unchecked", "unchecked"
	}
	s.setProject(w, r, what, said, func(c *wire.Config) {
		c.Checked = slices.DeleteFunc(c.Checked, func(k wire.Checked) bool { return k.Lang == l.Tag })
		if !undo {
			c.Checked = append(c.Checked, wire.Checked{Lang: l.Tag, By: by, Day: day, Wording: hash})
		}
	})
}

// offerLanguage puts a language on the project's list or takes it off. English
// stays: it is what every tablet falls back to.
func (s *site) offerLanguage(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	l := s.Catalogues.Language(r.PostFormValue("lang"))
	undo := r.PostFormValue("undo") != ""
	if l.Tag != r.PostFormValue("lang") || undo && l.Tag == "en" {
		s.fail(w, r, http.StatusNotFound)
		return
	}
	what, said := "language-offered", "offered"
	if undo {
		what, said = "language-not-offered", "notoffered"
	}
	s.setProject(w, r, what, said, func(c *wire.Config) {
		c.Languages = slices.DeleteFunc(c.Languages, func(tag string) bool { return tag == l.Tag })
		if !undo {
			c.Languages = append(c.Languages, l.Tag)
		}
	})
}

// line is a field of one line, without the space around it.
func line(r *http.Request, name string) string {
	return strings.Join(strings.Fields(r.PostFormValue(name)), " ")
}

func fits(s string) bool {
	return s != "" && utf8.ValidString(s) && utf8.RuneCountInString(s) <= maxName
}
