package ui

import (
	"image"
	"image/draw"
	"path/filepath"
	"testing"

	xdraw "golang.org/x/image/draw"

	"hearme/internal/look"
)

// Every screen at twice the text size is held as a small picture: half as wide
// and high, with 16 steps of each colour. HEARME_GOLDEN=write keeps new ones
// after they were looked at.

var largeLanguages = []string{"en", "ur", "bn"}

func TestParticipantScreensAtTwiceTheTextSize(t *testing.T) {
	for _, lang := range largeLanguages {
		p := someone(t, lang)
		p.screens(func(name string) { heldSmall(t, "participant-"+name+"-"+lang, p.draw(tall, look.Light, 2)) })
	}
}

func TestConnectorScreensAtTwiceTheTextSize(t *testing.T) {
	for _, lang := range largeLanguages {
		for _, sc := range scenes {
			t.Run(sc.name+"-"+lang, func(t *testing.T) { // which closes its window
				s := newStage(t, laptop, lang)
				s.prefs["text_size"] = "200"
				s.app.SetLanguage(lang) // which takes the look anew
				sc.play(s)
				heldSmall(t, "connector-"+sc.name+"-"+lang, s.window.Canvas().Capture())
			})
		}
	}
}

func heldSmall(t *testing.T, name string, img image.Image) {
	t.Helper()
	b := img.Bounds()
	half := image.NewRGBA(image.Rect(0, 0, b.Dx()/2, b.Dy()/2))
	xdraw.ApproxBiLinear.Scale(half, half.Bounds(), img, b, draw.Src, nil)
	for i, v := range half.Pix {
		half.Pix[i] = v >> 4 * 17
	}

	keep(t, "large-"+name, img)
	held(t, filepath.Join("large", name), half)
}
