package project

import "errors"

// ErrPassphrase says that name and passphrase do not belong together; never
// which of the two was wrong.
var ErrPassphrase = errors.New("wrong name or passphrase")

// Lead is a lead who is signed in: their identity and what it opens, in memory.
type Lead struct {
	name     string
	identity string
	epochs   []EpochIdentity
	signing  string
	guard    string
}

// EpochIdentity opens what was sealed to one quarter.
type EpochIdentity struct {
	ID        string // for instance 2026-Q4
	Recipient string
	Identity  string // AGE-SECRET-KEY-PQ-1..., never written or logged
}

// Name returns the lead's name.
func (l *Lead) Name() string { return l.name }

// EpochIdentities returns every epoch's identity, oldest first.
func (l *Lead) EpochIdentities() []EpochIdentity { return l.epochs }

// SafeguardingIdentity returns the identity of safeguarding records, empty for
// a lead who does not hold it.
func (l *Lead) SafeguardingIdentity() string { return l.guard }
