package singleout

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"hearme/story"
)

// Limits of a table of counts: it travels to every tablet.
const (
	MaxTable = 24 << 10 // bytes
	MaxRows  = 800
	maxCount = 100_000_000
	maxWords = 80 // letters of an answer that a project sets itself
)

// Wrong is why a line of a table is refused. Code is no_utf8, too_long,
// no_source, no_licence, no_header, bad_column, twice_column, no_count,
// bad_line, bad_value, bad_number, twice, no_total or over_total.
type Wrong struct {
	Line  int // from 1; 0: the whole table
	Code  string
	Field string // the column, where it is about one
}

// maxWrong is how many problems are told at once.
const maxWrong = 20

// Read reads public counts: comment lines "# place: ...", "# source: ..." and
// "# licence: ...", a header of columns, and a line for each count. A column is
// a key of story.Questions, the last is "count"; an empty cell is a total over
// it, and one line is the total over all. set gives the answers that the
// project sets itself (community, town_area); without an entry any words will
// do. A table with a problem is refused whole.
func Read(r io.Reader, set map[string][]string) (*Table, []Wrong) {
	b, err := io.ReadAll(io.LimitReader(r, MaxTable+1))
	if err != nil || len(b) > MaxTable {
		return nil, []Wrong{{Code: "too_long"}}
	}
	text := strings.TrimPrefix(string(b), "\ufeff")
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return nil, []Wrong{{Code: "no_utf8"}}
	}
	rd := reader{set: set, t: &Table{}, seen: map[string]bool{}}
	rd.lines(text)
	if len(rd.wrong) > 0 {
		return nil, rd.wrong[:min(len(rd.wrong), maxWrong)]
	}
	rd.t.sums()
	return rd.t, nil
}

type reader struct {
	set     map[string][]string
	t       *Table
	columns []string
	seen    map[string]bool
	lineOf  []int
	wrong   []Wrong
}

func (rd *reader) bad(line int, code, field string) {
	rd.wrong = append(rd.wrong, Wrong{line, code, field})
}

func (rd *reader) lines(text string) {
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if about, ok := strings.CutPrefix(line, "#"); ok {
			rd.note(about)
			continue
		}
		if line == "" {
			continue
		}
		c := csv.NewReader(strings.NewReader(line))
		c.TrimLeadingSpace = true
		cells, err := c.Read()
		switch {
		case err != nil:
			rd.bad(n, "bad_line", "")
		case rd.columns == nil:
			rd.header(n, cells)
		case len(rd.t.rows) == MaxRows:
			rd.bad(0, "too_long", "")
			return
		default:
			rd.row(n, cells)
		}
	}
	rd.whole()
}

func (rd *reader) note(about string) {
	name, words, _ := strings.Cut(about, ":")
	if words = strings.TrimSpace(words); len(words) > 400 {
		words = ""
	}
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "place":
		rd.t.Place = words
	case "source":
		rd.t.Source = words
	case "licence":
		rd.t.Licence = words
	}
}

func (rd *reader) header(n int, cells []string) {
	rd.columns = []string{}
	for _, c := range cells {
		c = strings.ToLower(strings.TrimSpace(c))
		switch {
		case c != "count" && !slices.ContainsFunc(story.Questions(), func(q story.Question) bool { return q.Key == c }):
			rd.bad(n, "bad_column", c[:min(len(c), maxWords)])
		case slices.Contains(rd.columns, c):
			rd.bad(n, "twice_column", c)
		}
		rd.columns = append(rd.columns, c)
	}
	if len(cells) == 0 || rd.columns[len(cells)-1] != "count" {
		rd.bad(n, "no_count", "")
	}
}

func (rd *reader) row(n int, cells []string) {
	if len(cells) != len(rd.columns) {
		rd.bad(n, "bad_line", "")
		return
	}
	r := Row{Said: Said{}}
	for i, c := range cells {
		c, key := strings.TrimSpace(c), rd.columns[i]
		if key == "count" {
			count, err := strconv.Atoi(c)
			if err != nil || count < 0 || count > maxCount {
				rd.bad(n, "bad_number", key)
			}
			r.Count = count
			continue
		}
		if c == "" {
			continue
		}
		if !rd.allowed(key, c) {
			rd.bad(n, "bad_value", key)
		}
		r.Said[key] = c
	}
	if id := r.Said.id(); rd.seen[id] {
		rd.bad(n, "twice", "")
	} else {
		rd.seen[id] = true
	}
	rd.t.rows, rd.lineOf = append(rd.t.rows, r), append(rd.lineOf, n)
}

func (rd *reader) allowed(key, value string) bool {
	qs := story.Questions()
	i := slices.IndexFunc(qs, func(q story.Question) bool { return q.Key == key })
	if i < 0 { // the header has said so
		return true
	}
	if qs[i].Options != nil {
		return value != story.PreferNot && known(key, value, qs[i].Options)
	}
	options, fixed := rd.set[key]
	return !fixed && utf8.RuneCountInString(value) <= maxWords || slices.Contains(options, value)
}

// whole checks what no single line shows.
func (rd *reader) whole() {
	switch {
	case rd.columns == nil:
		rd.bad(0, "no_header", "")
	case rd.t.Source == "":
		rd.bad(0, "no_source", "")
	case rd.t.Licence == "":
		rd.bad(0, "no_licence", "")
	}
	if len(rd.wrong) > 0 {
		return
	}
	total := slices.IndexFunc(rd.t.rows, func(r Row) bool { return len(r.Said) == 0 })
	if total < 0 {
		rd.bad(0, "no_total", "")
		return
	}
	rd.t.total = rd.t.rows[total].Count
	for i, r := range rd.t.rows {
		if r.Count > rd.t.total {
			rd.bad(rd.lineOf[i], "over_total", "count")
		}
	}
}
