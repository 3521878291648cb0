package client

import (
	"encoding/json"

	"golang.org/x/mod/sumdb/note"

	"hearme/story"
	"hearme/sync/wire"
)

// OpenConfig verifies a signed configuration with the project's key and reads
// it. Code: bad_config.
func OpenConfig(signed, projectKey string) (wire.Config, error) {
	bad := &story.Problem{Code: "bad_config"}
	v, err := note.NewVerifier(projectKey)
	if err != nil {
		return wire.Config{}, bad
	}
	n, err := note.Open([]byte(signed), note.VerifierList(v))
	if err != nil {
		return wire.Config{}, bad
	}
	var c wire.Config
	if json.Unmarshal([]byte(n.Text), &c) != nil || c.Project == "" || len(c.Epochs) == 0 {
		return wire.Config{}, bad
	}
	if c.Version != 1 {
		return wire.Config{}, &story.Problem{Code: wire.CodeProto}
	}
	return c, nil
}
