package text

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"hearme/internal/look"
)

var (
	english = &Locale{Tag: "en", Script: "Latn", Scale: 1}
	urdu    = &Locale{Tag: "ur", Script: "Aran", RTL: true, Scale: 1}
	bengali = &Locale{Tag: "bn", Script: "Beng", Scale: 1}
)

const (
	urduLine    = "ملاقات 25 مارچ 2026 کو 10:30 بجے GP (Luton) LU1 2QP, فون 020 7946 0018"
	bengaliLine = "২৫ মার্চ 10:30 GP-তে সাক্ষাৎ। ক্ষেত্র, জ্ঞান, স্ত্রী, কর্ম, বিদ্যালয়ে যায়।"
	englishLine = "We want to hear what cancer care was like for you. You choose (Luton)."
)

// palette is a theme of the program's colours.
type palette struct {
	fyne.Theme
	colours *look.Palette
}

func (p palette) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if token, ok := strings.CutPrefix(string(n), "hm-"); ok {
		return p.colours.Colour(look.Token(token))
	}
	return p.Theme.Color(n, v)
}

// show puts a widget on a card of a width and the height given.
func show(t *testing.T, o fyne.CanvasObject, width, height float32, colours *look.Palette) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(palette{test.Theme(), colours})
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	card := canvas.NewRectangle(colours.Colour(look.Card))
	w.SetContent(container.NewWithoutLayout(card, o))
	w.Resize(fyne.NewSize(width+40, height+40))
	card.Resize(fyne.NewSize(width+40, height+40))
	o.Move(fyne.NewPos(20, 20))
	o.Resize(fyne.NewSize(width, height))
	return w
}

func TestLabelsLookRight(t *testing.T) {
	for name, l := range map[string]*Label{
		"label-en": NewLabel(english, look.Lead, englishLine),
		"label-ur": NewLabel(urdu, look.Lead, urduLine),
		"label-bn": NewLabel(bengali, look.Lead, bengaliLine),
	} {
		t.Run(name, func(t *testing.T) {
			w := show(t, l, 420, l.HeightFor(420), look.Light)
			test.AssertImageMatches(t, name+".png", w.Canvas().Capture())
		})
	}
}

func TestInkIsWhereTheLettersAre(t *testing.T) {
	for _, loc := range []*Locale{english, urdu} {
		l := NewLabel(loc, look.Answer, map[string]string{"en": "Yes", "ur": "رکیں"}[loc.Tag])
		w := show(t, l, 200, l.HeightFor(200), look.Light)
		img := w.Canvas().Capture()
		first, last := -1, -1
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0xA000 {
					if last = y - 20; first < 0 {
						first = last
					}
				}
			}
		}
		top, bottom := l.Ink(200)
		if d := float32(first) - top; d < -2 || d > 2 {
			t.Errorf("%s: ink from %d, said %v", loc.Tag, first, top)
		}
		if d := float32(last+1) - bottom; d < -2 || d > 2 {
			t.Errorf("%s: ink to %d, said %v", loc.Tag, last, bottom)
		}
	}
}

// At twice the scale letters are drawn twice as fine, not stretched.
func TestLabelsAreCrispOnFineScreens(t *testing.T) {
	l := NewLabel(english, look.Lead, englishLine)
	w := show(t, l, 301.5, l.HeightFor(301.5), look.Light)
	w.Canvas().(interface{ SetScale(float32) }).SetScale(2)
	s := surface{owner: l, margin: 12}
	if got := s.scale(651, 325.7); got != 2 {
		t.Errorf("the scale is taken as %v", got)
	}
}
