package tablet

import (
	"crypto/rand"
	"encoding/json"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"hearme/sync/wire"
)

// A new ticket for the same project never takes a tablet back to older
// settings; one for another project, and newer ones, are taken.
func TestANewTicketNeverGoesBack(t *testing.T) {
	secret, public, err := note.GenerateKey(rand.Reader, "luton")
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(secret)
	if err != nil {
		t.Fatal(err)
	}
	config := func(project string, serial int64) string {
		b, err := json.Marshal(wire.Config{Version: 1, Serial: serial, Project: project, Epochs: []wire.Epoch{{ID: "2026-Q4"}}})
		if err != nil {
			t.Fatal(err)
		}
		signed, err := note.Sign(&note.Note{Text: string(b) + "\n"}, signer)
		if err != nil {
			t.Fatal(err)
		}
		return string(signed)
	}
	held := config("p1", 5)
	for name, c := range map[string]struct {
		held, fresh string
		keeps       bool
	}{
		"older":           {held, config("p1", 4), true},
		"the same":        {held, config("p1", 5), false},
		"newer":           {held, config("p1", 6), false},
		"another project": {held, config("p2", 1), false},
		"nothing held":    {"", config("p1", 1), false},
	} {
		want := c.fresh
		if c.keeps {
			want = c.held
		}
		if newer(c.held, c.fresh, public) != want {
			t.Errorf("%s: the wrong one", name)
		}
	}
}
