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

// Forget drops people's words from the caches: call it when the vault is locked.
// Widgets that are still shown keep theirs.
func Forget() { fonts.Forget() }
