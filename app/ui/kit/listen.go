package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"hearme/app/text"
	"hearme/internal/look"
)

// NewListen makes the button that starts and pauses a recorded voice, and what
// shows whether it is heard now. It keeps its size while its words change.
func NewListen(loc *text.Locale, listen, pause string, tapped func()) (b *Button, show func(playing bool)) {
	b = NewButton(loc, Listen, listen, "speaker", "", tapped)
	other := text.NewLabel(loc, look.Lead, pause)
	other.Bold = true
	c := b.content.(*caption)
	c.spare = []*text.Label{other, text.NewLabel(loc, look.Lead, listen)}
	c.spare[1].Bold = true
	return b, func(playing bool) {
		b.icons[0].name = "speaker"
		words := listen
		if playing {
			words, b.icons[0].name = pause, "pause"
		}
		b.SetCaption(words)
	}
}

// Lit is a sentence that is lit while it is heard: a tint behind it, and a bar
// where reading begins. Nothing moves.
type Lit struct {
	widget.BaseWidget
	loc *text.Locale
	o   fyne.CanvasObject
	on  bool
}

const (
	litSide = look.S4 // room at the sides of the sentence
	litEnd  = look.S1 // above and below it
	litBar  = 6
)

// NewLit makes a sentence that is not lit.
func NewLit(loc *text.Locale, o fyne.CanvasObject) *Lit {
	l := &Lit{loc: loc, o: o}
	l.ExtendBaseWidget(l)
	return l
}

// Set lights it or not. What is lit is brought into sight.
func (l *Lit) Set(on bool) {
	if l.on == on {
		return
	}
	l.on = on
	l.Refresh()
	if on {
		Reveal(l)
	}
}

// Lit reports whether it is lit.
func (l *Lit) Lit() bool { return l.on }

// HeightFor implements Flowing.
func (l *Lit) HeightFor(width float32) float32 {
	return heightFor(l.o, width-2*litSide) + 2*litEnd
}

// Widest implements Widening.
func (l *Lit) Widest() float32 { return widthOf(l.o) + 2*litSide }

func (l *Lit) leastWidth() float32 { return leastOf(l.o) + 2*litSide }

// MinSize implements fyne.CanvasObject.
func (l *Lit) MinSize() fyne.Size {
	w := l.leastWidth()
	return fyne.NewSize(w, l.HeightFor(max(w, l.Size().Width)))
}

// CreateRenderer implements fyne.Widget.
func (l *Lit) CreateRenderer() fyne.WidgetRenderer {
	r := &litRenderer{l: l, ground: &canvas.Rectangle{}, bar: &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type litRenderer struct {
	l           *Lit
	ground, bar *canvas.Rectangle
}

func (r *litRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	r.bar.Resize(fyne.NewSize(litBar, s.Height))
	x := float32(0)
	if r.l.loc.RTL {
		x = s.Width - litBar
	}
	r.bar.Move(fyne.NewPos(x, 0))
	place(r.l.o, litSide, litEnd, s.Width-2*litSide, s.Height-2*litEnd)
}

func (r *litRenderer) MinSize() fyne.Size { return r.l.MinSize() }

func (r *litRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.bar, r.l.o}
}

func (r *litRenderer) Destroy() {}

func (r *litRenderer) Refresh() {
	edge, width := look.Token(""), float32(0)
	if highContrast() { // where a tint is white on white
		edge, width = look.Damson, 2
	}
	fill(r.ground, look.Tint, edge, width, look.S2)
	fill(r.bar, look.Damson, "", 0, litBar/2)
	r.ground.Hidden, r.bar.Hidden = !r.l.on, !r.l.on
	r.Layout(r.l.Size())
	r.ground.Refresh()
	r.bar.Refresh()
	canvas.Refresh(r.l)
}
