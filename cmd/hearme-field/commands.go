package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"hearme/app/flow"
	"hearme/app/paper"
	"hearme/app/tablet"
	"hearme/i18n"
	"hearme/internal/words"
	"hearme/story"
	"hearme/story/anonymise"
	"hearme/sync/client"
	"hearme/sync/wire"
)

type command func(ctx context.Context, e *env, args []string) error

var commands = map[string]command{
	"enrol": enrol, "add": add, "sync": syncNow, "status": status, "withdraw": withdraw, "redact": redact,
}

// env is what every command has.
type env struct {
	in   io.Reader
	out  io.Writer
	cats *i18n.Catalogues

	dir, passphrase string
}

// flags reads a command line; --dir and --passphrase-file are always needed.
func (e *env) flags(args []string, define func(*flag.FlagSet)) error {
	fs := flag.NewFlagSet("hearme-field", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	file := fs.String("passphrase-file", "", "")
	fs.StringVar(&e.dir, "dir", "", "")
	if define != nil {
		define(fs)
	}
	if err := fs.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return usageError(err.Error())
	}
	switch {
	case fs.NArg() > 0:
		return usageError("too many words after the options")
	case e.dir == "":
		return usageError("--dir is missing")
	case *file == "":
		return usageError("--passphrase-file is missing")
	}
	b, err := os.ReadFile(*file)
	if err != nil {
		return usageError("--passphrase-file: " + err.Error())
	}
	e.passphrase = strings.TrimSpace(string(b))
	if e.passphrase == "" || !utf8.Valid(b) {
		return usageError("--passphrase-file holds no passphrase")
	}
	return nil
}

// print writes one JSON object on a line.
func (e *env) print(v any) error {
	enc := json.NewEncoder(e.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// open opens the vault that must be there and unlocks it.
func (e *env) open() (*tablet.Store, flow.Session, func(), error) {
	if _, err := os.Stat(e.dir); err != nil {
		return nil, nil, nil, &story.Problem{Code: "not_enrolled"}
	}
	st, err := tablet.OpenExisting(e.dir, e.cats, time.Now)
	if err != nil {
		return nil, nil, nil, err
	}
	s, err := st.Unlock(e.passphrase)
	if err != nil {
		return nil, nil, nil, errors.Join(err, st.Close())
	}
	return st, s, func() { s.Lock(); _ = st.Close() }, nil
}

// enrol makes the vault when there is none, and joins a project. An existing
// vault joins anew; what waits in its outbox goes to the new place.
func enrol(ctx context.Context, e *env, args []string) error {
	var ticket string
	var over bool
	if err := e.flags(args, func(fs *flag.FlagSet) {
		fs.StringVar(&ticket, "ticket", "", "")
		fs.BoolVar(&over, "start-over", false, "")
	}); err != nil {
		return err
	}
	if ticket == "" {
		return usageError("--ticket is missing")
	}
	if _, err := wire.ParseTicket(ticket); err != nil { // before a vault is made for nothing
		return err
	}
	st, err := tablet.Open(e.dir, e.cats, time.Now)
	if err != nil {
		return err
	}
	defer st.Close()
	s, err := e.first(st, over)
	if err != nil {
		return err
	}
	defer s.Lock()
	if err := tablet.NewSyncer(st).Enrol(ctx, s, ticket); err != nil {
		return err
	}
	c, _ := st.Config()
	return e.print(map[string]string{"project": c.Project, "name": c.Name})
}

// first unlocks the vault, or makes its first connector, without a PIN.
func (e *env) first(st *tablet.Store, over bool) (flow.Session, error) {
	const pin = "" // the tablet program asks for one before it hands over
	n, err := st.Connectors()
	switch {
	case err != nil:
		return nil, err
	case n == 0:
		return st.AddConnector(nil, e.passphrase, pin)
	case over:
		return st.StartOver(e.passphrase, pin)
	}
	return st.Unlock(e.passphrase)
}

func add(_ context.Context, e *env, args []string) error {
	if err := e.flags(args, nil); err != nil {
		return err
	}
	st, s, done, err := e.open()
	if err != nil {
		return err
	}
	defer done()
	c, ok := st.Config()
	if !ok {
		return &story.Problem{Code: "not_enrolled"}
	}
	r := paper.Reader{Catalogues: e.cats, Config: c, Now: time.Now}
	failed, err := paper.Add(r, e.intake(c), s, e.in, e.out)
	if err == nil && failed > 0 {
		err = errSome
	}
	return err
}

func (e *env) intake(c wire.Config) flow.Intake {
	return flow.Intake{Catalogues: e.cats, Engine: anonymise.New(), Counting: c.Counting()}
}

// syncNow seals what is overdue by the 24-hour rule and syncs.
func syncNow(ctx context.Context, e *env, args []string) error {
	if err := e.flags(args, nil); err != nil {
		return err
	}
	st, s, done, err := e.open()
	if err != nil {
		return err
	}
	defer done()
	c, _ := st.Config()
	_, late := e.intake(c).SealOverdue(s, time.Now())
	r, err := tablet.NewSyncer(st).Report(ctx)
	if err == nil {
		err = late
	}
	if r.Refused == nil {
		r.Refused = []client.RefusedItem{}
	}
	out := struct {
		client.Report
		Error  *string `json:"error"`
		Reason string  `json:"reason,omitempty"`
	}{Report: r}
	if err != nil {
		code := "unknown"
		if p, ok := errors.AsType[*story.Problem](err); ok {
			code = p.Code
		}
		out.Error, out.Reason = &code, e.say(err)
	}
	if printed := e.print(out); printed != nil {
		return printed
	}
	if err != nil || len(r.Refused) > 0 {
		return errSome
	}
	return nil
}

func status(_ context.Context, e *env, args []string) error {
	if err := e.flags(args, nil); err != nil {
		return err
	}
	st, s, done, err := e.open()
	if err != nil {
		return err
	}
	defer done()
	drafts, err := s.Records()
	if err != nil {
		return err
	}
	items, err := st.Outbox()
	if err != nil {
		return err
	}
	n := map[flow.State]int{}
	for _, it := range items {
		n[it.State]++
	}
	return e.print(struct {
		Drafts    int `json:"drafts"`
		Finished  int `json:"finished"`
		Stored    int `json:"stored"`
		Safe      int `json:"safe"`
		Withdrawn int `json:"withdrawn"`
		Refused   int `json:"refused"`
	}{len(drafts), n[flow.Finished], n[flow.Stored], n[flow.Safe], n[flow.Withdrawn], n[flow.Refused]})
}

// withdraw erases here what the code takes back; the next sync carries it.
func withdraw(_ context.Context, e *env, args []string) error {
	var code string
	if err := e.flags(args, func(fs *flag.FlagSet) { fs.StringVar(&code, "code", "", "") }); err != nil {
		return err
	}
	if code == "" {
		return usageError("--code is missing")
	}
	st, s, done, err := e.open()
	if err != nil {
		return err
	}
	defer done()
	if !words.IsCode(code) {
		return &story.Problem{Code: "bad_code", Field: "code"}
	}
	drafts, err := flow.EraseDrafts(s, st.CodeMatches, code)
	if err != nil {
		return err
	}
	sealed, err := st.EraseByCode(code)
	if err != nil {
		return err
	}
	return e.print(struct {
		Erased int  `json:"erased"`
		Queued bool `json:"queued"`
	}{drafts + sealed, true})
}

func redact(_ context.Context, e *env, args []string) error {
	fs := flag.NewFlagSet("redact", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	cautious := fs.Bool("cautious", false, "")
	if err := fs.Parse(args); errors.Is(err, flag.ErrHelp) {
		return err
	} else if err != nil || fs.NArg() > 0 {
		return usageError("redact takes no options but --cautious")
	}
	engine := anonymise.New()
	if *cautious {
		engine = anonymise.New(anonymise.WithCautious())
	}
	failed, err := paper.Redact(engine, e.in, e.out)
	if err == nil && failed > 0 {
		err = errSome
	}
	return err
}
