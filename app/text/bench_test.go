package text

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
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

// manyWords varies the words a little, so that no cache sees one sentence only.
func manyWords(n int, sentence string) string {
	var b strings.Builder
	words := strings.Fields(sentence)
	for i := 0; i < n; i += len(words) {
		k := i / 7 % len(words)
		b.WriteString(strings.Join(slices.Concat(words[k:], words[:k]), " ") + " ")
	}
	return b.String()
}

var benchmarked = []struct {
	name  string
	loc   *Locale
	words string
}{{"Latin", english, benchLatin}, {"Bengali", bengali, benchBengali}, {"Nastaliq", urdu, benchUrdu}}

// BenchmarkKey is a key in 5,000 words of one paragraph with the caret in the
// middle, as medians in ms: own is the editor's work up to the finished picture,
// frame is up to the painted window, fyne is that with Fyne's own Entry, key
// after key in turn and painted by the same painter. ratio is frame to fyne.
func BenchmarkKey(b *testing.B) {
	for _, c := range benchmarked {
		b.Run(c.name, func(b *testing.B) {
			app := test.NewTempApp(b)
			app.Settings().SetTheme(palette{test.Theme(), look.Light})
			words, letters := manyWords(5000, c.words), []rune(c.words)[:20]
			ours, entry, frame, fynes := benchEditor(b, c.loc, words), benchEntry(b, words), benchWindow(b), benchWindow(b)
			frame.SetContent(ours)
			fynes.SetContent(entry)
			toMiddle(entry)
			var own, painted, theirs []float64
			for i := 0; b.Loop(); i++ {
				r := letters[i%len(letters)]
				own = append(own, took(func() {
					ours.TypedRune(r)
					ours.draw(800, 600)
				}))
				painted = append(painted, took(func() {
					ours.TypedRune(r)
					frame.Canvas().Capture()
				}))
				theirs = append(theirs, took(func() {
					entry.TypedRune(r)
					fynes.Canvas().Capture()
				}))
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(median(own), "own-ms")
			b.ReportMetric(median(painted), "frame-ms")
			b.ReportMetric(median(theirs), "fyne-ms")
			b.ReportMetric(median(painted)/median(theirs), "ratio")
		})
	}
}

func benchWindow(b *testing.B) fyne.Window {
	w := test.NewTempWindow(b, nil)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(800, 600))
	return w
}

// benchEditor has its caret in the middle of the words.
func benchEditor(b *testing.B, loc *Locale, words string) *Editor {
	e := NewEditor(loc, look.Lead, true)
	e.Resize(fyne.NewSize(800, 600))
	e.SetText(words)
	e.Select(len(words)/2, len(words)/2)
	return e
}

func benchEntry(b *testing.B, words string) *widget.Entry {
	e := widget.NewMultiLineEntry()
	e.Wrapping = fyne.TextWrapWord
	e.Resize(fyne.NewSize(800, 600))
	e.SetText(words)
	return e
}

// toMiddle puts the caret into the middle row.
func toMiddle(e *widget.Entry) {
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	e.CursorRow, e.CursorColumn = e.CursorRow/2, 10
	e.Refresh()
}

func took(f func()) float64 {
	start := time.Now()
	f()
	return float64(time.Since(start)) / float64(time.Millisecond)
}

func median(of []float64) float64 {
	slices.Sort(of)
	return of[len(of)/2]
}

// BenchmarkFiftyThousandWords is a key in ten times as many words, in one
// paragraph and in fifty: what a key allocates (B/op), how many MB the editor
// holds with all that is kept for speed (held), and how many of them the keys
// have added (grown).
func BenchmarkFiftyThousandWords(b *testing.B) {
	for _, paragraphs := range []int{1, 50} {
		b.Run(fmt.Sprintf("%dParagraphs", paragraphs), func(b *testing.B) {
			app := test.NewTempApp(b)
			app.Settings().SetTheme(palette{test.Theme(), look.Light})
			var lines []string
			for c := range slices.Chunk(strings.Fields(manyWords(50_000, benchLatin)), 50_000/paragraphs) {
				lines = append(lines, strings.Join(c, " "))
			}
			words := strings.Join(lines, "\n")
			e := benchEditor(b, english, words)
			e.draw(800, 600)
			laid := heap()
			letters := []rune(benchLatin)[:20]
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				e.TypedRune(letters[i%len(letters)])
				e.draw(800, 600)
			}
			after := heap()
			e.SetText("") // Fyne keeps what was shown for a while
			words, lines = "", nil
			Forget()
			b.ReportMetric(after-laid, "grown-MB")
			b.ReportMetric(after-heap(), "held-MB")
		})
	}
}

// heap is what is in use, in MB.
func heap() float64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / 1e6
}
