package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"hearme/internal/look"
)

// MenuWords is what the menu of an editor says, in the screen's language. Where all
// are empty no menu opens.
type MenuWords struct{ Cut, Copy, Paste, SelectAll string }

// act is a line of a menu.
type act struct {
	words string
	do    func()
}

// menu is a small list of things to do, over the page. A touch beside it, or
// Escape, closes it.
type menu struct {
	widget.BaseWidget
	acts   []act
	labels []*Label
	rtl    bool
	near   box // what it is about, on the canvas
	at     int // the line that the keys are on
	canvas fyne.Canvas
	owner  fyne.Focusable
}

var (
	_ fyne.Focusable         = (*menu)(nil)
	_ fyne.Tappable          = (*menu)(nil)
	_ fyne.SecondaryTappable = (*menu)(nil)
	_ desktop.Hoverable      = (*menu)(nil)
	_ fyne.Accessible        = (*menu)(nil)
)

// opened is the menu on the screen, nil when there is none. It is touched on the
// window's side only.
var opened *menu

// CloseMenu closes the menu that is open, if one is: call it when the page under
// it goes.
func CloseMenu() {
	if opened != nil {
		opened.close()
	}
}

// openMenu shows acts beside a place on the owner, in dp from its corner.
func openMenu(loc *Locale, owner fyne.Focusable, near box, acts []act) {
	CloseMenu()
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(owner.(fyne.CanvasObject))
	if c == nil || len(acts) == 0 || loc.Menu == (MenuWords{}) {
		return
	}
	from := d.AbsolutePositionForObject(owner.(fyne.CanvasObject))
	near = box{near.x0 + from.X, near.y0 + from.Y, near.x1 + from.X, near.y1 + from.Y}
	m := &menu{acts: acts, rtl: loc.RTL, near: near, canvas: c, owner: owner}
	for _, a := range acts {
		l := NewLabel(loc, look.Body, a.words)
		l.NoWrap = true
		m.labels = append(m.labels, l)
	}
	m.ExtendBaseWidget(m)
	opened = m
	c.Overlays().Add(m)
	if !touching() { // a finger keeps its keyboard on the screen
		c.Focus(m)
	}
}

func (m *menu) close() {
	if opened != m {
		return
	}
	opened = nil
	m.canvas.Overlays().Remove(m)
	if fyne.CurrentApp().Driver().CanvasForObject(m.owner.(fyne.CanvasObject)) == m.canvas {
		m.canvas.Focus(m.owner)
	}
}

func (m *menu) choose(i int) {
	m.close()
	if i >= 0 && i < len(m.acts) {
		m.acts[i].do()
	}
}

func (m *menu) row() float32 {
	row := look.TouchConnector
	for _, l := range m.labels {
		row = max(row, l.HeightFor(0))
	}
	return row
}

// card is where the list stands: under what it is about, or over it.
func (m *menu) card() box {
	width := float32(0)
	for _, l := range m.labels {
		width = max(width, l.Widest())
	}
	width += 2 * look.S5
	height := m.row() * float32(len(m.acts))
	x, y := m.near.x0, m.near.y1+look.S2
	if m.rtl {
		x = m.near.x1 - width
	}
	x, y = x-m.Position().X, y-m.Position().Y
	size := m.Size()
	if y+height > size.Height {
		y = m.near.y0 - m.Position().Y - look.S2 - height
	}
	x = max(look.S2, min(x, size.Width-width-look.S2))
	y = max(look.S2, min(y, size.Height-height-look.S2))
	return box{x, y, x + width, y + height}
}

// lineAt is the line at a place, -1 beside the list.
func (m *menu) lineAt(at fyne.Position) int {
	c := m.card()
	if at.X < c.x0 || at.X >= c.x1 || at.Y < c.y0 || at.Y >= c.y1 {
		return -1
	}
	return int((at.Y - c.y0) / m.row())
}

// Tapped does what is touched, or closes the menu.
func (m *menu) Tapped(p *fyne.PointEvent) { m.choose(m.lineAt(p.Position)) }

// MouseIn is for Fyne.
func (m *menu) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseOut is for Fyne.
func (m *menu) MouseOut() {}

// MouseMoved is for Fyne.
func (m *menu) MouseMoved(e *desktop.MouseEvent) {
	if i := m.lineAt(e.Position); i >= 0 && i != m.at {
		m.at = i
		m.Refresh()
	}
}

// TappedSecondary is for Fyne.
func (m *menu) TappedSecondary(p *fyne.PointEvent) { m.Tapped(p) }

// FocusGained is for Fyne.
func (m *menu) FocusGained() {}

// FocusLost is for Fyne.
func (m *menu) FocusLost() {}

// TypedRune is for Fyne.
func (m *menu) TypedRune(rune) {}

// TypedKey is for Fyne.
func (m *menu) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		m.close()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.choose(m.at)
	case fyne.KeyDown:
		m.at = (m.at + 1) % len(m.acts)
		m.Refresh()
	case fyne.KeyUp:
		m.at = (m.at + len(m.acts) - 1) % len(m.acts)
		m.Refresh()
	}
}

// AccessibilityLabel is what a screen reader says: the line that the keys are on.
func (m *menu) AccessibilityLabel() string { return m.acts[m.at].words }

// AccessibilityRole is for Fyne.
func (m *menu) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (m *menu) CreateRenderer() fyne.WidgetRenderer {
	r := &menuRenderer{menu: m, low: &canvas.Rectangle{}, back: &canvas.Rectangle{}, mark: &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type menuRenderer struct {
	*menu
	low, back, mark *canvas.Rectangle
}

func (r *menuRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *menuRenderer) Layout(fyne.Size) {
	c, row := r.card(), r.row()
	put := func(o fyne.CanvasObject, b box) {
		o.Move(fyne.NewPos(b.x0, b.y0))
		o.Resize(fyne.NewSize(b.width(), b.y1-b.y0))
	}
	put(r.back, c)
	put(r.low, box{c.x0, c.y0 + 2, c.x1, c.y1 + 2})
	at := c.y0 + row*float32(r.at)
	put(r.mark, box{c.x0 + 4, at + 4, c.x1 - 4, at + row - 4})
	for i, l := range r.labels {
		h := l.HeightFor(0)
		y := c.y0 + row*float32(i) + (row-h)/2
		put(l, box{c.x0 + look.S5, y, c.x1 - look.S5, y + h})
	}
}

func (r *menuRenderer) Objects() []fyne.CanvasObject {
	os := []fyne.CanvasObject{r.low, r.back, r.mark}
	for _, l := range r.labels {
		os = append(os, l)
	}
	return os
}

func (r *menuRenderer) Destroy() {}

func (r *menuRenderer) Refresh() {
	r.back.FillColor, r.back.StrokeColor = tokenColour(look.Card, r.menu), tokenColour(look.Edge, r.menu)
	r.back.StrokeWidth, r.back.CornerRadius = 1, look.RadiusControl
	r.low.FillColor, r.low.CornerRadius = tokenColour(look.Line, r.menu), look.RadiusControl
	r.mark.FillColor, r.mark.StrokeColor = tokenColour(look.Tint, r.menu), tokenColour(look.Focus, r.menu)
	r.mark.StrokeWidth, r.mark.CornerRadius = 2, look.RadiusControl-4
	r.mark.Hidden = touching()
	r.Layout(r.Size())
	canvas.Refresh(r.menu)
}
