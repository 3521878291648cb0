package vault

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"

	"hearme/story"
)

// takeLock keeps a second program out of the vault. The system lets go of the
// lock when the program ends, however it ends.
func takeLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, problem(err)
	}
	const how = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	if err := windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, &windows.Overlapped{}); err != nil {
		return nil, errors.Join(&story.Problem{Code: "vault_busy"}, f.Close())
	}
	return f, nil
}
