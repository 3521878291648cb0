package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"hearme/app/text"
	"hearme/app/ui/kit"
)

// Seen is what is on the screen, for driving the real window in tests. It says
// what things are called and where they are, never what is typed or told.
type Seen struct {
	Screen  string
	W, H    int // of the window, in pixels
	Targets []Place
}

// Place is something that can be touched, in pixels.
type Place struct {
	Key        string // its catalogue key, or its words where it has none
	X, Y, W, H int
	More       *Place `json:",omitempty"` // below the fold: what brings it into sight
}

// Watch remembers what is drawn from now on, for Seen and for screen readers.
func (s *Shell) Watch() {
	kit.OnTarget(func(t kit.Target) {
		s.targets = append(s.targets, t)
		if part, ok := t.(text.Spoken); ok && s.heard != nil {
			s.heard.add(part)
		}
	})
}

// Seen tells what can be touched now, at a scale of pixels to dp; what lies
// below the fold with it, where it would be.
func (s *Shell) Seen(scale float32) Seen {
	if s.shown == nil {
		return Seen{}
	}
	px := func(v float32) int { return int(v*scale + 0.5) }
	out := Seen{Screen: s.shown.Name(), W: px(s.size.Width), H: px(s.size.Height)}
	for _, t := range s.targets {
		p, z := fyne.CurrentApp().Driver().AbsolutePositionForObject(t), t.Size()
		if d, ok := t.(fyne.Disableable); ok && d.Disabled() || p.IsZero() || !t.Visible() || p.Y+z.Height/2 < 0 {
			continue
		}
		place := Place{Key: s.keyOf(t.Caption()), X: px(p.X), Y: px(p.Y), W: px(z.Width), H: px(z.Height)}
		if more := kit.Onward(t); more != nil {
			p, z := fyne.CurrentApp().Driver().AbsolutePositionForObject(more), more.Size()
			place.More = &Place{X: px(p.X), Y: px(p.Y), W: px(z.Width), H: px(z.Height)}
		}
		out.Targets = append(out.Targets, place)
	}
	return out
}

func (s *Shell) keyOf(caption string) string {
	for _, w := range []string{caption, strings.SplitN(caption, ", ", 2)[0]} {
		if k, ok := s.said[w]; ok {
			return k
		}
	}
	return caption
}
