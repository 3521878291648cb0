package text

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"hearme/internal/look"
)

// The words of the benchmarks, repeated to 5,000 in one paragraph.
const (
	benchLatin   = "The nurse gave me a number, and said ring any time. But nobody told me in Urdu; my husband's operation was the same week. "
	benchBengali = "আমি হাসপাতালে গিয়েছিলাম এবং ডাক্তার আমাকে বললেন যে পরীক্ষার ফলাফল আগামী সপ্তাহে আসবে। নার্স খুব ভালো ছিলেন। "
	benchUrdu    = "میں ہسپتال گئی تو ڈاکٹر نے کہا کہ رپورٹ اگلے ہفتے آئے گی۔ نرس نے مجھے فون نمبر دیا اور کہا کہ کسی بھی وقت فون کریں۔ "
)

// fiveThousand varies the words a little, so that no cache sees one sentence only.
func fiveThousand(sentence string) string {
	var b strings.Builder
	words := strings.Fields(sentence)
	for n := 0; n < 5000; n += len(words) {
		k := n / 7 % len(words)
		b.WriteString(strings.Join(slices.Concat(words[k:], words[:k]), " ") + " ")
	}
	return b.String()
}

// BenchmarkKey is an editor's own work from a key to the finished raster, with
// 5,000 words in one paragraph and the caret in the middle.
func BenchmarkKey(b *testing.B) {
	for name, c := range map[string]struct {
		loc   *Locale
		words string
	}{"Latin": {english, benchLatin}, "Bengali": {bengali, benchBengali}, "Nastaliq": {urdu, benchUrdu}} {
		b.Run(name, func(b *testing.B) {
			app := test.NewTempApp(b)
			app.Settings().SetTheme(palette{test.Theme(), look.Light})
			e := NewEditor(c.loc, look.Lead, true)
			w := test.NewTempWindow(b, container.NewStack(e))
			w.Resize(fyne.NewSize(800, 600))
			e.SetText(fiveThousand(c.words))
			middle := len(e.Text()) / 2
			e.Select(middle, middle)
			letters := []rune(c.words)[:20]
			e.draw(800, 600)
			for i := 0; b.Loop(); i++ {
				e.TypedRune(letters[i%len(letters)])
				e.draw(800, 600)
			}
		})
	}
}

// BenchmarkFyneEntryKey is the same with Fyne's own, for comparison.
func BenchmarkFyneEntryKey(b *testing.B) {
	test.NewTempApp(b)
	e := widget.NewMultiLineEntry()
	e.Wrapping = fyne.TextWrapWord
	w := test.NewTempWindow(b, container.NewStack(e))
	w.Resize(fyne.NewSize(800, 600))
	e.SetText(fiveThousand(benchLatin))
	e.CursorRow = 200
	for i := 0; b.Loop(); i++ {
		e.TypedRune('a')
		w.Canvas().Capture()
	}
}
