package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"hearme/assets"
	"hearme/internal/look"
)

// easyRead is every easy-read picture with its name, each at a side in dp.
func easyRead(side float32, columns int) fyne.CanvasObject {
	var cells []fyne.CanvasObject
	names := assets.Pictures()
	slices.Sort(names)
	for _, n := range names {
		if !strings.HasPrefix(n, "pick-") {
			cells = append(cells, Col(look.S1, Row(english, 0, NewPicture(english, n, side)), Small(english, n)))
		}
	}
	return Page{Loc: english, Body: Grid(english, columns, look.S3, cells...)}.Build()
}

// The pictures keep their colours in every palette; what lies under them
// changes.
func TestEasyReadPictures(t *testing.T) {
	for _, p := range look.Palettes() {
		name := "easy-read-" + p.Name
		matches(t, name, shoot(t, name, fyne.NewSize(1010, 780), p, 1, false, func() fyne.CanvasObject { return easyRead(120, 7) }))
	}
	shoot(t, "easy-read-small", fyne.NewSize(900, 560), look.Light, 1, false, func() fyne.CanvasObject { return easyRead(72, 9) })
	shoot(t, "easy-read-large", fyne.NewSize(1600, 1700), look.Light, 1, false, func() fyne.CanvasObject { return easyRead(240, 6) })
}
