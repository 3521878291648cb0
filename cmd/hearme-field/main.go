// Command hearme-field is the tablet's flow, vault and sync without a window:
// for paper forms typed up later. docs/cli.md describes it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"hearme/i18n"
	"hearme/story"
)

// The exit statuses.
const (
	exitOK     = 0
	exitFailed = 1 // some items failed, or all
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

const usage = `usage: hearme-field COMMAND ...

  enrol     --dir T --passphrase-file F --ticket LINE [--start-over]
  add       --dir T --passphrase-file F              JSON Lines in, JSON Lines out
  sync      --dir T --passphrase-file F
  status    --dir T --passphrase-file F
  withdraw  --dir T --passphrase-file F --code WORDS
  redact    [--cautious]                             JSON Lines in, JSON Lines out
`

// errSome says that the output tells which items failed.
var errSome = errors.New("some items failed")

// usageError is a wrong command line.
type usageError string

func (u usageError) Error() string { return string(u) }

func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(errs, usage)
		return exitUsage
	}
	if args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		fmt.Fprint(out, usage)
		return exitOK
	}
	command, ok := commands[args[0]]
	if !ok {
		fmt.Fprintf(errs, "hearme-field: no command %q\n%s", args[0], usage)
		return exitUsage
	}
	cats, err := i18n.Load()
	if err != nil {
		fmt.Fprintln(errs, "hearme-field:", err)
		return exitFailed
	}
	e := &env{in: in, out: out, cats: cats}
	err = command(ctx, e, args[1:])
	var u usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(out, usage)
		return exitOK
	case errors.As(err, &u):
		fmt.Fprintf(errs, "hearme-field %s: %s\n%s", args[0], u, usage)
		return exitUsage
	case errors.Is(err, errSome):
		return exitFailed
	}
	fmt.Fprintf(errs, "hearme-field %s: %s\n", args[0], e.say(err))
	return exitFailed
}

// say puts an error into plain English, with its stable code behind.
func (e *env) say(err error) string {
	p, ok := errors.AsType[*story.Problem](err)
	if !ok {
		return err.Error()
	}
	key := "problem." + p.Code
	if l := e.cats.Language("en"); l.Has(key) {
		return l.T(key) + " (" + p.Error() + ")"
	}
	return p.Error()
}
