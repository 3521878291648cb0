package tablet_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"hearme/app/flow"
	"hearme/app/tablet"
	"hearme/app/vault"
	"hearme/i18n"
	"hearme/internal/keys"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
	"hearme/story/envelope"
)

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func code(err error) string {
	if p, ok := errors.AsType[*story.Problem](err); ok {
		return p.Code
	}
	return ""
}

func catalogues(t *testing.T) *i18n.Catalogues {
	t.Helper()
	c, err := i18n.Load()
	check(t, err)
	return c
}

// marker finds every "Halina".
type marker struct{}

func (marker) Propose(text, _ string) []anonymise.Finding {
	if i := strings.Index(text, "Halina"); i >= 0 {
		return []anonymise.Finding{{Start: i, End: i + len("Halina"), Type: anonymise.Person, Reason: "name_list", Confidence: 1}}
	}
	return nil
}

// A story told a day ago seals itself with every proposal accepted; one told
// an hour ago, and one in progress, stay.
func TestTheDayRule(t *testing.T) {
	cats := catalogues(t)
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	v, s, err := tablet.Practice(cats, func() time.Time { return now })
	check(t, err)
	in := flow.Intake{Catalogues: cats, Engine: marker{}}
	if sealed, err := in.SealOverdue(s, now.Add(22*time.Hour)); err != nil || len(sealed) != 0 {
		t.Fatalf("too soon: %v, %v", sealed, err)
	}
	sealed, err := in.SealOverdue(s, now.Add(24*time.Hour))
	if err != nil || len(sealed) != 1 {
		t.Fatalf("%v, %v", sealed, err)
	}
	items, err := v.Outbox()
	check(t, err)
	left, err := s.Records()
	check(t, err)
	if len(items) != 1 || items[0].ID != sealed[0] || items[0].State != flow.Finished || len(left) != 1 {
		t.Errorf("outbox %+v, left %+v", items, left)
	}
}

// A story in progress goes by its code, before anything was sealed.
func TestWithdrawalOfADraft(t *testing.T) {
	v, s, err := tablet.Practice(catalogues(t), time.Now)
	check(t, err)
	r := flow.Record{ID: story.NewID(), Code: "apple apricot acorn actor agenda airport album"}
	check(t, flow.Save(s, r))
	n, err := flow.EraseDrafts(s, v.CodeMatches, "APPLE-apricot acorn actor agenda airport album")
	if err != nil || n != 1 {
		t.Fatalf("%d, %v", n, err)
	}
	if _, err := s.LoadRecord(r.ID); code(err) != "record_missing" {
		t.Errorf("%v", err)
	}
}

// A worry about safety waits in the outbox for its lead, and no list of
// stories shows it.
func TestSafetyIsNoStory(t *testing.T) {
	v, s, err := tablet.Practice(catalogues(t), time.Now)
	check(t, err)
	check(t, s.SealSafety(flow.SafetyNote{Person: "Ama", Reach: "after six", Worry: "afraid to go home", Danger: true}))
	if items, err := v.Outbox(); err != nil || len(items) != 0 {
		t.Errorf("%+v, %v", items, err)
	}
	st, _ := v.(*tablet.Store)
	all, err := st.V.Outbox()
	check(t, err)
	if len(all) != 1 {
		t.Fatalf("%+v", all)
	}
	m, err := envelope.PeekManifest(all[0].Manifest)
	if err != nil || m.Blobs[0].Retention != envelope.SafeguardingBlob {
		t.Errorf("%+v, %v", m, err)
	}
}

// Without a project there is no key to seal to: the draft stays.
func TestSealingNeedsAProject(t *testing.T) {
	cats := catalogues(t)
	st, err := tablet.Memory(cats, time.Now, vault.WithParams(keys.Params{Time: 1, MemoryKiB: 64, Lanes: 1}))
	check(t, err)
	s, err := st.AddConnector(nil, "lamp river candle orange window", "")
	check(t, err)
	_, from, err := tablet.Practice(cats, time.Now)
	check(t, err)
	infos, err := from.Records()
	check(t, err)
	for _, info := range infos {
		b, err := from.LoadRecord(info.ID)
		check(t, err)
		check(t, s.SaveRecord(info.ID, flow.RecordSchema, b))
	}
	in := flow.Intake{Catalogues: cats, Engine: marker{}}
	if _, err := in.SealOverdue(s, time.Now().Add(48*time.Hour)); code(err) != "not_enrolled" {
		t.Errorf("%v", err)
	}
	if left, err := s.Records(); err != nil || len(left) != 2 {
		t.Errorf("%+v, %v", left, err)
	}
}

// watched sees what goes to be sealed.
type watched struct {
	flow.Session
	rec flow.Record
}

func (w *watched) Seal(r anonymise.Redacted, rec flow.Record) error {
	w.rec = rec
	return w.Session.Seal(r, rec)
}

// What a person gave to be reached by goes as far as they agreed, and never
// holds their story back.
func TestHowToReachAPersonGoesAsFarAsTheyAgreed(t *testing.T) {
	cats := catalogues(t)
	v, s, err := tablet.Practice(cats, time.Now)
	check(t, err)
	in := flow.Intake{Catalogues: cats, Engine: marker{}}
	all := story.Contact{Name: "Ama", Phone: "07700 900123", Email: "ama@example.org"}
	other := consent.Wording{Version: "before", Hash: "aa"}
	for name, c := range map[string]struct {
		callBack bool
		contact  story.Contact
		answers  []consent.Answer
		want     story.Contact
	}{
		"agreed":                        {false, all, []consent.Answer{{Flag: consent.Contact, Yes: true, Wording: in.Wording("en")}}, all},
		"agreed, and a call":            {true, all, []consent.Answer{{Flag: consent.Contact, Yes: true, Wording: in.Wording("en")}}, all},
		"a call asked for at Stop":      {true, story.Contact{Phone: all.Phone}, nil, story.Contact{Phone: all.Phone}},
		"a call, contact said no to":    {true, all, []consent.Answer{{Flag: consent.Contact, Wording: in.Wording("en")}}, story.Contact{Phone: all.Phone}},
		"a call, no number":             {true, story.Contact{Name: "Ama", Phone: " "}, nil, story.Contact{}},
		"typed and not agreed":          {false, all, nil, story.Contact{}},
		"agreed to other words":         {false, all, []consent.Answer{{Flag: consent.Contact, Yes: true, Wording: other}}, story.Contact{}},
		"agreed to other words, a call": {true, all, []consent.Answer{{Flag: consent.Contact, Yes: true, Wording: other}}, story.Contact{Phone: all.Phone}},
	} {
		r := flow.Record{ID: story.NewID(), Code: "apple apricot acorn actor agenda airport album", CallBack: c.callBack, Contact: c.contact,
			Content: story.Content{Lang: "en", Age: story.Adult, WhatHappened: "The letter came late."}}
		r.Consent.Answers = append(c.answers, consent.Answer{Flag: consent.TakePart, Yes: true, Wording: in.Wording("en"), Written: "en", At: time.Now(), How: consent.Touched})
		check(t, flow.Save(s, r))
		w := &watched{Session: s}
		if err := in.SealAsProposed(w, r); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if w.rec.Contact != c.want {
			t.Errorf("%s: %+v goes, want %+v", name, w.rec.Contact, c.want)
		}
		if _, err := s.LoadRecord(r.ID); code(err) != "record_missing" {
			t.Errorf("%s: the draft is still there: %v", name, err)
		}
		st, _ := v.(*tablet.Store)
		if kinds := kindsOf(t, st, r.ID); slices.Contains(kinds, envelope.ContactBlob) == c.want.IsZero() {
			t.Errorf("%s: sealed %v", name, kinds)
		}
	}
}

func kindsOf(t *testing.T, st *tablet.Store, id story.ID) (kinds []envelope.Retention) {
	t.Helper()
	items, err := st.V.Outbox()
	check(t, err)
	for _, it := range items {
		if it.ID != id {
			continue
		}
		m, err := envelope.PeekManifest(it.Manifest)
		check(t, err)
		for _, b := range m.Blobs {
			kinds = append(kinds, b.Retention)
		}
	}
	return kinds
}
