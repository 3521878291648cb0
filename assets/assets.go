// Package assets holds the fonts, icons and pictures that are built into the
// programs, with their licences beside them.
package assets

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed fonts
var fontFiles embed.FS

// Fonts lists the names that Font knows.
func Fonts() []string {
	es, _ := fontFiles.ReadDir("fonts")
	var names []string
	for _, e := range es {
		if n, ok := strings.CutSuffix(e.Name(), ".ttf"); ok {
			names = append(names, n)
		}
	}
	return names
}

// Font returns a TrueType font by its name, for instance "NotoSans-Regular".
// A name that is not in Fonts panics: it is a mistake in the program.
func Font(name string) []byte {
	b, err := fontFiles.ReadFile("fonts/" + name + ".ttf")
	if err != nil {
		panic(fmt.Sprintf("assets: no font %q", name))
	}
	return b
}

// HasFont reports whether Font knows a name.
func HasFont(name string) bool {
	_, err := fontFiles.Open("fonts/" + name + ".ttf")
	return err == nil
}
