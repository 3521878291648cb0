package text

import (
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"hearme/internal/look"
)

// FuzzEditor carries out any sequence of operations: what is kept stays valid
// and without controls of direction, the caret stands on a grapheme edge, and
// undoing everything gives the first text. Each byte of ops is an operation;
// letters and pastes take from words.
func FuzzEditor(f *testing.F) {
	f.Add("abc", []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18}, urduLine)
	f.Add(bengaliLine, []byte{9, 20, 3, 3, 40, 3, 80, 19, 5, 6, 2, 2, 14, 15}, "ক্ষি\u200dत्र")
	f.Add("e\u0301e\u0301\nx", []byte{3, 5, 2, 4, 0, 0, 0, 16, 17, 1, 14, 14, 14}, "\u0301\u0301\u0301")
	f.Add("", []byte{0, 0, 1, 1, 2, 19}, "\xed\xa0\x80\u202E\xff\r\n\x00\U0001F468\u200D\U0001F469\u200D\U0001F467🇬🇧🇵")
	f.Add("نسرین 020 7946 0018 (GP)\n", []byte{3, 3, 3, 33, 35, 0, 0, 6, 2, 34, 36, 1, 14, 14}, "\u200f) [LU1 2QP] 25\u2067")
	f.Add("پہلا لفظ one two\nنرس 020 7946 0018", []byte{22, 54, 86, 118, 23, 55, 3, 25, 57, 89, 121, 26, 58, 90, 24, 12, 152, 154, 185, 1, 14}, "e\u0301 کا")
	app := test.NewTempApp(f)
	app.Settings().SetTheme(palette{test.Theme(), look.Light})
	f.Fuzz(func(t *testing.T, first string, ops []byte, words string) {
		if len(first)+len(words) > 4000 || len(ops) > 200 {
			return
		}
		for _, loc := range []*Locale{english, urdu} {
			e := NewEditor(loc, look.Body, true)
			e.MaxBytes = 20_000
			e.Resize(fyne.NewSize(220, 160))
			e.SetText(first)
			start := e.Text()
			next := []rune(words)
			for i, op := range ops {
				operate(e, op, words, &next)
				check(t, e, i)
				if t.Failed() {
					return
				}
			}
			e.draw(220, 160)
			for range e.undone.done {
				e.Undo()
				check(t, e, len(ops))
			}
			if e.Text() != start {
				t.Errorf("undo came to %q, it began with %q", e.Text(), start)
			}
		}
	})
}

func operate(e *Editor, op byte, words string, next *[]rune) {
	e.shift = op&32 != 0
	clip := test.NewClipboard()
	clip.SetContent(words)
	keys := []fyne.KeyName{fyne.KeyBackspace, fyne.KeyLeft, fyne.KeyRight, fyne.KeyDelete, fyne.KeyReturn, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd}
	switch k := int(op & 31); {
	case k == 0 && len(*next) > 0:
		e.TypedRune((*next)[0])
		*next = (*next)[1:]
	case k == 1:
		e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	case k >= 2 && k < 2+len(keys):
		e.TypedKey(&fyne.KeyEvent{Name: keys[k-2]})
	case k == 11:
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	case k == 12:
		e.TypedShortcut(&fyne.ShortcutCut{Clipboard: clip})
	case k == 13:
		e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: fyne.KeyModifierShortcutDefault})
	case k == 14:
		e.TypedShortcut(&fyne.ShortcutUndo{})
	case k == 15:
		e.TypedShortcut(&fyne.ShortcutRedo{})
	case k == 16 || k == 17:
		e.TypedShortcut(&desktop.CustomShortcut{KeyName: keys[k-15], Modifier: fyne.KeyModifierShortcutDefault})
	case k == 18:
		e.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(float32(op), 40)})
	case k == 19:
		e.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(150, 60)}, Dragged: fyne.NewDelta(90, float32(op)/4)})
		e.DragEnd()
	case k == 20:
		e.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -30)})
	case k == 21:
		e.Select(int(op), len(words))
	case k >= 22 && k <= 26:
		pointed(e, k, op)
	}
}

// pointed is what a finger, or with a high op a mouse, does more than once.
func pointed(e *Editor, k int, op byte) {
	before := touching
	touching = func() bool { return op&128 == 0 }
	defer func() { touching = before }()
	spot := &fyne.PointEvent{Position: fyne.NewPos(float32(op), 50)}
	drag := func(from, to fyne.Position) {
		by := to.Subtract(from)
		e.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(by.X, by.Y)})
		e.DragEnd()
	}
	switch k {
	case 22:
		e.TappedSecondary(spot)
	case 23:
		e.DoubleTapped(spot)
		e.MouseDown(&desktop.MouseEvent{PointEvent: *spot, Button: desktop.MouseButtonPrimary})
	case 24:
		e.DoubleTapped(spot)
		e.Tapped(spot)
	case 25, 26:
		e.DoubleTapped(spot)
		first, last := e.ends()
		if k == 26 {
			first = last
		}
		drag(e.handle(first), fyne.NewPos(float32(op)/2, 90))
	}
}

func check(t *testing.T, e *Editor, step int) {
	t.Helper()
	if !utf8.ValidString(e.Text()) {
		t.Errorf("step %d: %q is not valid", step, e.Text())
	}
	for _, p := range []int{e.caret.Byte, e.anchor.Byte} {
		if e.layout().Edge(p) != p {
			t.Errorf("step %d: %d in %q is no grapheme edge", step, p, e.Text())
		}
	}
	if len(e.Text()) > max(e.MaxBytes, 8000) {
		t.Errorf("step %d: %d bytes", step, len(e.Text()))
	}
}
