package api

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

// Bodies beyond the bound are not read, and wait their turn.
func TestSyncsWaitTheirTurn(t *testing.T) {
	a := &api{syncs: make(chan struct{}, syncsAtOnce)}
	post := func(ctx context.Context, body io.Reader) error {
		r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/v1/sync", body)
		_, err := a.sync(r, httptest.NewRecorder())
		return err
	}
	ended := make(chan error)
	var lines []*io.PipeWriter
	for range syncsAtOnce {
		in, out := io.Pipe()
		go func() { ended <- post(context.Background(), in) }()
		if _, err := out.Write([]byte("{")); err != nil { // taken when the body is being read
			t.Fatal(err)
		}
		lines = append(lines, out)
	}
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	if err := post(gone, nil); err != context.Canceled {
		t.Errorf("one too many: %v", err)
	}
	lines[0].Close()
	if err := <-ended; err == nil {
		t.Error("half a request was taken")
	}
	if err := post(context.Background(), nil); err == nil || err == context.Canceled {
		t.Errorf("in its turn: %v", err)
	}
	for _, l := range lines[1:] {
		l.Close()
		<-ended
	}
}

// One household cannot count as many callers.
func TestCallersAreCountedByHousehold(t *testing.T) {
	for address, want := range map[string]string{
		"192.0.2.7:4000":           "192.0.2.7",
		"[::ffff:192.0.2.7]:4000":  "192.0.2.7",
		"[2001:db8:1:2::7]:4000":   "2001:db8:1:2::/64",
		"[2001:db8:1:2:9::8]:4001": "2001:db8:1:2::/64",
		"[fe80::1%eth0]:4000":      "fe80::/64",
		"pipe":                     "unknown",
	} {
		if got := caller(address); got != want {
			t.Errorf("%s counts under %s, want %s", address, got, want)
		}
	}
}
