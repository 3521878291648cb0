package vault

import (
	"errors"
	"io/fs"
	"syscall"

	sqlite3 "github.com/mattn/go-sqlite3"

	"hearme/story"
)

// problem turns what SQLite and the system say into what a person can act on.
func problem(err error) error {
	if err == nil {
		return nil
	}
	var known *story.Problem
	if errors.As(err, &known) {
		return known
	}
	if code := codeOf(err); code != "" {
		return &story.Problem{Code: code}
	}
	return err
}

func codeOf(err error) string {
	if errors.Is(err, syscall.ENOSPC) {
		return "disk_full"
	}
	if errors.Is(err, fs.ErrPermission) {
		return "vault_denied"
	}
	var s sqlite3.Error
	if !errors.As(err, &s) {
		return ""
	}
	switch s.Code {
	case sqlite3.ErrFull:
		return "disk_full"
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return "vault_damaged"
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return "vault_busy"
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrCantOpen:
		return "vault_denied"
	case sqlite3.ErrIoErr:
		if s.SystemErrno == syscall.ENOSPC {
			return "disk_full"
		}
		return "vault_damaged"
	}
	return ""
}
