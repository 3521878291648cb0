package journey

import (
	"strings"
	"testing"
)

// TestADay is a connector's whole day in the real window: unlock, a story told
// by a participant, names taken out, sealed, synced, and read by a lead.
func TestADay(t *testing.T) {
	p := newProject(t)
	dir := p.path("tablet")
	run(t, "", "./cmd/hearme-field", "enrol", "--dir", dir, "--ticket", p.ticket(), "--passphrase-file", p.passFile)

	tb := openTablet(t, newDisplay(t, 1200, 800), "-dir", dir)
	tb.unlock(p.passWords)
	tb.picture("pin")
	tb.typeText(pin)
	tb.typeText(pin)
	tb.screen("home")
	tb.picture("home")

	tb.touch("home.start")
	tb.touch("start.company_nobody")
	tb.picture("language")
	tb.touch("English")
	tb.touch("start.next")
	tb.touch("start.age_18")
	tb.picture("hand-over")
	tb.touch("handover.go")
	for _, page := range []string{"telling_info_1", "telling_info_2", "telling_info_3"} {
		tb.screen(page)
		tb.picture(page)
		tb.touch("kit.next")
	}
	tb.picture("take-part")
	tb.touch("consent.take_part.yes")
	tb.touch("role.patient")
	tb.touch("stage.diagnosis")
	tb.picture("who")
	tb.touch("kit.next")
	tb.screen("telling_story")
	tb.touch("field")
	tb.typeText(told)
	tb.picture("story")
	tb.touch("story.finished")
	tb.picture("read-back")
	tb.touch("6")
	tb.touch("read_back.right")
	tb.picture("quote")
	tb.touch("consent.quote.yes")
	tb.picture("partners")
	tb.touch("kit.next")
	tb.touch("consent.contact.no")
	tb.reach("about.age_band.85_plus", 560)
	tb.reach("about.ethnic_group.white_roma", 560)
	tb.reach("about.sex.female", 560)
	tb.reach("\u2068North Luton\u2069", 640)
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
	tb.answerAll("workbench.no", 700)
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
	got := p.received(1)
	for _, name := range []string{"Margaret", "960417", "Larkfield"} {
		if strings.Contains(got, name) {
			t.Errorf("%s reached the server: %s", name, got)
		}
	}
	for _, words := range []string{"I found the lump in March. ", " rang me on ", `"quote":true`, `"rating":6`, `"diagnosis"`} {
		if !strings.Contains(got, words) {
			t.Errorf("%s did not reach the server: %s", words, got)
		}
	}
	tb.picture("home-synced")
	tb.touch("bar.lock")
	tb.screen("unlock")
}

const told = "I found the lump in March. Nurse Margaret rang me on 01632 960417. I live at 14 Larkfield Rise, Luton."

const pin = "294857"
