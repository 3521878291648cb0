// Package kit is what every screen is made of: the theme, and components that
// know nothing of stories. Nothing here decides, reads or writes anything.
//
// # Sizes go top down
//
// A component's height follows from the width that it is given (HeightFor),
// because text wraps. Col, Row and Grid put components together and mirror
// where the reading runs right to left; Grow and GrowBy share out what room is
// left, Fixed and High give a width or height, Limit and Centre hold one back,
// Pad and Gap keep room. A Row goes on in a next line where large text leaves
// too little room. Page holds a whole screen: a top that never moves, a body
// that scrolls when it must and then says "More below", a foot always in sight.
//
// # Parts
//
//   - Words: Title, Heading, Lead, Body, Second, Small, Voice.
//   - Touched: NewButton in its kinds (Go, Answer, Quiet, Outline, Ghost, Stop,
//     Safety), NewChoice, NewItem, Prompt, NewCount, Rating; each takes Enter and
//     Space, shows a ring when focused, and drops when pressed.
//   - Typed in: NewField.
//   - Laid under: Card, Current, Sunk, Flat, Slip, Banner, Chip, IconTile, Plait.
//   - Seen: NewIcon, NewPicture, PictureLine, NewTalk, Brand, Progress, NewDots.
//
// # Colours
//
// Every part asks for its colours by token when it is drawn, so Apply changes
// palette and text size of what is already open.
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
