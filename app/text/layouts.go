package text

import "hearme/app/text/typeset"

// layouts keeps how a text was last set at a few widths: parents ask for
// heights at other widths than the one that is shown.
type layouts struct {
	kept [3]struct {
		text  *typeset.Text
		width float32
	}
	next int
}

func (l *layouts) at(words string, style typeset.Style, width float32) *typeset.Text {
	for _, k := range l.kept {
		if k.text != nil && k.width == width && k.text.Style() == style && k.text.Source() == words {
			return k.text
		}
	}
	t := fonts.Layout(words, style, width)
	l.kept[l.next].text, l.kept[l.next].width = t, width
	l.next = (l.next + 1) % len(l.kept)
	return t
}
