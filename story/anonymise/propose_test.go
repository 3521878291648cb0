package anonymise

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"hearme/story"
)

func told(what, better string) story.Content {
	return story.Content{Lang: "en", WhatHappened: what, NeedsBetter: better, Age: story.Adult}
}

// preview is the box as the team will see it.
func preview(c story.Content, f story.Field, ds []Decision) string {
	s, _ := Preview(f, c.Text(f), AcceptAll(ds))
	return s
}

func TestOnePersonOnePlaceholder(t *testing.T) {
	c := told("My sister Saima came. Dr Patel was kind, Patel rang twice. Dr Okafor was not.", "SAIMA asked saima's friend to thank dr patel.")
	ds := ProposeStory(New(), c)
	if got, want := preview(c, story.WhatHappened, ds), "[my sister] came. [doctor 1] was kind, [doctor 1] rang twice. [doctor 2] was not."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := preview(c, story.NeedsBetter, ds), "[my sister] asked [my sister]'s friend to thank [doctor 1]."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNameOfOneBoxIsFoundInAnother(t *testing.T) {
	c := told("My name is Zzyzxia Quorl.", "they called zzyzxia twice")
	c.Translation = &story.Translation{Lang: "pl", Text: "wołali Zzyzxia dwa razy", MadeBy: "connector"}
	ds := ProposeStory(New(), c)
	for _, f := range []story.Field{story.NeedsBetter, story.TranslationField} {
		if s := preview(c, f, ds); strings.Contains(strings.ToLower(s), "zzyzxia") {
			t.Errorf("%s keeps the name: %s", f, s)
		}
	}
}

func TestNameIsFoundInAnotherScript(t *testing.T) {
	for _, c := range []struct{ lang, text, name string }{
		{"ur", "شازیہ کو سب یاد ہے", "شازیہ"}, {"bn", "শাজিয়া সব জানে", "শাজিয়া"}, {"hi", "शाज़िया ने कहा", "शाज़िया"},
	} {
		s := told("I told Shazia everything", "")
		s.Translation = &story.Translation{Lang: c.lang, Text: c.text, MadeBy: "connector"}
		if got := preview(s, story.TranslationField, ProposeStory(New(), s)); strings.Contains(got, c.name) {
			t.Errorf("%s keeps the name: %s", c.lang, got)
		}
	}
}

func TestPlaceholdersStayReadable(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "On 14 April 2022 at Larkfield Hospital", "On [spring 2022] at [a hospital]"},
		{"en", "I am 52 and Nurse Amina rang", "I am [50–59] and [nurse 1] rang"},
		{"en", "Gran is 94 years old", "Gran is [90+]"},
		{"en", "His wife Morenike wrote. Morenike rang.", "[his relative 1] wrote. [his relative 1] rang."},
		{"pl", "u jego brata Mirka", "u [jego ktoś z rodziny 1]"},
		{"ur", "اس کی بیٹی صائمہ آئی", "[اس کی رشتہ دار 1] آئی"},
		{"pl", "moja siostra Iwona przyszła 14 lutego 2022", "[moja siostra] przyszła [zima 2022]"},
		{"bn", "আমার মেয়ে শিরিন", "[আমার মেয়ে]"},
		{"ur", "میری بیٹی صائمہ", "[میری بیٹی]"},
	} {
		s := told(c.text, "")
		s.Lang = c.lang
		if got := preview(s, story.WhatHappened, ProposeStory(New(), s)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.lang, got, c.want)
		}
	}
}

func TestAddJoinsWhatItOverlaps(t *testing.T) {
	c := told("I met Dr Patel the tall one today", "")
	ds := ProposeStory(New(), c)
	ds = Add(c, ds, story.WhatHappened, 9, 27, Staff, "connector")
	if len(ds) != 1 || ds[0].Finding.Start != 6 || ds[0].Finding.End != 27 || ds[0].Verdict != Out || ds[0].By != "connector" {
		t.Fatalf("got %+v", ds)
	}
	if got := preview(c, story.WhatHappened, ds); got != "I met [doctor 1] today" {
		t.Errorf("got %s", got)
	}
	if got := Add(c, ds, story.WhatHappened, 5, 6, Person, "connector"); len(got) != 1 {
		t.Errorf("a space was added: %+v", got)
	}
	if got := SetType(c, ds, 0, Place, "connector"); got[0].Placeholder != "[a place]" {
		t.Errorf("got %+v", got)
	}
}

// TestPlaceholderWordsAgree holds the catalogues to the engine's own words.
func TestPlaceholderWordsAgree(t *testing.T) {
	files, err := filepath.Glob("../../i18n/languages/*/redaction.toml")
	if err != nil || len(files) < 4 {
		t.Fatalf("%d catalogues, %v", len(files), err)
	}
	for _, f := range files {
		lang := filepath.Base(filepath.Dir(f))
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var words map[string]string
		if err := toml.Unmarshal(b, &words); err != nil {
			t.Fatal(err)
		}
		own := languageOf(lang).words
		for k, v := range own {
			if words["placeholder."+k] != v {
				t.Errorf("%s: placeholder.%s is %q in the catalogue and %q here", lang, k, words["placeholder."+k], v)
			}
		}
		for _, typ := range Types() {
			if words["type."+string(typ)] == "" {
				t.Errorf("%s: no word for the type %s", lang, typ)
			}
		}
		if len(own) == 0 {
			t.Errorf("%s has no placeholder words", lang)
		}
	}
}
