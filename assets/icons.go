package assets

import (
	"fmt"
	"sort"
)

// icons are our own: a grid of 24, a line of 2 with round ends, no fills, one
// idea each. Each stands beside a word.
var icons = map[string]string{
	"arrow-left":   "M19 12H5M11 6l-6 6 6 6",
	"arrow-right":  "M5 12h14M13 6l6 6-6 6",
	"book":         "M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14",
	"box":          "M3 5h18v4H3zM5 9v10h14V9M10 13h4",
	"camera":       "M5.500 8h2.800L10 5h4l1.700 3h2.800c1.100 0 2 .9 2 2v7c0 1.100-.9 2-2 2h-13c-1.100 0-2-.9-2-2v-7c0-1.100.9-2 2-2zM12 10c1.77 0 3.2 1.43 3.2 3.2c0 1.77 -1.43 3.2 -3.2 3.2c-1.77 0 -3.2 -1.43 -3.2 -3.2c0 -1.77 1.43 -3.2 3.2 -3.2z",
	"chevron-down": "M6 9l6 6 6-6",
	"clock":        "M12 3c4.97 0 9 4.03 9 9c0 4.97 -4.03 9 -9 9c-4.97 0 -9 -4.03 -9 -9c0 -4.97 4.03 -9 9 -9zM12 7v5l3 2",
	"cloud-up":     "M7 18a4.500 4.500 0 0 1-.5-9A6 6 0 0 1 18 9.500 4.250 4.250 0 0 1 17.500 18M12 20v-8M9 14.500l3-3 3 3",
	"cross":        "M6 6l12 12M18 6L6 18",
	"eye":          "M2.500 12C6 5.500 18 5.500 21.500 12 18 18.500 6 18.500 2.500 12zM12 9c1.66 0 3 1.34 3 3c0 1.66 -1.34 3 -3 3c-1.66 0 -3 -1.34 -3 -3c0 -1.66 1.34 -3 3 -3z",
	"eye-closed":   "M3 9c5 6 13 6 18 0M12 13.500V17M7 12l-2 3M17 12l2 3",
	"flag":         "M5 21V4h13l-2.500 4.500L18 13H5",
	"globe":        "M12 3c4.97 0 9 4.03 9 9c0 4.97 -4.03 9 -9 9c-4.97 0 -9 -4.03 -9 -9c0 -4.97 4.03 -9 9 -9zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18",
	"hand":         "M7.500 12.500V6.700c0-.9.7-1.500 1.500-1.500s1.500.6 1.500 1.500V4.500c0-.9.7-1.500 1.500-1.500s1.500.6 1.500 1.500v1.200c0-.9.7-1.500 1.500-1.500s1.500.6 1.500 1.500v2c0-.9.7-1.500 1.500-1.500s1.500.6 1.500 1.500V14c0 4-2.800 7-6.500 7-3 0-4.800-1.300-6.200-3.800L4.200 13.700c-.4-.8-.2-1.600.5-2 .7-.4 1.500-.2 2 .5zM10.500 6.700V11M13.500 5.700V11M16.500 7.700V11",
	"home":         "M4 11l8-7 8 7M6 9.500V20h12V9.500",
	"inbox":        "M3.500 13l2.700-6.500c.3-.9 1.100-1.500 2-1.500h7.600c.9 0 1.700.6 2 1.500l2.700 6.500v4c0 1.100-.9 2-2 2h-13c-1.100 0-2-.9-2-2zM3.500 13h5l1.200 2.500h4.600l1.200-2.500h5",
	"info":         "M12 3c4.97 0 9 4.03 9 9c0 4.97 -4.03 9 -9 9c-4.97 0 -9 -4.03 -9 -9c0 -4.97 4.03 -9 9 -9zM12 11v6M12 7.500v.01",
	"key":          "M8 11c2.21 0 4 1.79 4 4c0 2.21 -1.79 4 -4 4c-2.21 0 -4 -1.79 -4 -4c0 -2.21 1.79 -4 4 -4zM11 12l8-8M16 7l3 3",
	"list":         "M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01",
	"lock":         "M8 11h8c1.100 0 2 .9 2 2v5.500c0 1.100-.9 2-2 2H8c-1.100 0-2-.9-2-2V13c0-1.100.9-2 2-2zM8.500 11V7.500C8.500 5.600 10 4 12 4s3.500 1.600 3.500 3.500V11M12 15.200v.8",
	"pause":        "M9 5v14M15 5v14",
	"pencil":       "M4 20l1-4.500L16 4.500l3.500 3.500-11 11zM13.500 7l3.500 3.500",
	"people":       "M9 4c1.93 0 3.5 1.57 3.5 3.5c0 1.93 -1.57 3.5 -3.5 3.5c-1.93 0 -3.5 -1.57 -3.5 -3.5c0 -1.93 1.57 -3.5 3.5 -3.5zM3 20c0-4 2.500-6 6-6s6 2 6 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2 .8 3 2.700 3 5.500",
	"person":       "M12 3.5c2.21 0 4 1.79 4 4c0 2.21 -1.79 4 -4 4c-2.21 0 -4 -1.79 -4 -4c0 -2.21 1.79 -4 4 -4zM4.500 20.500c0-4.500 3-6.500 7.500-6.500s7.500 2 7.500 6.500",
	"phone":        "M6 3.500l3 .5 1 4-2 1.500c1 2.500 2.500 4 5 5L14.500 12.500l4 1 .5 3c.2 1.500-1 2.500-2.500 2.500C9.500 18.500 4.500 12 4 6c0-1.500.5-2.500 2-2.500z",
	"picture":      "M6 4h12c1.100 0 2 .9 2 2v12c0 1.100-.9 2-2 2H6c-1.100 0-2-.9-2-2V6c0-1.100.9-2 2-2zM4 16.500l4.500-4.500 4 4 2.500-2.500 5 4.500M15.5 7.25c0.69 0 1.25 0.56 1.25 1.25c0 0.69 -0.56 1.25 -1.25 1.25c-0.69 0 -1.25 -0.56 -1.25 -1.25c0 -0.69 0.56 -1.25 1.25 -1.25z",
	"plus":         "M12 5v14M5 12h14",
	"printer":      "M7.500 8V3.500h9V8M7.500 16.500H6c-1.100 0-2-.9-2-2V10c0-1.100.9-2 2-2h12c1.100 0 2 .9 2 2v4.500c0 1.100-.9 2-2 2h-1.500M8.500 13.500h7c.6 0 1 .4 1 1v5c0 .6-.4 1-1 1h-7c-.6 0-1-.4-1-1v-5c0-.6.4-1 1-1z",
	"qr":           "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v2M14 20h2M18 18h2v2",
	"quote":        "M6 4.500h12c1.100 0 2 .9 2 2V14c0 1.100-.9 2-2 2h-6l-4.500 4v-4H6c-1.100 0-2-.9-2-2V6.500c0-1.100.9-2 2-2zM8 9h8M8 12.300h5",
	"settings":     "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5c1.38 0 2.5 1.12 2.5 2.5c0 1.38 -1.12 2.5 -2.5 2.5c-1.38 0 -2.5 -1.12 -2.5 -2.5c0 -1.38 1.12 -2.5 2.5 -2.5zM9 14.5c1.38 0 2.5 1.12 2.5 2.5c0 1.38 -1.12 2.5 -2.5 2.5c-1.38 0 -2.5 -1.12 -2.5 -2.5c0 -1.38 1.12 -2.5 2.5 -2.5z",
	"shield":       "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM12 8v4M12 15.500v.01",
	"speaker":      "M4 9.500v5h3.500L12 18V6L7.500 9.500zM15.500 9a4.500 4.500 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11",
	"tablet":       "M5 3h14v18H5zM11 18h2",
	"tag":          "M4 5.500C4 4.700 4.700 4 5.500 4H12l7.500 7.500c.7.700.7 1.700 0 2.400l-5.600 5.600c-.7.700-1.700.7-2.400 0L4 12zM8.300 8.300v.01",
	"tick":         "M5 12.500l4.500 4.500L19 7",
	"trash":        "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
	"undo":         "M9 5L4 10l5 5M4 10h10a5 5 0 0 1 0 10h-3",
	"wifi-off":     "M5 19L19 5M2.500 9.500C5 7 8.500 5.600 12 5.600c1.300 0 2.600.2 3.800.6M19.300 7.800c.8.500 1.500 1.100 2.200 1.700M5.800 13c1.200-1.200 2.800-2.100 4.500-2.500M15.200 11.200c1.200.4 2.200 1.100 3 1.800M13 15.200c.9.2 1.600.6 2.200 1.200M12 19.300v.01",
}

// Icons lists the names that IconPath knows.
func Icons() []string {
	names := make([]string, 0, len(icons))
	for n := range icons {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// IconPath returns an icon's SVG path data on a grid of 24. A name that is not
// in Icons panics: it is a mistake in the program.
func IconPath(name string) string {
	d, ok := icons[name]
	if !ok {
		panic(fmt.Sprintf("assets: no icon %q", name))
	}
	return d
}

// IconPoints reports whether an icon points and so is mirrored where the
// reading runs right to left. Ticks, clocks and locks are not.
func IconPoints(name string) bool {
	switch name {
	case "arrow-left", "arrow-right", "list", "undo", "quote", "speaker", "book":
		return true
	}
	return false
}

// Icon returns an icon as SVG in a colour ("#5e2355"), mirrored if asked.
func Icon(name, colour string, mirror bool) []byte {
	turn := ""
	if mirror && IconPoints(name) {
		turn = ` transform="matrix(-1 0 0 1 24 0)"`
	}
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><g fill="none" stroke="%s" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"%s><path d="%s"/></g></svg>`,
		colour, turn, IconPath(name))
}
