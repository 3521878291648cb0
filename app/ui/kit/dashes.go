package kit

import (
	"fmt"

	"fyne.io/fyne/v2"

	"hearme/internal/look"
)

// newDashes is a dashed line round its place.
func newDashes(radius float32) *Drawing {
	d := &Drawing{}
	d.draw = func(s fyne.Size) []byte {
		width := float32(1.5)
		if highContrast() {
			width = 2
		}
		w, h := max(s.Width, 1), max(s.Height, 1)
		return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]g %[2]g"><rect x="%[3]g" y="%[3]g" width="%[4]g" height="%[5]g" rx="%[6]g" ry="%[6]g" fill="none" stroke="%[7]s" stroke-width="%[8]g" stroke-dasharray="7 5"/></svg>`,
			w, h, width/2, w-width, h-width, radius, hexOf(look.Edge), width)
	}
	d.ExtendBaseWidget(d)
	return d
}
