package words

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestList(t *testing.T) {
	l := List()
	if len(l) != 2048 {
		t.Fatalf("%d words, want 2048", len(l))
	}
	if !slices.IsSorted(l) || len(slices.Compact(slices.Clone(l))) != len(l) {
		t.Fatal("the words are not in order, or one stands there twice")
	}
	for _, w := range l {
		if len(w) < 3 || len(w) > 7 || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%q is not three to seven small letters", w)
		}
	}
}

// One letter misheard or mistyped must not give another word of the list.
func TestListHasNoNearTwins(t *testing.T) {
	in := map[string]bool{}
	for _, w := range list {
		in[w] = true
	}
	for _, w := range list {
		for i := range len(w) {
			if short := w[:i] + w[i+1:]; in[short] {
				t.Errorf("%s and %s", w, short)
			}
			for c := byte('a'); c <= 'z'; c++ {
				if other := w[:i] + string(c) + w[i+1:]; other != w && in[other] {
					t.Errorf("%s and %s", w, other)
				}
			}
		}
	}
}

func TestStrength(t *testing.T) {
	if bits := codeWords * math.Log2(float64(len(list))); bits < 77 {
		t.Errorf("a code of words has %.1f bits", bits)
	}
	if bits := codeDigits * math.Log2(10); bits < 77 {
		t.Errorf("a code of digits has %.1f bits", bits)
	}
}

func TestNewCode(t *testing.T) {
	if n := len(strings.Fields(NewCode("en-GB"))); n != 7 {
		t.Errorf("%d words", n)
	}
	for _, lang := range []string{"pl", "bn", "ur", ""} {
		c := NewCode(lang)
		if len(strings.Fields(c)) != 6 || len(c) != 29 || strings.ContainsFunc(c, unicode.IsLetter) {
			t.Errorf("NewCode(%q) = %q", lang, c)
		}
	}
	if n := len(strings.Fields(NewPassphrase())); n != 5 {
		t.Errorf("%d words", n)
	}
	if NewCode("en") == NewCode("en") {
		t.Error("two codes are the same")
	}
}

func TestIsCode(t *testing.T) {
	for _, lang := range []string{"en", "ur"} {
		c := NewCode(lang)
		if !IsCode(strings.ToUpper(c)) || IsCode(c+" one") || IsCode(c[:len(c)-1]) {
			t.Errorf("IsCode is wrong about %q or its neighbours", c)
		}
	}
	if IsCode("") || IsCode("one two three four five six seveen") {
		t.Error("IsCode takes anything")
	}
}

func TestNewCodesAreNormal(t *testing.T) {
	for _, lang := range []string{"en", "bn"} {
		if c := NewCode(lang); Normalise(c) != c {
			t.Errorf("Normalise changes %q to %q", c, Normalise(c))
		}
	}
}

func TestNormalise(t *testing.T) {
	for in, want := range map[string]string{
		"  Apple-Barn\tCASTLE\n": "apple barn castle",
		"apple, barn. castle":    "apple barn castle",
		"apple\u200b barn\u2069": "apple barn",
		"1234 5678":              "1234 5678",
		"12345678":               "1234 5678",
		"12-34-56-78":            "1234 5678",
		"১২৩৪ ৫৬৭৮":              "1234 5678", // Bengali
		"۱۲۳۴ ۵۶۷۸":              "1234 5678", // Urdu
		"١٢٣٤٥٦٧٨":               "1234 5678", // Arabic
		"੧੨੩੪੫੬੭੮":               "1234 5678", // Gurmukhi
		"１２３４ ５６７８":              "1234 5678", // full width
		"0090":                   "0090",
		"":                       "",
	} {
		if got := Normalise(in); got != want {
			t.Errorf("Normalise(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzNormalise(f *testing.F) {
	f.Add("Apple-barn")
	f.Add("১২৩৪ ৫৬৭৮")
	f.Add("\xff\U0001D7CE")
	f.Fuzz(func(t *testing.T, s string) {
		once := Normalise(s)
		if twice := Normalise(once); twice != once {
			t.Fatalf("Normalise(%q) = %q, again %q", s, once, twice)
		}
	})
}
