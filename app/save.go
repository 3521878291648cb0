package app

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"hearme/story"
)

// saver asks where a slip is to go and writes it there.
type saver struct {
	window fyne.Window
	dir    string // the program's own folder
}

// Save implements flow.Output. It asks for a folder and never for a file:
// whoever holds the tablet must not be able to write over anything, and the
// toolkit's dialog for saving has emptied the file before it says which.
func (s *saver) Save(name string, data []byte, then func(error)) {
	if fyne.CurrentDevice().IsMobile() {
		s.bySystem(name, data, then)
		return
	}
	dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		switch {
		case err != nil:
			then(err)
		case folder == nil:
			then(&story.Problem{Code: "cancelled"})
		default:
			then(putNew(s.dir, folder.Path(), name, data))
		}
	}, s.window).Show()
}

// bySystem lets the system of a phone or tablet ask; it shows no program's own
// folder.
func (s *saver) bySystem(name string, data []byte, then func(error)) {
	d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		switch {
		case err != nil:
			then(err)
		case w == nil:
			then(&story.Problem{Code: "cancelled"})
		default:
			_, err := w.Write(data)
			then(errors.Join(err, w.Close()))
		}
	}, s.window)
	d.SetFileName(name)
	d.Show()
}

const maxNames = 1000 // slips in one folder

// putNew writes a new file into a folder, beside others of its name: slip.png,
// slip-2.png. Codes: inside_program, disk_full.
func putNew(own, folder, name string, data []byte) error {
	if inside(own, filepath.Join(folder, name)) {
		return &story.Problem{Code: "inside_program"}
	}
	ext := filepath.Ext(name)
	path := filepath.Join(folder, name)
	for n := 2; ; n++ {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, fs.ErrExist) && n < maxNames {
			path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), n, ext))
			continue
		}
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		if err = errors.Join(err, f.Close()); err == nil {
			return nil
		}
		if errors.Is(err, syscall.ENOSPC) {
			err = &story.Problem{Code: "disk_full"}
		}
		return errors.Join(err, os.Remove(path)) // half a slip is none
	}
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
