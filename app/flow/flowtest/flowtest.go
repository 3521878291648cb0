// Package flowtest holds what tests of the screens turn by hand: a clock, a
// runner that runs at once, and a store in memory that keeps its promises but
// not its secrets.
package flowtest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"hearme/app/flow"
	"hearme/internal/recording"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/sync/wire"
)

// Prefs keeps choices in a map.
type Prefs map[string]string

// Get implements flow.Prefs.
func (p Prefs) Get(name string) string { return p[name] }

// Set implements flow.Prefs.
func (p Prefs) Set(name, value string) { p[name] = value }

// Words gives fixed words.
type Words struct{}

// Passphrase implements flow.Words.
func (Words) Passphrase() string { return "lamp river candle orange window" }

// Code implements flow.Words.
func (Words) Code(string) string { return "apple boat chair drum egg fox gate" }

// Vault is a store in memory.
type Vault struct {
	Conf     *wire.Config
	Items    []flow.Item
	Codes    map[story.ID]string // withdrawal codes of the outbox's items
	Queued   []string
	Sessions []*Session
	Sealed   []anonymise.Redacted
	Records  []flow.Record // with each that was sealed
	Notes    []flow.SafetyNote
	Clips    map[string][]byte // by SHA-256
	Fail     error             // what the next write fails with
}

// Session is a connector's part of it.
type Session struct {
	V               *Vault
	Passphrase, PIN string
	Data            map[story.ID][]byte
	Info            map[story.ID]flow.RecordInfo
	Settings        map[string][]byte
	Clock           *Clock
	Locked          bool
	wrong           int
}

// Connectors implements flow.Vault.
func (v *Vault) Connectors() (int, error) { return len(v.Sessions), nil }

// AddConnector implements flow.Vault.
func (v *Vault) AddConnector(_ flow.Session, passphrase, pin string) (flow.Session, error) {
	if v.Fail != nil {
		return nil, v.Fail
	}
	s := &Session{V: v, Passphrase: passphrase, PIN: pin, Data: map[story.ID][]byte{},
		Info: map[story.ID]flow.RecordInfo{}, Settings: map[string][]byte{}}
	v.Sessions = append(v.Sessions, s)
	return s, nil
}

// StartOver implements flow.Vault.
func (v *Vault) StartOver(passphrase, pin string) (flow.Session, error) {
	v.Sessions, v.Conf = nil, nil
	return v.AddConnector(nil, passphrase, pin)
}

// Unlock implements flow.Vault.
func (v *Vault) Unlock(passphrase string) (flow.Session, error) {
	for _, s := range v.Sessions {
		if s.Passphrase == passphrase {
			s.Locked = false
			return s, nil
		}
	}
	return nil, &story.Problem{Code: "wrong_passphrase"}
}

// Config implements flow.Vault.
func (v *Vault) Config() (wire.Config, bool) {
	if v.Conf == nil {
		return wire.Config{}, false
	}
	return *v.Conf, true
}

// Clip implements flow.Vault.
func (v *Vault) Clip(sha256 string) ([]byte, bool) {
	b, ok := v.Clips[sha256]
	return b, ok
}

// HasClip implements flow.Vault.
func (v *Vault) HasClip(sha256 string) bool { return v.Clips[sha256] != nil }

// Outbox implements flow.Vault.
func (v *Vault) Outbox() ([]flow.Item, error) { return slices.Clone(v.Items), nil }

// EraseByCode implements flow.Vault.
func (v *Vault) EraseByCode(code string) (int, error) {
	v.Queued = append(v.Queued, code)
	n := len(v.Items)
	v.Items = slices.DeleteFunc(v.Items, func(it flow.Item) bool { return v.CodeMatches(v.Codes[it.ID], code) })
	return n - len(v.Items), nil
}

// CodeMatches implements flow.Vault.
func (v *Vault) CodeMatches(a, b string) bool {
	n := func(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }
	return n(a) != "" && n(a) == n(b)
}

var errLocked = errors.New("locked")

func (s *Session) ok() error {
	if s.Locked {
		return errLocked
	}
	return s.V.Fail
}

// HasPIN implements flow.Session.
func (s *Session) HasPIN() bool { return s.PIN != "" }

// CheckPIN implements flow.Session.
func (s *Session) CheckPIN(pin string) error {
	if pin == s.PIN {
		s.wrong = 0
		return nil
	}
	s.wrong++
	if s.wrong >= 5 {
		return &story.Problem{Code: "pin_locked"}
	}
	return &story.Problem{Code: "wrong_pin"}
}

// ChangePIN implements flow.Session.
func (s *Session) ChangePIN(pin string) error { s.PIN = pin; return s.ok() }

// ChangePassphrase implements flow.Session.
func (s *Session) ChangePassphrase(old, fresh string) error {
	if old != s.Passphrase {
		return &story.Problem{Code: "wrong_passphrase"}
	}
	s.Passphrase = fresh
	return s.ok()
}

// Records implements flow.Session.
func (s *Session) Records() ([]flow.RecordInfo, error) {
	var is []flow.RecordInfo
	for _, i := range s.Info {
		is = append(is, i)
	}
	return is, nil
}

// LoadRecord implements flow.Session.
func (s *Session) LoadRecord(id story.ID) ([]byte, error) {
	b, ok := s.Data[id]
	if !ok {
		return nil, &story.Problem{Code: "record_missing"}
	}
	return b, nil
}

// SaveRecord implements flow.Session.
func (s *Session) SaveRecord(id story.ID, _ int, b []byte) error {
	if err := s.ok(); err != nil {
		return err
	}
	i, old := s.Info[id]
	if !old {
		i = flow.RecordInfo{ID: id, Created: s.Clock.Now()}
	}
	i.Touched = s.Clock.Now()
	s.Info[id], s.Data[id] = i, b
	return nil
}

// DeleteRecord implements flow.Session.
func (s *Session) DeleteRecord(id story.ID) error {
	delete(s.Info, id)
	delete(s.Data, id)
	return s.ok()
}

// Seal implements flow.Session.
func (s *Session) Seal(r anonymise.Redacted, rec flow.Record) error {
	if err := s.ok(); err != nil {
		return err
	}
	s.V.Sealed, s.V.Records = append(s.V.Sealed, r), append(s.V.Records, rec)
	s.V.Items = append(s.V.Items, flow.Item{ID: r.ID(), State: flow.Finished})
	if s.V.Codes == nil {
		s.V.Codes = map[story.ID]string{}
	}
	s.V.Codes[r.ID()] = rec.Code
	return s.DeleteRecord(rec.ID)
}

// SealSafety implements flow.Session.
func (s *Session) SealSafety(n flow.SafetyNote) error {
	if err := s.ok(); err != nil {
		return err
	}
	s.V.Notes = append(s.V.Notes, n)
	return nil
}

// LoadSetting implements flow.Session.
func (s *Session) LoadSetting(name string) ([]byte, error) { return s.Settings[name], nil }

// SaveSetting implements flow.Session.
func (s *Session) SaveSetting(name string, value []byte) error {
	if err := s.ok(); err != nil {
		return err
	}
	s.Settings[name] = value
	return nil
}

// Lock implements flow.Session.
func (s *Session) Lock() { s.Locked = true }

// Server is a syncer that answers as it is told.
type Server struct {
	V      *Vault
	Conf   wire.Config
	Err    error
	Report flow.SyncReport
	Syncs  int
}

// Sync implements flow.Syncer.
func (f *Server) Sync(context.Context) (flow.SyncReport, error) {
	f.Syncs++
	return f.Report, f.Err
}

// Enrol implements flow.Syncer.
func (f *Server) Enrol(_ context.Context, _ flow.Session, _ string) error {
	if f.Err != nil {
		return f.Err
	}
	c := f.Conf
	f.V.Conf = &c
	return nil
}

// Engine marks every word of a list as a person; of one that is listed with a
// question mark it is unsure.
type Engine []string

// Propose implements anonymise.Engine.
func (e Engine) Propose(text, _ string) []anonymise.Finding {
	var fs []anonymise.Finding
	for _, listed := range e {
		w, unsure := strings.CutSuffix(listed, "?")
		sure := 0.9
		if unsure {
			sure = 0.5
		}
		for from := 0; ; {
			i := strings.Index(text[from:], w)
			if i < 0 {
				break
			}
			at := from + i
			fs = append(fs, anonymise.Finding{Start: at, End: at + len(w), Type: anonymise.Person, Reason: "name_list", Confidence: sure})
			from = at + len(w)
		}
	}
	slices.SortFunc(fs, func(a, b anonymise.Finding) int { return a.Start - b.Start })
	return fs
}

// Config is a project's configuration with today's event.
func Config() wire.Config {
	return wire.Config{
		Version: 1, Serial: 1, Project: "p1", Name: "Luton", Safeguarding: "age1example",
		Events: []wire.Event{{ID: "e1", Name: "Community centre, north Luton", Day: "2026-11-14", Hours: "10 am to 2 pm"}},
		Services: []wire.Service{
			{Name: "Macmillan Support Line", Phone: "0808 157 0111", Hours: "every day, 8 am to 8 pm"},
			{Name: "Someone to talk to", Phone: "0808 157 0222", Hours: "day and night"},
		},
		Phone: "01632 960111",
	}
}

// Sound plays as far as a test turns it.
type Sound struct {
	Playing bool
	From    time.Duration
	Heard   func(at time.Duration)
	End     func(error)
}

// Play implements flow.Sound.
func (s *Sound) Play(_ recording.PCM, from time.Duration, heard func(time.Duration), end func(error)) {
	*s = Sound{true, from, heard, end}
}

// Stop implements flow.Sound.
func (s *Sound) Stop() { *s = Sound{} }

// Speech speaks some languages, without a sound to be heard.
type Speech struct {
	Tags []string
	Said []string
}

// Languages implements flow.Speech.
func (s *Speech) Languages([]string) []string { return s.Tags }

// Say implements flow.Speech.
func (s *Speech) Say(_, words string) (recording.PCM, error) {
	s.Said = append(s.Said, words)
	return recording.Chime(), nil
}
