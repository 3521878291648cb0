// Package kit is what every screen is made of: the theme, and components that
// know nothing of stories.
//
// Sizes go top down: a component's height follows from the width it is given
// (HeightFor), because text wraps. Col, Row and Grid put components together
// and mirror where the reading runs right to left; Page holds a whole screen.
// Nothing here decides, reads or writes anything.
package kit

import (
	"fyne.io/fyne/v2"
)

// Flowing is a component whose height follows from its width, in dp.
type Flowing interface {
	fyne.CanvasObject
	HeightFor(width float32) float32
}

// heightFor asks a component for its height at a width; one that does not flow
// has its least height.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	if !o.Visible() {
		return 0
	}
	if f, ok := o.(Flowing); ok {
		return f.HeightFor(width)
	}
	return o.MinSize().Height
}

// Widening is a component that knows the width it would like, unwrapped.
type Widening interface{ Widest() float32 }

func widthOf(o fyne.CanvasObject) float32 {
	if w, ok := o.(Widening); ok {
		return w.Widest()
	}
	return o.MinSize().Width
}
