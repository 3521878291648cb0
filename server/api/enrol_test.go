package api_test

import (
	"net/http"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"hearme/server/project"
	"hearme/sync/wire"
)

func TestEnrolGivesTheSignedConfiguration(t *testing.T) {
	w := newWorld(t)
	_, key := newKey(t)
	req := wire.EnrolRequest{Proto: 1, Token: w.token(), DeviceKey: key, Label: "Tablet"}
	var first, again wire.EnrolReply
	if status, code := w.post(wire.EnrolPath, req, &first); status != http.StatusOK {
		t.Fatal(status, code)
	}
	v, err := note.NewVerifier(w.project.Info().Verifier)
	if err != nil {
		t.Fatal(err)
	}
	c, err := project.OpenConfig(first.Config, v)
	if err != nil || c.Project != w.project.Info().ID || len(c.Epochs) != 1 {
		t.Fatalf("%+v %v", c, err)
	}
	// The reply was lost; the server restarted; the token's time is over.
	w.project.Close()
	w.now = w.now.Add(time.Hour)
	w.start()
	if status, code := w.post(wire.EnrolPath, req, &again); status != http.StatusOK || again != first {
		t.Fatalf("the reply was not repeated: %d %s", status, code)
	}
	if ds, err := w.project.Store().Devices(ctx); err != nil || len(ds) != 1 {
		t.Fatalf("%d tablets, %v", len(ds), err)
	}
}

func TestEnrolRefuses(t *testing.T) {
	w := newWorld(t)
	used := w.enrol()
	usedToken := w.token()
	if _, code := w.post(wire.EnrolPath, wire.EnrolRequest{Proto: 1, Token: usedToken, DeviceKey: used.key}, &wire.EnrolReply{}); code != "" {
		t.Fatal("a second ticket for the same tablet:", code)
	}
	stale := w.token()
	_, key := newKey(t)
	w.now = w.now.Add(project.TicketLife)
	for name, c := range map[string]struct {
		req    wire.EnrolRequest
		status int
		code   string
	}{
		"used":        {wire.EnrolRequest{Proto: 1, Token: usedToken, DeviceKey: key}, 403, wire.CodeTokenUsed},
		"expired":     {wire.EnrolRequest{Proto: 1, Token: stale, DeviceKey: key}, 403, wire.CodeTokenExpired},
		"unknown":     {wire.EnrolRequest{Proto: 1, Token: "made up", DeviceKey: key}, 403, wire.CodeTokenUnknown},
		"no token":    {wire.EnrolRequest{Proto: 1, DeviceKey: key}, 400, wire.CodeBadRequest},
		"no key":      {wire.EnrolRequest{Proto: 1, Token: stale, DeviceKey: "key"}, 400, wire.CodeBadRequest},
		"long label":  {wire.EnrolRequest{Proto: 1, Token: stale, DeviceKey: key, Label: big(101)}, 400, wire.CodeBadRequest},
		"newer proto": {wire.EnrolRequest{Proto: 2, Token: stale, DeviceKey: key}, 400, wire.CodeProto},
	} {
		if status, code := w.post(wire.EnrolPath, c.req, &wire.EnrolReply{}); status != c.status || code != c.code {
			t.Errorf("%s: %d %s, want %d %s", name, status, code, c.status, c.code)
		}
	}
	if err := w.project.Store().Revoke(ctx, "Amina", used.id); err != nil {
		t.Fatal(err)
	}
	status, code := w.post(wire.EnrolPath, wire.EnrolRequest{Proto: 1, Token: usedToken, DeviceKey: used.key}, &wire.EnrolReply{})
	if status != 403 || code != wire.CodeRevoked {
		t.Errorf("a revoked tablet: %d %s", status, code)
	}
}
