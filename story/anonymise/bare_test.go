package anonymise

import (
	"slices"
	"strings"
	"testing"
)

func TestNamesThatOnlyTheirPlaceShows(t *testing.T) {
	for text, want := range map[string]string{
		"I was at Hayter's, no, before the war.":            "Hayter's",
		"dad was at monarch till it shut":                   "monarch",
		"he was thirty years with ground control":           "ground control",
		"my mate from alpha cars finished the fare":         "alpha cars",
		"im a carer for bluebird and i seen it all":         "bluebird",
		"hubby was in clonakilty for his transplant":        "clonakilty",
		"I did the books and drove hearses for Neville's.":  "Neville's",
		"she was in the Wheatsheaf with Doll and Reenie":    "Doll",
		"Leanne from Resolutions came with me to that day":  "Resolutions",
		"we used to dance down the wheatsheaf on fridays":   "the wheatsheaf",
		"i drive a minibus and my wife lays bricks":         "drive a minibus",
		"he was 46 and a lorry driver all his life":         "lorry driver",
		"go and ask aunty jean at number 14 she knows":      "number 14",
		"2/4 lump. 19/4 told. 3/5 scan and then home":       "2/4",
		"It was just before my fiftieth birthday.":          "fiftieth",
		"My boys Rafi and Nahin, 12 and 14, did it all.":    "12",
		"i told em over the egg. hendo put his fork down":   "hendo",
		"i was diagnosd in febuary n it was definitly bad":  "",
		"grandad is lam chi keung and he had a stall":       "lam chi keung",
		"i was a bookbinder till my eyes went":              "bookbinder",
		"mum is in linden court and does not know me":       "linden court",
		"im 22 cant read much but he read it to me":         "22",
		"i am 20 weeks gone and i walked 12 miles":          "",
		"My wife Li Hua labels the cupboards for us.":       "My wife Li Hua",
		"Mr and Mrs Ahmed brought food to the house.":       "Mr and Mrs Ahmed",
		"My husband An is from Hanoi and cooks for us.":     "My husband An",
		"my son man ho is in the car with his daughter":     "my son man ho",
		"We have two mugs that say Mr and Mrs on them.":     "",
		"when she made tea i knew. lynne her name was":      "lynne",
		"i had no patience left and lost all hope of it":    "",
		"look at houses, laugh at jokes, i am at work":      "",
		"i was at home at night and good at maths":          "",
		"the lady from church and the girl from records":    "",
		"ten years with diabetes and three years with pain": "",
		"i worked for years and cleaned for money":          "",
	} {
		got := marks(text, "en")
		if want == "" && len(got) > 0 || want != "" && !slices.ContainsFunc(got, func(m string) bool { return strings.HasSuffix(m, " "+want) }) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
