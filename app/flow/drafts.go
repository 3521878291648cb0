package flow

import (
	"slices"
	"time"

	"hearme/story"
)

// How long a story in progress is kept, when its end is said beforehand, and
// when a told one seals itself.
const (
	DraftLife  = 7 * 24 * time.Hour
	DraftWarn  = 2 * 24 * time.Hour
	SealsAfter = 24 * time.Hour
)

// DraftItem is a story in progress as the list shows it: never its words.
type DraftItem struct {
	ID        story.ID
	Started   time.Time
	EventName string
	Lang      string // the written language's tag
	Step      string
	Told      bool
	SealsAt   time.Time // with Told
	Expires   time.Time
	Expiring  bool // within DraftWarn
	AskAgain  bool // told, but the consent wording has changed since
	Damaged   bool // cannot be opened; kept until it expires
}

// drafts lists the connector's stories in progress, oldest first.
func (a *App) drafts() ([]DraftItem, error) {
	infos, err := a.session.Records()
	if err != nil {
		return nil, err
	}
	ds := make([]DraftItem, 0, len(infos))
	for _, in := range infos {
		d := DraftItem{ID: in.ID, Started: in.Created, Expires: in.Touched.Add(DraftLife)}
		r, err := a.loadRecord(in.ID)
		if err != nil {
			d.Damaged = true
			ds = append(ds, d)
			continue
		}
		d.Started, d.EventName, d.Lang, d.Step, d.Told = r.Created, r.EventName, r.Content.Lang, r.Step, r.Told
		d.Expires = r.Touched.Add(DraftLife)
		if r.Told {
			d.SealsAt = r.ToldAt.Add(SealsAfter)
			d.AskAgain = a.wordingChanged(r)
		}
		d.Expiring = !d.Expires.After(a.Clock.Now().Add(DraftWarn))
		ds = append(ds, d)
	}
	slices.SortStableFunc(ds, func(x, y DraftItem) int { return x.Started.Compare(y.Started) })
	return ds, nil
}

// Drafts lists the stories in progress: resume one, or throw it away.
type Drafts struct {
	Notifier
	app *App

	Items   []DraftItem
	Asked   story.ID // throwing this one away was asked for, and is asked once more
	Problem string
}

func newDrafts(a *App) *Drafts {
	d := &Drafts{app: a}
	d.load()
	return d
}

func (d *Drafts) load() {
	var err error
	d.Items, err = d.app.drafts()
	d.Problem = problemKey(err)
}

// Name implements Screen.
func (*Drafts) Name() string { return "drafts" }

// Part implements Screen.
func (*Drafts) Part() Part { return Connector }

// Language names a written language in the program's own words.
func (d *Drafts) Language(tag string) string { return d.app.Catalogues.Language(tag).Autonym }

// Resume goes on with a story where it stands: the participant's page, or the
// workbench when it is told.
func (d *Drafts) Resume(id story.ID) {
	r, err := d.app.loadRecord(id)
	if err != nil {
		d.Problem = problemKey(err)
		d.Changed()
		return
	}
	if r.Told {
		d.app.openWorkbench(id)
		return
	}
	d.app.tell(r)
}

// ThrowAway asks once.
func (d *Drafts) ThrowAway(id story.ID) {
	d.Asked = id
	d.app.Touch()
	d.Changed()
}

// Keep takes the question away.
func (d *Drafts) Keep() {
	d.Asked = ""
	d.Changed()
}

// Sure throws it away for good.
func (d *Drafts) Sure() {
	err := d.app.session.DeleteRecord(d.Asked)
	d.Asked = ""
	d.load()
	if err != nil {
		d.Problem = problemKey(err)
	}
	d.Changed()
}

// Back goes home.
func (d *Drafts) Back() { d.app.Home() }

// Now is the time that "today" is told by.
func (d *Drafts) Now() time.Time { return d.app.Clock.Now() }
