package journey

import (
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// A tablet as Fyne simulates one: its window is a bare 500 by 1000 pixels at
// the corner of the screen, at 1.4 pixels to a dp, and takes touches but no keys.
// 1120 by 1680 pixels are a screen of 800 by 1200 dp.
const tabletWidth, tabletHeight = 1120, 1680

// TestTablet goes through the participant's pages on a simulated tablet, by
// touch alone, in a practice project, as far as the story; the tablet is given
// back by the PIN, and the story stands in the list of those in progress.
func TestTablet(t *testing.T) {
	tb := launch(t, newScreen(t, tabletWidth, tabletHeight), tabletProgram(t), "-dir", t.TempDir())
	tb.run("xdotool", "search", "--sync", "--name", "^App$", "windowsize", "--sync", strconv.Itoa(tabletWidth), strconv.Itoa(tabletHeight))
	tb.until("the screen's size", func(a announcement) bool {
		g, ok := a.find("welcome.practise")
		return ok && g.Y > tabletHeight*3/4
	})
	tb.picture("welcome")
	tb.touch("welcome.practise")
	tb.screen("home")
	tb.picture("home")
	tb.touch("home.start")
	tb.touch("start.company_nobody")
	tb.touch("English")
	tb.touch("start.next")
	tb.touch("start.age_18")
	tb.touch("handover.go")
	for _, page := range []string{"telling_info_1", "telling_info_2", "telling_info_3"} {
		tb.screen(page)
		tb.picture(page)
		tb.touch("kit.next")
	}
	tb.toStory()
	tb.picture("story")
	tb.touch("kit.stop")
	tb.screen("telling_stop")
	tb.picture("stop")
	tb.touch("stop.connector")
	tb.screen("telling_pin")
	tb.picture("pin")
	for range 6 {
		tb.touch("0")
	}
	tb.touch("care.done")
	tb.screen("home")
	tb.touch("home.progress")
	tb.screen("drafts")
	tb.picture("stories")
}

// tabletProgram builds the program as a tablet has it.
func tabletProgram(t *testing.T) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "hearme-tablet")
	c := exec.Command("go", "build", "-tags", "x11 mobile migrated_fynedo", "-o", out, ".")
	c.Dir = "../.."
	if b, err := c.CombinedOutput(); err != nil {
		t.Fatalf("building for a tablet: %v\n%s", err, b)
	}
	return out
}
