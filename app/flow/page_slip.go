package flow

import (
	"strings"

	"rsc.io/qr"
)

// SlipPage offers the withdrawal code: never automatic, and no is as good an
// answer as yes.
type SlipPage struct {
	page
	view  SlipView
	saved bool
	err   error
}

// SlipView is what the slip's page shows.
type SlipView int

// The views: the four ways; the code large, to photograph or to copy by hand;
// the warning before anything leaves the program; the pictures to choose from.
const (
	SlipWays SlipView = iota
	SlipPhoto
	SlipWrite
	SlipPrint
	SlipPicture
)

// View is what is shown.
func (p *SlipPage) View() SlipView { return p.view }

// Show opens one of the ways, or the list of them again.
func (p *SlipPage) Show(v SlipView) {
	p.view, p.err = v, nil
	p.Changed()
}

// Back closes an opened way first.
func (p *SlipPage) Back() {
	if p.view != SlipWays {
		p.Show(SlipWays)
		return
	}
	p.page.Back()
}

// Words are the words, or groups of digits, of the code in order.
func (p *SlipPage) Words() []string { return strings.Fields(p.t.rec.Code) }

// QR is the code as a square: rows of modules, true is dark. It holds the page
// on which a story is taken back and, after "#", the words, so that they are
// never sent by opening the page.
func (p *SlipPage) QR() [][]bool {
	text := strings.Join(p.Words(), "-")
	if u := p.t.deps.Config.WithdrawURL; u != "" {
		text = u + "#" + text
	}
	c, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil // longer than any square can hold: the words stand alone
	}
	rows := make([][]bool, c.Size)
	for y := range rows {
		rows[y] = make([]bool, c.Size)
		for x := range rows[y] {
			rows[y][x] = c.Black(x, y)
		}
	}
	return rows
}

// Phone is the number to ring to take a story back, empty when there is none.
func (p *SlipPage) Phone() string { return p.t.deps.Config.Phone }

// Site is the page on which a story is taken back, without "https://".
func (p *SlipPage) Site() string {
	s := strings.TrimPrefix(strings.TrimPrefix(p.t.deps.Config.WithdrawURL, "https://"), "http://")
	return strings.TrimSuffix(s, "/")
}

// CanSave reports whether this tablet can put a slip outside the program.
func (p *SlipPage) CanSave() bool { return p.t.deps.Output != nil }

// SavePage saves a page to print, where the person chooses.
func (p *SlipPage) SavePage() { p.save("slip.html", p.printable()) }

// SavePicture saves a picture of the slip, as PNG, where the person chooses.
func (p *SlipPage) SavePicture(png []byte) { p.save("slip.png", png) }

func (p *SlipPage) save(name string, data []byte) {
	p.t.deps.Output.Save(name, data, func(err error) {
		if code(err) == "cancelled" {
			err = nil
		} else {
			p.saved = err == nil
		}
		p.err = err
		p.Changed()
	})
}

// Saved reports that a slip was written outside the program.
func (p *SlipPage) Saved() bool { return p.saved }

// Problem is why a slip could not be written, or nil.
func (p *SlipPage) Problem() error { return p.err }

// Pictures lists the pictures that can be chosen instead of a code: catalogue
// keys are "picture." and the name.
func Pictures() []string {
	return []string{"kite", "boat", "lamp", "tree", "cup", "bird", "key", "moon", "apple", "clock", "house", "flower"}
}

// Picture is the picture chosen, empty when none is.
func (p *SlipPage) Picture() string { return p.t.rec.Picture }

// ChoosePicture takes a picture; the same one again takes it back.
func (p *SlipPage) ChoosePicture(name string) {
	if p.t.rec.Picture == name {
		name = ""
	}
	p.t.rec.Picture = name
	p.t.keep()
	p.Changed()
}

// Have notes that the person has their slip or their picture, and goes on.
func (p *SlipPage) Have() { p.taken(true) }

// None goes on without a slip.
func (p *SlipPage) None() { p.taken(false) }

func (p *SlipPage) taken(yes bool) {
	p.t.rec.SlipTaken = yes
	if !yes {
		p.t.rec.Picture = ""
	}
	p.next()
}
