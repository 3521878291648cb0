package review

import (
	"encoding/base64"
	"errors"
	"html/template"
	"net/http"
	"slices"
	"time"

	"rsc.io/qr"

	"hearme/server/project"
	"hearme/server/store"
)

// tabletsPage is what the tablets page shows.
type tabletsPage struct {
	Heading string
	Tablets []tablet
}

type tablet struct{ ID, Label, Enrolled, Revoked string }

// shownTicket is a ticket that was made in this session.
type shownTicket struct {
	line  string
	until time.Time
}

// ticketPage is what the ticket page shows.
type ticketPage struct {
	Line  string
	QR    template.URL // a PNG as data:
	Until string
}

func tabletOf(d store.Device) tablet {
	t := tablet{ID: d.ID, Label: d.Label, Enrolled: dayWords(d.Enrolled), Revoked: dayWords(d.Revoked)}
	if t.Label == "" {
		t.Label = "Tablet " + d.ID[:min(len(d.ID), 6)]
	}
	return t
}

func (s *site) tablets(w http.ResponseWriter, r *http.Request) {
	devices, err := s.Project.Store().Devices(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return
	}
	p, working := tabletsPage{}, 0
	for _, d := range devices {
		p.Tablets = append(p.Tablets, tabletOf(d))
		if d.Revoked == "" {
			working++
		}
	}
	p.Heading = count(working, "tablet may send stories.", "tablets may send stories.")
	said := ""
	if r.URL.Query().Get("said") == "revoked" {
		said = "Saved. The tablet is shut out."
	}
	s.showLead(w, r, http.StatusOK, "tablets", leadPage{Title: "Tablets", Nav: "tablets", Said: said, Is: p})
}

// tabletAsked finds the tablet in the address that still may send, or shows
// that it is not here.
func (s *site) tabletAsked(w http.ResponseWriter, r *http.Request) (store.Device, bool) {
	devices, err := s.Project.Store().Devices(r.Context())
	if err != nil {
		s.broken(w, r, err)
		return store.Device{}, false
	}
	i := slices.IndexFunc(devices, func(d store.Device) bool { return d.ID == r.PathValue("id") && d.Revoked == "" })
	if i < 0 {
		s.fail(w, r, http.StatusNotFound)
		return store.Device{}, false
	}
	return devices[i], true
}

func (s *site) askRevoke(w http.ResponseWriter, r *http.Request) {
	if d, ok := s.tabletAsked(w, r); ok {
		t := tabletOf(d)
		s.showLead(w, r, http.StatusOK, "revoke", leadPage{Title: "Shut out " + t.Label, Nav: "tablets", Is: t})
	}
}

func (s *site) revoke(w http.ResponseWriter, r *http.Request) {
	d, ok := s.tabletAsked(w, r)
	if !ok {
		return
	}
	err := s.Project.Store().Revoke(r.Context(), sessionOf(r).lead.Name(), d.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/tablets?said=revoked", http.StatusSeeOther)
}

func (s *site) askTicket(w http.ResponseWriter, r *http.Request) {
	s.showLead(w, r, http.StatusOK, "newticket", leadPage{Title: "Make a ticket", Nav: "tablets"})
}

// makeTicket makes one and keeps it in this session's memory, so that the page
// that shows it can be loaded again without making another.
func (s *site) makeTicket(w http.ResponseWriter, r *http.Request) {
	ses := sessionOf(r)
	t, err := s.Project.Ticket(r.Context(), ses.lead, s.TabletURL)
	if errors.Is(err, project.ErrNoAddress) { // it listens on every address: take the one the lead came by
		t, err = s.Project.Ticket(r.Context(), ses.lead, s.scheme()+r.Host)
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	ses.mu.Lock()
	ses.ticket = &shownTicket{t.String(), s.Now().Add(project.TicketLife)}
	ses.mu.Unlock()
	http.Redirect(w, r, "/tablets/ticket", http.StatusSeeOther)
}

func (s *site) scheme() string {
	if s.Plain {
		return "http://"
	}
	return "https://"
}

func (s *site) ticket(w http.ResponseWriter, r *http.Request) {
	ses := sessionOf(r)
	ses.mu.Lock()
	t := ses.ticket
	ses.mu.Unlock()
	if t == nil || !s.Now().Before(t.until) {
		http.Redirect(w, r, "/tablets", http.StatusSeeOther)
		return
	}
	code, err := qr.Encode(t.line, qr.M)
	if err != nil {
		s.broken(w, r, errors.New("review: the ticket is too long for a QR code"))
		return
	}
	s.showLead(w, r, http.StatusOK, "ticket", leadPage{Title: "Ticket for one tablet", Nav: "tablets", Is: ticketPage{
		Line: t.line, Until: clock(t.until.In(s.Now().Location())),
		// The bytes are a picture that was just drawn.
		QR: template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(code.PNG())),
	}})
}
