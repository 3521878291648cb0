package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"hearme/app/flow"
	"hearme/app/text"
	"hearme/app/ui/kit"
	"hearme/i18n"
	"hearme/internal/look"
)

// Shell shows the program's current screen in a window and draws it again when
// the window's shape or the look changes. Nothing typed is lost by that: it is
// in the view-model.
type Shell struct {
	app    *flow.App
	window fyne.Window
	root   *fyne.Container
	size   fyne.Size
	class  Class
	refit  func(fyne.Size) bool // see Context
	fitted fyne.Size            // the area that the screen was drawn for
	shown  flow.Screen

	focus   fyne.Focusable    // waits until the window has a size
	again   string            // caption of what was focused, when the same screen is drawn again
	drawn   flow.Screen       // the screen that is in the window
	targets []kit.Target      // drawn since the screen was shown, when watched
	said    map[string]string // words to the key that they were said by
	heard   *heard            // for screen readers, nil when not built for them
}

// NewShell makes what shows app's screens in a window.
func NewShell(window fyne.Window, app *flow.App) *Shell {
	s := &Shell{app: app, window: window, size: fyne.NewSize(1200, 800)}
	s.root = container.New(&shellLayout{s})
	app.OnShow(s.show)
	app.OnLook(s.look)
	if hears {
		s.hear()
	}
	s.theme()
	window.Canvas().SetOnTypedRune(s.typed)
	window.Canvas().SetOnTypedKey(s.typedKey)
	window.SetPadded(false)
	window.SetContent(s.root)
	return s
}

func (s *Shell) theme() {
	kit.Apply(fyne.CurrentApp(), look.PaletteNamed(s.app.Palette()), s.scale())
}

func (s *Shell) scale() float32 { return float32(s.app.TextSize()) / 100 }

func (s *Shell) look() {
	s.theme()
	s.draw()
}

func (s *Shell) show(sc flow.Screen) {
	_, sealed := sc.(*flow.Sealed)
	if s.shown == nil || sealed || sc.Part() == flow.Door || sc.Part() != s.shown.Part() {
		text.Forget() // a story that is sealed, a locked tablet, another person who holds it
	}
	s.shown = sc
	s.draw()
}

func (s *Shell) draw() {
	if s.shown == nil {
		return
	}
	text.CloseMenu()
	if s.heard != nil {
		s.heard.clear()
	}
	s.again = ""
	if t, ok := s.window.Canvas().Focused().(kit.Target); ok && s.drawn == s.shown {
		s.again = t.Caption()
	}
	s.window.Canvas().Unfocus()
	s.drawn = s.shown
	s.targets, s.said = nil, map[string]string{}
	c := s.Context(s.shown)
	page := Draw(s.shown, c)
	s.refit, s.fitted = c.refit, c.Size
	s.root.Objects = []fyne.CanvasObject{canvas.NewRectangle(theme.Color(theme.ColorNameBackground)), s.ribboned(page)}
	if s.heard != nil {
		s.root.Objects = append(s.root.Objects, s.heard.Container)
	}
	s.root.Layout.Layout(s.root.Objects, s.root.Size())
	s.root.Refresh()
	s.focus = c.focus
	s.takeFocus()
}

// takeFocus focuses what the screen asked for, or what was focused when it was
// drawn before, once it has a size; a soft keyboard is not opened unasked.
func (s *Shell) takeFocus() {
	if s.focus == nil && s.again == "" || s.root.Size().IsZero() || fyne.CurrentDevice().IsMobile() {
		return
	}
	wanted := func(now fyne.Focusable) bool {
		if s.focus != nil {
			return now == s.focus
		}
		t, ok := now.(kit.Target)
		return ok && t.Caption() == s.again
	}
	// Fyne finds a widget to focus only once it was painted; going on from one
	// to the next finds it sooner.
	c := s.window.Canvas()
	kit.Calmly(func() {
		for range maxSteps {
			if c.FocusNext(); wanted(c.Focused()) {
				return
			}
		}
		c.Unfocus()
	})
	s.focus, s.again = nil, ""
	if o, ok := c.Focused().(fyne.CanvasObject); ok {
		kit.Reveal(o)
	}
}

const maxSteps = 60 // more than a screen has to touch

// typed passes digits typed on a keyboard to a screen that asks for a PIN.
func (s *Shell) typed(r rune) {
	if p, ok := s.shown.(interface{ Press(rune) }); ok {
		p.Press(r)
	}
}

func (s *Shell) typedKey(e *fyne.KeyEvent) {
	if p, ok := s.shown.(interface{ Erase() }); ok && e.Name == fyne.KeyBackspace {
		p.Erase()
	}
}

// Context is what a screen is drawn with in this window.
func (s *Shell) Context(sc flow.Screen) *Context {
	l := s.language(sc)
	return &Context{
		App: s.app, Lang: l, Window: s.window, Size: s.area(), Class: s.class,
		Locale: &text.Locale{
			Tag: l.Tag, Script: s.app.Script(l.Script), RTL: l.RTL, Scale: s.scale(),
			Menu: text.MenuWords{Cut: l.T("kit.cut"), Copy: l.T("kit.copy"), Paste: l.T("kit.paste"), SelectAll: l.T("kit.select_all")},
		},
		redraw: s.draw, said: s.said,
	}
}

// area is what a screen has of the window.
func (s *Shell) area() fyne.Size {
	size := s.size
	if s.app.Practising() {
		_, high := s.ribbon()
		size.Height -= high
	}
	return size
}

// language is the participant's on their pages and the program's elsewhere.
func (s *Shell) language(sc flow.Screen) *i18n.Language {
	if l, ok := sc.(interface{ Lang() *i18n.Language }); ok {
		return l.Lang()
	}
	if t := s.app.Telling(); t != nil && sc.Part() == flow.Participant {
		return t.Lang()
	}
	return s.app.Language()
}

// ribbon is the words of the practice mark and its height: on one line, in
// fewer words where more have no room.
func (s *Shell) ribbon() (words *text.Label, height float32) {
	l := s.app.Language()
	loc := &text.Locale{Tag: l.Tag, Script: s.app.Script(l.Script), RTL: l.RTL, Scale: s.scale()}
	width := s.size.Width - 2*look.S4
	for _, key := range []string{"practice.ribbon", "kit.practice"} {
		words = text.NewLabel(loc, look.Small, l.T(key, "pin", s.app.PracticePIN))
		words.Bold, words.Align, words.Color = true, text.Center, look.OnStraw
		if words.Lines(width) == 1 {
			break
		}
	}
	return words, max(36*loc.Scale, words.HeightFor(width))
}

// ribboned puts the practice mark over a screen.
func (s *Shell) ribboned(o fyne.CanvasObject) fyne.CanvasObject {
	if !s.app.Practising() {
		return o
	}
	words, high := s.ribbon()
	back := canvas.NewRectangle(theme.Color(fyne.ThemeColorName("hm-" + string(look.Straw))))
	return container.New(&ribbonLayout{high}, back, words, o)
}

type ribbonLayout struct{ height float32 }

func (r *ribbonLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 320) }

func (r *ribbonLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	os[0].Resize(fyne.NewSize(s.Width, r.height))
	words := os[1].(*text.Label)
	width := s.Width - 2*look.S4
	high := words.HeightFor(width)
	words.Resize(fyne.NewSize(width, high))
	words.Move(fyne.NewPos(look.S4, (r.height-high)/2))
	os[2].Move(fyne.NewPos(0, r.height))
	os[2].Resize(fyne.NewSize(s.Width, s.Height-r.height))
}

// shellLayout gives the screen the whole window, and has it drawn again when
// the window takes another shape.
type shellLayout struct{ s *Shell }

func (l *shellLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 480) }

func (l *shellLayout) Layout(os []fyne.CanvasObject, size fyne.Size) {
	s := l.s
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	turned := classOf(size) != s.class
	s.size, s.class = size, classOf(size)
	area := s.area()
	if len(os) > 0 && (turned || s.refit != nil && area != s.fitted && s.refit(area)) {
		s.draw()
		return
	}
	for _, o := range os {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
	s.takeFocus()
}
