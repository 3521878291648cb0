package client

import (
	"context"
	"errors"
	"time"

	"hearme/story"
	"hearme/sync/wire"
)

// Enrol uses a ticket to join a project with the tablet's verifier key. A lost
// reply is asked for again: the same ticket with the same key gets the same
// reply. Codes: those of wire.ParseTicket and of tokens, ticket_other_server
// (what answered is not the ticket's server), server_unreachable, bad_reply.
func Enrol(ctx context.Context, ticket, deviceKey, label string) (Enrolment, error) {
	return enrol(ctx, ticket, deviceKey, label, wait)
}

const enrolPause = time.Second

func enrol(ctx context.Context, ticket, deviceKey, label string, wait func(context.Context, time.Duration) error) (Enrolment, error) {
	t, err := wire.ParseTicket(ticket)
	if err != nil {
		return Enrolment{}, err
	}
	c := newCaller(t.URL, t.Pin, wait)
	defer c.close()
	req := wire.EnrolRequest{Proto: wire.Proto, Token: t.Token, DeviceKey: deviceKey, Label: label}
	var reply wire.EnrolReply
	for try := 1; ; try++ {
		err = c.json(ctx, wire.EnrolPath, req, &reply)
		if !isCode(err, "server_unreachable") || try == tries || wait(ctx, enrolPause) != nil {
			break
		}
	}
	if isCode(err, "server_untrusted") {
		return Enrolment{}, &story.Problem{Code: "ticket_other_server"}
	}
	if err != nil {
		return Enrolment{}, err
	}
	if _, err := OpenConfig(reply.Config, t.Project); isCode(err, "bad_config") {
		return Enrolment{}, &story.Problem{Code: "ticket_other_server"}
	} else if err != nil {
		return Enrolment{}, err
	}
	return Enrolment{Server: t.URL, Pin: t.Pin, ProjectKey: t.Project, DeviceID: reply.DeviceID, Config: reply.Config}, nil
}

func isCode(err error, code string) bool {
	var p *story.Problem
	return errors.As(err, &p) && p.Code == code
}
