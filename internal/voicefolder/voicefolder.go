// Package voicefolder reads a folder of recordings in which one voice reads
// the information and consent pages: voice.toml, one sound file a page, and
// beside it, where known, when each sentence is heard. docs/voices.md says how
// such a folder is made.
//
// What is wrong with a folder is said file by file, in plain English for leads.
package voicefolder

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"hearme/i18n"
	"hearme/sync/wire"
)

// Folder is a voice and the bytes of its clips by their SHA-256.
type Folder struct {
	Voice wire.Voice
	Clips map[string][]byte
}

// Wrong is one thing that is wrong with a file; File is empty for the whole.
type Wrong struct{ File, What string }

// Wrongs is everything that is wrong with a folder.
type Wrongs []Wrong

func (w Wrongs) Error() string {
	lines := make([]string, len(w))
	for i, x := range w {
		lines[i] = strings.TrimPrefix(x.File+": "+x.What, ": ")
	}
	return strings.Join(lines, "\n")
}

func (w *Wrongs) say(file, format string, args ...any) {
	*w = append(*w, Wrong{file, fmt.Sprintf(format, args...)})
}

// Read reads an uploaded folder against the catalogues: given is used where
// the folder has no voice.toml. The error is Wrongs.
func Read(files Files, given About, cats *i18n.Catalogues) (Folder, error) {
	var w Wrongs
	f := read(files, given, cats, length, &w)
	if f.Voice.Wording != "" {
		if _, now := cats.Language(f.Voice.Lang).Wording(); f.Voice.Wording != now {
			w.say(aboutFile, "the recordings read older words than those that the program shows now: record again")
		}
	}
	if len(w) > 0 {
		return Folder{}, w
	}
	return f, nil
}

// Beside reads the folders that lie beside the catalogues, without decoding
// them: a test has. Each must say which wording it reads, because the words may
// have changed since it was recorded; such a voice is given back all the same.
// One in which something is wrong is left out, and the error is Wrongs.
func Beside(folders []fs.FS, cats *i18n.Catalogues) ([]Folder, error) {
	var out []Folder
	var w Wrongs
	for _, sub := range folders {
		before := len(w)
		files, err := FromFS(sub)
		if err != nil {
			w.say("", "%v", err)
			continue
		}
		f := read(files, About{}, cats, unheard, &w)
		if a, err := parseAbout(files[aboutFile]); err == nil && a.Wording == "" {
			w.say(aboutFile, "wording is missing: a folder beside the catalogue says which words it reads")
		}
		if len(w) == before {
			out = append(out, f)
		}
	}
	if len(w) > 0 {
		return out, w
	}
	return out, nil
}

func read(files Files, given About, cats *i18n.Catalogues, hear hearing, w *Wrongs) Folder {
	a, from := given, ""
	if b, ok := files[aboutFile]; ok {
		var err error
		from = aboutFile
		if a, err = parseAbout(b); err != nil {
			w.say(aboutFile, "%v", err)
			return Folder{}
		}
	}
	lang := a.check(from, cats, w)
	r := reader{files: files, hear: hear, wrongs: w, used: map[string]bool{aboutFile: true}, clips: map[string][]byte{}}
	f := Folder{Voice: a.voice(lang), Clips: r.clips}
	easy := slices.ContainsFunc(slices.Collect(maps.Keys(files)), func(n string) bool { return strings.HasPrefix(n, EasyPrefix) })
	for _, page := range wire.VoicePages() {
		r.page(&f.Voice, page, false)
		if easy {
			r.page(&f.Voice, page, true)
		}
	}
	r.leftOver()
	total := 0
	for _, b := range r.clips {
		total += len(b)
	}
	if total > wire.MaxVoice {
		w.say("", "the recordings together are larger than %d MB: save them as Opus, at about 32 kbit a second", wire.MaxVoice>>20)
	}
	return f
}

// EasyPrefix begins the names of the files that read the easy words.
const EasyPrefix = "easy_"

// soundEnds are the ends of names that a recording may have.
var soundEnds = []string{".opus", ".ogg", ".wav"}

// reader goes through the pages of one folder.
type reader struct {
	files  Files
	hear   hearing
	wrongs *Wrongs
	used   map[string]bool
	clips  map[string][]byte
}

func (r *reader) page(v *wire.Voice, page string, easy bool) {
	stem := page
	if easy {
		stem = EasyPrefix + page
	}
	var found []string
	for _, end := range soundEnds {
		if _, ok := r.files[stem+end]; ok {
			found = append(found, stem+end)
			r.used[stem+end] = true
		}
	}
	r.used[stem+".vtt"] = true
	switch len(found) {
	case 0:
		r.wrongs.say(stem+".opus", "is missing (or %s.wav): the recording of this page", stem)
		return
	case 1:
	default:
		r.wrongs.say(found[0], "there is also %s: leave one recording of each page", found[1])
		return
	}
	b := r.files[found[0]]
	if len(b) > wire.MaxClip {
		r.wrongs.say(found[0], "is larger than %d MB: save it as Opus, at about 32 kbit a second", wire.MaxClip>>20)
		return
	}
	kind := kindOf(b)
	long, err := r.hear(b, kind)
	if err != nil {
		r.wrongs.say(found[0], "%v", err)
		return
	}
	sum := sha256.Sum256(b)
	c := wire.Clip{Page: page, Easy: easy, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(b)), Type: kind}
	if vtt, ok := r.files[stem+".vtt"]; ok {
		c.Cues = r.cues(stem+".vtt", vtt, Sentences(page, easy), long)
	}
	r.clips[c.SHA256] = b
	v.Clips = append(v.Clips, c)
}

// leftOver says which files belong to no page, so that a misspelt name is seen.
func (r *reader) leftOver() {
	for _, name := range slices.Sorted(maps.Keys(r.files)) {
		if !r.used[name] {
			r.wrongs.say(path.Base(name), "belongs to no page: the names are %s, with %s in front for easy read",
				strings.Join(wire.VoicePages(), ", "), EasyPrefix)
		}
	}
}

// FromFS takes in the files of a folder. Wrongs, fs.ErrNotExist.
func FromFS(fsys fs.FS) (Files, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	files := Files{}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		f, err := fsys.Open(e.Name())
		if err != nil {
			return nil, err
		}
		err = files.Add(e.Name(), f)
		f.Close()
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}
