package kit

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hearme/app/text"
	"hearme/assets"
	"hearme/internal/look"
)

var (
	english = &text.Locale{Tag: "en", Script: "Latn", Scale: 1}
	urdu    = &text.Locale{Tag: "ur", Script: "Aran", RTL: true, Scale: 1}
)

func window(t *testing.T, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	Apply(test.NewApp(), look.Light, 1)
	win := test.NewWindow(o)
	t.Cleanup(win.Close)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return win
}

func TestButtonsActByTouchAndByKeys(t *testing.T) {
	n := 0
	b := NewButton(english, Go, "Next", "", "arrow-right", func() { n++ })
	win := window(t, b, 300, 80)
	test.Tap(b)
	win.Canvas().FocusNext()
	if win.Canvas().Focused() != fyne.Focusable(b) {
		t.Fatal("the tab key does not reach it")
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.TypedRune(' ')
	b.TypedRune('x')
	if n != 3 {
		t.Errorf("acted %d times, want 3: touch, Enter, Space", n)
	}
	b.Disable()
	test.Tap(b)
	b.TypedRune(' ')
	if n != 3 {
		t.Error("acted while disabled")
	}
}

// Nothing that is touched is smaller than look says, at any text size.
func TestTouchTargets(t *testing.T) {
	Apply(test.NewApp(), look.Light, 1)
	least := map[Kind]float32{Go: look.TouchGo, Answer: look.TouchAnswer, Quiet: look.TouchConnector, Outline: look.TouchConnector,
		Ghost: look.TouchLeast, Stop: look.TouchStop, Safety: look.TouchConnector}
	for _, loc := range []*text.Locale{english, urdu, {Tag: "en", Script: "Latn", Scale: 2}} {
		for kind, want := range least {
			b := NewButton(loc, kind, "No", "", "", nil)
			if s := b.MinSize(); s.Height < want || s.Width < look.TouchLeast {
				t.Errorf("kind %d in %s at %v: %v, want %v high", kind, loc.Tag, loc.Scale, s, want)
			}
		}
	}
}

// Yes and no have the same size, colour and weight, whatever their words.
func TestAnswersWeighTheSame(t *testing.T) {
	yes := NewButton(english, Answer, "Yes, keep my story and tell the others about it too", "tick", "", nil)
	no := NewButton(english, Answer, "No", "cross", "", nil)
	window(t, Grid(english, 2, look.S5, yes, no), 700, 300)
	if yes.Size() != no.Size() {
		t.Errorf("yes is %v, no is %v", yes.Size(), no.Size())
	}
	if yes.look() != no.look() {
		t.Error("their faces differ")
	}
}

func TestRowsAndGridsFollowTheReading(t *testing.T) {
	for _, loc := range []*text.Locale{english, urdu} {
		first := NewButton(loc, Stop, "Stop", "hand", "", nil)
		last := NewButton(loc, Quiet, "Lock", "lock", "", nil)
		window(t, Row(loc, look.S4, first, Space(), last), 600, 100)
		if ltr := first.Position().X < last.Position().X; ltr == loc.RTL {
			t.Errorf("%s: the first is at %v, the last at %v", loc.Tag, first.Position(), last.Position())
		}
		a, b := Small(loc, "a"), Small(loc, "b")
		window(t, Grid(loc, 2, look.S4, a, b), 600, 100)
		if ltr := a.Position().X < b.Position().X; ltr == loc.RTL {
			t.Errorf("%s: the grid begins at %v", loc.Tag, a.Position())
		}
	}
}

// A button with an edge under it and one without stand with their faces in
// line.
func TestFacesStandInLine(t *testing.T) {
	raised := NewButton(english, Go, "Next", "", "", nil)
	flat := NewButton(english, Quiet, "Change", "", "", nil)
	window(t, Row(english, look.S4, raised, flat), 600, 100)
	middle := func(b *Button) float32 { return b.Position().Y + (b.Size().Height-b.look().lower)/2 }
	if d := middle(raised) - middle(flat); d < -0.01 || d > 0.01 {
		t.Errorf("the middles are %v apart", d)
	}
}

func TestCaptionsWrapEvenly(t *testing.T) {
	Apply(test.NewApp(), look.Light, 1)
	l := text.NewLabel(english, look.Answer, "Yes, keep my story")
	full := l.Widest()
	room := full * 0.9
	w := even(l, room)
	if l.Lines(room) != 2 || l.Lines(w) != 2 {
		t.Fatalf("lines %d and %d, want 2", l.Lines(room), l.Lines(w))
	}
	if w > full*0.75 {
		t.Errorf("the longer line takes %v of %v", w, full)
	}
}

// The answers stay in sight, and "More below" says that there is more.
func TestMoreBelow(t *testing.T) {
	var lines []fyne.CanvasObject
	for range 30 {
		lines = append(lines, Lead(english, "We take out names."))
	}
	foot := NewButton(english, Answer, "Yes", "", "", nil)
	p := Page{Loc: english, More: "More below", Start: nil, Body: Col(look.S3, lines...), Foot: foot}.Build()
	window(t, p, 800, 600)
	if bottom := foot.Position().Y + foot.Size().Height; bottom > 600 {
		t.Errorf("the answer ends at %v", bottom)
	}
	sc := p.(*page).body.(*Scroll)
	if sc.more.Hidden {
		t.Fatal("nothing says that there is more")
	}
	for range 30 {
		test.Tap(sc.more)
	}
	if !sc.more.Hidden {
		t.Error("still more below at the end")
	}
}

// What fits is not scrolled, and nothing says that there is more.
func TestNoMoreBelowWhenAllIsSeen(t *testing.T) {
	p := Page{Loc: english, More: "More below", Body: Lead(english, "Short.")}.Build()
	window(t, p, 800, 600)
	if !p.(*page).body.(*Scroll).more.Hidden {
		t.Error("More below shows")
	}
}

func TestPaletteChangesAtOnce(t *testing.T) {
	a := test.NewApp()
	Apply(a, look.Light, 1)
	b := NewButton(english, Go, "Next", "", "", nil)
	win := test.NewWindow(b)
	defer win.Close()
	win.SetPadded(false)
	win.Resize(fyne.NewSize(200, 80))
	before := win.Canvas().Capture().At(20, 40)
	Apply(a, look.Dark, 1)
	b.Refresh()
	if after := win.Canvas().Capture().At(20, 40); after == before {
		t.Errorf("still %v", after)
	}
}

func TestRatingTellsTheNumber(t *testing.T) {
	got := -1
	var five *Step
	OnTarget(func(o Target) {
		if s, ok := o.(*Step); ok && s.Caption() == "5" {
			five = s
		}
	})
	defer OnTarget(nil)
	window(t, Rating(english, -1, 1, "very poor", "very good", func(n int) string { return string(rune('0' + n%10)) }, func(n int) { got = n }), 1000, 200)
	if five == nil {
		t.Fatal("there is no 5")
	}
	test.Tap(five)
	if got != 5 {
		t.Errorf("got %d", got)
	}
}

// Where the least widths do not fit side by side, a row goes on in a next
// line; nothing leaves the page.
func TestRowsNeverLeaveTheirPlace(t *testing.T) {
	large := &text.Locale{Tag: "en", Script: "Latn", Scale: 2}
	for _, width := range []float32{300, 500, 700, 960} {
		back := NewButton(large, Ghost, "Back", "arrow-left", "", nil)
		change := NewButton(large, Ghost, "Change my words", "", "", nil)
		next := NewButton(large, Go, "Yes, this is right", "", "arrow-right", nil)
		row := Row(large, look.S4, back, Space(), change, next)
		window(t, row, width, row.HeightFor(width))
		for _, b := range []*Button{back, change, next} {
			if end := b.Position().X + b.Size().Width; end > width+1 {
				t.Errorf("%v wide: %q ends at %v", width, b.Caption(), end)
			}
			if end := b.Position().Y + b.Size().Height; end > row.HeightFor(width)+1 {
				t.Errorf("%v wide: %q ends at %v, the row at %v", width, b.Caption(), end, row.HeightFor(width))
			}
		}
	}
}

// A caption gives up evenness before it breaks a word.
func TestCaptionsBreakNoWord(t *testing.T) {
	Apply(test.NewApp(), look.Light, 1)
	l := text.NewLabel(english, look.Body, "No, thank you")
	l.Bold = true
	word := text.NewLabel(english, look.Body, "thank")
	word.Bold = true
	if w := even(l, word.Widest()+20); w < word.Widest() {
		t.Errorf("%v wide, the longest word takes %v", w, word.Widest())
	}
}

// What the painter of SVG cannot read would leave a hole on a screen.
func TestEveryDrawingIsPainted(t *testing.T) {
	for _, n := range assets.Icons() {
		if blank(paintSVG(assets.Icon(n, "#2a1c2b", false), 48, 48, 0)) {
			t.Errorf("icon %s is not painted", n)
		}
	}
	for _, n := range assets.Pictures() {
		if blank(paintSVG(assets.Picture(n), 96, 96, 8)) {
			t.Errorf("picture %s is not painted", n)
		}
	}
}

func blank(img image.Image) bool {
	for _, v := range img.(*image.RGBA).Pix {
		if v != 0 {
			return false
		}
	}
	return true
}

// Lines keep their share of an icon at every size.
func TestLinesGrowWithTheIcon(t *testing.T) {
	ink := func(side int) float64 {
		sum := 0
		img := paintSVG(assets.Icon("plus", "#000000", false), side, side, 0).(*image.RGBA)
		for i := 3; i < len(img.Pix); i += 4 {
			sum += int(img.Pix[i])
		}
		return float64(sum) / float64(side*side)
	}
	if small, large := ink(24), ink(96); large < small*0.9 {
		t.Errorf("%.1f at 24, %.1f at 96", small, large)
	}
}
