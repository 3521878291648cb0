package strictjson

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"hearme/story"
)

type inner struct {
	Yes *bool `json:"yes"`
}

type sample struct {
	Text  string          `json:"text"`
	N     *int            `json:"n"`
	List  []inner         `json:"list"`
	Named map[string]bool `json:"named"`
	In    inner           `json:"in"`
}

func TestUnmarshal(t *testing.T) {
	for in, want := range map[string]string{
		`{"text":"a","n":3,"list":[{"yes":true}],"named":{"x":true},"in":{"yes":null}} `: "",
		`{"text":"a \ud83d\ude00 \\ud800"}`:                                              "",
		`{"text":"\ud800"}`:                                                              "bad_utf8",
		`{"text":"\ude00\ud83d"}`:                                                        "bad_utf8",
		`{"text":"\ud83dx"}`:                                                             "bad_utf8",
		"{\"text\":\"a\xff\"}":                                                           "bad_utf8",
		`{"text":"a"`:                                                                    "bad_json",
		`{"text":"a"} {}`:                                                                "bad_json",
		``:                                                                               "bad_json",
		`{"text":"a","text":"b"}`:                                                        "duplicate_key: text",
		`{"named":{"x":true,"x":true}}`:                                                  "duplicate_key: named.x",
		`{"Text":"a"}`:                                                                   "unknown_key: Text",
		`{"in":{"no":true}}`:                                                             "unknown_key: in.no",
		`{"list":[{"yes":true},{"maybe":1}]}`:                                            "unknown_key: list[1].maybe",
		`{"my mother said so":1}`:                                                        "unknown_key: ?",
		`{"text":1}`:                                                                     "bad_type: text",
		`{"n":"3"}`:                                                                      "bad_type: n",
		`{"n":3.5}`:                                                                      "bad_type: n",
		`{"in":{"yes":"true"}}`:                                                          "bad_type: in.yes",
		`[]`:                                                                             "bad_type",
		`{"in":` + strings.Repeat("[", 40) + strings.Repeat("]", 40) + `}`: "bad_json: in",
	} {
		var s sample
		err := Unmarshal([]byte(in), &s)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != want && !strings.HasPrefix(got, want+"[") {
			t.Errorf("%.60q: %q, want %q", in, got, want)
		}
	}
}

func FuzzUnmarshal(f *testing.F) {
	for _, s := range []string{`{"text":"a"}`, `{"text":"\ud800"}`, `{"list":[{"yes":true}]}`, "{\"text\":\"\xff\"}", `{"text":"a","text":"b"}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var s sample
		err := Unmarshal(b, &s)
		var p *story.Problem
		if err != nil && !errors.As(err, &p) {
			t.Fatalf("an error without a code: %v", err)
		}
		if err == nil {
			out, _ := json.Marshal(s)
			if err := Unmarshal(out, &sample{}); err != nil {
				t.Fatalf("what was read does not read again: %v", err)
			}
		}
	})
}
