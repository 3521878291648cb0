package kit

import (
	"strconv"

	"fyne.io/fyne/v2"

	"hearme/app/text"
	"hearme/internal/look"
)

// Step is one number of a Rating.
type Step struct {
	touch
	n      int
	chosen bool
	label  *text.Label
}

func newStep(loc *text.Locale, n int, words string, chosen bool, tapped func()) *Step {
	s := &Step{n: n, chosen: chosen, label: text.NewLabel(latin(loc, words), look.Lead, words)}
	s.caption, s.onTapped, s.face = strconv.Itoa(n), tapped, s.look
	s.label.Bold, s.label.NoWrap, s.label.Align = true, true, text.Center
	s.least, s.sides, s.ends = look.TouchGo, look.S1, look.S2
	s.content = s.label
	s.extend(s)
	return s
}

func (s *Step) look() face {
	s.label.Color = look.Damson
	if s.chosen {
		s.label.Color = look.OnDamson
		return face{look.Damson, look.Damson, 2, look.RadiusControl, 2, look.Line}
	}
	return face{look.Card, look.Edge, 1, look.RadiusControl, 2, look.Line}
}

// Rating is the numbers 0 to 10 with words at both ends. chosen is -1 for
// none; number writes a number as the language does. It has one row where
// there is room, else two.
func Rating(loc *text.Locale, chosen, rows int, low, high string, number func(int) string, tapped func(int)) *Box {
	var steps []fyne.CanvasObject
	for n := range 11 {
		steps = append(steps, newStep(loc, n, number(n), n == chosen, func() { tapped(n) }))
	}
	columns := 11
	if rows > 1 {
		columns = 6
	}
	end := Small(loc, high)
	end.Align = text.End
	start := Small(loc, low)
	return Col(look.S3, Grid(loc, columns, look.S2, steps...), Row(loc, look.S4, Grow(start), Grow(end)))
}
