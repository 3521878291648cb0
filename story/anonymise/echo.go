package anonymise

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// echo writes a word of a script from India, or a Latin spelling of one, as
// its consonants and its vowels but a, so that सुनीता and Sunita, ਪ੍ਰੀਤੋ and
// Preeto meet. bengali leaves o and half vowels out too, which Sylheti and
// Bengali spell as they please.
func echo(key string, bengali bool) string {
	rs := []rune(key)
	var b []byte
	put := func(c byte) {
		if c != 0 && (len(b) == 0 || b[len(b)-1] != c) {
			b = append(b, c)
		}
	}
	for i, r := range rs {
		if s := siblingOf(r); s != 0 {
			r = s
		}
		if v, ok := vowels[r]; ok {
			if v == 'o' {
				if bengali {
					continue
				}
				v = 'u'
			}
			put(v)
			continue
		}
		c := consonant(r, rs[i+1:])
		switch {
		case r == 'य' || r == 'y':
			c = 'i'
			if bengali {
				c = 0
			}
		case c == 'v' && bengali && i > 0:
			c = 0
		case c == 'S' && bengali:
			c = 's'
		}
		put(c)
	}
	return string(b)
}

var vowels = func() map[rune]byte {
	m := map[rune]byte{}
	for v, letters := range map[byte]string{'i': "iieइईिीeएऐेै", 'u': "uउऊुू", 'o': "oओऔोौ"} {
		for _, r := range letters {
			m[r] = v
		}
	}
	m['ृ'] = 'r'
	return m
}()

// echoes are the Latin names of the lists as echo writes them: spellings in
// other scripts that no list has are known by them.
var echoes = [2]func() map[string]bool{
	sync.OnceValue(func() map[string]bool { return readEchoes(false) }),
	sync.OnceValue(func() map[string]bool { return readEchoes(true) }),
}

func readEchoes(bengali bool) map[string]bool {
	m := make(map[string]bool, 1<<14)
	for name, n := range allLists().names {
		if n&common == 0 && len(name) > 3 && name[0] < utf8.RuneSelf {
			if e := echo(name, bengali); len(e) > 3 {
				m[e] = true
			}
		}
	}
	return m
}

// echoed reports a word, in a script from India, that is a listed name spelled
// in that script, with its language's endings or without.
func (d *doc) echoed(key string) bool {
	r, _ := utf8.DecodeRuneInString(key)
	if r < 0x0900 || r >= 0x0B00 || d.lists.isCommon(d.langs[0].tag, key) || len(key) > 90 {
		return false
	}
	bengali := r >= 0x0980 && r < 0x0A00
	set := echoes[0]
	if bengali {
		set = echoes[1]
	}
	if e := echo(key, bengali); len(e) > 3 && set()[e] {
		return true
	}
	for _, end := range endings[d.langs[0].tag] {
		if stem, ok := strings.CutSuffix(key, fold(end)); ok && utf8.RuneCountInString(stem) > 3 && !d.lists.isCommon(d.langs[0].tag, stem) {
			if e := echo(stem, bengali); len(e) > 3 && set()[e] {
				return true
			}
		}
	}
	return false
}
