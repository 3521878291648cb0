package anonymise

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sound is a word's row of consonants, the same in every script that writes
// the word: Shazia, শাজিয়া and شازیہ are all "Sj". Vowels and h are left out,
// and v where it may be one.
func sound(key string) string {
	rs := []rune(key)
	var b strings.Builder
	for i, r := range rs {
		if sibling := siblingOf(r); sibling != 0 {
			r = sibling
		}
		c := consonant(r, rs[i+1:])
		if c == 0 || c == 'v' && i > 0 || b.Len() > 0 && b.String()[b.Len()-1] == c {
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// siblingOf returns the Devanagari letter in the place of a Bengali, Gurmukhi
// or Gujarati one.
func siblingOf(r rune) rune {
	for _, block := range []rune{0x0980, 0x0A00, 0x0A80} {
		if r >= block && r < block+0x80 {
			return r - block + 0x0900
		}
	}
	return 0
}

// consonant is the sound of a letter, 0 for none; in Latin an h behind some
// makes another of them.
func consonant(r rune, behind []rune) byte {
	if len(behind) > 0 && behind[0] == 'h' {
		switch r {
		case 's':
			return 'S'
		case 'c':
			return 'C'
		case 'p':
			return 'f'
		}
	}
	return consonants[r]
}

var consonants = func() map[rune]byte {
	m := map[rune]byte{}
	for c, letters := range map[byte]string{
		'b': "bبबभ", 'p': "pپप", 't': "tتٹطटठतथ", 's': "sثسصस", 'j': "jzجذزضظژजझ", 'C': "چचछ", 'k': "kcqخقکकख", 'd': "dدڈडढदध",
		'r': "rرڑर", 'S': "شशष", 'g': "gغگगघ", 'f': "fفफ", 'l': "lلल", 'm': "mمम", 'n': "nنںनणंँਂੰ", 'v': "vwوव",
	} {
		for _, r := range letters {
			m[r] = c
		}
	}
	return m
}()

// script is what a word is written in, as far as names need to know.
func script(key string) string {
	for _, r := range key {
		switch {
		case unicode.Is(unicode.Latin, r):
			return "Latn"
		case unicode.Is(unicode.Arabic, r):
			return "Arab"
		case r >= 0x0900 && r < 0x0B00:
			return string(rune('A' + (r-0x0900)/0x80))
		}
	}
	return ""
}

// sounds reports whether the word at i, in another script than the name, is
// the name all the same.
func (d *doc) sounds(i int, name string) bool {
	key := d.key(i)
	if d.kind(i) != word || script(key) == "" || script(key) == script(name) || d.functionWord(i) || d.is(i, "stop") > 0 {
		return false
	}
	s := sound(name)
	if len(s) < 2 || sound(key) != s {
		return false
	}
	return d.name(i) != 0 || !d.common(i) && (len(s) > 2 || utf8.RuneCountInString(key) > 3)
}
