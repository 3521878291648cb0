package anonymise

import (
	"strings"
	"unicode/utf8"
)

// Beginnings and endings that everyday words have in languages whose lists
// hold few of their forms.
var (
	fronts = map[string][]string{"ar": {"", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "فال", "كال", "ولل", "ست", "سي", "ي", "ت", "ن", "أ", "وي", "وت"}}
	backs  = map[string][]string{
		"ar": {"", "ها", "ه", "هم", "نا", "كم", "ك", "ي", "ني", "ات", "ين", "ون", "ان", "ة", "ت", "وا", "ا", "تي", "ته", "تها", "تنا", "هن"},
		"so": {"ka", "ga", "ha", "ta", "da", "sha", "kii", "gii", "tii", "dii", "hii", "kayga", "gayga", "tayda", "dayda", "kaygu", "gaygu", "aygu", "aygii", "aydii", "ku", "gu", "tu", "du", "na", "kuna", "kana", "yaal", "yo", "aha", "een", "een", "ay", "tay", "nay", "say", "ayaa", "een", "kooda", "tooda", "kiisa", "teeda"},
		"pl": {"a", "y", "i", "e", "u", "o", "ie", "em", "ej", "ą", "ę", "om", "ów", "ami", "ach", "ego", "emu", "ymi", "ych", "ym", "owi", "owie", "ała", "ałam", "ałem", "ali", "ły", "li", "ła", "ł", "cie", "my", "sz", "cy", "ów", "iem", "iom", "iach"},
		"ro": {"ul", "ului", "le", "lor", "ei", "ii", "i", "e", "a", "ă", "le", "uri", "urile", "ele", "elor"},
	}
	// joints stand where an ending was: "szpitala" is szpital, "siostrę" is siostra.
	joints = map[string][]string{"ar": {"", "ة"}, "so": {""}, "pl": {"", "a", "y", "e", "ć", "ać", "o", "i"}, "ro": {"", "ă", "e", "u"}}
)

// bent reports an everyday word with its language's beginnings and endings.
func (l *lists) bent(lang, key string) bool {
	if len(backs[lang]) == 0 || len(key) > 60 {
		return false
	}
	before := fronts[lang]
	if before == nil {
		before = []string{""}
	}
	for _, f := range before {
		rest, ok := strings.CutPrefix(key, f)
		if !ok {
			continue
		}
		for _, b := range backs[lang] {
			stem, ok := strings.CutSuffix(rest, fold(b))
			if !ok || utf8.RuneCountInString(stem) < 3 || stem == key {
				continue
			}
			for _, j := range joints[lang] {
				if l.isCommon(lang, stem+fold(j)) {
					return true
				}
			}
		}
	}
	return false
}
