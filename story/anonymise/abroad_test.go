package anonymise_test

import (
	"testing"

	"hearme/story/anonymise"
)

// foundAs is the last words that are found as a type, none when nothing is.
func foundAs(e anonymise.Engine, typ anonymise.Type, text, lang string) (words string) {
	for _, f := range e.Propose(text, lang) {
		if f.Type == typ {
			words = text[f.Start:f.End]
		}
	}
	return words
}

// A job is proposed where the words say whose it is, in every language; who
// treats people in the ward is no job of anyone's in the story.
func TestTradesAbroad(t *testing.T) {
	e := anonymise.New()
	for _, c := range []struct{ lang, text, job string }{
		{"pl", "Jestem kierowcą autobusu i mam troje dzieci.", "kierowcą autobusu"},
		{"pl", "Mój partner Łukasz, piekarz, siedział obok.", "piekarz"},
		{"pl", "Kierowca był miły i poczekał na mnie.", ""},
		{"pl", "Pielęgniarka była bardzo dobra.", ""},
		{"ro", "Soțul meu e zidar.", "zidar"},
		{"fr", "Je suis aide-soignante depuis dix ans.", "aide-soignante"},
		{"fr", "L'infirmière était très douce.", ""},
		{"pt", "Eu era empregada de limpeza num hotel.", "empregada de limpeza"},
		{"so", "Waxaan ahay macallimad.", "macallimad"},
		{"yo", "Mo jẹ́ aránṣọ.", "aránṣọ"},
		{"ar", "كنت معلمة هناك.", "معلمة"},
		{"ur", "میں ٹیکسی چلاتا ہوں۔", "ٹیکسی چلاتا"},
		{"ur", "نرس بہت اچھی تھی۔", ""},
		{"hi", "मैं बस ड्राइवर हूँ।", "बस ड्राइवर"},
		{"hi", "वहाँ का डॉक्टर अच्छा था।", ""},
		{"hi", "मेरा बेटा कल आया था।", ""},
		{"ur", "بیٹا کل آیا تھا۔", ""},
		{"pt", "Fui em segurança para casa.", ""},
		{"bn", "আমি ট্যাক্সি চালাই।", "ট্যাক্সি চালাই"},
		{"gu", "હું બસ ડ્રાઇવર છું.", "બસ ડ્રાઇવર"},
		{"pa", "ਮੈਂ ਬੱਸ ਡਰਾਈਵਰ ਹਾਂ।", "ਬੱਸ ਡਰਾਈਵਰ"},
	} {
		if got := foundAs(e, anonymise.Job, c.text, c.lang); got != c.job {
			t.Errorf("%s %q: job %q, want %q", c.lang, c.text, got, c.job)
		}
	}
}

// Towns that no list has are found by what stands around them, and Polish ones
// with their endings.
func TestHomesAbroad(t *testing.T) {
	e := anonymise.New()
	for _, c := range []struct{ lang, text, town string }{
		{"pl", "Mieszkałem w Ostrołęce, potem tutaj.", "Ostrołęce"},
		{"pl", "mieszkam w krotoszynie od lat", "krotoszynie"},
		{"pl", "Leżałam w szpitalu i płakałam.", ""},
		{"ro", "Sora mea a venit din Brăhășești cu autobuzul.", "Brăhășești"},
		{"hi", "हम झुमरीतलैया से आए थे।", "झुमरीतलैया"},
		{"hi", "मैं अस्पताल में रहती थी।", ""},
		{"ar", "أختي جاءت من سلحب أمس.", "سلحب"},
	} {
		if got := foundAs(e, anonymise.Place, c.text, c.lang); got != c.town {
			t.Errorf("%s %q: town %q, want %q", c.lang, c.text, got, c.town)
		}
	}
}

// Numbers written out are days and ages where a month or a word for years
// says so; how long something took is neither.
func TestNumbersInWordsAbroad(t *testing.T) {
	e := anonymise.New()
	for _, c := range []struct {
		lang, text, want string
		typ              anonymise.Type
	}{
		{"pl", "Zmarł dwudziestego piątego maja.", "dwudziestego piątego maja", anonymise.Date},
		{"pl", "Mam sześćdziesiąt trzy lata.", "sześćdziesiąt trzy lata", anonymise.Age},
		{"pl", "Czekałam dwa lata na wynik.", "", anonymise.Age},
		{"ro", "Am patruzeci și nouă de ani.", "patruzeci și nouă de ani", anonymise.Age},
		{"ur", "میں باسٹھ سال کی ہوں۔", "باسٹھ سال کی ہوں", anonymise.Age},
		{"ur", "دو سال کے بعد میں ٹھیک ہوئی۔", "", anonymise.Age},
		{"bn", "আমার বয়স বাষট্টি।", "বাষট্টি", anonymise.Age},
		{"yo", "Wọ́n bí mi ní ọjọ́ kẹrìnlá oṣù kẹta ọdún 1962.", "ọjọ́ kẹrìnlá oṣù kẹta ọdún 1962", anonymise.Date},
		{"yo", "Mo jẹ́ ọmọ ọdún 57.", "ọdún 57", anonymise.Age},
		{"pl", "Nikola i Amelka mają 9 i 6 lat.", "6 lat", anonymise.Age},
		{"bn", "তিনি ১২ নম্বর ওয়ার্ডে ছিলেন।", "১২ নম্বর ওয়ার্ডে", anonymise.Facility},
		{"ro", "A stat pe secția Howard trei zile.", "secția Howard", anonymise.Facility},
		{"fr", "je suis livreur chez amazon et fatigué", "amazon", anonymise.Employer},
		{"hi", "वहाँ मेडिकल सेंटर की रेचल ने मदद की।", "रेचल", anonymise.Staff},
		{"hi", "डॉक्टर सख़्त था पर अच्छा था।", "", anonymise.Staff},
		{"ar", "كان الطبيب حازما معنا.", "", anonymise.Staff},
	} {
		if got := foundAs(e, c.typ, c.text, c.lang); got != c.want {
			t.Errorf("%s %q: %s %q, want %q", c.lang, c.text, c.typ, got, c.want)
		}
	}
}
