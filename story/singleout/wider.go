package singleout

// next is the wider answer to each narrow one; what is not here is left out at
// once. Each answer lies wholly inside the next one.
var next = map[string]map[string]string{
	"age_band": {
		"16_17": "16_24", "18_24": "16_24", "25_34": "25_44", "35_44": "25_44", "45_54": "45_64", "55_64": "45_64",
		"75_84": "75_plus", "85_plus": "75_plus", "65_74": "65_plus", "75_plus": "65_plus",
	},
	"ethnic_group": {
		"white_british": "white", "white_irish": "white", "white_gypsy_traveller": "white", "white_roma": "white", "white_other": "white",
		"mixed_white_caribbean": "mixed", "mixed_white_african": "mixed", "mixed_white_asian": "mixed", "mixed_other": "mixed",
		"asian_indian": "asian", "asian_pakistani": "asian", "asian_bangladeshi": "asian", "asian_chinese": "asian", "asian_other": "asian",
		"black_caribbean": "black", "black_african": "black", "black_other": "black",
		"other_arab": "other", "other_any": "other",
	},
}

// Wider is the next wider answer, empty when the only wider thing is to say
// nothing: town area becomes the whole town.
func Wider(key, value string) string { return next[key][value] }

// Broad is the widest answer that still says something: 75 or over becomes 65
// or over, Bangladeshi Asian or Asian British.
func Broad(key, value string) string {
	for {
		w := Wider(key, value)
		if w == "" {
			return value
		}
		value = w
	}
}

// within reports whether everyone of value is also of wide.
func within(key, value, wide string) bool {
	for value != "" {
		if value == wide {
			return true
		}
		value = Wider(key, value)
	}
	return false
}

// inside reports whether everyone whom narrow describes is described by wide
// too: wide says no more than narrow, about nothing else.
func (wide Said) holds(narrow Said) bool {
	for k, v := range wide {
		if !within(k, narrow[k], v) {
			return false
		}
	}
	return true
}

// Known reports whether a value is an answer to a question that has a list,
// wide answers among them.
func known(key, value string, options []string) bool {
	for _, o := range options {
		if within(key, o, value) {
			return true
		}
	}
	return false
}
