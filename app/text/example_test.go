package text_test

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"hearme/app/text"
	"hearme/internal/look"
)

// An editor keeps what was typed in logical order, and deletes by what a reader
// takes for one letter.
func ExampleEditor() {
	defer test.NewApp().Quit()
	loc := &text.Locale{Tag: "bn", Script: "Beng", Scale: 1}
	e := text.NewEditor(loc, look.Lead, false)
	e.Resize(fyne.NewSize(300, 60))
	test.Type(e, "ভালো কি")
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	fmt.Printf("%q\n", e.Text())
	e.Undo()
	fmt.Printf("%q\n", e.Text())
	// Output:
	// "ভালো "
	// "ভালো কি"
}
