package review

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"

	"hearme/i18n"
)

//go:embed templates
var templates embed.FS

// The pages of each frame; each is a file of that name under templates.
var (
	leadPages   = []string{"signin", "inbox", "story", "contact", "redact", "preview", "marks", "tablets", "revoke", "newticket", "ticket", "project", "removevoice", "safety", "leadfail"}
	publicPages = []string{"home", "withdraw", "done", "fail"}
)

func parse() (map[string]*template.Template, error) {
	pages := map[string]*template.Template{}
	for frame, names := range map[string][]string{"lead": leadPages, "public": publicPages} {
		base, err := template.New(frame+".html").Funcs(template.FuncMap{"icon": icon, "mark": mark, "href": href, "pieces": pieces}).
			ParseFS(templates, "templates/"+frame+".html", "templates/parts.html", "templates/voices.html", "templates/counts.html")
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			t, err := base.Clone()
			if err == nil {
				t, err = t.ParseFS(templates, "templates/"+name+".html")
			}
			if err != nil {
				return nil, err
			}
			pages[name] = t
		}
	}
	return pages, nil
}

// leadPage is what the leads' frame shows around a page.
type leadPage struct {
	Title    string
	Style    string // address of the stylesheet
	Nav      string // stories, tablets, project or safety
	Lead     string // empty: nobody is signed in
	Until    string
	Practice bool
	Said     string // what was just done, in words
	Is       any    // the page's own
}

// publicPage is what the public frame shows around a page.
type publicPage struct {
	Title    string
	Style    string
	Script   string // empty: none
	Path     string // the page that the language links lead to
	Language *i18n.Language
	Others   []*i18n.Language // every language that these pages are in
	Phone    string           // the project's own number, may be empty
	Draft    bool             // nobody is known to have checked the language
	Is       any
}

// T is the page's words for a key.
func (p publicPage) T(key string, pairs ...any) string { return p.Language.T("public."+key, pairs...) }

// Dir is the page's direction.
func (p publicPage) Dir() string { return direction(p.Language.RTL) }

func direction(rtl bool) string {
	if rtl {
		return "rtl"
	}
	return "ltr"
}

// isolate keeps a phone number's groups in their order inside a text that runs
// right to left.
func isolate(phone string) string {
	if phone == "" {
		return ""
	}
	return "\u2066" + phone + "\u2069"
}

// show writes a page whole or not at all: a template that fails leaves nothing
// half said.
func (s *site) show(w http.ResponseWriter, r *http.Request, status int, name string, data any) {
	var b bytes.Buffer
	if err := s.pages[name].Execute(&b, data); err != nil {
		s.Log.Error("a page failed", "page", name)
		if name == "fail" || name == "leadfail" { // nothing is left to say it with
			http.Error(w, "Something went wrong.", http.StatusInternalServerError)
			return
		}
		s.fail(w, r, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

func (s *site) showLead(w http.ResponseWriter, r *http.Request, status int, name string, p leadPage) {
	p.Style, p.Practice = staticRoot+"site.css", s.Project.Info().Practice
	if ses := sessionOf(r); ses != nil {
		p.Lead, p.Until = ses.lead.Name(), clock(ses.expires.In(s.Now().Location()))
	}
	s.show(w, r, status, name, p)
}

func (s *site) showPublic(w http.ResponseWriter, r *http.Request, status int, name string, p publicPage) {
	p.Style, p.Language, p.Others = staticRoot+"site.css", s.language(r), s.spoken()
	conf, _ := s.Project.Config(r.Context()) // a page that cannot say the number still works
	checked := languageOf(p.Language, conf)
	p.Phone, p.Draft = isolate(conf.Phone), !checked.Ours && (checked.By == "" || checked.Old)
	if p.Path == "" {
		p.Path = "/"
	}
	p.Title = p.T(p.Title)
	w.Header().Add("Vary", "Accept-Language")
	w.Header().Set("Content-Language", p.Language.Tag)
	s.show(w, r, status, name, p)
}

// failure is a failed request in words.
type failure struct{ Title, Words string }

var leadFailures = map[int]failure{
	http.StatusForbidden:             {"Please open this page again", "Nothing has changed. The request did not come from Hear Me itself, so it was refused."},
	http.StatusNotFound:              {"This page is not here", "The story may have been taken back, or the address is wrong."},
	http.StatusRequestEntityTooLarge: {"That was too long", "Nothing has changed. Make it shorter, then try again."},
	http.StatusTooManyRequests:       {"Please wait a little", "There were many tries. Nothing has changed. Wait one minute, then try again."},
	http.StatusInternalServerError:   {"Something went wrong", "It is the server's fault, not yours. What was saved before is safe. Try again; if it stays like this, tell the person who looks after the server."},
}

var publicFailures = map[int]string{
	http.StatusForbidden:       "crossed",
	http.StatusNotFound:        "lost",
	http.StatusTooManyRequests: "many",
}

// fail shows the page of a failure: in the leads' frame to leads, in their own
// language to everyone else. It repeats nothing of the request.
func (s *site) fail(w http.ResponseWriter, r *http.Request, status int) {
	if f, ok := leadFailures[status]; ok && leadsPath(r.URL.Path) {
		s.showLead(w, r, status, "leadfail", leadPage{Title: f.Title, Is: f})
		return
	}
	f, ok := publicFailures[status]
	if !ok {
		f = "fault"
	}
	s.showPublic(w, r, status, "fail", publicPage{Title: f + ".title", Is: f + ".words"})
}
