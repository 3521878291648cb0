package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"hearme/internal/look"
)

// box is an editor on a page, with what it refused.
func editorOn(t *testing.T, loc *Locale, multi bool, width, height float32) (*Editor, *[]string) {
	t.Helper()
	e := NewEditor(loc, look.Lead, multi)
	codes := &[]string{}
	e.OnRefused = func(code string) { *codes = append(*codes, code) }
	w := show(t, e, width, height, look.Light)
	w.Canvas().Focus(e)
	return e, codes
}

func press(e *Editor, keys ...fyne.KeyName) {
	for _, k := range keys {
		e.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func shortcut(e *Editor, k fyne.KeyName, m fyne.KeyModifier) {
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault | m})
}

func TestTypingKeepsEveryByte(t *testing.T) {
	for _, s := range []string{urduLine, bengaliLine, "żółw ẹ̀kọ́", "क्षि\u200dक\u200c ", "a\u200eb\u200f"} {
		e, codes := editorOn(t, urdu, true, 400, 200)
		test.Type(e, s)
		if e.Text() != s || len(*codes) != 0 {
			t.Errorf("typed %q, kept %q, refused %v", s, e.Text(), *codes)
		}
	}
}

func TestDeletionIsByGrapheme(t *testing.T) {
	e, _ := editorOn(t, bengali, true, 400, 200)
	e.SetText("কিতা")
	press(e, fyne.KeyBackspace)
	if e.Text() != "কি" {
		t.Errorf("%q is left", e.Text())
	}
	press(e, fyne.KeyHome, fyne.KeyDelete)
	if e.Text() != "" {
		t.Errorf("%q is left", e.Text())
	}
}

func TestArrowsMoveOverTheScreen(t *testing.T) {
	e, _ := editorOn(t, urdu, false, 400, 60)
	e.SetText("سال GP ہے")
	press(e, fyne.KeyHome)
	var seen []float32
	for range utf8.RuneCountInString(e.Text()) {
		_, x := e.layout().Caret(e.caret)
		seen = append(seen, x)
		press(e, fyne.KeyLeft)
	}
	if !slices.IsSortedFunc(seen, func(a, b float32) int { return int(b*8) - int(a*8) }) {
		t.Errorf("the caret did not move to the left each time: %v", seen)
	}
	if e.caret.Byte != len(e.Text()) {
		t.Errorf("it ended at %d of %d", e.caret.Byte, len(e.Text()))
	}
	for range utf8.RuneCountInString(e.Text()) {
		press(e, fyne.KeyRight)
	}
	if e.caret.Byte != 0 {
		t.Errorf("back it ended at %d", e.caret.Byte)
	}
}

func TestWordsAndLines(t *testing.T) {
	e, _ := editorOn(t, english, true, 200, 300)
	e.SetText("The nurse gave me a number, and said ring any time.\nLast")
	press(e, fyne.KeyUp, fyne.KeyHome)
	shortcut(e, fyne.KeyHome, 0)
	shortcut(e, fyne.KeyRight, 0)
	shortcut(e, fyne.KeyRight, fyne.KeyModifierShift)
	if a, b := e.Selection(); e.Text()[a:b] != " nurse" {
		t.Errorf("%q is selected", e.Text()[a:b])
	}
	shortcut(e, fyne.KeyBackspace, 0)
	if !strings.HasPrefix(e.Text(), "The gave") {
		t.Errorf("%q", e.Text())
	}
	shortcut(e, fyne.KeyEnd, 0)
	press(e, fyne.KeyReturn)
	if !strings.HasSuffix(e.Text(), "Last\n") {
		t.Errorf("%q", e.Text())
	}
}

func TestUndoGoesBackToTheFirstTextAndRedoForward(t *testing.T) {
	e, _ := editorOn(t, english, true, 300, 200)
	e.SetText("first")
	test.Type(e, " one two")
	press(e, fyne.KeyBackspace)
	e.SelectAll()
	test.Type(e, "x")
	last := e.Text()
	steps := 0
	for ; e.Text() != "first"; steps++ {
		if steps > 20 {
			t.Fatalf("undo stopped at %q", e.Text())
		}
		e.TypedShortcut(&fyne.ShortcutUndo{})
	}
	if steps < 4 {
		t.Errorf("only %d steps: words are undone one by one", steps)
	}
	for range steps {
		e.TypedShortcut(&fyne.ShortcutRedo{})
	}
	if e.Text() != last {
		t.Errorf("redo gave %q, want %q", e.Text(), last)
	}
}

func paste(e *Editor, s string) {
	c := test.NewClipboard()
	c.SetContent(s)
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: c})
}

func TestPastesAreCleanedOrRefusedWhole(t *testing.T) {
	for _, c := range []struct {
		name, paste, want string
		codes             []string
	}{
		{"hidden order", "a\u202Eb\u2066c\u2069\u200F", "abc\u200F", []string{"bidi_controls"}},
		{"surrogate", "a\xed\xa0\x80b", "a\uFFFD\uFFFD\uFFFDb", []string{"bad_bytes"}},
		{"bytes", "\xff", "\uFFFD", []string{"bad_bytes"}},
		{"nul", "a\x00b", "ab", []string{"bad_bytes"}},
		{"lines", "a\r\nb\tc", "a\nb\tc", nil},
		{"breaks of word processors", "a\vb\fc", "a\nb\nc", nil},
		{"too long", strings.Repeat("é", 51), "", []string{"too_long"}},
		{"just fits", strings.Repeat("é", 50), strings.Repeat("é", 50), nil},
	} {
		e, codes := editorOn(t, english, true, 300, 200)
		e.MaxBytes = 100
		paste(e, c.paste)
		if e.Text() != c.want || !slices.Equal(*codes, c.codes) {
			t.Errorf("%s: %q %v", c.name, e.Text(), *codes)
		}
	}
}

func TestTypingOverTheLimitIsRefused(t *testing.T) {
	e, codes := editorOn(t, english, false, 300, 60)
	e.MaxBytes = 3
	test.Type(e, "aé€")
	if e.Text() != "aé" || !slices.Equal(*codes, []string{"too_long"}) {
		t.Errorf("%q %v", e.Text(), *codes)
	}
}

func TestPasswordIsDotsAndStaysInTheBox(t *testing.T) {
	e, _ := editorOn(t, english, false, 300, 60)
	e.Password = true
	test.Type(e, "żółw é")
	if strings.Trim(e.layout().Source(), dot) != "" {
		t.Errorf("it shows %q", e.layout().Source())
	}
	c := test.NewClipboard()
	e.SelectAll()
	e.TypedShortcut(&fyne.ShortcutCut{Clipboard: c})
	if c.Content() != "" || e.Text() != "żółw é" {
		t.Errorf("clipboard %q, text %q", c.Content(), e.Text())
	}
	press(e, fyne.KeyEnd, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyBackspace)
	if e.Text() != "żół é" {
		t.Errorf("%q", e.Text())
	}
	e.Clear = true
	e.SelectAll()
	e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: c})
	if e.layout().Source() != "żół é" || c.Content() != "" {
		t.Errorf("in letters it shows %q and gives %q to the clipboard", e.layout().Source(), c.Content())
	}
}

func TestClipboardTakesTheSelection(t *testing.T) {
	e, _ := editorOn(t, urdu, false, 500, 60)
	e.SetText(urduLine)
	start := strings.Index(urduLine, "کو")
	e.Select(start, start+len("کو"))
	c := test.NewClipboard()
	e.TypedShortcut(&fyne.ShortcutCut{Clipboard: c})
	if c.Content() != "کو" || strings.Contains(e.Text(), "کو") {
		t.Errorf("%q, left %q", c.Content(), e.Text())
	}
}

// Locking takes a person's words off the clipboard, and leaves what others put
// there before anything was copied here.
func TestLockingTakesWordsOffTheClipboard(t *testing.T) {
	Forget()
	e, _ := editorOn(t, english, true, 500, 60)
	e.SetText("The nurse gave me a number")
	c := test.NewClipboard()
	c.SetContent("a shopping list")
	if Forget(); c.Content() != "a shopping list" {
		t.Errorf("%q", c.Content())
	}
	e.SelectAll()
	e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: c})
	if c.Content() != "The nurse gave me a number" {
		t.Fatalf("%q", c.Content())
	}
	if Forget(); c.Content() != "" {
		t.Errorf("%q is still there", c.Content())
	}
}

func TestClicksDragsAndDoubleClicks(t *testing.T) {
	byMouse(t)
	e, _ := editorOn(t, english, true, 500, 120)
	e.SetText("The nurse gave me a number")
	at := func(byt int) fyne.Position {
		_, x := e.layout().Caret(posAt(byt))
		return e.origin().AddXY(x+1, 10)
	}
	e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(4)}, Button: desktop.MouseButtonPrimary})
	if e.caret.Byte != 4 {
		t.Errorf("the click went to %d", e.caret.Byte)
	}
	from, to := at(4), at(9)
	e.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(to.X-from.X, 0)})
	e.DragEnd()
	if a, b := e.Selection(); a != 4 || b != 9 {
		t.Errorf("dragged over %d to %d", a, b)
	}
	e.DoubleTapped(&fyne.PointEvent{Position: at(12)})
	if a, b := e.Selection(); e.Text()[a:b] != "gave" {
		t.Errorf("double click took %q", e.Text()[a:b])
	}
}

func TestTheCaretStaysInView(t *testing.T) {
	e, _ := editorOn(t, urdu, true, 300, 200)
	for range 30 {
		test.Type(e, "ملاقات")
		press(e, fyne.KeyReturn)
	}
	inView := func() bool {
		line, _ := e.layout().Caret(e.caret)
		top := float32(line)*e.layout().Pitch() - e.scroll.Y
		return top >= -1 && top+e.layout().Pitch() <= e.view().Height+1
	}
	if !inView() {
		t.Error("after typing the caret is out of view")
	}
	shortcut(e, fyne.KeyHome, 0)
	if !inView() || e.scroll.Y != 0 {
		t.Errorf("at the start the scroll is %v", e.scroll.Y)
	}
	e.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -1e6)})
	if bottom := e.layout().Height() - e.view().Height; e.scroll.Y != bottom {
		t.Errorf("scrolled to %v of %v", e.scroll.Y, bottom)
	}
}

func TestEditorsLookRight(t *testing.T) {
	for name, c := range map[string]struct {
		loc  *Locale
		text string
		from int // selected from here to the end of the line
	}{"editor-ur": {urdu, urduLine + "\nGP ہے", 0}, "editor-en": {english, englishLine, 8}} {
		t.Run(name, func(t *testing.T) {
			e, _ := editorOn(t, c.loc, true, 420, 200)
			e.SetText(c.text)
			if c.from > 0 {
				e.Select(c.from, c.from+40)
			}
			test.AssertImageMatches(t, name+".png", fyne.CurrentApp().Driver().CanvasForObject(e).Capture())
		})
	}
}

// What can be undone keeps the changes, not a copy of the text for each: 200
// words typed into a long text would hold 60 MB.
func TestUndoKeepsOnlyWhatChanged(t *testing.T) {
	e := NewEditor(english, look.Body, true)
	e.Resize(fyne.NewSize(300, 200))
	e.SetText(strings.Repeat("a line of ten words in all, this one here\n", 7000))
	test.Type(e, "one ")
	before := heap()
	for range 200 {
		test.Type(e, "ab ")
	}
	if grown := heap() - before; grown > 10 {
		t.Errorf("typing 200 words keeps %.0f MB more", grown)
	}
	for len(e.undone.done) > 0 {
		e.Undo()
	}
	if !strings.HasSuffix(e.Text(), "here\n") {
		t.Errorf("undo came to %q", e.Text()[len(e.Text())-20:])
	}
}
