package review

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"hearme/story/singleout"
	"hearme/sync/wire"
)

// countsPart is what the project's page shows of what people are counted with.
type countsPart struct {
	Place, Source, Licence string
	Rows                   int
	Ours                   bool // the table that comes with the program
	Least                  int
	Day                    string // when the project's own stories were counted
	Facts                  int
	Wrongs                 []string
	Typed                  string // the table that a lead loaded, or sent with a mistake
	Areas                  string
}

// maxLeast bounds the number of people that fewer of stand out.
const maxLeast = 100

func countsOf(c wire.Config) countsPart {
	src := c.Counting()
	t := src.Public
	p := countsPart{Ours: t == nil, Least: src.Threshold(), Areas: strings.Join(c.TownAreas, ", ")}
	if t == nil {
		t = singleout.Shipped()
	}
	p.Place, p.Source, p.Licence, p.Rows = t.Place, t.Source, t.Licence, t.Rows()
	if c.Counts != nil {
		p.Typed, p.Day, p.Facts = c.Counts.Public, dayWords(c.Counts.Day), len(c.Counts.Own)
	}
	return p
}

// setCounts takes a table of public counts and the least; a table that is wrong
// is refused whole, an empty one brings back the program's own.
func (s *site) setCounts(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	c, err := s.Project.Config(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	typed, wrongs := strings.TrimSpace(strings.ReplaceAll(r.PostFormValue("table"), "\r\n", "\n")), []string{}
	if typed != "" {
		_, bad := singleout.Read(strings.NewReader(typed), c.Answers())
		for _, b := range bad {
			wrongs = append(wrongs, wrongWords(b))
		}
	}
	least, err := strconv.Atoi(line(r, "least"))
	if err != nil || least < singleout.DefaultLeast || least > maxLeast {
		wrongs = append(wrongs, fmt.Sprintf("The least number of people is a whole number from %d to %d.", singleout.DefaultLeast, maxLeast))
	}
	if len(wrongs) > 0 {
		p := s.projectPart(c)
		p.Counts.Wrongs, p.Counts.Typed = wrongs, typed
		s.showLead(w, r, http.StatusUnprocessableEntity, "project", leadPage{Title: "Error: project", Nav: "project", Is: p})
		return
	}
	s.setProject(w, r, "counts", "counts", func(c *wire.Config) {
		k := countsIn(c)
		k.Public, k.Least = typed, least
	})
}

// countOwn counts the kept stories for the tablets.
func (s *site) countOwn(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	all, err := sessionOf(r).saidBy(r.Context(), s.Project.Store())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	var said []singleout.Said
	for _, x := range all {
		said = append(said, x)
	}
	day := s.Now().Format(time.DateOnly)
	s.setProject(w, r, "counted", "counted", func(c *wire.Config) {
		k := countsIn(c)
		k.Own, k.Day = singleout.Facts(said, c.Counting().Threshold()), day
	})
}

// countsIn is a configuration's counts, apart from those that others may hold.
func countsIn(c *wire.Config) *wire.Counts {
	k := wire.Counts{}
	if c.Counts != nil {
		k = *c.Counts
	}
	c.Counts = &k
	return &k
}

// wrongWords says what is wrong with a line, without what stands there.
func wrongWords(w singleout.Wrong) string {
	words := map[string]string{
		"no_utf8":      "It is not plain text (UTF-8).",
		"too_long":     fmt.Sprintf("It is too long: at most %d lines and %d letters.", singleout.MaxRows, singleout.MaxTable),
		"no_source":    "A line “# source: ...” must say where the counts come from.",
		"no_licence":   "A line “# licence: ...” must say under which licence.",
		"no_header":    "There is no line of columns.",
		"bad_column":   "A column is not a question about the person.",
		"twice_column": "A column stands there twice.",
		"no_count":     "The last column must be “count”.",
		"bad_line":     "This line does not have a cell for each column.",
		"bad_value":    "This is not an answer to the question.",
		"bad_number":   "The count must be a whole number.",
		"twice":        "This stands there twice.",
		"no_total":     "One line must have nothing but the count of all people.",
		"over_total":   "This is more than all people.",
	}[w.Code]
	if w.Field != "" && w.Code != "bad_column" {
		words = "“" + w.Field + "”: " + words
	}
	if w.Line > 0 {
		words = fmt.Sprintf("Line %d. ", w.Line) + words
	}
	return words
}
