package review

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearme/server/store"
	"hearme/story"
)

// Themes are sealed to the story's epoch; the store sees only that there are
// some.
const (
	themesKind   = "themes"
	themesSchema = 1
	maxTheme     = 80 // letters
	maxThemes    = 40 // of one story
)

type themes struct {
	Schema  int      `json:"schema"`
	Subject string   `json:"subject"` // repeated inside: age binds nothing to its place
	Themes  []string `json:"themes"`
}

var errThemes = errors.New("review: themes do not open")

// themesOf reads a story's themes and their revision; none is no error.
func (d *desk) themesOf(ctx context.Context, st store.Store, info store.Info) ([]string, int64, error) {
	w, err := st.Writing(ctx, string(info.ID), themesKind)
	if errors.Is(err, store.ErrNotFound) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	t, err := d.openThemes(info.Epoch, w)
	return t, w.Revision, err
}

func (d *desk) openThemes(epoch string, w store.Writing) ([]string, error) {
	plain, err := d.lead.Open(epoch, w.Sealed)
	if err != nil {
		return nil, errThemes
	}
	var t themes
	if json.Unmarshal(plain, &t) != nil || t.Schema != themesSchema || t.Subject != w.Subject {
		return nil, errThemes
	}
	return t.Themes, nil
}

// changeThemes reads, changes and writes; when another lead wrote meanwhile it
// does so again on what they wrote.
func (d *desk) changeThemes(ctx context.Context, st store.Store, info store.Info, change func([]string) []string) error {
	for {
		was, revision, err := d.themesOf(ctx, st, info)
		if err != nil {
			return err
		}
		now := change(slices.Clone(was))
		if slices.Equal(was, now) {
			return nil
		}
		plain, err := json.Marshal(themes{themesSchema, string(info.ID), now})
		if err != nil {
			return err
		}
		sealed, err := d.lead.Seal(info.Epoch, plain)
		if err != nil {
			return err
		}
		_, err = st.PutWriting(ctx, d.lead.Name(), store.Writing{Subject: string(info.ID), Kind: themesKind, Revision: revision, Sealed: sealed})
		if !errors.Is(err, store.ErrConflict) || ctx.Err() != nil {
			return err
		}
	}
}

// known lists the themes of all stories, the commonest first, to choose from.
func (d *desk) known(ctx context.Context, st store.Store, epochs map[story.ID]string) ([]string, error) {
	ws, err := st.Writings(ctx, themesKind)
	if err != nil {
		return nil, err
	}
	uses := map[string]int{}
	for _, w := range ws {
		ts, err := d.openThemes(epochs[story.ID(w.Subject)], w)
		if err != nil {
			continue
		}
		for _, t := range ts {
			uses[t]++
		}
	}
	all := make([]string, 0, len(uses))
	for t := range uses {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b string) int {
		if uses[a] != uses[b] {
			return uses[b] - uses[a]
		}
		return strings.Compare(a, b)
	})
	return all[:min(len(all), 200)], nil
}

// cleanTheme is a theme as it is kept: one line, no control or direction
// signs; empty when it is none.
func cleanTheme(typed string) string {
	if !utf8.ValidString(typed) {
		return ""
	}
	t := strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, typed)), " ")
	if utf8.RuneCountInString(t) > maxTheme {
		return ""
	}
	return t
}

func (s *site) addTheme(w http.ResponseWriter, r *http.Request) {
	s.themed(w, r, "theme", func(theme string) func([]string) []string {
		return func(ts []string) []string {
			if slices.ContainsFunc(ts, func(t string) bool { return strings.EqualFold(t, theme) }) || len(ts) >= maxThemes {
				return ts
			}
			return append(ts, theme)
		}
	})
}

func (s *site) removeTheme(w http.ResponseWriter, r *http.Request) {
	s.themed(w, r, "untheme", func(theme string) func([]string) []string {
		return func(ts []string) []string {
			return slices.DeleteFunc(ts, func(t string) bool { return t == theme })
		}
	})
}

func (s *site) themed(w http.ResponseWriter, r *http.Request, said string, change func(string) func([]string) []string) {
	info, ok := s.storyAsked(w, r)
	if !ok || !s.form(w, r) {
		return
	}
	theme := cleanTheme(r.PostForm.Get("theme"))
	if theme == "" {
		http.Redirect(w, r, storyAddress(info.ID, "notheme")+"#themes", http.StatusSeeOther)
		return
	}
	if err := sessionOf(r).changeThemes(r.Context(), s.Project.Store(), info, change(theme)); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, storyAddress(info.ID, said)+"#themes", http.StatusSeeOther)
}

func storyAddress(id story.ID, said string) string {
	return "/stories/" + string(id) + "?" + url.Values{"said": {said}}.Encode()
}
