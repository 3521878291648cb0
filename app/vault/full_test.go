package vault

import (
	"bytes"
	"testing"

	"hearme/story"
)

// A file that may not grow any more: nothing acknowledged is lost, what does
// not fit is told, and erasing goes on.
func TestFullFile(t *testing.T) {
	dir, v, s := newVault(t)
	check(t, v.Close())
	v = must(Open(dir, WithMaxPages(60)))(t)
	defer v.Close()
	s = must(v.Unlock(passOne))(t)
	p := newProject(t)
	body := bytes.Repeat([]byte("ten letters"), 1000)
	var kept []story.ID
	for {
		id := story.NewID()
		err := s.SaveRecord(id, 1, body)
		if code(err) == "disk_full" {
			break
		}
		check(t, err)
		kept = append(kept, id)
	}
	if len(kept) < 3 {
		t.Fatalf("only %d fitted", len(kept))
	}
	if err := s.SealRecord(kept[0], sealed(t, s, p, kept[0], codeOne)); err != nil && code(err) != "disk_full" {
		t.Errorf("sealing: %v", err)
	} else if err == nil {
		kept = kept[1:]
	}
	if err := s.SaveRecord(kept[0], 1, bytes.Repeat(body, 30)); code(err) != "disk_full" {
		t.Errorf("a longer draft: %v", err)
	}
	for _, id := range kept {
		if b := must(s.LoadRecord(id))(t); !bytes.Equal(b, body) {
			t.Fatal("what was acknowledged is not there any more")
		}
	}
	check(t, s.DeleteRecord(kept[0]))
	check(t, s.SaveRecord(story.NewID(), 1, body)) // there is room again
}
