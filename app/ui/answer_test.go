package ui

import (
	"testing"

	"hearme/internal/look"
)

// What must be known before an answer is given stands beside it, without
// scrolling; and so does all that a connector chooses before the tablet turns.
func TestWhatIsKnownBeforeAnAnswerIsInSight(t *testing.T) {
	asks := map[string]bool{"hand_over": true, "info_1": true, "info_2": true, "info_3": true, "take_part": true, "quote": true, "partners": true, "contact": true}
	for _, lang := range []string{"en", "ur", "pl", "bn", "so"} {
		for shape, size := range shapes {
			p := someone(t, lang)
			p.screens(func(name string) {
				if !asks[name] {
					return
				}
				w := p.open(size, look.Light, 1)
				defer w.Close()
				if n := hidden(w); n > 0 {
					t.Errorf("%s-%s-%s: %d panes have more below", name, lang, shape, n)
				}
			})
		}
	}
}
