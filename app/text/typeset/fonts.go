package typeset

import (
	"bytes"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
)

// Fonts loads font files when they are first needed and keeps what was shaped
// and drawn with them. It may be used from several goroutines.
type Fonts struct {
	load func(name string) []byte

	mu     sync.Mutex
	faces  map[string]*Face
	chosen map[faceKey]*Face
	shaper shaping.HarfbuzzShaper
	masks  maskCache

	cutting   cutting
	stretches stretchCache
	nearby    []*stretch // those that have glyphs, the first asked for first
	nearRunes int
}

// Face is one font file.
type Face struct {
	Name string // of the file, without ending

	face   *font.Face
	id     uint32
	upem   float32
	glyphs map[rune]bool // whether the font has the rune
}

// NewFonts takes a function that gives the bytes of a font by the name of its
// family and weight, for instance "NotoSans-SemiBold", and nil for one that it
// does not have.
func NewFonts(load func(name string) []byte) *Fonts {
	f := &Fonts{load: load, faces: map[string]*Face{}, chosen: map[faceKey]*Face{}, cutting: ordinary}
	f.shaper.SetFontCacheSize(64)
	return f
}

// families of the program's face and of the book face, by script.
var families = map[string][2]string{
	"Latn": {"NotoSans", "NotoSerif"},
	"Beng": {"NotoSansBengali", "NotoSerifBengali"},
	"Guru": {"NotoSansGurmukhi", "NotoSerifGurmukhi"},
	"Gujr": {"NotoSansGujarati", "NotoSerifGujarati"},
	"Deva": {"NotoSansDevanagari", "NotoSerifDevanagari"},
	"Arab": {"NotoNaskhArabic", "NotoNaskhArabic"},
	"Aran": {"NotoNastaliqUrdu", "NotoNastaliqUrdu"},
}

// The order in which the other scripts' fonts are asked for a character.
var fallback = []string{"Latn", "Arab", "Beng", "Deva", "Gujr", "Guru", "Aran"}

func scriptName(s language.Script) string {
	switch s {
	case language.Bengali:
		return "Beng"
	case language.Gurmukhi:
		return "Guru"
	case language.Gujarati:
		return "Gujr"
	case language.Devanagari:
		return "Deva"
	case language.Arabic:
		return "Arab"
	}
	return "Latn"
}

func scriptOf(name string) language.Script {
	switch name {
	case "Beng":
		return language.Bengali
	case "Guru":
		return language.Gurmukhi
	case "Gujr":
		return language.Gujarati
	case "Deva":
		return language.Devanagari
	case "Arab", "Aran":
		return language.Arabic
	}
	return language.Latin
}

// named is the face of a file, nil when there is none.
func (f *Fonts) named(name string) *Face {
	if face, ok := f.faces[name]; ok {
		return face
	}
	var face *Face
	if b := f.load(name); b != nil {
		if parsed, err := font.ParseTTF(bytes.NewReader(b)); err == nil {
			face = &Face{Name: name, face: parsed, id: uint32(len(f.faces)), upem: float32(parsed.Upem()), glyphs: map[rune]bool{}}
		}
	}
	f.faces[name] = face
	return face
}

type faceKey struct {
	script      string
	bold, serif bool
}

// forScript is the face of a script in the style's weight, else its regular one.
func (f *Fonts) forScript(script string, key shapeKey) *Face {
	if script == "Arab" && key.script == "Aran" {
		script = "Aran"
	}
	k := faceKey{script, key.bold, key.serif}
	face, ok := f.chosen[k]
	if !ok {
		face = f.find(script, key)
		f.chosen[k] = face
	}
	return face
}

func (f *Fonts) find(script string, key shapeKey) *Face {
	family := families[script][0]
	if key.serif {
		family = families[script][1]
	}
	if family == "" {
		return nil
	}
	if key.bold {
		for _, weight := range []string{"-SemiBold", "-Bold"} {
			if face := f.named(family + weight); face != nil {
				return face
			}
		}
	}
	return f.named(family + "-Regular")
}

// main is the face that sets the style's baseline.
func (f *Fonts) main(key shapeKey) *Face {
	if face := f.forScript(key.script, key); face != nil {
		return face
	}
	return f.forScript("Latn", key)
}

func (f *Face) has(r rune) bool {
	if ok, seen := f.glyphs[r]; seen {
		return ok
	}
	_, ok := f.face.NominalGlyph(r)
	f.glyphs[r] = ok
	return ok
}

// choose is the face for a character of a script: its script's own, else the
// first that has the character, else its script's own with an empty box.
func (f *Fonts) choose(r rune, script string, key shapeKey) *Face {
	own := f.forScript(script, key)
	if own != nil && own.has(r) {
		return own
	}
	for _, s := range fallback {
		if face := f.forScript(s, key); face != nil && face.has(r) {
			return face
		}
	}
	if own == nil {
		own = f.main(key)
	}
	return own
}

// metrics are ascent and descent (positive) of a face as parts of its size.
func (f *Face) metrics() (ascent, descent float32) {
	e, _ := f.face.FontHExtents()
	return e.Ascender / f.upem, -e.Descender / f.upem
}

// Forget drops every text that was kept for speed.
func (f *Fonts) Forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.stretches, f.nearby, f.nearRunes = stretchCache{}, nil, 0
}
