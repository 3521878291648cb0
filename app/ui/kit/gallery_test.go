package kit

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hearme/app/text"
	"hearme/internal/look"
)

// shoot draws a screen in software, its first target focused when focus says
// so, and keeps it where HEARME_PICTURES says.
func shoot(t *testing.T, name string, size fyne.Size, p *look.Palette, scale float32, focus bool, build func() fyne.CanvasObject) image.Image {
	t.Helper()
	Apply(test.NewApp(), p, scale)
	w := test.NewWindow(build())
	defer w.Close()
	w.SetPadded(false)
	w.Resize(size)
	if focus {
		w.Canvas().FocusNext()
	}
	img := w.Canvas().Capture()
	if img.Bounds().Dx() < int(size.Width) {
		t.Fatalf("%s: drawn %v wide", name, img.Bounds().Dx())
	}
	if dir := os.Getenv("HEARME_PICTURES"); dir != "" {
		keep(t, filepath.Join(dir, name+".png"), img)
	}
	return img
}

func keep(t *testing.T, path string, img image.Image) {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// matches compares a picture with the one in testdata, which
// HEARME_GOLDEN=write replaces. Letters come out exactly alike on linux/amd64
// only; elsewhere drawing without a panic is all that is asked.
func matches(t *testing.T, name string, img image.Image) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if os.Getenv("HEARME_GOLDEN") == "write" {
		keep(t, path, img)
		return
	}
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		return
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(pixels(img), pixels(want)) {
		t.Errorf("%s looks otherwise than in testdata: look at it with HEARME_PICTURES=folder; when it is right, HEARME_GOLDEN=write keeps it", name)
	}
}

func pixels(img image.Image) []byte {
	n := image.NewNRGBA(img.Bounds())
	draw.Draw(n, n.Bounds(), img, img.Bounds().Min, draw.Src)
	return n.Pix
}

// gallery is one of each, in words that no catalogue changes.
type gallery struct {
	loc                                    *text.Locale
	stop, page, title, line, name, yes, no string
}

func (g gallery) build() fyne.CanvasObject {
	number := func(n int) string { return string([]rune("0123456789")[n%10]) }
	field := NewField(g.loc, look.Body, g.name, 1)
	field.Editor.SetText(g.line)
	field.SetNote(g.line, true)
	return Page{
		Loc: g.loc, More: g.page, Bar: true,
		Start: []fyne.CanvasObject{NewButton(g.loc, Stop, g.stop, "hand", "", nil), NewButton(g.loc, Outline, g.name, "speaker", "", nil)},
		End:   []fyne.CanvasObject{Progress(g.loc, 4, 13, g.page)},
		Body: Row(g.loc, look.S6,
			Grow(Col(look.S4, Title(g.loc, g.title), PictureLine(g.loc, "team", g.line, 84), Banner(g.loc, Yours, "info", g.line), field,
				Rating(g.loc, 6, 2, g.no, g.yes, number, nil), High(150, NewTalk()))),
			Grow(Col(look.S4, Grid(g.loc, 2, look.S4, NewChoice(g.loc, nil, g.yes, g.line, true, nil), NewChoice(g.loc, nil, g.no, "", false, nil)),
				NewItem(g.loc, "printer", g.name, g.line, nil), Prompt(g.loc, g.title, false, nil), Slip(Col(look.S3, PaperPlait(38), PadBy(look.S5, look.S3, Voice(g.loc, g.line)))),
				Grid(g.loc, 2, look.S4, NewCount(g.loc, Yours, "pencil", "1", g.name, g.line, nil), NewCount(g.loc, Safe, "tick", "9", g.name, g.line, nil)),
				Row(g.loc, look.S4, NewButton(g.loc, Quiet, g.no, "lock", "", nil), NewButton(g.loc, Ghost, g.no, "", "", nil), Space(), NewButton(g.loc, Go, g.yes, "", "arrow-right", nil))))),
		Foot: Grid(g.loc, 2, look.S5, NewButton(g.loc, Answer, g.yes, "tick", "", nil), NewButton(g.loc, Answer, g.no, "cross", "", nil)),
	}.Build()
}

var (
	inEnglish = gallery{loc: english, stop: "Stop", page: "Page 4 of 13", title: "May we keep your story?", line: "We take out names.", name: "Listen", yes: "Yes, keep it", no: "No, thank you"}
	inUrdu    = gallery{loc: urdu, stop: "رکیں", page: "صفحہ ۴، کل ۱۳", title: "کیا ہم آپ کی کہانی رکھ سکتے ہیں؟", line: "ہم نام نکال دیتے ہیں۔", name: "سنیں", yes: "ہاں، رکھ لیں", no: "نہیں، شکریہ"}
)

func TestGallery(t *testing.T) {
	for _, p := range look.Palettes() {
		name := "gallery-en-" + p.Name
		matches(t, name, shoot(t, name, fyne.NewSize(1200, 960), p, 1, true, inEnglish.build))
	}
	matches(t, "gallery-ur-light", shoot(t, "gallery-ur-light", fyne.NewSize(1200, 960), look.Light, 1, true, inUrdu.build))
}
