// Package paper reads stories that were written on paper forms and typed up
// later, one JSON object a line, and takes them the same way as the tablet
// does. docs/cli.md describes the line.
package paper

import (
	"slices"
	"strings"
	"time"

	"hearme/app/flow"
	"hearme/i18n"
	"hearme/internal/strictjson"
	"hearme/internal/words"
	"hearme/story"
	"hearme/story/consent"
	"hearme/sync/wire"
)

// Form is one line.
type Form struct {
	Lang         string            `json:"lang"`
	Spoken       string            `json:"spoken"`
	Role         story.Role        `json:"role"`
	Stages       []story.Stage     `json:"stages"`
	WhatHappened string            `json:"what_happened"`
	WorkedWell   string            `json:"worked_well"`
	NeedsBetter  string            `json:"needs_better"`
	GoodService  string            `json:"good_service"`
	Rating       *int              `json:"rating"`
	Translation  *Translation      `json:"translation"`
	Over16       *bool             `json:"over_16"`
	Event        string            `json:"event"`
	About        map[string]string `json:"about"`
	Consent      *Consent          `json:"consent"`
	Contact      *Contact          `json:"contact"`
}

// Translation is a text in another language beside the original.
type Translation struct {
	Lang   string `json:"lang"`
	Text   string `json:"text"`
	MadeBy string `json:"made_by"`
}

// Consent is the answers on the form. What is missing was not asked.
type Consent struct {
	TakePart      *bool           `json:"take_part"`
	Quote         *bool           `json:"quote"`
	SharePartners map[string]bool `json:"share_partners"` // by the partner's id
	Contact       *bool           `json:"contact"`
	ContactNamed  *bool           `json:"contact_named"`
}

// Contact is how to reach the person, with the contact consent only.
type Contact struct {
	Name  string `json:"name"`
	Phone string `json:"phone"`
	Email string `json:"email"`
	Note  string `json:"note"`
}

// Reader turns lines into records ready to be sealed.
type Reader struct {
	Catalogues *i18n.Catalogues
	Config     wire.Config
	Now        func() time.Time
}

// Record checks a line and returns it as a record with a new id and a new
// withdrawal code. Nothing is stripped or put right. Its errors are
// *story.Problem: those of strictjson, story.NewDraft and About.Check, and
// no_take_part, bad_partner, bad_event, contact_without_consent,
// contact_named_under_18.
func (r Reader) Record(line []byte) (flow.Record, error) {
	var f Form
	if err := strictjson.Unmarshal(line, &f); err != nil {
		return flow.Record{}, err
	}
	content, err := r.content(f)
	if err != nil {
		return flow.Record{}, err
	}
	id := story.NewID()
	if _, err := story.NewDraft(id, content); err != nil {
		return flow.Record{}, err
	}
	answers, err := r.answers(f)
	if err != nil {
		return flow.Record{}, err
	}
	if answers.Says(consent.ContactNamed, "") && content.Age != story.Adult {
		return flow.Record{}, &story.Problem{Code: "contact_named_under_18", Field: "consent.contact_named"}
	}
	about := story.About(f.About)
	if err := about.Check(map[string][]string{"community": r.Config.Communities, "town_area": r.Config.TownAreas}); err != nil {
		return flow.Record{}, err
	}
	contact, err := contactOf(f.Contact, answers)
	if err != nil {
		return flow.Record{}, err
	}
	rec := flow.Record{
		Schema: flow.RecordSchema, ID: id, Created: r.Now(), Touched: r.Now(), Company: flow.Nobody,
		Content: content, Consent: answers, About: about, Contact: contact,
		Code: words.NewCode(f.Lang), Told: true, ToldAt: r.Now(),
	}
	return rec, r.event(&rec, f.Event)
}

// content takes the story itself. Whether someone over 16 is 16 or 17 is told
// by the age band, where that was answered.
func (r Reader) content(f Form) (story.Content, error) {
	if !slices.ContainsFunc(r.Catalogues.Languages(), func(l *i18n.Language) bool { return l.Tag == f.Lang }) {
		return story.Content{}, &story.Problem{Code: "bad_lang", Field: "lang"}
	}
	c := story.Content{
		Lang: f.Lang, Spoken: f.Spoken, Role: f.Role, Stages: f.Stages,
		WhatHappened: f.WhatHappened, WorkedWell: f.WorkedWell, NeedsBetter: f.NeedsBetter, GoodService: f.GoodService,
		Rating: f.Rating,
	}
	if f.Translation != nil {
		t := story.Translation(*f.Translation)
		c.Translation = &t
	}
	switch {
	case f.Over16 == nil: // NewDraft says that it is missing
	case !*f.Over16:
		c.Age = story.Under16
	case f.About["age_band"] == string(story.Sixteen):
		c.Age = story.Sixteen
	default:
		c.Age = story.Adult
	}
	return c, nil
}

func (r Reader) answers(f Form) (consent.Record, error) {
	var rec consent.Record
	if f.Consent == nil || f.Consent.TakePart == nil || !*f.Consent.TakePart {
		return rec, &story.Problem{Code: "no_take_part", Field: "consent.take_part"}
	}
	version, hash := r.Catalogues.Language(f.Lang).Wording()
	give := func(flag consent.Flag, partner string, yes bool) error {
		return rec.Give(consent.Answer{Flag: flag, Partner: partner, Yes: yes, Wording: consent.Wording{Version: version, Hash: hash},
			Written: f.Lang, Spoken: f.Spoken, At: r.Now(), How: consent.Paper})
	}
	for _, a := range []struct {
		flag consent.Flag
		yes  *bool
	}{{consent.TakePart, f.Consent.TakePart}, {consent.Quote, f.Consent.Quote}, {consent.Contact, f.Consent.Contact}, {consent.ContactNamed, f.Consent.ContactNamed}} {
		if a.yes == nil {
			continue
		}
		if err := give(a.flag, "", *a.yes); err != nil {
			return rec, err
		}
	}
	for id := range f.Consent.SharePartners {
		if !slices.ContainsFunc(r.Config.Partners, func(p wire.Partner) bool { return p.ID == id }) {
			return rec, &story.Problem{Code: "bad_partner", Field: "consent.share_partners"}
		}
	}
	for _, p := range r.Config.Partners {
		if yes, asked := f.Consent.SharePartners[p.ID]; asked {
			if err := give(consent.SharePartners, p.ID, yes); err != nil {
				return rec, err
			}
		}
	}
	return rec, nil
}

func contactOf(c *Contact, answers consent.Record) (story.Contact, error) {
	if c == nil {
		return story.Contact{}, nil
	}
	contact := story.Contact(*c)
	for _, s := range []string{c.Name, c.Phone, c.Email, c.Note} {
		if err := story.CheckText("contact", s); err != nil {
			return story.Contact{}, err
		}
	}
	if !contact.IsZero() && !answers.Says(consent.Contact, "") {
		return story.Contact{}, &story.Problem{Code: "contact_without_consent", Field: "contact"}
	}
	return contact, nil
}

// event takes an event's id of the project; none is an answer too.
func (r Reader) event(rec *flow.Record, id string) error {
	if id == "" {
		return nil
	}
	i := slices.IndexFunc(r.Config.Events, func(e wire.Event) bool { return e.ID == id })
	if i < 0 {
		return &story.Problem{Code: "bad_event", Field: "event"}
	}
	rec.Event, rec.EventName = id, r.Config.Events[i].Name
	return nil
}

// Reason says a refusal in plain English, with what would have been right.
func (r Reader) Reason(p *story.Problem) string {
	switch p.Code {
	case "bad_lang":
		var tags []string
		for _, l := range r.Catalogues.Languages() {
			tags = append(tags, l.Tag)
		}
		return p.Field + " must be one of " + strings.Join(tags, ", ")
	case "bad_role":
		return "role must be one of " + list(story.Roles())
	case "bad_stage":
		return "stages must be different words of " + list(story.Stages())
	case "bad_translation":
		return "translation needs lang, text and made_by, which is one of " + strings.Join(story.TranslationMakers(), ", ")
	case "bad_partner":
		var ids []string
		for _, q := range r.Config.Partners {
			ids = append(ids, q.ID)
		}
		return "consent.share_partners has an unknown partner; this project's are " + strings.Join(ids, ", ")
	case "bad_about":
		return p.Field + " is not a question, or not an answer to it; docs/cli.md lists them"
	case "no_take_part":
		return "consent.take_part must be true: without it nothing may be kept"
	case "age_missing":
		return "over_16 is missing"
	}
	if s, ok := reasons[p.Code]; ok {
		if p.Field != "" {
			return p.Field + " " + s
		}
		return "the line " + s
	}
	return r.Catalogues.Language("en").T("problem." + p.Code)
}

var reasons = map[string]string{
	"bad_json":                "is not one JSON object",
	"bad_utf8":                "has letters that are not valid Unicode (UTF-8, or half a surrogate pair)",
	"bad_type":                "has the wrong JSON type",
	"unknown_key":             "is not a key that is known here",
	"duplicate_key":           "stands there twice",
	"too_long":                "is too long; nothing was cut off",
	"line_too_long":           "is too long",
	"bad_rating":              "must be a whole number from 0 to 10, or null",
	"empty_story":             "is empty, and so are the other boxes: there is no story",
	"under_16":                "is false: stories of children under 16 are not kept",
	"bad_event":               "is not an event of this project",
	"contact_without_consent": "is given, but consent.contact is not true",
	"contact_named_under_18":  "is for people of 18 and over",
}

func list[T ~string](vs []T) string {
	var out []string
	for _, v := range vs {
		out = append(out, string(v))
	}
	return strings.Join(out, ", ")
}
