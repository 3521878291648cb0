// Package report hands out what was collected: exports of the anonymised
// stories for leads.
package report

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"hearme/server/project"
	"hearme/server/store"
	"hearme/story"
	"hearme/story/consent"
	"hearme/story/envelope"
	"hearme/sync/wire"
)

// Row is one story of an export: the fields of `hearme-field add` under the
// same names, and id, state, redactions. About-you is not among them: it is
// published only as tables with small numbers suppressed.
type Row struct {
	ID           story.ID             `json:"id"`
	State        store.State          `json:"state"`
	Lang         string               `json:"lang"`
	Spoken       string               `json:"spoken,omitempty"`
	Role         story.Role           `json:"role"`
	Stages       []story.Stage        `json:"stages"`
	WhatHappened string               `json:"what_happened"`
	WorkedWell   string               `json:"worked_well"`
	NeedsBetter  string               `json:"needs_better"`
	GoodService  string               `json:"good_service"`
	Rating       *int                 `json:"rating"`
	Translation  *story.Translation   `json:"translation,omitempty"`
	Over16       bool                 `json:"over_16"`
	Consent      Consent              `json:"consent"`
	Redactions   []envelope.Redaction `json:"redactions"`
}

// Consent is what may be done with a story today: what was agreed to, less
// what was taken back since.
type Consent struct {
	TakePart      bool            `json:"take_part"`
	Quote         bool            `json:"quote"`
	SharePartners map[string]bool `json:"share_partners"` // by the partner's id, those that were asked about
	Contact       bool            `json:"contact"`
	ContactNamed  bool            `json:"contact_named"`
}

// consentOf takes the answers that count and the flags taken back.
func consentOf(r consent.Record, back []string) Consent {
	says := func(f consent.Flag) bool { return r.Says(f, "") && !slices.Contains(back, string(f)) }
	c := Consent{TakePart: says(consent.TakePart), Quote: says(consent.Quote), Contact: says(consent.Contact),
		ContactNamed: says(consent.ContactNamed), SharePartners: map[string]bool{}}
	none := slices.Contains(back, string(consent.SharePartners))
	for id, yes := range r.Partners() {
		c.SharePartners[id] = yes && !none && !slices.Contains(back, string(consent.SharePartners)+":"+id)
	}
	return c
}

// Formats lists the formats of Export.
func Formats() []string { return []string{"jsonl", "csv"} }

// Export writes every story that is there, oldest first, and notes it in the
// audit log before. A story that does not open is left out and returned in
// failed.
func Export(ctx context.Context, p *project.Project, l *project.Lead, format string, out io.Writer) (failed []story.ID, err error) {
	write, flush, err := writer(format, out)
	if err != nil {
		return nil, err
	}
	infos, err := p.Store().Stories(ctx, store.Filter{})
	if err != nil {
		return nil, err
	}
	if err := p.Store().Audit(ctx, l.Name(), "export:"+format, ""); err != nil {
		return nil, err
	}
	for _, info := range slices.Backward(infos) {
		row, err := open(ctx, p, l, info)
		if errors.Is(err, store.ErrNotFound) { // withdrawn this moment
			continue
		}
		if err != nil {
			failed = append(failed, info.ID)
			continue
		}
		if err := write(row); err != nil {
			return failed, err
		}
	}
	return failed, flush()
}

func open(ctx context.Context, p *project.Project, l *project.Lead, info store.Info) (Row, error) {
	sealed, err := p.Store().Blob(ctx, info.ID, wire.StoryBlob)
	if err != nil {
		return Row{}, err
	}
	plain, err := l.Open(info.Epoch, sealed)
	if err != nil {
		return Row{}, err
	}
	b, err := envelope.ParseStory(plain, wire.Manifest{Project: p.Info().ID, ID: info.ID, Epoch: info.Epoch, Blobs: info.Blobs})
	if err != nil {
		return Row{}, err
	}
	return Row{
		ID: info.ID, State: info.State, Lang: b.Lang, Spoken: b.Spoken, Role: b.Role, Stages: nonNil(b.Stages),
		WhatHappened: b.WhatHappened, WorkedWell: b.WorkedWell, NeedsBetter: b.NeedsBetter, GoodService: b.GoodService,
		Rating: b.Rating, Translation: b.Translation, Over16: b.AgeGate != story.Under16,
		Consent: consentOf(b.Consent, info.TakenBack), Redactions: nonNil(b.Redactions),
	}, nil
}

func nonNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// writer returns how a row is written, and what ends the export.
func writer(format string, out io.Writer) (write func(Row) error, flush func() error, err error) {
	switch format {
	case "jsonl":
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		return func(r Row) error { return enc.Encode(r) }, func() error { return nil }, nil
	case "csv":
		w := csv.NewWriter(out)
		flush := func() error { w.Flush(); return w.Error() }
		return func(r Row) error { return w.Write(r.cells()) }, flush, w.Write(Columns())
	}
	return nil, nil, fmt.Errorf("report: no format %q", format)
}

// Columns are the columns of the CSV export.
func Columns() []string {
	return []string{"id", "state", "lang", "spoken", "role", "stages",
		"what_happened", "worked_well", "needs_better", "good_service", "rating",
		"translation_lang", "translation_made_by", "translation", "over_16",
		"consent_take_part", "consent_quote", "consent_share_partners", "consent_contact", "consent_contact_named",
		"redactions"}
}

// cells writes lists with semicolons between, partners as those who may read
// the story, redactions as JSON.
func (r Row) cells() []string {
	var stages, partners []string
	for _, s := range r.Stages {
		stages = append(stages, string(s))
	}
	for id, yes := range r.Consent.SharePartners {
		if yes {
			partners = append(partners, id)
		}
	}
	slices.Sort(partners)
	rating := ""
	if r.Rating != nil {
		rating = strconv.Itoa(*r.Rating)
	}
	var t story.Translation
	if r.Translation != nil {
		t = *r.Translation
	}
	redactions, err := json.Marshal(r.Redactions)
	if err != nil { // strings and numbers always marshal
		panic(err)
	}
	yes := strconv.FormatBool
	cells := []string{string(r.ID), string(r.State), r.Lang, r.Spoken, string(r.Role), strings.Join(stages, ";"),
		r.WhatHappened, r.WorkedWell, r.NeedsBetter, r.GoodService, rating,
		t.Lang, t.MadeBy, t.Text, yes(r.Over16),
		yes(r.Consent.TakePart), yes(r.Consent.Quote), strings.Join(partners, ";"), yes(r.Consent.Contact), yes(r.Consent.ContactNamed),
		string(redactions)}
	for i, c := range cells {
		cells[i] = Guard(c)
	}
	return cells
}

// Guard puts an apostrophe before a cell that a spreadsheet would run as a
// formula, and before one that begins with an apostrophe itself: taking one
// off the front of every cell that has one gives back the very bytes.
func Guard(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n'", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
