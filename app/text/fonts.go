package text

import (
	"hearme/app/text/typeset"
	"hearme/assets"
)

// fonts are the program's own; no system font is ever used.
var fonts = typeset.NewFonts(func(name string) []byte {
	if !assets.HasFont(name) {
		return nil
	}
	return assets.Font(name)
})
