package kit

import (
	"slices"

	"fyne.io/fyne/v2"

	"hearme/internal/look"
)

// scrolls are those that were drawn last, more than a screen has; only the user
// interface's own thread touches them.
var (
	scrolls []*Scroll
	calm    bool
)

const maxScrolls = 6

func remember(s *Scroll) {
	scrolls = append(scrolls, s)
	if len(scrolls) > maxScrolls {
		scrolls = slices.Delete(scrolls, 0, 1)
	}
}

// Reveal scrolls so that a component that the keyboard came to is seen.
func Reveal(o fyne.CanvasObject) {
	if calm {
		return
	}
	for _, s := range slices.Clone(scrolls) {
		if s.holds(o) {
			s.reveal(o)
		}
	}
}

// Calmly runs f, which looks for something to focus, without scrolling to each
// that it passes.
func Calmly(f func()) {
	calm = true
	defer func() { calm = false }()
	f()
}

func where(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// holds tells whether a component lies in what is scrolled: it moves with it.
func (s *Scroll) holds(o fyne.CanvasObject) bool {
	inside := s.inner.Content
	at := inside.Position()
	before := where(o)
	inside.Move(at.AddXY(0, 1))
	moved := where(o) != before
	inside.Move(at)
	return moved
}

func (s *Scroll) reveal(o fyne.CanvasObject) {
	const margin = look.S3 // room for the focus ring
	top := where(o).Y - where(s.inner).Y
	bottom := top + o.Size().Height
	by := float32(0)
	switch view := s.view(s.Size()) - s.covered(); {
	case top < margin:
		by = top - margin
	case bottom > view-margin:
		by = min(bottom-view+margin, top-margin)
	}
	if by != 0 {
		s.By(-by)
	}
}

// Onward is the "More below" that brings a component into sight, nil when it is
// in sight or not below.
func Onward(o fyne.CanvasObject) fyne.CanvasObject {
	for _, s := range scrolls {
		end := where(s.inner).Y + s.view(s.Size()) - s.covered()
		if !s.more.Hidden && where(o).Y+o.Size().Height > end && s.holds(o) {
			return s.more
		}
	}
	return nil
}

// covered is the height at the end of a page that "More below" lies over.
func (s *Scroll) covered() float32 {
	if !s.whole || s.more.Hidden {
		return 0
	}
	return s.more.Size().Height + look.S3
}
