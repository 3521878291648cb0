package project

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"strings"
	"time"

	"hearme/sync/wire"
)

// TicketLife is how long a ticket can be used.
const TicketLife = 10 * time.Minute

// ErrNoAddress says that nobody told where tablets reach the server.
var ErrNoAddress = errors.New("where do tablets reach this server? Start hearme-server serve first, or give --url")

// TokenHash is how a token is kept.
func TokenHash(token string) string {
	h := sha256.Sum256([]byte(token))
	return hex.EncodeToString(h[:])
}

// Ticket makes a ticket for one tablet, good for TicketLife. url is where
// tablets reach the server; empty takes what was served last. What tablets and
// slips say of the server's address follows it.
func (p *Project) Ticket(ctx context.Context, l *Lead, url string) (wire.Ticket, error) {
	served, pin, err := p.served()
	if err != nil {
		return wire.Ticket{}, err
	}
	if url == "" {
		url = served
	}
	if url == "" {
		return wire.Ticket{}, ErrNoAddress
	}
	token := rand.Text()
	t, err := wire.NewTicket(url, token, p.info.Verifier, pin)
	if err != nil {
		return wire.Ticket{}, err
	}
	c, err := p.Config(ctx)
	if err != nil {
		return wire.Ticket{}, err
	}
	if c.PublicURL != t.URL {
		err := p.SetConfig(ctx, l, "address", func(c *wire.Config) { publicURLs(c, t.URL) })
		if err != nil {
			return wire.Ticket{}, err
		}
	}
	return t, p.store.AddToken(ctx, l.name, TokenHash(token), p.now().Add(TicketLife))
}

// Served remembers where the server listens and the pin of its own
// certificate (empty when there is none to pin), for tickets made beside it.
func (p *Project) Served(url, pin string) error {
	return replaceFile(p.path(addressFile), []byte(url+"\n"+pin+"\n"))
}

func (p *Project) served() (url, pin string, err error) {
	b, err := os.ReadFile(p.path(addressFile))
	if errors.Is(err, fs.ErrNotExist) {
		return "", "", nil
	}
	url, rest, _ := strings.Cut(string(b), "\n")
	pin, _, _ = strings.Cut(rest, "\n")
	return url, pin, err
}
