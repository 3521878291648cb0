// Package project is what makes a server one project's server: its identity,
// its leads' keys, its epochs, its signed configuration, tickets and recovery.
//
// Sealed keys lie in the store; the pepper lies beside it, outside the
// database. The running server holds no key that opens a story: a lead brings
// it with their passphrase, and it lives in memory (see Lead) only.
package project

import (
	"hearme/server/store"
)

// Project is an opened project folder.
type Project struct {
	dir      string
	store    store.Store
	sessions store.Sessions
	info     store.Project
	pepper   []byte
}

// Store returns everything but web sessions.
func (p *Project) Store() store.Store { return p.store }

// Sessions returns the leads' web sessions.
func (p *Project) Sessions() store.Sessions { return p.sessions }

// Info returns the project's id, name, verifier key and whether it is for practice.
func (p *Project) Info() store.Project { return p.info }

// Close closes the store and the sessions.
func (p *Project) Close() error {
	err := p.sessions.Close()
	if e := p.store.Close(); e != nil {
		err = e
	}
	return err
}
