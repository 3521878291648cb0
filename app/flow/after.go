package flow

// After is the connector's own page after a story was told: a word for them,
// and the choice to take names out now or later.
type After struct {
	Notifier
	app *App
	rec Record
}

// Name implements Screen.
func (*After) Name() string { return "after" }

// Part implements Screen.
func (*After) Part() Part { return Connector }

// CallBack reports whether the person asked for a follow-up call.
func (f *After) CallBack() bool { return f.rec.CallBack }

// TakeOut opens the workbench.
func (f *After) TakeOut() { f.app.openWorkbench(f.rec.ID) }

// Later goes home; the story waits, and seals itself after 24 hours.
func (f *After) Later() { f.app.Home() }
