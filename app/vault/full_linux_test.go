package vault

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"hearme/story"
)

const fullDiskEnv = "HEARME_TEST_FULL_DISK"

// A real disk of 24 MB, truly full, in a mount namespace of its own.
func TestFullDisk(t *testing.T) {
	if dir := os.Getenv(fullDiskEnv); dir != "" {
		onFullDisk(t, dir)
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestFullDisk$", "-test.v")
	cmd.Env = append(os.Environ(), fullDiskEnv+"="+t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{Unshareflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		cmd.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func onFullDisk(t *testing.T, disk string) {
	check(t, syscall.Mount("none", disk, "tmpfs", 0, "size=24m"))
	defer func() { check(t, syscall.Unmount(disk, 0)) }()
	dir := filepath.Join(disk, "tablet")
	v := must(Create(dir, quick))(t)
	s := must(v.AddConnector(nil, passOne, "1"))(t)
	kept, going := story.NewID(), story.NewID()
	body := bytes.Repeat([]byte("ten letters"), 2000)
	check(t, s.SaveRecord(kept, 1, body))
	check(t, s.SaveRecord(going, 1, body))
	if _, err := os.Stat(filepath.Join(dir, ballastName)); err != nil {
		t.Fatal(err)
	}
	fill(t, filepath.Join(disk, "photos"))

	if err := s.SaveRecord(story.NewID(), 1, body); code(err) != "disk_full" {
		t.Errorf("saving on a full disk: %v", err)
	}
	if b := must(s.LoadRecord(kept))(t); !bytes.Equal(b, body) {
		t.Error("what was acknowledged is not there any more")
	}
	longer := bytes.Repeat(body, 5)
	check(t, s.SaveRecord(kept, 1, longer)) // a story that was begun can be told to its end
	body = longer
	if info, err := os.Stat(filepath.Join(dir, ballastName)); err != nil || info.Size() >= ballastSize || info.Size() < leastBallast {
		t.Errorf("the ballast afterwards: %v, %v", info, err)
	}
	check(t, s.DeleteRecord(going))
	if _, err := s.LoadRecord(going); code(err) != "record_missing" {
		t.Errorf("erased on a full disk: %v", err)
	}
	check(t, v.Close())
	v = must(Open(dir))(t)
	s = must(v.Unlock(passOne))(t)
	if b := must(s.LoadRecord(kept))(t); !bytes.Equal(b, body) {
		t.Error("after opening again it is not there")
	}
	check(t, v.Close())
}

// fill writes until the disk has no room at all.
func fill(t *testing.T, path string) {
	f := must(os.Create(path))(t)
	block := bytes.Repeat([]byte{0x5A}, 4096)
	for {
		if _, err := f.Write(block); errors.Is(err, syscall.ENOSPC) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	check(t, f.Close())
}
