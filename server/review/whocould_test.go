package review

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"hearme/story"
	"hearme/story/singleout"
)

func (w *world) page(id story.ID) answer { return w.get("/stories/" + string(id)) }

// Leads see the answers about a person in broad words only, and only those that
// leave enough people; what the connector answered stands beside.
func TestAnswersAboutAPersonAreSeenOnlyInBroadBands(t *testing.T) {
	w := newWorld(t)
	many, _ := w.tell(teller{about: story.About{"age_band": "45_54", "ethnic_group": "asian_pakistani", "sex": "female"}})
	few, _ := w.tell(teller{
		about: story.About{"age_band": "85_plus", "ethnic_group": "white_gypsy_traveller", "sex": "male", "gender_same": "no", "town_area": "North Luton"},
		who: &singleout.Answers{Wider: []string{"town_area"}, Kept: []string{singleout.RareCancer},
			Details:   map[singleout.Detail]singleout.Answer{singleout.Work: singleout.Yes, singleout.Family: singleout.No},
			Intruders: map[singleout.Intruder]singleout.Answer{singleout.Neighbour: singleout.NotSure, singleout.Relative: singleout.Yes, singleout.Searcher: singleout.No}},
	})
	finer, _ := w.tell(teller{about: story.About{"ethnic_group": "asian_chinese"}})
	other, _ := w.tell(teller{about: story.About{"ethnic_group": "asian_indian"}})
	none, _ := w.tell(teller{about: story.About{"sex": story.PreferNot}})
	w.signIn()
	w.page(many).has(t, "45 to 64", "Asian or Asian British", "Female", "Fewer than 10 other stories")
	w.page(many).lacks(t, "45 to 54", "Pakistani", "Few people are like this", "Other answers are not shown")
	about := regexp.MustCompile("About [0-9]+ people")
	if a, b := about.FindString(w.page(finer).body), about.FindString(w.page(other).body); a == "" || a != b {
		t.Errorf("the number tells which of the broad answer it is: %q, %q", a, b)
	}
	p := w.page(few)
	p.has(t, "Few people are like this", "Other answers are not shown", "Made wider on the tablet: Part of town", "kept by the connector: A rare cancer",
		"A neighbour, or someone from the same community centre: not sure", "A relative who was there: yes, they could tell",
		"It says a job or a place of work: yes; look whether it is out")
	p.lacks(t, "85 or over", "Gypsy", "town_area", "<dd>North Luton</dd>")
	w.page(none).has(t, "They answered none of the questions")
}

func TestTheStoriesAreCountedForTheTablets(t *testing.T) {
	w := newWorld(t)
	alike := story.About{"age_band": "25_34", "ethnic_group": "black_african", "sex": "female", "town_area": "North Luton"}
	for range 9 {
		w.tell(teller{about: alike})
	}
	w.signIn()
	if a := w.post("/project/counts/own", nil); a.header.Get("Location") != "/project?said=counted" {
		t.Fatal(a.status, a.header.Get("Location"))
	}
	c := w.told()
	if c.Counts == nil || len(c.Counts.Own) != 0 || c.Counts.Day != "2026-11-22" {
		t.Fatalf("nine stories are told: %+v", c.Counts)
	}
	last, code := w.tell(teller{about: alike, slip: true})
	w.post("/project/counts/own", nil)
	want := singleout.Fact{Age: "25_44", Ethnic: "black", Sex: "female", Area: "North Luton", AtLeast: 10}
	if c := w.told(); len(c.Counts.Own) != 1 || c.Counts.Own[0] != want {
		t.Fatalf("%+v", c.Counts)
	}
	w.get("/project").has(t, "1 group of 10 or more")
	w.page(last).has(t, "Fewer than 10 other stories") // nine others
	w.do(w.visitor(), http.MethodPost, "/withdraw", url.Values{"code": {code}, "what": {"all"}})
	w.post("/project/counts/own", nil)
	if c := w.told(); len(c.Counts.Own) != 0 {
		t.Errorf("a story that was taken back is still counted: %+v", c.Counts)
	}
}

const table = "# place: Luton\r\n# source: counted by hand\r\n# licence: none\r\ntown_area,sex,count\r\n,,5000\r\nNorth Luton,female,7\r\n"

func TestALeadLoadsPublicCounts(t *testing.T) {
	w := newWorld(t)
	w.signIn()
	w.get("/project").has(t, "comes with the program", "Open Government Licence")
	if a := w.post("/project/counts", url.Values{"table": {table}, "least": {"20"}}); a.status != http.StatusSeeOther {
		t.Fatal(a.status)
	}
	w.get("/project").has(t, "counted by hand", "fewer than 20", "North Luton,female,7</textarea>")
	src := w.told().Counting()
	if f := src.Check(singleout.Said{"town_area": "North Luton", "sex": "female"}); f.Most != 7 || len(f.StandOut) != 2 || src.Threshold() != 20 {
		t.Errorf("%+v", f)
	}
	before := w.told().Serial
	for in, want := range map[string]string{
		strings.Replace(table, "North", "Nowhere", 1):          "Line 6. “town_area”: This is not an answer to the question.",
		strings.Replace(table, ",7", ",seven", 1):              "Line 6. “count”: The count must be a whole number.",
		strings.Replace(table, "# source", "# from", 1):        "must say where the counts come from",
		strings.Replace(table, "sex,", "shoe <b>size</b>,", 1): "Line 4. A column is not a question about the person.",
		strings.Repeat("#\r\n", singleout.MaxTable):            "",
	} {
		a := w.post("/project/counts", url.Values{"table": {in}, "least": {"10"}})
		a.has(t, want)
		if a.status < 400 || strings.Contains(a.body, "<b>size") {
			t.Errorf("%q: %d", want, a.status)
		}
	}
	w.post("/project/counts", url.Values{"least": {"3"}}).has(t, "whole number from 10 to 100")
	if w.told().Serial != before {
		t.Error("something of it was kept")
	}
	w.post("/project/counts", url.Values{"least": {"10"}})
	w.get("/project").has(t, "comes with the program")
}
