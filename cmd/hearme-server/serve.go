package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"time"

	"hearme/i18n"
	"hearme/server/api"
	"hearme/server/project"
	"hearme/server/review"
	"hearme/server/store"
)

// serveFlags are how and where to listen.
type serveFlags struct {
	listen    string
	plain     bool
	cert, key string
}

func serve(ctx context.Context, e *env) error {
	var f serveFlags
	e.flags.StringVar(&f.listen, "listen", "127.0.0.1:8443", "")
	e.flags.BoolVar(&f.plain, "plain-http", false, "")
	e.flags.StringVar(&f.cert, "cert", "", "")
	e.flags.StringVar(&f.key, "key", "", "")
	if err := e.parse("listen"); err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	p, err := project.Open(*e.dir)
	if err != nil {
		return err
	}
	defer p.Close()
	warn(ctx, e, p)
	l, err := net.Listen("tcp", f.listen)
	if err != nil {
		return err
	}
	defer l.Close()
	config, pin, err := f.tls(p)
	if err != nil {
		return err
	}
	url, reached := f.address(l.Addr())
	if err := p.Served(reached, pin); err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(e.err, nil))
	h, err := handler(p, log, f.plain)
	if err != nil {
		return err
	}
	fmt.Fprintln(e.out, "listening on "+url)
	return listen(ctx, l, &http.Server{
		Handler:           h,
		TLSConfig:         config,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       10 * time.Minute, // eight megabytes over a weak line
		WriteTimeout:      11 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug), // addresses stay out of the log
	})
}

// check refuses what would send stories over a network in the clear.
func (f *serveFlags) check() error {
	host, _, err := net.SplitHostPort(f.listen)
	if err != nil {
		return &usageError{"--listen is HOST:PORT"}
	}
	if (f.cert == "") != (f.key == "") || f.plain && f.cert != "" {
		return &usageError{"--cert and --key come together, and not with --plain-http"}
	}
	ip := net.ParseIP(host)
	if f.plain && host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return &usageError{"--plain-http serves this machine only: listen on 127.0.0.1"}
	}
	return nil
}

// tls returns nothing for plain HTTP, and a pin for a certificate of our own.
func (f *serveFlags) tls(p *project.Project) (*tls.Config, string, error) {
	if f.plain {
		return nil, "", nil
	}
	var cert tls.Certificate
	var pin string
	var err error
	if f.cert != "" {
		cert, err = tls.LoadX509KeyPair(f.cert, f.key)
	} else {
		cert, pin, err = p.Certificate()
	}
	return &tls.Config{Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS13}, pin, err
}

// address returns what is listened on, and where tablets reach it: nowhere
// that can be told when it listens on every address.
func (f *serveFlags) address(a net.Addr) (url, reached string) {
	scheme := "https://"
	if f.plain {
		scheme = "http://"
	}
	url = scheme + a.String()
	if t, ok := a.(*net.TCPAddr); ok && t.IP.IsUnspecified() {
		return url, ""
	}
	return url, url
}

func warn(ctx context.Context, e *env, p *project.Project) {
	if dir, lie := p.SheetsLieAt(); lie {
		fmt.Fprintf(e.err, "WARNING: the recovery sheets still lie in %s. Whoever reads two of them reads every story.\nPrint them, give one to each of three people, and delete them here.\n", dir)
	}
	if err := p.Store().VerifyAudit(ctx); errors.Is(err, store.ErrDamaged) {
		fmt.Fprintln(e.err, "WARNING: the audit log or the log of receipts was changed from outside: its chain is broken.")
	}
}

// handler is every page and call.
func handler(p *project.Project, log *slog.Logger, plain bool) (http.Handler, error) {
	words, err := i18n.Load()
	if err != nil {
		return nil, err
	}
	pages, err := review.New(review.Deps{Project: p, Catalogues: words, Log: log, Plain: plain})
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/v1/", api.New(p, api.Options{Log: log}))
	mux.Handle("/", pages)
	return recovered(mux, log), nil
}

// recovered keeps a panic's value out of the log: it may hold what someone
// wrote. Where it happened is enough.
func recovered(h http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if v := recover(); v != nil {
				log.Error("panic", "stack", string(debug.Stack()))
				panic(http.ErrAbortHandler) // cuts the connection, silently
			}
		}()
		h.ServeHTTP(w, r)
	})
}

// listen serves until ctx ends, then lets what is under way finish.
func listen(ctx context.Context, l net.Listener, s *http.Server) error {
	failed := make(chan error, 1)
	go func() {
		if s.TLSConfig != nil {
			failed <- s.ServeTLS(l, "", "")
		} else {
			failed <- s.Serve(l)
		}
	}()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := s.Shutdown(end); err != nil {
		return s.Close()
	}
	return nil
}
