package sqlite

import (
	"context"
	"database/sql"

	"hearme/server/store"
	"hearme/sync/wire"
)

// Found writes a new project with its first lead.
func (d *DB) Found(ctx context.Context, p store.Project, l store.Lead, c store.Change) error {
	return d.do(ctx, func(t *tx) error {
		there, err := t.has("SELECT 1 FROM project")
		if err != nil {
			return err
		}
		if there {
			return store.ErrConflict
		}
		err = t.exec("INSERT INTO project (one, id, name, verifier, practice, recovery) VALUES (1, ?, ?, ?, ?, ?)",
			p.ID, p.Name, p.Verifier, p.Practice, p.Recovery)
		if err != nil {
			return err
		}
		if err := t.lead("INSERT", l); err != nil {
			return err
		}
		return t.change(l.Name, c)
	})
}

// Project returns the project, store.ErrNoProject when there is none.
func (d *DB) Project(ctx context.Context) (store.Project, error) {
	var p store.Project
	err := d.read.QueryRowContext(ctx, "SELECT id, name, verifier, practice, recovery FROM project").
		Scan(&p.ID, &p.Name, &p.Verifier, &p.Practice, &p.Recovery)
	if err == sql.ErrNoRows {
		return p, store.ErrNoProject
	}
	return p, explain(err)
}

const leadColumns = "SELECT name, salt, time, memory, lanes, recipient, sealed FROM leads"

func scanLead(r *sql.Rows) (l store.Lead, err error) {
	err = r.Scan(&l.Name, &l.Salt, &l.Time, &l.MemoryKiB, &l.Lanes, &l.Recipient, &l.Sealed)
	return l, err
}

// Leads lists every lead by name.
func (d *DB) Leads(ctx context.Context) ([]store.Lead, error) {
	rows, err := d.read.QueryContext(ctx, leadColumns+" ORDER BY name")
	if err != nil {
		return nil, explain(err)
	}
	ls, err := collect(rows, scanLead)
	return ls, explain(err)
}

// Lead returns one lead.
func (d *DB) Lead(ctx context.Context, name string) (store.Lead, error) {
	rows, err := d.read.QueryContext(ctx, leadColumns+" WHERE name = ?", name)
	if err != nil {
		return store.Lead{}, explain(err)
	}
	ls, err := collect(rows, scanLead)
	if err != nil {
		return store.Lead{}, explain(err)
	}
	if len(ls) == 0 {
		return store.Lead{}, store.ErrNotFound
	}
	return ls[0], nil
}

func (t *tx) lead(verb string, l store.Lead) error {
	return t.exec(verb+" INTO leads (name, salt, time, memory, lanes, recipient, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)",
		l.Name, l.Salt, l.Time, l.MemoryKiB, l.Lanes, l.Recipient, l.Sealed)
}

// AddLead adds a lead with what was sealed to them; ErrConflict for a name
// that is taken.
func (d *DB) AddLead(ctx context.Context, who string, l store.Lead, grants []store.Grant) error {
	return d.do(ctx, func(t *tx) error {
		there, err := t.has("SELECT 1 FROM leads WHERE name = ?", l.Name)
		if err != nil {
			return err
		}
		if there {
			return store.ErrConflict
		}
		if err := t.lead("INSERT", l); err != nil {
			return err
		}
		if err := t.grant(grants); err != nil {
			return err
		}
		return t.audit(who, "lead:add", l.Name)
	})
}

// ReplaceLead puts a lead's identity under a new passphrase.
func (d *DB) ReplaceLead(ctx context.Context, who string, l store.Lead) error {
	return d.do(ctx, func(t *tx) error {
		there, err := t.has("SELECT 1 FROM leads WHERE name = ? AND recipient = ?", l.Name, l.Recipient)
		if err != nil {
			return err
		}
		if !there {
			return store.ErrNotFound
		}
		if err := t.lead("REPLACE", l); err != nil {
			return err
		}
		return t.audit(who, "lead:passphrase", l.Name)
	})
}

// Grants lists what was sealed to a holder.
func (d *DB) Grants(ctx context.Context, holder string) ([]store.Grant, error) {
	rows, err := d.read.QueryContext(ctx, "SELECT subject, sealed FROM grants WHERE holder = ? ORDER BY subject", holder)
	if err != nil {
		return nil, explain(err)
	}
	gs, err := collect(rows, func(r *sql.Rows) (store.Grant, error) {
		g := store.Grant{Holder: holder}
		err := r.Scan(&g.Subject, &g.Sealed)
		return g, err
	})
	return gs, explain(err)
}

func (t *tx) grant(grants []store.Grant) error {
	for _, g := range grants {
		if err := t.exec("REPLACE INTO grants (holder, subject, sealed) VALUES (?, ?, ?)", g.Holder, g.Subject, g.Sealed); err != nil {
			return err
		}
	}
	return nil
}

// Epochs lists every epoch, oldest first.
func (d *DB) Epochs(ctx context.Context) ([]wire.Epoch, error) {
	rows, err := d.read.QueryContext(ctx, "SELECT id, recipient FROM epochs ORDER BY n")
	if err != nil {
		return nil, explain(err)
	}
	es, err := collect(rows, func(r *sql.Rows) (e wire.Epoch, err error) { err = r.Scan(&e.ID, &e.Recipient); return })
	return es, explain(err)
}

// Config returns the newest signed configuration.
func (d *DB) Config(ctx context.Context) (store.Config, error) {
	var c store.Config
	err := d.read.QueryRowContext(ctx, "SELECT serial, note FROM configs ORDER BY serial DESC LIMIT 1").Scan(&c.Serial, &c.Note)
	return c, explain(err)
}

// Apply writes new keys and the configuration that names them.
func (d *DB) Apply(ctx context.Context, who string, c store.Change) error {
	return d.do(ctx, func(t *tx) error { return t.change(who, c) })
}

func (t *tx) change(who string, c store.Change) error {
	var newest int64
	if err := t.scan("SELECT coalesce(max(serial), 0) FROM configs", nil, &newest); err != nil {
		return err
	}
	if c.Config.Serial != newest+1 {
		return store.ErrConflict
	}
	if c.Epoch != nil {
		if err := t.exec("INSERT INTO epochs (id, recipient) VALUES (?, ?)", c.Epoch.ID, c.Epoch.Recipient); err != nil {
			return err
		}
	}
	if err := t.grant(c.Grants); err != nil {
		return err
	}
	if c.Recordings != nil {
		if err := t.record(*c.Recordings); err != nil {
			return err
		}
	}
	if err := t.exec("INSERT INTO configs (serial, note) VALUES (?, ?)", c.Config.Serial, c.Config.Note); err != nil {
		return err
	}
	return t.audit(who, c.What, "")
}
