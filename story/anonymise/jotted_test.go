package anonymise

import (
	"slices"
	"testing"
)

func TestWhatPeopleJotDownIsFound(t *testing.T) {
	for text, want := range map[string]string{
		"He was baggage handler. Fifty one. Cough since spring.":      "AGE Fifty one",
		"I have Millie, 8, at home.":                                  "AGE 8",
		"When Ollie was 4 he said it.":                                "AGE 4",
		"The call came on 28/9 in the shop.":                          "DATE 28/9",
		"Ring her on extension 7712, before ten.":                     "PHONE 7712",
		"My stall is Doyle & Sons, fruit and veg.":                    "EMPLOYER Doyle & Sons",
		"i clean at ryebridge and go home.":                           "EMPLOYER ryebridge",
		"we live in high town road now.":                              "ADDRESS high town road",
		"When Will the area manager heard, he came.":                  "PERSON Will",
		"sixty names on it, even Miserable Keith.":                    "PERSON Miserable Keith",
		"my teacher was mrs farthing, who let me sit.":                "PERSON mrs farthing",
		"Joy in records couldn't find me.":                            "PERSON Joy",
		"I will never forget that, as long as I live. Dot":            "PERSON Dot",
		"He trains at High Town boxing club.":                         "FACILITY High Town boxing club",
		"The council wrote about the blue badge in 2019.":             "",
		"Twenty needles in one week. Stage 3, grade 2. It was 7 of 9": "",
		"I had time off from January to March.":                       "",
	} {
		got := marks(text, "en")
		if want == "" && len(got) > 0 || want != "" && !slices.Contains(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// The end of a date after "on" is no telephone number.
func TestADateAfterOnIsADate(t *testing.T) {
	for _, s := range []string{"RANG ON 14/03/2024.", "She came on 03.04.2024 again."} {
		fs := New().Propose(s, "en")
		if len(fs) != 1 || fs[0].Type != Date {
			t.Errorf("%q: %+v", s, fs)
		}
	}
}
