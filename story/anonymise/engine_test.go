package anonymise

import (
	"fmt"
	"strings"
	"testing"
)

// TestFinds holds one thing of each type in many languages: what stands
// between brackets is found whole, as that type.
func TestFinds(t *testing.T) {
	for _, c := range []struct {
		lang string
		t    Type
		text string
	}{
		{"en", Email, "write to [nasreen.b@example.org] please"},
		{"en", URL, "see [https://example.org/x?y=1]."},
		{"en", URL, "see [www.example.org/me], it is mine"},
		{"en", Handle, "find me at [@lutonsister]"},
		{"en", Phone, "ring [07700 900123]"},
		{"en", Phone, "ring [+44 (0)20 7946 0123] today"},
		{"en", Phone, "my mobile [07 700 900 123]."},
		{"pl", Phone, "zadzwoń [601 234 567]"},
		{"ur", Phone, "فون [۰۷۷۰۰ ۹۰۰۱۲۳] ہے"},
		{"bn", Phone, "ফোন [০১৬৩২ ৯৬০১২৩]"},
		{"en", NHSNumber, "number [999 000 0018] is mine"},
		{"en", NHSNumber, "my nhs number is [9990000019]"},
		{"en", NINumber, "NI [QQ 12 34 56 C]"},
		{"en", Postcode, "at [LU4 8AB]"},
		{"en", Postcode, "at [lu48ab]"},
		{"en", Postcode, "I live in [LU3]"},
		{"en", Vehicle, "parked [AB12 CDE] there"},
		{"en", Vehicle, "she took me in her fiesta [kp14 zqx] every time"},
		{"en", Vehicle, "my car reg is [a123 bcd]"},
		{"en", Bank, "sort code [20-45-91]"},
		{"en", Bank, "IBAN [GB82 WEST 1234 5698 7654 32]"},
		{"en", Bank, "card [4111 1111 1111 1111]"},
		{"en", HospitalNumber, "hospital number [LDH448291]"},
		{"en", OtherID, "PALS ref [LDH/2023/0457]"},
		{"en", Date, "on [Tuesday 14th March 2022] I"},
		{"en", Date, "born [04/06/1958]"},
		{"en", Date, "on [the third of May 2021]"},
		{"pl", Date, "dnia [14 lutego 2022 r.] miałem"},
		{"bn", Date, "[১২ জুন ২০২২] তারিখে"},
		{"ur", Date, "[۱۲ جون ۲۰۲۲] کو"},
		{"hi", Date, "[१२ जून २०२२] को"},
		{"pa", Date, "[੧੨ ਜੂਨ ੨੦੨੨] ਨੂੰ"},
		{"gu", Date, "[૧૨ જૂન ૨૦૨૨] ના"},
		{"ar", Date, "يوم [١٢ يونيو ٢٠٢٢]."},
		{"ro", Date, "pe [12 mai 2021] am"},
		{"fr", Date, "le [1er mars 2021]"},
		{"pt", Date, "no dia [3 de janeiro de 2022]"},
		{"so", Date, "[14 Maarso 2022]"},
		{"yo", Date, "ní [14 March 2022]"},
		{"en", Age, "I am [52] and tired"},
		{"en", Age, "my [52-year-old] brother"},
		{"en", Age, "she is [ninety-four years old]"},
		{"pl", Age, "mam [52 lata]"},
		{"bn", Age, "আমার বয়স [৫২ বছর]"},
		{"ur", Age, "میری عمر [۵۲ سال] ہے"},
		{"en", Address, "at [14 Larkfield Rise, Luton] since"},
		{"en", Address, "[Flat 6, 41 Dallow Road, Luton] is damp"},
		{"pl", Address, "mieszkam na [ul. Kwiatowa 12]"},
		{"en", Facility, "at [Luton and Dunstable University Hospital] they"},
		{"en", Facility, "on [ward 12B] for"},
		{"en", Facility, "at [St Hilda's Primary School]"},
		{"pl", Facility, "do [przychodni Zdrowie] w"},
		{"en", Employer, "I work at [Marks and Spencer] in"},
		{"en", Staff, "and [Dr Patel] said"},
		{"en", Staff, "and [nurse amina] said"},
		{"pl", Staff, "potem [doktor Nowicki] powiedział"},
		{"ur", Staff, "[ڈاکٹر احمد] نے"},
		{"bn", Staff, "[ডাঃ রহমান] আমাকে"},
		{"en", Person, "with [Mrs Nasreen Begum-Khan] in"},
		{"en", Person, "my name is [Adebola Ogunleye]."},
		{"en", Person, "I told [O'Connor-Smythe] so"},
		{"en", Relative, "then [my sister Saima] came"},
		{"en", Relative, "then [my auntie rukhsana] came"},
		{"pl", Relative, "potem [moja siostra Iwona] przyszła"},
		{"bn", Relative, "[আমার মেয়ে শিরিন] সব"},
		{"ur", Relative, "[میری بیٹی صائمہ] نے"},
		{"en", Place, "we live in [Bury Park] now"},
	} {
		before, rest, _ := strings.Cut(c.text, "[")
		inside, after, _ := strings.Cut(rest, "]")
		text := before + inside + after
		fs := New().Propose(text, c.lang)
		ok := false
		for _, f := range fs {
			ok = ok || f.Type == c.t && f.Start == len(before) && f.End == len(before)+len(inside)
		}
		if !ok {
			t.Errorf("%s %s in %q: %v", c.lang, c.t, text, fs)
		}
	}
}

// TestLeaves holds words that identify nobody.
func TestLeaves(t *testing.T) {
	for _, text := range []string{
		"The Macmillan nurse was kind and the GP was busy.",
		"I had a CT scan on Tuesday and bloods on Monday.",
		"I will never forget it. May I say that? We hope so. Mark my words.",
		"It took 3 weeks, 24/7, and 9/10 for the food.",
		"I waited 20 minutes. It cost £1,250.50 and CA125 was 35.",
		"The NHS in Luton is good. My doctor said so. Sister said no.",
		"She was 2 weeks late and I was 20 minutes early.",
		"I had stage 3 cancer, T2N0M0, HER2 positive, 6 cycles of FEC.",
		"My sister came with me to the hospital and the clinic.",
		"Thank God for the nurses. Alhamdulillah I am better now.",
	} {
		if fs := New().Propose(text, "en"); len(fs) > 0 {
			t.Errorf("%q: %v", text, fs)
		}
	}
}

func TestNotUTF8(t *testing.T) {
	if fs := New().Propose("Dr Patel \xff", "en"); fs != nil {
		t.Errorf("found %v", fs)
	}
}

func TestReasonsAreKnown(t *testing.T) {
	for _, text := range []string{"my sister Saima 07700 900123 a@example.org LU4 8AB I am 52 ward 12 Dr Patel Bury Park"} {
		for _, f := range New().Propose(text, "en") {
			if strings.Contains(f.Reason, ".") || f.Reason == "" {
				t.Errorf("reason %q is not the end of a key", f.Reason)
			}
		}
	}
}

var story500 = strings.Repeat("My sister Saima took me to Dr Patel at the hospital on 14 March 2022, ring 07700 900123. We waited and nobody came for three hours, it was cold. ", 18)

func BenchmarkStory(b *testing.B) {
	e := New()
	e.Propose(story500, "en")
	for b.Loop() {
		e.Propose(story500, "en")
	}
}

// grown are texts that have been slow once, or could be: each is repeated.
var grown = []struct{ name, lang, text string }{
	{"story", "en", story500},
	{"bengali", "bn", "আমার বোন রহিমা ডাক্তার রহমানের কাছে গেল is a - ১২ জুন ২০২২ "},
	{"is-a", "bn", "is a "},
	{"hyphens", "en", "- a-b -"},
	{"at-dot", "en", "a at b dot com dot "},
	{"titles", "en", "Dr. Mrs. my sister "},
	{"the-Khans", "en", "the Khans of Rose Cottage, Mill Lane, "},
	{"names", "en", "Olanrewaju Bogumila Wojciechowska "},
	{"digits", "ur", "۰۷۷۰۰ 9 12/3 "},
	{"capitals", "en", "A K T.J. LTD AND CO "},
}

// BenchmarkGrowth shows time for 1,000, 10,000 and 100,000 words.
func BenchmarkGrowth(b *testing.B) {
	e := New()
	for _, g := range grown {
		for _, n := range []int{1000, 10000, 100000} {
			text := strings.Repeat(g.text, n/len(strings.Fields(g.text)))
			b.Run(fmt.Sprintf("%s/words=%d", g.name, n), func(b *testing.B) {
				for b.Loop() {
					e.Propose(text, g.lang)
				}
			})
		}
	}
}
