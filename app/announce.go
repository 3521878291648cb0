package app

import (
	"encoding/json"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"hearme/app/ui"
)

const announceEvery = 150 * time.Millisecond

// announce writes what is on the screen whenever it has changed: names and
// places of what can be touched, in pixels.
func announce(to *os.File, s *ui.Shell, w fyne.Window) {
	last := ""
	for range time.Tick(announceEvery) {
		var line []byte
		fyne.DoAndWait(func() {
			c := w.Canvas()
			line, _ = json.Marshal(s.Seen(c.Scale()))
		})
		if string(line) == last {
			continue
		}
		last = string(line)
		if _, err := to.Write(append(line, '\n')); err != nil {
			return
		}
	}
}
