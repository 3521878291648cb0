package review

import (
	"net/http"
	"strings"
	"time"

	"hearme/server/store"
	"hearme/story/envelope"
	"hearme/sync/wire"
)

// safetyPage is what the safety records page shows.
type safetyPage struct {
	Heading string
	Waiting bool // there is at least one record
	Mine    bool // this lead is the safeguarding lead
	Open    bool
	Records []safetyRecord
}

type safetyRecord struct {
	Short    string
	Received string
	Broken   bool
	Lines    []safetyLine
}

type safetyLine struct{ Name, Value string }

// safetyOpen is how long safety records stay on the screen once opened.
const safetyOpen = 10 * time.Minute

func (s *site) safety(w http.ResponseWriter, r *http.Request) {
	ses := sessionOf(r)
	infos, err := s.Project.Store().Stories(r.Context(), store.Filter{Safeguarding: true})
	if err != nil {
		s.broken(w, r, err)
		return
	}
	ses.mu.Lock()
	till := ses.safeTill
	ses.mu.Unlock()
	p := safetyPage{
		Heading: count(len(infos), "record.", "records."), Waiting: len(infos) > 0,
		Mine: ses.lead.SafeguardingIdentity() != "", Open: s.Now().Before(till),
	}
	if len(infos) == 0 {
		p.Heading = "There are none."
	}
	if p.Mine && p.Open {
		for _, info := range infos {
			p.Records = append(p.Records, s.safetyRecord(r, ses, info))
		}
	}
	s.showLead(w, r, http.StatusOK, "safety", leadPage{Title: "Safety records", Nav: "safety", Is: p})
}

func (s *site) safetyRecord(r *http.Request, ses *session, info store.Info) safetyRecord {
	rec := safetyRecord{Short: short(info.ID), Received: dayWords(info.Received)}
	sealed, err := s.Project.Store().Blob(r.Context(), info.ID, wire.SafeguardingBlob)
	var plain []byte
	if err == nil {
		plain, err = envelope.Open(ses.lead.SafeguardingIdentity(), sealed)
	}
	var b envelope.SafeguardingBody
	if err == nil {
		b, err = envelope.ParseSafeguarding(plain, manifestOf(s.Project.Info().ID, info))
	}
	if err != nil {
		s.Log.Error("a safety record does not open", "id", string(info.ID))
		rec.Broken = true
		return rec
	}
	for _, l := range []safetyLine{
		{"When", b.At.Format("2 January 2006")}, {"Age", ageWords[string(b.Age)]}, {"Who", b.Name}, {"How to reach them safely", b.Reach},
		{"What was said or seen", b.Concern}, {"What was done already", b.Done}, {"Written by", b.Reporter},
	} {
		if strings.TrimSpace(l.Value) != "" {
			rec.Lines = append(rec.Lines, l)
		}
	}
	return rec
}

var ageWords = map[string]string{"under_16": "Under 16", "16_17": "16 or 17", "18_plus": "18 or over"}

// openSafety writes down that the records are opened, before they are.
func (s *site) openSafety(w http.ResponseWriter, r *http.Request) {
	ses := sessionOf(r)
	if ses.lead.SafeguardingIdentity() == "" {
		s.fail(w, r, http.StatusNotFound)
		return
	}
	if err := s.Project.Store().Audit(r.Context(), ses.lead.Name(), "read_safeguarding", ""); err != nil {
		s.broken(w, r, err)
		return
	}
	ses.mu.Lock()
	ses.safeTill = s.Now().Add(safetyOpen)
	ses.mu.Unlock()
	http.Redirect(w, r, "/safety", http.StatusSeeOther)
}
