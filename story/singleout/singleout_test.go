package singleout

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearme/story"
)

var set = map[string][]string{"town_area": {"North", "South", "East"}, "community": {"Roma", "Other"}}

func TestTheShippedCountsAreLutons(t *testing.T) {
	c := Shipped()
	if c.Place != "Luton" || c.Total() != 225255 || !strings.Contains(c.Licence, "Open Government") || !strings.Contains(c.Source, "Census 2021") {
		t.Errorf("%s, %d people, %q, %q", c.Place, c.Total(), c.Source, c.Licence)
	}
	for want, s := range map[int]Said{
		808:           {"ethnic_group": "white_roma", "sex": "female"},
		3943:          {"age_band": "85_plus", "ethnic_group": "asian_pakistani"},
		8989 + 3943:   {"age_band": "75_plus"},
		26972:         {"age_band": "65_plus"}, // 14,040 + 8,989 + 3,943
		41143:         {"ethnic_group": "asian_pakistani", "town_area": "North"},
		5677 + 2106:   {"ethnic_group": "other"},
		c.Total() + 0: {"religion": "sikh"},
	} {
		if n := c.Bound(s); n != want {
			t.Errorf("%v: at most %d, want %d", s, n, want)
		}
	}
}

func TestWhoStandsOut(t *testing.T) {
	src := Sources{Areas: 7}
	for _, c := range []struct {
		said Said
		out  []string
	}{
		{Said{"age_band": "45_54", "ethnic_group": "asian_pakistani", "sex": "female", "town_area": "North"}, nil},
		{Said{"age_band": "75_84", "ethnic_group": "white_roma", "sex": "female", "town_area": "North"}, []string{"age_band", "ethnic_group", "town_area"}},
		{Said{"age_band": "85_plus", "ethnic_group": "white_gypsy_traveller"}, []string{"age_band", "ethnic_group"}},
		{Said{}, nil},
	} {
		f := src.Check(c.said)
		if c.out == nil && f.StandOut != nil || c.out != nil && !slices.Contains(f.StandOut, "ethnic_group") {
			t.Errorf("%v: %+v", c.said, f)
		}
		left := c.said.Widen(src.Suggest(c.said))
		if src.Check(left).StandOut != nil {
			t.Errorf("%v still stands out", left)
		}
	}
	for _, key := range []string{RareCancer, "religion", RoleKey} { // these count with the rest
		said := Said{"age_band": "55_64", "ethnic_group": "asian_chinese", "sex": "male"}
		if src.Check(said).StandOut != nil {
			t.Fatalf("%v stands out by itself", said)
		}
		said = said.With(key, map[string]string{RareCancer: Named, "religion": "jewish", RoleKey: "staff"}[key])
		if f := src.Check(said); !slices.Contains(f.StandOut, key) {
			t.Errorf("%s: %+v", key, f)
		}
		if steps := src.Suggest(said); src.Check(said.Widen(steps)).StandOut != nil || key == RoleKey && len(steps.With(RoleKey, "")) != len(steps) {
			t.Errorf("%s: %v", key, steps)
		}
	}
}

func TestTheProjectsOwnStoriesCount(t *testing.T) {
	one := Said{"age_band": "85_plus", "ethnic_group": "white_roma", "sex": "male", "town_area": "North"}
	var kept []Said
	for range 21 {
		kept = append(kept, one)
	}
	facts := Facts(kept, 10)
	want := []Fact{{"65_plus", "white", "male", "North", 20}}
	if !slices.Equal(facts, want) {
		t.Fatalf("%+v", facts)
	}
	broad := Said{"age_band": "65_plus", "ethnic_group": "white", "town_area": "North"}
	if n := alike(facts, broad); n != 20 {
		t.Errorf("%d alike", n)
	}
	for _, narrower := range []Said{one, broad.With("religion", "sikh"), broad.With("age_band", "75_plus")} {
		if n := alike(facts, narrower); n != 0 {
			t.Errorf("%v: %d are said to be alike, nobody knows that", narrower, n)
		}
	}
	if n := Alike(kept, broad); n != 21 {
		t.Errorf("%d alike exactly", n)
	}
	if fs := Facts(kept[:9], 3); len(fs) != 0 {
		t.Errorf("a count under 10 was told: %+v", fs)
	}
}

func options(q story.Question) []string {
	os := q.Options
	if os == nil {
		os = set[q.Key]
	}
	return slices.DeleteFunc(slices.Clone(os), func(o string) bool { return o == story.PreferNot })
}

func drawSaid(t *rapid.T, label string, wide bool) Said {
	s := Said{}
	for _, q := range story.Questions()[:8] {
		if rapid.Bool().Draw(t, label+q.Key) {
			v := rapid.SampledFrom(options(q)).Draw(t, label+q.Key+"=")
			for wide && rapid.Bool().Draw(t, "wider") && Wider(q.Key, v) != "" {
				v = Wider(q.Key, v)
			}
			s[q.Key] = v
		}
	}
	return s
}

func drawTable(t *rapid.T) *Table {
	table := &Table{total: rapid.IntRange(1, 100000).Draw(t, "total")}
	table.rows = []Row{{Said{}, table.total}}
	seen := map[string]bool{"": true}
	for range rapid.IntRange(0, 40).Draw(t, "rows") {
		s := drawSaid(t, "row ", true)
		if !seen[s.id()] {
			seen[s.id()] = true
			table.rows = append(table.rows, Row{s, rapid.IntRange(0, table.total).Draw(t, "count")})
		}
	}
	table.sums()
	return table
}

// Whatever a table says, making an answer wider never leaves fewer people, and
// what a person stands out with they still stand out with when more is said.
func TestWiderIsNeverFewer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := Sources{Public: drawTable(t), Areas: rapid.IntRange(0, 9).Draw(t, "areas"), Least: rapid.IntRange(0, 200).Draw(t, "least")}
		for range rapid.IntRange(0, 40).Draw(t, "stories") {
			src.Stories = append(src.Stories, drawSaid(t, "story ", false))
		}
		src.Own = Facts(src.Stories, 10)
		s := drawSaid(t, "said ", true)
		for _, k := range s.Keys() {
			wider := s.With(k, Wider(k, s[k]))
			if a, b := src.Public.Bound(s), src.Public.Bound(wider); a > b {
				t.Fatalf("%v: at most %d, wider %d", s, a, b)
			}
			a, told := src.people(s)
			if b, more := src.people(wider); a > b || told > more {
				t.Fatalf("%v: %d and %d, wider %v: %d and %d", s, a, told, wider, b, more)
			}
			if len(src.Check(s).StandOut) == 0 && len(src.Check(wider).StandOut) > 0 {
				t.Fatalf("%v stands out, %v does not", wider, s)
			}
		}
		if f := src.Check(s); f.People > f.Most || f.People < src.Public.floor(s) && f.Most >= src.Public.floor(s) {
			t.Fatalf("%v: %+v", s, f)
		}
		left := s.Widen(src.Suggest(s))
		if len(left) > 0 && len(src.Check(left).StandOut) > 0 || !left.holds(s) {
			t.Fatalf("%v of %v stands out", left, s)
		}
		if out := src.Check(s).StandOut; len(out) > 0 {
			for _, k := range out {
				few := Said{}
				for _, o := range out {
					if o != k {
						few[o] = s[o]
					}
				}
				if src.few(few) {
					t.Fatalf("%v stand out without %s too", out, k)
				}
			}
		}
	})
}

// What is told of a project's stories is the same whatever a cell of fewer
// than ten really holds: it cannot be got back, by no sum and no difference.
func TestSmallCountsCannotBeDerived(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var stories []Said
		for range rapid.IntRange(0, 12).Draw(t, "cells") {
			s := drawSaid(t, "cell ", false)
			for range rapid.IntRange(1, 60).Draw(t, "people") {
				stories = append(stories, s)
			}
		}
		told, _ := json.Marshal(Facts(stories, DefaultLeast))
		counts := map[Fact]int{}
		for _, s := range stories {
			if f, ok := cell(s); ok {
				counts[f]++
			}
		}
		for f, n := range counts {
			if n >= DefaultLeast {
				continue
			}
			kept := slices.DeleteFunc(slices.Clone(stories), func(s Said) bool { c, ok := cell(s); return ok && c == f })
			for range rapid.IntRange(0, DefaultLeast-1).Draw(t, "instead") {
				kept = append(kept, f.said())
			}
			if other, _ := json.Marshal(Facts(kept, DefaultLeast)); !bytes.Equal(told, other) {
				t.Fatalf("a cell of %d shows", n)
			}
		}
		for _, f := range Facts(stories, DefaultLeast) {
			if f.AtLeast < DefaultLeast || f.AtLeast > counts[Fact{f.Age, f.Ethnic, f.Sex, f.Area, 0}] {
				t.Fatalf("%+v of %d", f, counts[Fact{f.Age, f.Ethnic, f.Sex, f.Area, 0}])
			}
		}
	})
}

const good = "# source: made up\n# licence: none\ntown_area,age_band,count\n,,1000\nNorth,,400\n,75_plus,80\nNorth,85_plus,9\n"

func TestCountsAreReadOrRefusedWhole(t *testing.T) {
	table, wrong := Read(strings.NewReader("\ufeff"+good), set)
	if len(wrong) > 0 || table.Rows() != 4 || table.Bound(Said{"town_area": "North", "age_band": "85_plus", "sex": "male"}) != 9 {
		t.Fatalf("%v, %+v", wrong, table)
	}
	for want, in := range map[string]string{
		"[{0 no_header }]":           "",
		"[{0 no_source }]":           strings.Replace(good, "# source", "# saucer", 1),
		"[{0 no_licence }]":          strings.Replace(good, "# licence", "#", 1),
		"[{3 bad_column shoe_size}]": strings.Replace(good, "age_band", "shoe_size", 1),
		"[{3 twice_column age_band} {5 bad_value age_band} {7 bad_value age_band}]": strings.Replace(good, "town_area", "age_band", 1),
		"[{3 no_count }]":                        strings.ReplaceAll(strings.Replace(good, ",count", ",sex", 1), ",1000\n,", ",\n,"),
		"[{4 bad_number count}]":                 strings.Replace(good, "1000", "one thousand", 1),
		"[{5 bad_value town_area}]":              strings.Replace(good, "North,,", "Nowhere,,", 1),
		"[{6 bad_line } {7 bad_value age_band}]": strings.Replace(strings.Replace(good, ",75_plus,80", "75_plus", 1), "85_plus", "85", 1),
		"[{7 over_total count}]":                 strings.Replace(good, ",9\n", ",1001\n", 1),
		"[{0 no_total }]":                        strings.Replace(good, ",,1000\n", "", 1),
		"[{5 twice }]":                           strings.Replace(good, "North,,", ",,", 1),
		"[{0 no_utf8 }]":                         good + "\xff",
		"[{0 too_long }]":                        good + strings.Repeat("#\n", MaxTable),
	} {
		table, wrong := Read(strings.NewReader(in), set)
		if want == "[{3 no_count }]" { // and its cells are no answers: only the first matters
			wrong = wrong[:1]
		}
		if got := fmt.Sprint(wrong); got != want || table != nil {
			t.Errorf("%s, want %s (%v)", got, want, table)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(good)
	f.Add(luton)
	f.Add("count\n5\n")
	f.Add("# source: a\n# licence: b\n\"a\nb\",count\n")
	f.Fuzz(func(t *testing.T, in string) {
		table, wrong := Read(strings.NewReader(in), nil)
		if (table == nil) == (len(wrong) == 0) {
			t.Fatalf("%v and %v", table, wrong)
		}
		if table == nil {
			return
		}
		src := Sources{Public: table}
		s := Said{"age_band": "85_plus", "ethnic_group": "white_roma", "sex": "male", "town_area": "North"}
		if f := src.Check(s); f.People < 0 || f.People > f.Most || f.Most > table.Total() {
			t.Fatalf("%+v", f)
		}
		src.Suggest(s)
	})
}

func TestRareCancers(t *testing.T) {
	for in, want := range map[string]string{
		"They said mesothelioma, then a Sarcoma.":     "mesothelioma|Sarcoma",
		"Sarcomas and cancer of the Testicles":        "Sarcomas|cancer of the Testicles",
		"breast cancer, prostate cancer, lung cancer": "",
		"non-Hodgkin lymphoma":                        "",
		"Hodgkin's lymphoma":                          "Hodgkin's",
		"Wykryto mięsaka i raka jądra.":               "mięsaka|",
		"ڈاکٹر نے کہا ہڈی کا کینسر ہے":                "ہڈی کا کینسر",
		"उसे ब्रेन ट्यूमर था":                         "ब्रेन ट्यूमर",
		"তার হাড়ের ক্যান্সার হয়েছিল":                "হাড়ের ক্যান্সার",
		"\xffsarcoma": "",
	} {
		var got []string
		for _, s := range RareCancers(in) {
			got = append(got, in[s.Start:s.End])
		}
		if want := strings.TrimSuffix(want, "|"); strings.Join(got, "|") != want && !strings.HasPrefix(strings.Join(got, "|"), want) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for line := range strings.Lines(rareWords) { // every name in the list is found
		_, names, ok := strings.Cut(line, ": ")
		for name := range strings.SplitSeq(strings.TrimSpace(names), ", ") {
			if ok && !strings.HasPrefix(line, "#") && len(RareCancers("x "+name+".")) != 1 {
				t.Errorf("%q is listed and not found", name)
			}
		}
	}
}

func TestAnswers(t *testing.T) {
	a := Answers{Intruders: map[Intruder]Answer{Neighbour: No, Relative: NotSure}}
	if a.Worst() != "" {
		t.Error("one is not answered")
	}
	a.Intruders[Searcher] = No
	if a.Worst() != NotSure {
		t.Error(a.Worst())
	}
	a.Intruders[Neighbour] = Yes
	a.Wider, a.Kept, a.Details = []string{"town_area", "role"}, []string{RareCancer, "caring"}, map[Detail]Answer{Work: Yes}
	if a.Worst() != Yes || a.Check() != nil {
		t.Error(a.Worst(), a.Check())
	}
	for _, bad := range []Answers{{Wider: []string{"Nasreen"}}, {Kept: []string{"x"}}, {Details: map[Detail]Answer{"x": Yes}},
		{Details: map[Detail]Answer{Work: NotSure}}, {Intruders: map[Intruder]Answer{Neighbour: "perhaps"}}} {
		if bad.Check() == nil {
			t.Errorf("%+v", bad)
		}
	}
}

func TestEveryWideAnswerHasItsParts(t *testing.T) {
	for _, q := range story.Questions() {
		all := map[string]bool{}
		for _, w := range wides(q.Key) {
			all[w.wide] = true
			if len(w.parts) < 2 {
				t.Errorf("%s: %s is of %v", q.Key, w.wide, w.parts)
			}
		}
		for v := range maps.Values(next[q.Key]) {
			if !all[v] {
				t.Errorf("%s: %s is not listed", q.Key, v)
			}
		}
	}
}
