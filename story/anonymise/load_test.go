package anonymise

import "testing"

// BenchmarkLoad reads everything a language needs, as its first story does.
func BenchmarkLoad(b *testing.B) {
	for _, lang := range []string{"en", "hi", "pl"} {
		b.Run(lang, func(b *testing.B) {
			for b.Loop() {
				readNames()
				readLanguage(lang)
				readWords(lang)
				readModel(lang)
			}
		})
	}
}

func TestEveryLanguageHasItsParts(t *testing.T) {
	for _, lang := range tags[:13] {
		l := readLanguage(lang)
		for _, class := range []string{"kin.sister", "staff.doctor", "staff.nurse", "title", "months", "intro", "phoneid", "nhsid", "ward"} {
			found := false
			for _, ps := range l.phrases {
				for _, p := range ps {
					found = found || p.class == class
				}
			}
			for _, ps := range l.stems {
				for _, p := range ps {
					found = found || p.class == class
				}
			}
			if !found {
				t.Errorf("%s has no %s", lang, class)
			}
		}
		if len(l.common) == 0 || l.words["person"] == "" || readModel(lang) == nil {
			t.Errorf("%s lacks everyday words, placeholders or a tagger", lang)
		}
	}
}
