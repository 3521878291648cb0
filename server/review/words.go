package review

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"hearme/i18n"
	"hearme/server/store"
	"hearme/story"
	"hearme/story/anonymise"
)

// What the leads' pages call things. Leads read English for now.
var (
	stateWords = map[store.State]string{
		store.Received: "New", store.Reading: "Reading", store.NeedsRedaction: "Take out more",
		store.Approved: "Approved", store.SetAside: "Set aside",
	}
	stageWords = map[story.Stage]string{
		story.Prevention: "Prevention", story.Screening: "Screening", story.Diagnosis: "Getting diagnosed",
		story.Treatment: "Treatment", story.AfterTreatment: "After treatment", story.EndOfLife: "End of life",
	}
	roleWords = map[story.Role]string{
		story.Patient: "Patient", story.Carer: "Carer", story.Family: "Family", story.Bereaved: "Bereaved",
		story.Staff: "Staff", story.Community: "Community member",
	}
	fieldWords = map[story.Field]string{
		story.WorkedWell: "What worked well", story.NeedsBetter: "What needs to be better",
		story.GoodService: "What a good cancer service looks like",
	}
	makerWords = map[string]string{
		"connector": "the connector", "interpreter": "an interpreter", "relative": "a relative",
		"translator": "a translator", "machine": "a machine: check it before you use it",
	}
	checkWords = map[anonymise.Check]string{
		anonymise.CheckNo:      "No, the connector said: a determined neighbour could not tell who this is.",
		anonymise.CheckNotSure: "Not sure, the connector said: a determined neighbour might tell who this is.",
		anonymise.CheckYes:     "Yes, the connector said: a determined neighbour could tell who this is. Take out more first.",
		anonymise.CheckAuto:    "Nobody answered. The program sealed it after 24 hours. Look closely.",
	}
	typeWords = map[anonymise.Type][2]string{ // one, many
		anonymise.Person: {"person", "people"}, anonymise.Staff: {"member of staff", "members of staff"},
		anonymise.Phone: {"phone number", "phone numbers"}, anonymise.Email: {"e-mail address", "e-mail addresses"},
		anonymise.NHSNumber: {"NHS number", "NHS numbers"}, anonymise.HospitalNumber: {"hospital number", "hospital numbers"},
		anonymise.Postcode: {"postcode", "postcodes"}, anonymise.Address: {"address", "addresses"},
		anonymise.Date: {"date", "dates"}, anonymise.Age: {"age", "ages"}, anonymise.Place: {"place", "places"},
		anonymise.Facility: {"place of care", "places of care"}, anonymise.Employer: {"employer", "employers"},
		anonymise.Job: {"job", "jobs"}, anonymise.Relative: {"relative", "relatives"}, anonymise.URL: {"web address", "web addresses"},
		anonymise.Handle: {"account name", "account names"}, anonymise.NINumber: {"National Insurance number", "National Insurance numbers"},
		anonymise.Vehicle: {"number plate", "number plates"}, anonymise.Bank: {"bank number", "bank numbers"},
		anonymise.OtherID: {"other number", "other numbers"}, anonymise.Illness: {"rare illness", "rare illnesses"},
	}
)

// tongue is how a text in some language is shown.
type tongue struct {
	Tag  string
	Name string // in English
	Dir  string
}

// Scripts that are written right to left.
var rightToLeft = map[string]bool{"Arab": true, "Aran": true, "Hebr": true, "Syrc": true, "Thaa": true, "Nkoo": true, "Rohg": true, "Adlm": true}

// tongues knows what our catalogues call languages in English.
type tongues map[string]string

func tonguesOf(c *i18n.Catalogues) tongues {
	names := tongues{}
	for _, l := range c.Languages() {
		names[l.Tag] = l.English
		for _, sp := range l.Spoken {
			names[sp.Tag] = sp.English
		}
	}
	return names
}

// of works for every BCP 47 tag, in the catalogues or not.
func (ts tongues) of(tag string) tongue {
	t, err := language.Parse(tag)
	if err != nil {
		return tongue{Tag: "und", Name: "Another language", Dir: "auto"}
	}
	script, _ := t.Script()
	return tongue{Tag: t.String(), Name: cmp.Or(ts[tag], display.English.Tags().Name(t), tag), Dir: direction(rightToLeft[script.String()])}
}

// count writes a number and its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// clock is a time of day as it is said: "5 pm", "5.20 pm".
func clock(t time.Time) string {
	if t.Minute() == 0 {
		return t.Format("3 pm")
	}
	return t.Format("3.04 pm")
}

// weekOf is the Monday of a day's week in words, empty for what is no day.
func weekOf(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	back := (int(t.Weekday()) + 6) % 7
	return t.AddDate(0, 0, -back).Format("2 January")
}

// dayWords is a day in words, empty for what is no day.
func dayWords(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.Format("2 January 2006")
}

// short is the part of an id that people say to each other.
func short(id story.ID) string { return strings.ToUpper(string(id[:3]) + "-" + string(id[3:6])) }
