package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"hearme/app/text"
	"hearme/app/ui/kit"
)

// Fyne's bridges to screen readers look into containers only, not into widgets,
// and everything here is a widget. heard is a container of nothing to see, with
// an echo of each part of the page for the bridges to find.
type heard struct {
	*fyne.Container
	parts map[text.Spoken]bool
	busy  bool // looking for places walks over the echoes again
}

// hear builds it for what is drawn from now on.
func (s *Shell) hear() {
	s.heard = &heard{}
	s.heard.clear()
	text.OnShown(s.heard.add)
	s.Watch()
}

func (h *heard) clear() {
	h.Container, h.parts = container.NewWithoutLayout(), map[text.Spoken]bool{}
	h.Objects = []fyne.CanvasObject{&echo{first: h}}
}

func (h *heard) add(part text.Spoken) {
	if !h.parts[part] {
		h.parts[part] = true
		h.Objects = append(h.Objects, &echo{part: part})
	}
}

// measure finds where everything stands. What stands inside something that is
// touched is said by that.
func (h *heard) measure() {
	if h.busy {
		return
	}
	h.busy = true
	defer func() { h.busy = false }()
	d := fyne.CurrentApp().Driver()
	var targets []*echo
	for _, o := range h.Objects[1:] {
		e := o.(*echo)
		e.at, e.size = d.AbsolutePositionForObject(e.part), e.part.Size()
		e.seen = e.part.Visible() && !e.at.IsZero() && e.part.AccessibilityLabel() != ""
		if _, ok := e.part.(kit.Target); ok && e.seen {
			targets = append(targets, e)
		}
	}
	for _, o := range h.Objects[1:] {
		for _, t := range targets {
			if e := o.(*echo); e != t && e.within(t) {
				e.seen = false
			}
		}
	}
}

// echo stands where a part of the page stands and says what it says. The first
// of them has no part: the bridges ask it first, and it has all measured.
type echo struct {
	part  text.Spoken
	first *heard
	at    fyne.Position
	size  fyne.Size
	seen  bool
}

func (e *echo) within(t *echo) bool {
	return e.at.X >= t.at.X && e.at.Y >= t.at.Y && e.at.X+e.size.Width <= t.at.X+t.size.Width && e.at.Y+e.size.Height <= t.at.Y+t.size.Height
}

// Visible tells the bridges whether there is something to say.
func (e *echo) Visible() bool {
	if e.first != nil {
		e.first.measure()
		return false
	}
	return e.seen
}

// AccessibilityLabel is the part's.
func (e *echo) AccessibilityLabel() string { return e.part.AccessibilityLabel() }

// AccessibilityRole is the part's.
func (e *echo) AccessibilityRole() fyne.AccessibleRole { return e.part.AccessibilityRole() }

// Position is the part's in the window.
func (e *echo) Position() fyne.Position { return e.at }

// Size is the part's.
func (e *echo) Size() fyne.Size { return e.size }

// MinSize is for Fyne, like all below: an echo takes no room and is not drawn.
func (e *echo) MinSize() fyne.Size { return fyne.Size{} }

// Move is for Fyne.
func (e *echo) Move(fyne.Position) {}

// Resize is for Fyne.
func (e *echo) Resize(fyne.Size) {}

// Show is for Fyne.
func (e *echo) Show() {}

// Hide is for Fyne.
func (e *echo) Hide() {}

// Refresh is for Fyne.
func (e *echo) Refresh() {}
