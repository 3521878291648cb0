package anonymise

import (
	"strings"
	"testing"
)

// Endings glued on words, streets with "number", and words that only other
// languages take for names.
func TestOtherLanguagesWays(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		out, stays []string
	}{
		{"gu", "અમે ફાર્લી હિલમાં રહેતાં. હું ટેસ્કોમાં કામ કરતી. ૫ મેએ રિપોર્ટ આવ્યો.", []string{"ફાર્લી હિલ", "ટેસ્કો", "૫ મે"}, []string{"રિપોર્ટ"}},
		{"bn", "আমি টেসকোতে কাজ করতাম। ভাই কুমিল্লায় থাকে।", []string{"টেসকো", "কুমিল্লা"}, []string{"কাজ"}},
		{"ar", "زوجي قتيبة يعمل في غرينكور. أسكن في شارع مارش رود رقم ٤٥. بنتي في مدرسة دنبي الثانوية.", []string{"قتيبة", "غرينكور", "شارع مارش رود رقم ٤٥", "مدرسة دنبي الثانوية"}, []string{"يعمل"}},
		{"hi", "मैं कोबहम वार्ड में थी, फिर ब्रैमिंघम पार्क मेडिकल सेंटर गई।", []string{"कोबहम वार्ड", "ब्रैमिंघम पार्क मेडिकल सेंटर"}, []string{"फिर"}},
		{"pl", "Poznaliśmy się w Nowym Sączu. Operacja była w środę 8 marca.", []string{"Nowym Sączu", "8 marca"}, []string{"Operacja"}},
		{"pt", "Viemos de Vila Real. O pior foi a espera.", []string{"Vila Real"}, []string{"espera"}},
		{"yo", "Èèyàn á máa ronú burúkú. Àwọn dókítà dára.", nil, []string{"máa", "ronú", "dára"}},
	} {
		marked := make([]bool, len(c.text))
		for _, f := range New().Propose(c.text, c.lang) {
			for i := f.Start; i < f.End; i++ {
				marked[i] = true
			}
		}
		for _, w := range c.out {
			at := strings.Index(c.text, w)
			for i := at; i < at+len(w); i++ {
				if !marked[i] {
					t.Errorf("%s: %q is not marked whole in %q", c.lang, w, c.text)
					break
				}
			}
		}
		for _, w := range c.stays {
			if marked[strings.Index(c.text, w)] {
				t.Errorf("%s: %q is marked in %q", c.lang, w, c.text)
			}
		}
	}
}
