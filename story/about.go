package story

import "slices"

// Question is one of the optional questions about the person. Key and options
// are stable: they are catalogue keys ("about.<key>", "about.<key>.<option>")
// and the words of exports. Every question can be skipped or answered
// "prefer_not_to_say".
type Question struct {
	Key     string
	Options []string // empty: the project sets them (community, town area)
	Default bool     // asked unless a project chooses otherwise
}

// PreferNot is the answer that every list ends with.
const PreferNot = "prefer_not_to_say"

// Questions returns every question that a project can ask, in order.
// Ethnic group follows the Census 2021 list for England and Wales.
func Questions() []Question {
	yesNo := []string{"yes", "no", PreferNot}
	return []Question{
		{"age_band", []string{"16_17", "18_24", "25_34", "35_44", "45_54", "55_64", "65_74", "75_84", "85_plus", PreferNot}, true},
		{"ethnic_group", []string{
			"white_british", "white_irish", "white_gypsy_traveller", "white_roma", "white_other",
			"mixed_white_caribbean", "mixed_white_african", "mixed_white_asian", "mixed_other",
			"asian_indian", "asian_pakistani", "asian_bangladeshi", "asian_chinese", "asian_other",
			"black_caribbean", "black_african", "black_other",
			"other_arab", "other_any", PreferNot}, true},
		{"community", nil, true},
		{"sex", []string{"female", "male", PreferNot}, true},
		{"condition", yesNo, true},
		{"limits", []string{"a_lot", "a_little", "not_at_all", PreferNot}, true},
		{"town_area", nil, true},
		{"religion", []string{"none", "christian", "buddhist", "hindu", "jewish", "muslim", "sikh", "other", PreferNot}, false},
		{"orientation", []string{"straight", "gay_lesbian", "bisexual", "other", PreferNot}, false},
		{"gender_same", yesNo, false},
		{"marriage", []string{"single", "married", "civil_partnership", "separated", "divorced", "widowed", PreferNot}, false},
		{"pregnancy", yesNo, false},
		{"caring", yesNo, false},
	}
}

// About is the answers to the questions about the person: key to option.
type About map[string]string

// Check refuses keys and options that are not known (bad_about). Options of
// questions that a project sets are taken from set.
func (a About) Check(set map[string][]string) error {
	qs := Questions()
	for k, v := range a {
		i := slices.IndexFunc(qs, func(q Question) bool { return q.Key == k })
		if i < 0 {
			return &Problem{"bad_about", "about"}
		}
		opts := qs[i].Options
		if opts == nil {
			opts = append(slices.Clone(set[k]), PreferNot)
		}
		if !slices.Contains(opts, v) {
			return &Problem{"bad_about", "about." + k}
		}
	}
	return nil
}

// Contact is how the person asked to be reached again. It is sealed apart
// from the story.
type Contact struct {
	Name  string `json:"name,omitempty"`
	Phone string `json:"phone,omitempty"`
	Email string `json:"email,omitempty"`
	Note  string `json:"note,omitempty"` // for instance when it is safe to ring
}

// IsZero reports whether nothing was given.
func (c Contact) IsZero() bool { return c == Contact{} }
