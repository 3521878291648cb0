package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"hearme/app/vault"
	"hearme/story"
	"hearme/story/envelope"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"hearme-field": main})
}

// The command line and what needs no server.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}

// TestField runs the real programs against each other; they are built once.
func TestField(t *testing.T) {
	bin := t.TempDir()
	for name, pkg := range map[string]string{"hearme-field": ".", "hearme-server": "../hearme-server"} {
		if out, err := exec.Command("go", "build", "-o", filepath.Join(bin, name), pkg).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", pkg, err, out)
		}
	}
	for name, f := range map[string]func(*testing.T, string){
		"TwoHundredStories": twoHundredStories, "BadLines": badLines, "GettingInAndOut": gettingInAndOut, "TroubledVaults": troubledVaults,
	} {
		t.Run(name, func(t *testing.T) { f(t, bin) })
	}
}

// words in the four languages, with letters that something on the way might
// change: white space at the ends, marks that could be composed, joiners,
// signs that JSON or HTML escapes, and a zero byte.
var samples = map[string][]string{
	"en": {"The letter came late. I waited.\r\n\r\n\tThen it was kind. ", " <b>&amp;</b> \"quoted\" \\ back\u2028slash \x00 end", "cafe\u0301 and café"},
	"pl": {"Czekałam bardzo długo na badanie, żółć i łzy.", "  Było dobrze – naprawdę „dobrze”.\n"},
	"bn": {"আমাকে অনেক দিন অপেক্ষা করতে হয়েছিল। ক্\u200dষ ক্ষ", "ভালো ছিল \U0001F469\u200d⚕️ ।"},
	"ur": {"مجھے بہت انتظار کرنا پڑا۔ \u200fشکریہ\u200e", "سب اچھا تھا، نہیں\u200cکہہ سکتی"},
}

func manyForms() []form {
	langs := []string{"en", "pl", "bn", "ur"}
	var fs []form
	for i := range 200 {
		lang := langs[i%4]
		s := samples[lang]
		text := s[i/4%len(s)]
		rating := i % 11
		f := form{Lang: lang, Role: string(story.Roles()[i%6]), Stages: []string{string(story.Stages()[i%6])}, Over16: true, Rating: &rating,
			WhatHappened: fmt.Sprintf("%s\n#%d", text, i), WorkedWell: s[0], GoodService: text,
			Consent: map[string]any{"take_part": true, "quote": i%2 == 0, "share_partners": map[string]bool{"icb": i%3 == 0}}}
		if i%7 == 0 {
			f.NeedsBetter = text + " 07700 900" + fmt.Sprintf("%03d", i) + " " + text
			f.Rating, f.Stages = nil, []string{}
			f.About = map[string]any{"sex": "female", "age_band": "45_54"}
		}
		fs = append(fs, f)
	}
	return fs
}

// 200 stories go in on the tablet; exactly the same 200 come out at the lead.
func twoHundredStories(t *testing.T, bin string) {
	w := newTown(t, bin)
	w.enrol()
	given, codes := w.add(manyForms())
	if len(given) != 200 {
		t.Fatalf("%d taken", len(given))
	}
	out, errs, status := w.tablet("", "sync")
	if status != 0 || !strings.Contains(out, `"offered":200,"stored":200,"safe":0,"withdrawn":0,"refused":[],"error":null`) {
		t.Fatalf("sync: status %d, %s%s", status, out, errs)
	}
	got := w.export()
	if len(got) != 200 {
		t.Fatalf("%d come out", len(got))
	}
	redacted := 0
	for id, want := range given {
		redacted += compare(t, want, got[id])
	}
	if redacted < 20 {
		t.Errorf("only %d redactions: the telephone numbers went through", redacted)
	}
	w.withdrawSome(codes)
}

// compare holds an exported story to what was typed, byte for byte but for
// what was taken out, and counts the redactions.
func compare(t *testing.T, want form, got exported) int {
	t.Helper()
	texts := map[string][2]string{
		"what_happened": {want.WhatHappened, got.WhatHappened}, "worked_well": {want.WorkedWell, got.WorkedWell},
		"needs_better": {want.NeedsBetter, got.NeedsBetter}, "good_service": {want.GoodService, got.GoodService},
	}
	for field, text := range texts {
		if err := sameButFor(text[0], text[1], field, got.Redactions); err != nil {
			t.Errorf("%s of %s (%s): %v\ntyped %q\ngot   %q", field, got.ID, got.Lang, err, text[0], text[1])
		}
		if strings.Contains(text[1], "07700") {
			t.Errorf("%s of %s still has the number", field, got.ID)
		}
	}
	rating := func(p *int) string {
		if p == nil {
			return "null"
		}
		return fmt.Sprint(*p)
	}
	if got.Lang != want.Lang || got.Role != want.Role || !slices.Equal(got.Stages, want.Stages) || rating(got.Rating) != rating(want.Rating) ||
		!got.Over16 || got.State != "received" || got.About != nil {
		t.Errorf("typed %+v, got %+v", want, got)
	}
	partners, _ := got.Consent["share_partners"].(map[string]any)
	asked, _ := want.Consent["share_partners"].(map[string]bool)
	if got.Consent["take_part"] != true || got.Consent["quote"] != want.Consent["quote"] || partners["icb"] != asked["icb"] {
		t.Errorf("consent typed %v, got %v", want.Consent, got.Consent)
	}
	return len(got.Redactions)
}

// sameButFor reports where got differs from typed outside its placeholders.
func sameButFor(typed, got, field string, reds []envelope.Redaction) error {
	at, from := 0, 0
	for _, r := range reds {
		if string(r.Field) != field {
			continue
		}
		if r.Start < at || r.End > len(got) || got[r.Start:r.End] != r.Placeholder {
			return fmt.Errorf("no placeholder at %d to %d", r.Start, r.End)
		}
		piece := got[at:r.Start]
		i := strings.Index(typed[from:], piece)
		if i < 0 || at == 0 && i != 0 {
			return fmt.Errorf("%q is not there", piece)
		}
		from, at = from+i+len(piece), r.End
	}
	if rest := got[at:]; !strings.HasSuffix(typed[from:], rest) || at == 0 && rest != typed {
		return fmt.Errorf("the end %q is another", rest)
	}
	return nil
}

// withdrawSome takes one back that was sent and one that was not.
func (w *town) withdrawSome(codes map[story.ID]string) {
	t := w.t
	var sent story.ID
	for id := range codes {
		sent = id
		break
	}
	unsent, unsentCodes := w.add(manyForms()[:1])
	for id := range unsent {
		codes[id] = unsentCodes[id]
	}
	for _, id := range append([]story.ID{sent}, keysOf(unsent)...) {
		out, errs, status := w.tablet("", "withdraw", "--code", strings.ToUpper(strings.ReplaceAll(codes[id], " ", "-")))
		if status != 0 || !strings.Contains(out, `"erased":1`) {
			t.Fatalf("withdraw: %s%s", out, errs)
		}
	}
	if out, errs, status := w.tablet("", "sync"); status != 0 || !strings.Contains(out, `"withdrawn":2`) {
		t.Fatalf("sync: %s%s", out, errs)
	}
	got := w.export()
	if _, there := got[sent]; there || len(got) != 199 {
		t.Errorf("%d stories; the withdrawn one is there: %v", len(got), there)
	}
	out, _, _ := w.tablet("", "status")
	if want := `{"drafts":0,"finished":0,"stored":199,"safe":0,"withdrawn":2,"refused":0}`; strings.TrimSpace(out) != want {
		t.Errorf("status %s, want %s", out, want)
	}
}

func keysOf[V any](m map[story.ID]V) (ids []story.ID) {
	for id := range m {
		ids = append(ids, id)
	}
	return ids
}

// Every kind of bad line is refused with its reason, and the rest go on.
func badLines(t *testing.T, bin string) {
	w := newTown(t, bin)
	w.enrol()
	base := `"lang":"en","what_happened":"quagmire","over_16":true,"consent":{"take_part":true}`
	lines := []struct{ line, want string }{
		{`{` + base + `}`, ""},
		{`{"lang":"en","what_happened":"quagmire","over_16":true}`, "no_take_part"},
		{`{"lang":"en","what_happened":"quagmire","over_16":true,"consent":{}}`, "no_take_part"},
		{`{"lang":"en","what_happened":"quagmire","over_16":true,"consent":{"take_part":false}}`, "no_take_part"},
		{`{"lang":"en","what_happened":"quagmire","over_16":true,"consent":{"take_part":"yes"}}`, "bad_type"},
		{`{"lang":"en","what_happened":"quagmire","over_16":true,"consent":{"take_part":true,"share_partners":true}}`, "bad_type"},
		{`{"lang":"en","what_happened":"quagmire","over_16":true,"consent":{"take_part":true,"share_partners":{"nobody":true}}}`, "bad_partner"},
		{`{"lang":"en","what_happened":"quagmire","over_16":false,"consent":{"take_part":true}}`, "under_16"},
		{`{"lang":"en","what_happened":"quagmire","consent":{"take_part":true}}`, "age_missing"},
		{`{"lang":"en","what_happened":" \n","over_16":true,"consent":{"take_part":true}}`, "empty_story"},
		{`{` + base + `,"role":"king"}`, "bad_role"},
		{`{` + base + `,"stages":["screening","screening"]}`, "bad_stage"},
		{`{` + base + `,"stages":"screening"}`, "bad_type"},
		{`{` + base + `,"rating":11}`, "bad_rating"},
		{`{` + base + `,"rating":5.5}`, "bad_type"},
		{`{` + base + `,"rating":"5"}`, "bad_type"},
		{`{` + base + `,"about":{"shoe_size":"9"}}`, "bad_about"},
		{`{` + base + `,"about":{"sex":"sometimes"}}`, "bad_about"},
		{`{` + base + `,"event":"never"}`, "bad_event"},
		{`{` + base + `,"colour":"red"}`, "unknown_key"},
		{`{` + base + `,"Role":"patient"}`, "unknown_key"},
		{`{` + base + `,"what_happened":"again"}`, "duplicate_key"},
		{`{` + base + `,"contact":{"phone":"07700 900123"}}`, "contact_without_consent"},
		{`{` + base + `,"translation":{"lang":"pl","text":"x","made_by":"aunt"}}`, "bad_translation"},
		{`{"lang":"xx","what_happened":"quagmire","over_16":true,"consent":{"take_part":true}}`, "bad_lang"},
		{`{"lang":"en","what_happened":"quagmire","over_16":true,"about":{"age_band":"16_17"},"consent":{"take_part":true,"contact_named":true}}`, "contact_named_under_18"},
		{"{\"lang\":\"en\",\"what_happened\":\"broken \xff\",\"over_16\":true,\"consent\":{\"take_part\":true}}", "bad_utf8"},
		{`{"lang":"en","what_happened":"half \ud83d","over_16":true,"consent":{"take_part":true}}`, "bad_utf8"},
		{`{"lang":"en","what_happened":"` + strings.Repeat("a", 200_000) + `","over_16":true,"consent":{"take_part":true}}`, "too_long"},
		{`not JSON`, "bad_json"},
		{`{` + base + `} {}`, "bad_json"},
		{`[]`, "bad_type"},
		{strings.Repeat("x", 9<<20), "line_too_long"},
		{`{` + base + `,"contact":{"phone":"07700 900123"},"consent":{"take_part":true,"contact":true}}`, "duplicate_key"},
		{`{"lang":"en","what_happened":"last","over_16":true,"contact":{"phone":"07700 900123"},"consent":{"take_part":true,"contact":true}}`, ""},
	}
	var in strings.Builder
	for _, l := range lines {
		in.WriteString(l.line + "\n")
	}
	out, _, status := w.tablet(in.String(), "add")
	if status != exitFailed {
		t.Errorf("status %d", status)
	}
	n := 0
	for line := range strings.Lines(out) {
		var a struct {
			answer
			Code string `json:"code"`
		}
		check(t, json.Unmarshal([]byte(line), &a))
		l := lines[n]
		n++
		if a.Line != n || a.Code != l.want || (l.want != "") != (a.Error != "") {
			t.Errorf("%.80s: %s, want %s", l.line, line, l.want)
		}
		if strings.Contains(a.Error, "quagmire") {
			t.Errorf("the reason repeats what was typed: %s", line)
		}
	}
	if n != len(lines) {
		t.Errorf("%d answers to %d lines", n, len(lines))
	}
	if out, _, _ := w.tablet("", "status"); !strings.Contains(out, `"finished":2`) {
		t.Errorf("status %s", out)
	}
}

// Tickets, passphrases and servers that are not there.
func gettingInAndOut(t *testing.T, bin string) {
	w := newTown(t, bin)
	line := w.ticket()
	if _, errs, status := w.tablet("", "enrol", "--ticket", line[:60]); status != exitFailed || !strings.Contains(errs, "ticket_cut") {
		t.Errorf("a ticket cut short: %d %s", status, errs)
	}
	if _, err := os.Stat(w.path("T")); err == nil {
		t.Error("a bad ticket made a vault")
	}
	w.enrolWith(line)
	if _, errs, status := w.run(w.field, "", "enrol", "--dir", w.path("T2"), "--passphrase-file", w.path("words"), "--ticket", line); status != exitFailed || !strings.Contains(errs, "token_used") {
		t.Errorf("a ticket used twice: %d %s", status, errs)
	}
	if _, errs, status := w.run(w.field, "", "status", "--dir", w.path("T"), "--passphrase-file", w.path("lead")); status != exitFailed || !strings.Contains(errs, "wrong_passphrase") {
		t.Errorf("a wrong passphrase: %d %s", status, errs)
	}
	w.add(manyForms()[:3])
	w.stop()
	if out, _, status := w.tablet("", "sync"); status != exitFailed || !strings.Contains(out, `"error":"server_unreachable"`) {
		t.Errorf("no server: %d %s", status, out)
	}
	// The server is back at another address, and the passphrase is lost: a new
	// ticket adopts the outbox.
	w.serve()
	check(t, os.WriteFile(w.path("words"), []byte("five other words that work\n"), 0o600))
	if _, errs, status := w.tablet("", "enrol", "--ticket", w.ticket()); status != exitFailed || !strings.Contains(errs, "wrong_passphrase") {
		t.Errorf("a lost passphrase: %d %s", status, errs)
	}
	if out, errs, status := w.tablet("", "enrol", "--start-over", "--ticket", w.ticket()); status != 0 {
		t.Fatalf("starting over: %s%s", out, errs)
	}
	if out, errs, status := w.tablet("", "sync"); status != 0 || !strings.Contains(out, `"stored":3`) {
		t.Errorf("adopted: %d %s%s", status, out, errs)
	}
}

// A vault that is damaged, or open elsewhere, is told and not touched.
func troubledVaults(t *testing.T, bin string) {
	w := newTown(t, bin)
	w.enrol()
	w.add(manyForms()[:2])
	open, err := vault.Open(w.path("T"))
	check(t, err)
	if _, errs, status := w.tablet("", "status"); status != exitFailed || !strings.Contains(errs, "vault_busy") {
		t.Errorf("open elsewhere: %d %s", status, errs)
	}
	check(t, open.Close())
	file := w.path("T/vault.db")
	whole, err := os.ReadFile(file)
	check(t, err)
	broken := append(bytes.Clone(whole[:4096]), bytes.Repeat([]byte{0xA5}, len(whole)-4096)...)
	check(t, os.WriteFile(file, broken, 0o600))
	for _, c := range [][]string{{"status"}, {"add"}, {"sync"}, {"enrol", "--start-over", "--ticket", w.ticket()}} {
		if _, errs, status := w.tablet("", c[0], c[1:]...); status != exitFailed || !strings.Contains(errs, "vault_damaged") {
			t.Errorf("%s on a damaged vault: %d %s", c[0], status, errs)
		}
	}
	if now, err := os.ReadFile(file); err != nil || !bytes.Equal(now, broken) {
		t.Errorf("the damaged vault was changed: %v", err)
	}
	check(t, os.WriteFile(file, whole, 0o600))
	if out, errs, status := w.tablet("", "status"); status != 0 || !strings.Contains(out, `"finished":2`) {
		t.Errorf("repaired: %d %s%s", status, out, errs)
	}
}
