package kit

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hearme/app/text"
	"hearme/internal/look"
)

// shoot draws a screen in software and keeps it where HEARME_PICTURES says.
func shoot(t *testing.T, name string, size fyne.Size, p *look.Palette, scale float32, build func() fyne.CanvasObject) {
	t.Helper()
	a := test.NewApp()
	Apply(a, p, scale)
	w := test.NewWindow(build())
	defer w.Close()
	w.SetPadded(false)
	w.Resize(size)
	img := w.Canvas().Capture()
	if img.Bounds().Dx() < int(size.Width) {
		t.Fatalf("%s: drawn %v wide", name, img.Bounds().Dx())
	}
	dir := os.Getenv("HEARME_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

func TestGallery(t *testing.T) {
	en := &text.Locale{Tag: "en", Script: "Latn", Scale: 1}
	ur := &text.Locale{Tag: "ur", Script: "Aran", RTL: true, Scale: 1}
	page := func(loc *text.Locale, stop, title, yes, no string) func() fyne.CanvasObject {
		return func() fyne.CanvasObject {
			return Page{
				Loc: loc, More: "More below",
				Start: []fyne.CanvasObject{NewButton(loc, Stop, stop, "hand", "", nil)},
				End:   []fyne.CanvasObject{Progress(loc, 4, 13, "Page 4 of 13")},
				Body: Col(look.S5, Title(loc, title),
					Banner(loc, Yours, "info", "Practice. Everything here is invented."),
					Grid(loc, 2, look.S4, NewChoice(loc, nil, title, "small", true, nil), NewChoice(loc, nil, stop, "", false, nil)),
					NewItem(loc, "printer", title, "On a small paper slip", nil),
					Prompt(loc, title, false, nil),
					Card(Col(look.S4, Lead(loc, title), Plait(60))),
					Grid(loc, 4, look.S4, NewCount(loc, Yours, "pencil", "1", "In progress", "Kept on this tablet.", nil), NewCount(loc, Calm, "cloud-up", "6", "Waiting to sync", "They go when there is a signal.", nil)),
					Rating(loc, 6, 1, "very poor", "very good", func(n int) string { return string(rune('0' + n%10)) }, nil),
					NewField(loc, look.Body, "Name", 1)),
				Foot: Grid(loc, 2, look.S5, NewButton(loc, Answer, yes, "tick", "", nil), NewButton(loc, Answer, no, "cross", "", nil)),
			}.Build()
		}
	}
	for _, p := range look.Palettes() {
		shoot(t, "gallery-en-"+p.Name, fyne.NewSize(1200, 1200), p, 1, page(en, "Stop", "May we keep your story to make cancer care better?", "Yes, keep my story", "No, thank you"))
	}
	shoot(t, "gallery-ur", fyne.NewSize(1200, 1200), look.Light, 1, page(ur, "رکیں", "کیا ہم آپ کی کہانی رکھ سکتے ہیں، تاکہ کینسر کی دیکھ بھال بہتر ہو؟", "ہاں، میری کہانی رکھ لیں", "نہیں، شکریہ"))
}
