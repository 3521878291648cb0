package review

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"time"

	"hearme/i18n"
	"hearme/internal/voicefolder"
	"hearme/server/project"
	"hearme/server/store"
	"hearme/sync/wire"
)

// Where recorded voices are uploaded, and how much may come at once: a voice,
// and what a form puts around it.
const (
	voicesPath = "/project/voices"
	maxUpload  = wire.MaxVoice + 4<<20
)

// voicesPart is what the project's page shows of recorded voices.
type voicesPart struct {
	Voices   []voiceRow
	Reads    []reading // what can be read: a language, or a variety in a language's words
	Typed    voicefolder.About
	Chosen   string
	Wrongs   voicefolder.Wrongs // what is wrong with the files that came
	Practice bool
}

type reading struct{ Value, Words string }

// voiceRow is a voice that tablets are told of.
type voiceRow struct {
	ID, Name, What, By, Day string
	Old, Machine            bool // the words have changed since; made by a machine
	Pages                   []voicePage
}

type voicePage struct {
	Words, Address string
	Timed          bool // the words light up as they are heard
}

// pageWords are the pages that a voice reads, as leads know them.
var pageWords = map[string]string{
	"info_1": "1. What this is", "info_2": "2. Who will read it", "info_3": "3. Good to know", "take_part": "May we keep your story?",
	"quote": "May we print some of your words?", "partners": "May these organisations read it?", "contact": "May we get in touch?",
	"contact_named": "May we talk about telling it in public?",
}

func (s *site) voicesPart(c wire.Config) voicesPart {
	p := voicesPart{Practice: c.Practice}
	for _, v := range c.Voices {
		_, now := s.Catalogues.Language(v.Lang).Wording()
		row := voiceRow{ID: v.ID(), Name: v.Name, What: s.reads(v.Variety, v.Lang), By: v.By, Day: dayWords(v.Day), Old: v.Wording != now, Machine: v.Machine}
		for _, clip := range v.Clips {
			words := pageWords[clip.Page]
			if clip.Easy {
				words += " (easy read)"
			}
			row.Pages = append(row.Pages, voicePage{words, wire.VoicePath + clip.SHA256, len(clip.Cues) > 0})
		}
		p.Voices = append(p.Voices, row)
	}
	for _, l := range s.Catalogues.Languages() {
		for _, tag := range varieties(l) {
			p.Reads = append(p.Reads, reading{l.Tag + " " + tag, s.reads(tag, l.Tag)})
		}
	}
	return p
}

// varieties are what is spoken where a language is written, itself first.
func varieties(l *i18n.Language) []string {
	tags := []string{l.Tag}
	for _, sp := range l.Spoken {
		tags = append(tags, sp.Tag)
	}
	return tags
}

// reads says a variety and the words that it reads: "Sylheti, reads Bengali".
func (s *site) reads(variety, lang string) string {
	l := s.Catalogues.Language(lang)
	for _, sp := range l.Spoken {
		if sp.Tag == variety {
			return sp.English + ", reads the " + l.English + " pages"
		}
	}
	return l.English
}

// addVoice takes a folder of recordings, or a zip of one.
func (s *site) addVoice(w http.ResponseWriter, r *http.Request) {
	done, ok := s.uploads.take(r.Context())
	if !ok {
		return
	}
	defer done()
	files, about, err := s.upload(r)
	var folder voicefolder.Folder
	if err == nil {
		folder, err = voicefolder.Read(files, about, s.Catalogues)
	}
	if err == nil {
		err = s.Project.AddVoice(r.Context(), sessionOf(r).lead, folder.Voice, folder.Clips)
	}
	wrongs, told := errors.AsType[voicefolder.Wrongs](err)
	var large *http.MaxBytesError
	switch {
	case err == nil:
		http.Redirect(w, r, "/project?said=voice#voices", http.StatusSeeOther)
	case told:
	case errors.As(err, &large):
		wrongs = voicefolder.Wrongs{{What: "The files together are too large: a voice has at most 40 MB. Save the recordings as Opus, at about 32 kbit a second."}}
	case errors.Is(err, store.ErrDiskFull):
		wrongs = voicefolder.Wrongs{{What: "The server's disk is full. Ask whoever looks after the server."}}
	case errors.Is(err, project.ErrMachine), errors.Is(err, project.ErrVoices):
		wrongs = voicefolder.Wrongs{{What: err.Error()}}
	case errors.Is(err, http.ErrNotMultipart), errors.Is(err, http.ErrMissingBoundary), errors.Is(err, errUpload):
		s.fail(w, r, http.StatusForbidden)
	default:
		s.broken(w, r, err)
	}
	if len(wrongs) > 0 {
		s.showVoiceWrongs(w, r, about, wrongs)
	}
}

func (s *site) showVoiceWrongs(w http.ResponseWriter, r *http.Request, about voicefolder.About, wrongs voicefolder.Wrongs) {
	c, err := s.Project.Config(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	p := s.projectPart(c)
	p.Voices.Wrongs, p.Voices.Typed, p.Voices.Chosen = wrongs, about, about.Lang+" "+about.Variety
	s.showLead(w, r, http.StatusUnprocessableEntity, "project", leadPage{Title: "Project", Nav: "project", Is: p})
}

// errUpload says that a request is no form of ours, or was cut.
var errUpload = errors.New("review: not an upload")

// upload reads the form into memory: a file that is on its way to be judged
// is never written to the disk.
func (s *site) upload(r *http.Request) (voicefolder.Files, voicefolder.About, error) {
	about := voicefolder.About{Day: s.Now().Format(time.DateOnly)}
	files := voicefolder.Files{}
	form, err := r.MultipartReader()
	if err != nil {
		return nil, about, err
	}
	var wrong error // told at the end, with what was typed in the other fields
	for {
		part, err := form.NextPart()
		if err == io.EOF {
			return files, about, wrong
		}
		if err == nil && part.FormName() == "files" {
			if part.FileName() == "" || wrong != nil {
				continue // no file was chosen, or it is refused anyway
			}
			err = files.Add(part.FileName(), part)
			if w, told := errors.AsType[voicefolder.Wrongs](err); told {
				wrong, err = w, nil
			}
		} else if err == nil {
			err = fill(&about, part)
		}
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return nil, about, err
		}
		if err != nil {
			return nil, about, errUpload
		}
	}
}

// fill takes one field of the form in.
func fill(a *voicefolder.About, part *multipart.Part) error {
	b, err := io.ReadAll(io.LimitReader(part, 1<<10))
	value := strings.Join(strings.Fields(strings.ToValidUTF8(string(b), "")), " ")
	switch part.FormName() {
	case "reads":
		a.Lang, a.Variety, _ = strings.Cut(value, " ")
	case "voice":
		a.Name = value
	case "by":
		a.By = value
	case "machine":
		a.Machine = value != ""
	}
	return err
}

// askRemoveVoice asks before a voice goes.
func (s *site) askRemoveVoice(w http.ResponseWriter, r *http.Request) {
	c, err := s.Project.Config(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	rows := s.voicesPart(c).Voices
	i := slices.IndexFunc(rows, func(v voiceRow) bool { return v.ID == r.PathValue("id") })
	if i < 0 {
		s.fail(w, r, http.StatusNotFound)
		return
	}
	s.showLead(w, r, http.StatusOK, "removevoice", leadPage{Title: "Remove a voice?", Nav: "project", Is: rows[i]})
}

func (s *site) removeVoice(w http.ResponseWriter, r *http.Request) {
	err := s.Project.RemoveVoice(r.Context(), sessionOf(r).lead, r.PathValue("id"))
	switch {
	case errors.Is(err, store.ErrNotFound):
		s.fail(w, r, http.StatusNotFound)
	case err != nil:
		s.broken(w, r, err)
	default:
		http.Redirect(w, r, "/project?said=novoice#voices", http.StatusSeeOther)
	}
}
