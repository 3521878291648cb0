package voicefolder

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"hearme/sync/wire"
)

// zipEntry begins the entry of each file in a zip's list of files.
var zipEntry = []byte("PK\x01\x02")

// maxFiles is the most files that a folder may have.
const maxFiles = 100

// Files are the files of a folder by their names in small letters, without
// the folders around them and without what a computer puts there by itself.
type Files map[string][]byte

// Add takes one file in; a zip is taken apart. It never holds much more than a
// voice may have. The error is Wrongs, or the reader's.
func (f Files) Add(name string, r io.Reader) error {
	if strings.HasSuffix(strings.ToLower(name), ".zip") {
		return f.addZip(name, r)
	}
	return f.add(name, r)
}

func (f Files) add(name string, r io.Reader) error {
	name, skip := plain(name)
	if skip {
		return nil
	}
	if !utf8.ValidString(name) || len(name) > 100 {
		return Wrongs{{"", "a file has a name that cannot be read"}}
	}
	if _, twice := f[name]; twice {
		return Wrongs{{name, "is there twice"}}
	}
	if len(f) == maxFiles {
		return Wrongs{{"", fmt.Sprintf("there are more than %d files", maxFiles)}}
	}
	b, err := io.ReadAll(io.LimitReader(r, wire.MaxClip+1)) // one more shows that it is too large
	if err != nil {
		return err
	}
	f[name] = b
	return f.bounded()
}

func (f Files) bounded() error {
	total := 0
	for _, b := range f {
		total += len(b)
	}
	if total > 2*wire.MaxVoice {
		return Wrongs{{"", fmt.Sprintf("the files together are far larger than %d MB", wire.MaxVoice>>20)}}
	}
	return nil
}

func (f Files) addZip(name string, r io.Reader) error {
	b, err := io.ReadAll(io.LimitReader(r, wire.MaxVoice+1<<20))
	if err != nil {
		return err
	}
	broken := Wrongs{{last(name), "is not a zip that can be read"}}
	if bytes.Count(b, zipEntry) > 10*maxFiles { // each takes memory before any is looked at
		return Wrongs{{last(name), fmt.Sprintf("has more than %d files in it", 10*maxFiles)}}
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return broken
	}
	for _, e := range z.File {
		if e.FileInfo().IsDir() {
			continue
		}
		one, err := e.Open()
		if err != nil {
			return broken
		}
		err = f.add(e.Name, one)
		one.Close()
		if _, told := err.(Wrongs); err != nil && !told {
			return broken
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// last is a path's last name, however its computer writes paths.
func last(p string) string { return p[strings.LastIndexAny(p, `/\`)+1:] }

// plain is a file's name as it is compared, and whether it is to be left out.
func plain(p string) (name string, skip bool) {
	name = strings.ToLower(last(p))
	skip = name == "" || strings.HasPrefix(name, ".") || strings.Contains(p, "__MACOSX") ||
		slices.Contains([]string{"thumbs.db", "desktop.ini"}, name) ||
		strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".txt")
	return name, skip
}
