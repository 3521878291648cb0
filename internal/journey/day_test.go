package journey

import (
	"testing"
)

// TestADay is a connector's whole day in the real window: unlock, a story told
// by a participant, names taken out, sealed, synced, and read by a lead.
func TestADay(t *testing.T) {
	p := newProject(t)
	dir := p.path("tablet")
	run(t, "", "./cmd/hearme-field", "enrol", "--dir", dir, "--ticket", p.ticket(), "--passphrase-file", p.passFile)

	tb := openTablet(t, newDisplay(t, 1200, 800), "-dir", dir)
	tb.screen("unlock")
	tb.picture("unlock")
	tb.touch("field")
	tb.typeText(p.passWords)
	tb.touch("unlock.go")
	tb.screen("home")
	tb.picture("home")
}
