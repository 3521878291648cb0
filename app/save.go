package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"hearme/story"
)

// saver asks where a slip is to go and writes it there.
type saver struct {
	window fyne.Window
	dir    string // the program's own folder
}

// Save implements flow.Output.
func (s *saver) Save(name string, data []byte, then func(error)) {
	d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		switch {
		case err != nil:
			then(err)
		case w == nil:
			then(&story.Problem{Code: "cancelled"})
		case inside(s.dir, w.URI().Path()):
			then(errors.Join(&story.Problem{Code: "inside_program"}, w.Close(), storage.Delete(w.URI())))
		default:
			_, err := w.Write(data)
			then(errors.Join(err, w.Close()))
		}
	}, s.window)
	d.SetFileName(name)
	d.Show()
}

// inside reports whether a path is in a folder, links followed.
func inside(dir, path string) bool {
	clean := func(p string) string {
		if r, err := filepath.EvalSymlinks(p); err == nil {
			return r
		}
		return filepath.Clean(p)
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return true
	}
	rel, err := filepath.Rel(clean(abs), filepath.Join(clean(filepath.Dir(path)), filepath.Base(path)))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(os.PathSeparator))
}
