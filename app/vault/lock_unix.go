//go:build !windows

package vault

import (
	"errors"
	"os"
	"syscall"

	"hearme/story"
)

// takeLock keeps a second program out of the vault. The system lets go of the
// lock when the program ends, however it ends.
func takeLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, problem(err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Join(&story.Problem{Code: "vault_busy"}, f.Close())
	}
	return f, nil
}
