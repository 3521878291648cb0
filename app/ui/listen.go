package ui

import (
	"fyne.io/fyne/v2"

	"hearme/app/flow"
	"hearme/app/ui/kit"
	"hearme/internal/look"
)

// aloud is a sentence of a page that a recorded voice may read: it is lit
// while it is heard.
func aloud(c *Context, key string, o fyne.CanvasObject) fyne.CanvasObject {
	if c.listening == nil {
		return o
	}
	l := kit.NewLit(c.Locale, o)
	c.lit[key] = l
	return l
}

// listening is what starts and pauses the recorded voice. On a wide page it
// stands beside Stop, elsewhere above the words; the other one of the two is
// nil, and both where there is no voice.
func listening(c *Context, p telling) (beside, above fyne.CanvasObject) {
	l := c.listening
	if l == nil {
		return nil, nil
	}
	name := own(l.Name())
	b, playing := kit.NewListen(c.Locale, c.T("listen.play")+": "+name, c.T("listen.pause")+": "+name, func() { l.Toggle() })
	show := func() {
		playing(l.State() == flow.Playing)
		for key, s := range c.lit {
			s.Set(key == l.Lit())
		}
	}
	show()
	problem := l.Problem()
	l.OnChange(func() {
		now := p.(interface{ Listening() *flow.Listening }).Listening()
		if now != l || trouble(c, l.Problem()) != trouble(c, problem) {
			c.Redraw()
			return
		}
		show()
	})
	if c.Class == Wide && !large(c) && !l.CanChange() && problem == nil {
		return b, nil
	}
	row := []fyne.CanvasObject{b}
	if l.CanChange() {
		row = append(row, quiet(c, "listen.other", "people", l.Change))
	}
	return nil, kit.Col(look.S3, kit.Row(c.Locale, look.S4, append(row, kit.Space())...), failure(c, problem))
}

// readToMe reads sentences to a connector by a machine's voice, nil where
// there is none for their language.
func readToMe(c *Context, keys ...string) fyne.CanvasObject {
	r := c.App.Aloud()
	if !r.Can() {
		return nil
	}
	words := func() string {
		if r.Reads(keys[0]) {
			return c.T("aloud.stop")
		}
		return c.T("aloud.read")
	}
	n := &flow.Notifier{}
	b := kit.NewButton(c.Locale, kit.Ghost, words(), "speaker", "", func() { r.Toggle(n, keys...) })
	n.OnChange(func() {
		if r.Problem() != nil {
			c.Redraw()
			return
		}
		b.SetCaption(words())
	})
	return kit.Col(look.S1, kit.Row(c.Locale, 0, b, kit.Space()), failure(c, r.Problem()))
}
