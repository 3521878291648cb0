package journey

import (
	"strings"
	"testing"
)

// day is a connector's whole day, and in which languages.
type day struct {
	connector string   // the language in the settings, "" for English
	card      string   // the participant's language
	keyboards []string // setxkbmap's, nil for English
	told      string
	six       string   // how care was, as the digit is written
	easy      string   // the page that is read in easy words too
	voice     string   // a machine reads the pages in this language, "" for no recording
	listen    string   // what the button that reads a page is called
	out, kept []string // what a lead must never and must read
}

// TestADay is a connector's whole day in the real window: unlock, a story told
// by a participant, names taken out, sealed, synced, and read by a lead.
func TestADay(t *testing.T) {
	day{
		card: "English", six: "6",
		told: "I found the lump in March. Nurse Margaret rang me on 01632 960417. I live at 14 Larkfield Rise, Luton.",
		out:  []string{"Margaret", "960417", "Larkfield"},
		kept: []string{"I found the lump in March. ", " rang me on "},
	}.play(t)
}

// TestAnUrduDay is the same day in Urdu: right to left, typed on Urdu's own
// keyboard, one page in easy words. There is no loudspeaker: Listen says so.
func TestAnUrduDay(t *testing.T) {
	day{
		connector: "اردو", card: "اردو, Urdu", six: "6", easy: "telling_info_1", voice: "ur", listen: "سنیں: \u2068اردو\u2069",
		keyboards: []string{"-layout", "us,pk"},
		told:      "ملاقات 25 مارچ 2026 کو 10:30 بجے تھی۔ نرس شازیہ نے مجھے 01632 960417 پر فون کیا۔ سب نے میری بات سنی (GP)۔",
		out:       []string{"شازیہ", "960417"},
		kept:      []string{"ملاقات ", " نے مجھے ", " پر فون کیا۔ سب نے میری بات سنی (GP)۔"},
	}.play(t)
}

func (d day) play(t *testing.T) {
	t.Helper()
	p := newProject(t)
	dir := p.path("tablet")
	if d.voice != "" {
		p.addVoice(d.voice)
	}
	run(t, "", "./cmd/hearme-field", "enrol", "--dir", dir, "--ticket", p.ticket(), "--passphrase-file", p.passFile)
	if d.voice != "" {
		run(t, "", "./cmd/hearme-field", "sync", "--dir", dir, "--passphrase-file", p.passFile)
		t.Setenv("PULSE_SERVER", "unix:"+p.path("nowhere"))
	}

	tb := openTablet(t, newDisplay(t, 1200, 800), "-dir", dir)
	tb.unlock(p.passWords)
	tb.picture("pin")
	tb.typeText(pin)
	tb.typeText(pin)
	tb.screen("home")
	if d.connector != "" {
		tb.touch("bar.settings")
		tb.screen("settings")
		home := tb.nth("bar.home", 0, nil)
		tb.touch(d.connector)
		tb.nth("bar.home", 0, &home) // at the other side now
		tb.picture("settings")
		tb.touch("bar.home")
		tb.screen("home")
	}
	tb.picture("home")
	tb.touch("home.start")
	tb.touch("start.company_nobody")
	tb.picture("language")
	tb.touch(d.card)
	tb.touch("start.next")
	tb.touch("start.age_18")
	tb.picture("hand-over")
	tb.touch("handover.go")
	for _, page := range []string{"telling_info_1", "telling_info_2", "telling_info_3"} {
		tb.screen(page)
		tb.picture(page)
		if d.voice != "" && page == "telling_info_1" {
			listen := tb.nth(d.listen, 0, nil)
			tb.touch(d.listen)
			tb.nth(d.listen, 0, &listen) // stands above the words now, with why nothing is heard
			tb.picture("not-heard")
		}
		if page == d.easy {
			tb.touch("easy.on")
			tb.nth("easy.off", 0, nil)
			tb.picture(page + "-easy")
			tb.touch("easy.off")
			tb.nth("easy.on", 0, nil)
		}
		tb.touch("kit.next")
	}
	tb.nth("consent.take_part.yes", 0, nil)
	tb.picture("take-part")
	tb.toStory()
	if len(d.keyboards) > 0 {
		tb.run("setxkbmap", d.keyboards...)
	}
	tb.typeText(d.told)
	tb.picture("story")
	tb.touch("story.finished") // behind the last key, so all of them have arrived when it opens
	tb.nth("read_back.right", 0, nil)
	tb.run("setxkbmap", "-layout", "us")
	tb.picture("read-back")
	tb.touch(d.six)
	tb.touch("read_back.right")
	tb.picture("quote")
	tb.touch("consent.quote.yes")
	tb.picture("partners")
	tb.touch("kit.next")
	tb.touch("consent.contact.no")
	tb.touch("about.age_band.85_plus")
	tb.touch("about.ethnic_group.white_roma")
	tb.touch("about.sex.female")
	tb.touch("\u2068North Luton\u2069")
	tb.picture("about")
	tb.touch("kit.next")
	tb.screen("telling_slip")
	tb.picture("slip")
	tb.touch("slip.have")
	tb.screen("telling_goodbye")
	tb.picture("goodbye")
	tb.touch("bye.done")
	tb.screen("telling_pin")
	tb.typeText(pin)
	tb.screen("after")
	tb.picture("after")
	tb.touch("after.takeout")
	tb.screen("workbench")
	for tb.shows("workbench.take_out") {
		tb.picture("workbench")
		tb.touch("workbench.take_out")
	}
	tb.picture("looked-at")
	tb.touch("could.title")
	tb.screen("who_together") // a Roma woman of 85 or over in one part of the town
	tb.picture("who-together")
	tb.touch("could.widen")
	tb.touch("kit.next")
	tb.screen("who_could")
	tb.picture("who-could")
	tb.answerAll("workbench.no")
	tb.picture("answered")
	tb.touch("kit.next")
	tb.screen("workbench.seal")
	tb.picture("seal")
	tb.touch("workbench.seal_go")
	tb.screen("sealed")
	tb.picture("sealed")
	tb.touch("sealed.home")
	tb.screen("home")
	tb.picture("home-sealed")
	tb.touch("home.sync")
	d.check(t, p.received(1))
	tb.picture("home-synced")
	tb.touch("bar.lock")
	tb.screen("unlock")
}

// check reads what a lead reads.
func (d day) check(t *testing.T, got string) {
	t.Helper()
	for _, name := range d.out {
		if strings.Contains(got, name) {
			t.Errorf("%s reached the server: %s", name, got)
		}
	}
	for _, words := range append([]string{`"quote":true`, `"rating":6`, `"diagnosis"`}, d.kept...) {
		if !strings.Contains(got, words) {
			t.Errorf("%s did not reach the server: %s", words, got)
		}
	}
}

const pin = "294857"

// toStory says yes on the page that asks, and goes on to the story box.
func (tb *tablet) toStory() {
	tb.t.Helper()
	tb.touch("consent.take_part.yes")
	tb.touch("role.patient")
	tb.touch("stage.diagnosis")
	tb.picture("who")
	tb.touch("kit.next")
	tb.screen("telling_story")
	tb.touch("field")
}
