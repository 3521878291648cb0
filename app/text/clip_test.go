package text

import (
	"image"
	"image/color"
	"os"
	"strings"
	"testing"

	"hearme/app/text/typeset"
	"hearme/internal/look"
)

// Letters never reach over the picture that a label paints on: its box with a
// margin of half a letter on both sides.
func TestNoLetterIsCut(t *testing.T) {
	for script, tag := range map[string]string{"Latn": "pl", "Aran": "ur", "Arab": "ar", "Beng": "bn", "Deva": "hi", "Gujr": "gu", "Guru": "pa"} {
		b, err := os.ReadFile("typeset/testdata/words/" + script + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Fields(string(b))
		for scale := float32(1); scale <= 2; scale++ {
			loc := &Locale{Tag: tag, Script: script, RTL: script[0] == 'A', Scale: scale}
			for _, role := range []look.Role{look.Title, look.Voice, look.Body, look.Small} {
				for i := 0; i+6 <= len(words); i += 6 {
					l := NewLabel(loc, role, strings.Join(words[i:i+6], " "))
					l.Voice = role == look.Voice
					if over := outside(l, 300*scale); over != "" {
						t.Errorf("%s at %v, role %d: %s in %q", script, scale, role, over, l.Text())
					}
				}
			}
		}
	}
}

// outside paints a label on a larger picture and says where ink is outside.
func outside(l *Label, width float32) string {
	const room = 200
	margin := l.style().Size / 2
	height := l.HeightFor(width)
	img := image.NewRGBA(image.Rect(0, 0, int(width)+2*room, int(height)+2*room))
	text := l.layout(width)
	top, _ := text.Overflow()
	text.Paint(typeset.Canvas{Image: img, X: -room, Y: -room - top, Scale: 1}, color.NRGBA{A: 255}, nil)
	box := image.Rect(int(room-margin), room, int(room+width+margin)+1, int(room+height)+1)
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		for x := img.Rect.Min.X; x < img.Rect.Max.X; x++ {
			if img.Pix[img.PixOffset(x, y)+3] > 40 && !(image.Point{X: x, Y: y}).In(box) {
				return "ink at " + (image.Point{X: x - room, Y: y - room}).String()
			}
		}
	}
	return ""
}
