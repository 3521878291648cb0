package wire

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"net"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/mod/sumdb/note"

	"hearme/story"
)

// ticketMark begins every ticket of this version; the number rises when an
// older program could not use a newer ticket.
const ticketMark = "HEARME1"

// Ticket is what a tablet needs to join a project once: where the server is,
// a one-time token, and the keys by which the tablet knows that it talks to
// the right one.
type Ticket struct {
	URL     string `json:"url"`           // https://host[:port][/path], or http on this machine itself; no slash at the end
	Token   string `json:"token"`         // one-time, ten minutes
	Project string `json:"project"`       // the project's signing key as a note verifier key
	Pin     string `json:"pin,omitempty"` // see CertPin; empty when the certificate is publicly trusted
}

// CertPin is the pin of a server's certificate: SHA-256 of its public key
// (SubjectPublicKeyInfo), hexadecimal. A renewed certificate of the same key
// keeps its pin.
func CertPin(c *x509.Certificate) string {
	sum := sha256.Sum256(c.RawSubjectPublicKeyInfo)
	return hex.EncodeToString(sum[:])
}

// NewTicket checks the parts of a ticket. Codes: ticket_not, ticket_insecure.
func NewTicket(serverURL, token, projectKey, pin string) (Ticket, error) {
	t := Ticket{strings.TrimRight(serverURL, "/"), token, projectKey, pin}
	return t, t.check()
}

// String writes the ticket as one line without spaces:
// HEARME1.<base64url of its JSON>.<first 8 hexadecimal letters of the SHA-256 of all before>.
func (t Ticket) String() string {
	b, err := json.Marshal(t)
	if err != nil { // four strings always marshal
		return ""
	}
	body := ticketMark + "." + base64.RawURLEncoding.EncodeToString(b)
	return body + "." + ticketSum(body)
}

// ParseTicket reads a ticket as it was typed or pasted; white space, line
// breaks included, is passed over. Codes: ticket_not (something else),
// ticket_cut (a part is missing or mistyped), ticket_newer (made for a newer
// program), ticket_insecure (plain HTTP to another machine).
func ParseTicket(line string) (Ticket, error) {
	line = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' {
			return -1
		}
		return r
	}, line)
	mark, rest, dotted := strings.Cut(line, ".")
	version, ours := strings.CutPrefix(mark, "HEARME")
	switch {
	case !ours:
		return Ticket{}, &story.Problem{Code: "ticket_not"}
	case mark == ticketMark && dotted:
	case dotted && version != "" && strings.Trim(version, "0123456789") == "":
		return Ticket{}, &story.Problem{Code: "ticket_newer"}
	default:
		return Ticket{}, &story.Problem{Code: "ticket_cut"}
	}
	data, sum, _ := strings.Cut(rest, ".")
	if sum != ticketSum(mark+"."+data) {
		return Ticket{}, &story.Problem{Code: "ticket_cut"}
	}
	var t Ticket
	b, err := base64.RawURLEncoding.DecodeString(data)
	if err != nil || json.Unmarshal(b, &t) != nil {
		return Ticket{}, &story.Problem{Code: "ticket_not"}
	}
	return t, t.check()
}

func (t Ticket) check() error {
	u, err := url.Parse(t.URL)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || t.Token == "" {
		return &story.Problem{Code: "ticket_not"}
	}
	if _, err := note.NewVerifier(t.Project); err != nil {
		return &story.Problem{Code: "ticket_not"}
	}
	if p, err := hex.DecodeString(t.Pin); err != nil || len(p) != 0 && len(p) != sha256.Size {
		return &story.Problem{Code: "ticket_not"}
	}
	if u.Scheme == "https" || u.Scheme == "http" && loopback(u.Hostname()) {
		return nil
	}
	return &story.Problem{Code: "ticket_insecure"}
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func ticketSum(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:4])
}
