package text

import (
	"fyne.io/fyne/v2"

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

// copied is the clipboard that words of an editor went to, nil when none did.
// It is touched on the window's side only.
var copied fyne.Clipboard

// Forget drops people's words from the caches, and from the clipboard if they
// came from here: call it when the vault is locked. Widgets that are still
// shown keep theirs.
func Forget() {
	fonts.Forget()
	if copied != nil {
		copied.SetContent("")
		copied = nil
	}
}
