package review

import (
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"hearme/i18n"
	"hearme/server/project"
	"hearme/story/anonymise"
)

// Deps is what the pages stand on.
type Deps struct {
	Project    *project.Project
	Catalogues *i18n.Catalogues
	Now        func() time.Time // nil: time.Now
	Log        *slog.Logger     // nil: slog.Default(); gets no content, cookie or passphrase
	Plain      bool             // plain HTTP on this machine only: the cookie cannot be Secure
	TabletURL  string           // where tablets reach the server; empty: the address served
}

// site is the handler behind New.
type site struct {
	Deps
	tongues tongues
	pages   map[string]*template.Template
	mux     *http.ServeMux
	cross   *http.CrossOriginProtection
	signIns *gate // by address
	names   *gate // by the name that was tried
	takers  *gate // who takes a story back
	heavy   slots // Argon2 at one time
	uploads slots // recordings that are taken in at one time
	engine  anonymise.Engine

	mu   sync.Mutex
	open map[string]*session // by the session's id
}

// heavyAtOnce is how many Argon2 derivations of 64 MiB may run at one time.
const heavyAtOnce = 2

// New returns the handler of every page that is not the tablets' /v1/.
func New(d Deps) (http.Handler, error) {
	if d.Project == nil || d.Catalogues == nil {
		return nil, errors.New("review: a project and catalogues are needed")
	}
	if d.Now == nil {
		d.Now = time.Now
	}
	if d.Log == nil {
		d.Log = slog.Default()
	}
	pages, err := parse()
	if err != nil {
		return nil, err
	}
	s := &site{
		Deps:    d,
		tongues: tonguesOf(d.Catalogues),
		pages:   pages,
		mux:     http.NewServeMux(),
		cross:   http.NewCrossOriginProtection(),
		signIns: newGate(pace{time.Minute, 8}, pace{2 * time.Second, 30}, d.Now),
		names:   newGate(pace{30 * time.Second, 20}, pace{time.Second, 60}, d.Now),
		takers:  newGate(pace{20 * time.Second, 10}, pace{time.Second, 60}, d.Now),
		heavy:   make(slots, heavyAtOnce),
		uploads: make(slots, 1),
		engine:  anonymise.New(),
		open:    map[string]*session{},
	}
	s.routes()
	return s.guarded(), nil
}

func (s *site) routes() {
	for name, body := range static() {
		s.mux.Handle("GET "+staticRoot+name, body)
	}
	s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, http.StatusNotFound) })
	s.mux.HandleFunc("GET /{$}", s.home)
	s.mux.HandleFunc("GET /withdraw", s.withdrawForm)
	s.mux.HandleFunc("POST /withdraw", s.withdraw)
	s.mux.HandleFunc("GET /sign-in", s.signInForm)
	s.mux.HandleFunc("POST /sign-in", s.signIn)
	s.mux.HandleFunc("POST /lock", s.lock)
	s.mux.HandleFunc("GET /inbox", s.signedIn(s.inbox))
	s.mux.HandleFunc("GET /stories/{id}", s.signedIn(s.story))
	s.mux.HandleFunc("POST /stories/{id}/state", s.signedIn(s.moveStory))
	s.mux.HandleFunc("GET /stories/{id}/contact", s.signedIn(s.reach))
	s.mux.HandleFunc("POST /stories/{id}/contact", s.signedIn(s.openReach))
	s.mux.HandleFunc("GET /stories/{id}/redact", s.signedIn(s.redactForm))
	s.mux.HandleFunc("POST /stories/{id}/redact", s.signedIn(s.redactForm))
	s.mux.HandleFunc("POST /stories/{id}/redact/preview", s.signedIn(s.preview))
	s.mux.HandleFunc("POST /stories/{id}/redact/take", s.signedIn(s.takeOut))
	s.mux.HandleFunc("GET /marks", s.signedIn(s.marks))
	s.mux.HandleFunc("POST /stories/{id}/themes", s.signedIn(s.addTheme))
	s.mux.HandleFunc("POST /stories/{id}/themes/remove", s.signedIn(s.removeTheme))
	s.mux.HandleFunc("GET /tablets", s.signedIn(s.tablets))
	s.mux.HandleFunc("GET /tablets/revoke/{id}", s.signedIn(s.askRevoke))
	s.mux.HandleFunc("POST /tablets/revoke/{id}", s.signedIn(s.revoke))
	s.mux.HandleFunc("GET /tablets/new", s.signedIn(s.askTicket))
	s.mux.HandleFunc("GET /tablets/ticket", s.signedIn(s.ticket))
	s.mux.HandleFunc("POST /tablets/ticket", s.signedIn(s.makeTicket))
	s.mux.HandleFunc("GET /project", s.signedIn(s.projectPage))
	s.mux.HandleFunc("POST /project/events", s.signedIn(s.addEvent))
	s.mux.HandleFunc("POST /project/events/remove", s.signedIn(s.removeEvent))
	s.mux.HandleFunc("POST /project/counts", s.signedIn(s.setCounts))
	s.mux.HandleFunc("POST /project/counts/own", s.signedIn(s.countOwn))
	s.mux.HandleFunc("POST /project/phone", s.signedIn(s.setPhone))
	s.mux.HandleFunc("POST /project/languages", s.signedIn(s.checkLanguage))
	s.mux.HandleFunc("POST /project/languages/offer", s.signedIn(s.offerLanguage))
	s.mux.HandleFunc("POST "+voicesPath, s.signedIn(s.addVoice))
	s.mux.HandleFunc("GET "+voicesPath+"/{id}/remove", s.signedIn(s.askRemoveVoice))
	s.mux.HandleFunc("POST "+voicesPath+"/{id}/remove", s.signedIn(s.removeVoice))
	s.mux.HandleFunc("GET /safety", s.signedIn(s.safety))
	s.mux.HandleFunc("POST /safety", s.signedIn(s.openSafety))
}
