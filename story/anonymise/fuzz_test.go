package anonymise

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

var tags = []string{"en", "pl", "ro", "ur", "pa", "bn", "gu", "hi", "ar", "so", "yo", "fr", "pt", "", "xx-YY"}

// wellFormed fails unless findings are in order, apart, on letter edges and trimmed.
func wellFormed(t *testing.T, text string, fs []Finding) {
	t.Helper()
	edge := map[int]bool{len(text): true}
	it := graphemes.FromString(text)
	for it.Next() {
		edge[it.Start()] = true
	}
	at := 0
	for _, f := range fs {
		if f.Start < at || f.End <= f.Start || f.End > len(text) {
			t.Fatalf("finding %v after %d in %d bytes", f, at, len(text))
		}
		if !edge[f.Start] || !edge[f.End] {
			t.Fatalf("finding %v is not on letter edges", f)
		}
		if s := text[f.Start:f.End]; strings.TrimSpace(s) != s {
			t.Fatalf("finding %q is not trimmed", s)
		}
		if f.Reason == "" || f.Confidence <= 0 || f.Confidence > 1 || f.Type == "" {
			t.Fatalf("finding %v lacks a reason, a type or a confidence", f)
		}
		at = f.End
	}
}

func FuzzPropose(f *testing.F) {
	for _, s := range []string{"", "My sister Saima rang 07700 900123.", "ڈاکٹر احمد صاحب ۱۴ مارچ ۲۰۲۲", "a@b.c @x #y http://", "\xff\xfe", "e\u0301\u0301 👨‍👩‍👧 LU4 8AB\r\n",
		"Dr. Dr. Dr. O'Connor-Smith's", "(((+++)))--- 12/12/12/12", "ক্ষ্যাপা খালা রহিমা", "ALL CAPS LTD 999 000 0018", strings.Repeat("9 ", 40), "مـحمد\u200f", "\u0301abc", "my mum.", "at the", "I am", "07700 900123 ext", "o7", "at dot com", "the Khans", "A K", "Zill-e-", "Dr. "} {
		for i := range tags[:3] {
			f.Add(s, i)
		}
	}
	balanced, cautious := New(), New(WithCautious())
	f.Fuzz(func(t *testing.T, text string, lang int) {
		tag := tags[((lang%len(tags))+len(tags))%len(tags)]
		for _, e := range []Engine{balanced, cautious} {
			fs := e.Propose(text, tag)
			if !utf8.ValidString(text) && fs != nil {
				t.Fatal("findings in text that is not UTF-8")
			}
			wellFormed(t, text, fs)
		}
	})
}

// covered reports whether findings cover all of text[start:end].
func covered(fs []Finding, start, end int) bool {
	for _, f := range fs {
		if f.Start <= start && f.End >= end {
			return true
		}
	}
	return false
}

// made writes numbers and addresses that must never be missed, from a seed.
func made(r *rand.Rand) map[string]string {
	d := func(n int) string {
		s := ""
		for range n {
			s += fmt.Sprint(r.IntN(10))
		}
		return s
	}
	pick := func(ss ...string) string { return ss[r.IntN(len(ss))] }
	nhs := "999" + d(6)
	for c := range 10 {
		if nhsValid(nhs + fmt.Sprint(c)) {
			nhs += fmt.Sprint(c)
			break
		}
	}
	if len(nhs) != 10 {
		nhs = "9990000018"
	}
	if r.IntN(2) == 0 {
		sep := pick(" ", "-", "  ", "_", ",", "·", "\u00a0", "‑", "/", " - ")
		nhs = nhs[:3] + sep + nhs[3:6] + sep + nhs[6:]
	}
	sep := pick("", " ", "-", ".")
	phone := pick("07700"+sep+"900"+d(3), "020"+sep+"7946"+sep+"0"+d(3), "01632"+sep+"960"+d(3), "+44"+sep+"7700"+sep+"900"+d(3), "0044 7700 900"+d(3),
		"(01632) 960"+d(3), "0808"+sep+"157"+sep+"0"+d(3), "07"+sep+"700"+sep+"900"+sep+d(3), "+44 (0)7700 900"+d(3), "077 00 90 01 "+d(2),
		"07700,900,"+d(3), "07700*900*"+d(3), "07700_900"+d(3), "07700·900·"+d(3), "[01632] 960 "+d(3), "O77OO 9OO"+d(3), "+ 44 7700 900"+d(3), "44 7700 900"+d(3), "7700 900"+d(3),
		"0 7 7 0 0 9 0 0 1 "+d(1)+" 3", "01632. 960. "+d(3), "07700\n900"+d(3), "07700\u00ad900"+d(3), "0\ufe0f\u20e37\ufe0f\u20e37\ufe0f\u20e300900"+d(3), "01632 960"+d(3)+"/"+d(2), "01632 960"+d(3)+" or 960"+d(3),
		"+48 601 273 "+d(3), "98765 688"+d(2))
	unit := "ABDEFGHJLNPQRSTUWXYZ"
	code := pick("LU1", "LU4", "MK40", "SG18", "E1", "SW1A", "EC1A", "B33", "HP2", "W1T", "AL1") + pick(" ", "", " ", "-", "\u00a0") + d(1) + string(unit[r.IntN(20)]) + string(unit[r.IntN(20)])
	if r.IntN(2) == 0 {
		code = strings.ToLower(code)
	}
	mail := pick("a", "nasreen.b", "x_y", "Amina+luton", "j-o", "o'neil") + d(r.IntN(4)) + "@" + pick("example.org", "mail.example.org", "EXAMPLE.ORG")
	mail = strings.Replace(mail, "@", pick("@", "@", "@", "＠", "(at)", "[at]"), 1)
	return map[string]string{"phone": native(r, phone), "NHS number": native(r, nhs), "postcode": code, "e-mail": mail}
}

// native writes digits in another script now and then.
func native(r *rand.Rand, s string) string {
	zeros := []rune{'0', '0', '0', '۰', '٠', '০', '੦', '૦', '०'}
	zero := zeros[r.IntN(len(zeros))]
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return zero + c - '0'
		}
		return c
	}, s)
}

var frames = []string{"%s", "ring me on %s please", "My number is %s.", "(%s)", "\"%s\",", "it is %s and I am tired", "%s\nthank you", "contact:%s", "Mój numer to %s, dziękuję.", "میرا نمبر %s ہے",
	"আমার নম্বর %s।", "ਮੇਰਾ ਨੰਬਰ %s ਹੈ", "رقمي %s، شكرا", "5 %s", "call %s or come", "%s!", "I waited 3 weeks, %s, and then", "on 12 May %s", "WE LIVE AT %s NOW", "—%s—", "x/%s", "%s/%s", "I was 56 %s rang"}

// never fails when something that must not be missed is missed.
func never(t *testing.T, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 7))
	e := New()
	for kind, s := range made(r) {
		frame := frames[r.IntN(len(frames))]
		text := strings.ReplaceAll(frame, "%s", s)
		for _, tag := range []string{"en", tags[r.IntN(len(tags))]} {
			fs := e.Propose(text, tag)
			wellFormed(t, text, fs)
			if i := strings.Index(text, s); !covered(fs, i, i+len(s)) {
				t.Errorf("%s missed in %q (%s): %v", kind, text, tag, fs)
			}
		}
	}
}

func FuzzNeverMissed(f *testing.F) {
	for i := range uint64(50) {
		f.Add(i)
	}
	f.Fuzz(func(t *testing.T, seed uint64) { never(t, seed) })
}

func TestNeverMissed(t *testing.T) {
	for seed := range uint64(3000) {
		never(t, seed)
	}
}
