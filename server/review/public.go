package review

import (
	"net/http"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"hearme/i18n"
	"hearme/internal/words"
)

// spoken lists the languages that the public pages are in.
func (s *site) spoken() []*i18n.Language {
	var ls []*i18n.Language
	for _, l := range s.Catalogues.Languages() {
		if l.Has("public.withdraw.title") {
			ls = append(ls, l)
		}
	}
	return ls
}

// language is the one that was chosen on the page, else the browser's, else
// English.
func (s *site) language(r *http.Request) *i18n.Language {
	ls := s.spoken()
	if tag := r.URL.Query().Get("lang"); tag != "" {
		for _, l := range ls {
			if l.Tag == tag {
				return l
			}
		}
	}
	header := r.Header.Get("Accept-Language")
	wanted, _, err := language.ParseAcceptLanguage(header[:min(len(header), 200)])
	if err != nil || len(wanted) == 0 || len(ls) == 0 {
		return s.Catalogues.Language("en")
	}
	tags := make([]language.Tag, len(ls))
	for i, l := range ls {
		tags[i] = language.Make(l.Tag)
	}
	_, i, sure := language.NewMatcher(tags).Match(wanted...)
	if sure == language.No {
		return s.Catalogues.Language("en")
	}
	return ls[i]
}

func (s *site) home(w http.ResponseWriter, r *http.Request) {
	s.showPublic(w, r, http.StatusOK, "home", publicPage{Title: "home.title"})
}

// wish is what a person asks for on the public page.
type wish struct {
	Code   string
	Some   bool // only some consents, else the whole story
	Chosen map[string]bool
	Wrong  []mistake
}

// mistake is what to look at again: a key of "public.error." and the field.
type mistake struct{ Key, Field string }

// Bad reports whether a field is to be looked at again.
func (w wish) Bad(field string) bool {
	return slices.ContainsFunc(w.Wrong, func(m mistake) bool { return m.Field == field })
}

// wishes are the choices on the page and the consents that each takes back.
var wishes = []struct {
	Name  string
	flags []string
}{
	{"quote", []string{"quote"}},
	{"share", []string{"share_partners"}},
	{"contact", []string{"contact", "contact_named"}},
}

// maxCode is longer than any code in any language.
const maxCode = 400

func (s *site) withdrawForm(w http.ResponseWriter, r *http.Request) {
	s.showPublic(w, r, http.StatusOK, "withdraw", withdrawPage(wish{}))
}

func withdrawPage(w wish) publicPage {
	return publicPage{Title: "withdraw.title", Path: "/withdraw", Script: staticRoot + "withdraw.js", Is: w}
}

func (s *site) withdraw(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	asked := wish{Code: r.PostForm.Get("code"), Some: r.PostForm.Get("what") == "some", Chosen: map[string]bool{}}
	var flags []string
	for _, c := range wishes {
		if asked.Some && r.PostForm.Get(c.Name) != "" {
			asked.Chosen[c.Name] = true
			flags = append(flags, c.flags...)
		}
	}
	switch {
	case strings.TrimSpace(asked.Code) == "":
		asked.Wrong = append(asked.Wrong, mistake{"no_code", "code"})
	case len(asked.Code) > maxCode || !words.IsCode(asked.Code):
		asked.Wrong = append(asked.Wrong, mistake{"bad_code", "code"})
	}
	if asked.Some && len(flags) == 0 {
		asked.Wrong = append(asked.Wrong, mistake{"no_choice", "some"})
	}
	if len(asked.Wrong) > 0 {
		if len(asked.Code) > maxCode {
			asked.Code = ""
		}
		s.showPublic(w, r, http.StatusUnprocessableEntity, "withdraw", withdrawPage(asked))
		return
	}
	s.takeBack(w, r, asked.Code, flags)
}

// takeBack answers the same whether a story has that code or not, after the
// same work.
func (s *site) takeBack(w http.ResponseWriter, r *http.Request, code string, flags []string) {
	if !s.takers.allow(caller(r)) {
		s.fail(w, r, http.StatusTooManyRequests)
		return
	}
	if err := s.Project.WithdrawByCode(r.Context(), code, flags); err != nil {
		s.broken(w, r, err)
		return
	}
	s.showPublic(w, r, http.StatusOK, "done", publicPage{Title: "done.title", Path: "/withdraw"})
}
