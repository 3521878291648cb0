package tablet

import (
	"context"

	"hearme/app/flow"
	"hearme/app/vault"
	"hearme/story"
	"hearme/sync/client"
)

// Syncer implements flow.Syncer over a store.
type Syncer struct {
	store  *Store
	client *client.Client
}

// NewSyncer returns the way from a store to its server.
func NewSyncer(s *Store) *Syncer { return &Syncer{s, client.New(outbox{s.V})} }

// Sync implements flow.Syncer.
func (y *Syncer) Sync(ctx context.Context) (flow.SyncReport, error) {
	r, err := y.Report(ctx)
	rep := flow.SyncReport{Offered: r.Offered, Stored: r.Stored, Safe: r.Safe, Withdrawn: r.Withdrawn, ClipsToCome: r.ToCome}
	for _, it := range r.Refused {
		rep.Refused = append(rep.Refused, flow.Item{ID: it.ID, State: flow.Refused, Code: it.Code})
	}
	return rep, err
}

// Report syncs and says what was done as the client says it.
func (y *Syncer) Report(ctx context.Context) (client.Report, error) { return y.client.Sync(ctx) }

// Enrol implements flow.Syncer.
func (y *Syncer) Enrol(ctx context.Context, s flow.Session, ticket string) error {
	own, ok := s.(*Session)
	if !ok {
		return &story.Problem{Code: "locked"}
	}
	key, err := own.Verifier()
	if err != nil {
		return err
	}
	e, err := client.Enrol(ctx, ticket, key, "")
	if err != nil {
		return err
	}
	held, ok, err := y.store.V.Enrolment()
	if err != nil {
		return err
	}
	if ok {
		e.Config = newer(held.Config, e.Config, e.ProjectKey)
	}
	return y.store.V.SetEnrolment(vault.Enrolment(e))
}

// newer returns what is held of a project when a new ticket for the same one
// brings less: a tablet never goes back.
func newer(held, fresh, projectKey string) string {
	h, err := client.OpenConfig(held, projectKey)
	f, bad := client.OpenConfig(fresh, projectKey)
	if err == nil && bad == nil && h.Project == f.Project && h.Serial > f.Serial {
		return held
	}
	return fresh
}

// outbox is the vault as the client sees it.
type outbox struct{ *vault.Vault }

func (o outbox) Enrolment() (client.Enrolment, bool, error) {
	e, ok, err := o.Vault.Enrolment()
	return client.Enrolment(e), ok, err
}

func (o outbox) Outbox() ([]client.Item, error) {
	items, err := o.Vault.Outbox()
	out := make([]client.Item, 0, len(items))
	for _, it := range items {
		out = append(out, client.Item{ID: it.ID, Manifest: it.Manifest, State: client.State(it.State)})
	}
	return out, err
}

func (o outbox) SetState(id story.ID, s client.State, code, receipt string) error {
	return o.Vault.SetState(id, vault.State(s), code, receipt)
}

func (o outbox) Withdrawals() ([]client.Withdrawal, error) {
	ws, err := o.Vault.Withdrawals()
	out := make([]client.Withdrawal, 0, len(ws))
	for _, w := range ws {
		out = append(out, client.Withdrawal(w))
	}
	return out, err
}

func (o outbox) DropWithdrawal(w client.Withdrawal) error {
	return o.Vault.DropWithdrawal(vault.Withdrawal(w))
}

func (o outbox) Recordings() ([]client.Recording, error) {
	rs, err := o.Vault.Recordings()
	out := make([]client.Recording, 0, len(rs))
	for _, r := range rs {
		out = append(out, client.Recording(r))
	}
	return out, err
}
