// Package ui draws the program's view-models with Fyne. It decides nothing,
// reads and writes nothing and starts no goroutine: a screen shows its
// view-model and passes touches on.
package ui

import (
	"reflect"

	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/text"
	"hearme/app/ui/kit"
	"hearme/i18n"
)

// Class is the shape of the window that a screen is drawn for.
type Class int

// The classes: Wide from 1100 dp, Laptop below it, Tall when higher than wide.
const (
	Wide Class = iota
	Laptop
	Tall
)

func classOf(s fyne.Size) Class {
	switch {
	case s.Height > s.Width:
		return Tall
	case s.Width < 1100:
		return Laptop
	}
	return Wide
}

// Context is what a drawing function gets beside its view-model.
type Context struct {
	App    *flow.App
	Lang   *i18n.Language
	Locale *text.Locale // shared by everything on the screen
	Window fyne.Window
	Size   fyne.Size // of the screen's own area, dp
	Class  Class

	redraw func()
	tight  int                  // how little room the page leaves: see roomy
	refit  func(fyne.Size) bool // whether an area of another size asks for another tightness; nil for a page that is always alike
	focus  fyne.Focusable
	said   map[string]string

	listening *flow.Listening // the recorded voice for this page, nil for none
	lit       map[string]*kit.Lit
}

// Focus says what is typed into once the screen is shown.
func (c *Context) Focus(f fyne.Focusable) { c.focus = f }

// Clipboard is the text on the clipboard.
func (c *Context) Clipboard() string { return fyne.CurrentApp().Clipboard().Content() }

// T says a catalogue key in the screen's language.
func (c *Context) T(key string, pairs ...any) string { return c.say(key, c.Lang.T(key, pairs...)) }

// N says a catalogue key for a count.
func (c *Context) N(key string, n int, pairs ...any) string {
	return c.say(key, c.Lang.N(key, n, pairs...))
}

func (c *Context) say(key, words string) string {
	if c.said != nil {
		c.said[words] = key
	}
	return words
}

// Redraw draws the whole screen again from its view-model. A screen with
// nothing to type in passes it to its view-model's OnChange; one with an
// editor refreshes its parts instead, or the caret would be lost.
func (c *Context) Redraw() { c.redraw() }

var drawings = map[reflect.Type]func(flow.Screen, *Context) fyne.CanvasObject{}

// Register says how a view-model's screen is drawn. Call it from init; a type
// registered twice panics.
func Register[S flow.Screen](draw func(S, *Context) fyne.CanvasObject) {
	t := reflect.TypeFor[S]()
	if drawings[t] != nil {
		panic("ui: two drawings for " + t.String())
	}
	drawings[t] = func(s flow.Screen, c *Context) fyne.CanvasObject { return draw(s.(S), c) }
}

// Draw draws a view-model; a type that was never registered panics, and a test
// draws every one.
func Draw(s flow.Screen, c *Context) fyne.CanvasObject {
	draw := drawings[reflect.TypeOf(s)]
	if draw == nil {
		panic("ui: no drawing for " + reflect.TypeOf(s).String())
	}
	if p, ok := s.(interface{ Listening() *flow.Listening }); ok {
		c.listening, c.lit = p.Listening(), map[string]*kit.Lit{}
	}
	return draw(s, c)
}
