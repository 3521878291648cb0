package anonymise

import (
	"slices"
	"strings"
	"testing"
)

// What people read out is found as they wrote it down, in words and letters.
func TestSaidAloud(t *testing.T) {
	for text, want := range map[string]struct {
		found string
		t     Type
	}{
		"my number is oh seven seven double oh nine hundred one two three":     {"oh seven seven double oh nine hundred one two three", Phone},
		"ring oh one six three two, 960 123 please":                            {"oh one six three two, 960 123", Phone},
		"they read out nine nine nine, triple oh, double oh one eight to me":   {"nine nine nine, triple oh, double oh one eight", NHSNumber},
		"mój numer: zero siedem siedem zero zero dziewięć zero zero jeden dwa": {"zero siedem siedem zero zero dziewięć zero zero jeden dwa", Phone},
		"मेरा नंबर है ज़ीरो सात सात ज़ीरो ज़ीरो नौ ज़ीरो ज़ीरो एक दो तीन": {"ज़ीरो सात सात ज़ीरो ज़ीरो नौ ज़ीरो ज़ीरो एक दो तीन", Phone},
		"نمبر صفر سات سات صفر صفر نو صفر صفر ایک دو تین ہے":               {"صفر سات سات صفر صفر نو صفر صفر ایک دو تین", Phone},
		"the letter went to L U 4 8 A B by mistake":                               {"L U 4 8 A B", Postcode},
		"it is lu4 8 ab or so":                                                    {"lu4 8 ab", Postcode},
		"I said LU one 2 QP twice":                                                {"LU one 2 QP", Postcode},
		"write to halima małpa gmail kropka com":                                  {"halima małpa gmail kropka com", Email},
		"it is halima at gmail.com":                                               {"halima at gmail.com", Email},
		"she said one two three four five six seven eight and I slept":            {},
		"I had two scans, three, four, five nurses and one lump, half past seven": {},
		"on days 1 8 15 22 29 36 I had 300 400 500 tablets":                       {},
		"book online at luton.gov.uk":                                             {"luton.gov.uk", URL},
		"a song of 1,234,567,890 voices in 2019 2020 2021":                        {},
		"they know me as @nasreen.b!":                                             {"@nasreen.b", Handle},
		"write to nasreen77 at my-mail.example.org soon":                          {"nasreen77 at my-mail.example.org", Email},
		"write to nasreen@example . co . uk soon":                                 {"nasreen@example . co . uk", Email},
		"write to nasreen @example.org":                                           {"nasreen @example.org", Email},
		"my name there was nasreen_b99":                                           {"nasreen_b99", Handle},
	} {
		for _, lang := range []string{"en", "pl", "hi", "ur"} {
			fs := New().Propose(text, lang)
			wellFormed(t, text, fs)
			i := slices.IndexFunc(fs, func(f Finding) bool { return f.Type != Person })
			if i < 0 && want.found != "" || i >= 0 && (!strings.Contains(text[fs[i].Start:fs[i].End], want.found) || fs[i].Type != want.t || want.found == "") {
				t.Errorf("%q (%s): want %q, have %v", text, lang, want.found, fs)
			}
		}
	}
}
