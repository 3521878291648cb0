package text

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"hearme/internal/look"
)

// byFinger makes the device one that is touched, byMouse one with a mouse,
// whatever the test was built for.
func byFinger(t *testing.T) { device(t, true) }

func byMouse(t *testing.T) { device(t, false) }

func device(t *testing.T, touched bool) {
	t.Helper()
	before := touching
	touching = func() bool { return touched }
	t.Cleanup(func() { touching = before })
}

var (
	menuEnglish = &Locale{Tag: "en", Script: "Latn", Scale: 1, Menu: MenuWords{"Cut", "Copy", "Paste", "Select all"}}
	menuUrdu    = &Locale{Tag: "ur", Script: "Aran", RTL: true, Scale: 1, Menu: MenuWords{"کاٹیں", "نقل کریں", "چسپاں کریں", "سب چنیں"}}
)

func at(x, y float32) *fyne.PointEvent { return &fyne.PointEvent{Position: fyne.NewPos(x, y)} }

func click(x, y float32) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: *at(x, y), Button: desktop.MouseButtonPrimary}
}

// says are the words of the open menu.
func (m *menu) says() string {
	if m == nil {
		return ""
	}
	var s []string
	for _, a := range m.acts {
		s = append(s, a.words)
	}
	return strings.Join(s, ", ")
}

func choose(t *testing.T, words string) {
	t.Helper()
	for i, a := range opened.acts {
		if a.words == words {
			c := opened.card()
			opened.Tapped(at(c.x0+5, c.y0+(float32(i)+0.5)*opened.row()))
			return
		}
	}
	t.Fatalf("the menu says %s, not %s", opened.says(), words)
}

func selectedIn(e *Editor) string {
	a, b := e.Selection()
	return e.Text()[a:b]
}

func TestThreeClicksSelectAParagraph(t *testing.T) {
	byMouse(t)
	clock := time.Unix(0, 0)
	now = func() time.Time { return clock }
	t.Cleanup(func() { now = time.Now })
	e, _ := editorOn(t, english, true, 200, 300)
	e.SetText("First.\nThe nurse gave me a number.\nLast")
	y := 1.5*e.layout().Pitch() + 12
	e.DoubleTapped(at(70, y))
	if got := selectedIn(e); got != "nurse" {
		t.Errorf("twice: %q", got)
	}
	e.MouseDown(click(70, y))
	if got := selectedIn(e); got != "The nurse gave me a number." {
		t.Errorf("three times: %q", got)
	}
	e.DoubleTapped(at(70, y))
	clock = clock.Add(time.Second)
	e.MouseDown(click(70, y))
	if got := selectedIn(e); got != "" {
		t.Errorf("a click later: %q", got)
	}
}

// A double click on the last half of a word's last letter takes the word.
func TestAWordIsTakenUpToItsEdge(t *testing.T) {
	e, _ := editorOn(t, english, false, 400, 60)
	e.SetText("The nurse gave")
	_, x := e.layout().Caret(e.layout().End(e.caret))
	e.DoubleTapped(at(e.origin().X+x-1, 30))
	if got := selectedIn(e); got != "gave" {
		t.Errorf("%q", got)
	}
}

func TestALongTouchOffersTheMenu(t *testing.T) {
	byFinger(t)
	for _, c := range []struct {
		name, words string
		loc         *Locale
		x           float32
	}{{"touch-en", "The nurse gave me a number.", menuEnglish, 70}, {"touch-ur", "نرس نے GP کا نمبر 020 7946 0018 دیا۔", menuUrdu, 340}} {
		t.Run(c.name, func(t *testing.T) {
			e, _ := editorOn(t, c.loc, true, 380, 560)
			e.SetText(c.words)
			e.TappedSecondary(at(c.x, 40))
			word := selectedIn(e)
			if word == "" || strings.Contains(word, " ") {
				t.Fatalf("%q is selected", word)
			}
			w := c.loc.Menu
			if got := opened.says(); got != strings.Join([]string{w.Cut, w.Copy, w.Paste, w.SelectAll}, ", ") {
				t.Fatalf("the menu says %q", got)
			}
			canvas := fyne.CurrentApp().Driver().CanvasForObject(e)
			test.AssertImageMatches(t, "menu-"+c.name+".png", canvas.Capture())
			choose(t, w.Copy)
			if got := fyne.CurrentApp().Clipboard().Content(); got != word || opened != nil || canvas.Focused() != e {
				t.Errorf("copied %q of %q, open %v, focus on %T", got, word, opened, canvas.Focused())
			}
			e.Tapped(at(c.x, 40)) // on the selection
			choose(t, w.Cut)
			if strings.Contains(e.Text(), word) {
				t.Errorf("%q stayed in %q", word, e.Text())
			}
			e.TappedSecondary(at(c.x, 40))
			choose(t, w.Paste)
			if !strings.Contains(e.Text(), word) {
				t.Errorf("%q did not come back: %q", word, e.Text())
			}
			e.TappedSecondary(at(c.x, 40))
			choose(t, w.SelectAll)
			if selectedIn(e) != e.Text() || opened.says() != strings.Join([]string{w.Cut, w.Copy, w.Paste}, ", ") {
				t.Errorf("all: %q, then the menu says %q", selectedIn(e), opened.says())
			}
			opened.Tapped(at(1, 1))
			if opened != nil {
				t.Error("a touch beside the menu leaves it open")
			}
			Forget()
			if got := fyne.CurrentApp().Clipboard().Content(); got != "" {
				t.Errorf("%q stayed on the clipboard", got)
			}
		})
	}
}

// Each handle moves its own end, past the other too.
func TestHandlesAreDragged(t *testing.T) {
	byFinger(t)
	for _, c := range []struct {
		loc   *Locale
		words string
	}{{menuEnglish, "one two three four"}, {menuUrdu, "ایک دو تین چار"}} {
		e, _ := editorOn(t, c.loc, true, 380, 300)
		e.SetText(c.words)
		word := strings.Fields(c.words)[1]
		start := strings.Index(c.words, word)
		middle := func(byt int) fyne.Position {
			_, x := e.layout().Caret(e.layout().Hit(0, 0))
			for _, cell := range e.layout().Line(0).Cells {
				if cell.Start == byt {
					x = (cell.X0 + cell.X1) / 2
				}
			}
			return e.origin().AddXY(x, e.layout().Pitch()/2)
		}
		drag := func(from, to fyne.Position) {
			d := to.Subtract(from)
			e.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(d.X, d.Y)})
			e.DragEnd()
			CloseMenu()
		}
		e.DoubleTapped(&fyne.PointEvent{Position: middle(start)})
		if got := selectedIn(e); got != word {
			t.Fatalf("%q is selected", got)
		}
		first, last := e.ends()
		from := e.handle(last)
		to := fyne.NewPos(e.inset().Width, from.Y) // the left edge
		if !c.loc.RTL {
			to.X = e.Size().Width - e.inset().Width
		}
		drag(from, to)
		if got := selectedIn(e); got != c.words[start:] {
			t.Errorf("the last end dragged to the line's end: %q", got)
		}
		first, _ = e.ends()
		from = e.handle(first)
		to.X = e.Size().Width - to.X
		drag(from, to)
		if got := selectedIn(e); got != c.words {
			t.Errorf("the first end dragged to the line's beginning: %q", got)
		}
		_, last = e.ends()
		drag(e.handle(last), fyne.NewPos(to.X, e.handle(last).Y))
		if got := selectedIn(e); got != "" {
			t.Errorf("an end dragged onto the other: %q", got)
		}
	}
}

func TestTheMenuByMouseAndKeys(t *testing.T) {
	byMouse(t)
	e, _ := editorOn(t, menuEnglish, true, 380, 300)
	canvas := fyne.CurrentApp().Driver().CanvasForObject(e)
	e.SetText("one two three")
	e.Select(4, 7)
	e.MouseDown(&desktop.MouseEvent{PointEvent: *at(70, 30), Button: desktop.MouseButtonSecondary})
	e.TappedSecondary(at(70, 30))
	if selectedIn(e) != "two" || opened == nil || canvas.Focused() != opened {
		t.Fatalf("%q is selected, the menu says %q", selectedIn(e), opened.says())
	}
	opened.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if got := opened.AccessibilityLabel(); got != "Copy" {
		t.Errorf("Down goes to %q", got)
	}
	opened.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := fyne.CurrentApp().Clipboard().Content(); got != "two" || canvas.Focused() != e {
		t.Errorf("copied %q", got)
	}
	press(e, desktop.KeyMenu)
	opened.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if opened != nil {
		t.Error("Escape leaves the menu open")
	}
	e.Password = true
	press(e, desktop.KeyMenu)
	if got := opened.says(); got != "Paste, Select all" && got != "Paste" {
		t.Errorf("for a password the menu says %q", got)
	}
	CloseMenu()
	for _, o := range canvas.Overlays().List() {
		t.Errorf("%T stayed over the page", o)
	}
	bare, _ := editorOn(t, english, true, 380, 300)
	press(bare, desktop.KeyMenu)
	if opened != nil {
		t.Error("a menu without words opened")
	}
}

func TestLabelsAreSelectedWhereSwitchedOn(t *testing.T) {
	byMouse(t)
	l := NewLabel(menuUrdu, look.Lead, "فون 020 7946 0018 (GP) کریں۔")
	show(t, l, 420, l.HeightFor(420), look.Light)
	if l.sel != nil {
		t.Error("a label is selectable unasked")
	}
	l = NewLabel(menuUrdu, look.Lead, "فون 020 7946 0018 (GP) کریں۔")
	l.Selectable = true
	w := show(t, l, 420, l.HeightFor(420), look.Light)
	s := l.sel
	text := func() string {
		a, b := l.Selected()
		return l.Text()[a:b]
	}
	s.MouseDown(click(430, 30))
	drag := &fyne.DragEvent{PointEvent: *at(290, 30), Dragged: fyne.NewDelta(-140, 0)}
	s.Dragged(drag)
	s.DragEnd()
	if !strings.HasPrefix(text(), "فون ") || w.Canvas().Focused() != s {
		t.Errorf("dragging selects %q", text())
	}
	test.AssertImageMatches(t, "label-selected-ur.png", w.Canvas().Capture())
	s.DoubleTapped(at(410, 30))
	if text() != "فون" {
		t.Errorf("twice: %q", text())
	}
	s.MouseDown(click(410, 30))
	if text() != l.Text() {
		t.Errorf("three times: %q", text())
	}
	s.MouseDown(click(430, 30))
	s.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	s.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	clip := test.NewClipboard()
	s.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if text() != "ف" || clip.Content() != "ف" {
		t.Errorf("Shift and left: %q, copied %q", text(), clip.Content())
	}
	s.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != l.Text() {
		t.Errorf("all: copied %q", clip.Content())
	}
	l.SetText("اور")
	if text() != "" {
		t.Errorf("of new words %q is selected", text())
	}
}

func TestAFingerSelectsInALabelAfterALongTouch(t *testing.T) {
	byFinger(t)
	l := NewLabel(menuEnglish, look.Lead, "one two three")
	l.Selectable = true
	var scrolled float32
	l.OnScroll = func(by fyne.Delta) { scrolled += by.DY }
	show(t, l, 420, l.HeightFor(420), look.Light)
	l.sel.Dragged(&fyne.DragEvent{PointEvent: *at(60, 20), Dragged: fyne.NewDelta(0, 9)})
	l.sel.DragEnd()
	if a, b := l.Selected(); a != b || scrolled != 9 {
		t.Errorf("a finger that drags selects %d to %d and scrolls %v", a, b, scrolled)
	}
	l.sel.TappedSecondary(at(60, 20))
	if got := opened.says(); got != "Copy, Select all" {
		t.Fatalf("the menu says %q", got)
	}
	choose(t, "Copy")
	if got := fyne.CurrentApp().Clipboard().Content(); got != "two" {
		t.Errorf("copied %q", got)
	}
	l.sel.TappedSecondary(at(60, 20))
	CloseMenu()
	l.sel.picking = true
	l.sel.Dragged(&fyne.DragEvent{PointEvent: *at(10, 20), Dragged: fyne.NewDelta(-50, 0)})
	l.sel.DragEnd()
	if a, b := l.Selected(); l.Text()[a:b] != "one two" {
		t.Errorf("dragged on: %q", l.Text()[a:b])
	}
	Forget()
}

// A long touch picks a word; when the word is cut the next drag does not go by it.
func TestAChangeEndsWhatAFingerPicked(t *testing.T) {
	device(t, true)
	e, _ := editorOn(t, english, true, 400, 200)
	e.SetText("one two seventeen")
	e.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(130, 20)})
	e.TypedShortcut(&fyne.ShortcutCut{Clipboard: test.NewClipboard()})
	e.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 20)}, Dragged: fyne.NewDelta(-60, 0)})
	e.DragEnd()
	e.TypedRune('x')
	if e.Text() != "one two x" {
		t.Errorf("%q", e.Text())
	}
}
