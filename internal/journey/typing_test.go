package journey

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"hearme/app/flow"
	store "hearme/app/tablet"
	"hearme/i18n"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
)

// hand is one way of writing: the keyboards that are set, and words with
// Latin letters, digits and brackets among them.
type hand struct {
	name, lang string
	keyboards  []string // setxkbmap's
	words      string
}

var hands = []hand{
	{"polish", "pl", []string{"-layout", "pl"},
		"Było mi źle, więc siostra Żaneta usiadła przy łóżku. „Słyszę cię”, mówiła; GP (Luton) LU1 2QP, 25 marca 2026, 10:30, tel. 020 7946 0018."},
	{"yoruba", "yo", []string{"-layout", "ng,it,hu,us", "-variant", "yoruba,,,olpcm"},
		"Dókítà náà sọ̀rọ̀ dáadáa, ó sì gbọ́ mi. Ẹ ṣé o! GP (Luton) LU1 2QP, 25 oṣù kẹta 2026, aago 10:30, fóònù 020 7946 0018."},
	{"nastaliq", "ur", []string{"-layout", "us,pk"},
		"ملاقات 25 مارچ 2026 کو 10:30 بجے GP (Luton) LU1 2QP, فون 020 7946 0018"},
	{"arabic", "ar", []string{"-layout", "us,ara"},
		"قالت الممرّضة إنّ الموعد 25 مارس 2026 الساعة 10:30 في GP (Luton) LU1 2QP، هاتف 020 7946 0018. شكراً لها."},
	{"bengali", "bn", []string{"-layout", "us,bd"},
		"ডাক্তার বললেন, আপনি একা নন। ২৫ মার্চ 2026, 10:30, GP (Luton) LU1 2QP, ফোন 020 7946 0018। কষ্ট ক্ষণিকের।"},
	{"gurmukhi", "pa", []string{"-layout", "us,in", "-variant", ",guru"},
		"ਨਰਸ ਨੇ ਮੇਰਾ ਹੱਥ ਫੜਿਆ। ਮੁਲਾਕਾਤ 25 ਮਾਰਚ 2026, 10:30, GP (Luton) LU1 2QP, ਫੋਨ 020 7946 0018। ਪ੍ਰਸ਼ਨ ਪੁੱਛੋ।"},
	{"gujarati", "gu", []string{"-layout", "us,in", "-variant", ",guj"},
		"નર્સે મારી વાત સાંભળી. મુલાકાત 25 માર્ચ 2026, 10:30, GP (Luton) LU1 2QP, ફોન 020 7946 0018. પ્રશ્ન પૂછ્યો."},
	{"devanagari", "hi", []string{"-layout", "us,in"},
		"नर्स ने मेरी बात सुनी। मुलाक़ात 25 मार्च 2026, 10:30, GP (Luton) LU1 2QP, फ़ोन 020 7946 0018। प्रश्न, क्षमा, श्री।"},
}

// TestTyping types a story in each script on that script's own keyboard into
// the story box. What was typed is what the vault gives back, and what a lead
// reads after sealing and syncing, byte for byte.
func TestTyping(t *testing.T) {
	p := newProject(t)
	dir := p.path("tablet")
	run(t, "", "./cmd/hearme-field", "enrol", "--dir", dir, "--ticket", p.ticket(), "--passphrase-file", p.passFile)
	begun := begin(t, p, dir)

	typeAll(t, p, dir)

	got := sealTold(t, p, dir, begun)
	run(t, "", "./cmd/hearme-field", "sync", "--dir", dir, "--passphrase-file", p.passFile)
	lead := exported(t, p.received(len(hands)))
	for _, h := range hands {
		t.Run(h.name, func(t *testing.T) {
			if got[h.name] != h.words {
				t.Errorf("the vault gives back\n %+q\nwas typed\n %+q", got[h.name], h.words)
			}
			if !lead[h.words] {
				t.Error("the lead does not read what was typed")
			}
		})
	}
}

// typeAll goes through the stories in the real window, oldest first.
func typeAll(t *testing.T, p *project, dir string) {
	t.Helper()
	tb := openTablet(t, newDisplay(t, 1600, 1200), "-dir", dir)
	tb.unlock(p.passWords)
	tb.typeText(pin)
	tb.typeText(pin)
	for i, h := range hands {
		tb.screen("home")
		tb.touch("home.progress")
		tb.screen("drafts")
		tb.touchNth("drafts.resume", i)
		tb.touch("handover.go")
		tb.screen("telling_story")
		tb.run("setxkbmap", h.keyboards...)
		tb.touch("field")
		tb.typeText(h.words)
		tb.touch("kit.stop") // behind the last key, so all of them have arrived when it opens
		tb.screen("telling_stop")
		tb.run("setxkbmap", "-layout", "us")
		tb.touch("stop.go_on")
		tb.screen("telling_story")
		tb.picture(h.name)
		tb.touch("kit.stop")
		tb.touch("stop.connector")
		tb.screen("telling_pin")
		tb.typeText(pin)
		tb.touch("care.done")
	}
	tb.screen("home")
	tb.close()
}

// vaultOf opens the tablet's vault beside the program, which is closed.
func vaultOf(t *testing.T, p *project, dir string) (*store.Session, *store.Store, *i18n.Catalogues) {
	t.Helper()
	cats, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	st, err := store.OpenExisting(dir, cats, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	s, err := st.Unlock(p.passWords)
	if err != nil {
		t.Fatal(err)
	}
	return s.(*store.Session), st, cats
}

// begin puts a story for each hand into the vault, told as far as the story
// box, and returns them.
func begin(t *testing.T, p *project, dir string) map[string]story.ID {
	t.Helper()
	s, st, cats := vaultOf(t, p, dir)
	defer st.Close()
	ids := map[string]story.ID{}
	for i, h := range hands {
		l := cats.Language(h.lang)
		version, hash := l.Wording()
		at := time.Now().UTC().Add(time.Duration(i-len(hands)) * time.Minute)
		agreed := func(f consent.Flag, yes bool) consent.Answer {
			return consent.Answer{Flag: f, Yes: yes, Wording: consent.Wording{Version: version, Hash: hash}, Written: l.Tag, At: at, How: consent.Touched}
		}
		r := flow.Record{
			ID: story.NewID(), Created: at, Touched: at, Step: flow.StepStory, Company: flow.Nobody, Code: store.Words{}.Code(l.Tag),
			Content: story.Content{Lang: l.Tag, Role: story.Patient, Stages: []story.Stage{story.Diagnosis}, Age: story.Adult},
			Consent: consent.Record{Answers: []consent.Answer{agreed(consent.TakePart, true), agreed(consent.Quote, false)}},
		}
		if err := flow.Save(s, r); err != nil {
			t.Fatal(err)
		}
		ids[h.name] = r.ID
	}
	return ids
}

// sealTold reads what the program left in the vault, and seals it as it stands.
func sealTold(t *testing.T, p *project, dir string, begun map[string]story.ID) map[string]string {
	t.Helper()
	s, st, cats := vaultOf(t, p, dir)
	defer st.Close()
	got := map[string]string{}
	for name, id := range begun {
		b, err := s.LoadRecord(id)
		if err != nil {
			t.Fatal(err)
		}
		var r flow.Record
		if err := json.Unmarshal(b, &r); err != nil {
			t.Fatal(err)
		}
		got[name] = r.Content.WhatHappened
		if err := (flow.Intake{Catalogues: cats, Engine: nothing{}}).Seal(s, r, anonymise.CheckNo); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	return got
}

// nothing finds nothing: these stories are compared whole.
type nothing struct{}

func (nothing) Propose(string, string) []anonymise.Finding { return nil }

// exported collects the stories' words that a lead reads.
func exported(t *testing.T, jsonl string) map[string]bool {
	t.Helper()
	words := map[string]bool{}
	for line := range strings.Lines(jsonl) {
		var s struct {
			WhatHappened string `json:"what_happened"`
		}
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		words[s.WhatHappened] = true
	}
	return words
}
