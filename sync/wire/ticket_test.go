package wire

import (
	"crypto/rand"
	"errors"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"hearme/story"
)

func newTicket(t *testing.T) Ticket {
	t.Helper()
	_, vkey, err := note.GenerateKey(rand.Reader, "luton")
	if err != nil {
		t.Fatal(err)
	}
	tk, err := NewTicket("https://hearme.example.org:8443/", "tok-123", vkey, strings.Repeat("ab", 32))
	if err != nil {
		t.Fatal(err)
	}
	return tk
}

func code(err error) string {
	var p *story.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

func TestTicketComesBack(t *testing.T) {
	tk := newTicket(t)
	line := tk.String()
	if strings.ContainsAny(line, " \n") {
		t.Fatalf("a ticket is one line without spaces: %q", line)
	}
	for _, typed := range []string{line, "  " + line + "\r\n", line[:30] + "\n" + line[30:]} {
		got, err := ParseTicket(typed)
		if err != nil || got != tk {
			t.Errorf("ParseTicket(%q) = %+v, %v", typed, got, err)
		}
	}
}

func TestTicketEveryCutIsTold(t *testing.T) {
	line := newTicket(t).String()
	for n := len("HEARME"); n < len(line); n++ {
		if _, err := ParseTicket(line[:n]); code(err) != "ticket_cut" {
			t.Fatalf("cut to %d letters: %v", n, err)
		}
	}
	wrong := []byte(line)
	wrong[40] ^= 1
	if _, err := ParseTicket(string(wrong)); code(err) != "ticket_cut" {
		t.Errorf("one letter wrong: %v", err)
	}
}

func TestTicketOthers(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "ticket_not",
		"https://example.org":     "ticket_not",
		"HEARME2.abc.def":         "ticket_newer",
		"HEARME1.abc.def":         "ticket_cut",
		"HEARMEx.abc.def":         "ticket_cut",
		"not a ticket HEARME1.a.": "ticket_not",
	} {
		if _, err := ParseTicket(in); code(err) != want {
			t.Errorf("ParseTicket(%q): %v, want %s", in, err, want)
		}
	}
}

func TestTicketRefusesPlainHTTPToOthers(t *testing.T) {
	tk := newTicket(t)
	for u, want := range map[string]string{
		"http://127.0.0.1:8443":      "",
		"http://[::1]:8443":          "",
		"http://hearme.example.org":  "ticket_insecure",
		"ftp://hearme.example.org":   "ticket_insecure",
		"https://a:b@example.org":    "ticket_not",
		"https://example.org/?q=1":   "ticket_not",
		"https://example.org/hearme": "",
	} {
		if _, err := NewTicket(u, tk.Token, tk.Project, ""); code(err) != want {
			t.Errorf("NewTicket(%q): %v, want %q", u, err, want)
		}
	}
}

func FuzzParseTicket(f *testing.F) {
	f.Add("HEARME1.e30.00000000")
	f.Add("HEARME1.")
	f.Fuzz(func(t *testing.T, s string) {
		tk, err := ParseTicket(s)
		if err != nil {
			if code(err) == "" {
				t.Fatalf("an error without a code: %v", err)
			}
			return
		}
		if again, err := ParseTicket(tk.String()); err != nil || again != tk {
			t.Fatalf("%+v came back as %+v, %v", tk, again, err)
		}
	})
}
