package review

import (
	"slices"
	"strings"

	"hearme/story/consent"
	"hearme/sync/wire"
)

// takenBack is the consents that a person took back since, as the store keeps
// them: quote, share_partners, share_partners:<id>, contact, contact_named.
type takenBack []string

func (t takenBack) flag(name string) bool { return slices.Contains(t, name) }

func (t takenBack) partner(id string) bool {
	return t.flag("share_partners") || t.flag("share_partners:"+id)
}

var howWords = map[consent.How]string{
	consent.Touched:   "They touched yes themselves.",
	consent.Witnessed: "Said aloud, with a witness.",
	consent.Paper:     "On a paper form.",
}

// inEasyRead is said of an answer that was asked in easy read.
const inEasyRead = "Asked in easy read, with pictures."

// heardRead is said of an answer whose question a recorded voice had read to
// its end.
const heardRead = "A recorded voice had read the question to them."

// permissions says what may be done with a story: what the person answered,
// less what they took back. What was not asked is a no.
func permissions(rec consent.Record, back takenBack, partners []wire.Partner) []permission {
	var ps []permission
	add := func(f consent.Flag, partner string, gone bool, ifYes, detail, ifNo string) {
		a, _ := rec.Latest(f, partner)
		p := permission{Words: ifNo}
		switch {
		case a.Yes && gone:
			p.Detail = "Taken back since. It stopped that moment."
		case a.Yes:
			p = permission{true, ifYes, detail}
		}
		if a.Form == consent.EasyRead {
			p.Detail = strings.TrimSpace(p.Detail + " " + inEasyRead)
		}
		if a.Heard != "" {
			p.Detail = strings.TrimSpace(p.Detail + " " + heardRead)
		}
		ps = append(ps, p)
	}
	part, _ := rec.Latest(consent.TakePart, "")
	add(consent.TakePart, "", false, "The project team may read it", howWords[part.How], "The project team may not read it")
	add(consent.Quote, "", back.flag("quote"), "Some words may be printed", "Without a name, after a second reader.", "No words may be printed")
	for _, id := range partnersAsked(rec, partners) {
		name := partnerName(id, partners)
		add(consent.SharePartners, id, back.partner(id), name+" may read it", "", "Not "+inSentence(name))
	}
	add(consent.Contact, "", back.flag("contact"), "We may get in touch again", "How to is sealed apart from the story.", "Do not get in touch")
	if _, asked := rec.Latest(consent.ContactNamed, ""); asked {
		add(consent.ContactNamed, "", back.flag("contact_named") || back.flag("contact"), "We may talk later about telling it publicly",
			"Decided with a lead, after seven days, with the text in view.", "Do not ask about telling it publicly")
	}
	return ps
}

// partnersAsked lists the partners of the project that the person was asked
// about, in the project's order, then those the project no longer has.
func partnersAsked(rec consent.Record, partners []wire.Partner) []string {
	asked := rec.Partners()
	var ids, gone []string
	for _, p := range partners {
		if _, ok := asked[p.ID]; ok {
			ids = append(ids, p.ID)
			delete(asked, p.ID)
		}
	}
	for id := range asked {
		gone = append(gone, id)
	}
	slices.SortFunc(gone, strings.Compare)
	return append(ids, gone...)
}

// inSentence writes a name that begins with The as it stands inside a sentence.
func inSentence(name string) string {
	if rest, ok := strings.CutPrefix(name, "The "); ok {
		return "the " + rest
	}
	return name
}

func partnerName(id string, partners []wire.Partner) string {
	for _, p := range partners {
		if p.ID == id {
			return p.Name
		}
	}
	return id
}
