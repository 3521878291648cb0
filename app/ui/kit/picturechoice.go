package kit

import (
	"hearme/app/text"
	"hearme/internal/look"
)

// PictureChoice is a picture with its name that is chosen or not. Being chosen
// shows by a tick and a thicker edge before it shows by colour.
type PictureChoice struct {
	touch
	chosen bool
	tick   *IconBox
}

// NewPictureChoice makes one of assets' pictures a choice.
func NewPictureChoice(loc *text.Locale, picture, name string, chosen bool, tapped func()) *PictureChoice {
	p := &PictureChoice{chosen: chosen, tick: NewIconBox(loc, "tick")}
	p.caption, p.onTapped, p.face = name, tapped, p.look
	p.least, p.sides, p.ends = look.TouchAnswer, look.S3, look.S3
	words := Heading(loc, name)
	words.Align = text.Center
	p.content = Col(look.S2, Centre(0, NewPicture(loc, picture, 96)), words, Centre(0, p.tick))
	p.extend(p)
	return p
}

func (p *PictureChoice) look() face {
	p.tick.On = p.chosen
	return chosenFace(p.chosen)
}
