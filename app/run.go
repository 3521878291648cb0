// Package app wires the tablet program: the store, the view-models, the window.
package app

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"hearme/app/flow"
	"hearme/app/sound"
	"hearme/app/sound/speak"
	"hearme/app/tablet"
	"hearme/app/ui"
	"hearme/assets"
	"hearme/i18n"
	"hearme/story/anonymise"
)

// ID is the program's name for the operating system.
const ID = "org.hearme.tablet"

// Opts are the ways to start the program.
type Opts struct {
	// Dir is the folder of the vault; empty: the system's place for it.
	Dir string
	// Announce gets a line of JSON for each change of what can be touched, for
	// driving the real window in tests; nil in use. Never what is typed or told.
	Announce *os.File
}

// Run opens the window and returns when it is closed.
func Run(o Opts) error {
	cats, err := i18n.Load()
	if err != nil {
		return err
	}
	a := fyneapp.NewWithID(ID)
	a.SetIcon(fyne.NewStaticResource("hearme.svg", assets.Mark("#5E2355", "#F4C455")))
	dir, err := place(o.Dir, a)
	if err != nil {
		return err
	}
	prefs, err := openPrefs(filepath.Join(dir, "prefs.json"))
	if err != nil {
		return err
	}
	w := a.NewWindow("Hear Me")
	w.Resize(fyne.NewSize(1200, 800))
	player := sound.New(fyne.Do)
	program := flow.NewApp(flow.Deps{
		Catalogues: cats, Engine: anonymise.New(), Careful: anonymise.New(anonymise.WithCautious()), Clock: clock{}, Runner: runner{}, Prefs: prefs,
		Words: tablet.Words{}, Output: &saver{window: w, dir: dir}, Sound: player, Speech: speak.New(),
		PracticePIN: tablet.PracticePIN,
		Practice:    func() (flow.Vault, flow.Session, error) { return tablet.Practice(cats, time.Now) },
	})
	var store *tablet.Store
	program.Open = func() (flow.Vault, error) {
		s, err := tablet.Open(dir, cats, time.Now)
		if err != nil {
			return nil, err
		}
		store = s
		program.Sync = tablet.NewSyncer(s)
		return s, nil
	}
	shell := ui.NewShell(w, program)
	if o.Announce != nil {
		shell.Watch()
	}
	program.Start()
	if o.Announce != nil {
		w.SetFullScreen(true)
		go announce(o.Announce, shell, w)
	}
	a.Lifecycle().SetOnStopped(func() {
		player.Close()
		if store != nil {
			if err := store.Close(); err != nil {
				fmt.Fprintln(os.Stderr, "hearme: closing the store:", err)
			}
		}
	})
	w.SetMaster()
	if err := hideScreen(); err != nil {
		fmt.Fprintln(os.Stderr, "hearme: the task switcher may show the screen:", err)
	}
	w.ShowAndRun()
	return nil
}

// place is the folder where the program keeps what is its own.
func place(dir string, a fyne.App) (string, error) {
	if dir == "" && fyne.CurrentDevice().IsMobile() {
		dir = a.Storage().RootURI().Path()
	}
	if dir == "" {
		base, err := os.UserConfigDir()
		if err != nil {
			return "", err
		}
		dir = filepath.Join(base, "hearme")
	}
	return dir, os.MkdirAll(dir, 0o700)
}

// runner does slow work beside the window and comes back to it.
type runner struct{}

func (runner) Do(work func() func()) {
	go func() {
		then := work()
		fyne.Do(then)
	}()
}

type clock struct{}

func (clock) Now() time.Time { return time.Now() }

func (clock) AfterFunc(d time.Duration, f func()) func() {
	stopped := false // touched on the window's side only
	t := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped {
				f()
			}
		})
	})
	return func() {
		stopped = true
		t.Stop()
	}
}
