package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/mobile"
	"fyne.io/fyne/v2/widget"

	"hearme/internal/look"
)

// Target is something on a screen that can be touched or typed in.
type Target interface {
	fyne.CanvasObject
	// Caption is the words that it goes by; never what was typed in it.
	Caption() string
}

var onTarget func(Target)

// OnTarget sets what is told of every target when it is first drawn, for
// driving the window in tests.
func OnTarget(f func(Target)) { onTarget = f }

func drawn(t Target) {
	if onTarget != nil {
		onTarget(t)
	}
}

// face is how a touchable surface looks.
type face struct {
	inside, edge look.Token
	width        float32
	radius       float32
	lower        float32
	lowerToken   look.Token
}

const (
	ringWidth = 3
	ringGap   = 3
)

// touch is a surface that can be touched and focused: the base of every button
// and card that does something.
type touch struct {
	widget.BaseWidget
	caption  string
	onTapped func()
	content  fyne.CanvasObject
	sides    float32 // padding
	ends     float32
	least    float32 // height at 100 %
	face     func() face
	self     Target

	disabled, focused, pressed bool
}

func (t *touch) extend(self Target) {
	t.self = self
	t.ExtendBaseWidget(self.(fyne.Widget))
}

// Caption is the words that it goes by.
func (t *touch) Caption() string { return t.caption }

// AccessibilityLabel is for screen readers.
func (t *touch) AccessibilityLabel() string { return t.caption }

// SetOnTapped sets what a touch does.
func (t *touch) SetOnTapped(f func()) { t.onTapped = f }

// Disable makes it take no touches; it keeps its words readable.
func (t *touch) Disable() { t.disabled = true; t.self.Refresh() }

// Enable undoes Disable.
func (t *touch) Enable() { t.disabled = false; t.self.Refresh() }

// Disabled is for Fyne.
func (t *touch) Disabled() bool { return t.disabled }

// Tapped is for Fyne.
func (t *touch) Tapped(*fyne.PointEvent) { t.act() }

func (t *touch) act() {
	if !t.disabled && t.onTapped != nil {
		t.onTapped()
	}
}

// FocusGained is for Fyne.
func (t *touch) FocusGained() {
	t.focused = true
	t.self.Refresh()
	Reveal(t.self)
}

// FocusLost is for Fyne.
func (t *touch) FocusLost() { t.focused = false; t.self.Refresh() }

// TypedRune is for Fyne.
func (t *touch) TypedRune(r rune) {
	if r == ' ' {
		t.act()
	}
}

// TypedKey is for Fyne.
func (t *touch) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		t.act()
	}
}

// press drops the surface while it is held.
func (t *touch) press(down bool) {
	if down = down && !t.disabled; down != t.pressed {
		t.pressed = down
		t.self.Refresh()
	}
}

// MouseDown is for Fyne.
func (t *touch) MouseDown(*desktop.MouseEvent) { t.press(true) }

// MouseUp is for Fyne.
func (t *touch) MouseUp(*desktop.MouseEvent) { t.press(false) }

// MouseIn is for Fyne.
func (t *touch) MouseIn(*desktop.MouseEvent) {}

// MouseMoved is for Fyne.
func (t *touch) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne: what is let go elsewhere comes up again.
func (t *touch) MouseOut() { t.press(false) }

// TouchDown is for Fyne.
func (t *touch) TouchDown(*mobile.TouchEvent) { t.press(true) }

// TouchUp is for Fyne.
func (t *touch) TouchUp(*mobile.TouchEvent) { t.press(false) }

// TouchCancel is for Fyne.
func (t *touch) TouchCancel(*mobile.TouchEvent) { t.press(false) }

// HeightFor is the height at a width, dp.
func (t *touch) HeightFor(width float32) float32 {
	return max(t.least, heightFor(t.content, width-2*t.sides)+2*t.ends) + t.face().lower
}

func (t *touch) lowerEdge() float32 { return t.face().lower }

// Widest is the width that it would like, dp.
func (t *touch) Widest() float32 { return widthOf(t.content) + 2*t.sides }

func (t *touch) leastWidth() float32 { return max(leastOf(t.content)+2*t.sides, look.TouchLeast) }

// MinSize is for Fyne.
func (t *touch) MinSize() fyne.Size {
	w := t.leastWidth()
	return fyne.NewSize(w, t.HeightFor(max(w, t.Size().Width)))
}

// CreateRenderer is for Fyne.
func (t *touch) CreateRenderer() fyne.WidgetRenderer {
	r := &touchRenderer{t: t, low: &canvas.Rectangle{}, top: &canvas.Rectangle{}, ring: &canvas.Rectangle{}}
	r.Refresh()
	drawn(t.self)
	return r
}

type touchRenderer struct {
	t              *touch
	low, top, ring *canvas.Rectangle
}

func (r *touchRenderer) Layout(s fyne.Size) {
	t, f := r.t, r.t.face()
	h := s.Height - f.lower
	drop := float32(0)
	if t.pressed {
		drop = min(2, f.lower)
	}
	r.low.Move(fyne.NewPos(0, f.lower))
	r.low.Resize(fyne.NewSize(s.Width, h))
	r.top.Move(fyne.NewPos(0, drop))
	r.top.Resize(fyne.NewSize(s.Width, h))
	out := float32(ringGap + ringWidth)
	r.ring.Move(fyne.NewPos(-out, -out))
	r.ring.Resize(fyne.NewSize(s.Width+2*out, s.Height+2*out))
	ch := min(heightFor(t.content, s.Width-2*t.sides), h)
	if _, full := t.content.(*grow); full {
		ch = h - 2*t.ends
	}
	place(t.content, t.sides, drop+(h-ch)/2, s.Width-2*t.sides, ch)
}
func (r *touchRenderer) MinSize() fyne.Size { return r.t.MinSize() }
func (r *touchRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.low, r.top, r.t.content}
}
func (r *touchRenderer) Destroy() {}
func (r *touchRenderer) Refresh() {
	t, f := r.t, r.t.face()
	fill(r.top, f.inside, f.edge, f.width, f.radius)
	r.low.Hidden = f.lower == 0 || highContrast()
	if !r.low.Hidden {
		fill(r.low, f.lowerToken, "", 0, f.radius)
	}
	r.ring.FillColor, r.ring.StrokeColor = nil, colour(look.Focus)
	r.ring.StrokeWidth, r.ring.CornerRadius = ringWidth, f.radius+ringGap+ringWidth
	r.ring.Hidden = !t.focused
	r.ring.Refresh()
	r.Layout(t.Size())
	t.content.Refresh()
	canvas.Refresh(t.self)
}
