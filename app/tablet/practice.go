package tablet

import (
	"time"

	"hearme/app/flow"
	"hearme/app/vault"
	"hearme/i18n"
	"hearme/internal/keys"
	"hearme/internal/words"
	"hearme/story"
	"hearme/story/consent"
	"hearme/story/envelope"
	"hearme/sync/wire"
)

// Memory is a store that is gone when it is closed.
func Memory(cats *i18n.Catalogues, now func() time.Time, opts ...vault.Option) (*Store, error) {
	v, err := vault.OpenMemory(append([]vault.Option{vault.WithClock(now)}, opts...)...)
	if err != nil {
		return nil, err
	}
	return newStore(v, cats, now), nil
}

// PracticePIN is the PIN of the practice connector.
const PracticePIN = "000000"

// Practice makes an unlocked store in memory with an invented project and
// invented stories. What is sealed there is sealed to keys that are thrown
// away at once; nothing of it syncs.
func Practice(cats *i18n.Catalogues, now func() time.Time) (flow.Vault, flow.Session, error) {
	st, err := Memory(cats, now, vault.WithParams(keys.Params{Time: 1, MemoryKiB: 64, Lanes: 1}))
	if err != nil {
		return nil, nil, err
	}
	c, err := practiceConfig(now())
	if err != nil {
		return nil, nil, err
	}
	st.forced = &c
	s, err := st.AddConnector(nil, words.NewPassphrase(), PracticePIN)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range invented(cats, c, now()) {
		if err := flow.Save(s, r); err != nil {
			return nil, nil, err
		}
	}
	return st, s, nil
}

func practiceConfig(now time.Time) (wire.Config, error) {
	_, stories, err := envelope.NewEpoch("practice")
	if err != nil {
		return wire.Config{}, err
	}
	_, safeguarding, err := envelope.NewEpoch("practice-safeguarding")
	if err != nil {
		return wire.Config{}, err
	}
	return wire.Config{
		Version: 1, Serial: 1, Project: "practice", Name: "Practice", Practice: true,
		Epochs: []wire.Epoch{{ID: "practice", Recipient: stories}}, Safeguarding: safeguarding,
		Partners:    []wire.Partner{{ID: "hospital", Name: "A hospital (invented)"}, {ID: "surgery", Name: "GP surgeries (invented)"}},
		Events:      []wire.Event{{ID: "practice", Name: "Practice event", Day: now.Format(time.DateOnly), Hours: "10 am to 2 pm"}},
		Languages:   []string{"en", "pl", "bn", "ur"},
		Communities: []string{"Community one", "Community two"},
		TownAreas:   []string{"Area one", "Area two"},
		Services:    []wire.Service{{Name: "A support line (invented)", Phone: "0808 157 0111", Hours: "every day"}},
		Phone:       "01632 960111",
		WithdrawURL: "https://hearme.example.org/withdraw",
	}, nil
}

// invented is one story in progress and one that waits for names to be taken
// out.
func invented(cats *i18n.Catalogues, c wire.Config, now time.Time) []flow.Record {
	version, hash := cats.Language("en").Wording()
	yes := func(f consent.Flag, on bool) consent.Answer {
		return consent.Answer{Flag: f, Yes: on, Wording: consent.Wording{Version: version, Hash: hash}, Written: "en", At: now, How: consent.Touched}
	}
	base := func(ago time.Duration, text string) flow.Record {
		at := now.Add(-ago)
		return flow.Record{ID: story.NewID(), Created: at, Touched: at, Event: c.Events[0].ID, EventName: c.Events[0].Name,
			Company: flow.Nobody, Code: words.NewCode("en"),
			Content: story.Content{Lang: "en", Role: story.Patient, Stages: []story.Stage{story.Diagnosis}, Age: story.Adult, WhatHappened: text},
			Consent: consent.Record{Answers: []consent.Answer{yes(consent.TakePart, true), yes(consent.Quote, false)}}}
	}
	started := base(20*time.Minute, "This is an invented story. I went to see the doctor about a lump and")
	started.Step = flow.StepStory
	told := base(time.Hour, "This is an invented story. My sister Halina drove me to the hospital in Luton. Nurse Adaeze rang me "+
		"on 020 7946 0018 the next day and told me what would happen. That helped me sleep.")
	told.Told, told.ToldAt = true, told.Touched
	return []flow.Record{started, told}
}
