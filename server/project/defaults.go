package project

import (
	"time"

	"hearme/sync/wire"
)

// defaults is a first configuration for Luton, for the lead to check and
// change. Numbers and hours of the services are their public ones as known when
// this was written; nobody rang them.
func defaults(now time.Time) wire.Config {
	day := func(in int) string { return now.AddDate(0, 0, in).Format(time.DateOnly) }
	return wire.Config{
		Partners: []wire.Partner{
			{ID: "icb", Name: "NHS Bedfordshire, Luton and Milton Keynes (plans local health services)"},
			{ID: "hospital", Name: "Luton and Dunstable University Hospital"},
			{ID: "healthwatch", Name: "Healthwatch Luton"},
		},
		Events: []wire.Event{
			{ID: "first", Name: "Hear me at the community centre", Day: day(0), Hours: "10 am to 2 pm"},
			{ID: "second", Name: "Hear me at the library", Day: day(7), Hours: "11 am to 3 pm"},
			{ID: "third", Name: "Hear me at the café", Day: day(14), Hours: "2 pm to 5 pm"},
		},
		Languages:   []string{"en", "pl", "ro", "ur", "pa", "bn", "gu", "hi", "ar", "so", "yo", "fr", "pt"},
		Communities: []string{"Black African", "Black Caribbean", "Eastern European", "South Asian", "Another community"},
		TownAreas:   []string{"Central Luton", "Bury Park and Dallow", "North Luton", "South Luton", "East Luton", "West Luton", "Outside Luton"},
		Services: []wire.Service{
			{Name: "Emergency", Phone: "999", Hours: "day and night"},
			{Name: "NHS 111", Phone: "111", Hours: "day and night"},
			{Name: "Macmillan Support Line", Phone: "0808 808 00 00", Hours: "every day, 8 am to 8 pm"},
			{Name: "Samaritans", Phone: "116 123", Hours: "day and night"},
		},
	}
}
