package flow

// GoodbyePage thanks the person and asks for the tablet back.
type GoodbyePage struct {
	page
	Kind OutcomeKind // Told, NothingKept or ThrownAway
}

// Phone is the project's own number, empty when it has none.
func (p *GoodbyePage) Phone() string { return p.t.deps.Config.Phone }

// CallBack reports whether a follow-up call was asked for.
func (p *GoodbyePage) CallBack() bool { return p.t.rec.CallBack }

// HandBack asks the connector for the PIN.
func (p *GoodbyePage) HandBack() { p.t.handBack(p.Kind) }
