package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hearme/internal/look"
)

// Fyne throws away the renderer of what was not painted for a minute, and
// makes another one without laying it out: what it draws must be where it was.
func TestWhatIsDrawnAnewIsWhereItWas(t *testing.T) {
	p := someone(t, "en")
	seen := 0
	p.screens(func(name string) {
		w := p.open(wide, look.Light, 1)
		defer w.Close()
		w.Canvas().Capture()
		for _, wid := range all[fyne.Widget](w.Content()) {
			if strings.HasPrefix(fmt.Sprintf("%T", wid), "*widget.") {
				continue // Fyne's own scroll bars
			}
			again := wid.CreateRenderer()
			again.Refresh() // as everything on a screen is that is drawn
			then, now := test.WidgetRenderer(wid).Objects(), again.Objects()
			for i, o := range then {
				if o.Visible() && (i >= len(now) || now[i].Size() != o.Size() || now[i].Position() != o.Position()) {
					t.Errorf("%s: part %d of a %T (%T) is elsewhere", name, i, wid, o)
				}
				seen++
			}
		}
	})
	if seen == 0 {
		t.Error("nothing was looked at")
	}
}
