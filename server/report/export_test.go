package report_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"hearme/internal/keys"
	"hearme/server/project"
	"hearme/server/report"
	"hearme/server/store"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
	"hearme/story/envelope"
	"hearme/story/seal"
)

var (
	ctx     = context.Background()
	wording = consent.Wording{Version: "1", Hash: strings.Repeat("0", 64)}
)

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// world is a project with one tablet that seals as the real one does.
type world struct {
	t      *testing.T
	p      *project.Project
	lead   *project.Lead
	to     seal.Project
	signer note.Signer
}

func newWorld(t *testing.T) *world {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "d")
	cheap := project.Cost(keys.Params{Time: 1, MemoryKiB: 8, Lanes: 1})
	_, err := project.Found(ctx, project.Founding{Dir: dir, Name: "Luton", Lead: "Amina", Passphrase: "river lamp cousin"}, cheap)
	check(t, err)
	p, err := project.Open(dir, cheap)
	check(t, err)
	t.Cleanup(func() { p.Close() })
	l, err := p.UnlockLead(ctx, "Amina", "river lamp cousin")
	check(t, err)
	c, err := p.Config(ctx)
	check(t, err)
	skey, _, err := note.GenerateKey(rand.Reader, "tablet")
	check(t, err)
	signer, err := note.NewSigner(skey)
	check(t, err)
	e := c.Epochs[len(c.Epochs)-1]
	return &world{t, p, l, seal.Project{ID: c.Project, Epoch: e.ID, Recipient: e.Recipient, ConsentHash: strings.Repeat("0", 64)}, signer}
}

// tell seals a story and gives it to the store.
func (w *world) tell(c story.Content, yes []consent.Answer, ds []anonymise.Decision, code string) story.ID {
	w.t.Helper()
	d, err := story.NewDraft(story.NewID(), c)
	check(w.t, err)
	var r consent.Record
	for _, a := range append([]consent.Answer{{Flag: consent.TakePart, Yes: true}}, yes...) {
		a.Wording, a.Written, a.At, a.How = wording, "en", time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC), consent.Touched
		check(w.t, r.Give(a))
	}
	permitted, err := consent.Permit(d, r, wording)
	check(w.t, err)
	redacted, err := anonymise.Redact(permitted, ds, anonymise.CheckNo)
	check(w.t, err)
	extra := seal.Extra{Day: "2026-11-22", About: story.About{"age_band": "45_54", "town_area": "Bury Park and Dallow"}}
	env, err := seal.Seal(redacted, extra, w.to, keys.CodeHash(code, w.to.ID), w.signer)
	check(w.t, err)
	w.offer(env)
	return env.ID()
}

func (w *world) offer(env envelope.Envelope) {
	w.t.Helper()
	m, err := envelope.PeekManifest(env.Manifest())
	check(w.t, err)
	text, _, _ := strings.Cut(env.Manifest(), "\n\n")
	o := store.Offer{Device: "tablet", Note: env.Manifest(), Text: text + "\n", Manifest: m, Blobs: map[string][]byte{}}
	for _, b := range env.Blobs() {
		o.Blobs[b.Ref.SHA256] = b.Bytes
	}
	res, err := w.p.Store().Offer(ctx, o)
	check(w.t, err)
	if res.Receipt == nil {
		w.t.Fatalf("%+v", res)
	}
}

func (w *world) export(format string) string {
	w.t.Helper()
	var out bytes.Buffer
	failed, err := report.Export(ctx, w.p, w.lead, format, &out)
	check(w.t, err)
	if len(failed) > 0 {
		w.t.Fatalf("%v did not open", failed)
	}
	return out.String()
}

func (w *world) rows() []report.Row {
	w.t.Helper()
	var rows []report.Row
	for dec := json.NewDecoder(strings.NewReader(w.export("jsonl"))); dec.More(); {
		var r report.Row
		check(w.t, dec.Decode(&r))
		rows = append(rows, r)
	}
	return rows
}

func content(lang, what string) story.Content {
	return story.Content{Lang: lang, Role: story.Patient, Stages: []story.Stage{story.Screening, story.Treatment}, WhatHappened: what, Age: story.Adult}
}

func TestExportGivesBackEveryByte(t *testing.T) {
	w := newWorld(t)
	rating := 7
	full := content("en", "=SUM(A1) <b>&</b>\r\nline two\u2028\"quoted\", 'and' \x00 end")
	full.WorkedWell, full.NeedsBetter, full.GoodService = "-1", "'twas slow", "@home"
	full.Rating, full.Spoken = &rating, "syl"
	full.Translation = &story.Translation{Lang: "pl", Text: "+48 zażółć", MadeBy: "interpreter"}
	contents := []story.Content{full, content("ur", "ملاقات 25 مارچ 2026 کو 10:30 بجے GP (Luton)"), content("bn", "আমার খালা ক্লিনিকে গেলেন"), content("pl", "\tzażółć gęślą jaźń")}
	var ids []story.ID
	for _, c := range contents {
		ids = append(ids, w.tell(c, nil, nil, "code"))
	}
	rows := w.rows()
	records, err := csv.NewReader(strings.NewReader(strings.ReplaceAll(w.export("csv"), "\r\n", "\r\r\n"))).ReadAll()
	check(t, err)
	if len(rows) != len(contents) || len(records) != len(contents)+1 || !slices.Equal(records[0], report.Columns()) {
		t.Fatalf("%d and %d rows", len(rows), len(records))
	}
	for i, c := range contents {
		r := rows[i]
		got := story.Content{Lang: r.Lang, Spoken: r.Spoken, Role: r.Role, Stages: r.Stages, WhatHappened: r.WhatHappened,
			WorkedWell: r.WorkedWell, NeedsBetter: r.NeedsBetter, GoodService: r.GoodService, Rating: r.Rating, Translation: r.Translation, Age: story.Adult}
		if r.ID != ids[i] || r.State != store.Received || !r.Over16 || !reflect.DeepEqual(got, c) {
			t.Errorf("story %d differs: %+v", i, got)
		}
		for name, want := range map[string]string{"id": string(ids[i]), "lang": c.Lang, "what_happened": c.WhatHappened, "worked_well": c.WorkedWell,
			"needs_better": c.NeedsBetter, "good_service": c.GoodService, "stages": "screening;treatment", "consent_take_part": "true", "consent_quote": "false"} {
			cell := records[i+1][slices.Index(report.Columns(), name)]
			if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
				t.Errorf("%s would run: %q", name, cell)
			}
			if plain := strings.TrimPrefix(cell, "'"); plain != want {
				t.Errorf("%s: %q, want %q", name, plain, want)
			}
		}
	}
}

func TestExportTellsWhatMayBeDoneToday(t *testing.T) {
	w := newWorld(t)
	yes := []consent.Answer{{Flag: consent.Quote, Yes: true}, {Flag: consent.SharePartners, Partner: "icb", Yes: true},
		{Flag: consent.SharePartners, Partner: "hospital", Yes: true}, {Flag: consent.SharePartners, Partner: "healthwatch"}, {Flag: consent.Contact, Yes: true}}
	id := w.tell(content("en", "one"), yes, nil, "code one")
	w.tell(content("en", "two"), nil, nil, "code two")
	got := w.rows()[0].Consent
	want := report.Consent{TakePart: true, Quote: true, Contact: true, SharePartners: map[string]bool{"icb": true, "hospital": true, "healthwatch": false}}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%+v", got)
	}
	check(t, w.p.WithdrawByCode(ctx, "code one", []string{"quote", "share_partners:icb"}))
	want.Quote, want.SharePartners["icb"] = false, false
	if got := w.rows()[0].Consent; !reflect.DeepEqual(got, want) {
		t.Fatalf("%+v", got)
	}
	check(t, w.p.WithdrawByCode(ctx, "code one", []string{"share_partners"}))
	want.SharePartners["hospital"] = false
	if got := w.rows()[0].Consent; !reflect.DeepEqual(got, want) {
		t.Fatalf("%+v", got)
	}
	check(t, w.p.WithdrawByCode(ctx, "code one", nil))
	rows := w.rows()
	if len(rows) != 1 || rows[0].WhatHappened != "two" || strings.Contains(w.export("csv"), string(id)) {
		t.Fatalf("a withdrawn story was exported: %d rows", len(rows))
	}
}

func TestExportHoldsNothingAboutThePerson(t *testing.T) {
	w := newWorld(t)
	text := "I saw Dr Adeyemi there"
	w.tell(content("en", text), nil, []anonymise.Decision{{Field: story.WhatHappened, Verdict: anonymise.Out, Placeholder: "[a doctor]", By: "program",
		Finding: anonymise.Finding{Start: 6, End: 16, Type: anonymise.Staff}}}, "code")
	r := w.rows()[0]
	if r.WhatHappened != "I saw [a doctor] there" || len(r.Redactions) != 1 || r.Redactions[0].Type != "STAFF" || r.Redactions[0].Start != 6 {
		t.Fatalf("%+v", r)
	}
	for _, format := range report.Formats() {
		for _, word := range []string{"45_54", "Bury Park", "Adeyemi", "age_band", "contact_id", "about_id"} {
			if strings.Contains(w.export(format), word) {
				t.Errorf("%s holds %q", format, word)
			}
		}
	}
	log, err := w.p.Store().AuditLog(ctx, 1)
	check(t, err)
	if log[0].Who != "Amina" || log[0].What != "export:csv" {
		t.Errorf("%+v", log[0])
	}
}

func TestExportSaysWhatDoesNotOpen(t *testing.T) {
	w := newWorld(t)
	w.tell(content("en", "good"), nil, nil, "code")
	to := w.to
	w.to.ID = "elsewhere" // sealed for another project inside
	bad := w.tell(content("en", "bad"), nil, nil, "code")
	w.to = to
	var out bytes.Buffer
	failed, err := report.Export(ctx, w.p, w.lead, "jsonl", &out)
	check(t, err)
	if !slices.Equal(failed, []story.ID{bad}) || strings.Count(out.String(), "\n") != 1 {
		t.Fatalf("%v %d", failed, strings.Count(out.String(), "\n"))
	}
	if _, err := report.Export(ctx, w.p, w.lead, "xml", &out); err == nil {
		t.Fatal("a format that is none")
	}
}
