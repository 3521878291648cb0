package text

import (
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"hearme/app/text/typeset"
	"hearme/internal/look"
)

const story = "Nasreen came with me to the Tuesday clinic. I was fifty-two then. We live on Larkfield Rise, so it is two buses. The nurse gave me a number, 01632 960 417, and said ring any time. My husband had his heart operation the same week and our shop had burned down at Eid, so who would I ask? The mosque brought us food, NHS 999 123 4567."

func storyMarks(words string, marks ...Mark) []Mark {
	var out []Mark
	for _, m := range marks {
		m.Start = strings.Index(words, m.Label)
		m.End = m.Start + len(m.Label)
		m.Label = map[State]string{Out: "out", Kept: "kept", Proposed: m.Kind}[m.State]
		out = append(out, m)
	}
	return out
}

func englishMarks() []Mark {
	return storyMarks(story, Mark{Label: "Nasreen", Kind: "person", State: Out}, Mark{Label: "Tuesday clinic", Kind: "service", State: Out},
		Mark{Label: "fifty-two", Kind: "date", State: Out}, Mark{Label: "Larkfield Rise", Kind: "place", State: Out},
		Mark{Label: "01632 960 417", Kind: "contact"}, Mark{Label: "heart operation", Kind: "detail"}, Mark{Label: "the same week", Kind: "date"},
		Mark{Label: "our shop had burned down at Eid", Kind: "detail", Current: true}, Mark{Label: "The mosque", Kind: "service", State: Kept},
		Mark{Label: "999 123 4567", Kind: "number"})
}

const urduStory = "نسرین میرے ساتھ منگل کے کلینک آئی۔ میں باون سال کی تھی۔ ہم لارک فیلڈ رائز میں رہتے ہیں، فون 01632 960 417 پر۔"

func urduMarks() []Mark {
	return storyMarks(urduStory, Mark{Label: "نسرین", Kind: "person", State: Out}, Mark{Label: "منگل کے کلینک", Kind: "service"},
		Mark{Label: "باون سال", Kind: "date", State: Kept}, Mark{Label: "لارک فیلڈ رائز", Kind: "place", Current: true}, Mark{Label: "01632 960 417", Kind: "contact"})
}

func TestMarksLookRight(t *testing.T) {
	for name, c := range map[string]struct {
		loc     *Locale
		words   string
		marks   []Mark
		colours *look.Palette
	}{
		"marked-en":    {english, story, englishMarks(), look.Light},
		"marked-en-hc": {english, story, englishMarks(), look.HCDark},
		"marked-ur":    {urdu, urduStory, urduMarks(), look.Light},
	} {
		t.Run(name, func(t *testing.T) {
			m := NewMarked(c.loc, look.Voice)
			m.LabelLocale = english
			m.SetText(c.words, c.marks)
			w := show(t, m, 480, m.HeightFor(480), c.colours)
			test.AssertImageMatches(t, name+".png", w.Canvas().Capture())
		})
	}
}

func TestMarksAreTappedAndWordsSelected(t *testing.T) {
	for _, c := range []struct {
		loc   *Locale
		words string
		marks []Mark
		want  string // of the word in the middle of the second mark
	}{{english, story, englishMarks(), "clinic"}, {urdu, urduStory, urduMarks(), "کلینک"}} {
		m := NewMarked(c.loc, look.Voice)
		m.SetText(c.words, c.marks)
		show(t, m, 640, m.HeightFor(640), look.Light)
		tapped, start, end := -1, 0, 0
		m.OnTapped = func(i int) { tapped = i }
		m.OnSelected = func(a, b int) { start, end = a, b }
		at := func(byt int) fyne.Position {
			laid := m.layout(m.Size().Width)
			line, x := laid.Caret(posAt(byt))
			return fyne.NewPos(x, (float32(line)+0.5)*laid.Pitch())
		}
		second := c.marks[1]
		inside := second.End - 2
		m.Tapped(&fyne.PointEvent{Position: at(inside)})
		if tapped != 1 {
			t.Errorf("%s: mark %d was tapped", c.loc.Tag, tapped)
		}
		m.DoubleTapped(&fyne.PointEvent{Position: at(inside)})
		if got := c.words[start:end]; got != c.want {
			t.Errorf("%s: %q was selected, want %q", c.loc.Tag, got, c.want)
		}
		from, to := at(second.Start), at(second.End)
		m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(to.X-from.X, to.Y-from.Y)})
		m.DragEnd()
		if got := c.words[start:end]; got != c.words[second.Start:second.End] {
			t.Errorf("%s: %q was dragged over", c.loc.Tag, got)
		}
	}
}

func posAt(byt int) typeset.Pos { return typeset.Pos{Byte: byt} }

func TestMarksByKeyboard(t *testing.T) {
	m := NewMarked(english, look.Voice)
	m.SetText(story, englishMarks())
	w := show(t, m, 640, m.HeightFor(640), look.Light)
	w.Canvas().Focus(m)
	tapped, picked := -1, ""
	m.OnTapped = func(i int) { tapped = i }
	m.OnSelected = func(a, b int) { picked = story[a:b] }
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if tapped != 0 {
		t.Errorf("mark %d was tapped", tapped)
	}
	ctrl := fyne.KeyModifierShortcutDefault
	m.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: ctrl})
	m.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: ctrl | fyne.KeyModifierShift})
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if picked != " came" {
		t.Errorf("%q was picked", picked)
	}
}

// A surface shows a part of the words: marks that lie half or wholly outside it
// are painted as far as they can be seen.
func TestMarksHalfOutOfSight(t *testing.T) {
	m := NewMarked(english, look.Voice)
	m.SetText(story, englishMarks())
	show(t, m, 480, m.HeightFor(480), look.Light)
	whole := image.NewRGBA(image.Rect(0, 0, 480, int(m.HeightFor(480))))
	m.paint(typeset.Canvas{Image: whole, Scale: 1})
	part := image.NewRGBA(image.Rect(0, 0, 100, 90))
	m.paint(typeset.Canvas{Image: part, X: 60, Y: 30, Scale: 1})
	for y := range 90 {
		for x := range 100 {
			a, b := whole.RGBAAt(x+60, y+30), part.RGBAAt(x, y)
			if d := int(a.R) - int(b.R); d > 6 || d < -6 {
				t.Fatalf("at %d, %d: %v in the part, %v in the whole", x, y, b, a)
			}
		}
	}
}
