package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"rsc.io/qr"

	"hearme/server/project"
	"hearme/server/report"
	"hearme/server/store"
)

func initCommand(ctx context.Context, e *env) error {
	var f project.Founding
	lead := e.leadFlags()
	e.flags.StringVar(&f.Name, "project", "", "")
	e.flags.StringVar(&f.RecoveryDir, "recovery-dir", "", "")
	e.flags.BoolVar(&f.Practice, "practice", false, "")
	if err := e.parse("project", "lead", "passphrase-file"); err != nil {
		return err
	}
	pass, err := readPassphrase(*lead.file)
	if err != nil {
		return err
	}
	f.Dir, f.Lead, f.Passphrase = *e.dir, *lead.name, pass
	sheets, err := project.Found(ctx, f)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.out, "The project %q is set up in %s.\nThree recovery sheets lie in %s: print them, give one to each of three people, delete them here.\n",
		f.Name, f.Dir, sheets)
	return nil
}

func ticket(ctx context.Context, e *env) error {
	lead := e.leadFlags()
	url := e.flags.String("url", "", "")
	picture := e.flags.String("qr", "", "")
	if err := e.parse("lead", "passphrase-file"); err != nil {
		return err
	}
	p, l, err := e.signIn(ctx, lead)
	if err != nil {
		return err
	}
	defer p.Close()
	t, err := p.Ticket(ctx, l, *url)
	if err != nil {
		return err
	}
	if *picture != "" {
		code, err := qr.Encode(t.String(), qr.M)
		if err != nil {
			return err
		}
		if err := os.WriteFile(*picture, code.PNG(), 0o600); err != nil {
			return err
		}
	}
	fmt.Fprintln(e.out, t)
	fmt.Fprintf(e.err, "Good for one tablet, for %d minutes.\n", int(project.TicketLife.Minutes()))
	return nil
}

func export(ctx context.Context, e *env) error {
	lead := e.leadFlags()
	format := e.flags.String("format", "", "")
	if err := e.parse("lead", "passphrase-file", "format"); err != nil {
		return err
	}
	if !slices.Contains(report.Formats(), *format) {
		return &usageError{"--format is " + strings.Join(report.Formats(), " or ")}
	}
	p, l, err := e.signIn(ctx, lead)
	if err != nil {
		return err
	}
	defer p.Close()
	failed, err := report.Export(ctx, p, l, *format, e.out)
	if err != nil {
		return err
	}
	for _, id := range failed {
		fmt.Fprintf(e.err, "%s does not open and was left out\n", id)
	}
	if len(failed) > 0 {
		return fmt.Errorf("%d stories were left out", len(failed))
	}
	return nil
}

func addLead(ctx context.Context, e *env) error {
	lead := e.leadFlags()
	name := e.flags.String("add", "", "")
	file := e.flags.String("new-passphrase-file", "", "")
	if err := e.parse("lead", "passphrase-file", "add", "new-passphrase-file"); err != nil {
		return err
	}
	pass, err := readPassphrase(*file)
	if err != nil {
		return err
	}
	p, l, err := e.signIn(ctx, lead)
	if err != nil {
		return err
	}
	defer p.Close()
	err = p.AddLead(ctx, l, *name, pass)
	if errors.Is(err, store.ErrConflict) {
		return errors.New("there is a lead of this name")
	}
	return err
}

func changePassphrase(ctx context.Context, e *env) error {
	lead := e.leadFlags()
	file := e.flags.String("new-passphrase-file", "", "")
	if err := e.parse("lead", "passphrase-file", "new-passphrase-file"); err != nil {
		return err
	}
	pass, err := readPassphrase(*file)
	if err != nil {
		return err
	}
	p, l, err := e.signIn(ctx, lead)
	if err != nil {
		return err
	}
	defer p.Close()
	return p.ChangePassphrase(ctx, l, pass)
}

// devices prints a line for each tablet: id, day of enrolment, "revoked" and
// the day or "-", and its label in quotes, for it came from outside.
func devices(ctx context.Context, e *env) error {
	if err := e.parse(); err != nil {
		return err
	}
	p, err := project.Open(*e.dir)
	if err != nil {
		return err
	}
	defer p.Close()
	list, err := p.Store().Devices(ctx)
	if err != nil {
		return err
	}
	for _, d := range list {
		revoked := "-"
		if d.Revoked != "" {
			revoked = "revoked " + d.Revoked
		}
		fmt.Fprintf(e.out, "%s\t%s\t%s\t%q\n", d.ID, d.Enrolled, revoked, d.Label)
	}
	return nil
}

func revoke(ctx context.Context, e *env) error {
	lead := e.leadFlags()
	id := e.flags.String("device", "", "")
	if err := e.parse("lead", "passphrase-file", "device"); err != nil {
		return err
	}
	p, l, err := e.signIn(ctx, lead)
	if err != nil {
		return err
	}
	defer p.Close()
	err = p.Store().Revoke(ctx, l.Name(), *id)
	if errors.Is(err, store.ErrNotFound) {
		return errors.New("no tablet has this id: see hearme-server devices")
	}
	return err
}
