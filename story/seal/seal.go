// Package seal makes an envelope of a redacted story. It opens nothing: it has
// no key that could.
package seal

import (
	"time"

	"golang.org/x/mod/sumdb/note"

	"hearme/story"
	"hearme/story/anonymise"
	"hearme/story/consent"
	"hearme/story/envelope"
	"hearme/story/internal/only"
	"hearme/story/singleout"
)

// Project is where a story is sealed to.
type Project struct {
	ID          string
	Epoch       string // the newest epoch's id
	Recipient   string // and its age recipient
	ConsentHash string // one hash over all languages' consent wording
}

// Extra is what travels inside the seal beside the story.
type Extra struct {
	Event     string
	EventName string
	Day       string // 2026-11-22
	Company   string // who else was there: a role, never a name
	Auto      bool   // sealed by the 24-hour rule
	About     story.About
	Contact   story.Contact
	CallBack  bool               // a follow-up call was asked for at Stop: Contact's phone may go without the contact consent
	Who       *singleout.Answers // who could tell, as far as it was asked; About is what is left of the answers
}

// Seal seals a redacted story, its answers about the person and the contact,
// each as a blob of its own, and signs the manifest. codeHash is
// keys.CodeHash of the withdrawal code. Codes: no_redaction (the zero
// Redacted), contact_without_consent, bad_day, bad_recipient, bad_manifest,
// too_large.
func Seal(r anonymise.Redacted, extra Extra, to Project, codeHash string, signer note.Signer) (envelope.Envelope, error) {
	if r.IsZero() {
		return envelope.Envelope{}, &story.Problem{Code: "no_redaction"}
	}
	purposes := purposes(r.Record(), extra)
	if !extra.Contact.IsZero() && len(purposes) == 0 {
		return envelope.Envelope{}, &story.Problem{Code: "contact_without_consent", Field: "contact"}
	}
	if _, err := time.Parse(time.DateOnly, extra.Day); err != nil {
		return envelope.Envelope{}, &story.Problem{Code: "bad_day", Field: "day"}
	}
	body := storyBody(r, extra, to)
	var others []envelope.Body
	if len(extra.About) > 0 {
		body.AboutID = story.NewID()
		others = append(others, envelope.Body{Kind: envelope.AboutBlob, Recipient: to.Recipient,
			Value: envelope.AboutBody{Head: head(envelope.AboutBlob, to, body.AboutID), About: extra.About}})
	}
	if !extra.Contact.IsZero() {
		body.ContactID = story.NewID()
		others = append(others, envelope.Body{Kind: envelope.ContactBlob, Recipient: to.Recipient,
			Value: envelope.ContactBody{Head: head(envelope.ContactBlob, to, body.ContactID), Purposes: purposes, Contact: extra.Contact}})
	}
	bodies := append([]envelope.Body{{Kind: envelope.StoryBlob, Recipient: to.Recipient, Value: body}}, others...)
	return envelope.Pack(only.Seal{}, manifest(r.ID(), extra.Day, to, codeHash), bodies, signer)
}

// SealSafeguarding seals a worry about someone's safety to the safeguarding
// lead alone, as an envelope of its own that no withdrawal code reaches. It
// fills in the body's head. Codes: empty_record, bad_recipient, bad_manifest.
func SealSafeguarding(rec envelope.SafeguardingBody, to Project, recipient string, signer note.Signer) (envelope.Envelope, error) {
	if rec.Concern == "" {
		return envelope.Envelope{}, &story.Problem{Code: "empty_record", Field: "concern"}
	}
	id := story.NewID()
	rec.Head = head(envelope.SafeguardingBlob, to, id)
	body := envelope.Body{Kind: envelope.SafeguardingBlob, Recipient: recipient, Value: rec}
	day := rec.At.Format(time.DateOnly)
	return envelope.Pack(only.Seal{}, manifest(id, day, to, ""), []envelope.Body{body}, signer)
}

// purposes lists what a contact may be used for: to get in touch again with
// the contact consent, and to ring, by number alone, where a call was asked for.
func purposes(r consent.Record, x Extra) (ps []string) {
	again := r.Says(consent.Contact, "")
	if again {
		ps = append(ps, envelope.ForContact)
	}
	if x.CallBack && x.Contact.Phone != "" && (again || x.Contact == story.Contact{Phone: x.Contact.Phone}) {
		ps = append(ps, envelope.ForCallBack)
	}
	return ps
}

func manifest(id story.ID, day string, to Project, codeHash string) envelope.Manifest {
	return envelope.Manifest{Project: to.ID, Epoch: to.Epoch, ID: id, ConsentHash: to.ConsentHash, CodeHash: codeHash, Day: day}
}

func head(kind envelope.Retention, to Project, id story.ID) envelope.Head {
	return envelope.Head{Schema: envelope.Schema, Kind: kind, Project: to.ID, ID: id}
}

func storyBody(r anonymise.Redacted, extra Extra, to Project) envelope.StoryBody {
	c := r.Content()
	b := envelope.StoryBody{
		Head: head(envelope.StoryBlob, to, r.ID()),
		Lang: c.Lang, Spoken: c.Spoken, Role: c.Role, Stages: c.Stages,
		WhatHappened: c.WhatHappened, WorkedWell: c.WorkedWell, NeedsBetter: c.NeedsBetter, GoodService: c.GoodService,
		Rating: c.Rating, Translation: c.Translation, AgeGate: c.Age,
		Consent: r.Record(), Check: string(r.Check()), Auto: extra.Auto, Who: extra.Who,
		Event: extra.Event, EventName: extra.EventName, Day: extra.Day, Company: extra.Company,
		Redactions: inBody(r.Redactions()),
	}
	return b
}
