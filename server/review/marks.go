package review

import (
	"cmp"
	"net/http"
	"slices"

	"hearme/story"
	"hearme/story/anonymise"
)

// markCount counts what was taken out of a story of one type, in one language, by
// one of program, connector and lead. It never holds a word.
type markCount struct {
	Lang string         `json:"lang"`
	Type anonymise.Type `json:"type"`
	By   string         `json:"by"`
	N    int            `json:"n"`
}

func marksOf(t told) []markCount {
	n := map[markCount]int{}
	for _, r := range t.Redactions {
		lang := t.Content.Lang
		if r.Field == story.TranslationField && t.Content.Translation != nil {
			lang = t.Content.Translation.Lang
		}
		n[markCount{Lang: lang, Type: r.Type, By: r.By}]++
	}
	return added(n)
}

func added(n map[markCount]int) []markCount {
	var ms []markCount
	for m, k := range n {
		m.N = k
		ms = append(ms, m)
	}
	slices.SortFunc(ms, func(a, b markCount) int {
		return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Type, b.Type), cmp.Compare(a.By, b.By))
	})
	return ms
}

// marksPage is where the marks come from, by language and type.
type marksPage struct {
	Stories   int
	Languages []marksOfLanguage
}

type marksOfLanguage struct {
	Name                   string
	Rows                   []marksRow
	Program, ByHand, Leads int
	MostByHand             string // the type that people add most, empty when none
}

type marksRow struct {
	Words, Kind            string
	Program, ByHand, Leads int
}

func (s *site) marks(w http.ResponseWriter, r *http.Request) {
	list, err := sessionOf(r).entries(r.Context(), s.Project.Store(), s.Log)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	s.showLead(w, r, http.StatusOK, "marks", leadPage{Title: "Where the marks come from", Nav: "stories", Is: marksFrom(list, s.tongues)})
}

func marksFrom(list []entry, ts tongues) marksPage {
	n := map[markCount]int{}
	p := marksPage{}
	for _, e := range list {
		if e.Broken {
			continue
		}
		p.Stories++
		for _, m := range e.Marks {
			n[markCount{Lang: m.Lang, Type: m.Type, By: m.By}] += m.N
		}
	}
	byLang := map[string]map[anonymise.Type]*marksRow{}
	for _, m := range added(n) {
		if byLang[m.Lang] == nil {
			byLang[m.Lang] = map[anonymise.Type]*marksRow{}
		}
		row := byLang[m.Lang][m.Type]
		if row == nil {
			row = &marksRow{Words: typeWords[m.Type][1], Kind: spanKind(m.Type)}
			byLang[m.Lang][m.Type] = row
		}
		switch m.By {
		case anonymise.Program:
			row.Program += m.N
		case anonymise.Lead:
			row.Leads += m.N
		default:
			row.ByHand += m.N
		}
	}
	for lang, rows := range byLang {
		p.Languages = append(p.Languages, languageMarks(ts.of(lang).Name, rows))
	}
	slices.SortFunc(p.Languages, func(a, b marksOfLanguage) int { return cmp.Compare(a.Name, b.Name) })
	return p
}

func languageMarks(name string, rows map[anonymise.Type]*marksRow) marksOfLanguage {
	l := marksOfLanguage{Name: name}
	most := 0
	for _, t := range anonymise.Types() {
		row := rows[t]
		if row == nil {
			continue
		}
		l.Rows = append(l.Rows, *row)
		l.Program, l.ByHand, l.Leads = l.Program+row.Program, l.ByHand+row.ByHand, l.Leads+row.Leads
		if missed := row.ByHand + row.Leads; missed > most {
			most, l.MostByHand = missed, row.Words
		}
	}
	return l
}
