package look

import (
	"fmt"
	"strings"
)

// CSS returns the palette as CSS custom properties (--paper, --ink, ...), one
// a line, to stand inside a rule.
func (p *Palette) CSS() string {
	var b strings.Builder
	for _, t := range Tokens() {
		c := p.Colour(t)
		fmt.Fprintf(&b, "--%s:#%02x%02x%02x;\n", t, c.R, c.G, c.B)
	}
	return b.String()
}

// CSS returns the style sheet's colours: light, dark where the reader's system
// asks for it, and high contrast where it asks for that.
func CSS() string {
	return ":root{color-scheme:light dark;\n" + Light.CSS() + "}\n" +
		"@media (prefers-color-scheme:dark){:root{\n" + Dark.CSS() + "}}\n" +
		"@media (prefers-contrast:more){:root{\n" + HCLight.CSS() + "}}\n" +
		"@media (prefers-contrast:more) and (prefers-color-scheme:dark){:root{\n" + HCDark.CSS() + "}}\n"
}
