// Package api is what tablets call: enrol, sync, blobs, withdraw. It checks
// shape, signature and place, and leaves what becomes of a story to the store.
//
// It logs method, kind of call, status and time; never a body, a code, a key
// or an address.
package api

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"
	"unicode/utf8"

	"hearme/server/store"
	"hearme/sync/wire"
)

// Project is what the calls need of a project.
type Project interface {
	Store() store.Store
	Info() store.Project
	// WithdrawByCode takes the same time whether the code's story is there.
	WithdrawByCode(ctx context.Context, code string, flags []string) error
}

// Options are what a server sets; the zero value is ready.
type Options struct {
	Log    *slog.Logger     // nil: no log
	Now    func() time.Time // nil: time.Now
	Limits *Limits          // nil: DefaultLimits
}

type api struct {
	project Project
	store   store.Store
	log     *slog.Logger
	now     func() time.Time
	syncs   chan struct{} // see syncsAtOnce
	voices  chan struct{} // see voicesAtOnce
}

// New returns the handler of every path under /v1/.
func New(p Project, o Options) http.Handler {
	a := &api{project: p, store: p.Store(), log: o.Log, now: o.Now, syncs: make(chan struct{}, syncsAtOnce), voices: make(chan struct{}, voicesAtOnce)}
	if a.log == nil {
		a.log = slog.New(slog.DiscardHandler)
	}
	if a.now == nil {
		a.now = time.Now
	}
	limits := DefaultLimits
	if o.Limits != nil {
		limits = *o.Limits
	}
	mux := http.NewServeMux()
	handle := func(pattern, name string, l Limit, fn func(*http.Request, http.ResponseWriter) (any, error)) {
		mux.Handle(pattern, a.call(name, newLimiter(l, a.now), fn))
	}
	handle("POST "+wire.EnrolPath, "enrol", limits.Enrol, a.enrol)
	handle("POST "+wire.SyncPath, "sync", limits.Sync, a.sync)
	handle("POST "+wire.WithdrawPath, "withdraw", limits.Withdraw, a.withdraw)
	handle("GET "+wire.BlobsPath+"{sha256}", "parts", limits.Blobs, a.parts)
	handle("PUT "+wire.BlobsPath+"{sha256}/parts/{n}", "part", limits.Blobs, a.putPart)
	handle("GET "+wire.VoicePath+"{sha256}", "voice", limits.Blobs, a.voice)
	handle("/v1/", "unknown", limits.Sync, func(*http.Request, http.ResponseWriter) (any, error) {
		return nil, fail(http.StatusNotFound, wire.CodeNotFound)
	})
	return mux
}

// failure is a reply that is not 200.
type failure struct {
	status int
	code   string
}

func (f *failure) Error() string { return f.code }

func fail(status int, code string) error { return &failure{status, code} }

// call limits, runs, replies and logs one call.
func (a *api) call(name string, l *limiter, fn func(*http.Request, http.ResponseWriter) (any, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		h := w.Header()
		h.Set("Content-Type", "application/json")
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		var reply any
		err := fail(http.StatusTooManyRequests, wire.CodeTooMany)
		if wait := l.wait(r); wait > 0 {
			h.Set("Retry-After", strconv.Itoa(int(wait/time.Second)+1))
		} else {
			reply, err = fn(r, w)
		}
		status, code := http.StatusOK, ""
		if err != nil {
			status, code = statusOf(err)
			reply = wire.Error{Code: code}
		}
		if code == wire.CodeServer || code == wire.CodeDiskFull {
			a.log.Error("call failed", "call", name, "error", err)
		}
		if raw, ok := reply.(http.HandlerFunc); ok {
			raw(w, r) // bytes, with a status of their own
		} else if w.WriteHeader(status); json.NewEncoder(w).Encode(reply) != nil {
			status = 0 // the tablet went away
		}
		a.log.Info("call", "method", r.Method, "call", name, "status", status, "code", code, "ms", time.Since(began).Milliseconds())
	})
}

// statusOf turns an error into a reply. What it does not know is the server's
// own fault.
func statusOf(err error) (int, string) {
	var f *failure
	switch {
	case errors.As(err, &f):
		return f.status, f.code
	case errors.Is(err, store.ErrTokenUnknown):
		return http.StatusForbidden, wire.CodeTokenUnknown
	case errors.Is(err, store.ErrTokenUsed):
		return http.StatusForbidden, wire.CodeTokenUsed
	case errors.Is(err, store.ErrTokenExpired):
		return http.StatusForbidden, wire.CodeTokenExpired
	case errors.Is(err, store.ErrRevoked):
		return http.StatusForbidden, wire.CodeRevoked
	case errors.Is(err, store.ErrNotFound):
		return http.StatusNotFound, wire.CodeNotFound
	case errors.Is(err, store.ErrBadBlob):
		return http.StatusBadRequest, wire.CodeBadBlob
	case errors.Is(err, store.ErrDiskFull):
		return http.StatusInsufficientStorage, wire.CodeDiskFull
	}
	return http.StatusInternalServerError, wire.CodeServer
}

// body reads a request of at most limit bytes.
func body(w http.ResponseWriter, r *http.Request, limit int64) ([]byte, error) {
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return nil, fail(http.StatusRequestEntityTooLarge, wire.CodeTooLarge)
	}
	if err != nil {
		return nil, fail(http.StatusBadRequest, wire.CodeBadRequest)
	}
	return b, nil
}

// decode reads one JSON object. Bytes that are not UTF-8 are refused before
// encoding/json would silently replace them.
func decode(raw []byte, into any) error {
	if !utf8.Valid(raw) {
		return fail(http.StatusBadRequest, wire.CodeBadUTF8)
	}
	if err := json.Unmarshal(raw, into); err != nil {
		return fail(http.StatusBadRequest, wire.CodeBadRequest)
	}
	return nil
}

// speaks accepts this protocol and the one before.
func speaks(proto int) error {
	if proto != wire.Proto && proto != wire.Proto-1 {
		return fail(http.StatusBadRequest, wire.CodeProto)
	}
	return nil
}
