package review

import (
	"html/template"

	"hearme/assets"
)

// icon draws one of our icons in the text's colour. It always stands beside a
// word, so it is hidden from screen readers. The path is our own, nobody typed it.
func icon(name string) template.HTML {
	class := "icon"
	if assets.IconPoints(name) {
		class += " points"
	}
	return template.HTML(`<svg class="` + class + `" viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="` + assets.IconPath(name) + `"/></svg>`)
}

// mark is the program's sign; the style sheet colours its ring and its ear.
func mark() template.HTML {
	return template.HTML(`<span class="mark" aria-hidden="true">` + string(assets.Mark("currentColor", "currentColor")) + `</span>`)
}
