// Command hearme-server keeps a project's stories, lets its leads read them
// and takes withdrawals. docs/cli.md describes it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"unicode/utf8"

	"hearme/server/project"
)

// The exit statuses.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

const usage = `usage: hearme-server COMMAND --dir D ...

  init     --project NAME --lead NAME --passphrase-file F [--recovery-dir R] [--practice]
  serve    [--listen 127.0.0.1:8443] [--plain-http | --cert FILE --key FILE]
  ticket   --lead NAME --passphrase-file F [--url URL] [--qr FILE.png]
  export   --lead NAME --passphrase-file F --format jsonl|csv
  lead     --lead NAME --passphrase-file F --add NAME --new-passphrase-file F
  passphrase --lead NAME --passphrase-file F --new-passphrase-file F
  devices
  revoke   --lead NAME --passphrase-file F --device ID
  voices   add --lead NAME --passphrase-file F --from FOLDER | list | remove --lead NAME --passphrase-file F --voice ID
  voices   words --lang TAG | machine --lang TAG --to FOLDER (both without --dir)
`

// command is one word after hearme-server.
type command func(context.Context, *env) error

var commands = map[string]command{
	"init": initCommand, "serve": serve, "ticket": ticket, "export": export,
	"lead": addLead, "passphrase": changePassphrase, "devices": devices, "revoke": revoke, "voices": voices,
}

// env is what a command reads and writes.
type env struct {
	args     []string
	out, err io.Writer
	flags    *flag.FlagSet
	dir      *string
}

// usageError is a wrong command line.
type usageError struct{ text string }

func (u *usageError) Error() string { return u.text }

func run(ctx context.Context, args []string, out, errs io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(errs, usage)
		return exitUsage
	}
	if args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		fmt.Fprint(out, usage)
		return exitOK
	}
	c, ok := commands[args[0]]
	if !ok {
		fmt.Fprintf(errs, "hearme-server: no command %q\n%s", args[0], usage)
		return exitUsage
	}
	e := &env{args: args[1:], out: out, err: errs, flags: flag.NewFlagSet(args[0], flag.ContinueOnError)}
	e.flags.SetOutput(io.Discard)
	e.dir = e.flags.String("dir", "", "")
	err := c(ctx, e)
	var u *usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(out, usage)
		return exitOK
	case errors.As(err, &u):
		fmt.Fprintf(errs, "hearme-server %s: %s\n%s", args[0], u.text, usage)
		return exitUsage
	}
	fmt.Fprintf(errs, "hearme-server %s: %v\n", args[0], err)
	return exitFailed
}

// parse reads the flags; every one in needed must be given, and nothing may
// stand after them.
func (e *env) parse(needed ...string) error {
	if err := e.flags.Parse(e.args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return &usageError{err.Error()}
	}
	if e.flags.NArg() > 0 {
		return &usageError{fmt.Sprintf("%q is too much", e.flags.Arg(0))}
	}
	for _, name := range append([]string{"dir"}, needed...) {
		if e.flags.Lookup(name).Value.String() == "" {
			return &usageError{"--" + name + " is missing"}
		}
	}
	return nil
}

// leadFlags are the flags of a command that a lead signs in for.
type leadFlags struct{ name, file *string }

func (e *env) leadFlags() leadFlags {
	return leadFlags{e.flags.String("lead", "", ""), e.flags.String("passphrase-file", "", "")}
}

// signIn opens the project and the lead's keys.
func (e *env) signIn(ctx context.Context, f leadFlags) (*project.Project, *project.Lead, error) {
	pass, err := readPassphrase(*f.file)
	if err != nil {
		return nil, nil, err
	}
	p, err := project.Open(*e.dir)
	if err != nil {
		return nil, nil, err
	}
	l, err := p.UnlockLead(ctx, *f.name, pass)
	if err != nil {
		p.Close()
		return nil, nil, err
	}
	return p, l, nil
}

// readPassphrase reads a file's one line.
func readPassphrase(file string) (string, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return "", &usageError{"--passphrase-file: " + err.Error()}
	}
	pass := strings.TrimSpace(string(b))
	if pass == "" || !utf8.Valid(b) || strings.ContainsAny(pass, "\r\n") {
		return "", &usageError{"--passphrase-file: " + file + " does not hold one line of text"}
	}
	return pass, nil
}
