package client

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"hearme/story"
	"hearme/sync/wire"
)

const (
	maxReply   = 16 << 20 // bytes
	maxPatient = 30 * time.Second
	tries      = 4 // of a call that is told to wait
)

var errPin = errors.New("client: another certificate than the ticket names")

// caller makes the calls to one server.
type caller struct {
	server string
	http   *http.Client
	wait   func(context.Context, time.Duration) error
}

func newCaller(server, pin string, wait func(context.Context, time.Duration) error) *caller {
	t := &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 15 * time.Second}).DialContext,
		TLSHandshakeTimeout:   15 * time.Second,
		ResponseHeaderTimeout: 90 * time.Second,
		TLSClientConfig:       &tls.Config{MinVersion: tls.VersionTLS13},
		ForceAttemptHTTP2:     true,
	}
	if pin != "" {
		// A self-made certificate is known by its pin, which the ticket
		// carried; its names and dates say nothing more.
		t.TLSClientConfig.InsecureSkipVerify = true
		t.TLSClientConfig.VerifyConnection = func(s tls.ConnectionState) error {
			if len(s.PeerCertificates) == 0 || wire.CertPin(s.PeerCertificates[0]) != pin {
				return errPin
			}
			return nil
		}
	}
	return &caller{server, &http.Client{
		Transport:     t,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}, wait}
}

func (c *caller) close() { c.http.CloseIdleConnections() }

// json posts a request and reads the reply into reply.
func (c *caller) json(ctx context.Context, path string, request, reply any) error {
	b, err := json.Marshal(request)
	if err != nil {
		return err
	}
	return c.do(ctx, http.MethodPost, path, "application/json", b, reply)
}

// do makes one call; told to wait by the server, it waits and tries again.
func (c *caller) do(ctx context.Context, method, path, kind string, body []byte, reply any) error {
	for try := 1; ; try++ {
		after, err := c.once(ctx, method, path, kind, body, reply)
		if after == 0 || try == tries {
			return err
		}
		if c.wait(ctx, min(after, maxPatient)) != nil {
			return err
		}
	}
}

func (c *caller) once(ctx context.Context, method, path, kind string, body []byte, reply any) (after time.Duration, err error) {
	req, err := http.NewRequestWithContext(ctx, method, c.server+path, bytes.NewReader(body))
	if err != nil {
		return 0, &story.Problem{Code: "server_unreachable"}
	}
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return 0, unreached(err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(res.Body, maxReply+1))
	if err != nil {
		return 0, unreached(err)
	}
	if len(raw) > maxReply || !utf8.Valid(raw) {
		return 0, &story.Problem{Code: "bad_reply"}
	}
	if res.StatusCode != statusOK {
		code := refusal(raw)
		if code == wire.CodeTooMany {
			after = retryAfter(res)
		}
		return after, &story.Problem{Code: code}
	}
	if json.Unmarshal(raw, reply) != nil {
		return 0, &story.Problem{Code: "bad_reply"}
	}
	return 0, nil
}

// unreached tells a server that is not there from one that is not ours.
func unreached(err error) error {
	var cert *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var name x509.HostnameError
	var record tls.RecordHeaderError
	if errors.Is(err, errPin) || errors.As(err, &cert) || errors.As(err, &unknown) || errors.As(err, &name) || errors.As(err, &record) {
		return &story.Problem{Code: "server_untrusted"}
	}
	return &story.Problem{Code: "server_unreachable"}
}

// refusal reads the code of a reply that is not 200. Only codes of the wire
// are passed on: anything else may be a page of some other machine.
func refusal(raw []byte) string {
	var e wire.Error
	if json.Unmarshal(raw, &e) != nil || !slices.Contains(codes, e.Code) {
		return "bad_reply"
	}
	return known(e.Code)
}

// codes are those of the wire, which the catalogues have words for.
var codes = []string{wire.CodeBadManifest, wire.CodeBadSignature, wire.CodeRevoked, wire.CodeOtherProject, wire.CodeUnknownEpoch,
	wire.CodeBadBlob, wire.CodeTooLarge, wire.CodeBadRequest, wire.CodeBadUTF8, wire.CodeProto,
	wire.CodeTokenUsed, wire.CodeTokenExpired, wire.CodeTokenUnknown, wire.CodeTooMany, wire.CodeServer,
	wire.CodeDiskFull, wire.CodeNotFound}

// known returns a code that people can be told: what this version has no words
// for is the server's own matter, and so is its full disk, which is not the
// tablet's.
func known(code string) string {
	if code == wire.CodeDiskFull || !slices.Contains(codes, code) {
		return wire.CodeServer
	}
	return code
}

func retryAfter(res *http.Response) time.Duration {
	s, err := strconv.Atoi(res.Header.Get("Retry-After"))
	if err != nil || s < 1 {
		return time.Second
	}
	return time.Duration(s) * time.Second
}
