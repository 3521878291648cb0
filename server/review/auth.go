package review

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"hearme/internal/keys"
	"hearme/server/project"
	"hearme/server/store"
	"hearme/story"
)

// sessionTime is how long a lead stays signed in; idleTime is how long what
// they opened stays in memory unused. After that their cookie opens it again.
const (
	sessionTime = 8 * time.Hour
	idleTime    = 20 * time.Minute
)

// session is a lead who is signed in, in memory.
type session struct {
	id      string
	expires time.Time
	used    time.Time // guarded by site.mu
	epochs  int       // how many there were when the keys were opened
	*desk
}

type sessionKey struct{}

func sessionOf(r *http.Request) *session {
	ses, _ := r.Context().Value(sessionKey{}).(*session)
	return ses
}

// leadsPath reports whether an address belongs to the leads' pages.
func leadsPath(path string) bool {
	for _, p := range []string{"/inbox", "/stories/", "/marks", "/tablets", "/project", "/safety", "/sign-in", "/lock"} {
		if path == p || strings.HasPrefix(path, p) {
			return true
		}
	}
	return false
}

// signedIn lets leads through; others are sent to sign in and come back to
// where they were.
func (s *site) signedIn(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ses, err := s.session(r)
		if errors.Is(err, store.ErrNotFound) {
			to := "/sign-in?" + url.Values{"next": {comeBack(r)}}.Encode()
			if _, err := r.Cookie(s.cookieName()); err == nil {
				to += "&over=1"
			}
			http.Redirect(w, r, to, http.StatusSeeOther)
			return
		}
		if err != nil {
			s.broken(w, r, err)
			return
		}
		next(w, r.WithContext(context.WithValue(r.Context(), sessionKey{}, ses)))
	}
}

// comeBack is the page to return to: the page itself, or for a change the page
// that it was asked for on. Of a query only the inbox's filters are kept.
func comeBack(r *http.Request) string {
	switch {
	case strings.HasPrefix(r.URL.Path, "/stories/") && story.ID(r.PathValue("id")).Valid():
		return "/stories/" + r.PathValue("id")
	case strings.HasPrefix(r.URL.Path, "/tablets"):
		return "/tablets"
	case strings.HasPrefix(r.URL.Path, "/project"):
		return "/project"
	case r.URL.Path == "/safety", r.URL.Path == "/marks":
		return r.URL.Path
	case r.URL.Path == "/inbox":
		return r.URL.RequestURI()
	}
	return "/inbox"
}

// local returns next if it is a page of ours, else the inbox.
func local(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || u.User != nil || u.Opaque != "" || strings.ContainsAny(next, "\\\r\n\t") ||
		!leadsPath(u.Path) || strings.HasPrefix(u.Path, "/sign-in") || strings.HasPrefix(u.Path, "/lock") || strings.Contains(u.Path, "//") {
		return "/inbox"
	}
	return u.RequestURI()
}

func (s *site) cookieName() string {
	if s.Plain {
		return "hearme"
	}
	return "__Host-hearme"
}

// A cookie is 16 random bytes that name the session and 32 that are the key
// under which the lead's identity is wrapped. The server keeps neither.
const nameBytes, keyBytes = 16, 32

func splitCookie(value string) (id string, key [keyBytes]byte, ok bool) {
	b, err := base64.RawURLEncoding.DecodeString(value)
	if err != nil || len(b) != nameBytes+keyBytes {
		return "", key, false
	}
	return idOf(b), [keyBytes]byte(b[nameBytes:]), true
}

// idOf hashes the whole cookie, so that a session in memory answers only to
// who holds its key too.
func idOf(cookie []byte) string {
	sum := sha256.Sum256(append([]byte("hearme web session\x00"), cookie...))
	return hex.EncodeToString(sum[:])
}

// session returns who is signed in, store.ErrNotFound when nobody is. The
// sessions' database is asked every time: a session that was ended elsewhere
// is over at once.
func (s *site) session(r *http.Request) (*session, error) {
	c, err := r.Cookie(s.cookieName())
	if err != nil {
		return nil, store.ErrNotFound
	}
	id, key, ok := splitCookie(c.Value)
	if !ok {
		return nil, store.ErrNotFound
	}
	now := s.Now()
	kept, err := s.Project.Sessions().Session(r.Context(), id, now)
	if err != nil {
		s.forget(id)
		return nil, err
	}
	epochs, err := s.Project.Store().Epochs(r.Context())
	if err != nil {
		return nil, err
	}
	if ses := s.inMemory(id, now); ses != nil && ses.epochs == len(epochs) {
		return ses, nil
	}
	// Not in memory any more, or a new quarter has its key since.
	if _, err := s.Project.Store().Lead(r.Context(), kept.Lead); err != nil {
		return nil, err
	}
	lead, err := s.Project.Unwrap(r.Context(), kept.Lead, key, kept.Wrapped)
	if errors.Is(err, keys.ErrOpen) { // not what this cookie's key wrapped
		return nil, store.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return s.remember(id, lead, kept.Expires, len(epochs)), nil
}

func (s *site) remember(id string, lead *project.Lead, expires time.Time, epochs int) *session {
	s.mu.Lock()
	defer s.mu.Unlock()
	ses := &session{id: id, expires: expires, used: s.Now(), epochs: epochs, desk: newDesk(s.Project.Info().ID, lead)}
	s.open[id] = ses
	return ses
}

// inMemory returns a session that is open in memory and lets go of those that
// were left alone.
func (s *site) inMemory(id string, now time.Time) *session {
	s.mu.Lock()
	defer s.mu.Unlock()
	for k, ses := range s.open {
		if now.Sub(ses.used) > idleTime || !now.Before(ses.expires) {
			delete(s.open, k)
		}
	}
	ses := s.open[id]
	if ses != nil {
		ses.used = now
	}
	return ses
}

func (s *site) forget(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, id)
}

// signInPage is what the sign-in page shows.
type signInPage struct {
	Next  string
	Over  bool // a session has ended
	Wrong bool
}

func (s *site) signInForm(w http.ResponseWriter, r *http.Request) {
	if _, err := s.session(r); err == nil {
		http.Redirect(w, r, local(r.URL.Query().Get("next")), http.StatusSeeOther)
		return
	}
	s.showLead(w, r, http.StatusOK, "signin", leadPage{Title: "Sign in", Is: signInPage{
		Next: local(r.URL.Query().Get("next")), Over: r.URL.Query().Get("over") != ""}})
}

func (s *site) signIn(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	name, passphrase := strings.TrimSpace(r.PostForm.Get("name")), r.PostForm.Get("passphrase")
	tried := sha256.Sum256([]byte(name))
	if !s.signIns.allow(caller(r)) || !s.names.allow(string(tried[:])) {
		s.fail(w, r, http.StatusTooManyRequests)
		return
	}
	done, ok := s.heavy.take(r.Context())
	if !ok {
		return
	}
	lead, err := s.Project.UnlockLead(r.Context(), name, passphrase)
	done()
	if errors.Is(err, project.ErrPassphrase) {
		if err := s.auditFailure(r, name); err != nil {
			s.broken(w, r, err)
			return
		}
		s.showLead(w, r, http.StatusUnprocessableEntity, "signin", leadPage{Title: "Error: sign in", Is: signInPage{
			Next: local(r.PostForm.Get("next")), Wrong: true}})
		return
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	err = s.Project.Store().Audit(r.Context(), lead.Name(), "sign_in", "")
	if err == nil {
		err = s.begin(w, r, lead)
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, local(r.PostForm.Get("next")), http.StatusSeeOther)
}

// auditFailure writes down a failed try under the name of a lead; a name that
// is none is not written, for it may be a passphrase in the wrong box.
func (s *site) auditFailure(r *http.Request, name string) error {
	lead, err := s.Project.Store().Lead(r.Context(), name)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	return s.Project.Store().Audit(r.Context(), cmp.Or(lead.Name, "nobody known"), "sign_in_failed", "")
}

// begin makes a session for a lead and gives its cookie.
func (s *site) begin(w http.ResponseWriter, r *http.Request, lead *project.Lead) error {
	var cookie [nameBytes + keyBytes]byte
	rand.Read(cookie[:])
	wrapped, err := lead.Wrap([keyBytes]byte(cookie[nameBytes:]))
	if err != nil {
		return err
	}
	id, expires := idOf(cookie[:]), s.Now().Add(sessionTime).Truncate(time.Second)
	kept := store.Session{ID: id, Lead: lead.Name(), Wrapped: wrapped, Expires: expires}
	if err := s.Project.Sessions().PutSession(r.Context(), kept); err != nil {
		return err
	}
	epochs, err := s.Project.Store().Epochs(r.Context())
	if err != nil {
		return err
	}
	s.remember(id, lead, expires, len(epochs))
	s.setCookie(w, base64.RawURLEncoding.EncodeToString(cookie[:]), 0)
	return nil
}

// lock ends the session here and now, whatever else fails.
func (s *site) lock(w http.ResponseWriter, r *http.Request) {
	s.setCookie(w, "", -1)
	if c, err := r.Cookie(s.cookieName()); err == nil {
		if id, _, ok := splitCookie(c.Value); ok {
			s.forget(id)
			if err := s.Project.Sessions().EndSession(r.Context(), id); err != nil {
				s.broken(w, r, err)
				return
			}
		}
	}
	w.Header().Set("Clear-Site-Data", `"cache"`)
	http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
}

func (s *site) setCookie(w http.ResponseWriter, value string, maxAge int) {
	http.SetCookie(w, &http.Cookie{
		Name: s.cookieName(), Value: value, Path: "/", MaxAge: maxAge,
		Secure: !s.Plain, HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
}

// form reads a posted form, or shows why not.
func (s *site) form(w http.ResponseWriter, r *http.Request) bool {
	err := r.ParseForm()
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		s.fail(w, r, http.StatusRequestEntityTooLarge)
	case err != nil:
		s.fail(w, r, http.StatusForbidden)
	default:
		return true
	}
	return false
}
