package review

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"hearme/assets"
	"hearme/internal/look"
	"hearme/story/anonymise"
)

//go:embed static
var staticFiles embed.FS

// staticRoot holds what never changes while the program runs: its name is a
// hash of all of it, so that browsers may keep it.
var staticRoot = "/static/" + version() + "/"

// A face is a font file under the name that the style sheet uses. Browsers
// fetch only the ranges that a page needs.
type face struct {
	family, file, ranges string
	weight               int
}

const (
	latin      = "U+0000-036F, U+1E00-1EFF, U+2000-2BFF"
	bengali    = "U+0951-0952, U+0964-0965, U+0980-09FF, U+200C-200D, U+25CC"
	devanagari = "U+0900-097F, U+1CD0-1CFF, U+200C-200D, U+20A8, U+20B9, U+25CC, U+A8E0-A8FF"
	gurmukhi   = "U+0A00-0A7F, U+0964-0965, U+200C-200D, U+25CC, U+262C"
	gujarati   = "U+0A80-0AFF, U+0964-0965, U+200C-200D, U+25CC"
	arabic     = "U+0600-06FF, U+0750-077F, U+0870-08FF, U+200C-200F, U+FB50-FDFF, U+FE70-FEFF"
)

// faces lists the fonts that the program ships.
func faces() []face {
	var fs []face
	add := func(family, file, ranges string) {
		for suffix, weight := range map[string]int{"-Regular": 400, "-SemiBold": 600, "-Bold": 600} {
			if assets.HasFont(file + suffix) {
				fs = append(fs, face{family, file + suffix, ranges, weight})
			}
		}
	}
	add("HM Sans", "NotoSans", latin)
	add("HM Serif", "NotoSerif", latin)
	for _, s := range []struct{ name, ranges string }{
		{"Bengali", bengali}, {"Devanagari", devanagari}, {"Gurmukhi", gurmukhi}, {"Gujarati", gujarati},
	} {
		add("HM Sans", "NotoSans"+s.name, s.ranges)
		add("HM Serif", "NotoSerif"+s.name, s.ranges)
	}
	add("HM Naskh", "NotoNaskhArabic", arabic)
	add("HM Nastaliq", "NotoNastaliqUrdu", arabic)
	slices.SortFunc(fs, func(a, b face) int { return strings.Compare(a.file, b.file) })
	return fs
}

// style is the whole style sheet: the tokens, the fonts, the rules.
var style = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	b.WriteString(look.CSS())
	for _, f := range faces() {
		fmt.Fprintf(&b, "@font-face{font-family:%q;src:url(\"font/%s.ttf\") format(\"truetype\");font-weight:%d;font-display:swap;unicode-range:%s}\n",
			f.family, f.file, f.weight, f.ranges)
	}
	rules, _ := staticFiles.ReadFile("static/site.css")
	b.Write(rules)
	return b.Bytes()
})

func version() string {
	h := sha256.New()
	h.Write(style())
	script, _ := staticFiles.ReadFile("static/withdraw.js")
	h.Write(script)
	for _, f := range faces() {
		h.Write(assets.Font(f.file))
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// static is every file under staticRoot by name.
func static() map[string]http.Handler {
	script, _ := staticFiles.ReadFile("static/withdraw.js")
	files := map[string]http.Handler{
		"site.css":       kept("text/css; charset=utf-8", style()),
		"withdraw.js":    kept("text/javascript; charset=utf-8", script),
		"plait.svg":      kept("image/svg+xml", plaitOf(look.Light, look.Damson)),
		"plait-dark.svg": kept("image/svg+xml", plaitOf(look.Dark, look.OnDamson)),
	}
	for _, f := range faces() {
		files["font/"+f.file+".ttf"] = kept("font/ttf", assets.Font(f.file))
	}
	return files
}

// plaitOf is one seamless tile of the plait in a palette's own colours.
func plaitOf(p *look.Palette, ground look.Token) []byte {
	colour := func(t look.Token) string {
		c := p.Colour(t)
		return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	}
	const turn = 204
	return assets.Plait(turn, 84, turn, [3]string{colour(look.Plum), colour(look.Straw), colour(look.Rose)}, colour(ground))
}

func kept(kind string, body []byte) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
	})
}

// spanKind is the look of a placeholder of this type.
func spanKind(t anonymise.Type) string { return string(look.SpanKind(string(t))) }

// href keeps the chosen language on a link of a public page.
func href(path, lang string) string {
	if strings.Contains(path, "?") {
		return path + "&lang=" + lang
	}
	return path + "?lang=" + lang
}
