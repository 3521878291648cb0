package main

import "strings"

// inflect puts a name into a case: 2 of, 3 to, 4 whom, 5 with, 6 about. Names
// that the few rules do not fit stay as they are.
func inflect(lang, name string, form byte) string {
	if form == 0 {
		return name
	}
	switch lang {
	case "pl":
		return polish(name, form)
	case "ro":
		if stem, ok := strings.CutSuffix(name, "a"); ok && (form == '2' || form == '3') {
			return stem + "ei"
		}
	}
	return name
}

func polish(name string, form byte) string {
	k := strings.IndexByte("23456", form)
	for _, row := range polishEndings {
		if stem, ok := strings.CutSuffix(name, row[0]); ok && len(stem) > 1 {
			return stem + row[k+1]
		}
	}
	return name
}

// The end of a name and its five other cases, the longest end first.
var polishEndings = [][6]string{
	{"ska", "skiej", "skiej", "ską", "ską", "skiej"}, {"cka", "ckiej", "ckiej", "cką", "cką", "ckiej"},
	{"ski", "skiego", "skiemu", "skiego", "skim", "skim"}, {"cki", "ckiego", "ckiemu", "ckiego", "ckim", "ckim"},
	{"ia", "ii", "ii", "ię", "ią", "ii"}, {"ja", "ji", "ji", "ję", "ją", "ji"}, {"ka", "ki", "ce", "kę", "ką", "ce"}, {"ga", "gi", "dze", "gę", "gą", "dze"},
	{"la", "li", "li", "lę", "lą", "li"}, {"ta", "ty", "cie", "tę", "tą", "cie"}, {"da", "dy", "dzie", "dę", "dą", "dzie"}, {"ra", "ry", "rze", "rę", "rą", "rze"},
	{"a", "y", "ie", "ę", "ą", "ie"}, {"ek", "ka", "kowi", "ka", "kiem", "ku"}, {"k", "ka", "kowi", "ka", "kiem", "ku"}, {"g", "ga", "gowi", "ga", "giem", "gu"},
	{"y", "ego", "emu", "ego", "ym", "ym"}, {"i", "iego", "iemu", "iego", "im", "im"}, {"o", "a", "owi", "a", "em", "u"},
	{"b", "ba", "bowi", "ba", "bem", "bie"}, {"n", "na", "nowi", "na", "nem", "nie"}, {"m", "ma", "mowi", "ma", "mem", "mie"}, {"r", "ra", "rowi", "ra", "rem", "rze"},
	{"d", "da", "dowi", "da", "dem", "dzie"}, {"t", "ta", "towi", "ta", "tem", "cie"}, {"sz", "sza", "szowi", "sza", "szem", "szu"}, {"l", "la", "lowi", "la", "lem", "lu"},
	{"w", "wa", "wowi", "wa", "wem", "wie"}, {"ł", "ła", "łowi", "ła", "łem", "le"}, {"j", "ja", "jowi", "ja", "jem", "ju"}, {"z", "za", "zowi", "za", "zem", "zu"},
	{"f", "fa", "fowi", "fa", "fem", "fie"}, {"p", "pa", "powi", "pa", "pem", "pie"}, {"s", "sa", "sowi", "sa", "sem", "sie"}, {"c", "ca", "cowi", "ca", "cem", "cu"}, {"h", "ha", "howi", "ha", "hem", "hu"},
}
