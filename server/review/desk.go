package review

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"time"

	"hearme/server/project"
	"hearme/server/store"
	"hearme/story"
	"hearme/story/singleout"
)

// desk is what a signed-in lead has open, in memory only.
type desk struct {
	project string // its id
	lead    *project.Lead
	read    func(what string, id story.ID) bool // first time in this session

	mu       sync.Mutex
	summary  map[story.ID]summary
	said     map[story.ID]singleout.Said // of each kept story's teller, in broad words
	ticket   *shownTicket
	safeTill time.Time              // safety records stay open until then
	reach    map[story.ID]time.Time // a story's name and number stay open until then
}

func newDesk(projectID string, lead *project.Lead) *desk {
	seen := map[string]bool{}
	d := &desk{project: projectID, lead: lead, summary: map[story.ID]summary{}, reach: map[story.ID]time.Time{}}
	d.read = func(what string, id story.ID) bool {
		d.mu.Lock()
		defer d.mu.Unlock()
		key := what + " " + string(id)
		first := !seen[key]
		seen[key] = true
		return first
	}
	return d
}

// summary is what the inbox knows of a story: enough to list and to filter.
// It is what the sealed index of an epoch holds, an entry each.
type summary struct {
	Of     string        `json:"of"`     // SHA-256 of the sealed blob that it was made from
	Begins string        `json:"begins"` // the first words, placeholders included
	Lang   string        `json:"lang"`
	Stages []story.Stage `json:"stages,omitempty"`
	Quote  bool          `json:"quote,omitempty"`
	Shared bool          `json:"shared,omitempty"` // with at least one partner
	Auto   bool          `json:"auto,omitempty"`   // sealed by the 24-hour rule
	Call   bool          `json:"call,omitempty"`   // asked for at Stop; the number is never here
	Marks  []markCount   `json:"marks,omitempty"`
	Broken bool          `json:"-"` // does not open with this lead's keys
}

// entry is a line of the inbox.
type entry struct {
	store.Info
	summary
}

// entries lists every story, newest first, and opens those that this session
// has not opened yet.
func (d *desk) entries(ctx context.Context, st store.Store, log *slog.Logger) ([]entry, error) {
	infos, err := st.Stories(ctx, store.Filter{})
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.summary) == 0 && len(infos) > 0 {
		d.loadIndex(ctx, st)
	}
	list, opened := make([]entry, 0, len(infos)), map[string]int{}
	for _, info := range infos {
		s, known := d.summary[info.ID]
		if !known || s.Of != blobOf(info) { // or words were taken out since

			t, err := openStory(ctx, st, d.project, d.lead, info)
			switch {
			case errors.Is(err, store.ErrNotFound): // taken back this very moment
				continue
			case err != nil && ctx.Err() != nil:
				return nil, err
			case err != nil:
				log.Error("a story does not open", "id", string(info.ID), "epoch", info.Epoch)
				s = summary{Of: blobOf(info), Broken: true}
			default:
				s = t.summary()
				s.Call = d.asksCall(ctx, st, info, t)
				if ctx.Err() != nil { // or a call would be forgotten
					return nil, ctx.Err()
				}
			}
			d.summary[info.ID] = s
			opened[info.Epoch]++
		}
		list = append(list, entry{info, s})
	}
	d.forgetGone(list)
	d.saveIndex(ctx, st, list, opened)
	return list, nil
}

// forgetGone drops what was taken back since from memory.
func (d *desk) forgetGone(list []entry) {
	if len(d.summary) == len(list) {
		return
	}
	here := make(map[story.ID]bool, len(list))
	for _, e := range list {
		here[e.ID] = true
	}
	for id := range d.summary {
		if !here[id] {
			delete(d.summary, id)
		}
	}
}

// beginsLength is about two lines of the inbox, in letters.
const beginsLength = 80

// begins cuts words at the end of a word; a cut is shown by an ellipsis.
func begins(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	letters := []rune(text)
	if len(letters) <= beginsLength {
		return text
	}
	cut := string(letters[:beginsLength])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:،") + "…"
}
