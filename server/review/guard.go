package review

import (
	"net/http"
	"runtime/debug"
	"strings"
)

// maxForm is the most bytes that a form may send.
const maxForm = 64 << 10

// policy lets a page have our own styles, fonts and pictures, and nothing
// else. A data: picture is the QR code of a ticket.
const policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded is the site behind its rules: headers, no request from elsewhere, no
// large body, and an own page for whatever fails.
func (s *site) guarded() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		setHeaders(w.Header(), r.URL.Path)
		out := &watched{ResponseWriter: w}
		defer s.caught(out, r)
		if s.crossed(r) {
			s.fail(out, r, http.StatusForbidden)
			return
		}
		limit := int64(maxForm)
		if r.URL.Path == voicesPath {
			limit = maxUpload
		}
		r.Body = http.MaxBytesReader(out, r.Body, limit)
		s.mux.ServeHTTP(out, r)
	})
}

func setHeaders(h http.Header, path string) {
	csp := policy
	switch path {
	case "/withdraw":
		csp += "; script-src 'self'"
	case "/project", voicesPath:
		csp += "; media-src 'self'" // recorded voices
	}
	h.Set("Content-Security-Policy", csp)
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()")
	if !public(path) {
		h.Set("X-Robots-Tag", "noindex, nofollow")
	}
}

// public reports whether a page is for everyone.
func public(path string) bool { return path == "/" || path == "/withdraw" }

// crossed reports whether another site caused a request. What changes
// something goes through the standard library's check; reading is refused too,
// but for following a link to a page that is for everyone.
func (s *site) crossed(r *http.Request) bool {
	if s.cross.Check(r) != nil {
		return true
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return false
	}
	following := r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
	return !(public(r.URL.Path) && following)
}

// watched knows whether an answer has begun.
type watched struct {
	http.ResponseWriter
	begun bool
}

func (w *watched) WriteHeader(status int) {
	w.begun = true
	w.ResponseWriter.WriteHeader(status)
}

func (w *watched) Write(b []byte) (int, error) {
	w.begun = true
	return w.ResponseWriter.Write(b)
}

// caught turns a panic into the 500 page. The log gets where, never what: a
// panic's value may hold what someone typed.
func (s *site) caught(w *watched, r *http.Request) {
	v := recover()
	if v == nil {
		return
	}
	if v == http.ErrAbortHandler {
		panic(v)
	}
	s.Log.Error("a page failed", "route", r.Pattern, "stack", places(debug.Stack()))
	if !w.begun {
		s.fail(w, r, http.StatusInternalServerError)
	}
}

// places keeps the file:line of a stack and drops the arguments.
func places(stack []byte) string {
	var out []string
	for l := range strings.Lines(string(stack)) {
		if at, ok := strings.CutPrefix(l, "\t"); ok {
			at, _, _ = strings.Cut(at, " +0x")
			out = append(out, at[strings.LastIndexByte(at, '/')+1:])
		}
	}
	return strings.Join(out, " ")
}

// broken logs a failure by its kind and shows the 500 page. Errors of the
// store and of sealing hold codes and ids, never content.
func (s *site) broken(w http.ResponseWriter, r *http.Request, err error) {
	s.Log.Error("a page failed", "route", r.Pattern, "error", err.Error())
	s.fail(w, r, http.StatusInternalServerError)
}
